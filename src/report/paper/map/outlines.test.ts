import { describe, expect, it } from 'vitest';
import { packPolygons } from '../../../../test/support/tiny-province.ts';
import { traceOutlines, simplifyLine } from './outlines.ts';
import { emptyPaperMask, clipMask, markPolygons } from '../sheet/paper-mask.ts';
import type { MapPlane } from '../sheet/plane.ts';

/** Degrees are points: geometry is easy to draw by hand. */
const map = { left: 0, bottom: 0, right: 100, top: 100 };
const plane = {
  map,
  origin: [0, 0],
  pointsPerMeter: 1,
  projection: { forwardAll: (xy: Float64Array) => xy },
} as unknown as MapPlane;
const square = (left: number, bottom: number, side: number): [number, number][] => [
  [left, bottom],
  [left + side, bottom],
  [left + side, bottom + side],
  [left, bottom + side],
  [left, bottom],
];
const areaOf = (ring: ArrayLike<number>): number => {
  let twice = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    twice += ring[j] * ring[i + 1] - ring[i] * ring[j + 1];
  return Math.abs(twice / 2);
};

describe('union on paper', () => {
  it('joins areas that overlap into one outline', () => {
    const mask = emptyPaperMask(map, 1);
    markPolygons(mask, packPolygons([[[square(10, 10, 30)]], [[square(30, 30, 30)]]]), plane);
    const outlines = traceOutlines(mask);
    expect(outlines).toHaveLength(1);
    expect(areaOf(outlines[0])).toBe(30 * 30 * 2 - 10 * 10);
  });

  it('keeps holes, and islands in holes', () => {
    const mask = emptyPaperMask(map, 1);
    markPolygons(
      mask,
      packPolygons([[[square(10, 10, 60), square(20, 20, 40)], [square(30, 30, 10)]]]),
      plane,
    );
    expect(
      traceOutlines(mask)
        .map(areaOf)
        .sort((a, b) => a - b),
    ).toEqual([100, 1600, 3600]);
  });

  it('a ring that crosses itself is even-odd, and does no harm', () => {
    const mask = emptyPaperMask(map, 1);
    markPolygons(
      mask,
      packPolygons([
        [
          [
            [
              [10, 10],
              [50, 50],
              [50, 10],
              [10, 50],
              [10, 10],
            ],
          ],
        ],
      ]),
      plane,
    );
    const area = traceOutlines(mask).reduce((sum, ring) => sum + areaOf(ring), 0);
    expect(area).toBeGreaterThan(700);
    expect(area).toBeLessThan(900);
  });

  it('cuts to the province', () => {
    const [mask, province] = [emptyPaperMask(map, 1), emptyPaperMask(map, 1)];
    markPolygons(province, packPolygons([[[square(0, 0, 20)]]]), plane);
    markPolygons(mask, packPolygons([[[square(10, 10, 60)]]]), plane);
    clipMask(mask, province);
    expect(areaOf(traceOutlines(mask)[0])).toBe(100);
  });

  it('areas that meet in a corner stay two', () => {
    const mask = emptyPaperMask(map, 1);
    markPolygons(mask, packPolygons([[[square(10, 10, 10)]], [[square(20, 20, 10)]]]), plane);
    expect(traceOutlines(mask)).toHaveLength(2);
  });

  it('slanted edges lose most of their stairs and keep their place', () => {
    const mask = emptyPaperMask(map, 1);
    markPolygons(
      mask,
      packPolygons([
        [
          [
            [
              [10, 10],
              [90, 40],
              [10, 70],
              [10, 10],
            ],
          ],
        ],
      ]),
      plane,
    );
    const [ring] = traceOutlines(mask);
    // 60 rows of cells make 122 corners.
    expect(ring.length / 2).toBeLessThan(45);
    expect(Math.abs(areaOf(ring) - 2400)).toBeLessThan(60);
  });
});

describe('simplifyLine', () => {
  it('drops what lies within the tolerance, keeps both ends', () => {
    expect(simplifyLine([0, 0, 5, 0.1, 10, 0, 10, 8], 0.5)).toEqual([0, 0, 10, 0, 10, 8]);
  });
});
