import { EngineCancelled, EngineRefusal } from '../../jobs/protocol.ts';
import type { Engine, EngineCall, Restart } from '../../jobs/engine/methods.ts';
import type {
  VerificationDraw,
  AddedFile,
  ColumnCorrection,
  ExportedFile,
  ExportKind,
  ExportOptions,
  InputFile,
  Snapshot,
} from '../../jobs/protocol.ts';
import type { Progress } from '../../model/basics/progress.ts';
import type { Settings, Source } from '../../model/project.ts';
import type { SourceRole } from '../../model/roles.ts';
import type { Refusal } from '../../model/basics/result.ts';
import type { Verification } from '../../verify/verify-input.ts';
import type { Priority } from '../../planning/priority.ts';

export type JobKind = 'open' | 'add' | 'settings' | 'source' | 'answer' | 'plan' | 'export' | 'verify';

/** Work under way that the user sees and can cancel. */
export interface RunningJob {
  readonly kind: JobKind;
  readonly progress: Progress | null;
  cancel(): void;
}

/** A legal request that was refused, or a bug of the engine: shown with a way out, nothing loaded is lost. */
export type Failure =
  | { readonly kind: 'refused'; readonly job: JobKind; readonly refusal: Refusal }
  | { readonly kind: 'broken'; readonly job: JobKind; readonly message: string };

/** The open project as the engine last described it, and the one job that is under way. */
export class Workspace {
  snapshot = $state.raw<Snapshot | null>(null);
  job = $state.raw<RunningJob | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** What became of the files dropped last. */
  dropped = $state.raw<readonly AddedFile[]>([]);
  /** Ranking under the weights on the sliders; newer than the snapshot's own. */
  reranked = $state.raw<Priority | null>(null);

  private handedIn: readonly InputFile[] = [];

  constructor(readonly engine: Engine) {
    engine.onRestart((restart) => this.afterRestart(restart));
  }

  get priority(): Priority | null {
    return this.reranked ?? this.snapshot?.priority ?? null;
  }

  async open(files: readonly InputFile[]): Promise<boolean> {
    const snapshot = await this.run('open', (call) => this.engine.openProject(files, call));
    if (snapshot) {
      this.dropped = [];
      this.accept(snapshot);
    }
    return snapshot !== null;
  }

  async add(files: readonly InputFile[]): Promise<void> {
    const added = await this.run('add', (call) => this.engine.addFiles(files, {}, call));
    if (!added) return;
    this.handedIn = files;
    this.dropped = added.files;
    if (added.snapshot) this.accept(added.snapshot);
  }

  /** Reads a file of the last drop again under the role that the user says it has. */
  async addAs(path: string, role: SourceRole): Promise<void> {
    const stem = path.replace(/\.[^./]*$/, '');
    // Loose parts of a shapefile belong together; a member of an archive is read from the archive.
    const files = this.handedIn.filter(
      (file) => file.path === path || file.path.startsWith(`${stem}.`) || path.startsWith(`${file.path}/`),
    );
    const added = await this.run('add', (call) => this.engine.addFiles(files, { [path]: { role } }, call));
    if (!added) return;
    this.dropped = this.dropped.map(
      (old) => added.files.find((file) => file.path === old.path && !file.note) ?? old,
    );
    if (added.snapshot) this.accept(added.snapshot);
  }

  /** Whether the project has them now. */
  applySettings(settings: Partial<Settings>): Promise<boolean> {
    return this.refresh('settings', (call) => this.engine.applySettings(settings, call));
  }

  updateSource(id: string, changes: Partial<Omit<Source, 'id' | 'path'>>): Promise<boolean> {
    return this.refresh('source', (call) => this.engine.updateSource(id, changes, call));
  }

  removeSource(id: string): Promise<boolean> {
    return this.refresh('source', (call) => this.engine.removeSource(id, call));
  }

  answer(answers: Readonly<Record<string, string>>): Promise<boolean> {
    return this.refresh('answer', (call) => this.engine.answer(answers, call));
  }

  correctColumn(correction: ColumnCorrection): Promise<boolean> {
    return this.refresh('source', (call) => this.engine.correctColumn(correction, call));
  }

  exportFile(kind: ExportKind, options: ExportOptions): Promise<ExportedFile | null> {
    return this.run('export', (call) => this.engine.exportFile(kind, options, call));
  }

  /** Figures of drawn villages and communes worked out again; null where it was cancelled or broke. */
  verify(draw: VerificationDraw): Promise<Verification | null> {
    return this.run('verify', (call) => this.engine.verify(draw, call));
  }

  /** Runs one job; null where it was refused, cancelled or broke. A newer job cancels the one before. */
  async run<T>(kind: JobKind, start: (call: EngineCall) => Promise<T>): Promise<T | null> {
    this.job?.cancel();
    const controller = new AbortController();
    const cancel = () => controller.abort();
    let own: RunningJob = { kind, progress: null, cancel };
    const show = (progress: Progress | null) => {
      if (this.job !== own && progress) return;
      own = { kind, progress, cancel };
      this.job = own;
    };
    show(null);
    this.failure = null;
    try {
      return await start({ signal: controller.signal, onProgress: show });
    } catch (error) {
      if (!(error instanceof EngineCancelled)) this.failure = failureOf(kind, error);
      return null;
    } finally {
      if (this.job === own) this.job = null;
    }
  }

  private async refresh(kind: JobKind, start: (call: EngineCall) => Promise<Snapshot>): Promise<boolean> {
    const snapshot = await this.run(kind, start);
    if (snapshot) this.accept(snapshot);
    return snapshot !== null;
  }

  /** Shows what the fresh worker holds; nothing of a project that it does not. */
  private afterRestart(restart: Restart): void {
    if (restart.kind === 'restored') return this.accept(restart.snapshot);
    this.snapshot = null;
    this.reranked = null;
    this.dropped = [];
    this.handedIn = [];
    this.failure = failureOf('open', restart.error);
  }

  private accept(snapshot: Snapshot): void {
    this.snapshot = snapshot;
    this.reranked = null;
  }
}

function failureOf(job: JobKind, error: unknown): Failure {
  if (error instanceof EngineRefusal) return { kind: 'refused', job, refusal: error.refusal };
  return {
    kind: 'broken',
    job,
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}
