import { readAll, type ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, refuse, type Result } from '../../model/basics/result.ts';
import { FeatureCollector } from '../features/feature-collector.ts';
import { MapGeometry } from '../features/map-geometry.ts';
import { baseName } from '../reading/file-name.ts';
import { addGeometry, readProperties, type FlatColumn } from './feature-table.ts';
import { checked, FlatFault, FlatTable } from './flat-table.ts';
import type { FileFormat, ParsedFile } from '../reading/parsed-file.ts';

const MOST_BYTES = 600e6;
const MAGIC_LENGTH = 8;
/** Bytes of one node of the spatial index. */
const NODE_BYTES = 40;
/** A feature takes at least its length and two tables. */
const LEAST_FEATURE = 12;

interface Header {
  readonly geometryType: number;
  readonly columns: readonly FlatColumn[];
  readonly features: number;
  readonly crs: string | null;
  /** Where the first feature stands, behind the index. */
  readonly start: number;
}

/**
 * FlatGeobuf 3. A damaged feature is rejected alone; those behind a break in the file are rejected by the count
 * of the header. Own reader: the library believes the lengths it reads.
 * Refusals: `flatgeobuf-damaged`, `file-too-large`.
 */
export const flatgeobuf: FileFormat = {
  id: 'flatgeobuf',
  async read(source: ByteSource, _companions, task?: TaskContext): Promise<Result<ParsedFile>> {
    const place = { file: source.name };
    if (source.size > MOST_BYTES)
      return refuse('file-too-large', place, { megabytes: Math.round(source.size / 1e6) });
    const bytes = await readAll(source);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let header: Header;
    try {
      header = readHeader(view);
    } catch (error) {
      if (!(error instanceof FlatFault)) throw error;
      return refuse('flatgeobuf-damaged', place, { reason: 'header' });
    }
    const collector = new FeatureCollector(source.name, baseName(source.name));
    for (let at = header.start; at + LEAST_FEATURE <= view.byteLength;) {
      task?.signal?.throwIfAborted();
      const end = at + 4 + view.getUint32(at, true);
      addFeature(collector, view, at, Math.min(end, view.byteLength), header);
      at = end;
    }
    const promised = Math.min(header.features, view.byteLength / LEAST_FEATURE);
    while (collector.read < promised) collector.reject('feature-cut-off', collector.next());
    return accept(collector.finish(header.crs));
  },
};

/** @throws FlatFault */
function readHeader(view: DataView): Header {
  const length = checked(view, MAGIC_LENGTH, 4).getUint32(MAGIC_LENGTH, true);
  const headerEnd = MAGIC_LENGTH + 4 + length;
  checked(view, MAGIC_LENGTH + 4, length);
  const table = FlatTable.root(view, MAGIC_LENGTH + 4);
  const features = table.long(8);
  const start = headerEnd + indexBytes(features, table.short(9, 16));
  checked(view, start, 0);
  const crs = table.table(10);
  const code = crs?.int(1) ?? 0;
  return {
    geometryType: table.byte(2),
    columns: table.tables(7).map((column) => ({ name: column.text(0) ?? '', type: column.byte(1) })),
    features,
    crs: code > 0 ? `${crs?.text(0) ?? 'EPSG'}:${code}` : (crs?.text(4) ?? null),
    start,
  };
}

/** Size of the packed R-tree: each level has a node for every `nodeSize` of the level below, up to one. */
function indexBytes(features: number, nodeSize: number): number {
  if (nodeSize === 0 || features === 0) return 0;
  if (nodeSize === 1) throw new FlatFault();
  let level = features;
  let nodes = level;
  while (level > 1) {
    level = Math.ceil(level / nodeSize);
    nodes += level;
  }
  return nodes * NODE_BYTES;
}

function addFeature(
  collector: FeatureCollector,
  view: DataView,
  at: number,
  end: number,
  header: Header,
): void {
  const number = collector.next();
  try {
    // Nothing of a feature lies outside of its own bytes.
    const own = new DataView(view.buffer, view.byteOffset + at + 4, Math.max(0, end - at - 4));
    const table = FlatTable.root(own, 0);
    const properties = readProperties(table, header.columns);
    const geometry = new MapGeometry();
    const shape = table.table(0);
    if (shape) addGeometry(shape, header.geometryType, geometry);
    geometry.collect(collector, properties, number);
  } catch (error) {
    if (!(error instanceof FlatFault)) throw error;
    collector.reject('geometry-damaged', number);
  }
}
