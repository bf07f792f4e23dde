import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { ForecastShelf, KeptForecast } from './forecast-shelf.ts';

const NAME = 'song-ban-forecasts';
const VERSION = 1;
/** The longest unused go beyond these; a province of 300 places and 2,500 villages takes about 1 MB. */
const MOST_KEPT = 12;

interface Tables extends DBSchema {
  forecasts: { key: string; value: { readonly forecast: KeptForecast; readonly used: number } };
}

/** A key holds no place, what lies under it numbers of places in a list: it tells nobody where anything stands. */
class BrowserShelf implements ForecastShelf {
  readonly #program: string;
  #database: Promise<IDBPDatabase<Tables> | null> | null = null;

  constructor(program: string) {
    this.#program = program;
  }

  /** null where the browser keeps nothing: private windows, policies, pages of a file. */
  async #open(): Promise<IDBPDatabase<Tables> | null> {
    this.#database ??= openDB<Tables>(NAME, VERSION, {
      upgrade: (opened) => void opened.createObjectStore('forecasts'),
    }).catch(() => null);
    return this.#database;
  }

  async get(key: string): Promise<KeptForecast | null> {
    try {
      const database = await this.#open();
      const found = await database?.get('forecasts', `${this.#program} ${key}`);
      if (found) await database!.put('forecasts', { ...found, used: Date.now() }, `${this.#program} ${key}`);
      return found?.forecast ?? null;
    } catch {
      return null;
    }
  }

  async put(key: string, forecast: KeptForecast): Promise<void> {
    try {
      const database = await this.#open();
      if (!database) return;
      await database.put('forecasts', { forecast, used: Date.now() }, `${this.#program} ${key}`);
      const keys = await database.getAllKeys('forecasts');
      const ages = await Promise.all(
        keys.map(async (one) => ({ one, used: (await database.get('forecasts', one))?.used ?? 0 })),
      );
      ages.sort((a, b) => b.used - a.used);
      for (const { one } of ages.slice(MOST_KEPT)) await database.delete('forecasts', one);
    } catch {
      // The disk is full or the database was closed: it is predicted again the next time.
    }
  }
}

/**
 * @param program address of the program's file, which the build names by its content; others, as of the edition of one
 * file, name nothing, and nothing is kept
 */
export function forecastsInBrowser(program: string): ForecastShelf | null {
  const { protocol, pathname } = new URL(program);
  return /^https?:$/.test(protocol) && 'indexedDB' in globalThis ? new BrowserShelf(pathname) : null;
}
