import type { Reading } from '../../formats/reading/reading.ts';
import type { AreaFacts } from '../../geometry/polygons/prepared-areas.ts';

/** A reading whose outlines have been checked: what crossed itself is even-odd by linework now. */
export interface CheckedReading {
  readonly reading: Reading;
  /** For each table of features. */
  readonly outlines: readonly {
    /** Rows whose outlines crossed themselves. */
    readonly crossed: readonly number[];
    /** Whether all are valid now. */
    readonly valid: boolean;
    /** Boxes of all parts, as `partBoxes` gives them. */
    readonly boxes: Float64Array;
    /** What laying the polygons over land needs to know of their rings; null for points, lines and invalid outlines. */
    readonly areas: AreaFacts | null;
  }[];
}

/** Readings kept from one import to the next, so that an unchanged file is parsed and checked once. */
export interface ReadingCache {
  get(key: string): Promise<CheckedReading | null>;
  /** @param fileBytes size of the file: a small one may be parsed sooner than found again */
  put(key: string, reading: CheckedReading, fileBytes: number): Promise<void>;
}

/** Part of every key: goes up whenever a reader gives another reading for the same bytes. */
const READERS_VERSION = 4;

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
