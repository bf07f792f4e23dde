import { countAt, elementAt } from '../../model/basics/elements.ts';
import type { FeatureTable, ParsedFile } from '../../formats/reading/parsed-file.ts';
import { readFile } from '../../formats/registry.ts';
import { partBoxes } from '../../geometry/measures/bounds.ts';
import { edgeChunks } from '../../geometry/polygons/edge-chunks.ts';
import { repairPolygons } from '../../geometry/polygons/repair.ts';
import type { PackedGeometry } from '../../model/geometry.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, RefusalError, type Result } from '../../model/basics/result.ts';
import { parsedFileKey, type CheckedFile, type ParsedFileCache } from './parsed-file-cache.ts';
import { hashFile, type FileGroup } from './source-files.ts';
import { refuseWide } from './table-width.ts';

/** A file read for an import: SHA-256 in hex of its bytes ('' where it could not be taken), and what it holds. */
export interface FileRead {
  readonly sha256: string;
  readonly reading: Result<CheckedFile>;
}

/** Reads one file, here or in another thread. */
export type ReadOneFile = (group: FileGroup, task?: TaskContext) => Promise<FileRead>;

const hasLand = (geometry: PackedGeometry, f: number): boolean =>
  countAt(geometry.features, f + 1) > countAt(geometry.features, f);

/**
 * A feature of which nothing valid is left stays as it is, for its own finding; then the layer is not all valid.
 * What every analysis asks of a layer is found here, so that it is kept with the reading.
 */
async function checkOutlines(
  table: FeatureTable,
  id: string,
): Promise<{ readonly table: FeatureTable; readonly crossed: readonly number[] }> {
  const { geometry: repaired, changed } = await repairPolygons(table.geometry);
  const valid = changed.every((f) => hasLand(repaired, f));
  const geometry = (valid ? repaired : table.geometry).named(id);
  partBoxes(geometry);
  if (valid && geometry.kind === 'polygon') edgeChunks(geometry);
  return { table: { ...table, geometry }, crossed: changed.filter((f) => hasLand(repaired, f)) };
}

/** @param key names the content: equal keys mean equal readings */
async function check(parsed: ParsedFile, key: string): Promise<CheckedFile> {
  if (parsed.kind !== 'features') return { parsed, crossed: [] };
  const checked = [];
  for (const [t, table] of parsed.tables.entries()) checked.push(await checkOutlines(table, `${key}#${t}`));
  return {
    parsed: { ...parsed, tables: checked.map(({ table }) => table) },
    crossed: checked.map(({ crossed }) => crossed),
  };
}

/** Size of a file with its companions. */
export const sizeOfGroup = ({ main, companions }: FileGroup): number =>
  companions.reduce((sum, { size }) => sum + size, main.size);

/** The reading of a file whose bytes have this hash, if it is kept. */
async function recallReading(
  { main }: FileGroup,
  sha256: string,
  cache: ParsedFileCache,
): Promise<FileRead | null> {
  const known = await cache.get(parsedFileKey(sha256, main.name));
  return known && { sha256, reading: accept(known) };
}

/**
 * Reads and checks a file, or takes its reading from the cache by content. Refusals are not kept: they are
 * quick to find again.
 */
export async function readOneFile(
  group: FileGroup,
  cache: ParsedFileCache | undefined,
  task?: TaskContext,
): Promise<FileRead> {
  const hashed = await hashGroup(group, task);
  if (!hashed.ok) return { sha256: '', reading: hashed };
  const sha256 = hashed.value;
  const known = cache && (await recallReading(group, sha256, cache));
  if (known) return known;
  const read = await readFile(group.main, group.companions, task);
  if (!read.ok) return { sha256, reading: read };
  const wide = refuseWide(read.value, group.main.name);
  if (wide) return { sha256, reading: { ok: false, refusal: wide } };
  const key = parsedFileKey(sha256, group.main.name);
  const checked = await check(read.value, key);
  await cache?.put(key, checked, sizeOfGroup(group));
  return { sha256, reading: accept(checked) };
}

/** The hash of a file; refused where a member of an archive does not unpack. */
export async function hashGroup(group: FileGroup, task?: TaskContext): Promise<Result<string>> {
  try {
    return accept(await hashFile(group, task));
  } catch (error) {
    if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/**
 * Files one after the other in their order, while up to `atOnce` of them are being read.
 * @param atOnce 1 where reading happens in this thread
 */
export async function* readInOrder(
  groups: readonly FileGroup[],
  read: (group: FileGroup) => Promise<FileRead>,
  atOnce: number,
): AsyncGenerator<FileRead, void, undefined> {
  const waiting: Promise<FileRead>[] = [];
  for (let next = 0, given = 0; given < groups.length; given++) {
    for (; next < groups.length && waiting.length < atOnce; next++) {
      const started = read(elementAt(groups, next));
      // A failure is met where its file is asked for, not before.
      started.catch(() => undefined);
      waiting.push(started);
    }
    yield await waiting.shift()!;
  }
}
