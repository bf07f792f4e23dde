import type { MapGeometry } from '../features/map-geometry.ts';
import { NamedValues } from '../features/map-geometry.ts';
import { checked, FlatFault, type FlatTable } from './flat-table.ts';

export interface FlatColumn {
  readonly name: string;
  readonly type: number;
}

/** Geometry type of the schema, in its numbering (header.fbs). */
const POINT = 1;
const LINE = 2;
const POLYGON = 3;
const MULTI_POINT = 4;
const MULTI_LINE = 5;
const MULTI_POLYGON = 6;
const COLLECTION = 7;

/** @throws FlatFault for damaged bytes and for types that are not read (curves, surfaces) */
export function addGeometry(table: FlatTable, headerType: number, geometry: MapGeometry, depth = 0): void {
  const type = table.byte(6) || headerType;
  if (type === MULTI_POLYGON || type === COLLECTION) {
    if (depth > 1) throw new FlatFault();
    for (const part of table.tables(7))
      addGeometry(part, type === MULTI_POLYGON ? POLYGON : 0, geometry, depth + 1);
    return;
  }
  const runs = readRuns(table);
  if (table.vector(2, 8)) geometry.heights(runs.reduce((sum, run) => sum + run.length / 2, 0));
  if (type === POINT || type === MULTI_POINT) for (const run of runs) geometry.point(run);
  else if (type === LINE || type === MULTI_LINE) for (const run of runs) geometry.line(run);
  else if (type === POLYGON) geometry.area(runs);
  else throw new FlatFault();
}

/** Positions cut at the ends of rings or lines; one run where no ends are given. */
function readRuns(table: FlatTable): number[][] {
  const xy = table.vector(1, 8);
  if (!xy) return [];
  const ends = table.vector(0, 4);
  const total = Math.floor(xy.count / 2);
  const runs: number[][] = [];
  let from = 0;
  for (let i = 0; i < (ends?.count ?? 1); i++) {
    const to = ends ? table.view.getUint32(ends.start + 4 * i, true) : total;
    if (to < from || to > total) throw new FlatFault();
    const run: number[] = [];
    for (let at = 2 * from; at < 2 * to; at++) run.push(table.view.getFloat64(xy.start + 8 * at, true));
    if (!run.every(Number.isFinite)) throw new FlatFault();
    runs.push(run);
    from = to;
  }
  return runs;
}

type Reader = (view: DataView, at: number) => unknown;
const whole = (value: bigint): number | string =>
  Number.isSafeInteger(Number(value)) ? Number(value) : String(value);

/** Bytes and reader of the values with a fixed length, by column type (header.fbs). */
const FIXED: Readonly<Record<number, readonly [size: number, read: Reader]>> = {
  0: [1, (view, at) => view.getInt8(at)],
  1: [1, (view, at) => view.getUint8(at)],
  2: [1, (view, at) => view.getUint8(at) !== 0],
  3: [2, (view, at) => view.getInt16(at, true)],
  4: [2, (view, at) => view.getUint16(at, true)],
  5: [4, (view, at) => view.getInt32(at, true)],
  6: [4, (view, at) => view.getUint32(at, true)],
  7: [8, (view, at) => whole(view.getBigInt64(at, true))],
  8: [8, (view, at) => whole(view.getBigUint64(at, true))],
  9: [4, (view, at) => finite(view.getFloat32(at, true))],
  10: [8, (view, at) => finite(view.getFloat64(at, true))],
};
const BINARY = 14;
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** The values of a feature by column name. @throws FlatFault */
export function readProperties(
  feature: FlatTable,
  columns: readonly FlatColumn[],
): Readonly<Record<string, unknown>> {
  const named = new NamedValues();
  const found = feature.vector(1, 1);
  if (!found) return named.values;
  const { view } = feature;
  const end = found.start + found.count;
  for (let at = found.start; at + 2 <= end;) {
    const column = columns[view.getUint16(at, true)];
    if (!column) throw new FlatFault();
    at += 2;
    const fixed = FIXED[column.type];
    const size = fixed ? fixed[0] : 4 + checked(view, at, 4).getUint32(at, true);
    if (at + size > end) throw new FlatFault();
    if (fixed) named.add(column.name, fixed[1](view, at));
    else if (column.type === BINARY) named.add(column.name, `(${size - 4} byte)`);
    else
      named.add(
        column.name,
        new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 4, size - 4)),
      );
    at += size;
  }
  return named.values;
}
