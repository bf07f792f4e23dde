import { writeCsv, type CsvCell } from '../../formats/csv/csv-writer.ts';
import type { ReportInput } from '../report-input.ts';

const COLUMNS = [
  { name: 'commune_code' },
  { name: 'commune' },
  { name: 'element_kind' },
  { name: 'element_id' },
  { name: 'population_without_any_signal', digits: 0 },
  { name: 'households', digits: 0 },
];
const SYNTHETIC_COLUMN = { name: 'synthetic' };

/**
 * `resilience.csv`: for each commune the mast, the fibre section and the power line whose loss leaves most people without
 * any signal. An empty figure is not known; 0 is that nobody hangs on a single one.
 */
export function resilienceCsv(
  { dataset, resilience, project: { synthetic } }: ReportInput,
  locale: 'vi' | 'en',
): Uint8Array {
  const rows = (resilience?.losses ?? []).map(
    ({ commune, kind, element, population, households }): CsvCell[] => {
      const { code, name } = dataset.communes.records[commune];
      return [code, name, kind, element, population, households, synthetic];
    },
  );
  return writeCsv(synthetic ? [...COLUMNS, SYNTHETIC_COLUMN] : COLUMNS, rows, { locale });
}
