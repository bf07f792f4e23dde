import {
  keptSnapshot,
  replay,
  soundSnapshot,
  type JournalRow,
  type JournalState,
} from '../../../project/history/journal.ts';
import type { OutsideCopy } from '../outside/copy-file.ts';
import type { Database, KeptFile, KeptResults, ProjectEntry } from './database.ts';
import { asState, filesOf, type SavedState } from './saved-state.ts';
import {
  inOneTransaction,
  type OnWrite,
  type WriteTransaction,
  type StoreName,
} from './write-transaction.ts';

/** A whole state is put down every so many edits. */
const SNAPSHOT_EVERY = 50;
/** Whole states that stay: the last and the one before it. */
const GENERATIONS = 2;

/** Another page writes this project now: nothing was written. */
export class LeaseLostError extends Error {}
/** The journal has other rows than the page knows: nothing was written. */
export class StaleStateError extends Error {}

/** How the stored project came back. */
export interface LoadedProject {
  readonly entry: ProjectEntry;
  readonly state: JournalState;
  /** Rows that did not follow, and whole states that were not what was written. 0 and 0: sound. */
  readonly lostRows: number;
  readonly lostSnapshots: number;
  /** Files by SHA-256 that the state names and the store does not hold. */
  readonly missing: readonly string[];
}

const everything = (id: string): IDBKeyRange => IDBKeyRange.bound([id, -1], [id, Number.MAX_SAFE_INTEGER]);

const entryOf = (
  id: string,
  { project, ...state }: SavedState,
  { seq, checksum }: JournalState,
  savedAt: string,
  order: number,
  asideOf?: string,
): ProjectEntry => ({
  id,
  title: project.title,
  province: project.province.name,
  synthetic: project.synthetic,
  savedAt,
  order,
  seq,
  checksum,
  bytes: filesOf({ project, ...state }).reduce((sum, { size }) => sum + size, 0),
  ...(asideOf && { asideOf }),
});

/**
 * Projects kept in the browser. Each call is one transaction: it stands whole or not at all, and is on the disk when
 * its promise is kept.
 */
export class ProjectStore {
  readonly #database: Database;
  readonly #hash: (text: string) => string;
  readonly #onWrite: OnWrite;

  constructor(database: Database, hash: (text: string) => string, onWrite: OnWrite = () => undefined) {
    this.#database = database;
    this.#hash = hash;
    this.#onWrite = onWrite;
  }

  #write<T>(stores: StoreName[], work: (transaction: WriteTransaction) => Promise<T>): Promise<T> {
    return inOneTransaction(this.#database, stores, work, this.#onWrite);
  }

  async list(): Promise<ProjectEntry[]> {
    const entries = await this.#database.getAll('projects');
    return entries.sort((a, b) => b.order - a.order);
  }

  async #nextOrder(transaction: WriteTransaction): Promise<number> {
    const entries = await transaction.objectStore('projects').getAll();
    return entries.reduce((most, { order }) => Math.max(most, order), 0) + 1;
  }

  async #putBlobs(transaction: WriteTransaction, blobs: ReadonlyMap<string, Blob>): Promise<void> {
    const store = transaction.objectStore('blobs');
    for (const [sha256, blob] of blobs) {
      if ((await store.getKey(sha256)) !== undefined) continue;
      this.#onWrite('blob');
      await store.put(blob, sha256);
    }
  }

  async #putSnapshot(transaction: WriteTransaction, id: string, state: JournalState): Promise<void> {
    const store = transaction.objectStore('snapshots');
    this.#onWrite('snapshot');
    await store.put(keptSnapshot(this.#hash, state), [id, state.seq]);
    const kept = await store.getAllKeys(everything(id));
    for (const key of kept.slice(0, -GENERATIONS)) {
      this.#onWrite('snapshot-freed');
      await store.delete(key);
    }
  }

  /** A project that is not there yet, with its files; the page holds its lease. */
  async create(
    id: string,
    state: JournalState,
    blobs: ReadonlyMap<string, Blob>,
    page: string,
    at: string,
    asideOf?: string,
  ): Promise<ProjectEntry> {
    return this.#write(['projects', 'snapshots', 'blobs', 'leases'], async (transaction) => {
      await this.#putBlobs(transaction, blobs);
      await this.#putSnapshot(transaction, id, state);
      this.#onWrite('lease');
      await transaction.objectStore('leases').put({ page, renewed: Date.now() }, id);
      const order = await this.#nextOrder(transaction);
      const entry = entryOf(id, asState(state.document), state, at, order, asideOf);
      this.#onWrite('project');
      await transaction.objectStore('projects').put(entry);
      return entry;
    });
  }

  /**
   * One more row with the state it leads to and the files that are new in it.
   * @throws LeaseLostError where another page writes the project; StaleStateError where the journal goes on otherwise
   */
  async append(
    id: string,
    row: JournalRow,
    state: JournalState,
    blobs: ReadonlyMap<string, Blob>,
    page: string,
  ): Promise<ProjectEntry> {
    return this.#write(['projects', 'journal', 'snapshots', 'blobs', 'leases'], async (transaction) => {
      const lease = await transaction.objectStore('leases').get(id);
      if (lease?.page !== page) throw new LeaseLostError();
      const projects = transaction.objectStore('projects');
      const before = await projects.get(id);
      if (before?.seq !== row.seq - 1) throw new StaleStateError();
      await this.#putBlobs(transaction, blobs);
      this.#onWrite('row');
      await transaction.objectStore('journal').add(row, [id, row.seq]);
      if (row.seq % SNAPSHOT_EVERY === 0) await this.#putSnapshot(transaction, id, state);
      const order = await this.#nextOrder(transaction);
      const entry = entryOf(id, asState(state.document), state, row.at, order, before.asideOf);
      this.#onWrite('project');
      await projects.put(entry);
      return entry;
    });
  }

  /** The last state that follows from what lies there; null where nothing of the project can be read. */
  async load(id: string): Promise<LoadedProject | null> {
    const transaction = this.#database.transaction(['projects', 'journal', 'snapshots', 'blobs']);
    const entry = await transaction.objectStore('projects').get(id);
    if (!entry) return null;
    const snapshots = await transaction.objectStore('snapshots').getAll(everything(id));
    const rows = await transaction.objectStore('journal').getAll(everything(id));
    const sound = snapshots.map((snapshot) => soundSnapshot(this.#hash, snapshot));
    const last = sound.findLastIndex((state) => state !== null);
    const from = sound[last];
    if (!from) return null;
    const { state, left } = replay(this.#hash, from, rows);
    const names = new Set(filesOf(asState(state.document)).map(({ sha256 }) => sha256));
    const blobs = transaction.objectStore('blobs');
    const there = await Promise.all([...names].map((name) => blobs.getKey(name)));
    return {
      entry,
      state,
      lostRows: left + Math.max(0, entry.seq - state.seq - left),
      lostSnapshots: sound.filter((one) => one === null).length,
      missing: [...names].filter((_, k) => there[k] === undefined),
    };
  }

  async blob(sha256: string): Promise<Blob | undefined> {
    return this.#database.get('blobs', sha256);
  }

  /** Where the screen stood when it was last looked at; null unknown. */
  async place(id: string): Promise<string | null> {
    return (await this.#database.get('places', id)) ?? null;
  }

  async putPlace(id: string, place: string): Promise<void> {
    await this.#write(['places'], async (transaction) => {
      this.#onWrite('place');
      await transaction.objectStore('places').put(place, id);
    });
  }

  /** The last copy of a project outside the browser; null none known. */
  async copyOf(id: string): Promise<OutsideCopy | null> {
    return (await this.#database.get('copies', id)) ?? null;
  }

  async putCopy(id: string, copy: OutsideCopy): Promise<void> {
    await this.#write(['copies'], async (transaction) => {
      this.#onWrite('copy');
      await transaction.objectStore('copies').put(copy, id);
    });
  }

  /** Files of the earlier project that is open beside a project; null where none is. */
  async earlierOf(id: string): Promise<readonly KeptFile[] | null> {
    return (await this.#database.get('earlier', id)) ?? null;
  }

  async putEarlier(id: string, files: readonly KeptFile[] | null): Promise<void> {
    await this.#write(['earlier'], async (transaction) => {
      this.#onWrite('earlier');
      if (files) await transaction.objectStore('earlier').put(files, id);
      else await transaction.objectStore('earlier').delete(id);
    });
  }

  /** Figures that were worked out of exactly this; null where none are kept. */
  async results(id: string, key: string): Promise<KeptResults['bytes'] | null> {
    const kept = await this.#database.get('results', id);
    return kept?.key === key ? kept.bytes : null;
  }

  /** Of a project that has been taken off this machine nothing is kept. */
  async putResults(id: string, results: KeptResults): Promise<void> {
    await this.#write(['projects', 'results'], async (transaction) => {
      if ((await transaction.objectStore('projects').getKey(id)) === undefined) return;
      this.#onWrite('results');
      await transaction.objectStore('results').put(results, id);
    });
  }

  /**
   * Takes a project off this machine, with the files that no other project names.
   * @throws LeaseLostError where another page holds its lease
   */
  async remove(id: string, page: string): Promise<void> {
    const stores: StoreName[] = [
      'projects',
      'journal',
      'snapshots',
      'blobs',
      'leases',
      'places',
      'copies',
      'earlier',
      'results',
    ];
    await this.#write(stores, async (transaction) => {
      const lease = await transaction.objectStore('leases').get(id);
      if (lease && lease.page !== page) throw new LeaseLostError();
      this.#onWrite('project-removed');
      await transaction.objectStore('projects').delete(id);
      await transaction.objectStore('journal').delete(everything(id));
      await transaction.objectStore('snapshots').delete(everything(id));
      await transaction.objectStore('leases').delete(id);
      await transaction.objectStore('places').delete(id);
      await transaction.objectStore('copies').delete(id);
      await transaction.objectStore('earlier').delete(id);
      await transaction.objectStore('results').delete(id);
      const named = await namedFiles(transaction);
      const blobs = transaction.objectStore('blobs');
      for (const sha256 of await blobs.getAllKeys())
        if (!named.has(sha256)) {
          this.#onWrite('blob-freed');
          await blobs.delete(sha256);
        }
    });
  }

  /** Drops everything that follows the state: what was damaged behind it is given up, by the user's word. */
  async goOnFrom(id: string, state: JournalState, page: string, at: string): Promise<ProjectEntry> {
    return this.#write(['projects', 'journal', 'snapshots', 'leases'], async (transaction) => {
      const lease = await transaction.objectStore('leases').get(id);
      if (lease?.page !== page) throw new LeaseLostError();
      await transaction
        .objectStore('journal')
        .delete(IDBKeyRange.bound([id, state.seq + 1], [id, Number.MAX_SAFE_INTEGER]));
      await transaction.objectStore('snapshots').delete(everything(id));
      await this.#putSnapshot(transaction, id, state);
      const entry = entryOf(id, asState(state.document), state, at, await this.#nextOrder(transaction));
      this.#onWrite('project');
      await transaction.objectStore('projects').put(entry);
      return entry;
    });
  }
}

/** A name by content, wherever it stands: an edit that changes a file names it as the value of a change alone. */
const NAME = /^[0-9a-f]{64}$/;

/** Files that a state names, or an edit that could be taken back. */
async function namedFiles(transaction: WriteTransaction): Promise<Set<string>> {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      if (NAME.test(value)) found.add(value);
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
  };
  look(await transaction.objectStore('snapshots').getAll());
  look(await transaction.objectStore('journal').getAll());
  return found;
}
