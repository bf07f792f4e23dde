import {
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
} from 'hyparquet';
import type { ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, refuse, type Result } from '../../model/basics/result.ts';
import { decompressorsFor } from './page-codecs.ts';
import { FeatureCollector } from '../features/feature-collector.ts';
import { NamedValues } from '../features/map-geometry.ts';
import { readWkb, WkbFault } from '../features/wkb.ts';
import { baseName } from '../reading/file-name.ts';
import type { FileFormat, ParsedFile } from '../reading/parsed-file.ts';

const MOST_ROWS = 3e6;

/** Of the `geo` entry of the metadata (GeoParquet 1.1): what is used of it. */
interface GeoEntry {
  readonly primary_column?: string;
  readonly columns?: Readonly<
    Record<string, { readonly encoding?: string; readonly crs?: unknown } | undefined>
  >;
}

/**
 * GeoParquet with geometry as WKB; plain, Snappy, gzip, ZSTD, Brotli or LZ4. The library reads bytes into rows; geometry is read here.
 * Refusals: `parquet-damaged`, `parquet-codec` naming it, `parquet-without-geometry`, `parquet-encoding`, `file-too-large`.
 */
export const geoparquet: FileFormat = {
  id: 'geoparquet',
  async read(source: ByteSource, _companions, task?: TaskContext): Promise<Result<ParsedFile>> {
    const place = { file: source.name };
    try {
      const file = {
        byteLength: source.size,
        slice: async (start: number, end = source.size) =>
          (await source.slice(start, end)).slice().buffer as ArrayBuffer,
      };
      const metadata = await parquetMetadataAsync(file, { geoparquet: false });
      const rows = Number(metadata.num_rows);
      if (!(rows <= MOST_ROWS))
        return refuse('file-too-large', place, { megabytes: Math.round(source.size / 1e6) });
      const compressors = await decompressorsFor(metadata);
      if (typeof compressors === 'string') return refuse('parquet-codec', place, { codec: compressors });
      const geo = geoEntry(metadata);
      const column = geo?.primary_column ?? 'geometry';
      if (!geo?.columns?.[column]) return refuse('parquet-without-geometry', place);
      const { encoding, crs } = geo.columns[column];
      if (encoding !== 'WKB')
        return refuse('parquet-encoding', place, { encoding: String(encoding).slice(0, 40) });
      const collector = new FeatureCollector(source.name, baseName(source.name));
      const names = parquetSchema(metadata).children.map(({ element }) => element.name);
      let start = 0;
      for (const group of metadata.row_groups) {
        task?.signal?.throwIfAborted();
        task?.report?.({ step: 'read-file', done: start, total: rows, detail: source.name });
        const end = start + Number(group.num_rows);
        const columns: unknown[][] = [];
        for (const name of names)
          columns.push(await readColumn({ file, metadata, compressors }, name, start, end));
        for (let i = 0; i < end - start; i++) {
          addRow(
            collector,
            names,
            columns.map((values) => values[i]),
            column,
          );
        }
        start = end;
      }
      return accept(collector.finish(crsText(crs)));
    } catch (error) {
      if (task?.signal?.aborted) throw error;
      // The library throws plain errors of many kinds for broken files.
      return refuse('parquet-damaged', place, { reason: String(error).slice(0, 200) });
    }
  },
};

interface ParquetFile {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly compressors: Compressors;
}

/**
 * Values of one column in the rows of one row group. One at a time: of several that fail at once, the library
 * leaves all but the first without anybody who catches them.
 */
async function readColumn(
  { file, metadata, compressors }: ParquetFile,
  name: string,
  rowStart: number,
  rowEnd: number,
): Promise<unknown[]> {
  const rows = await parquetReadObjects({
    file,
    metadata,
    columns: [name],
    rowStart,
    rowEnd,
    geoparquet: false,
    utf8: false,
    compressors,
  });
  return rows.map((row) => row[name] as unknown);
}

function geoEntry(metadata: FileMetaData): GeoEntry | null {
  const text = metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value;
  return text ? (JSON.parse(text) as GeoEntry | null) : null;
}

/** GeoParquet writes PROJJSON; without a `crs` member the data is in degrees WGS84. */
function crsText(crs: unknown): string | null {
  if (crs === undefined) return 'EPSG:4326';
  if (typeof crs !== 'object' || crs === null) return null;
  const id = (crs as { id?: { authority?: unknown; code?: unknown } }).id;
  if (id && id.authority === 'OGC' && id.code === 'CRS84') return 'EPSG:4326';
  return id ? `${String(id.authority)}:${String(id.code)}` : JSON.stringify(crs);
}

function addRow(
  collector: FeatureCollector,
  names: readonly string[],
  values: readonly unknown[],
  column: string,
): void {
  const number = collector.next();
  const named = new NamedValues();
  names.forEach((name, i) => {
    // Bounding boxes are made from the geometry.
    if (name !== column && name !== 'bbox') named.add(name, plainValue(values[i]));
  });
  const blob = values[names.indexOf(column)];
  if (!(blob instanceof Uint8Array)) return collector.addWithoutGeometry(named.values, number);
  try {
    readWkb(blob).collect(collector, named.values, number);
  } catch (error) {
    if (!(error instanceof WkbFault)) throw error;
    collector.reject(error.code, number);
  }
}

/** As JSON has it: whole numbers beyond 2^53 as text, times as ISO text, bytes as UTF-8 text. */
function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const named = new NamedValues();
  for (const [name, inner] of Object.entries(value)) named.add(name, plainValue(inner));
  return named.values;
}
