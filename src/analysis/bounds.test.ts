import { expect, it } from 'vitest';
import { box, coverage } from '../../test/support/datasets.ts';
import { openVillages } from '../../test/support/open-villages.ts';
import { packLines, packPolygons } from '../geometry/packed/pack.ts';
import type { Dataset } from '../model/dataset.ts';
import { emptyLayer } from '../model/layer.ts';
import { DEFAULT_SETTINGS } from '../model/project.ts';
import { analyze } from './analyze.ts';

const boundsOf = async (rest: Partial<Dataset>) => {
  const dataset = openVillages(
    [
      { at: [104, 21], households: 1 },
      { at: null, households: 1 },
      { at: [104.2, 21.3], households: 1 },
    ],
    { coverage: [], communes: { records: [], geometry: emptyLayer('polygon') }, ...rest },
  );
  return (await analyze(dataset, DEFAULT_SETTINGS)).bounds;
};

it('are those of the communes where there are some', async () => {
  const { communes } = openVillages([]);
  expect(
    await boundsOf({ communes, coverage: [coverage('viettel', packPolygons([[[box(100, 10, 101, 11)]]]))] }),
  ).toEqual([104, 21, 104.1, 21.1]);
});

it('are those of everything else with a place without communes', async () => {
  expect(await boundsOf({})).toEqual([104, 21, 104.2, 21.3]);
  const line = packLines([
    [
      [
        [104, 20],
        [104.1, 20.5],
      ],
    ],
  ]);
  expect(
    await boundsOf({
      coverage: [coverage('viettel', packPolygons([[[box(103, 21, 103.1, 21.1)]]]))],
      fibre: [{ id: 'f', sourceId: 'f', operator: null, asOf: null, geometry: line }],
      depressions: [{ sourceId: 'd', asOf: null, geometry: packPolygons([[[box(105, 22, 106, 23)]]]) }],
    }),
  ).toEqual([103, 20, 106, 23]);
});
