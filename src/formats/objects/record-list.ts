import type { Issue } from '../../model/issue.ts';
import { parseLines } from '../json/parse-lines.ts';
import { isRecord } from '../geojson/plain-geometry.ts';
import type { Cell, ParsedSheets, TextEncoding } from '../reading/parsed-file.ts';

/** Lists inside of objects inside of objects are looked for; deeper they belong to single records. */
const DEEPEST_LIST = 3;
const DEEPEST_VALUE = 8;

const isTable = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => isRecord(one) || Array.isArray(one));

/** The longest list of records in a value, the value itself included; null without one. */
function findList(value: unknown, depth: number): readonly unknown[] | null {
  if (isTable(value)) return value;
  if (!isRecord(value) || depth === DEEPEST_LIST) return null;
  const found = Object.values(value).flatMap((inner) => {
    const list = findList(inner, depth + 1);
    return list ? [list] : [];
  });
  return found.sort((a, b) => b.length - a.length)[0] ?? null;
}

/**
 * A list of records as a sheet: one column for each name, those of objects inside joined by points. A list of lists is
 * taken row by row. Rows are numbered as records, the headings before them.
 */
export function readRecordList(value: unknown, encoding: TextEncoding): ParsedSheets | null {
  const list = findList(value, 0);
  if (!list) return null;
  const rows: Cell[][] = list.every((one) => Array.isArray(one))
    ? list.map((row) => (row as readonly unknown[]).map(cellOf))
    : tableOf(list);
  const sheet = {
    name: '',
    rows,
    rowNumbers: Int32Array.from(rows, (_, i) => i + 1),
    merges: [],
    fonts: null,
    hidden: false,
    hiddenRows: [],
    encoding,
  };
  return { kind: 'sheets', sheets: [sheet], read: rows.length, issues: [] };
}

/** Records one a line as a sheet, its rows numbered as the lines; null for any other text. */
export function readLines(content: Uint8Array, file: string): ParsedSheets | null {
  const { values, broken, encoding } = parseLines(content);
  if (values.length < 2 || values.length < broken.length || !values.every(({ value }) => isRecord(value)))
    return null;
  const rows = tableOf(values.map(({ value }) => value));
  const sheet = {
    name: '',
    rows,
    // The names of the columns stand on no line.
    rowNumbers: Int32Array.from([0, ...values.map(({ line }) => line)]),
    merges: [],
    fonts: null,
    hidden: false,
    hiddenRows: [],
    encoding,
  };
  const issues = broken.map(({ line, byte }): Issue => ({
    code: 'record-broken',
    severity: 'error',
    did: 'rejected',
    file,
    row: line,
    context: { byte },
  }));
  return { kind: 'sheets', sheets: [sheet], read: rows.length + broken.length, issues };
}

function tableOf(list: readonly unknown[]): Cell[][] {
  const columns = new Map<string, number>();
  const rows = list.map((record) => {
    const row: Cell[] = [];
    for (const [name, value] of plainValues('', record, 0)) {
      const at = columns.get(name) ?? columns.size;
      columns.set(name, at);
      row[at] = cellOf(value);
    }
    return row;
  });
  return [
    [...columns.keys()],
    ...rows.map((row) => Array.from({ length: columns.size }, (_, i) => row[i] ?? null)),
  ];
}

/** A geometry of GeoJSON stays one cell, from which the features are then made. */
const isGeometry = (value: Readonly<Record<string, unknown>>): boolean =>
  typeof value['type'] === 'string' &&
  (Array.isArray(value['coordinates']) || Array.isArray(value['geometries']));

function* plainValues(name: string, value: unknown, depth: number): Generator<readonly [string, unknown]> {
  if (!isRecord(value) || depth === DEEPEST_VALUE || isGeometry(value))
    return yield [name === '' ? 'value' : name, value];
  for (const [key, inner] of Object.entries(value))
    yield* plainValues(name === '' ? key : `${name}.${key}`, inner, depth + 1);
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  // A position of two to four numbers is read as one cell: KoboToolbox's `_geolocation`.
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object' || one === null))
    return value.every((one) => one === null) ? null : value.join(', ');
  return JSON.stringify(value);
}
