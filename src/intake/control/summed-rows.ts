import { elementAt, integerAt } from '../../model/basics/elements.ts';
import type { ControlTotal } from '../../model/returned/returns.ts';
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

const mostHaveFractions = (values: readonly (number | null)[]): boolean => {
  const said = values.filter((value) => value !== null);
  return 2 * said.filter((value) => !Number.isInteger(value)).length > said.length;
};

/**
 * The count of a total row. A spreadsheet keeps 1.204 that somebody typed as a count of thousands as a little more than
 * one; where the rows themselves have fractions it is the sum of a model.
 */
export function statedCount(reader: FieldReader, key: FieldKey, value: number): number {
  if (Number.isInteger(value)) return value;
  const thousands = Math.round(1000 * value);
  const cells = reader.column(key)?.cells ?? [];
  const isTyped = Math.abs(thousands - 1000 * value) < 1e-6 && value < 1000;
  return isTyped && !mostHaveFractions(cells.map((cell) => reader.peek(key, cell)?.value ?? null))
    ? thousands
    : Math.round(value);
}

/**
 * Records of a table with their counts as they stand in their cells, whatever became of the records. A fraction among
 * whole numbers is no count; where most have one they come from a model and are rounded, as the import does.
 */
export function countedRows(
  reader: FieldReader,
  key: FieldKey,
  indexes: readonly number[] = Array.from(reader.table.numbers.keys()),
): readonly CountedRow[] {
  const values = indexes.map((index) => reader.peek(key, reader.cell(key, index))?.value ?? null);
  const isModelled = mostHaveFractions(values);
  return indexes.map((index, i) => {
    const value = elementAt(values, i);
    const name = reader.has('village') ? textOf(reader.cell('village', index)) : '';
    return {
      row: integerAt(reader.table.numbers, index),
      name: name || null,
      value: value === null || Number.isInteger(value) ? value : isModelled ? Math.round(value) : null,
    };
  });
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
