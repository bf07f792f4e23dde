import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geodesicDistanceMeters } from '../measures/ellipsoid.ts';
import { NearestLine } from './nearest-line.ts';
import { packLines, packPoints } from '../packed/pack.ts';

/** Smallest geodesic distance to 2,000 places along each segment: never less than the truth. */
function byWalking(lines: [number, number][][], x: number, y: number): number {
  let best = Infinity;
  for (const line of lines)
    for (let i = 1; i < line.length; i++)
      for (let k = 0; k <= 2000; k++) {
        const t = k / 2000;
        const lon = line[i - 1][0] + t * (line[i][0] - line[i - 1][0]);
        const lat = line[i - 1][1] + t * (line[i][1] - line[i - 1][1]);
        best = Math.min(best, geodesicDistanceMeters(x, y, lon, lat));
      }
  return best;
}

describe('nearest line', () => {
  it('names layer, feature and foot', () => {
    const index = new NearestLine([
      packLines([
        [
          [
            [104, 21],
            [105, 21],
          ],
        ],
        [
          [
            [104, 22],
            [105, 22],
          ],
        ],
      ]),
      packPoints([[104.5, 21.6]]),
    ]);
    const south = index.find(104.5, 21.1);
    expect([south.layer, south.feature]).toEqual([0, 0]);
    expect(south.lon).toBeCloseTo(104.5, 6);
    expect(south.distanceMeters).toBeCloseTo(geodesicDistanceMeters(104.5, 21.1, 104.5, 21), 2);
    expect(index.find(104.5, 21.55)).toMatchObject({ layer: 1, feature: 0 });
    expect(index.find(103, 25)).toMatchObject({ layer: 0, feature: 1, lon: 104, lat: 22 });
  });
  it('is nothing at all from a corner of a line', () => {
    const index = new NearestLine([
      packLines([
        [
          [
            [104.01230951854407, 21.023485587764466],
            [104, 21],
          ],
        ],
      ]),
    ]);
    expect([
      index.find(104, 21).distanceMeters,
      index.find(104.01230951854407, 21.023485587764466).distanceMeters,
    ]).toEqual([0, 0]);
  });
  it('has no answer without lines or without a place', () => {
    expect(new NearestLine([]).find(104, 21).distanceMeters).toBeNaN();
    expect(new NearestLine([packPoints([[104, 21]])]).find(NaN, NaN).layer).toBe(-1);
  });
  it('is no further than any step of a walk along every segment, and hardly nearer than its nearest', () => {
    const place = fc.tuple(
      fc.double({ min: 104, max: 105, noNaN: true }),
      fc.double({ min: 21, max: 22, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(place, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        place,
        (lines, [x, y]) => {
          const found = new NearestLine([packLines(lines.map((line) => [line]))]).find(x, y).distanceMeters;
          const walked = byWalking(lines, x, y);
          expect(found).toBeLessThan(walked + 1e-5);
          expect(found).toBeGreaterThan(walked - 75);
        },
      ),
      { numRuns: 60 },
    );
  });
});
