import { expect, it } from 'vitest';
import { featureAreasSquareMeters } from './areas.ts';
import { cutByZones, dissolveParts, groupNeighbours, joinDissolved } from './dissolve.ts';
import { measureLandShares } from './land-shares.ts';
import { packPolygons } from './pack.ts';
import { repairPolygons } from './repair.ts';
import { randomLayer } from '../../test/support/random-layers.ts';

type Ring = [number, number][];
const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

it('dissolves in groups to the same land as the exact sums', async () => {
  const { geometry } = await repairPolygons(randomLayer(5, 60));
  const groups = groupNeighbours(geometry, 2);
  expect(groups.flat().sort((a, b) => a - b)).toEqual(
    Array.from({ length: geometry.parts.length - 1 }, (_, p) => p),
  );
  const pieces = [];
  for (const group of groups) pieces.push(await dissolveParts(geometry, group));
  const area = featureAreasSquareMeters(await joinDissolved(pieces))[0];
  const sums = measureLandShares({ zones: [], sets: [[geometry]], joined: [], totals: [0] });
  expect(area / sums.totalSquareMeters[0]).toBeCloseTo(1, 8);
});

it('dissolves nothing to nothing', async () => {
  const empty = packPolygons([]);
  expect((await dissolveParts(empty, [])).parts).toHaveLength(1);
  expect((await joinDissolved([])).parts).toHaveLength(1);
});

it('cuts areas along zones', async () => {
  const areas = packPolygons([[[box(104.05, 21, 104.15, 21.1)]], [[box(105, 21, 105.1, 21.1)]]]);
  const zones = packPolygons([[[box(104, 21, 104.1, 21.1)]], [[box(104.1, 21, 104.2, 21.1)]]]);
  const cut = await cutByZones(areas, zones);
  expect([[...cut.area], [...cut.zone]]).toEqual([
    [0, 0],
    [0, 1],
  ]);
  const [west, east] = featureAreasSquareMeters(cut.geometry);
  expect(west / east).toBeCloseTo(1, 9);
  expect(west + east).toBeCloseTo(featureAreasSquareMeters(areas)[0], -2);
});
