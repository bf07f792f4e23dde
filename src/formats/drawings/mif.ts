import type { ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, refuse, RefusalError, type Result } from '../../model/basics/result.ts';
import { RowSplitter } from '../csv/row-splitter.ts';
import { FeatureCollector } from '../features/feature-collector.ts';
import { NamedValues } from '../features/map-geometry.ts';
import { baseName, extensionOf } from '../reading/file-name.ts';
import type { FileFormat, ParsedFile } from '../reading/parsed-file.ts';
import { wholeText } from '../text/whole-text.ts';
import { readHeader, type MifHeader } from './mif-header.ts';
import { MifObjects } from './mif-objects.ts';

const MOST_BYTES = 300e6;

/**
 * MapInfo MIF, the attributes from the .mid beside it. Arcs and ellipses are named and left out.
 * Refusals: `mif-damaged` with the line, `file-too-large`.
 */
export const mif: FileFormat = {
  id: 'mif',
  async read(
    source: ByteSource,
    companions: readonly ByteSource[],
    task?: TaskContext,
  ): Promise<Result<ParsedFile>> {
    const file = source.name;
    if (source.size > MOST_BYTES)
      return refuse('file-too-large', { file }, { megabytes: Math.round(source.size / 1e6) });
    try {
      const { text, encoding } = await wholeText(source, task);
      const header = readHeader(text, file);
      const collector = new FeatureCollector(file, baseName(file));
      const mid = companions.find(({ name }) => extensionOf(name) === 'mid');
      if (!mid) collector.note('attribute-table-missing', 'warning', 'kept');
      const table = mid ? await wholeText(mid, task) : null;
      addObjects(collector, header, text, table ? rowsOf(table.text, header) : null);
      return accept(collector.finish(header.crs, table?.encoding ?? encoding));
    } catch (error) {
      if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
      throw error;
    }
  },
};

function rowsOf(text: string, { delimiter }: MifHeader): readonly (readonly string[])[] {
  return [...new RowSplitter(delimiter).feed(text, true)].map(({ cells }) => cells);
}

function addObjects(
  collector: FeatureCollector,
  header: MifHeader,
  text: string,
  rows: readonly (readonly string[])[] | null,
): void {
  const objects = new MifObjects(text, header.dataAt, collector.file);
  for (let object = objects.next(); object; object = objects.next()) {
    const number = collector.next();
    const row = rows?.[number - 1];
    if (rows && !row) collector.note('attributes-missing', 'warning', 'kept', number);
    const named = new NamedValues();
    header.columns.forEach(({ name, isNumber }, i) => named.add(name, valueOf(row?.[i], isNumber)));
    if (object.label !== null) named.add('text', object.label);
    object.geometry.collect(collector, named.values, number);
  }
  const leftOut = [...objects.leftOut];
  if (leftOut.length > 0)
    collector.note('drawing-parts-left-out', 'warning', 'kept', undefined, {
      value: leftOut.map(([kind, count]) => `${kind} ${count}`).join(', '),
    });
  for (let n = collector.read; rows && n < rows.length; n++)
    collector.reject('shape-missing', collector.next());
}

function valueOf(cell: string | undefined, isNumber: boolean): unknown {
  const text = cell?.trim() ?? '';
  if (text === '') return null;
  const value = Number(text);
  return isNumber && Number.isFinite(value) && !(Number.isInteger(value) && !Number.isSafeInteger(value))
    ? value
    : text;
}
