import { describe, expect, test } from 'vitest';
import type { AntennaPattern, Site } from '../../model/network.ts';
import { antennaLoss } from './antenna.ts';
import { radioSettingsOf } from './radio-settings.ts';
import { resourceElementLoss, servedProbability } from './rsrp.ts';
import { transmittersOf } from './transmitters.ts';

const DEFAULTS = radioSettingsOf({});

const site = (change: Partial<Site>): Site => ({
  ...{ code: 'A', operator: 'viettel', technologies: ['4G'], lon: 105, lat: 22, heightMeters: 30 },
  ...{ devices: 1, radios: [], sourceId: 's', row: 2 },
  ...change,
});
const radio = (change: Partial<Site['radios'][number]>): Site['radios'][number] => ({
  ...{ operator: 'viettel', technology: '4G', bandMhz: 900, bandwidthMhz: 10, azimuthDegrees: 120 },
  ...{ tiltDegrees: 4, electricalTiltDegrees: null, mechanicalTiltDegrees: null, eirpDbm: 60 },
  ...{ powerDbm: null, gainDbi: null, lossDb: null, heightMeters: null, sourceId: 's', row: 2 },
  ...change,
});
const made = (sites: readonly Site[]) => transmittersOf(sites, ['4G'], DEFAULTS, null);

describe('level of a resource element', () => {
  test('27.8 dB below the carrier at 10 MHz, 30.8 dB at 20 MHz', () => {
    expect(resourceElementLoss('4G', 10)).toBeCloseTo(27.78, 2);
    expect(resourceElementLoss('4G', 20)).toBeCloseTo(30.79, 2);
    expect(resourceElementLoss('4G', 7)).toBeNull();
  });
  test('at the threshold one place in two is served; a wider spread knows less', () => {
    expect(servedProbability(-115, -115, 3, 8)).toBe(0.5);
    expect(servedProbability(-105, -115, 6, 8)).toBeCloseTo(0.8413, 4);
    expect(servedProbability(-105, -115, 0, 20)).toBeLessThan(servedProbability(-105, -115, 0, 8));
  });
});

test('an antenna loses 3 dB at the edge of its beam, 20 dB behind, and nothing where nobody said where it looks', () => {
  const aim = { azimuthDegrees: 350, tiltDegrees: null };
  expect(antennaLoss(aim, 350, 0)).toBe(0);
  expect(antennaLoss(aim, 350 - 32.5, 0)).toBeCloseTo(3, 10);
  expect(antennaLoss(aim, 22.5, 0)).toBeCloseTo(3, 10);
  expect(antennaLoss(aim, 170, 0)).toBe(20);
  expect(antennaLoss({ azimuthDegrees: null, tiltDegrees: null }, 170, -40)).toBe(0);
  expect(antennaLoss({ azimuthDegrees: null, tiltDegrees: 5 }, 0, -5)).toBe(0);
});

describe('transmitters of masts', () => {
  test('a mast that says nothing is filled, and every assumption is counted', () => {
    const { list, assumed } = made([site({ heightMeters: null })]);
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({ heightMeters: 40, bandMhz: 1800 });
    expect(list[0].elementDbm).toBeCloseTo(61 - 30.79, 2);
    expect(assumed).toMatchObject({ height: 1, band: 1, bandwidth: 1, power: 1, azimuth: 1, tilt: 1 });
  });
  test('what a radio says counts; power with gain and loss is as good as EIRP', () => {
    const said = radio({ eirpDbm: null, powerDbm: 46, gainDbi: 17, lossDb: 3 });
    const { list, assumed } = made([site({ radios: [said, radio({ azimuthDegrees: 240 })] })]);
    expect(list).toHaveLength(1);
    expect(list[0].aims.map(({ azimuthDegrees }) => azimuthDegrees)).toEqual([120, 240]);
    expect(list[0].elementDbm).toBeCloseTo(60 - 27.78, 2);
    expect(Object.values(assumed).every((times) => times === 0)).toBe(true);
  });
  test('a height that is none and a band outside the model are left out and named', () => {
    const { list, leftOut } = made([
      site({ code: 'low', heightMeters: 0 }),
      site({ code: 'wave', radios: [radio({ bandMhz: 26000 })] }),
      site({ code: 'wide', radios: [radio({ bandwidthMhz: 7 })] }),
    ]);
    expect(list).toEqual([]);
    expect(leftOut.map(({ site: code, why }) => [code, why])).toEqual([
      ['low', 'height-not-above-ground'],
      ['wave', 'band-outside-model'],
      ['wide', 'bandwidth-unknown'],
    ]);
  });
});

describe('a measured antenna', () => {
  const cut = (...pairs: [number, number][]) => ({
    degrees: Float64Array.from(pairs, ([degrees]) => degrees),
    lossDb: Float64Array.from(pairs, ([, loss]) => loss),
  });
  // Sideways every 30 degrees and steeper on the left; up and down a beam 6 degrees below the horizon.
  const pattern: AntennaPattern = {
    ...{ name: 'A1', gainDbi: 17, beamDegrees: 6, mostDb: 32 },
    horizontal: cut([0, 0], [30, 3], [90, 12], [180, 32], [270, 16], [330, 5]),
    vertical: cut([0, 8], [6, 0], [12, 8], [90, 25], [180, 30], [270, 25], [350, 16]),
  };
  const aim = (azimuthDegrees: number | null, tiltDegrees: number | null = null) => ({
    ...{ azimuthDegrees, tiltDegrees, pattern },
  });

  test('sideways is read between measured angles and round the circle', () => {
    const level = (bearing: number): number => antennaLoss(aim(100), bearing, -6);
    expect([100, 130, 190].map(level)).toEqual([0, 3, 12]);
    expect(level(115)).toBeCloseTo(1.5, 12);
    expect(level(160)).toBeCloseTo(3 + 0.5 * 9, 12);
    // Behind north, and between the last angle and the first.
    expect(level(10)).toBeCloseTo(16, 12);
    expect(level(85)).toBeCloseTo(2.5, 12);
    expect(level(85 + 720)).toBeCloseTo(2.5, 12);
  });

  test('up and down the beam looks where it looks by itself, or where it is said to look', () => {
    expect(antennaLoss(aim(0), 0, -6)).toBe(0);
    expect(antennaLoss(aim(0), 0, 0)).toBe(8);
    expect(antennaLoss(aim(0), 0, -9)).toBeCloseTo(4, 12);
    expect(antennaLoss(aim(0), 0, 5)).toBeCloseTo(12, 12);
    // Tilted to 2 degrees: the whole cut turns by 4.
    expect(antennaLoss(aim(0, 2), 0, -2)).toBe(0);
    expect(antennaLoss(aim(0, 2), 0, 4)).toBe(8);
  });

  test('both planes add up, and never to more than the greatest loss measured', () => {
    expect(antennaLoss(aim(0), 30, 0)).toBeCloseTo(11, 12);
    expect(antennaLoss(aim(0), 180, 0)).toBe(32);
    expect(antennaLoss(aim(null), 180, 0)).toBe(8);
  });

  test('is tilted by what is said of the whole beam, else by hand beyond its own tilt', () => {
    const tilts = (change: Parameters<typeof radio>[0]): unknown[] => {
      const { list, assumed } = made([site({ radios: [radio({ tiltDegrees: null, pattern, ...change })] })]);
      return [list[0].aims[0].tiltDegrees, assumed.tilt];
    };
    expect(tilts({ tiltDegrees: 4 })).toEqual([4, 0]);
    expect(tilts({})).toEqual([6, 0]);
    expect(tilts({ mechanicalTiltDegrees: 3 })).toEqual([9, 0]);
    expect(tilts({ mechanicalTiltDegrees: 3, electricalTiltDegrees: 2 })).toEqual([5, 0]);
  });
});
