import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geodesicDistanceMeters } from '../geometry/measures/ellipsoid.ts';
import { VOID_HEIGHT, type ElevationGrid, type Terrain } from '../model/dataset.ts';
import type { Position } from '../model/geometry.ts';
import { HEIGHT_FILLED, HEIGHT_KNOWN, HEIGHT_VOID } from './heights.ts';
import { profileBetween } from './profile.ts';

/** A grid around 104° E, 21° N from the degrees of its cells; 3 arc-seconds unless said. */
function gridOf(
  heightAt: (lon: number, lat: number) => number,
  { side = 241, perDegree = 1200, west = 104, north = 21.1 } = {},
): ElevationGrid {
  const step = 1 / perDegree;
  const heights = Int16Array.from({ length: side * side }, (_, at) =>
    Math.round(heightAt(west + (at % side) * step, north - Math.floor(at / side) * step)),
  );
  return { columns: side, rows: side, west, north, stepLon: step, stepLat: step, heights };
}
const terrainOf = (ground: ElevationGrid[], canopy: ElevationGrid[] = []): Terrain => ({
  ground,
  canopy,
  surface: [],
});
/** A tilted plane: 1,000 m at 104° E, 21° N, whole metres at every cell. */
const plane = (lon: number, lat: number): number => 1000 + 2400 * (lon - 104) - 1200 * (lat - 21);

describe('a profile', () => {
  it('begins and ends at its points, in equal steps no longer than asked for', () => {
    const place = fc.tuple(
      fc.double({ min: 104.01, max: 104.19, noNaN: true }),
      fc.double({ min: 20.91, max: 21.09, noNaN: true }),
    );
    const terrain = terrainOf([gridOf(plane)]);
    fc.assert(
      fc.property(place, place, fc.double({ min: 10, max: 500, noNaN: true }), (from, to, step) => {
        const { distanceMeters, heightMeters, marks, filled, broken } = profileBetween(
          terrain,
          from,
          to,
          step,
        );
        const meters = geodesicDistanceMeters(...from, ...to);
        const last = distanceMeters.length - 1;
        expect(distanceMeters[0]).toBe(0);
        expect(distanceMeters[last]).toBeCloseTo(meters, 6);
        expect(distanceMeters[1]! - distanceMeters[0]!).toBeLessThanOrEqual(step * (1 + 1e-9));
        // A plane in degrees is a plane between cells too; the way between is a geodesic, all but a straight line.
        expect(heightMeters[0]).toBeCloseTo(plane(...from), 6);
        expect(heightMeters[last]).toBeCloseTo(plane(...to), 6);
        heightMeters.forEach((height, i) =>
          expect(
            Math.abs(height - (plane(...from) + (plane(...to) - plane(...from)) * (i / last))),
          ).toBeLessThan(0.5),
        );
        expect([...new Set(marks)]).toEqual([HEIGHT_KNOWN]);
        expect([filled, broken]).toEqual([false, false]);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same from either end', () => {
    const hills = gridOf((lon, lat) => 900 + 200 * Math.sin(lon * 300) + 150 * Math.cos(lat * 410));
    const [a, b]: [Position, Position] = [
      [104.02, 20.93],
      [104.17, 21.08],
    ];
    const forth = profileBetween(terrainOf([hills]), a, b, 30).heightMeters;
    const back = profileBetween(terrainOf([hills]), b, a, 30).heightMeters;
    forth.forEach((height, i) => expect(height).toBeCloseTo(back[back.length - 1 - i]!, 4));
  });

  it('goes over the border of tiles as if there were none', () => {
    const all = gridOf(plane);
    const west = gridOf(plane, { side: 121 });
    const tiles = [
      west,
      gridOf(plane, { side: 121, west: 104.1 }),
      gridOf(plane, { side: 121, north: 21 }),
      gridOf(plane, { side: 121, west: 104.1, north: 21 }),
    ];
    const way = [[104.01, 20.93], [104.19, 21.07], 50] as const;
    expect(profileBetween(terrainOf(tiles), ...way)).toEqual(profileBetween(terrainOf([all]), ...way));
  });

  it('takes the finer grid where it lies and knows, the coarser elsewhere', () => {
    const coarse = gridOf(() => 500);
    const fine = gridOf((lon) => (lon > 104.03 && lon < 104.04 ? VOID_HEIGHT : 800), {
      side: 181,
      perDegree: 3600,
      west: 104.02,
      north: 21.02,
    });
    const { heightMeters, distanceMeters, filled } = profileBetween(
      terrainOf([coarse, fine]),
      [104.01, 21],
      [104.09, 21],
      30,
    );
    const at = (lon: number): number => {
      const share = (lon - 104.01) / 0.08;
      return heightMeters[Math.round(share * (distanceMeters.length - 1))]!;
    };
    expect([104.015, 104.025, 104.035, 104.06, 104.08].map(at)).toEqual([500, 800, 500, 800, 500]);
    expect(filled).toBe(false);
  });

  it('fills a void from its neighbours, says so, and leaves open what lies farther off than 2 km', () => {
    // A hole of 1.0 km and one of 7.3 km across in a plane.
    const isHole = (lon: number): boolean => Math.abs(lon - 104.03) < 0.005 || Math.abs(lon - 104.12) < 0.035;
    const holed = gridOf((lon, lat) => (isHole(lon) ? VOID_HEIGHT : plane(lon, lat)));
    const { heightMeters, marks, filled, broken } = profileBetween(
      terrainOf([holed]),
      [104.01, 21],
      [104.19, 21],
      20,
    );
    expect([filled, broken]).toEqual([true, true]);
    heightMeters.forEach((height, i) => {
      const lon = 104.01 + (0.18 * i) / (heightMeters.length - 1);
      if (marks[i] === HEIGHT_VOID) {
        expect(height).toBeNaN();
        expect(Math.abs(lon - 104.12)).toBeLessThan(0.035 - 0.018);
      } else {
        expect(Math.abs(height - plane(lon, 21))).toBeLessThan(marks[i] === HEIGHT_FILLED ? 50 : 0.1);
      }
    });
    const small = profileBetween(terrainOf([holed]), [104.01, 21], [104.05, 21], 20);
    expect([small.filled, small.broken]).toEqual([true, false]);
    // From both sides the hole of 1 km in a slope of 23 m a kilometre is met within a third of its rise.
    small.heightMeters.forEach((height, i) =>
      expect(
        Math.abs(height - plane(104.01 + (0.04 * i) / (small.heightMeters.length - 1), 21)),
      ).toBeLessThan(8),
    );
    expect(profileBetween(terrainOf([holed]), [104.01, 21], [104.02, 21], 20).filled).toBe(false);
  });

  it('is broken beyond all grids, not filled', () => {
    const { marks, broken, filled } = profileBetween(
      terrainOf([gridOf(plane)]),
      [103.9, 21],
      [104.01, 21],
      100,
    );
    expect(marks[0]).toBe(HEIGHT_VOID);
    expect(marks.at(-1)).toBe(HEIGHT_KNOWN);
    expect([broken, filled]).toEqual([true, false]);
  });

  it('carries the trees beside the ground where there is a raster of them, unknown where that is void', () => {
    const trees = gridOf((lon) => (lon < 104.05 ? VOID_HEIGHT : lon < 104.1 ? 22 : 0));
    const { canopyMeters, surfaceMeters } = profileBetween(
      terrainOf([gridOf(plane)], [trees]),
      [104.02, 21],
      [104.18, 21],
      30,
    );
    expect(canopyMeters![0]).toBeNaN();
    expect([...new Set(canopyMeters)].filter((height) => height === 22 || height === 0)).toEqual([22, 0]);
    expect(surfaceMeters).toBeUndefined();
  });
});
