import type { CheckedReading, ReadingCache } from '../intake/reading-cache.ts';
import type { CacheFolder } from './cache-folder.ts';
import type { KeptArray } from './kept-file.ts';

type Reading = CheckedReading['reading'];

/** Smaller files are parsed about as fast as their reading is found. */
const LEAST_BYTES = 32_768;

const NOTHING = new Float64Array(0);
const NO_INDEX = new Uint32Array(0);

/** The large arrays of a reading, and the reading without them. */
function takeApart(reading: Reading): { arrays: KeptArray[]; rest: Reading } {
  if (reading.kind === 'terrain') {
    const { grid } = reading;
    return { arrays: [grid.heights], rest: { ...reading, grid: { ...grid, heights: new Int16Array(0) } } };
  }
  if (reading.kind !== 'features') return { arrays: [], rest: reading };
  const empty = { xy: NOTHING, rings: NO_INDEX, parts: NO_INDEX, features: NO_INDEX };
  return {
    arrays: reading.tables.flatMap(({ geometry: { xy, rings, parts, features } }) => [
      ...[xy, rings, parts, features],
    ]),
    rest: {
      ...reading,
      tables: reading.tables.map((table) => ({
        ...table,
        geometry: { kind: table.geometry.kind, ...empty },
      })),
    },
  };
}

/** The reading with its arrays again; the same arrays in the same order as they were taken. */
function putTogether(rest: Reading, arrays: readonly KeptArray[]): Reading {
  if (rest.kind === 'terrain') return { ...rest, grid: { ...rest.grid, heights: arrays[0] as Int16Array } };
  if (rest.kind !== 'features') return rest;
  return {
    ...rest,
    tables: rest.tables.map((table, t) => {
      const [xy, ...indexes] = arrays.slice(4 * t, 4 * t + 4);
      const [rings, parts, features] = indexes as Uint32Array[];
      const { kind } = table.geometry;
      return { ...table, geometry: { kind, xy: xy as Float64Array, rings, parts, features } };
    }),
  };
}

/** Readings in the user's cache folder, one file each. */
export class DiskReadings implements ReadingCache {
  readonly #folder: CacheFolder;

  constructor(folder: CacheFolder) {
    this.#folder = folder;
  }

  async get(key: string): Promise<CheckedReading | null> {
    const kept = await this.#folder.get('reading', key);
    if (!kept) return null;
    const checked = kept.rest as CheckedReading;
    return { ...checked, reading: putTogether(checked.reading, kept.arrays) };
  }

  async put(key: string, checked: CheckedReading, fileBytes: number): Promise<void> {
    if (fileBytes < LEAST_BYTES) return;
    const { arrays, rest } = takeApart(checked.reading);
    await this.#folder.put('reading', key, { arrays, rest: { ...checked, reading: rest } });
  }
}
