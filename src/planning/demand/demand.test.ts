import { expect, it } from 'vitest';
import { openVillages, WIDE_COMMUNE, type OpenVillage } from '../../../test/support/open-villages.ts';
import { NO, UNKNOWN, YES, type Findings } from '../../analysis/findings/findings.ts';
import { findDemand } from './demand.ts';

/** Findings of `any` with just what demand reads. */
const findingsWith = (households: number[], population: number[], clusterCovered: number[] = []): Findings =>
  ({
    byOperator: [
      { operator: 'viettel', uncoveredHouseholds: [], uncoveredPopulation: [], clusterCovered: [] },
      {
        operator: 'any',
        // Index of `uncovered`.
        state: Uint8Array.from(households, () => 2),
        uncoveredHouseholds: Float64Array.from(households),
        uncoveredPopulation: Float64Array.from(population),
        clusterCovered: Uint8Array.from(clusterCovered),
      },
    ],
  }) as unknown as Findings;

const rows = (villages: OpenVillage[], findings: Findings) => {
  const { village, xy, households, population } = findDemand(
    openVillages(villages, { communes: WIDE_COMMUNE }),
    findings,
  );
  expect(xy).toHaveLength(village.length * 2);
  return [...village].map((v, k) => [v, xy[2 * k], xy[2 * k + 1], households[k], population[k]]);
};
const at = (
  lon: number,
  lat: number,
  households: number | null = null,
  population: number | null = null,
) => ({
  at: [lon, lat] as const,
  households,
  population,
});

it('stands at the centre of a village without clusters', () => {
  const villages = [at(104, 21), at(105, 22), at(106, 23), at(107, 24), { at: null, households: 3 }];
  expect(rows(villages, findingsWith([10, 0, NaN, 0, 3], [41, 0, 7, NaN, 12]))).toEqual([
    [0, 104, 21, 10, 41],
    [2, 106, 23, NaN, 7],
  ]);
  expect(rows([at(104, 21)], findingsWith([2], [NaN]))).toEqual([[0, 104, 21, 2, NaN]]);
});

it('shares what a village lacks among its clusters without service, by their counts', () => {
  const clusters = [at(104.1, 21.1, 6, 10), at(104.2, 21.2, 90, 90), at(104.3, 21.3, 2, 30)];
  const villages: OpenVillage[] = [at(105, 22), { ...at(104, 21), clusters }];
  expect(rows(villages, findingsWith([5, 12], [20, 40], [NO, YES, UNKNOWN]))).toEqual([
    [0, 105, 22, 5, 20],
    [1, 104.1, 21.1, 9, 10],
    [1, 104.3, 21.3, 3, 30],
  ]);
});

it('shares alike where a cluster has no count of its own', () => {
  const clusters = [at(104.1, 21.1, 6, 10), at(104.2, 21.2, null, 30)];
  expect(rows([{ ...at(104, 21), clusters }], findingsWith([9], [40], [NO, NO]))).toEqual([
    [0, 104.1, 21.1, 5, 10],
    [0, 104.2, 21.2, 4, 30],
  ]);
});

it('stands at the centre where all clusters have service, and skips clusters without place or people', () => {
  const covered = [at(104.1, 21.1, 6, 10)];
  const mixed = [at(104.1, 21.1, 0, 0), { at: null, households: 1, population: 1 }, at(104.3, 21.3, 3, 3)];
  const villages: OpenVillage[] = [
    { ...at(104, 21), clusters: covered },
    { ...at(105, 22), clusters: mixed },
  ];
  expect(rows(villages, findingsWith([4, 8], [4, 8], [YES, NO, NO, NO]))).toEqual([
    [0, 104, 21, 4, 4],
    [1, 104.3, 21.3, 6, 6],
  ]);
});

it('what nobody counted is unknown, with clusters or without', () => {
  expect(rows([at(104, 21)], findingsWith([NaN], [0]))).toEqual([]);
  expect(rows([at(104, 21)], findingsWith([0], [NaN]))).toEqual([]);
  const clusters = [at(104.1, 21.1, 6, 10), at(104.2, 21.2, 3, 30)];
  const village = { ...at(104, 21), clusters };
  expect(rows([village], findingsWith([NaN], [8], [NO, NO]))).toEqual([
    [0, 104.1, 21.1, NaN, 2],
    [0, 104.2, 21.2, NaN, 6],
  ]);
  expect(rows([village], findingsWith([9], [NaN], [NO, NO]))).toEqual([
    [0, 104.1, 21.1, 6, NaN],
    [0, 104.2, 21.2, 3, NaN],
  ]);
});

it('leaves out what lies in no commune, but for the width of a drawn border', () => {
  // The commune ends at 109° E: 300 m beyond it is still in it, 30 km is another country.
  const villages = [at(109.0029, 21, 4), at(109.3, 21, 6)];
  const dataset = openVillages(villages, { communes: WIDE_COMMUNE });
  const demand = findDemand(dataset, findingsWith([4, 6], [16, 24]));
  expect([[...demand.village], demand.outside]).toEqual([[0], [1]]);
});
