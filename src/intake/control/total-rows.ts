import { doubleAt, elementAt } from '../../model/basics/elements.ts';
import { fold } from '../../i18n/text.ts';
import type { ControlTotal } from '../../model/returned/returns.ts';
import type { TotalRow } from '../files/source-table.ts';
import type { FieldReader } from '../records/field-reader.ts';
import { textOf } from '../text/cell.ts';
import { findSuspects } from './suspects.ts';
import {
  countedRows,
  statedCount,
  sumOf,
  SUMMED_FIELDS,
  type CountedRow,
  type SummedField,
} from './summed-rows.ts';

/** Rows that are called totals and are no sums of what stands beside them. */
const NO_SUM = /^(binh quan|trung binh|luy ke|ty le|ti le)\b/;
/** Smaller numbers agree with a sum by chance. */
const LEAST_TELLING = 20;

interface Stated {
  readonly key: SummedField;
  readonly value: number;
  /** As far as it may be off: half of its last digit where it says *about*, else nothing. */
  readonly tolerance: number;
}

/** Records from..to, the last left out. */
interface Block {
  readonly from: number;
  readonly to: number;
  /** True where the total row stands beside it, or it is the whole list. */
  readonly near: boolean;
}

const saysNoSum = ({ cells }: TotalRow): boolean =>
  cells.some((cell) => typeof cell === 'string' && NO_SUM.test(fold(textOf(cell))));

function statedBy(reader: FieldReader, { cells }: TotalRow): readonly Stated[] {
  return SUMMED_FIELDS.flatMap((key): Stated[] => {
    const column = reader.recognition.columns.get(key);
    const said = column === undefined ? null : reader.peek(key, cells[column] ?? null);
    if (!said || said.value < 0) return [];
    const value = statedCount(reader, key, said.value);
    const noughts = /0*$/.exec(String(value))![0].length;
    return [{ key, value, tolerance: said.about ? 10 ** noughts / 2 : 0 }];
  });
}

/** Index of the first record below a row of the sheet. */
function firstBelow(numbers: Int32Array, row: number): number {
  const at = numbers.findIndex((number) => number > row);
  return at < 0 ? numbers.length : at;
}

/** The blocks of records that a total row may sum up: all, those right above, those right below, up to another such row. */
function blocksOf(total: TotalRow, bounds: readonly number[], at: number, count: number): readonly Block[] {
  const own = elementAt(bounds, at);
  const below = [...bounds.slice(at + 1), count].map((to) => ({ from: own, to }));
  const above = [0, ...bounds.slice(0, at)].toReversed().map((from) => ({ from, to: own }));
  const near = (blocks: readonly Omit<Block, 'near'>[]): Block[] =>
    blocks.filter(({ from, to }) => to > from).map((block, i) => ({ ...block, near: i === 0 }));
  if (total.kind === 'heading') return near(below);
  return [{ from: 0, to: count, near: true }, ...near(above), ...near(below)];
}

/** The counts of a table, by field, with their sums up to each record. */
class Counts {
  private readonly known = new Map<
    SummedField,
    { readonly rows: readonly CountedRow[]; readonly upTo: Float64Array }
  >();

  constructor(private readonly reader: FieldReader) {}

  private of(key: SummedField) {
    let known = this.known.get(key);
    if (!known) {
      const rows = countedRows(this.reader, key);
      const upTo = new Float64Array(rows.length + 1);
      rows.forEach(({ value }, i) => (upTo[i + 1] = doubleAt(upTo, i) + (value ?? 0)));
      this.known.set(key, (known = { rows, upTo }));
    }
    return known;
  }

  within(key: SummedField, { from, to }: Block): readonly CountedRow[] {
    return this.of(key).rows.slice(from, to);
  }

  sum(key: SummedField, { from, to }: Block): number {
    const { upTo } = this.of(key);
    return doubleAt(upTo, to) - doubleAt(upTo, from);
  }
}

/**
 * The block that a total row speaks of: the one whose sums agree in most of what it states; where none does, of those
 * beside it and the whole list the one that it comes closest to.
 */
function blockOf(blocks: readonly Block[], stated: readonly Stated[], counts: Counts): Block | null {
  let best: { block: Block; agreeing: number; off: number } | null = null;
  for (const block of blocks) {
    const sums = stated.map(({ key }) => counts.sum(key, block));
    const agreeing = stated.filter(
      ({ value, tolerance }, i) =>
        Math.abs(value - elementAt(sums, i)) <= tolerance && (block.near || value >= LEAST_TELLING),
    ).length;
    if (!block.near && agreeing === 0) continue;
    const off = stated.reduce(
      (sum, { value }, i) =>
        sum + Math.abs(value - elementAt(sums, i)) / Math.max(1, value, elementAt(sums, i)),
      0,
    );
    if (!best || agreeing > best.agreeing || (agreeing === best.agreeing && off < best.off))
      best = { block, agreeing, off };
  }
  return best?.block ?? null;
}

function controlOf(
  { table: { sheet } }: FieldReader,
  { row }: TotalRow,
  { key, value, tolerance }: Stated,
  rows: readonly CountedRow[],
): ControlTotal | null {
  const sum = sumOf(rows);
  if (!sum) return null;
  const difference = value - sum.summed;
  const differs = Math.abs(difference) > tolerance;
  return {
    field: key,
    against: 'total-row',
    ...(sheet !== undefined && { sheet }),
    row,
    stated: value,
    ...sum,
    differs,
    suspects: differs ? findSuspects(rows, difference) : [],
  };
}

/** The total rows of a table, and headings that give counts, each beside the sum of the rows that it speaks of. */
export function againstTotalRows(reader: FieldReader): readonly ControlTotal[] {
  const { numbers, totalRows = [] } = reader.table;
  const bounds = totalRows.map(({ row }) => firstBelow(numbers, row));
  const counts = new Counts(reader);
  return totalRows.flatMap((total, at) => {
    const stated = saysNoSum(total) ? [] : statedBy(reader, total);
    if (!stated.length) return [];
    const block = blockOf(blocksOf(total, bounds, at, numbers.length), stated, counts);
    if (!block) return [];
    return stated.flatMap((one) => controlOf(reader, total, one, counts.within(one.key, block)) ?? []);
  });
}
