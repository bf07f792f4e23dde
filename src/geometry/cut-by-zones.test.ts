import { expect, it } from 'vitest';
import { featureAreasSquareMeters } from './areas.ts';
import { cutByZones } from './cut-by-zones.ts';
import { packPolygons } from './pack.ts';

type Ring = [number, number][];
const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

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
