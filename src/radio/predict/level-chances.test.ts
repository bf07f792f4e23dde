import { expect, test } from 'vitest';
import { placeSpread, radioSettingsOf } from '../budget/radio-settings.ts';
import { servedProbability } from '../budget/rsrp.ts';
import type { PowerRaster } from './coverage-raster.ts';
import { Calibration } from './level-chances.ts';

const settings = radioSettingsOf({});
const fit = { offsetDb: -4, treesShare: 1, sigmaDb: 9, n: 100, rmseLocoDb: 9, biasDb: 0 };
const fitted = [{ operator: 'viettel', bandMhz: 1800, n: 100, measured: 90, fit }];
const chance = (nearby: number | null): number =>
  new Calibration(
    { fitted, nearby: nearby === null ? null : { pairs: 50, spreadDb: nearby } },
    settings,
  ).probability('viettel', 1800, -104, -109);

test('levels of a fitted operator and band are corrected, others stay as stated', () => {
  const levels = (): Pick<PowerRaster, 'bare' | 'canopy' | 'bandMhz'> => ({
    bare: Float32Array.of(-80, -90, -Infinity),
    canopy: Float32Array.of(-85, -99, -Infinity),
    bandMhz: Uint16Array.of(1800, 900, 0),
  });
  const calibration = new Calibration({ fitted, nearby: null }, settings);
  const [viettel, gtel] = [levels(), levels()];
  calibration.correct(viettel, 'viettel');
  calibration.correct(gtel, 'gtel');
  expect([[...viettel.bare], [...viettel.canopy]]).toEqual([
    [-84, -90, -Infinity],
    [-89, -99, -Infinity],
  ]);
  expect(gtel).toEqual(levels());
});

test('what measurements beside each other differ by is no doubt about a place, but for its own spread', () => {
  const places = placeSpread(settings, 1800);
  const near = servedProbability(-109, -115, places, Math.sqrt(81 - 49));
  expect(chance(7)).toBeCloseTo(near, 12);
  // Not known: 3 dB of the devices, and the place.
  expect(chance(null)).toBeCloseTo(servedProbability(-109, -115, 0, Math.sqrt(81 - 9)), 12);
  expect(chance(7)).toBeGreaterThan(chance(null));
});

test('no measurement makes the model better than 1 dB', () => {
  expect(chance(12)).toBeCloseTo(servedProbability(-109, -115, placeSpread(settings, 1800), 1), 12);
});

test('a band that was not fitted keeps the stated spread', () => {
  const plain = new Calibration({ fitted: [], nearby: { pairs: 50, spreadDb: 7 } }, settings);
  const both = [-100, -105].map((dbm) => servedProbability(dbm, -115, placeSpread(settings, 1800), 8));
  expect(plain.probability('viettel', 1800, -100, -105)).toBeCloseTo((both[0] + both[1]) / 2, 12);
});
