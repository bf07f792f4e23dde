import { elementAt } from '../../model/basics/elements.ts';
import type { SourceTable, SourceColumn } from '../files/source-table.ts';
import { fieldOf, type FieldKey } from './headings/header-dictionary.ts';
import { foldHeader } from './headings/header-field.ts';
import type { Corrections } from './templates.ts';
import type { ColumnDoubt } from './weighing/candidates.ts';

/** FNV-1a of 64 bits over UTF-16 units: short, the same everywhere, and no secret. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++)
    hash = ((hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(36);
}

/** A form: tables of one role with the same folded headings in the same order, whatever file or sheet they stand in. */
export const formOf = (role: string, { columns, about }: SourceTable): string =>
  fingerprint(
    [about?.part ? `${role}/${about.part}` : role, ...columns.map(({ name }) => foldHeader(name))].join('\n'),
  );

/** Rows of one table that a pooled one takes: many small files tell as much as a large one. */
const MOST_ROWS_EACH = 200;
const MOST_ROWS = 2000;

/**
 * One table with rows of all tables of a form, for looking at its columns only; the table itself where it is alone.
 * @param tables of one form
 */
export function pooled(tables: readonly SourceTable[]): SourceTable {
  const [first] = tables;
  if (tables.length === 1) return first!;
  const each = Math.max(1, Math.min(MOST_ROWS_EACH, Math.floor(MOST_ROWS / tables.length)));
  const columns = first!.columns.map((column, index): SourceColumn => ({
    ...column,
    cells: tables.flatMap((table) => elementAt(table.columns, index).cells.slice(0, each)),
  }));
  const blocks = tables.map(({ numbers }) => Math.min(numbers.length, each));
  const count = blocks.reduce((sum, rows) => sum + rows, 0);
  return { ...first!, numbers: Int32Array.from({ length: count }, (_, i) => i), columns, blocks };
}

/** Which column holds which field, as an answer says it: `households=5,population=6`; columns count from 1. */
export type Mapping = ReadonlyMap<FieldKey, number>;

const NONE = 'none';

export const writeMapping = (mapping: Mapping): string =>
  [...mapping].map(([key, column]) => `${key}=${column + 1}`).join(',') || NONE;

/** The mapping of an answer; null where it is none, or names a field or column that was not asked about. */
export function readMapping(answer: string, doubts: readonly ColumnDoubt[]): Mapping | null {
  const mapping = new Map<FieldKey, number>();
  if (answer === NONE) return mapping;
  for (const part of answer.split(',')) {
    const [, name = '', number = ''] = /^([a-z_0-9]+)=(\d+)$/.exec(part.trim()) ?? [];
    const key = fieldOf(name)?.key;
    const column = Number(number) - 1;
    const asked = doubts.some(
      ({ fields, columns }) => fields.some((field) => field === key) && columns.includes(column),
    );
    if (!key || !asked || mapping.has(key) || [...mapping.values()].includes(column)) return null;
    mapping.set(key, column);
  }
  return mapping;
}

/** What an answer settles of the columns that were in doubt: those that it does not name hold no field. */
export function correctionsOf(mapping: Mapping, doubts: readonly ColumnDoubt[]): Corrections {
  const byColumn = new Map([...mapping].map(([key, column]) => [column, key as string]));
  return new Map(
    doubts.flatMap(({ columns }) => columns.map((column) => [column, byColumn.get(column) ?? ''] as const)),
  );
}

const MOST_CHOICES = 12;

/** Readings of the columns in doubt, the likeliest first, and that none of them is meant. */
export function possibleMappings(doubts: readonly ColumnDoubt[]): readonly Mapping[] {
  let readings: readonly Mapping[] = [new Map()];
  for (const { fields, columns } of doubts)
    for (const key of fields)
      readings = readings.flatMap((reading) => {
        const free = columns.filter((column) => ![...reading.values()].includes(column));
        return [...free.map((column) => new Map([...reading, [key, column]])), reading];
      });
  const whole = readings.filter(({ size }) => size > 0);
  // Lists name households before people: readings in the order of the columns come first.
  const inOrder = (reading: Mapping): number => {
    const columns = [...reading.values()];
    return columns.filter((column, i) => i > 0 && column < elementAt(columns, i - 1)).length;
  };
  return [
    ...whole.toSorted((a, b) => b.size - a.size || inOrder(a) - inOrder(b)).slice(0, MOST_CHOICES),
    new Map(),
  ];
}
