/** Lists shorter than this are cloned as they are. */
const LEAST_RECORDS = 48;
/** A member that no data of ours has: tells a list in columns from an object. */
const MARK = '\u0000records';

/** A list of records of like shape, one column for each member. */
interface Columns {
  readonly [MARK]: number;
  /** Members that every record has, in their order; those of one value throughout are told here alone. */
  readonly common: Readonly<Record<string, unknown>>;
  /** Numbers with NaN for null, or values; `undefined` where a record lacks the member. */
  readonly columns: Readonly<Record<string, Float64Array | readonly unknown[]>>;
}

declare const inColumns: unique symbol;
/** A value on its way between threads: what `toColumns` made of it. */
export interface InColumns<T> {
  readonly [inColumns]: T;
}

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' &&
  value !== null &&
  (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null);

/**
 * Turns a list of records or numbers by `make`, or tells it otherwise. It is asked for every one that is long.
 */
export type TurnLong = (list: object, make: () => unknown) => unknown;
const everyTime: TurnLong = (_, make) => make();
/**
 * Turns back what a `TurnLong` told otherwise; undefined for anything else.
 */
export type TurnTold = (
  told: Plain,
  back: (value: unknown) => unknown,
) => { readonly value: unknown } | undefined;

function columnOf(values: readonly unknown[], long: TurnLong): Float64Array | readonly unknown[] {
  const numeric = values.every(
    (value) => value === null || (typeof value === 'number' && !Number.isNaN(value)),
  );
  if (numeric) return Float64Array.from(values, (value) => (value === null ? NaN : (value as number)));
  return values.map((value) => turn(value, long));
}

function columnsOf(records: readonly Plain[], long: TurnLong): Columns {
  const common: Record<string, unknown> = {};
  const columns: Record<string, Float64Array | readonly unknown[]> = {};
  for (const key of new Set(records.flatMap((record) => Object.keys(record)))) {
    const values = records.map((record) => record[key]);
    const [first] = values;
    const alike = typeof first !== 'object' || first === null;
    if (!values.includes(undefined)) common[key] = alike ? first : null;
    if (!alike || !values.every((value) => Object.is(value, first))) columns[key] = columnOf(values, long);
  }
  return { [MARK]: records.length, common, columns };
}

const isLong = (value: unknown): value is readonly unknown[] | ArrayBufferView =>
  (Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value)) &&
  (value.length as number) >= LEAST_RECORDS;

function turnList(list: readonly unknown[], long: TurnLong): unknown {
  if (list.length >= LEAST_RECORDS && list.every(isPlain)) return columnsOf(list, long);
  return list.some((entry) => typeof entry === 'object') ? list.map((entry) => turn(entry, long)) : list;
}

function turn(value: unknown, long: TurnLong): unknown {
  if (isLong(value)) return long(value, () => (Array.isArray(value) ? turnList(value, long) : value));
  if (Array.isArray(value)) return turnList(value, long);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, turn(member, long)]));
}

/**
 * The same value with every long list of records turned into columns. Threads clone a column many times faster than as
 * many objects, and the thread that draws the screen has no time for them. Typed arrays, blobs and the like stay as
 * they are; values are plain data without cycles.
 */
export const toColumns = <T>(value: T, long: TurnLong = everyTime): InColumns<T> =>
  turn(value, long) as InColumns<T>;

function recordsOf(
  { [MARK]: count, common, columns }: Columns,
  back: (value: unknown) => unknown,
): unknown[] {
  // Copies of one object share its shape: the engine of the browser makes them quickest.
  const records = Array.from({ length: count }, (): Record<string, unknown> => ({ ...common }));
  for (const [key, column] of Object.entries(columns)) {
    if (column instanceof Float64Array)
      for (let k = 0; k < count; k++) records[k]![key] = Number.isNaN(column[k]) ? null : column[k];
    else for (let k = 0; k < count; k++) if (column[k] !== undefined) records[k]![key] = back(column[k]);
  }
  return records;
}

function turnBack(value: unknown, told: TurnTold | undefined): unknown {
  const back = (inner: unknown): unknown => turnBack(inner, told);
  if (Array.isArray(value)) return value.some((entry) => typeof entry === 'object') ? value.map(back) : value;
  if (!isPlain(value)) return value;
  if (MARK in value) return recordsOf(value as unknown as Columns, back);
  const found = told?.(value, back);
  if (found) return found.value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, back(member)]));
}

/** What `toColumns` was given. */
export const fromColumns = <T>(value: InColumns<T>, told?: TurnTold): T => turnBack(value, told) as T;
