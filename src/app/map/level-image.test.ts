import { expect, test } from 'vitest';
import { LEVEL_SHADES } from '../../cartography/tokens.ts';
import type { LevelPicture } from '../../jobs/study/study.ts';
import { NO_LEVEL } from '../../radio/predict/level-tenths.ts';
import { levelImage, paintLevels } from './level-image.ts';

const LEVELS = [-95, -105, -115];
/** Cells of 90 m: bands of what only bare ground lets through are two cells wide. */
const picture = (bare: number[], canopy: number[]): LevelPicture => ({
  grid: { columns: 4, rows: 1, westEdge: 104, northEdge: 21, stepLon: 90 / 103_900, stepLat: 90 / 111_195 },
  bare: Int16Array.from(bare, (dbm) => dbm * 10),
  canopy: Int16Array.from(canopy, (dbm) => dbm * 10),
});
const colours = (pixels: Uint8ClampedArray): (string | null)[] =>
  Array.from({ length: pixels.length / 4 }, (_, i) => {
    const [red, green, blue, opacity] = pixels.subarray(4 * i, 4 * i + 4);
    if (opacity === 0) return null;
    return `#${[red, green, blue].map((one) => one!.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
  });

test('each class has its shade; a level at the limit belongs to the better class', () => {
  const levels = [-80, -95, -105.1, -115];
  const { pixels } = paintLevels(picture(levels, levels), LEVELS);
  const [good, fair, weak] = LEVEL_SHADES;
  expect(colours(pixels)).toEqual([good, good, weak, weak]);
  expect(fair).not.toBe(weak);
});

test('what only bare ground lets through is drawn in bands, what is too weak not at all', () => {
  const { pixels } = paintLevels(picture([-100, -100, -100, -100], [-130, -130, -130, -130]), LEVELS);
  const fair = LEVEL_SHADES[1];
  expect(colours(pixels)).toEqual([fair, fair, null, null]);
  const nothing = { ...picture([0, 0, 0, 0], [0, 0, 0, 0]) };
  nothing.bare.fill(NO_LEVEL);
  nothing.canopy.fill(NO_LEVEL);
  expect(colours(paintLevels(nothing, LEVELS).pixels)).toEqual([null, null, null, null]);
});

test('an unchanged picture keeps its address; other limits or levels have another', () => {
  const one = picture([-90, -90, -90, -90], [-90, -90, -90, -90]);
  const image = levelImage(one, LEVELS);
  expect(levelImage(one, LEVELS)).toBe(image);
  expect(levelImage(one, [-90, -100, -110]).url).not.toBe(image.url);
  expect(image.corners[0]).toEqual([104, 21]);
  expect(image.corners[2]![0]).toBeCloseTo(104 + 360 / 103_900, 10);
});
