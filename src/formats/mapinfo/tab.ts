import { readAll, type ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, refuse, RefusalError, type Result } from '../../model/basics/result.ts';
import { FeatureCollector } from '../features/feature-collector.ts';
import { NamedValues } from '../features/map-geometry.ts';
import { baseName, extensionOf } from '../reading/file-name.ts';
import type { FileFormat, ParsedFile } from '../reading/parsed-file.ts';
import { wholeText } from '../text/whole-text.ts';
import { readDat, type DatTable } from './dat-table.ts';
import { MapFile } from './map-file.ts';
import { readObject, type MapObject } from './map-objects.ts';
import { readTabHeader } from './tab-header.ts';

const MOST_BYTES = 400e6;

/**
 * A MapInfo table: the .TAB with the .DAT, .MAP and .ID beside it. Points, lines, polylines, regions, rectangles and
 * texts; arcs, ellipses and collections are counted and left out. A table without a .MAP has records without places.
 * Refusals: `tab-part-missing`, `tab-kind-not-read`, `tab-damaged`, `file-too-large`.
 */
export const tab: FileFormat = {
  id: 'tab',
  async read(
    source: ByteSource,
    companions: readonly ByteSource[],
    task?: TaskContext,
  ): Promise<Result<ParsedFile>> {
    const file = source.name;
    const part = (ending: string): ByteSource | undefined =>
      companions.find(({ name }) => extensionOf(name) === ending);
    const size = companions.reduce((sum, one) => sum + one.size, source.size);
    if (size > MOST_BYTES) return refuse('file-too-large', { file }, { megabytes: Math.round(size / 1e6) });
    try {
      const header = readTabHeader((await wholeText(source, task)).text, file);
      if (header.kind === 'dbf') return refuse('tab-kind-not-read', { file }, { kind: 'DBF' });
      const [dat, map, id] = [part('dat'), part('map'), part('id')];
      const missing = !dat ? '.DAT' : map && !id ? '.ID' : id && !map ? '.MAP' : null;
      if (!dat || missing !== null) return refuse('tab-part-missing', { file }, { part: missing ?? '' });
      const table = readDat(await readAll(dat), header, dat.name);
      const collector = new FeatureCollector(file, baseName(file));
      if (!map || !id) {
        collector.note('map-part-missing', 'warning', 'kept');
        addRecords(collector, table, () => null);
        return accept(collector.finish(null, table.encoding));
      }
      const objects = new MapFile(await readAll(map), map.name);
      const bytes = await readAll(id);
      const places = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      addRecords(collector, table, (i) =>
        4 * i + 4 > places.byteLength ? null : readObject(objects, places.getInt32(4 * i, true)),
      );
      return accept(collector.finish(objects.crs, table.encoding));
    } catch (error) {
      if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
      throw error;
    }
  },
};

function addRecords(
  collector: FeatureCollector,
  { names, records, encoding }: DatTable,
  objectOf: (record: number) => MapObject | null,
): void {
  const decoder = new TextDecoder(encoding.used);
  const leftOut = new Map<string, number>();
  records.forEach((values, i) => {
    const number = collector.next();
    if (!values) return collector.reject('row-deleted', number);
    const named = new NamedValues();
    names.forEach((name, column) => named.add(name, values[column] ?? null));
    const object = safely(() => objectOf(i));
    if (object === 'damaged') return collector.reject('geometry-damaged', number);
    if (object?.text) named.add('text', decoder.decode(object.text));
    if (object?.leftOut) leftOut.set(object.leftOut, (leftOut.get(object.leftOut) ?? 0) + 1);
    if (object) object.geometry.collect(collector, named.values, number);
    else collector.addWithoutGeometry(named.values, number);
  });
  if (leftOut.size > 0)
    collector.note('drawing-parts-left-out', 'warning', 'kept', undefined, {
      value: [...leftOut].map(([kind, count]) => `${kind} ${count}`).join(', '),
    });
}

/** One damaged object costs its record, not the file. */
function safely(read: () => MapObject | null): MapObject | null | 'damaged' {
  try {
    return read();
  } catch (error) {
    if (error instanceof RefusalError || error instanceof RangeError) return 'damaged';
    throw error;
  }
}
