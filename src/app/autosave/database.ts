import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { JournalRow, KeptSnapshot } from '../../project/history/journal.ts';

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
}

export type Database = IDBPDatabase<Tables>;

const NAME = 'song-ban';
const VERSION = 1;

/** Something else has changed under the open database: a newer edition of the app, or the browser itself. */
export interface DatabaseEvents {
  /** A page with a newer edition waits; this connection has been closed for it. */
  outdated(): void;
  /** The browser closed the connection or cleared its data. */
  ended(): void;
}

/** @throws DOMException where the browser keeps nothing (private window, policy, damaged profile) */
export async function openDatabase(events: DatabaseEvents, name = NAME): Promise<Database> {
  const database: Database = await openDB<Tables>(name, VERSION, {
    upgrade(opened) {
      opened.createObjectStore('projects', { keyPath: 'id' });
      opened.createObjectStore('journal');
      opened.createObjectStore('snapshots');
      opened.createObjectStore('blobs');
      opened.createObjectStore('leases');
      opened.createObjectStore('places');
    },
    blocking() {
      database.close();
      events.outdated();
    },
    terminated: () => events.ended(),
  });
  return database;
}
