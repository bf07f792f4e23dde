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

function columnOf(values: readonly unknown[]): Float64Array | readonly unknown[] {
  const numeric = values.every(
    (value) => value === null || (typeof value === 'number' && !Number.isNaN(value)),
  );
  if (numeric) return Float64Array.from(values, (value) => (value === null ? NaN : (value as number)));
  return values.map(turn);
}

function columnsOf(records: readonly Plain[]): Columns {
  const common: Record<string, unknown> = {};
  const columns: Record<string, Float64Array | readonly unknown[]> = {};
  for (const key of new Set(records.flatMap((record) => Object.keys(record)))) {
    const values = records.map((record) => record[key]);
    const [first] = values;
    const alike = typeof first !== 'object' || first === null;
    if (!values.includes(undefined)) common[key] = alike ? first : null;
    if (!alike || !values.every((value) => Object.is(value, first))) columns[key] = columnOf(values);
  }
  return { [MARK]: records.length, common, columns };
}

function turn(value: unknown): unknown {
  if (Array.isArray(value)) {
    if (value.length >= LEAST_RECORDS && value.every(isPlain)) return columnsOf(value);
    return value.some((entry) => typeof entry === 'object') ? value.map(turn) : value;
  }
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, turn(member)]));
}

/**
 * The same value with every long list of records turned into columns. Threads clone a column many times faster than as
 * many objects, and the thread that draws the screen has no time for them. Typed arrays, blobs and the like stay as
 * they are; values are plain data without cycles.
 */
export const toColumns = <T>(value: T): InColumns<T> => turn(value) as InColumns<T>;

function recordsOf({ [MARK]: count, common, columns }: Columns): unknown[] {
  // Copies of one object share its shape: the engine of the browser makes them quickest.
  const records = Array.from({ length: count }, (): Record<string, unknown> => ({ ...common }));
  for (const [key, column] of Object.entries(columns)) {
    if (column instanceof Float64Array)
      for (let k = 0; k < count; k++) records[k]![key] = Number.isNaN(column[k]) ? null : column[k];
    else for (let k = 0; k < count; k++) if (column[k] !== undefined) records[k]![key] = turnBack(column[k]);
  }
  return records;
}

function turnBack(value: unknown): unknown {
  if (Array.isArray(value))
    return value.some((entry) => typeof entry === 'object') ? value.map(turnBack) : value;
  if (!isPlain(value)) return value;
  if (MARK in value) return recordsOf(value as unknown as Columns);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, turnBack(member)]));
}

/** What `toColumns` was given. */
export const fromColumns = <T>(value: InColumns<T>): T => turnBack(value) as T;
