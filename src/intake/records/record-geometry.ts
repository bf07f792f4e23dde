import { countAt, doubleAt } from '../../model/basics/elements.ts';
import { featureCount } from '../../model/geometry.ts';
import type { Layer } from '../../model/layer.ts';
import type { RecordAt } from './loaded-source.ts';
import type { SourceTable } from '../files/source-table.ts';

const hasParts = (geometry: Layer, f: number): boolean =>
  countAt(geometry.features, f + 1) > countAt(geometry.features, f);

const vertexRange = (geometry: Layer, f: number): readonly [number, number] => {
  const { rings, parts, features } = geometry;
  return [
    countAt(rings, countAt(parts, countAt(features, f))),
    countAt(rings, countAt(parts, countAt(features, f + 1))),
  ];
};

/** True where the record brings a geometry of its own. */
export const hasGeometry = ({ table }: { table: SourceTable }, row: number): boolean =>
  table.geometry !== null && row < featureCount(table.geometry) && hasParts(table.geometry, row);

/** First point of a point record, null where it has none. */
export function pointOf(table: SourceTable, row: number): readonly [number, number] | null {
  const geometry = table.geometry;
  if (!geometry || geometry.kind !== 'point' || !hasParts(geometry, row)) return null;
  const [from] = vertexRange(geometry, row);
  return [doubleAt(geometry.xy, 2 * from), doubleAt(geometry.xy, 2 * from + 1)];
}

/** True where every vertex is a longitude and latitude in degrees. */
export function featureInDegrees(geometry: Layer, f: number): boolean {
  const [from, to] = vertexRange(geometry, f);
  for (let i = from; i < to; i++) {
    const lon = doubleAt(geometry.xy, 2 * i);
    const lat = doubleAt(geometry.xy, 2 * i + 1);
    if (!(lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90)) return false;
  }
  return true;
}

/** Where a record lies, for showing: its point, its settled columns, else its first vertex. Reports nothing. */
export function positionOfRecord(
  { table }: { table: SourceTable },
  row: number,
): readonly [number, number] | null {
  const lon = table.positions?.[2 * row] ?? NaN;
  const lat = table.positions?.[2 * row + 1] ?? NaN;
  if (!Number.isNaN(lon) && !Number.isNaN(lat)) return [lon, lat];
  if (!hasGeometry({ table }, row) || !featureInDegrees(table.geometry!, row)) return null;
  const [from] = vertexRange(table.geometry!, row);
  return [doubleAt(table.geometry!.xy, 2 * from), doubleAt(table.geometry!.xy, 2 * from + 1)];
}

/**
 * The geometry of a record as this role needs it. A missing, foreign or impossible one rejects the
 * record with its reason; rings that close on themselves wrongly are kept (even-odd) and reported.
 */
export function geometryOf(record: RecordAt, kind: Layer['kind']): Layer | null {
  const { reader, row } = record;
  const { table, log } = reader;
  const geometry = table.geometry;
  if (!geometry || !hasParts(geometry, row)) {
    log.atRow(table, row, { code: 'geometry-missing', did: 'rejected' });
    return null;
  }
  if (geometry.kind !== kind) {
    log.atRow(table, row, {
      code: 'geometry-wrong-kind',
      did: 'rejected',
      value: geometry.kind,
      context: { wanted: kind },
    });
    return null;
  }
  if (!featureInDegrees(geometry, row)) {
    const [from] = vertexRange(geometry, row);
    const value = `${geometry.xy[2 * from]} ${geometry.xy[2 * from + 1]}`;
    log.atRow(table, row, { code: 'coordinates-out-of-range', did: 'rejected', value });
    return null;
  }
  if (kind === 'polygon') reportRings(record, geometry);
  return geometry;
}

function reportRings({ reader, row }: RecordAt, geometry: Layer): void {
  const { rings, parts, features, xy } = geometry;
  for (let r = countAt(parts, countAt(features, row)); r < countAt(parts, countAt(features, row + 1)); r++) {
    const from = countAt(rings, r);
    const to = countAt(rings, r + 1);
    const closed = xy[2 * from] === xy[2 * to - 2] && xy[2 * from + 1] === xy[2 * to - 1];
    if (to - from >= 4 && closed) continue;
    reader.log.atRow(reader.table, row, {
      code: to - from < 4 ? 'ring-too-short' : 'ring-invalid',
      did: 'kept',
      context: { vertices: to - from },
    });
    return;
  }
}
