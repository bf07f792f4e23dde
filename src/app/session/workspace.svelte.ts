import type { Engine, EngineCall, Restart } from '../../jobs/engine/methods.ts';
import type {
  VerificationDraw,
  ColumnCorrection,
  ExportedFile,
  ExportKind,
  ExportOptions,
  InputFile,
  Snapshot,
  SourceChoice,
} from '../../jobs/protocol.ts';
import { HeldFiles } from './held-files.ts';
import { Foreseen, type Screen } from './kept/foreseen.svelte.ts';
import { addedNote, hasTaken, type DropOutcome, type Opening, type StoredProject } from './opening.ts';
import { JobQueue, type Failure, type JobKind, type RunningJob } from './job-queue.svelte.ts';
import type { Question } from '../../model/issue.ts';
import type { ProjectFile, Settings, Source } from '../../model/project.ts';
import { damageTold, salvageTold } from '../../project/salvage-told.ts';
import type { Scene } from '../../model/scene.ts';
import type { EditNote } from '../../project/history/journal.ts';
import type { Verification } from '../../verify/verify-input.ts';
import type { Priority } from '../../planning/priority.ts';

/** Jobs that answers which wait do not bear on. */
const WITHOUT_ANSWERS: ReadonlySet<JobKind> = new Set(['open', 'answer', 'undo']);

/** The open project as the engine last described it, and the one job that is under way. */
export class Workspace {
  snapshot = $state.raw<Snapshot | null>(null);
  private readonly jobs = new JobQueue();
  /** What became of the files dropped last, null where that has been put away. */
  drop = $state.raw<DropOutcome | null>(null);
  /** Answers that have been given and not been read by yet: figures wait, so that they change once for many. */
  waiting = $state.raw<Readonly<Record<string, string>>>({});
  /** Ranking under the weights on the sliders; newer than the snapshot's own. */
  reranked = $state.raw<Priority | null>(null);

  private readonly held = new HeldFiles();
  readonly foreseen = new Foreseen();

  /** Hears of each change of the open project, once the screen has it. */
  follow: (change: EditNote | 'opened' | 'sample') => void = () => undefined;

  /** Hears of every state that takes the place of another, before the screen is drawn. */
  replaced: (before: Snapshot | null, after: Snapshot) => void = () => undefined;

  constructor(readonly engine: Engine) {
    engine.onRestart((restart) => this.afterRestart(restart));
  }

  /** The job that is under way. */
  get job(): RunningJob | null {
    return this.jobs.running;
  }

  /** Something that was chosen is not worked out yet, and so on no disk. */
  get isChanging(): boolean {
    return this.jobs.changes > 0;
  }

  /** What went wrong last, until something else is asked or it is put away. */
  get failure(): Failure | null {
    return this.jobs.failure;
  }
  set failure(failure: null) {
    this.jobs.failure = failure;
  }

  get priority(): Priority | null {
    return this.reranked ?? this.snapshot?.priority ?? null;
  }

  /** Opens files as a project. */
  async open(files: readonly InputFile[], { sample, results, onShown }: Opening = {}): Promise<boolean> {
    const snapshot = await this.run('open', (call) =>
      this.foreseen.while(results ?? null, this.screen({}, onShown), (shown) =>
        this.engine.openProject(files, { ...call, shown }),
      ),
    );
    if (snapshot) this.replaceBy(snapshot, {}, sample ? 'sample' : 'opened');
    this.foreseen.end();
    if (!snapshot) return false;
    const [only] = files;
    const damaged =
      salvageTold(snapshot.project) ??
      (only && files.length === 1 ? damageTold(only.path, snapshot.issues) : null);
    if (damaged) this.jobs.tell(damaged);
    return true;
  }

  /**
   * Opens a project that was kept, with the answers that waited. It is asked for when its turn has come, so that nothing
   * changes in between; null for none, and nothing happens.
   */
  async reopen(
    kind: 'open' | 'undo',
    load: () => Promise<StoredProject | null>,
    { onShown }: Pick<Opening, 'onShown'> = {},
  ): Promise<boolean> {
    const opened = await this.run(kind, async (call) => {
      const kept = await load();
      if (!kept) return null;
      const snapshot = await this.foreseen.while(kept.results, this.screen(kept.waiting, onShown), (shown) =>
        this.engine.reopen(kept.files, kept.state, { ...call, shown }),
      );
      return { kept, snapshot };
    });
    if (opened) this.replaceBy(opened.snapshot, opened.kept.waiting, null);
    this.foreseen.end();
    return opened !== null;
  }

  /** Another project, with the answers of it that wait. */
  private replaceBy(
    snapshot: Snapshot,
    waiting: StoredProject['waiting'],
    change: 'opened' | 'sample' | null,
  ): void {
    this.drop = null;
    this.held.clear();
    // What was answered while the kept figures were shown waits with the rest.
    if (!this.foreseen.isShown) this.waiting = waiting;
    this.accept(snapshot, change);
    if (this.foreseen.wasSame === false) this.jobs.tell({ code: 'results-differ' });
  }

  /** Where kept figures are shown, with the answers that wait beside them. */
  private screen(waiting: StoredProject['waiting'], onShown: (() => void) | undefined): Screen {
    return {
      snapshot: this.snapshot,
      foreshow: (kept) => {
        this.waiting = kept ? waiting : {};
        this.snapshot = kept;
        if (kept) this.replaced(null, kept);
        if (kept) onShown?.();
      },
    };
  }

  async add(files: readonly InputFile[]): Promise<void> {
    const added = await this.run('add', (call) => this.engine.addFiles(files, {}, call));
    if (!added) return;
    this.held.hold(files, added.files);
    this.drop = { files: added.files, changed: hasTaken(added.files) };
    if (added.snapshot) this.accept(added.snapshot, addedNote(added.files));
  }

  /** Files that were left out and can be taken up without being dropped again. */
  isHeld(path: string): boolean {
    return this.held.has(path);
  }

  /** Reads files that were left out again, by what the user says of them. */
  async addAs(paths: readonly string[], choice: SourceChoice): Promise<void> {
    const files = this.held.of(paths);
    const choices = Object.fromEntries(paths.map((path) => [path, choice]));
    const added = await this.run('add', (call) => this.engine.addFiles(files, choices, call));
    if (!added) return;
    this.held.hold(files, added.files);
    const again = (path: string) => added.files.find((file) => file.path === path && !file.note);
    if (this.drop)
      this.drop = {
        files: this.drop.files.map((file) => (file.note ? file : (again(file.path) ?? file))),
        changed: this.drop.changed || hasTaken(added.files),
      };
    if (added.snapshot) this.accept(added.snapshot, addedNote(added.files));
  }

  /** The project as it was before the last drop. */
  async undoDrop(): Promise<void> {
    const snapshot = await this.run('undo', (call) => this.engine.undoDrop(call));
    if (!snapshot) return;
    this.drop = null;
    this.waiting = {};
    this.accept(snapshot, { kind: 'undoDrop' });
  }

  /** Files that were left out are settled: nobody need be told of them any more. */
  settleLeftOut(paths: readonly string[]): Promise<boolean> {
    return this.refresh('name', { kind: 'leftOut', context: { count: paths.length } }, (call) =>
      this.engine.settleLeftOut(paths, call),
    );
  }

  /** Newer versions are put away: the files of the project stay. */
  async keepOlder(paths: readonly string[]): Promise<void> {
    if (!(await this.settleLeftOut(paths))) return;
    if (this.drop)
      this.drop = { ...this.drop, files: this.drop.files.filter(({ path }) => !paths.includes(path)) };
  }

  nameProject(named: Partial<Pick<ProjectFile, 'title' | 'asOf'>>): Promise<boolean> {
    return this.refresh('name', { kind: 'name' }, (call) => this.engine.nameProject(named, call));
  }

  arrangeScenes(scenes: readonly Scene[] | null): Promise<boolean> {
    return this.refresh('name', { kind: 'scenes' }, (call) => this.engine.arrangeScenes(scenes, call));
  }

  /**
   * Whether the project has them now.
   * @param settings the changes, or how they follow from the settings that stand when their turn comes; null for none
   */
  applySettings(
    settings: Partial<Settings> | ((now: Settings) => Partial<Settings> | null),
  ): Promise<boolean> {
    const changes = () => {
      const now = this.snapshot?.settings;
      return typeof settings === 'function' ? now && settings(now) : settings;
    };
    const kind = changes()?.priorityWeights ? 'weights' : 'settings';
    return this.refresh('settings', { kind }, (call) => this.engine.applySettings(changes() ?? {}, call));
  }

  updateSources(ids: readonly string[], changes: Partial<Omit<Source, 'id' | 'path'>>): Promise<boolean> {
    const note = { kind: 'source', context: { count: ids.length } };
    return this.refresh('source', note, (call) => this.engine.updateSources(ids, changes, call));
  }

  removeSource(id: string): Promise<boolean> {
    const path = this.snapshot?.project.sources.find((source) => source.id === id)?.path ?? id;
    const note = { kind: 'remove', context: { path } };
    return this.refresh('source', note, (call) => this.engine.removeSource(id, call));
  }

  /** Answers that the figures follow at once, with all that wait. */
  answer(answers: Readonly<Record<string, string>>): Promise<boolean> {
    const all = { ...this.waiting, ...answers };
    const note = { kind: 'answer', context: { count: Object.keys(all).length } };
    return this.refresh('answer', note, async (call) => {
      const snapshot = await this.engine.answer(all, call);
      this.forgetWaiting(all);
      return snapshot;
    });
  }

  /** Questions that nobody has answered yet. */
  get openQuestions(): readonly Question[] {
    return this.snapshot?.questions.filter(({ id }) => !this.waiting[id]) ?? [];
  }

  /** Puts answers down; the files are read by them once no question is open any more, or something else is asked. */
  async note(answers: Readonly<Record<string, string>>): Promise<void> {
    this.waiting = Object.fromEntries(
      Object.entries({ ...this.waiting, ...answers }).filter(([, choice]) => choice !== ''),
    );
    if (this.openQuestions.length === 0) return void (await this.readByAnswers());
    // Kept by what the engine holds, which is not this project yet.
    await this.foreseen.settled;
    this.follow({ kind: 'answer', context: { count: Object.keys(answers).length } });
  }

  private get isWaiting(): boolean {
    return Object.keys(this.waiting).length > 0;
  }

  /** Reads the files by all answers that wait. */
  async readByAnswers(): Promise<boolean> {
    return !this.isWaiting || this.answer({});
  }

  correctColumn(correction: ColumnCorrection): Promise<boolean> {
    return this.refresh('source', { kind: 'column' }, (call) => this.engine.correctColumn(correction, call));
  }

  exportFile(kind: ExportKind, options: ExportOptions): Promise<ExportedFile | null> {
    return this.run('export', (call) => this.engine.exportFile(kind, options, call));
  }

  /** Figures of drawn villages and communes worked out again; null where it was cancelled or broke. */
  verify(draw: VerificationDraw): Promise<Verification | null> {
    return this.run('verify', (call) => this.engine.verify(draw, call));
  }

  /** Runs one job in its turn, by all answers that wait; null where it was refused, cancelled or broke. */
  run<T>(kind: JobKind, start: (call: EngineCall) => Promise<T>): Promise<T | null> {
    return this.jobs.run(kind, async (call) => {
      if (!WITHOUT_ANSWERS.has(kind) && this.isWaiting) await this.catchUp(call);
      return start(call);
    });
  }

  /** What is asked of the figures is asked of those that all answers lead to. */
  private async catchUp(call: EngineCall): Promise<void> {
    const answers = this.waiting;
    const snapshot = await this.engine.answer(answers, call);
    this.forgetWaiting(answers);
    this.accept(snapshot, { kind: 'answer', context: { count: Object.keys(answers).length } });
  }

  private forgetWaiting(read: Readonly<Record<string, string>>): void {
    this.waiting = Object.fromEntries(
      Object.entries(this.waiting).filter(([id, choice]) => read[id] !== choice),
    );
  }

  /** A change of the project, in its turn. Whether the project has it now. @param note its name in the list of edits */
  async refresh(
    kind: JobKind,
    note: EditNote,
    start: (call: EngineCall) => Promise<Snapshot>,
  ): Promise<boolean> {
    const snapshot = await this.run(kind, start);
    if (snapshot) this.accept(snapshot, note);
    return snapshot !== null;
  }

  /** Shows what the fresh worker holds; nothing of a project that it does not. */
  private afterRestart(restart: Restart): void {
    if (restart.kind === 'restored') {
      if (restart.unasked) this.jobs.ended();
      return this.accept(restart.snapshot, null);
    }
    this.snapshot = null;
    this.reranked = null;
    this.drop = null;
    this.held.clear();
    this.waiting = {};
    this.jobs.fail('open', restart.error);
  }

  /** @param change what led here; null where it is what was kept already */
  private accept(snapshot: Snapshot, change: EditNote | 'opened' | 'sample' | null): void {
    const before = this.snapshot;
    this.snapshot = snapshot;
    this.reranked = null;
    this.replaced(before, snapshot);
    if (change) this.follow(change);
  }
}
