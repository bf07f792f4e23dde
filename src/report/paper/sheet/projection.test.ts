import fc from 'fast-check';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { meridianFor, transverseMercator } from './projection.ts';
import { planeFor, SHEET } from './sheet.ts';

describe('transverseMercator', () => {
  const meridian = 104.25;
  const own = transverseMercator(meridian);
  const peer = proj4(
    `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=0.9999 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs`,
  );

  it('agrees with proj4 to a millimetre over the country', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 102, max: 108, noNaN: true }),
        fc.double({ min: 8, max: 24, noNaN: true }),
        (lon, lat) => {
          const [east, north] = own.forward(lon, lat);
          const [x, y] = peer.forward([lon, lat]);
          expect(Math.hypot(east - x, north - y)).toBeLessThan(0.001);
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

describe('planeFor', () => {
  const bounds = [103.4, 20.7, 105.1, 22.1] as const;
  const plane = planeFor(new Float64Array([103.4, 20.7, 105.1, 20.7, 105.1, 22.1, 103.4, 22.1]), bounds);

  it('keeps the land inside the map at a round scale', () => {
    for (const lon of [103.4, 105.1])
      for (const lat of [20.7, 22.1]) {
        const [x, y] = plane.toPage(lon, lat);
        expect(x > SHEET.map.left && x < SHEET.map.right && y > SHEET.map.bottom && y < SHEET.map.top).toBe(
          true,
        );
      }
    expect(plane.denominator % 25_000).toBe(0);
  });

  it('is true to scale: one kilometre on the ellipsoid has the length that the bar says, to 0.05 %', () => {
    const [x, y] = plane.toPage(104.2, 21.4);
    // One minute of latitude at 21.4° is 1845.1 m by the meridian arc of WGS 84.
    const [x2, y2] = plane.toPage(104.2, 21.4 + 1 / 60);
    expect(Math.hypot(x2 - x, y2 - y) / plane.pointsPerMeter / 1845.2).toBeCloseTo(1, 3);
  });
});
