import { expect, test } from 'vitest';
import { randomOf } from '../../../test/support/tiny-province.ts';
import { nearbySpread, type PlacedResidual } from './nearby-spread.ts';

/** Twelve numbers from 0 to 1, added: nearly normal, standard deviation 1. */
const bell = (random: () => number): number =>
  Array.from({ length: 12 }, () => random()).reduce((sum, one) => sum + one, -6);

/** Places with three measurements 60 to 120 m apart: a spread of `places` between them, of `devices` at each. */
function measured(count: number, places: number, devices: number): PlacedResidual[] {
  const random = randomOf(5);
  return Array.from({ length: count }, (_, place) => {
    const real = places * bell(random);
    return [0, 1, 2].map((k) => ({
      lon: 104 + 0.02 * (place % 20) + 0.0006 * k,
      lat: 21 + 0.02 * Math.floor(place / 20),
      residualDb: real + devices * bell(random),
    }));
  }).flat();
}

test('is that of the devices, however much places differ', () => {
  for (const places of [0, 9]) {
    const near = nearbySpread([measured(400, places, 5)])!;
    expect(near.pairs).toBe(1200);
    expect(Math.abs(near.spreadDb - 5)).toBeLessThan(0.25);
  }
});

test('compares what is of one group alone, and nothing far away', () => {
  const apart = measured(40, 0, 5).filter((_, k) => k % 3 === 0);
  expect(nearbySpread([apart])).toBeNull();
  const shifted = apart.map((one) => ({ ...one, residualDb: one.residualDb + 30 }));
  expect(nearbySpread([apart, shifted])).toBeNull();
  expect(nearbySpread([[...apart, ...shifted]])!.pairs).toBe(40);
});

test('is unknown with fewer than thirty pairs', () => {
  expect(nearbySpread([measured(9, 0, 5)])).toBeNull();
  expect(nearbySpread([measured(10, 0, 5)])!.pairs).toBe(30);
});
