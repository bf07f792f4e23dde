import { expect, it } from 'vitest';
import { box, communeRow, coverage, emptyDataset } from '../../../test/support/datasets.ts';
import { packLines, packPolygons } from '../../geometry/packed/pack.ts';
import type { Dataset } from '../../model/dataset.ts';
import { boundsOfLayers } from './extent.ts';

const square = (west: number, south: number) =>
  packPolygons([[[box(west, south, west + 0.5, south + 0.25)]]]);
const line = (...points: [number, number][]) => packLines([[points]]);
const at = (centres: readonly number[]): Dataset['villages'] => ({
  records: [],
  centres: Float64Array.from(centres),
  polygons: null,
});
const layerOf = (geometry: ReturnType<typeof square>) =>
  ({ id: 'x', sourceId: 'x', geometry }) as unknown as Dataset['roads'][number];

it('is the box of the communes, whatever lies beyond them', () => {
  const dataset = {
    ...emptyDataset,
    communes: communeRow(['1', '2']),
    coverage: [coverage('viettel', square(110, 30))],
    villages: at([90, 10]),
  };
  expect(boundsOfLayers(dataset)).toEqual([104, 21, 104.2, 21.1]);
});

it('without communes holds whatever lies somewhere, each kind alone too', () => {
  const kinds: [Partial<Dataset>, number[]][] = [
    [{ coverage: [coverage('viettel', square(103, 22))] }, [103, 22, 103.5, 22.25]],
    [{ fibre: [layerOf(line([102, 21], [102.5, 20]))] as never }, [102, 20, 102.5, 21]],
    [{ depressions: [layerOf(square(106, 23))] as never }, [106, 23, 106.5, 23.25]],
    [{ roads: [layerOf(line([101, 24], [105, 21]))] }, [101, 21, 105, 24]],
    [{ villages: at([104, 21, NaN, NaN, 103.5, 22]) }, [103.5, 21, 104, 22]],
  ];
  for (const [part, bounds] of kinds) expect(boundsOfLayers({ ...emptyDataset, ...part })).toEqual(bounds);
  const all = Object.assign({}, emptyDataset, ...kinds.map(([part]) => part)) as Dataset;
  expect(boundsOfLayers(all)).toEqual([101, 20, 106.5, 24]);
});

it('with communes that lie nowhere looks at the rest; with nothing at all at the mountains of the north', () => {
  const outlines = packPolygons([[]]);
  const communes = { records: communeRow(['1']).records, geometry: outlines };
  expect(boundsOfLayers({ ...emptyDataset, communes, villages: at([104, 21]) })).toEqual([104, 21, 104, 21]);
  for (const dataset of [emptyDataset, { ...emptyDataset, communes, villages: at([NaN, NaN]) }])
    expect(boundsOfLayers(dataset)).toEqual([102, 20, 108, 23.5]);
});
