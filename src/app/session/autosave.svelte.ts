import type { Snapshot } from '../../jobs/protocol.ts';
import { fromColumns } from '../../jobs/wire/columns.ts';
import type { EditNote } from '../../project/history/journal.ts';
import type { ProjectEntry } from '../autosave/store/database.ts';
import { HandedFiles, stampNow } from '../autosave/handed-state.ts';
import type {
  HandedState,
  OpenedState,
  Reopened,
  Saved,
  SaveRefusal,
  SavedProject,
} from '../autosave/keeper-answers.ts';
import { stateWithoutKeeper, type SaveState } from '../autosave/save-state.ts';
import { KeptList } from '../autosave/kept-list.svelte.ts';
import type { FileRef } from '../autosave/store/saved-state.ts';
import type { ReachedKeeper, StartKeeper } from '../autosave/start-keeper.ts';
import { Turns } from '../autosave/turns.ts';
import { ResultsKeeper } from './kept/results-keeper.ts';
import type { StoredProject } from './opening.ts';
import type { Workspace } from './workspace.svelte.ts';

/** The sample before its first edit: it has no entry of its own. */
const UNTOUCHED = 'untouched';

/**
 * Keeps the open project as it changes, and brings it back. What the user does waits for nothing of this: saves come
 * one after the other behind the work.
 */
export class Autosave {
  state = $state.raw<SaveState>({ kind: 'starting' });
  /** The open project as it is kept; null while it is not. */
  standing = $state.raw<SavedProject | null>(null);
  /** Another page asks to write this project. */
  wanted = $state(false);
  /** Initials that edits are signed with. */
  initials = $state('');

  /** Hears of another project that is open, or of none. */
  opened: (project: SavedProject | null) => void = () => undefined;
  /** Hears of the open project each time that it has been kept. */
  kept: (project: SavedProject) => void = () => undefined;
  /** Hears that the last project was taken off this machine. */
  emptied: () => void = () => undefined;

  readonly #workspace: Workspace;
  #keeper: ReachedKeeper | null = null;
  /** All that are kept on this machine. */
  readonly #list = new KeptList();
  readonly #files = new HandedFiles();
  /** The sample before its first edit. */
  #untouched: HandedState | null = null;
  /** Saves that were asked for and have not ended. */
  #pending = 0;
  readonly #turns = new Turns();
  /** Names the build; null where results of none are kept. */
  #program: string | null = null;
  readonly #results: ResultsKeeper;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    workspace.follow = (change) => this.#follow(change);
    this.#results = new ResultsKeeper({
      settled: () => (this.isSettled ? workspace.snapshot : null),
      isKept: () => this.#program !== null && this.isKept,
      pack: () => workspace.engine.resultsToKeep(),
      keep: (bytes, isStill) =>
        this.#turns.run(async () => {
          if (isStill()) await this.#keeper!.keepResults(this.#program!, bytes);
        }),
    });
  }

  /** What is on the screen is what lies on the disk, and nothing is under way. */
  private get isSettled(): boolean {
    return (
      this.#program !== null &&
      this.state.kind === 'saved' &&
      this.#pending === 0 &&
      this.#workspace.job === null
    );
  }

  /**
   * Whether the browser keeps projects here; `projects` says which.
   * @param program names the build, by which figures are kept beside projects
   */
  async start(start: StartKeeper, program: string | null = null): Promise<ReachedKeeper | null> {
    this.#program = program;
    try {
      this.#keeper = await start({
        wanted: () => (this.wanted = true),
        taken: () => (this.state = { kind: 'reading' }),
        ended: () => (this.state = { kind: 'failed', reason: 'closed', text: '' }),
      });
      await this.#list.read(this.#keeper);
    } catch (error) {
      this.state = stateWithoutKeeper(error);
    }
    return this.#keeper;
  }

  /** All that are kept on this machine, the one saved last first. */
  get projects(): readonly ProjectEntry[] {
    return this.#list.projects;
  }
  /** Why a project could not be taken off this machine; null where it was. */
  get notRemoved(): SaveRefusal | null {
    return this.#list.notRemoved;
  }

  get canUndo(): boolean {
    return (this.standing?.done.length ?? 0) > 0 && this.isKept;
  }
  get canRedo(): boolean {
    return (this.standing?.undone.length ?? 0) > 0 && this.isKept;
  }
  /** What is done to the open project goes onto the disk. */
  get isKept(): boolean {
    return this.state.kind === 'saved' || this.state.kind === 'saving';
  }

  /** What things beside the open project are kept by; null where nothing is kept. */
  get keptId(): string | null {
    return this.standing?.entry.id ?? (this.state.kind === 'untouched' ? UNTOUCHED : null);
  }

  /** As the page tells it: a change that is still worked out is not saved yet. */
  get told(): SaveState {
    const { kind } = this.state;
    return this.#workspace.isChanging && (kind === 'saved' || kind === 'untouched')
      ? { kind: 'saving' }
      : this.state;
  }

  /** Work that stands nowhere but on this page. */
  get hasUnsaved(): boolean {
    const { kind } = this.state;
    return (
      this.told.kind === 'saving' ||
      this.#pending > 0 ||
      kind === 'failed' ||
      ((kind === 'off' || kind === 'damaged') && this.#edited)
    );
  }
  #edited = false;

  /** The project as the page holds it now; null while none is open. */
  #handed(): { readonly state: HandedState; readonly blobs: readonly Blob[] } | null {
    const held = this.#workspace.engine.toRestore();
    if (!held) return null;
    const [files, state] = held;
    return {
      state: this.#files.stateOf(files, state, this.#workspace.waiting),
      blobs: files.map(({ blob }) => blob),
    };
  }

  /** Hears of each change of the open project. */
  #follow(change: EditNote | 'opened' | 'sample'): void {
    const now = this.#handed();
    if (!now) return;
    if (change === 'sample') {
      this.#untouched = now.state;
      this.standing = null;
      this.#edited = false;
      this.opened(null);
      if (this.#keeper) {
        this.state = { kind: 'untouched' };
        void this.#turns.run(() => this.#keeper!.close());
      }
      return;
    }
    this.#edited = true;
    if (!this.#keeper || (this.state.kind === 'damaged' && change !== 'opened')) return;
    // Of a page that only reads the keeper puts the change aside.
    if (this.state.kind !== 'reading' || change === 'opened') this.state = { kind: 'saving' };
    this.#pending++;
    void this.#turns.run(() => this.#save(change, now.state, now.blobs));
  }

  /** It is saved once nothing waits behind it. */
  async #save(change: EditNote | 'opened', state: HandedState, blobs: readonly Blob[]): Promise<void> {
    const stands = await this.#write(change, state, blobs);
    await this.#list.read(this.#keeper!);
    if (--this.#pending > 0 || !stands) return;
    this.state = { kind: 'saved' };
    this.#results.follow();
  }

  async #write(change: EditNote | 'opened', state: HandedState, blobs: readonly Blob[]): Promise<boolean> {
    const keeper = this.#keeper!;
    const first = change === 'opened' ? state : this.#untouched;
    if (first) {
      const begun = await keeper.begin(first, stampNow(this.initials));
      if (!this.#took(begun, change === 'opened' ? blobs : [])) return false;
      this.#untouched = null;
    }
    if (change === 'opened') return true;
    return this.#took(await keeper.edit(state, change, stampNow(this.initials)), blobs);
  }

  /** Takes over what became of a save: where it failed the page keeps the work and says so. */
  #took(saved: Saved<SavedProject & { refs: readonly FileRef[] }>, blobs: readonly Blob[]): boolean {
    if (!saved.ok) {
      this.#fell(saved);
      return false;
    }
    const { refs, entry, done, undone } = saved.value;
    this.#files.took(blobs, refs);
    this.standing = { entry, done, undone };
    this.kept(this.standing);
    return true;
  }

  /**
   * Opens a kept project as it was left; where the screen stood, or null where it cannot be opened.
   * @param onShown hears where the screen stood once figures that were kept are on it, before the engine has the project
   */
  async open(
    id: string,
    onShown: (opened: Pick<Reopened, 'place'>) => void = () => undefined,
  ): Promise<Pick<Reopened, 'place'> | null> {
    let reopened: Reopened | null = null;
    let missing: readonly string[] = [];
    const shown = await this.#workspace.reopen(
      'open',
      async () => {
        const opened = await this.#turns.run(async () => this.#keeper?.open(id, this.#program));
        if (opened?.ok) reopened = opened.value;
        if (!reopened) {
          this.state = { kind: 'failed', reason: opened?.ok === false ? opened.reason : 'failed', text: '' };
          return null;
        }
        const kept = this.#kept(reopened);
        missing = kept.missing;
        return kept;
      },
      { onShown: () => reopened && onShown(reopened) },
    );
    if (!shown || !reopened) return null;
    this.#edited = false;
    this.opened(this.standing);
    const { heldElsewhere, lostRows, lostSnapshots, place }: Reopened = reopened;
    if (heldElsewhere) this.state = { kind: 'reading' };
    else if (lostRows || lostSnapshots || missing.length) this.state = { kind: 'damaged', lostRows, missing };
    else {
      this.state = { kind: 'saved' };
      if (this.#workspace.foreseen.wasSame) this.#results.isAsKept(this.#workspace.snapshot!);
      else this.#results.follow();
    }
    return { place };
  }

  /** What the engine needs for a kept state, which stands as the open one from now on. */
  #kept(
    opened: OpenedState & Partial<Pick<Reopened, 'results'>>,
  ): StoredProject & { readonly missing: readonly string[] } {
    const reopening = this.#files.reopening(opened);
    const { entry, done, undone, results } = opened;
    this.standing = { entry, done, undone };
    this.#untouched = null;
    return {
      ...reopening,
      waiting: opened.state.waiting,
      results: results && !reopening.missing.length ? fromColumns(results) : null,
    };
  }

  /** Figures that came with the product, for the screen; null where they are none of this build. */
  async readResults(bytes: Uint8Array): Promise<Snapshot | null> {
    const read = await this.#keeper?.readResults(bytes);
    return read ? fromColumns(read) : null;
  }

  undo(): Promise<void> {
    return this.#move('undo');
  }

  redo(): Promise<void> {
    return this.#move('redo');
  }

  async #move(way: 'undo' | 'redo'): Promise<void> {
    const step = (towards: 'undo' | 'redo') =>
      this.#turns.run(() => this.#keeper![towards](stampNow(this.initials)));
    let moved = false;
    const shown = await this.#workspace.reopen('undo', async () => {
      await this.settled();
      if (!(way === 'undo' ? this.canUndo : this.canRedo)) return null;
      const saved = await step(way);
      if (!saved.ok) this.#fell(saved);
      moved = saved.ok && saved.value !== null;
      return saved.ok && saved.value ? this.#kept(saved.value) : null;
    });
    if (moved && shown) this.kept(this.standing!);
    // The engine could not go there, or was cancelled: the journal goes back to what is on the screen.
    if (moved && !shown) {
      const back = await step(way === 'undo' ? 'redo' : 'undo');
      if (back.ok && back.value) this.#kept(back.value);
      else if (!back.ok) this.#fell(back);
    }
  }

  #fell({ reason, text, aside }: Extract<Saved<unknown>, { ok: false }>): void {
    this.state =
      reason === 'lease-lost'
        ? { kind: 'reading', ...(aside && { aside }) }
        : { kind: 'failed', reason, text };
  }

  /** The user goes on with what came back of a damaged project. */
  goOn(): Promise<void> {
    return this.#turns.run(async () => {
      const went = await this.#keeper!.goOn(stampNow(this.initials));
      if (went.ok) {
        this.standing = went.value;
        this.state = { kind: 'saved' };
      } else this.state = { kind: 'failed', reason: went.reason, text: went.text };
    });
  }

  /** Asks the page that writes this project to hand it over; it does within some seconds, or is gone by then. */
  async takeOver(): Promise<void> {
    const id = this.standing?.entry.id;
    if (!id || !this.#keeper) return;
    await this.#keeper.want();
    for (let tries = 0; tries < 10 && this.state.kind === 'reading'; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await this.open(id);
    }
  }

  async handOver(): Promise<void> {
    this.wanted = false;
    const given = await this.#turns.run(() => this.#keeper!.handOver());
    if (given.ok) this.state = { kind: 'reading' };
  }

  async remove(id: string): Promise<void> {
    if (!this.#keeper) return;
    // What it becomes without its entry is what the engine holds.
    await this.#workspace.foreseen.settled;
    const isOpen = this.standing?.entry.id === id;
    if (!(await this.#turns.run(() => this.#list.remove(this.#keeper!, id)))) return;
    if (!this.projects.length) this.emptied();
    if (!isOpen) return;
    this.standing = null;
    this.opened(null);
    this.state = { kind: 'removed' };
    this.#files.forget();
    this.#untouched = this.#handed()?.state ?? null;
  }

  /** Where the screen stands, for the next time. */
  keepPlace(place: string): void {
    if (this.#keeper && this.isKept) void this.#turns.run(() => this.#keeper!.keepPlace(place));
  }

  /** The page goes: another may write at once. */
  leave(): Promise<unknown> {
    return this.#turns.run(async () => this.#keeper?.close());
  }

  /** Resolves once everything asked so far is on the disk. */
  settled(): Promise<void> {
    return this.#turns.ended();
  }
}
