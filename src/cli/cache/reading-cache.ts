import type { CheckedReading, ReadingCache } from '../../intake/files/reading-cache.ts';
import type { FileGroup } from '../../intake/files/source-files.ts';
import { holdsStill } from '../../jobs/parallel/spread-work.ts';
import type { CacheFolder } from './cache-folder.ts';
import { isKeptArray, type KeptArray } from './kept-file.ts';

type Reading = CheckedReading['reading'];
type Outlines = CheckedReading['outlines'][number];

/** Smaller files are parsed about as fast as their reading is found. */
const LEAST_BYTES = 32_768;

/** Stands where an array was taken out: its number. */
interface Slot {
  readonly slot: number;
}

/** The object with its large arrays exchanged for slots, and back; all else is left alone. */
class Arrays {
  constructor(readonly list: KeptArray[]) {}

  takeOut = <T extends object>(from: T): T =>
    this.#exchange(from, (part) =>
      isKeptArray(part) ? ({ slot: this.list.push(part) - 1 } satisfies Slot) : part,
    );

  putIn = <T extends object>(into: T): T =>
    this.#exchange(into, (part) =>
      typeof part === 'object' && part !== null && 'slot' in part ? this.list[(part as Slot).slot] : part,
    );

  #exchange<T extends object>(whole: T, exchange: (part: unknown) => unknown): T {
    return Object.fromEntries(
      Object.entries(whole).map(([name, part]: [string, unknown]) => [name, exchange(part)]),
    ) as T;
  }
}

/** Exchanges the arrays of a reading where large ones stand: geometry, heights, what is known of outlines. */
function exchanged(
  { reading, outlines }: CheckedReading,
  exchange: <T extends object>(whole: T) => T,
): CheckedReading {
  const ofOutlines = (known: Outlines): Outlines => ({
    ...exchange(known),
    areas: known.areas && exchange(known.areas),
  });
  const ofReading = (whole: Reading): Reading => {
    if (whole.kind === 'terrain') return { ...whole, grid: exchange(whole.grid) };
    if (whole.kind === 'sheets') return whole;
    return {
      ...whole,
      tables: whole.tables.map((table) => ({ ...table, geometry: exchange(table.geometry) })),
    };
  };
  return { reading: ofReading(reading), outlines: outlines.map(ofOutlines) };
}

/** The reading of one file in the user's cache folder, found by what the file's bytes hash to. */
export class DiskReadings implements ReadingCache {
  readonly #folder: CacheFolder;
  readonly #group: FileGroup;

  constructor(folder: CacheFolder, group: FileGroup) {
    this.#folder = folder;
    this.#group = group;
  }

  async get(key: string): Promise<CheckedReading | null> {
    const kept = await this.#folder.get('reading', key);
    if (!kept) return null;
    return exchanged(kept.rest as CheckedReading, new Arrays([...kept.arrays]).putIn);
  }

  /** A file is hashed, then parsed: one that changed between gives a reading of other bytes, which is not kept. */
  async put(key: string, checked: CheckedReading, fileBytes: number): Promise<void> {
    if (fileBytes < LEAST_BYTES || !(await holdsStill(this.#group, key))) return;
    const arrays = new Arrays([]);
    const rest = exchanged(checked, arrays.takeOut);
    await this.#folder.put('reading', key, { arrays: arrays.list, rest });
  }
}
