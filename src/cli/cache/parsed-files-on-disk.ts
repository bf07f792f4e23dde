import type { CheckedFile, PlainCheckedFile, ParsedFileCache } from '../../intake/files/parsed-file-cache.ts';
import type { FileGroup } from '../../intake/files/source-files.ts';
import { holdsStill, plainCheckedFile, checkedFileFromPlain } from '../../jobs/parallel/parallel-pieces.ts';
import { exchangeArrays } from '../../model/layer.ts';
import type { CacheFolder } from './cache-folder.ts';
import { isCachedArray, type CachedArray } from './cache-file.ts';

/** Smaller files are parsed about as fast as their reading is found. */
const LEAST_BYTES = 32_768;

/** Stands where an array was taken out: its number. */
interface Slot {
  readonly slot: number;
}

/** The data with its large arrays added to `list` and exchanged for slots. */
const takeOut = <D>(data: D, list: CachedArray[]): D =>
  exchangeArrays(data, (array) =>
    isCachedArray(array) ? ({ slot: list.push(array) - 1 } satisfies Slot) : array,
  );

/** The data with the arrays of `list` for its slots. */
function putIn<D>(data: D, list: readonly CachedArray[]): D {
  if (typeof data !== 'object' || data === null || ArrayBuffer.isView(data)) return data;
  if (Array.isArray(data)) return data.map((entry: unknown) => putIn(entry, list)) as D;
  if ('slot' in data) return list[(data as unknown as Slot).slot] as D;
  return Object.fromEntries(
    Object.entries(data).map(([name, part]: [string, unknown]) => [name, putIn(part, list)]),
  ) as D;
}

/** Exchanges what stands where large arrays are: layers with their index, heights. */
function exchanged({ reading, crossed }: PlainCheckedFile, exchange: <D>(data: D) => D): PlainCheckedFile {
  if (reading.kind === 'sheets') return { reading, crossed };
  if (reading.kind === 'terrain') return { reading: { ...reading, grid: exchange(reading.grid) }, crossed };
  const tables = reading.tables.map((table) => ({ ...table, geometry: exchange(table.geometry) }));
  return { reading: { ...reading, tables }, crossed };
}

/** The reading of one file in the user's cache folder, found by what the file's bytes hash to. */
export class ParsedFilesOnDisk implements ParsedFileCache {
  readonly #folder: CacheFolder;
  readonly #group: FileGroup;

  constructor(folder: CacheFolder, group: FileGroup) {
    this.#folder = folder;
    this.#group = group;
  }

  async get(key: string): Promise<CheckedFile | null> {
    const entry = await this.#folder.get('reading', key);
    if (!entry) return null;
    return checkedFileFromPlain(
      exchanged(entry.rest as PlainCheckedFile, (data) => putIn(data, entry.arrays)),
    );
  }

  /** A file is hashed, then parsed: one that changed between gives a reading of other bytes, which is not kept. */
  async put(key: string, checked: CheckedFile, fileBytes: number): Promise<void> {
    if (fileBytes < LEAST_BYTES || !(await holdsStill(this.#group, key))) return;
    const arrays: CachedArray[] = [];
    const rest = exchanged(plainCheckedFile(checked, 'toPlain'), (data) => takeOut(data, arrays));
    await this.#folder.put('reading', key, { arrays, rest });
  }
}
