import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { JournalRow, KeptSnapshot } from '../../../project/history/journal.ts';
import type { OutsideCopy } from '../outside/copy-file.ts';

/** A project in the list of those kept on this machine. */
export interface ProjectEntry {
  readonly id: string;
  readonly title: string;
  readonly province: string;
  readonly synthetic: boolean;
  /** ISO time of the last save, by the clock of the machine. */
  readonly savedAt: string;
  /** Counts up with each save over all projects: the largest was saved last, whatever the clock says. */
  readonly order: number;
  /** Number and checksum of the last row of its journal. */
  readonly seq: number;
  readonly checksum: string;
  /** Bytes of the files that its last state names. */
  readonly bytes: number;
  /** The project of which these are edits that a page made while another wrote it. */
  readonly asideOf?: string;
}

/** A file beside a project: no part of it, of its list of edits, or of what leaves with it. */
export interface KeptFile {
  readonly path: string;
  readonly blob: Blob;
}

/** Who writes a project now. */
export interface Lease {
  /** Random name of the page. */
  readonly page: string;
  /** Milliseconds of the machine's clock. */
  readonly renewed: number;
  /** Random name of a page that asks to write instead. */
  readonly wantedBy?: string;
}

/** Figures of a project as they were last worked out. */
export interface KeptResults {
  /** Of what they were worked out: the data, the settings and the program (`kept-results.ts`). */
  readonly key: string;
  /** What the screen was told, packed (`jobs/wire/packed.ts`). */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Tables extends DBSchema {
  projects: { key: string; value: ProjectEntry };
  /** By project and number. */
  journal: { key: [string, number]; value: JournalRow };
  /** By project and number of the last row that it holds. */
  snapshots: { key: [string, number]; value: KeptSnapshot };
  /** By SHA-256 of the bytes. */
  blobs: { key: string; value: Blob };
  leases: { key: string; value: Lease };
  /** Where the screen stood, by project. */
  places: { key: string; value: string };
  /** By project. */
  copies: { key: string; value: OutsideCopy };
  /** The earlier file that is open beside a project, by project. */
  earlier: { key: string; value: readonly KeptFile[] };
  /** By project: the last alone. */
  results: { key: string; value: KeptResults };
}

export type Database = IDBPDatabase<Tables>;

const NAME = 'song-ban';
/** An older page is given so long to close. */
const BLOCKED_MILLISECONDS = 3000;
/** Counts up with every change of what is kept: an older edition of the app is refused by the browser. */
const VERSION = 4;

/** Something else has changed under the open database: a newer edition of the app, or the browser itself. */
export interface DatabaseEvents {
  /** A page with a newer edition waits; this connection has been closed for it. */
  outdated(): void;
  /** The browser closed the connection or cleared its data. */
  ended(): void;
}

/** What is kept was written by a newer edition of the app: this one does not touch it. */
class NewerDataError extends Error {
  override readonly name = 'NewerDataError';
}
/** A page with an older edition of the app holds the database and does not let go. */
class BlockedError extends Error {
  override readonly name = 'BlockedError';
}

/**
 * @throws NewerDataError, BlockedError; DOMException where the browser keeps nothing (private window, policy, damaged
 * profile)
 */
export async function openDatabase(events: DatabaseEvents, name = NAME): Promise<Database> {
  let giveUp: (error: Error) => void;
  const blocked = new Promise<never>((_, reject) => (giveUp = reject));
  const opening: Promise<Database> = openDB<Tables>(name, VERSION, {
    upgrade(opened, from) {
      if (from < 1) {
        opened.createObjectStore('projects', { keyPath: 'id' });
        opened.createObjectStore('journal');
        opened.createObjectStore('snapshots');
        opened.createObjectStore('blobs');
        opened.createObjectStore('leases');
        opened.createObjectStore('places');
      }
      if (from < 2) opened.createObjectStore('copies');
      if (from < 3) opened.createObjectStore('earlier');
      if (from < 4) opened.createObjectStore('results');
    },
    // The other page closes its connection when it is told of this; one that is frozen does not.
    blocked: () => setTimeout(() => giveUp(new BlockedError()), BLOCKED_MILLISECONDS),
    blocking() {
      void opening.then((database) => database.close());
      events.outdated();
    },
    terminated: () => events.ended(),
  });
  try {
    return await Promise.race([opening, blocked]);
  } catch (error) {
    // Opened after all, when nobody waits any more.
    void opening.then((database) => database.close()).catch(() => undefined);
    if (error instanceof Error && error.name === 'VersionError') throw new NewerDataError();
    throw error;
  }
}
