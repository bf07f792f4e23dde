import { SvelteMap } from 'svelte/reactivity';
import { fold } from '../../../i18n/text.ts';
import { readTypedNumber } from '../../../i18n/typed-number.ts';

/**
 * What a column of the table is filtered by: numbers within a range, one of a few states, one of the names that occur,
 * or words. `per`: one of the shown unit in the unit of the value.
 */
export type TableField<Row> =
  | { readonly kind: 'number'; readonly per?: number; read(row: Row): number | null }
  | { readonly kind: 'state'; readonly states: readonly string[]; read(row: Row): string }
  | { readonly kind: 'choice' | 'text'; read(row: Row): string | null };

/** What is asked of one column; the numbers as they were typed. */
export type ColumnFilter =
  | { readonly kind: 'number'; readonly from: string; readonly to: string; readonly unknown: boolean }
  /** Hidden states: one that comes later is shown. */
  | { readonly kind: 'state'; readonly hidden: readonly string[] }
  | { readonly kind: 'choice' | 'text'; readonly text: string };

const asksNothing = (filter: ColumnFilter): boolean =>
  filter.kind === 'number'
    ? filter.from.trim() === '' && filter.to.trim() === ''
    : filter.kind === 'state'
      ? filter.hidden.length === 0
      : filter.text.trim() === '';

const isColumnFilter = (value: unknown, kind: string): value is ColumnFilter => {
  const { kind: own, from, to, unknown, hidden, text } = (value ?? {}) as Record<string, unknown>;
  if (own !== kind) return false;
  if (own === 'number')
    return typeof from === 'string' && typeof to === 'string' && typeof unknown === 'boolean';
  return own === 'state' ? Array.isArray(hidden) : typeof text === 'string';
};

/** The bound in the unit of the values; null where none is asked for, or what stands there is no number. */
const boundOf = (typed: string, per = 1): number | null => {
  const value = readTypedNumber(typed);
  return value === null ? null : value * per;
};

function testOf<Row>(field: TableField<Row>, filter: ColumnFilter): (row: Row) => boolean {
  if (field.kind === 'number' && filter.kind === 'number') {
    const [from, to] = [boundOf(filter.from, field.per), boundOf(filter.to, field.per)];
    return (row) => {
      const value = field.read(row);
      if (value === null) return filter.unknown;
      return (from === null || value >= from) && (to === null || value <= to);
    };
  }
  if (field.kind === 'state' && filter.kind === 'state')
    return (row) => !filter.hidden.includes(field.read(row));
  if (field.kind === 'choice' && filter.kind === 'choice') return (row) => field.read(row) === filter.text;
  if (field.kind === 'text' && filter.kind === 'text') {
    const words = fold(filter.text).split(' ').filter(Boolean);
    return (row) => {
      const text = fold(field.read(row) ?? '');
      return words.every((word) => text.includes(word));
    };
  }
  return () => true;
}

/** What is asked of the columns of one table. */
export class ColumnFilters<Row> {
  private readonly asked = new SvelteMap<string, ColumnFilter>();

  constructor(readonly fields: Readonly<Record<string, TableField<Row>>>) {}

  /** Columns that somebody asks something of. */
  get count(): number {
    return this.asked.size;
  }

  of(id: string): ColumnFilter | null {
    return this.asked.get(id) ?? null;
  }

  set(id: string, filter: ColumnFilter): void {
    if (asksNothing(filter)) this.asked.delete(id);
    else this.asked.set(id, filter);
  }

  toggleState(id: string, state: string): void {
    const filter = this.asked.get(id);
    const hidden = filter?.kind === 'state' ? filter.hidden : [];
    const next = hidden.includes(state) ? hidden.filter((one) => one !== state) : [...hidden, state];
    this.set(id, { kind: 'state', hidden: next });
  }

  showsState(id: string, state: string): boolean {
    const filter = this.asked.get(id);
    return filter?.kind !== 'state' || !filter.hidden.includes(state);
  }

  clear(): void {
    this.asked.clear();
  }

  /** The test for one row. */
  test(): (row: Row) => boolean {
    const tests = [...this.asked].flatMap(([id, filter]) => {
      const field = this.fields[id];
      return field ? testOf(field, filter) : [];
    });
    return (row) => tests.every((test) => test(row));
  }

  /** As plain data, and back: what is no filter of these columns is left out. */
  toPlain(): Readonly<Record<string, ColumnFilter>> {
    return Object.fromEntries(this.asked);
  }

  restore(plain: unknown): void {
    this.clear();
    for (const [id, filter] of Object.entries((plain ?? {}) as Record<string, unknown>)) {
      const field = this.fields[id];
      if (field && isColumnFilter(filter, field.kind)) this.set(id, filter);
    }
  }
}
