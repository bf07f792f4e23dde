import type { FeatureTable, ParsedFile } from '../../formats/reading/parsed-file.ts';
import { Layer, type PlainLayer } from '../../model/layer.ts';

/** A reading whose outlines have been checked: what crossed itself is even-odd by linework now. */
export interface CheckedFile {
  readonly parsed: ParsedFile;
  /** For each table of features the rows whose outlines crossed themselves. */
  readonly crossed: readonly (readonly number[])[];
}

type Exchanged<T> = Omit<T, 'geometry'> & { readonly geometry: PlainLayer };
type Features = Extract<ParsedFile, { kind: 'features' }>;
/** A checked reading as plain data, for the disk and for other threads. */
export interface PlainCheckedFile {
  readonly reading:
    | Exclude<ParsedFile, Features>
    | (Omit<Features, 'tables'> & { readonly tables: readonly Exchanged<FeatureTable>[] });
  readonly crossed: CheckedFile['crossed'];
}

/** @param form `toPlain` for the disk, `toShared` for other threads */
export function plainCheckedFile(
  { parsed, crossed }: CheckedFile,
  form: 'toPlain' | 'toShared',
): PlainCheckedFile {
  if (parsed.kind !== 'features') return { reading: parsed, crossed };
  const tables = parsed.tables.map((table) => ({ ...table, geometry: table.geometry[form]() }));
  return { reading: { ...parsed, tables }, crossed };
}

export function checkedFileFromPlain({ reading, crossed }: PlainCheckedFile): CheckedFile {
  if (reading.kind !== 'features') return { parsed: reading, crossed };
  const tables = reading.tables.map((table) => ({ ...table, geometry: Layer.fromShared(table.geometry) }));
  return { parsed: { ...reading, tables }, crossed };
}

/** Readings kept from one import to the next, so that an unchanged file is parsed and checked once. */
export interface ParsedFileCache {
  get(key: string): Promise<CheckedFile | null>;
  /** @param fileBytes size of the file: a small one may be parsed sooner than found again */
  put(key: string, checked: CheckedFile, fileBytes: number): Promise<void>;
}

/** Part of every key: goes up whenever a reader gives another reading for the same bytes. */
const READERS_VERSION = 4;

/** The key of a file: its bytes, its name (which decides formats and stands in issues), the readers. */
export const parsedFileKey = (sha256: string, name: string): string => `${READERS_VERSION}-${sha256}-${name}`;

/** Bytes of the files whose readings are kept in memory: several provinces. */
const MOST_BYTES = 2e9;

/** Keeps readings in memory, as they are: they are never changed. Those not asked for longest go first. */
export class ParsedFilesInMemory implements ParsedFileCache {
  readonly #checkedFiles = new Map<string, { readonly checked: CheckedFile; readonly fileBytes: number }>();
  #bytes = 0;

  constructor(private readonly mostBytes = MOST_BYTES) {}

  async get(key: string): Promise<CheckedFile | null> {
    const known = this.#checkedFiles.get(key);
    if (!known) return null;
    this.#checkedFiles.delete(key);
    this.#checkedFiles.set(key, known);
    return known.checked;
  }

  async put(key: string, checked: CheckedFile, fileBytes: number): Promise<void> {
    this.#forget(key);
    this.#checkedFiles.set(key, { checked, fileBytes });
    this.#bytes += fileBytes;
    for (const oldest of this.#checkedFiles.keys()) {
      if (this.#bytes <= this.mostBytes) break;
      this.#forget(oldest);
    }
  }

  /** Forgets all but the given keys. */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const key of this.#checkedFiles.keys()) if (!keys.has(key)) this.#forget(key);
  }

  #forget(key: string): void {
    this.#bytes -= this.#checkedFiles.get(key)?.fileBytes ?? 0;
    this.#checkedFiles.delete(key);
  }
}
