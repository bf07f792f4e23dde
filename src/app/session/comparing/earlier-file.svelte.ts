import type { EarlierProject } from '../../../analysis/compare/comparison.ts';
import type { EngineCall } from '../../../jobs/engine/methods.ts';
import type { InputFile, Snapshot } from '../../../jobs/protocol.ts';
import type { ReachedKeeper } from '../../autosave/start-keeper.ts';

/** The part of the workspace that a comparison needs. */
export interface Comparing {
  readonly snapshot: Snapshot | null;
  readonly engine: {
    compareWith(files: readonly InputFile[], call?: EngineCall): Promise<EarlierProject>;
  };
  run<T>(kind: 'compare', start: (call: EngineCall) => Promise<T>): Promise<T | null>;
}

interface Opened {
  readonly files: readonly InputFile[];
  /** null until they are compared for the first time. */
  readonly compared: {
    readonly earlier: EarlierProject;
    /** The figures of today that it was compared with. */
    readonly analysedAt: number;
  } | null;
}

/** Where the files of an earlier project stay while the page is away. */
type EarlierKeeper = Pick<ReachedKeeper, 'earlierOf' | 'keepEarlier'>;

/**
 * An earlier project that is open beside the one of today. It is read, and no part of the project: its files lie beside
 * that on this machine until somebody closes them, outside of the list of edits.
 */
export class EarlierFile {
  private opened = $state.raw<Opened | null>(null);
  /** They come back with the page. */
  isKept = $state(false);
  private keeper: EarlierKeeper | null = null;
  private keptUnder: string | null = null;

  constructor(
    private readonly workspace: Comparing,
    /** What the open project is kept by. */
    private readonly projectId: () => string | null,
  ) {}

  keepIn(keeper: EarlierKeeper | null): void {
    this.keeper = keeper;
  }

  /** What has changed since; null while none is open, and until it is compared with the figures of now. */
  get earlier(): EarlierProject | null {
    return this.isStale ? null : (this.opened?.compared?.earlier ?? null);
  }

  get isOpen(): boolean {
    return this.opened !== null;
  }

  /** The figures of today are others than those that it was compared with. */
  get isStale(): boolean {
    return this.opened !== null && this.opened.compared?.analysedAt !== this.workspace.snapshot?.analysedAt;
  }

  /** What was open stays where the files cannot be compared. */
  async open(files: readonly InputFile[]): Promise<boolean> {
    if (!(await this.compare(files))) return false;
    const id = this.projectId();
    if (id !== null) await this.keep(id, files);
    return true;
  }

  private async compare(files: readonly InputFile[]): Promise<boolean> {
    const earlier = await this.workspace.run('compare', (call) =>
      this.workspace.engine.compareWith(files, call),
    );
    // The engine answers in turn: the screen holds the findings that it was compared with.
    const analysedAt = this.workspace.snapshot?.analysedAt;
    if (earlier && analysedAt !== undefined) this.opened = { files, compared: { earlier, analysedAt } };
    return earlier !== null;
  }

  /** Compares the same files with the figures of today. */
  follow(): Promise<void> {
    this.following ??= this.compareAgain().finally(() => (this.following = null));
    return this.following;
  }
  private following: Promise<void> | null = null;

  private async compareAgain(): Promise<void> {
    if (this.opened && this.isStale && !(await this.compare(this.opened.files))) this.forget();
  }

  /** Opens again what was open beside this project; it is compared behind that. */
  async restore(): Promise<void> {
    const id = this.projectId();
    const files = id === null ? null : await this.keeper?.earlierOf(id).catch(() => null);
    if (!files?.length || this.opened || this.projectId() !== id) return;
    this.keptUnder = id;
    this.isKept = true;
    // It is open before it is compared: its scene stands where it stood.
    this.opened = { files, compared: null };
    void this.follow();
  }

  /** The open project has been kept, by this id from now on. */
  async keepUnder(id: string): Promise<void> {
    if (!this.opened || this.keptUnder === id) return;
    const before = this.keptUnder;
    await this.keep(id, this.opened.files);
    if (before !== null) await this.keeper?.keepEarlier(before, null);
  }

  private async keep(id: string, files: readonly InputFile[]): Promise<void> {
    const own = files.map(({ path, blob }) => ({ path, blob }));
    this.keptUnder = id;
    this.isKept = (await this.keeper?.keepEarlier(id, own))?.ok ?? false;
  }

  /** By hand: it does not come back. */
  close(): void {
    if (this.keptUnder !== null) void this.keeper?.keepEarlier(this.keptUnder, null);
    this.forget();
  }

  /** Another project is open; beside the one before it lies still. */
  forget(): void {
    this.opened = null;
    this.keptUnder = null;
    this.isKept = false;
  }
}
