import { expect, it } from 'vitest';
import { box, coverage } from '../../../test/support/datasets.ts';
import { openVillages, type OpenVillage } from '../../../test/support/open-villages.ts';
import { packPolygons } from '../../geometry/packed/pack.ts';
import type { CoverageReport } from '../../model/returned/collation.ts';
import { findContradictions } from './contradictions.ts';

const report = (
  operator: string | null,
  technology: CoverageReport['technology'],
  covered: boolean,
): CoverageReport => ({ operator, technology, covered, sourceId: 'r', file: 'r.csv', row: 2, asOf: null });
const around = (...longitudes: number[]) =>
  packPolygons(longitudes.map((lon) => [[box(lon - 0.01, 20.99, lon + 0.01, 21.01)]]));
/*
 * Viettel claims the centres at 104.0 and 104.8, in two technologies the first; VinaPhone the cluster at 104.3 and
 * the centre at 104.8; MobiFone only predicts.
 */
const layers = [
  coverage('vinaphone', around(104.3, 104.8)),
  coverage('viettel', around(104, 104.8), { asOf: '2026-09-01' }),
  coverage('viettel', around(104), { technology: '5G' }),
  coverage('mobifone', packPolygons([[[box(103, 20, 106, 22)]]]), { evidence: 'predicted' }),
];
const village = (lon: number | null, reports: readonly CoverageReport[]): OpenVillage => ({
  at: lon === null ? null : [lon, 21],
  households: 5,
  facts: { coverageReports: reports },
});
const found = (...villages: OpenVillage[]) =>
  findContradictions(
    openVillages([...villages, { at: [104.8, 21], households: 1 }], { coverage: layers }),
  ).map(({ village: v, operator, claimed, claims }) => [
    v,
    operator,
    claimed,
    claims.map(({ layerId }) => layerId),
  ]);

it('finds claims of the centre where people report no service', () => {
  expect(found(village(104, [report('viettel', null, false)]))).toEqual([
    [0, 'viettel', true, ['viettel-4G', 'viettel-5G']],
  ]);
  expect(found(village(104, [report('viettel', '5G', false)]))).toEqual([
    [0, 'viettel', true, ['viettel-5G']],
  ]);
  expect(found(village(104, [report(null, '4G', false)]))).toEqual([[0, 'viettel', true, ['viettel-4G']]]);
  expect(found(village(104.8, [report(null, null, false)]))).toEqual([
    [0, 'viettel', true, ['viettel-4G']],
    [0, 'vinaphone', true, ['vinaphone-4G']],
  ]);
});

it('finds reports of service that nobody claims for centre or cluster', () => {
  expect(found(village(104.6, [report(null, null, true)]))).toEqual([
    [0, 'any', false, ['vinaphone-4G', 'viettel-4G', 'viettel-5G']],
  ]);
  expect(found(village(104.6, [report('viettel', '4G', true)]))).toEqual([
    [0, 'viettel', false, ['viettel-4G']],
  ]);
});

it('finds none where word and claim agree, nothing is declared, or nothing has a place', () => {
  const cluster = [{ at: [104.3, 21] as const, households: 5 }];
  expect(found(village(104, [report('viettel', null, true), report('vinaphone', null, false)]))).toEqual([]);
  expect(found({ ...village(104.2, [report('vinaphone', null, true)]), clusters: cluster })).toEqual([]);
  expect(found({ ...village(104.2, [report('vinaphone', null, false)]), clusters: cluster })).toEqual([]);
  expect(found(village(104.6, [report('mobifone', null, true), report('viettel', '2G', true)]))).toEqual([]);
  expect(found(village(104, [report('mobifone', null, false)]))).toEqual([]);
  expect(found(village(null, [report(null, null, true), report('viettel', null, false)]))).toEqual([]);
  expect(found()).toEqual([]);
});

it('goes by village, then in the order of the reports, each with its own clusters', () => {
  const cluster = [{ at: [104.3, 21] as const, households: 5 }];
  const villages = [
    village(null, [report(null, null, true)]),
    { at: [104.2, 21] as const, households: 1, clusters: cluster },
    village(104.6, [report('vinaphone', null, true), report('viettel', null, true)]),
    village(104, [report('viettel', '5G', false)]),
  ];
  expect(found(...villages).map(([v, operator]) => [v, operator])).toEqual([
    [2, 'vinaphone'],
    [2, 'viettel'],
    [3, 'viettel'],
  ]);
});

it('carries the layer that claims and the report that speaks against it', () => {
  const said = report('viettel', '4G', false);
  const [{ claims, report: word }] = findContradictions(
    openVillages([village(104, [said])], { coverage: layers }),
  );
  expect(word).toBe(said);
  expect(claims).toEqual([
    { layerId: 'viettel-4G', sourceId: 'viettel', technology: '4G', asOf: '2026-09-01' },
  ]);
});
