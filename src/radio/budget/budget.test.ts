import { describe, expect, test } from 'vitest';
import type { Site } from '../../model/network.ts';
import { antennaLoss } from './antenna.ts';
import { RADIO_DEFAULTS } from './radio-settings.ts';
import { resourceElementLoss, servedProbability } from './rsrp.ts';
import { transmittersOf } from './transmitters.ts';

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
const made = (sites: readonly Site[]) => transmittersOf(sites, ['4G'], RADIO_DEFAULTS, null);

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
