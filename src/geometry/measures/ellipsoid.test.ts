import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureAreasSquareMeters } from './areas.ts';
import {
  geodesicDirect,
  geodesicDistanceMeters,
  metersPerDegree,
  signedRingArea,
  stripAreaPerDegree,
} from './ellipsoid.ts';
import { packPolygons } from '../packed/pack.ts';

describe('areas on the ellipsoid', () => {
  it('sums to the whole of WGS84 (Karney 2013: 510 065 621.724 km²)', () => {
    expect((720 * stripAreaPerDegree(90)) / 1e6).toBeCloseTo(510_065_621.724, 3);
  });
  it('grows with the meridian arc times the parallel', () => {
    const { lon, lat } = metersPerDegree(21.5);
    const cell = stripAreaPerDegree(21.505) - stripAreaPerDegree(21.495);
    expect(cell / (lon * lat * 0.01)).toBeCloseTo(1, 7);
  });
  it('signs by direction and equals the strips of a box', () => {
    const ring = Float64Array.of(104, 21, 104.5, 21, 104.5, 21.25, 104, 21.25, 104, 21);
    const box = 0.5 * (stripAreaPerDegree(21.25) - stripAreaPerDegree(21));
    expect(signedRingArea(ring, 0, 5) / box).toBeCloseTo(1, 12);
    const back = Float64Array.from([4, 3, 2, 1, 0].flatMap((i) => [ring[2 * i], ring[2 * i + 1]]));
    expect(signedRingArea(back, 0, 5) / box).toBeCloseTo(-1, 12);
  });
  it('takes holes away and adds parts', () => {
    const square = (x: number, y: number, s: number): [number, number][] => [
      [x, y],
      [x + s, y],
      [x + s, y + s],
      [x, y + s],
      [x, y],
    ];
    const geometry = packPolygons([
      [[square(104, 21, 0.1), square(104.02, 21.02, 0.01)], [square(105, 21, 0.1)]],
      [],
      [[square(104, 21, 0.1)]],
    ]);
    const areas = featureAreasSquareMeters(geometry);
    const hole = featureAreasSquareMeters(packPolygons([[[square(104.02, 21.02, 0.01)]]]))[0];
    expect(areas[0]).toBeCloseTo(2 * areas[2] - hole, 3);
    expect(areas[1]).toBe(0);
  });
});

describe('geodesic distance', () => {
  it('is exact along the equator and the meridian', () => {
    expect(geodesicDistanceMeters(0, 0, 1, 0)).toBeCloseTo((6378137 * Math.PI) / 180, 6);
    expect(geodesicDistanceMeters(0, 0, 0, 90)).toBeCloseTo(10_001_965.7293, 3);
  });
  it('gives the published JFK to LHR of GeographicLib, 5 551 759.400 m', () => {
    expect(geodesicDistanceMeters(-73.8, 40.6, -0.5, 51.6)).toBeCloseTo(5_551_759.4003, 3);
  });
  it('is zero for one place and refuses antipodes instead of guessing', () => {
    expect(geodesicDistanceMeters(104, 21, 104, 21)).toBe(0);
    expect(() => geodesicDistanceMeters(0, 0, 179.9, 0.1)).toThrow(RangeError);
  });
});

describe('geodesic direct', () => {
  it('is exact along the equator and the meridian', () => {
    const [lon, lat] = geodesicDirect(100, 0, 90, (6378137 * Math.PI) / 180);
    expect(lon).toBeCloseTo(101, 12);
    expect(lat).toBeCloseTo(0, 12);
    expect(geodesicDirect(104, 0, 0, 10_001_965.729_31)[1]).toBeCloseTo(90, 8);
    expect(geodesicDirect(104, 21, 123, 0)).toEqual([104, 21]);
  });
  it('leads to where the inverse says it is that far away', () => {
    const degrees = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true });
    fc.assert(
      fc.property(
        degrees(-180, 180),
        degrees(-85, 85),
        degrees(-360, 360),
        fc.oneof(degrees(0, 60_000), degrees(0, 10_000_000)),
        (lon, lat, azimuth, meters) => {
          const [x, y] = geodesicDirect(lon, lat, azimuth, meters);
          expect(Math.abs(geodesicDistanceMeters(lon, lat, x, y) - meters)).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 2000 },
    );
  });
  it('finds Buninyong from Flinders Peak (GDA94 Technical Manual, 4.1)', () => {
    const degrees = (d: number, m: number, s: number): number => d + m / 60 + s / 3600;
    const [lon, lat] = geodesicDirect(
      degrees(144, 25, 29.5244),
      -degrees(37, 57, 3.7203),
      degrees(306, 52, 5.37),
      54_972.271,
    );
    // To the hundred-thousandth of a second that the manual prints: the azimuth is given to 3 mm of the way.
    expect(Math.abs(lon - degrees(143, 55, 35.3839))).toBeLessThan(0.00005 / 3600);
    expect(Math.abs(lat + degrees(37, 39, 10.1561))).toBeLessThan(0.00005 / 3600);
  });
  it('goes east of north at 30°, and half the way lies on the way', () => {
    const [x, y] = geodesicDirect(104, 21, 30, 40_000);
    const step = geodesicDirect(104, 21, 30, 1);
    expect(step[1]).toBeGreaterThan(21);
    expect(step[0]).toBeGreaterThan(104);
    const middle = geodesicDirect(104, 21, 30, 20_000);
    expect(geodesicDistanceMeters(...middle, x, y)).toBeCloseTo(20_000, 5);
  });
});
