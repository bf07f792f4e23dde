import { expect, it } from 'vitest';
import { box, communeRow, coverage, emptyDataset, village } from '../../../test/support/datasets.ts';
import { packPolygons } from '../../geometry/packed/pack.ts';
import type { Dataset, WaitingCoverage } from '../../model/dataset.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import { analyze } from '../analyze.ts';

const areas = (...boxes: readonly [number, number, number, number][]) =>
  packPolygons(boxes.map((sides) => [[box(...sides)]]));
const waiting = (operator: string | null, geometry: WaitingCoverage['geometry']): WaitingCoverage => ({
  sourceId: 'waiting',
  operator,
  technology: null,
  evidence: 'declared',
  geometry,
});

/** Half of A and half of B are covered, C is not; both operators draw. */
const dataset: Dataset = {
  ...emptyDataset,
  communes: communeRow(['A', 'B', 'C']),
  coverage: [
    coverage('gtel', areas([104, 21, 104.05, 21.1])),
    coverage('viettel', areas([104, 21, 104.05, 21.1], [104.1, 21, 104.15, 21.1])),
  ],
};
async function sharesOf(waitingCoverage: readonly WaitingCoverage[]): Promise<Record<string, number[]>> {
  const { byOperator } = await analyze({ ...dataset, waitingCoverage }, DEFAULT_SETTINGS);
  return Object.fromEntries(
    byOperator.map(({ operator, communeAreaShare }) => [
      operator,
      [...communeAreaShare].map((share) => Math.round(share * 1000) / 1000),
    ]),
  );
}

it('the covered part of land is unknown where areas that wait for an answer can still change it', async () => {
  const plain = { any: [0.5, 0.5, 0], gtel: [0.5, 0, 0], viettel: [0.5, 0.5, 0] };
  expect(await sharesOf([])).toEqual(plain);
  // Of an operator that nobody has named yet: inside what is covered already in A, over new land in C.
  const unnamed = waiting(null, areas([104.01, 21.01, 104.04, 21.09], [104.21, 21.01, 104.24, 21.09]));
  expect(await sharesOf([unnamed])).toEqual({
    any: [0.5, 0.5, NaN],
    gtel: [0.5, 0, NaN],
    viettel: [0.5, 0.5, NaN],
  });
  // Of gtel alone, where viettel covers: any operator has it either way.
  expect(await sharesOf([waiting('gtel', areas([104.11, 21.01, 104.14, 21.09]))])).toEqual({
    ...plain,
    gtel: [0.5, NaN, 0],
  });
  // Of a technology that no figure counts.
  expect(await sharesOf([{ ...unnamed, technology: '2G' }])).toEqual(plain);
});

it('land of villages is measured where it is asked for alone, and of communes where it is', async () => {
  const own: Dataset = {
    ...dataset,
    villages: {
      records: [village('a', 'A'), village('b', 'B')],
      centres: Float64Array.of(104.02, 21.05, 104.18, 21.05),
      polygons: areas([104, 21, 104.1, 21.1], [104.1, 21, 104.2, 21.1]),
    },
  };
  const found = async (areaShares: boolean, villageShare: 'area' | 'centre') => {
    const settings = { ...DEFAULT_SETTINGS, villageShare };
    const [any] = (await analyze(own, settings, {}, { areaShares })).byOperator;
    const rounded = (shares: Float64Array) => [...shares].map((share) => Math.round(share * 1000) / 1000);
    return { communes: rounded(any!.communeAreaShare), villages: rounded(any!.populationShare) };
  };
  expect((await found(false, 'area')).villages).toEqual([0.5, 0.5]);
  expect(await found(true, 'area')).toEqual({ communes: [0.5, 0.5, 0], villages: [0.5, 0.5] });
  expect(await found(true, 'centre')).toEqual({ communes: [0.5, 0.5, 0], villages: [1, 0] });
  expect(await found(false, 'centre')).toEqual({ communes: [NaN, NaN, NaN], villages: [1, 0] });
});
