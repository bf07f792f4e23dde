import { readAll, type ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, RefusalError, type Result } from '../../model/basics/result.ts';
import { FeatureCollector } from '../features/feature-collector.ts';
import { baseName, extensionOf } from '../reading/file-name.ts';
import type { ParsedFeatures, FileFormat, ParsedFile } from '../reading/parsed-file.ts';
import { readDbf, type DbfTable } from './dbf.ts';
import { ShpReader } from './shp.ts';
import { mergeParsedFeatures } from '../features/merge-parsed.ts';
import { ZipArchive } from '../zip/archive.ts';
import { isZip } from '../zip/zip.ts';

/**
 * ESRI shapefiles: the .shp with its .dbf, .prj and .cpg as companions, or a zip of one or several sets. The text of
 * the .prj is handed on as `crs` and never acted on here.
 * Refusals: those of zip, `shp-damaged`, `shp-missing`.
 */
export const shapefile: FileFormat = {
  id: 'shapefile',
  async read(
    source: ByteSource,
    companions: readonly ByteSource[],
    task?: TaskContext,
  ): Promise<Result<ParsedFile>> {
    try {
      const head = await source.slice(0, Math.min(4, source.size));
      if (!isZip(head)) return accept(await readSet(source, companions, task));
      const archive = await ZipArchive.open(source);
      const sets = archive.entries.filter((entry) => isShp(entry.name));
      if (sets.length === 0) throw new RefusalError({ code: 'shp-missing', location: { file: source.name } });
      const parsedFiles: ParsedFeatures[] = [];
      for (const entry of sets) {
        const stem = entry.name.slice(0, -4).toLowerCase();
        const parts: ByteSource[] = [];
        for (const other of archive.entries) {
          const part = /\.(dbf|prj|cpg)$/i.test(other.name) && other.name.slice(0, -4).toLowerCase() === stem;
          if (part) parts.push(await archive.sourceOf(other));
        }
        parsedFiles.push(await readSet(await archive.sourceOf(entry), parts, task));
      }
      return accept(mergeParsedFeatures(parsedFiles));
    } catch (error) {
      if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
      throw error;
    }
  },
};

const isShp = (name: string): boolean => /\.shp$/i.test(name) && !/(^|\/)(__MACOSX\/|\._)/.test(name);

async function textOf(companions: readonly ByteSource[], extension: string): Promise<string | null> {
  const found = companions.find((part) => extensionOf(part.name) === extension);
  return found ? new TextDecoder().decode((await readAll(found)).subarray(0, 20_000)) : null;
}

async function readSet(
  shp: ByteSource,
  companions: readonly ByteSource[],
  task?: TaskContext,
): Promise<ParsedFeatures> {
  const collector = new FeatureCollector(shp.name, baseName(shp.name));
  const table = await readTable(collector, companions);
  task?.signal?.throwIfAborted();
  const records = new ShpReader(await readAll(shp), shp.name, collector.shape);
  for (let record = records.next(); record; record = records.next()) {
    const number = collector.next();
    if (table?.deleted.has(number - 1)) collector.reject('row-deleted', number);
    else if (record.kind === 'broken') collector.reject(record.code, number);
    else {
      const properties = table?.records[number - 1] ?? {};
      if (table && number > table.records.length)
        collector.note('attributes-missing', 'warning', 'kept', number);
      if (record.kind === 'null') collector.addWithoutGeometry(properties, number);
      else if (collector.addShape(properties, number) && record.strayHoles > 0) {
        collector.note('hole-outside', 'warning', 'changed', number, {
          context: { rings: record.strayHoles },
        });
      }
    }
  }
  if (records.truncated) collector.note('file-truncated', 'error', 'kept');
  // Rows whose shape the file no longer holds.
  while (table && collector.read < table.records.length) collector.reject('shape-missing', collector.next());
  return collector.finish((await textOf(companions, 'prj'))?.trim() || null, table?.encoding);
}

async function readTable(
  collector: FeatureCollector,
  companions: readonly ByteSource[],
): Promise<DbfTable | null> {
  const dbf = companions.find((part) => extensionOf(part.name) === 'dbf');
  if (!dbf) {
    collector.note('attribute-table-missing', 'warning', 'kept');
    return null;
  }
  try {
    const table = readDbf(await readAll(dbf), await textOf(companions, 'cpg'), dbf.name);
    if (table.oddCells > 0)
      collector.note('cells-odd', 'warning', 'kept', undefined, { context: { cells: table.oddCells } });
    return table;
  } catch (error) {
    if (!(error instanceof RefusalError) || error.refusal.code !== 'dbf-damaged') throw error;
    collector.note('attribute-table-damaged', 'error', 'kept', undefined, { value: dbf.name });
    return null;
  }
}
