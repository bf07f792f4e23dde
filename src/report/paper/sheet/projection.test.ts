import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geodesicDistanceMeters } from '../../../geometry/measures/ellipsoid.ts';
import { meridianFor, transverseMercator } from './projection.ts';
import { planeOf, projectLand } from './plane.ts';
import { fitSheet } from './sheet.ts';

/**
 * Krüger's series of 1912 to the third order (Karney 2011, eq. 35) on WGS84, scale 1: metres east and north of a
 * point `lon` degrees from the meridian.
 */
function krueger(lon: number, lat: number): [number, number] {
  const flattening = 1 / 298.257223563;
  const n = flattening / (2 - flattening);
  const e = Math.sqrt(flattening * (2 - flattening));
  const radius = (6378137 / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const sine = Math.sin((lat * Math.PI) / 180);
  const tangent = Math.sinh(Math.atanh(sine) - e * Math.atanh(e * sine));
  const lambda = (lon * Math.PI) / 180;
  const xi = Math.atan2(tangent, Math.cos(lambda));
  const eta = Math.atanh(Math.sin(lambda) / Math.sqrt(1 + tangent * tangent));
  let [north, east] = [xi, eta];
  [
    n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3,
    (13 / 48) * n ** 2 - (3 / 5) * n ** 3,
    (61 / 240) * n ** 3,
  ].forEach((alpha, i) => {
    const k = 2 * (i + 1);
    north += alpha * Math.sin(k * xi) * Math.cosh(k * eta);
    east += alpha * Math.cos(k * xi) * Math.sinh(k * eta);
  });
  return [radius * east, radius * north];
}

describe('transverseMercator', () => {
  const own = transverseMercator(104.25);

  it('lies where the geodesic says', () => {
    // Along the meridian the scale is 0.9999; the arc is the geodesic.
    const [east, north] = own.forward(104.25, 21);
    expect(east).toBeCloseTo(0, 6);
    expect(north / 0.9999 / geodesicDistanceMeters(104.25, 0, 104.25, 21)).toBeCloseTo(1, 10);
  });

  it('agrees with the series of Krüger to a tenth of a millimetre over the country', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 102, max: 108, noNaN: true }),
        fc.double({ min: 8, max: 24, noNaN: true }),
        (lon, lat) => {
          const [east, north] = own.forward(lon, lat);
          const [x, y] = krueger(lon - 104.25, lat);
          expect(Math.hypot(east - 0.9999 * x, north - 0.9999 * y)).toBeLessThan(0.0001);
        },
      ),
    );
  });

  it('comes back to the place it left', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 102, max: 108, noNaN: true }),
        fc.double({ min: 8, max: 24, noNaN: true }),
        (lon, lat) => {
          const [backLon, backLat] = own.inverse(...own.forward(lon, lat));
          expect(Math.abs(backLon - lon)).toBeLessThan(1e-9);
          expect(Math.abs(backLat - lat)).toBeLessThan(1e-9);
        },
      ),
    );
  });

  it('takes a whole quarter of a degree as meridian', () => {
    expect(meridianFor(103.2, 105.1)).toBe(104.25);
  });
});

describe('planeOf', () => {
  const bounds = [103.4, 20.7, 105.1, 22.1] as const;
  const corners = new Float64Array([103.4, 20.7, 105.1, 20.7, 105.1, 22.1, 103.4, 22.1]);
  const land = projectLand(corners, bounds);
  const sheet = fitSheet({ paper: 'a3', orientation: 'auto' }, land, () => ({ title: 40, foot: 70 }));
  const plane = planeOf(land, sheet.map, sheet.denominator, sheet.magnification);

  it('keeps the land inside the map at a round scale', () => {
    for (const lon of [103.4, 105.1])
      for (const lat of [20.7, 22.1]) {
        const [x, y] = plane.toPage(lon, lat);
        expect(x > sheet.map.left && x < sheet.map.right && y > sheet.map.bottom && y < sheet.map.top).toBe(
          true,
        );
      }
    expect(plane.denominator).toBe(800_000);
  });

  it('is true to scale: one kilometre on the ellipsoid has the length that the bar says, to 0.05 %', () => {
    const [x, y] = plane.toPage(104.2, 21.4);
    // One minute of latitude at 21.4° is 1845.1 m by the meridian arc of WGS 84.
    const [x2, y2] = plane.toPage(104.2, 21.4 + 1 / 60);
    expect(Math.hypot(x2 - x, y2 - y) / plane.pointsPerMeter / 1845.2).toBeCloseTo(1, 3);
  });
});
