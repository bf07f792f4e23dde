import { readAll, type ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, refuse, RefusalError, type Result } from '../../model/basics/result.ts';
import { FeatureCollector } from '../features/feature-collector.ts';
import { NamedValues, type MapGeometry } from '../features/map-geometry.ts';
import { mergeParsedFeatures } from '../features/merge-parsed.ts';
import { readWkb, WkbFault } from '../features/wkb.ts';
import type { ParsedFeatures, FileFormat, ParsedFile } from '../reading/parsed-file.ts';
import { SqliteDatabase } from './database.ts';
import { layersOf, records, type ListedLayer } from './layers.ts';
import type { SqlValue } from './record.ts';
import { isSpatialite, readSpatialite } from './spatialite-geometry.ts';
import { readView, ViewFault } from './views.ts';

const MOST_BYTES = 600e6;
/** Bytes of the envelope by its code in the flags of a geometry (GeoPackage 1.3, 2.1.3). */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64];

/**
 * GeoPackage and SpatiaLite: every feature layer, views among them, with the reference system it declares, and what the
 * log beside the file holds. Tables without geometry are named in an issue. Refusals: `database-damaged`, `geopackage-without-layers`, `file-too-large`.
 */
export const geopackage: FileFormat = {
  id: 'geopackage',
  async read(source: ByteSource, companions, task?: TaskContext): Promise<Result<ParsedFile>> {
    if (source.size > MOST_BYTES) {
      return refuse('file-too-large', { file: source.name }, { megabytes: Math.round(source.size / 1e6) });
    }
    try {
      const log = companions.find(({ name }) => /-wal$/i.test(name));
      const database = new SqliteDatabase(
        await readAll(source),
        source.name,
        log ? await readAll(log) : null,
      );
      const layers = layersOf(database);
      if (layers.length === 0) return refuse('geopackage-without-layers', { file: source.name });
      const parsedFiles: ParsedFeatures[] = [];
      for (const layer of layers) {
        task?.signal?.throwIfAborted();
        parsedFiles.push(await readLayer(database, source.name, layer));
      }
      const parsed = mergeParsedFeatures(parsedFiles);
      const further = [...logMissing(database, source.name), ...otherTables(database, source.name)];
      return accept({ ...parsed, issues: [...parsed.issues, ...further] });
    } catch (error) {
      if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
      throw error;
    }
  },
};

async function readLayer(
  database: SqliteDatabase,
  file: string,
  { table, column, crs }: ListedLayer,
): Promise<ParsedFeatures> {
  const collector = new FeatureCollector(file, table);
  const { columns: names, rows } = await rowsOf(database, table, collector);
  const geometryAt = names.findIndex((name) => name.toLowerCase() === column.toLowerCase());
  for (const values of rows) {
    const number = collector.next();
    const named = new NamedValues();
    names.forEach((name, i) => i !== geometryAt && named.add(name, plainValue(values[i] ?? null)));
    addRow(collector, values[geometryAt] ?? null, named.values, number);
  }
  return collector.finish(crs);
}

interface Rows {
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly SqlValue[]>;
}

/** Rows of a table as they lie in the file, of a view as SQLite gives them; what cannot be had is told. */
async function rowsOf(database: SqliteDatabase, table: string, collector: FeatureCollector): Promise<Rows> {
  if (database.has(table)) return { columns: database.columns(table), rows: database.rows(table) };
  const view = database.view(table);
  if (view === undefined) collector.note('layer-missing', 'error', 'kept', undefined, { value: table });
  else
    try {
      return await readView(database.bytes, table, view);
    } catch (error) {
      if (!(error instanceof ViewFault)) throw error;
      const context = { reason: error.message.slice(0, 200) };
      collector.note('view-not-read', 'error', 'kept', undefined, { value: table, context });
    }
  return { columns: [], rows: [] };
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
  try {
    readBlob(blob).collect(collector, properties, number);
  } catch (error) {
    if (!(error instanceof WkbFault)) throw error;
    collector.reject(error.code, number);
  }
}

/** @throws WkbFault */
function readBlob(blob: Uint8Array): MapGeometry {
  if (isSpatialite(blob)) return readSpatialite(blob);
  const start = headerLength(blob);
  // A plain SQLite file of GDAL has bare WKB, which begins with its byte order.
  if (start === null && (blob[0] ?? 2) > 1) throw new WkbFault('geometry-damaged');
  return readWkb(blob.subarray(start ?? 0));
}

/** Length of what stands before the WKB; null where the blob is no geometry. */
function headerLength(blob: Uint8Array): number | null {
  const [g, p, , flags] = blob;
  if (blob.length < 8 || g !== 0x47 || p !== 0x50 || flags === undefined) return null;
  const envelope = ENVELOPE_BYTES[(flags >> 1) & 7];
  return envelope === undefined ? null : 8 + envelope;
}

/** A database that keeps its last changes in a log beside it, where that was not handed in. */
const logMissing = ({ logMissing }: SqliteDatabase, file: string): ParsedFeatures['issues'] =>
  logMissing ? [{ code: 'database-log-missing', severity: 'warning', did: 'kept', file }] : [];

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
