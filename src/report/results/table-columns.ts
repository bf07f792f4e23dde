import type { CsvCell } from '../../formats/csv/csv-writer.ts';
import type { CommuneRow } from './commune-rows.ts';
import type { ReportInput } from '../report-input.ts';
import { DIGITS, roundTo } from './rounding.ts';
import type { VillageRow } from './village-rows.ts';

/** A column of a result table: its name in the contract, its decimals, its value per row. NaN is an empty cell. */
export interface ResultColumn<Row> {
  readonly name: string;
  readonly digits?: number;
  readonly of: (row: Row) => CsvCell;
}

/** Made-up data say so in every row; the column comes after those of the contract and only then. */
const syntheticColumn = <Row>(input: ReportInput): ResultColumn<Row>[] =>
  input.project.synthetic ? [{ name: 'synthetic', of: () => true }] : [];

/** Columns of `villages.csv` as the contract names them. `cause` is filled by a later step. */
export const villageColumns = (input: ReportInput): readonly ResultColumn<VillageRow>[] => [
  { name: 'village_code', of: (row) => row.code },
  { name: 'village', of: (row) => row.name },
  { name: 'commune_code', of: (row) => row.communeCode },
  { name: 'commune', of: (row) => row.commune },
  { name: 'lon', digits: DIGITS.degrees, of: (row) => row.lon },
  { name: 'lat', digits: DIGITS.degrees, of: (row) => row.lat },
  { name: 'population', digits: 0, of: (row) => row.population },
  { name: 'households', digits: 0, of: (row) => row.households },
  { name: 'status', of: (row) => row.status },
  { name: 'centre_any', of: (row) => row.centre },
  ...input.findings.byOperator.flatMap((entry, i) =>
    entry.villagesWithheld
      ? []
      : [{ name: `share_${entry.operator}`, digits: DIGITS.share, of: (row: VillageRow) => row.shares[i] }],
  ),
  ...(input.findings.another ? [{ name: 'centre_another', of: (row: VillageRow) => row.another }] : []),
  { name: 'fibre_distance_m', digits: DIGITS.meters, of: (row) => row.fibreDistanceMeters },
  { name: 'in_depression', of: (row) => row.inDepression },
  { name: 'cause', of: () => null },
  { name: 'score', digits: DIGITS.score, of: (row) => row.score },
  { name: 'rank', digits: 0, of: (row) => row.rank },
  ...syntheticColumn<VillageRow>(input),
];

/** Columns of `communes.csv` as the contract names them. */
export const communeColumns = (input: ReportInput): readonly ResultColumn<CommuneRow>[] => [
  { name: 'commune_code', of: (row) => row.code },
  { name: 'commune', of: (row) => row.name },
  { name: 'area_km2', digits: DIGITS.areaKm2, of: (row) => row.areaKm2 },
  { name: 'villages', digits: 0, of: (row) => row.villages },
  { name: 'population', digits: 0, of: (row) => row.population },
  { name: 'households', digits: 0, of: (row) => row.households },
  { name: 'uncovered_villages', digits: 0, of: (row) => row.uncoveredVillages },
  { name: 'trang_song', digits: 0, of: (row) => row.trangSong },
  { name: 'lom_song', digits: 0, of: (row) => row.lomSong },
  { name: 'uncovered_population', digits: 0, of: (row) => row.uncoveredPopulation },
  { name: 'uncovered_households', digits: 0, of: (row) => row.uncoveredHouseholds },
  ...input.findings.byOperator.map((entry, i) => ({
    name: `area_share_${entry.operator}`,
    digits: DIGITS.share,
    of: (row: CommuneRow) => row.areaShares[i],
  })),
  { name: 'depression_area_km2', digits: DIGITS.areaKm2, of: (row) => row.depressionAreaKm2 },
  { name: 'depression_population', digits: 0, of: (row) => row.depressionPopulation },
  ...syntheticColumn<CommuneRow>(input),
];

/** The properties of `gaps.geojson`: the columns of `villages.csv` as values; unknown is null. */
export function villageProperties(input: ReportInput, row: VillageRow): Record<string, CsvCell> {
  const properties: Record<string, CsvCell> = {};
  for (const { name, digits, of } of villageColumns(input)) {
    const value = of(row);
    properties[name] = typeof value === 'number' ? roundTo(value, digits ?? 0) : value;
  }
  return properties;
}
