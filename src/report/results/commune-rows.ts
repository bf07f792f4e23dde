import { findingsOf, NO } from '../../analysis/findings/findings.ts';
import { compareCodes } from '../../i18n/text.ts';
import type { ReportInput } from '../report-input.ts';
import { isLomSong, OUTSIDE, type VillageRow } from './village-rows.ts';

/** One row of `communes.csv` before formatting. NaN: unknown. */
export interface CommuneRow {
  /** Index into the commune layer; -1 for the villages outside all communes. */
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
  /** Covered part of the land: under any operator, then per operator in the order of the findings. */
  readonly areaShares: readonly number[];
  readonly depressionAreaKm2: number;
  readonly depressionPopulation: number;
}

/**
 * Rows by commune code. Villages that no commune holds make a last row `outside`, so that the columns
 * sum to the province.
 * @param villages all rows of `villageRows`
 */
export function communeRows(input: ReportInput, villages: readonly VillageRow[]): CommuneRow[] {
  const { communes, byOperator, depressions } = input.findings;
  const rows = input.dataset.communes.records.map((commune, i): CommuneRow => ({
    index: i,
    code: commune.code,
    name: commune.name,
    areaKm2: communes.areaKm2[i],
    villages: communes.villages[i],
    population: communes.population[i],
    households: communes.households[i],
    uncoveredVillages: communes.uncoveredVillages[i],
    trangSong: communes.trangSong[i],
    lomSong: communes.lomSong[i],
    uncoveredPopulation: communes.uncoveredPopulation[i],
    uncoveredHouseholds: communes.uncoveredHouseholds[i],
    areaShares: byOperator.map((entry) => entry.communeAreaShare[i]),
    depressionAreaKm2: depressions.communeAreaKm2[i],
    depressionPopulation: depressions.communePopulation[i],
  }));
  rows.sort((a, b) => compareCodes(a.code, b.code));
  const outside = villages.filter((row) => row.communeCode === OUTSIDE);
  return outside.length ? [...rows, outsideRow(input, outside)] : rows;
}

function outsideRow(input: ReportInput, outside: readonly VillageRow[]): CommuneRow {
  const { findings } = input;
  const any = findingsOf(findings, 'any');
  const sum = (of: (row: VillageRow) => number): number => {
    const known = outside.map(of).filter((value) => !Number.isNaN(value));
    return known.length ? known.reduce((total, value) => total + value, 0) : Number.NaN;
  };
  const count = (test: (row: VillageRow) => boolean): number => outside.filter(test).length;
  return {
    index: -1,
    code: OUTSIDE,
    name: '',
    areaKm2: Number.NaN,
    villages: outside.length,
    population: sum((row) => row.population),
    households: sum((row) => row.households),
    uncoveredVillages: count((row) => any.byRule[row.index] === NO),
    trangSong: count((row) => row.status === 'uncovered'),
    lomSong: count(isLomSong),
    uncoveredPopulation: sum((row) => any.uncoveredPopulation[row.index]),
    uncoveredHouseholds: sum((row) => any.uncoveredHouseholds[row.index]),
    areaShares: findings.byOperator.map(() => Number.NaN),
    depressionAreaKm2: Number.NaN,
    depressionPopulation: sum((row) => findings.depressions.villagePopulation[row.index]),
  };
}
