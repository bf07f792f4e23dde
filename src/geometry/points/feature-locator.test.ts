import fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomLayer, randomPlaces } from '../../../test/support/random-layers.ts';
import { FeatureLocator } from './feature-locator.ts';
import { packPolygons } from '../packed/pack.ts';
import { featuresAt } from './point-in-part.ts';

it('finds the features that asking each one finds, on edges and outside too', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
      const layer = randomLayer(seed, 25);
      const locator = new FeatureLocator(layer);
      const places = randomPlaces(seed, 60, layer);
      for (let k = 0; k < places.length; k += 2)
        expect(locator.at(places[k], places[k + 1])).toEqual(featuresAt(layer, places[k], places[k + 1]));
    }),
    { numRuns: 30 },
  );
});

it('finds nothing in an empty layer or for a point without place', () => {
  expect(new FeatureLocator(packPolygons([])).at(104, 21)).toEqual([]);
  expect(new FeatureLocator(randomLayer(1, 3)).at(NaN, 21)).toEqual([]);
});

it('answers as asking each edge does where outlines have many chunks of edges, on their vertices too', () => {
  const ring = Array.from({ length: 500 }, (_, k): [number, number] => {
    const angle = (2 * Math.PI * k) / 500;
    const radius = 0.1 + 0.03 * Math.sin(9 * angle);
    return [104 + radius * Math.cos(angle), 21 + radius * Math.sin(angle)];
  });
  const hole = ring.map(([x, y]): [number, number] => [104 + (x - 104) / 2, 21 + (y - 21) / 2]);
  const layer = packPolygons([
    [
      [
        [...ring, ring[0]],
        [...hole, hole[0]],
      ],
    ],
  ]);
  const locator = new FeatureLocator(layer);
  const places = randomPlaces(5, 400, layer);
  for (let k = 0; k < places.length; k += 2)
    expect(locator.at(places[k], places[k + 1])).toEqual(featuresAt(layer, places[k], places[k + 1]));
  for (const [x, y] of [...ring, ...hole]) expect(locator.at(x, y)).toEqual([0]);
});
