import { expect, test } from 'vitest';
import type { LinkProfile } from '../../../radio/predict/link-profile.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import { linkVerdict } from './link-verdict.ts';
import { foundMasts, readDegrees } from './masts.ts';
import { profileShape } from './profile-shape.ts';

const losses = { freeSpaceDb: 1, diffractionDb: 0, totalDb: 1 };
/** 4 km flat at 100 m, antennas 50 m above it, a ridge of 400 m half of the way. */
const profile: LinkProfile = {
  distanceKm: Float64Array.of(0, 1, 2, 3, 4),
  groundM: Float64Array.of(100, 100, 400, 100, 100),
  canopyM: Float64Array.of(0, 0, 0, 0, 0),
  bulgeM: Float64Array.of(0, 0, 0, 0, 0),
  sightM: Float64Array.of(150, 150, 150, 150, 150),
  fresnelM: Float64Array.of(0, 10, 12, 10, 0),
  ridges: [{ distanceKm: 2, heightMeters: 400, overMeters: 250, fresnelMeters: 12 }],
  ...{ bare: losses, canopy: losses, filled: false },
};

test('the field holds all from the lowest ground to the ridge, with room above', () => {
  const shape = profileShape(profile, 400, 100);
  const [ridge] = shape.ridges;
  expect(ridge).toMatchObject({ x: 200, overMeters: 250 });
  expect(ridge!.y).toBeGreaterThan(5);
  expect(ridge!.line).toBeGreaterThan(ridge!.y);
  expect(shape.masts.map(({ x }) => x)).toEqual([0, 400]);
  // The ground at 100 m is the lowest: the foot of the masts stands at the bottom.
  expect(shape.masts[0]!.foot).toBeCloseTo(100, 6);
  expect(shape.scale.map(({ meters }) => meters)).toEqual([100, 200, 300, 400]);
  expect(shape.marks.map(({ km }) => km)).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4]);
  expect(shape.ground).toMatch(/^M0 100L0\.0 100\.0L/);
});

test('the verdict names how many ridges block and the highest of them', () => {
  const words = messagesIn('vi').app.terrain.link;
  expect(linkVerdict(profile, words, 'vi')).toBe('Bị che: 1 dãy núi, cao nhất vượt tầm nhìn thẳng 250 m.');
  const low = { ...profile.ridges[0]!, overMeters: -3 };
  expect(linkVerdict({ ...profile, ridges: [low] }, words, 'vi')).toBe(words.touches);
  expect(linkVerdict({ ...profile, ridges: [] }, words, 'vi')).toBe(words.inSight);
});

test('masts are found by the beginning of their code and by operator; degrees are read with comma or point', () => {
  const site = (code: string, operator: string) =>
    ({ site: { code, operator }, index: 0 }) as unknown as Parameters<typeof foundMasts>[0][number];
  const masts = [site('VTL0001', 'viettel'), site('MBF0001', 'mobifone')];
  const codes = (typed: string) => foundMasts(masts, typed, (one) => one).map((one) => one.site.code);
  expect(codes('')).toEqual(['VTL0001', 'MBF0001']);
  expect(codes('mbf')).toEqual(['MBF0001']);
  expect(codes('viettel')).toEqual(['VTL0001']);
  expect(codes('xyz')).toEqual([]);
  expect([
    readDegrees('104,146', 180),
    readDegrees('20.5', 85),
    readDegrees('95', 85),
    readDegrees('a', 85),
  ]).toEqual([104.146, 20.5, null, null]);
});
