import type { FeatureTable, Reading } from '../../formats/reading/reading.ts';
import { Layer, type PlainLayer } from '../../model/layer.ts';

/** A reading whose outlines have been checked: what crossed itself is even-odd by linework now. */
export interface CheckedReading {
  readonly reading: Reading;
  /** For each table of features the rows whose outlines crossed themselves. */
  readonly crossed: readonly (readonly number[])[];
}

type Exchanged<T> = Omit<T, 'geometry'> & { readonly geometry: PlainLayer };
type Features = Extract<Reading, { kind: 'features' }>;
/** A checked reading as plain data, for the disk and for other threads. */
export interface PlainReading {
  readonly reading:
    | Exclude<Reading, Features>
    | (Omit<Features, 'tables'> & { readonly tables: readonly Exchanged<FeatureTable>[] });
  readonly crossed: CheckedReading['crossed'];
}

/** @param form `toPlain` for the disk, `toShared` for other threads */
export function plainReading(
  { reading, crossed }: CheckedReading,
  form: 'toPlain' | 'toShared',
): PlainReading {
  if (reading.kind !== 'features') return { reading, crossed };
  const tables = reading.tables.map((table) => ({ ...table, geometry: table.geometry[form]() }));
  return { reading: { ...reading, tables }, crossed };
}

export function readingFromPlain({ reading, crossed }: PlainReading): CheckedReading {
  if (reading.kind !== 'features') return { reading, crossed };
  const tables = reading.tables.map((table) => ({ ...table, geometry: Layer.fromShared(table.geometry) }));
  return { reading: { ...reading, tables }, crossed };
}

/** Readings kept from one import to the next, so that an unchanged file is parsed and checked once. */
export interface ReadingCache {
  get(key: string): Promise<CheckedReading | null>;
  /** @param fileBytes size of the file: a small one may be parsed sooner than found again */
  put(key: string, reading: CheckedReading, fileBytes: number): Promise<void>;
}

/** Part of every key: goes up whenever a reader gives another reading for the same bytes. */
const READERS_VERSION = 5;

/** The key of a file: its bytes, its name (which decides formats and stands in issues), the readers. */
export const readingKey = (sha256: string, name: string): string => `${READERS_VERSION}-${sha256}-${name}`;

/** Bytes of the files whose readings are kept in memory: several provinces. */
const MOST_BYTES = 2e9;

/** Keeps readings in memory, as they are: they are never changed. Those not asked for longest go first. */
export class MemoryReadings implements ReadingCache {
  readonly #readings = new Map<string, { readonly reading: CheckedReading; readonly fileBytes: number }>();
  #bytes = 0;

  constructor(private readonly mostBytes = MOST_BYTES) {}

  async get(key: string): Promise<CheckedReading | null> {
    const known = this.#readings.get(key);
    if (!known) return null;
    this.#readings.delete(key);
    this.#readings.set(key, known);
    return known.reading;
  }

  async put(key: string, reading: CheckedReading, fileBytes: number): Promise<void> {
    this.#forget(key);
    this.#readings.set(key, { reading, fileBytes });
    this.#bytes += fileBytes;
    for (const oldest of this.#readings.keys()) {
      if (this.#bytes <= this.mostBytes) break;
      this.#forget(oldest);
    }
  }

  /** Forgets all but the given keys. */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const key of this.#readings.keys()) if (!keys.has(key)) this.#forget(key);
  }

  #forget(key: string): void {
    this.#bytes -= this.#readings.get(key)?.fileBytes ?? 0;
    this.#readings.delete(key);
  }
}
