import { findingsOf, outsideRow, provinceRow } from '../../analysis/findings/findings.ts';
import { compareCodes } from '../../i18n/text.ts';
import type { ReportInput } from '../report-input.ts';
import { OUTSIDE } from './village-rows.ts';

/** One row of `communes.csv` before formatting, under any operator. NaN: unknown. */
export interface CommuneRow {
  /** Index into the commune layer; -1 for the villages outside all communes and for the province. */
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly areaKm2: number;
  readonly villages: number;
  readonly population: number;
  readonly households: number;
  readonly uncoveredVillages: number;
  readonly trangSong: number;
  readonly lomSong: number;
  readonly uncoveredPopulation: number;
  readonly uncoveredHouseholds: number;
  /** Uncovered over known people, 0..1. */
  readonly uncoveredShare: number;
  /** Covered part of the land: under any operator, then per operator in the order of the findings. */
  readonly areaShares: readonly number[];
  readonly depressionAreaKm2: number;
  readonly depressionPopulation: number;
}

/** The findings of one row of the tables by commune. */
function rowAt({ findings }: ReportInput, at: number): Omit<CommuneRow, 'index' | 'code' | 'name'> {
  const { communes, byOperator, depressions } = findings;
  const service = findingsOf(findings, 'any').communes;
  return {
    areaKm2: communes.areaKm2[at],
    villages: communes.villages[at],
    population: communes.population[at],
    households: communes.households[at],
    uncoveredVillages: service.uncoveredVillages[at],
    trangSong: service.trangSong[at],
    lomSong: service.lomSong[at],
    uncoveredPopulation: service.uncoveredPopulation[at],
    uncoveredHouseholds: service.uncoveredHouseholds[at],
    uncoveredShare: service.uncoveredShare[at],
    areaShares: byOperator.map((entry) => entry.communeAreaShare[at] ?? Number.NaN),
    depressionAreaKm2: depressions.communeAreaKm2[at] ?? Number.NaN,
    depressionPopulation: depressions.communePopulation[at],
  };
}

/**
 * Rows by commune code. Villages that no commune holds make a last row `outside`, so that the columns
 * sum to the province.
 */
export function communeRows(input: ReportInput): CommuneRow[] {
  const { findings, dataset } = input;
  const rows = dataset.communes.records.map(({ code, name }, index): CommuneRow => ({
    index,
    code,
    name,
    ...rowAt(input, index),
  }));
  rows.sort((a, b) => compareCodes(a.code, b.code));
  const outside = outsideRow(findings);
  return findings.communes.villages[outside] > 0
    ? [...rows, { index: -1, code: OUTSIDE, name: '', ...rowAt(input, outside) }]
    : rows;
}

/** The sum of all rows; its land is told by the rows alone. */
export const provinceTotals = (input: ReportInput): CommuneRow => ({
  index: -1,
  code: '',
  name: '',
  ...rowAt(input, provinceRow(input.findings)),
});
