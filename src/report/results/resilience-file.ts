import { writeCsv, type CsvCell } from '../../formats/csv/csv-writer.ts';
import type { SecondWay } from '../../planning/second-way/second-ways.ts';
import { pricePerHousehold } from '../../planning/second-way/price.ts';
import type { ReportInput } from '../report-input.ts';

const COLUMNS = [
  { name: 'commune_code' },
  { name: 'commune' },
  { name: 'element_kind' },
  { name: 'element_id' },
  { name: 'population_without_any_signal', digits: 0 },
  { name: 'households', digits: 0 },
  { name: 'second_way_id' },
  { name: 'second_way_kind' },
  { name: 'second_way_m', digits: 0 },
  { name: 'second_way_cost_vnd', digits: 0 },
  { name: 'households_protected', digits: 0 },
  { name: 'vnd_per_household', digits: 0 },
];
const SYNTHETIC_COLUMN = { name: 'synthetic' };

const secondWayCells = (way: SecondWay | undefined): CsvCell[] =>
  way
    ? [
        way.id,
        way.kind,
        way.fibreMeters,
        way.costRange.mid,
        way.households,
        pricePerHousehold(way.costRange.mid, way),
      ]
    : [null, null, null, null, null, null];

/**
 * `resilience.csv`: for each commune the mast, the fibre section and the power line whose loss leaves most people without
 * any signal, and of the section the second way that keeps a household's signal for least. An empty figure is not known;
 * 0 is that nobody hangs on a single one.
 */
export function resilienceCsv(
  { dataset, resilience, project: { synthetic } }: ReportInput,
  locale: 'vi' | 'en',
): Uint8Array {
  const rows = (resilience?.losses ?? []).map(
    ({ commune, kind, element, population, households }): CsvCell[] => {
      const { code, name } = dataset.communes.records[commune];
      const way =
        kind === 'fibre' ? resilience?.secondWays?.find((one) => one.commune === commune) : undefined;
      return [code, name, kind, element, population, households, ...secondWayCells(way), synthetic];
    },
  );
  return writeCsv(synthetic ? [...COLUMNS, SYNTHETIC_COLUMN] : COLUMNS, rows, { locale });
}
