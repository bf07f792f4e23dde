import { compareCodes, compareNames } from '../../../i18n/text.ts';
import type { GridColumn, Order } from './columns.ts';
import { TextOrder } from './text-order.ts';

interface Coded {
  readonly code: string;
  readonly index?: number;
}
type Ranks = ReadonlyMap<number, number> | null;
type Key = number | string | null;

/** Shorter lists are sorted before places could be looked up. */
const MANY_ROWS = 1000;

/**
 * Rows in the order of one column: names as a Vietnamese reader expects, rows without a figure last in both
 * directions, ties by `code`; before all that by `ranks`, where a search has made them. The order of the input does not matter.
 */
export function sortRows<Row extends Coded>(
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
  order: Order,
  ranks: Ranks = null,
): readonly Row[] {
  const column = columns.find(({ id }) => id === order.column);
  if (!column) return rows;
  const keys = rows.map((row) => column.key(row));
  return (
    (rows.length < MANY_ROWS ? null : sortByPlaces(rows, keys, order.descending, ranks)) ??
    sortByComparing(rows, keys, order.descending, ranks)
  );
}

const rankOf = ({ index }: Coded, ranks: Ranks): number =>
  ranks && index !== undefined ? (ranks.get(index) ?? Infinity) : 0;

/** @internal */
export function sortByComparing<Row extends Coded>(
  rows: readonly Row[],
  keys: readonly Key[],
  descending: boolean,
  ranks: Ranks,
): readonly Row[] {
  const keyed = rows.map((row, at) => ({ row, key: keys[at]! }));
  const sign = descending ? -1 : 1;
  keyed.sort((a, b) => {
    const [rankA, rankB] = [rankOf(a.row, ranks), rankOf(b.row, ranks)];
    if (rankA !== rankB) return rankA - rankB;
    if (a.key === null || b.key === null)
      return a.key === b.key ? compareCodes(a.row.code, b.row.code) : a.key === null ? 1 : -1;
    const ordered =
      typeof a.key === 'number' && typeof b.key === 'number'
        ? a.key - b.key
        : compareNames(String(a.key), String(b.key));
    return sign * ordered || compareCodes(a.row.code, b.row.code);
  });
  return keyed.map(({ row }) => row);
}

const names = new TextOrder(compareNames);
const codes = new TextOrder(compareCodes);

/** Places among each other, from 0. */
function numberPlaces(values: readonly number[]): { placeOf: (value: number) => number; count: number } {
  const places = new Map<number, number>();
  for (const value of Float64Array.from(values).sort())
    if (!places.has(value)) places.set(value, places.size);
  return { placeOf: (value) => places.get(value)!, count: places.size };
}

/** The place of each key, those without a figure last; null where keys cannot be told by places. */
function keyPlaces(
  keys: readonly Key[],
  descending: boolean,
): { places: Float64Array; count: number } | null {
  const given = keys.filter((key) => key !== null);
  const isText = typeof given[0] === 'string';
  if (given.some((key) => (typeof key === 'string') !== isText || Number.isNaN(key))) return null;
  const place = (isText ? names.placesOf(given as string[]) : numberPlaces(given as number[]).placeOf) as (
    key: Key,
  ) => number;
  const places = Float64Array.from(keys, (key) => (key === null ? -1 : place(key)));
  const last = places.reduce((most, one) => Math.max(most, one), 0);
  return {
    places: places.map((one) => (one < 0 ? last + 1 : descending ? last - one : one)),
    count: last + 2,
  };
}

/** Positions of the rows in the order of their codes; equal codes as they come. */
function byCode(rows: readonly Coded[]): Float64Array {
  const placeOf = codes.placesOf(rows.map(({ code }) => code));
  const packed = Float64Array.from(rows, ({ code }, at) => placeOf(code) * rows.length + at);
  // Lists mostly come in the order of their codes.
  const inOrder = packed.every((one, at) => at === 0 || packed[at - 1]! < one);
  return (inOrder ? packed : packed.sort()).map((one) => one % rows.length);
}

/**
 * As by comparing, each row told by one number: rank, then key, then code. Null where numbers do not hold all three.
 * @internal
 */
export function sortByPlaces<Row extends Coded>(
  rows: readonly Row[],
  keys: readonly Key[],
  descending: boolean,
  ranks: Ranks,
): readonly Row[] | null {
  const keyed = keyPlaces(keys, descending);
  if (!keyed) return null;
  const rank = rows.map((row) => rankOf(row, ranks));
  const rankPlaces = numberPlaces(rank);
  const count = rows.length;
  if (rankPlaces.count * keyed.count * count > Number.MAX_SAFE_INTEGER) return null;
  const inCodes = byCode(rows);
  const packed = inCodes
    .map((at, code) => (rankPlaces.placeOf(rank[at]!) * keyed.count + keyed.places[at]!) * count + code)
    .sort();
  return Array.from(packed, (one) => rows[inCodes[one % count]!]!);
}
