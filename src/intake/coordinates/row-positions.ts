import type { FieldReader } from '../records/field-reader.ts';
import { numberOf, saysNothing, textOf } from '../text/cell.ts';
import { orderMeters } from '../systems/vn2000.ts';
import { readAngle, readPair, type Axis } from '../text/angles.ts';

/** What the coordinate cells of a row say, before the swap of a column or a meridian is settled. */
export type RawPosition = (
  | { readonly kind: 'degrees'; readonly lon: number; readonly lat: number }
  | { readonly kind: 'meters'; readonly easting: number; readonly northing: number }
) & {
  /** True where the letters or the size of the numbers say that they stand in each other's column or order. */
  readonly isCrossed: boolean;
};

type Outcome = RawPosition | 'nothing' | 'half' | 'unreadable';

/** A single plain number is left to the column's own number style; only other spellings are read here. */
const isPlainNumber = (text: string): boolean =>
  /^[+-]?[\d.,]+$/.test(text) && !/^\d{1,3}\.\d{1,2}\.\d{1,2}(?:\.\d+)?$/.test(text);

function cellAngle(
  reader: FieldReader,
  key: 'lon' | 'lat',
  row: number,
): { value: number; axis: Axis } | null | 'unreadable' {
  const cell = reader.cell(key, row);
  const stored = numberOf(cell);
  if (stored !== null) return { value: stored, axis: null };
  if (saysNothing(cell)) return null;
  const text = textOf(cell);
  if (isPlainNumber(text)) {
    const value = reader.number(key, row);
    return value === null ? null : { value, axis: null };
  }
  const angle = readAngle(text);
  return angle ? { value: angle.degrees, axis: angle.axis } : 'unreadable';
}

function fromLonLat(reader: FieldReader, row: number): Outcome {
  const lon = cellAngle(reader, 'lon', row);
  const lat = cellAngle(reader, 'lat', row);
  if (lon === null && lat === null) return 'nothing';
  if (lon === 'unreadable' || lat === 'unreadable') return 'unreadable';
  if (lon === null || lat === null) return 'half';
  // Letters outweigh the header: 103°E in a column of latitudes is a longitude.
  const crossed = lon.axis === 'lat' || lat.axis === 'lon';
  return place(crossed ? lat.value : lon.value, crossed ? lon.value : lat.value, crossed);
}

function fromPair(reader: FieldReader, row: number): Outcome {
  const text = reader.text('coord_pair', row);
  if (text === null) return 'nothing';
  const pair = readPair(text);
  if (!pair) return 'unreadable';
  if (pair.firstAxis === 'lon') return place(pair.first, pair.second, true);
  if (pair.firstAxis === 'lat') return place(pair.second, pair.first);
  // Latitude comes first in speech and in maps on the web; only a value beyond 90 tells otherwise.
  return Math.abs(pair.first) > 90 && Math.abs(pair.second) <= 90
    ? place(pair.first, pair.second, true)
    : place(pair.second, pair.first);
}

function fromMeters(reader: FieldReader, row: number): Outcome {
  const x = reader.number('vn2000_x', row);
  const y = reader.number('vn2000_y', row);
  if (x === null && y === null) return 'nothing';
  return x === null || y === null ? 'half' : place(y, x);
}

function place(lon: number, lat: number, isCrossed = false): Outcome {
  const meters = orderMeters(lon, lat);
  if (meters) return { kind: 'meters', ...meters, isCrossed: meters.easting !== lon };
  return { kind: 'degrees', lon, lat, isCrossed };
}

/** The cells of a position as they stand in the file. */
export const writtenPosition = (reader: FieldReader, row: number): string =>
  (['lat', 'lon', 'coord_pair', 'vn2000_x', 'vn2000_y'] as const)
    .flatMap((key) => reader.text(key, row) ?? [])
    .join(' ');

/** The position that a row writes: lon and lat columns, else one cell, else X and Y in metres. */
export function readRawPosition(reader: FieldReader, row: number): RawPosition | null {
  const outcomes = [fromLonLat, fromPair, fromMeters].filter(
    (_, i) =>
      [
        reader.has('lon') && reader.has('lat'),
        reader.has('coord_pair'),
        reader.has('vn2000_x') && reader.has('vn2000_y'),
      ][i],
  );
  for (const read of outcomes) {
    const outcome = read(reader, row);
    if (outcome === 'nothing') continue;
    if (typeof outcome === 'object') return outcome;
    const value = writtenPosition(reader, row);
    reader.log.atRow(reader.table, row, {
      code: outcome === 'half' ? 'coordinates-missing' : 'coordinates-not-read',
      did: 'changed',
      value,
    });
    return null;
  }
  return null;
}
