import fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomLayer, randomPlaces } from '../../test/support/random-layers.ts';
import { FeatureLocator } from './feature-locator.ts';
import { packPolygons } from './pack.ts';
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
