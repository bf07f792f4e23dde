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

/** Keeps readings in memory, as they are: they are never changed. */
export class MemoryReadings implements ReadingCache {
  readonly #readings = new Map<string, CheckedReading>();

  async get(key: string): Promise<CheckedReading | null> {
    return this.#readings.get(key) ?? null;
  }

  async put(key: string, reading: CheckedReading): Promise<void> {
    this.#readings.set(key, reading);
  }

  /** Forgets all but the given keys. */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const key of this.#readings.keys()) if (!keys.has(key)) this.#readings.delete(key);
  }
}
