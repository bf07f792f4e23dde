import type { ControlTotal } from '../../model/control.ts';
import type { FieldKey } from '../columns/headings/header-dictionary.ts';
import type { FieldReader } from '../records/field-reader.ts';
import { textOf } from '../text/cell.ts';

/** Counts that add up over the rows of a list. */
export const SUMMED_FIELDS = [
  'households',
  'population',
  'poor_households',
  'hh_fibre',
  'hh_fibre_passed',
] as const satisfies readonly FieldKey[];
export type SummedField = (typeof SUMMED_FIELDS)[number];

/** A row with one of its counts, null where it gives none. */
export interface CountedRow {
  /** As the original file counts. */
  readonly row: number;
  readonly name: string | null;
  readonly value: number | null;
}

/** A record of a table with its count as it stands in its cell, whatever became of the record. */
export function countedRow(reader: FieldReader, key: FieldKey, index: number): CountedRow {
  const name = reader.has('village') ? textOf(reader.cell('village', index)) : '';
  return {
    row: reader.table.numbers[index]!,
    name: name || null,
    value: reader.peek(key, reader.cell(key, index))?.value ?? null,
  };
}

/** The sum of rows, of what they count alone; null where none of them counts anything. */
export function sumOf(rows: readonly CountedRow[]): Pick<ControlTotal, 'summed' | 'rows' | 'missing'> | null {
  const values = rows.flatMap(({ value }) => value ?? []);
  if (!values.length) return null;
  return {
    summed: values.reduce((sum, value) => sum + value, 0),
    rows: rows.length,
    missing: rows.length - values.length,
  };
}
