import { pointOnSurface } from '../../geometry/polygons/point-on-surface.ts';
import type { FieldReader } from './field-reader.ts';
import type { RecordAt } from './loaded-source.ts';
import { hasGeometry, featureInDegrees, pointOf } from './record-geometry.ts';

/**
 * Longitude and latitude of a record: its own point; else its lon and lat columns; else a point on its
 * polygon. Null where it has none, or where what it has is no place on earth (reported).
 */
export function findLocation(reader: FieldReader, row: number): readonly [number, number] | null {
  const { table, log } = reader;
  const point = pointOf(table, row);
  const pair = point ?? columnPair(reader, row);
  if (pair) {
    const [lon, lat] = pair;
    if (lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90) return pair;
    log.atRow(table, row, { code: 'coordinates-out-of-range', did: 'changed', value: `${lon} ${lat}` });
    return null;
  }
  if (
    !hasGeometry(reader, row) ||
    table.geometry!.kind !== 'polygon' ||
    !featureInDegrees(table.geometry!, row)
  )
    return null;
  return pointOnSurface(table.geometry!, row);
}

/** Settled position of the columns of a row, null where it has none. */
function columnPair({ table }: FieldReader, row: number): readonly [number, number] | null {
  const lon = table.positions?.[2 * row] ?? NaN;
  const lat = table.positions?.[2 * row + 1] ?? NaN;
  return Number.isNaN(lon) || Number.isNaN(lat) ? null : [lon, lat];
}

/** The place of a record that is nothing without one; missing, it is reported and the record left out. */
export function requireLocation({ reader, row }: RecordAt): readonly [number, number] | null {
  const location = findLocation(reader, row);
  if (!location)
    reader.log.atRow(reader.table, row, {
      code: 'coordinates-missing',
      did: 'rejected',
      value: reader.text('site_code', row) ?? '',
    });
  return location;
}

/** False where an earlier step or a finding has left the record out. */
export const isKept = ({ reader, row }: RecordAt): boolean => !reader.log.isRejected(reader.table, row);
