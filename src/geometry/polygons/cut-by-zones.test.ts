import { expect, it } from 'vitest';
import { featureAreasSquareMeters } from '../measures/areas.ts';
import { cutByZones } from './cut-by-zones.ts';
import { packPolygons } from '../packed/pack.ts';
import { box } from '../../../test/support/datasets.ts';

const west = box(104, 21, 104.1, 21.1);
const east = box(104.1, 21, 104.2, 21.1);

it('cuts areas along zones and keeps what lies outside them', async () => {
  const inner = box(104.05, 21.02, 104.15, 21.08);
  const areas = packPolygons([[[inner]], [[box(105, 21, 105.1, 21.1)]], [[box(104.15, 21, 104.3, 21.1)]]]);
  const cut = await cutByZones(areas, packPolygons([[[west]], [[east]]]));
  expect([[...cut.area], [...cut.zone]]).toEqual([
    [0, 0, 1, 2, 2],
    [0, 1, -1, 1, -1],
  ]);
  const land = featureAreasSquareMeters(cut.geometry);
  const whole = featureAreasSquareMeters(areas);
  expect(land[0] / land[1]).toBeCloseTo(1, 9);
  expect(land[0] + land[1]).toBeCloseTo(whole[0], -1);
  expect(land[2]).toBeCloseTo(whole[1], -1);
  expect(land[3] / land[4]).toBeCloseTo(0.5, 9);
});

it('joins the parts of an area that lie in one zone, and leaves out touching neighbours', async () => {
  const areas = packPolygons([[[box(104.01, 21.01, 104.02, 21.02)], [box(104.05, 21.01, 104.1, 21.02)]]]);
  const cut = await cutByZones(areas, packPolygons([[[west]], [[east]]]));
  expect([[...cut.area], [...cut.zone], cut.geometry.parts.length - 1]).toEqual([[0], [0], 2]);
});

it('stops where it is told to', async () => {
  const areas = packPolygons([[[west]], [[east]]]);
  const turns: number[] = [];
  const turn = (done: number): Promise<void> => {
    turns.push(done);
    return done === 1 ? Promise.reject(new Error('enough')) : Promise.resolve();
  };
  await expect(cutByZones(areas, packPolygons([[[west]]]), turn)).rejects.toThrow('enough');
  expect(turns).toEqual([0, 1]);
});
