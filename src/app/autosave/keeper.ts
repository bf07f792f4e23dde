import {
  editTo,
  firstState,
  redo,
  textHash,
  undo,
  type EditNote,
  type EditStamp,
  type JournalState,
} from '../../project/history/journal.ts';
import { hashBlob } from './blob-hash.ts';
import { openDatabase, type Database, type ProjectEntry } from './database.ts';
import { LeaseHolder } from './lease-holder.ts';
import { LeaseStore } from './lease-store.ts';
import { LeaseLostError, ProjectStore, StaleStateError, type LoadedProject } from './project-store.ts';
import type {
  HandedFile,
  HandedState,
  KeeperEvents,
  ListedEdit,
  OpenedState,
  Reopened,
  Saved,
  SaveRefusal,
  SavedProject,
} from './keeper-answers.ts';
import { asJson, asState, filesOf, type FileRef, type SavedState } from './saved-state.ts';
import type { OnWrite } from './write-transaction.ts';

interface OpenProject {
  readonly id: string;
  state: JournalState;
  entry: ProjectEntry;
}

function refusalOf(error: unknown): SaveRefusal {
  if (error instanceof LeaseLostError || error instanceof StaleStateError) return 'lease-lost';
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return 'quota';
  return name === 'InvalidStateError' ? 'closed' : 'failed';
}

const listed = (edits: JournalState['done']): ListedEdit[] =>
  edits.map(({ seq, note, by, at }) => ({ seq, note, by, at }));

const standing = ({ entry, state }: OpenProject): SavedProject => ({
  entry,
  done: listed(state.done),
  undone: listed(state.undone),
});

/** A random name, also where the page is no secure context. */
const randomName = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/**
 * Keeps the open project and its edits in the browser's database; lives in a worker of its own, so that the page
 * never waits for the disk. One project is open at a time.
 */
export class Keeper {
  readonly #page = randomName();
  readonly #database: Database;
  readonly #store: ProjectStore;
  readonly #hash: (text: string) => string;
  #open: OpenProject | null = null;
  readonly #lease: LeaseHolder;
  /** Calls that write come one after the other. */
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(
    database: Database,
    hash: (text: string) => string,
    events: KeeperEvents,
    onWrite?: OnWrite,
  ) {
    this.#database = database;
    this.#hash = hash;
    this.#store = new ProjectStore(database, hash, onWrite);
    const leases = new LeaseStore(database, onWrite);
    this.#lease = new LeaseHolder(this.#page, leases, events, (work) => this.#inTurn(work));
  }

  /** @throws DOMException where the browser keeps nothing */
  static async start(events: KeeperEvents, onWrite?: OnWrite, name?: string): Promise<Keeper> {
    const ended = (): void => events.ended();
    const database = await openDatabase({ outdated: ended, ended }, name);
    return new Keeper(database, await textHash(), events, onWrite);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async #saved<T>(work: () => Promise<T>): Promise<Saved<T>> {
    try {
      return { ok: true, value: await this.#inTurn(work) };
    } catch (error) {
      const reason = refusalOf(error);
      if (reason === 'lease-lost') this.#lease.letGo();
      return { ok: false, reason, text: error instanceof Error ? error.message : String(error) };
    }
  }

  list(): Promise<ProjectEntry[]> {
    return this.#store.list();
  }

  /**
   * Names of the files by their content, and the bytes of those handed over. They are copied: a file that changes on
   * the disk, or a stick that is pulled, takes nothing from what is kept.
   */
  async #take(files: readonly HandedFile[], blobs: Map<string, Blob>): Promise<FileRef[]> {
    const refs: FileRef[] = [];
    for (const file of files) {
      if (!('blob' in file)) {
        refs.push(file);
        continue;
      }
      const copy = new Blob([await file.blob.arrayBuffer()]);
      const sha256 = await hashBlob(copy);
      blobs.set(sha256, copy);
      refs.push({ path: file.path, sha256, size: copy.size });
    }
    return refs;
  }

  async #stateOf(next: HandedState): Promise<{ state: SavedState; blobs: Map<string, Blob> }> {
    const blobs = new Map<string, Blob>();
    const opened = await this.#take(next.opened, blobs);
    const drops: SavedState['drops'][number][] = [];
    for (const { files, paths } of next.drops) drops.push({ files: await this.#take(files, blobs), paths });
    return { state: { project: next.project, opened, drops, waiting: next.waiting }, blobs };
  }

  /** Keeps a project that is not kept yet, and holds it open. The files by content, in the order of `filesOf`. */
  begin(next: HandedState, { at }: EditStamp): Promise<Saved<SavedProject & { refs: readonly FileRef[] }>> {
    return this.#saved(async () => {
      await this.#close();
      const { state, blobs } = await this.#stateOf(next);
      const id = randomName();
      const first = firstState(this.#hash, asJson(state));
      const entry = await this.#store.create(id, first, blobs, this.#page, at);
      this.#hold({ id, state: first, entry });
      return { ...standing(this.#open!), refs: filesOf(state) };
    });
  }

  /** Keeps the state that an edit of the open project led to. */
  edit(
    next: HandedState,
    note: EditNote,
    stamp: EditStamp,
  ): Promise<Saved<SavedProject & { refs: readonly FileRef[] }>> {
    return this.#saved(async () => {
      const open = this.#opened();
      const { state, blobs } = await this.#stateOf(next);
      const step = editTo(this.#hash, open.state, asJson(state), note, stamp);
      if (step) await this.#append(open, step, blobs);
      return { ...standing(open), refs: filesOf(state) };
    });
  }

  async #append(
    open: OpenProject,
    { row, state }: NonNullable<ReturnType<typeof editTo>>,
    blobs: ReadonlyMap<string, Blob>,
  ): Promise<void> {
    open.entry = await this.#store.append(open.id, row, state, blobs, this.#page);
    open.state = state;
  }

  /** Takes the last edit back; null where there is none. */
  undo(stamp: EditStamp): Promise<Saved<OpenedState | null>> {
    return this.#moveBy(undo, stamp);
  }

  /** Does again what was taken back last; null where there is nothing. */
  redo(stamp: EditStamp): Promise<Saved<OpenedState | null>> {
    return this.#moveBy(redo, stamp);
  }

  #moveBy(move: typeof undo, stamp: EditStamp): Promise<Saved<OpenedState | null>> {
    return this.#saved(async () => {
      const open = this.#opened();
      const step = move(this.#hash, open.state, stamp);
      if (!step) return null;
      await this.#append(open, step, new Map());
      return this.#withBlobs(open);
    });
  }

  async #withBlobs(open: OpenProject): Promise<OpenedState> {
    const state = asState(open.state.document);
    const blobs = await Promise.all(
      filesOf(state).map(async ({ sha256 }) => (await this.#store.blob(sha256)) ?? null),
    );
    return { ...standing(open), state, blobs };
  }

  /** Opens a kept project; null where it is not there or nothing of it can be read. */
  open(id: string): Promise<Saved<Reopened | null>> {
    return this.#saved(async () => {
      await this.#close();
      const loaded = await this.#store.load(id);
      if (!loaded) return null;
      const heldElsewhere = !(await this.#lease.claim(id));
      const open = { id, state: loaded.state, entry: loaded.entry };
      if (!heldElsewhere && isSound(loaded)) this.#hold(open);
      else this.#open = open;
      return {
        ...(await this.#withBlobs(open)),
        lostRows: loaded.lostRows,
        lostSnapshots: loaded.lostSnapshots,
        heldElsewhere,
        place: await this.#store.place(id),
      };
    });
  }

  /** The user goes on with a project that came back damaged: what did not follow is given up. */
  goOn(stamp: EditStamp): Promise<Saved<SavedProject>> {
    return this.#saved(async () => {
      const open = this.#opened();
      open.entry = await this.#store.goOnFrom(open.id, open.state, this.#page, stamp.at);
      this.#hold(open);
      return standing(open);
    });
  }

  /** Where the screen stands now; of no project it is kept nowhere. */
  keepPlace(place: string): Promise<Saved<void>> {
    return this.#saved(async () => {
      if (this.#open) await this.#store.putPlace(this.#open.id, place);
    });
  }

  /** Asks the page that writes the open project to hand it over. */
  async want(): Promise<void> {
    if (this.#open) await this.#lease.want(this.#open.id);
  }

  /** Hands the open project over to the page that asked for it; this one reads from now on. */
  handOver(): Promise<Saved<void>> {
    return this.#saved(async () => {
      await this.#lease.release(this.#opened().id);
    });
  }

  remove(id: string): Promise<Saved<void>> {
    return this.#saved(async () => {
      if (this.#open?.id === id) await this.#close();
      await this.#store.remove(id);
    });
  }

  /** Nothing is open any more; another page may write at once. */
  close(): Promise<Saved<void>> {
    return this.#saved(() => this.#close());
  }

  /** Ends the connection; for tests and a page that goes. */
  async end(): Promise<void> {
    await this.close();
    this.#lease.end();
    this.#database.close();
  }

  /**
   * Ends as a page does that is closed in the middle of things: its lease stays.
   * @internal
   */
  vanish(): void {
    this.#lease.end();
    this.#database.close();
  }

  async #close(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    if (open) await this.#lease.release(open.id);
  }

  #opened(): OpenProject {
    if (!this.#open) throw new StaleStateError();
    return this.#open;
  }

  #hold(open: OpenProject): void {
    this.#open = open;
    this.#lease.hold(open.id);
  }
}

const isSound = ({ lostRows, lostSnapshots, missing }: LoadedProject): boolean =>
  !lostRows && !lostSnapshots && !missing.length;
