import type { ReportInput } from '../report-input.ts';
import { DIGITS } from './rounding.ts';
import type { ResultColumn } from './table-columns.ts';
import { villageRows, type VillageRow } from './village-rows.ts';

/** One row of `field-checks.csv`: a village that is to be looked at on site; null where the project has it no longer. */
interface FieldCheckRow {
  readonly code: string;
  readonly village: VillageRow | null;
  readonly note: string;
}

/** In the order of the codes, as the project keeps them. */
export function fieldCheckRows(input: ReportInput): FieldCheckRow[] {
  const rows = new Map(villageRows(input).map((row) => [row.code, row]));
  return (input.project.fieldChecks ?? []).map(({ village, note }) => ({
    code: village,
    village: rows.get(village) ?? null,
    note,
  }));
}

export const fieldCheckColumns: readonly ResultColumn<FieldCheckRow>[] = [
  { name: 'village_code', of: ({ code }) => code },
  { name: 'village', of: ({ village }) => village?.name ?? null },
  { name: 'commune_code', of: ({ village }) => village?.communeCode ?? null },
  { name: 'commune', of: ({ village }) => village?.commune ?? null },
  { name: 'lon', digits: DIGITS.degrees, of: ({ village }) => village?.lon ?? null },
  { name: 'lat', digits: DIGITS.degrees, of: ({ village }) => village?.lat ?? null },
  { name: 'status', of: ({ village }) => village?.status ?? null },
  { name: 'note', of: ({ note }) => note },
];
