import {
  editTo,
  firstState,
  redo,
  textHash,
  undo,
  type EditNote,
  type EditStamp,
} from '../../project/history/journal.ts';
import { KeptBeside } from './kept-beside.ts';
import { openDatabase, type Database, type ProjectEntry } from './store/database.ts';
import { readResults, resultsKey, type ResultsInColumns } from './kept-results.ts';
import { LeaseHolder } from './lease-holder.ts';
import { LeaseStore } from './store/lease-store.ts';
import {
  isLost,
  isSound,
  NothingOpenError,
  randomName,
  refusalOf,
  standing,
  type OpenProject,
} from './open-project.ts';
import { ProjectStore } from './store/project-store.ts';
import type {
  HandedState,
  KeeperEvents,
  OpenedState,
  Reopened,
  Saved,
  SavedProject,
} from './keeper-answers.ts';
import { asJson, asState, filesOf, type FileRef, type SavedState } from './store/saved-state.ts';
import type { OnWrite } from './store/write-transaction.ts';
import { takeState } from './taken-state.ts';
import { Turns } from './turns.ts';

/**
 * Keeps the open project and its edits in the browser's database; lives in a worker of its own, so that the page
 * never waits for the disk. One project is open at a time.
 */
export class Keeper extends KeptBeside {
  readonly #page = randomName();
  readonly #database: Database;
  protected readonly store: ProjectStore;
  readonly #hash: (text: string) => string;
  #open: OpenProject | null = null;
  /** Edits of this page while another writes the open project. */
  #aside: OpenProject | null = null;
  readonly #lease: LeaseHolder;
  /** Calls that write come one after the other. */
  readonly #turns = new Turns();

  private constructor(
    database: Database,
    hash: (text: string) => string,
    events: KeeperEvents,
    onWrite?: OnWrite,
  ) {
    super();
    this.#database = database;
    this.#hash = hash;
    this.store = new ProjectStore(database, hash, onWrite);
    const leases = new LeaseStore(database, onWrite);
    this.#lease = new LeaseHolder(this.#page, leases, events, (work) => this.#turns.run(work));
  }

  /** @throws DOMException where the browser keeps nothing */
  static async start(events: KeeperEvents, onWrite?: OnWrite, name?: string): Promise<Keeper> {
    const ended = (): void => events.ended();
    const database = await openDatabase({ outdated: ended, ended }, name);
    return new Keeper(database, await textHash(), events, onWrite);
  }

  protected async saved<T>(work: () => Promise<T>): Promise<Saved<T>> {
    try {
      return { ok: true, value: await this.#turns.run(work) };
    } catch (error) {
      const reason = refusalOf(error);
      if (reason === 'lease-lost') this.#lease.letGo();
      const aside = reason === 'lease-lost' ? this.#aside?.entry : undefined;
      const text = error instanceof Error ? error.message : String(error);
      return { ok: false, reason, text, ...(aside && { aside }) };
    }
  }

  list(): Promise<ProjectEntry[]> {
    return this.store.list();
  }

  /** Keeps a project that is not kept yet, and holds it open. The files by content, in the order of `filesOf`. */
  begin(next: HandedState, { at }: EditStamp): Promise<Saved<SavedProject & { refs: readonly FileRef[] }>> {
    return this.saved(async () => {
      const { state, blobs } = await takeState(next);
      const id = randomName();
      const first = firstState(this.#hash, asJson(state));
      // Files that it shares with the project before are named by both before that one is let go.
      const entry = await this.store.create(id, first, blobs, this.#page, at);
      await this.#close();
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
    return this.saved(async () => {
      const open = this.#opened();
      const { state, blobs } = await takeState(next);
      const step = editTo(this.#hash, open.state, asJson(state), note, stamp);
      try {
        if (step) await this.#append(open, step, blobs);
      } catch (error) {
        if (step && isLost(error)) await this.#putAside(open, state, blobs, note, stamp);
        throw error;
      }
      return { ...standing(open), refs: filesOf(state) };
    });
  }

  /** An edit of a page that may not write the project becomes a project of its own, with those that follow. */
  async #putAside(
    open: OpenProject,
    state: SavedState,
    blobs: ReadonlyMap<string, Blob>,
    note: EditNote,
    stamp: EditStamp,
  ): Promise<void> {
    if (!this.#aside) {
      const [id, first] = [randomName(), firstState(this.#hash, open.state.document)];
      const entry = await this.store.create(id, first, new Map(), this.#page, stamp.at, open.id);
      this.#aside = { id, state: first, entry };
    }
    const step = editTo(this.#hash, this.#aside.state, asJson(state), note, stamp);
    if (step) await this.#append(this.#aside, step, blobs);
  }

  async #append(
    open: OpenProject,
    { row, state }: NonNullable<ReturnType<typeof editTo>>,
    blobs: ReadonlyMap<string, Blob>,
  ): Promise<void> {
    open.entry = await this.store.append(open.id, row, state, blobs, this.#page);
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
    return this.saved(async () => {
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
      filesOf(state).map(async ({ sha256 }) => (await this.store.blob(sha256)) ?? null),
    );
    return { ...standing(open), state, blobs };
  }

  /**
   * Opens a kept project; null where it is not there or nothing of it can be read.
   * @param program names the build whose results are wanted beside it; null for none
   */
  open(id: string, program: string | null = null): Promise<Saved<Reopened | null>> {
    return this.saved(async () => {
      await this.#close();
      const loaded = await this.store.load(id);
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
        place: await this.store.place(id),
        results: program !== null && isSound(loaded) ? await this.#results(open, program) : null,
      };
    });
  }

  async #results({ id, state }: OpenProject, program: string): Promise<ResultsInColumns | null> {
    const bytes = await this.store.results(id, resultsKey(this.#hash, program, state.document));
    return bytes && readResults(bytes);
  }

  /** Keeps what a build worked out of the open project as it stands. */
  keepResults(program: string, bytes: Uint8Array<ArrayBuffer>): Promise<Saved<void>> {
    return this.saved(async () => {
      const { id, state } = this.#opened();
      await this.store.putResults(id, { key: resultsKey(this.#hash, program, state.document), bytes });
    });
  }

  /** Results that came with the product, read off the page's thread; null where they are none of this build. */
  readResults(bytes: Uint8Array): Promise<ResultsInColumns | null> {
    return Promise.resolve(readResults(bytes));
  }

  /** The user goes on with a project that came back damaged: what did not follow is given up. */
  goOn(stamp: EditStamp): Promise<Saved<SavedProject>> {
    return this.saved(async () => {
      const open = this.#opened();
      open.entry = await this.store.goOnFrom(open.id, open.state, this.#page, stamp.at);
      this.#hold(open);
      return standing(open);
    });
  }

  /** Where the screen stands now; of no project it is kept nowhere. */
  keepPlace(place: string): Promise<Saved<void>> {
    return this.saved(async () => {
      if (this.#open) await this.store.putPlace(this.#open.id, place);
    });
  }

  /** Asks the page that writes the open project to hand it over. */
  async want(): Promise<void> {
    if (this.#open) await this.#lease.want(this.#open.id);
  }

  /** Hands the open project over to the page that asked for it; this one reads from now on. */
  handOver(): Promise<Saved<void>> {
    return this.saved(async () => {
      await this.#lease.release(this.#opened().id);
    });
  }

  /** Takes a project off this machine, unless another page has it open to write. */
  async remove(id: string): Promise<Saved<void>> {
    const removed = await this.saved(async () => {
      const isFree = await this.#lease.claim(id);
      if (isFree && this.#open?.id === id) this.#open = null;
      if (isFree) await this.store.remove(id, this.#page);
      return isFree;
    });
    if (!removed.ok) return removed;
    return removed.value ? { ok: true, value: undefined } : { ok: false, reason: 'open-elsewhere', text: '' };
  }

  /** Nothing is open any more; another page may write at once. */
  close(): Promise<Saved<void>> {
    return this.saved(() => this.#close());
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
    const [open, aside] = [this.#open, this.#aside];
    this.#open = null;
    this.#aside = null;
    if (aside) await this.#lease.release(aside.id);
    if (open) await this.#lease.release(open.id);
  }

  #opened(): OpenProject {
    if (!this.#open) throw new NothingOpenError();
    return this.#open;
  }

  #hold(open: OpenProject): void {
    this.#open = open;
    this.#lease.hold(open.id);
  }
}
