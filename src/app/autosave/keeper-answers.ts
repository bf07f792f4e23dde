import type { EditNote } from '../../project/history/journal.ts';
import type { ResultsInColumns } from './kept-results.ts';
import type { ProjectEntry } from './store/database.ts';
import type { FileRef, SavedState } from './store/saved-state.ts';

/** A file to keep: by its bytes, or by their name where the keeper has been given them before. */
export type HandedFile = FileRef | { readonly path: string; readonly blob: Blob };

/** An edit in the list of edits. */
export interface ListedEdit {
  readonly seq: number;
  readonly note: EditNote;
  readonly by: string;
  readonly at: string;
}

/** Where the open project stands. */
export interface SavedProject {
  readonly entry: ProjectEntry;
  /** Edits that undo takes back from the end, oldest first. */
  readonly done: readonly ListedEdit[];
  /** Edits that were taken back; the next to redo is last. */
  readonly undone: readonly ListedEdit[];
}

/** A state with the bytes of its files. */
export interface OpenedState extends SavedProject {
  readonly state: SavedState;
  /** In the order of `filesOf`; null where the store does not hold them. */
  readonly blobs: readonly (Blob | null)[];
}

/** What was kept of a project, and whether this page may write it. */
export interface Reopened extends OpenedState {
  /** Rows and whole states that were not what had been written; the state is the last before them. */
  readonly lostRows: number;
  readonly lostSnapshots: number;
  /** Another page writes it. */
  readonly heldElsewhere: boolean;
  /** Where the screen stood; null unknown. */
  readonly place: string | null;
  /** What was worked out of exactly this the last time; null where nothing was kept. */
  readonly results: ResultsInColumns | null;
}

/** Why an edit was not saved; the project in the page is as it was, the store too. */
export type SaveRefusal =
  /** Another page has taken over. */
  | 'lease-lost'
  /** The disk or the browser's share of it is full. */
  | 'quota'
  /** The browser closed the database, or a page with a newer edition of the app did. */
  | 'closed'
  /** Another page has the project open: it is not taken off this machine. */
  | 'open-elsewhere'
  | 'failed';

export type Saved<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly reason: SaveRefusal;
      readonly text: string;
      /** The project of its own in which the edit is kept instead. */
      readonly aside?: ProjectEntry;
    };

/** A state whose files may still lie in the page alone. */
export interface HandedState {
  readonly project: SavedState['project'];
  readonly opened: readonly HandedFile[];
  readonly drops: readonly {
    readonly files: readonly HandedFile[];
    readonly paths: Readonly<Record<string, string>>;
  }[];
  readonly waiting: SavedState['waiting'];
}

/** What the page is told unasked. */
export interface KeeperEvents {
  /** Another page asks to write this project. */
  wanted(): void;
  /** Another page writes it now. */
  taken(): void;
  /** The browser closed the database. */
  ended(): void;
}
