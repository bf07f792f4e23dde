import { readAll, type ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, refuse, RefusalError, type Result } from '../../model/basics/result.ts';
import { FeatureCollector } from '../features/feature-collector.ts';
import { NamedValues } from '../features/map-geometry.ts';
import { mergeParsedFeatures } from '../features/merge-parsed.ts';
import { readWkb, WkbFault } from '../features/wkb.ts';
import type { ParsedFeatures, FileFormat, ParsedFile } from '../reading/parsed-file.ts';
import { SqliteDatabase } from './database.ts';
import type { SqlValue } from './record.ts';

const MOST_BYTES = 600e6;
/** Bytes of the envelope by its code in the flags of a geometry (GeoPackage 1.3, 2.1.3). */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64];

/**
 * GeoPackage: every feature layer, with the reference system it declares. Tables without geometry are named
 * in an issue. Refusals: `database-damaged`, `geopackage-without-layers`, `file-too-large`.
 */
export const geopackage: FileFormat = {
  id: 'geopackage',
  async read(source: ByteSource, _companions, task?: TaskContext): Promise<Result<ParsedFile>> {
    if (source.size > MOST_BYTES) {
      return refuse('file-too-large', { file: source.name }, { megabytes: Math.round(source.size / 1e6) });
    }
    try {
      const database = new SqliteDatabase(await readAll(source), source.name);
      const layers = [...records(database, 'gpkg_geometry_columns')];
      if (layers.length === 0) return refuse('geopackage-without-layers', { file: source.name });
      const systems = new Map(
        [...records(database, 'gpkg_spatial_ref_sys')].map((row) => [row.get('srs_id'), crsOf(row)]),
      );
      const parsedFiles = layers.map((layer) => {
        task?.signal?.throwIfAborted();
        return readLayer(database, source.name, layer, systems.get(layer.get('srs_id') ?? null) ?? null);
      });
      const parsed = mergeParsedFeatures(parsedFiles);
      return accept({ ...parsed, issues: [...parsed.issues, ...otherTables(database, source.name)] });
    } catch (error) {
      if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
      throw error;
    }
  },
};

type Row = ReadonlyMap<string, SqlValue>;

function* records(database: SqliteDatabase, table: string): Generator<Row> {
  const names = database.columns(table);
  for (const values of database.rows(table)) yield new Map(names.map((name, i) => [name, values[i] ?? null]));
}

function crsOf(system: Row): string | null {
  const organization = system.get('organization');
  const code = system.get('organization_coordsys_id');
  // -1 and 0: undefined Cartesian and geographic systems.
  if (typeof code !== 'number' || code <= 0) return null;
  if (typeof organization === 'string' && /^epsg$/i.test(organization)) return `EPSG:${code}`;
  const definition = system.get('definition');
  return typeof definition === 'string' ? definition : `${String(organization)}:${code}`;
}

function readLayer(database: SqliteDatabase, file: string, layer: Row, crs: string | null): ParsedFeatures {
  const table = String(layer.get('table_name'));
  const geometryColumn = String(layer.get('column_name'));
  const collector = new FeatureCollector(file, table);
  if (!database.has(table)) collector.note('layer-missing', 'error', 'kept', undefined, { value: table });
  const names = database.columns(table);
  const geometryAt = names.indexOf(geometryColumn);
  for (const values of database.rows(table)) {
    const number = collector.next();
    const named = new NamedValues();
    names.forEach((name, i) => i !== geometryAt && named.add(name, plainValue(values[i] ?? null)));
    addRow(collector, values[geometryAt] ?? null, named.values, number);
  }
  return collector.finish(crs);
}

/** Pictures and other blobs of a row say nothing in a table. */
const plainValue = (value: SqlValue): unknown =>
  value instanceof Uint8Array ? `(${value.length} byte)` : value;

function addRow(
  collector: FeatureCollector,
  blob: SqlValue,
  properties: Readonly<Record<string, unknown>>,
  number: number,
): void {
  if (!(blob instanceof Uint8Array)) return collector.addWithoutGeometry(properties, number);
  const start = headerLength(blob);
  if (start === null) return collector.reject('geometry-damaged', number);
  try {
    readWkb(blob.subarray(start)).collect(collector, properties, number);
  } catch (error) {
    if (!(error instanceof WkbFault)) throw error;
    collector.reject(error.code, number);
  }
}

/** Length of what stands before the WKB; null where the blob is no geometry. */
function headerLength(blob: Uint8Array): number | null {
  if (blob.length < 8 || blob[0] !== 0x47 || blob[1] !== 0x50) return null;
  const envelope = ENVELOPE_BYTES[(blob[3]! >> 1) & 7];
  return envelope === undefined ? null : 8 + envelope;
}

function otherTables(database: SqliteDatabase, file: string): ParsedFeatures['issues'] {
  return [...records(database, 'gpkg_contents')]
    .filter((row) => row.get('data_type') !== 'features')
    .map((row) => ({
      code: 'layer-without-geometry-left-out',
      severity: 'info',
      did: 'kept',
      file,
      value: String(row.get('table_name')),
    }));
}
