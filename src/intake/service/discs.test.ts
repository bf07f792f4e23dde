import fc from 'fast-check';
import { expect, it } from 'vitest';
import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import { discRing } from './discs.ts';

it('puts the points of a disc at its radius', () => {
  const place = [
    fc.double({ min: 102, max: 110, noNaN: true }),
    fc.double({ min: 8, max: 24, noNaN: true }),
  ] as const;
  fc.assert(
    fc.property(...place, fc.double({ min: 100, max: 60_000, noNaN: true }), (lon, lat, radius) => {
      const ring = discRing(lon, lat, radius, 64);
      expect(ring).toHaveLength(65);
      expect(ring[64]).toEqual(ring[0]);
      // 1e-7 degrees are 11 mm.
      for (const [x, y] of ring)
        expect(Math.abs(geodesicDistanceMeters(lon, lat, x, y) - radius)).toBeLessThan(0.02);
    }),
  );
});

it('starts at north and goes on over west', () => {
  const [first, next] = discRing(104, 21, 5000);
  const [lon, lat] = first!;
  expect(lon).toBe(104);
  expect(lat).toBeGreaterThan(21);
  expect(next![0]).toBeLessThan(104);
});
