import { AnalysisMemory } from '../../analysis/memory.ts';
import type { EarlierProject } from '../../analysis/compare/comparison.ts';
import type { ByteSource } from '../../model/basics/bytes.ts';
import type { MapAction } from '../../model/edits/map-edits.ts';
import type { ProjectFile, Settings, Source } from '../../model/project.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { RefusalError, unwrap } from '../../model/basics/result.ts';
import {
  answerQuestions,
  applySettings,
  arrangeScenes,
  checkOnSite,
  nameProject,
  removeSource,
  settleLeftOut,
  updateSources,
} from '../../project/edits.ts';
import { reopened } from '../../project/project-file.ts';
import { ParsedFilesInMemory, parsedFileKey } from '../../intake/files/parsed-file-cache.ts';
import { TableMemory } from '../../intake/tables/table-memory.ts';
import { openProjectFolder, type ProjectFolder } from '../../project/project-folder.ts';
import type { Scene } from '../../model/scene.ts';
import type { HostMethods } from './methods.ts';
import type { ProjectState, Seen } from './project-state.ts';
import { QuestionHost } from './question-host.ts';
import { restoreDrops } from '../steps/restore-drops.ts';
import { compareWithEarlier } from '../compare/compare-earlier.ts';
import { baseOfFits, keepFits, sameFits } from '../steps/kept-fits.ts';
import type { FittedBands } from '../../model/radio/fits.ts';
import { editedMap, sameCandidates } from '../steps/edit-map.ts';
import { addSourceFiles } from '../steps/add-files.ts';
import { recogniseSource } from '../steps/recognise-source.ts';
import { correctColumn } from '../steps/correct-column.ts';
import { exportFile, leavingState } from '../leaving/export-file.ts';
import type { Scope } from '../../model/scope.ts';
import type { Fonts } from '../../report/fonts.ts';
import type {
  Added,
  ColumnCorrection,
  ExportedFile,
  ExportKind,
  ExportOptions,
  LeavingState,
  Snapshot,
  SourceChoice,
  SourceRecognition,
} from '../protocol.ts';
import {
  openAndAnalyse,
  rankAgain,
  withProject,
  type AnalysisTools,
  type Answers,
  type AnalysedProject,
} from '../steps/analysed-project.ts';
import type { ForecastShelf } from '../plans/forecast-shelf.ts';
import type { Solvers } from '../solver/solvers.ts';
import { snapshotOf } from '../steps/snapshot.ts';
import { toColumns } from '../wire/columns.ts';
import { packColumns } from '../wire/packed.ts';
import { TileDrawer } from '../drawing/tile-drawer.ts';

/** Results of more villages take the page as long to read as to wait for, and the disk more than they are worth. */
const MOST_KEPT_VILLAGES = 30_000;

/** The edited project, as a file of it would be read; an edit that no file could hold is refused and changes nothing. */
const savable = (project: ProjectFile): ProjectFile => unwrap(reopened(project));

/**
 * The engine without its worker: the same steps as the command line over one open session.
 * A failed step leaves the session before it untouched.
 */
export class EngineHost extends QuestionHost implements HostMethods {
  readonly #fonts: () => Promise<Fonts>;
  readonly #shippedCrosswalk: (() => Promise<Uint8Array>) | undefined;
  #opened: AnalysedProject | null = null;
  #revision = 0;
  #analysedAt = 0;
  #foundAt = 0;
  readonly #drawer = new TileDrawer();
  readonly #parsedFiles = new ParsedFilesInMemory();
  readonly #tables = new TableMemory();
  /** What the last analysis found out: the next works out only what has changed since. */
  readonly #memory = new AnalysisMemory();

  /**
   * @param fonts reads the fonts of the papers; called when one is drawn
   * @param shippedCrosswalk reads the crosswalk that comes with the product; called for a project without one
   * @param shelf keeps predictions from one opening of a project to the next
   * @param solvers where exact questions are answered; left out: in this thread
   */
  constructor(
    fonts: () => Promise<Fonts>,
    shippedCrosswalk?: () => Promise<Uint8Array>,
    shelf: ForecastShelf | null = null,
    solvers?: Solvers,
  ) {
    super(shelf, solvers);
    this.#fonts = fonts;
    this.#shippedCrosswalk = shippedCrosswalk;
  }

  /** The session to be edited; a project that was made for others is only read. */
  get #editable(): AnalysedProject {
    const opened = this.#open;
    if (opened.folder.project.withheld) throw new RefusalError({ code: 'project-read-only' });
    return opened;
  }

  get #open(): AnalysedProject {
    if (!this.#opened) throw new RefusalError({ code: 'no-project-open' });
    return this.#opened;
  }

  protected get session(): AnalysedProject {
    return this.#open;
  }

  get #crosswalk(): Pick<AnalysisTools, 'shippedCrosswalk'> {
    return this.#shippedCrosswalk ? { shippedCrosswalk: this.#shippedCrosswalk } : {};
  }

  #replace(opened: AnalysedProject): Snapshot {
    if (opened.loaded !== this.#opened?.loaded) this.#drawer.open(opened.loaded.dataset);
    this.#revision++;
    const before = this.#opened;
    const isFound = !before || opened.findings !== before.findings || !sameCandidates(opened, before);
    if (isFound) this.#foundAt = this.#revision;
    // A plan stands as long as the findings, candidates and fits that it was made from.
    if (isFound || !sameFits(opened, before)) {
      this.planned = null;
      this.#analysedAt = this.#revision;
    }
    this.#opened = opened;
    const [revision, analysedAt, foundAt] = [this.#revision, this.#analysedAt, this.#foundAt];
    return snapshotOf(opened, this.#drawer.layers, { revision, analysedAt, foundAt });
  }

  /** Files that have not changed since the last import are not parsed again. */
  async #read(folder: ProjectFolder, task: TaskContext): Promise<AnalysedProject> {
    const opened = await openAndAnalyse(folder, {}, task, {
      cache: this.#parsedFiles,
      tables: this.#tables,
      memory: this.#memory,
      ...this.#crosswalk,
    });
    this.#parsedFiles.keepOnly(
      new Set(opened.loaded.inputs.map(({ sha256, path }) => parsedFileKey(sha256, path))),
    );
    return opened;
  }

  async openProject(files: readonly ByteSource[], task: TaskContext): Promise<Snapshot> {
    const folder = unwrap(await openProjectFolder(files));
    return this.#replace(await this.#read(folder, task));
  }

  async restore(
    files: readonly ByteSource[],
    { project, opened, drops }: ProjectState,
    task: TaskContext,
  ): Promise<Snapshot> {
    const folder = unwrap(await openProjectFolder(files.slice(0, opened)));
    let at = opened;
    const dropped = drops.map(({ files: count, paths }) => ({
      files: files.slice(at, (at += count)),
      paths,
    }));
    const open = await restoreDrops(folder.open, dropped);
    return this.#replace(await this.#read({ project: savable(project), open }, task));
  }

  countFrom({ revision, layerVersion }: Seen): void {
    this.#revision = revision;
    this.#drawer.countFrom(layerVersion);
  }

  /** As a fresh engine tells it, which numbers its states and layers from 1. */
  resultsToKeep(): Uint8Array<ArrayBuffer> | null {
    const opened = this.#open;
    if (opened.loaded.dataset.villages.records.length > MOST_KEPT_VILLAGES) return null;
    const layers = this.#drawer.layers.map(({ id }, k) => ({ id, version: k + 1 }));
    return packColumns(toColumns(snapshotOf(opened, layers, { revision: 1, analysedAt: 1, foundAt: 1 })));
  }

  async addFiles(
    files: readonly ByteSource[],
    choices: Readonly<Record<string, SourceChoice>>,
    task: TaskContext,
  ): Promise<Added> {
    const { folder, loaded } = this.#editable;
    const added = await addSourceFiles(folder, files, choices, task, {
      memory: { cache: this.#parsedFiles, tables: this.#tables },
      inputs: loaded.inputs,
    });
    const project = savable(added.project);
    if (added.folder) {
      const opened = await this.#read({ ...added.folder, project }, task);
      return { snapshot: this.#replace(opened), files: added.files };
    }
    const isListed = added.project !== folder.project;
    return { snapshot: isListed ? await this.keep(project, task) : null, files: added.files };
  }

  /** The project says something else of what no source hangs on: nothing is read again. */
  protected async keep(project: ProjectFile, task: TaskContext): Promise<Snapshot> {
    return this.#replace(await withProject(this.#editable, savable(project), task, { memory: this.#memory }));
  }

  settleLeftOut(paths: readonly string[], task: TaskContext): Promise<Snapshot> {
    return this.keep(settleLeftOut(this.#editable.folder.project, paths), task);
  }

  /** The day says which lists are old and what is planned: files are understood by it. */
  nameProject(named: Partial<Pick<ProjectFile, 'title' | 'asOf'>>, task: TaskContext): Promise<Snapshot> {
    const { project } = this.#editable.folder;
    const after = nameProject(project, named);
    return after.asOf === project.asOf ? this.keep(after, task) : this.#reopen(after, task);
  }

  arrangeScenes(scenes: readonly Scene[] | null, task: TaskContext): Promise<Snapshot> {
    return this.keep(arrangeScenes(this.#open.folder.project, scenes), task);
  }

  readonly editMap = (action: MapAction, task: TaskContext): Promise<Snapshot> => {
    const { folder, loaded } = this.#editable;
    return this.keep(editedMap(folder.project, action, loaded.dataset.candidates), task);
  };

  readonly checkOnSite = (village: string, note: string | null, task: TaskContext): Promise<Snapshot> =>
    this.keep(checkOnSite(this.#editable.folder.project, village, note), task);

  readonly keepFits = (fits: FittedBands | null, task: TaskContext): Promise<Snapshot> => {
    const { folder, loaded, settings } = this.#editable;
    return this.keep(keepFits(folder.project, fits, baseOfFits(loaded, settings)), task);
  };

  async #reopen(project: ProjectFile, task: TaskContext): Promise<Snapshot> {
    return this.#replace(await this.#read({ ...this.#editable.folder, project: savable(project) }, task));
  }

  updateSources(
    ids: readonly string[],
    changes: Partial<Omit<Source, 'id' | 'path'>>,
    task: TaskContext,
  ): Promise<Snapshot> {
    return this.#reopen(updateSources(this.#editable.folder.project, ids, changes), task);
  }

  removeSource(id: string, task: TaskContext): Promise<Snapshot> {
    return this.#reopen(removeSource(this.#editable.folder.project, id), task);
  }

  answer(answers: Answers, task: TaskContext): Promise<Snapshot> {
    return this.#reopen(answerQuestions(this.#editable.folder.project, answers), task);
  }

  /** Reads the files of a form again with one column understood otherwise, and remembers it. */
  correctColumn({ table, column, field }: ColumnCorrection, task: TaskContext): Promise<Snapshot> {
    const { folder, loaded } = this.#editable;
    return this.#reopen(correctColumn(folder.project, loaded.tables[table]!, column, field), task);
  }

  async applySettings(changes: Partial<Settings>, task: TaskContext): Promise<Snapshot> {
    const opened = this.#editable;
    return this.keep(applySettings(opened.folder.project, changes), task);
  }

  rank(weights: Settings['priorityWeights']): AnalysedProject['priority'] {
    return rankAgain(this.#editable, weights);
  }

  recogniseSource(id: string): Promise<SourceRecognition | null> {
    return recogniseSource(this.#open.folder, id, { cache: this.#parsedFiles, tables: this.#tables });
  }

  tile(id: string, z: number, x: number, y: number): Uint8Array<ArrayBuffer> | null {
    return this.#drawer.tile(id, z, x, y);
  }

  reliefTile(z: number, x: number, y: number): Uint8Array<ArrayBuffer> | null {
    return this.#drawer.relief(z, x, y);
  }

  async compareWith(files: readonly ByteSource[], task: TaskContext): Promise<EarlierProject> {
    const today = this.#open;
    const earlier = unwrap(await openProjectFolder(files));
    return compareWithEarlier(today, earlier, this.#crosswalk, task);
  }

  async exportFile(kind: ExportKind, options: ExportOptions, task: TaskContext = {}): Promise<ExportedFile> {
    const plan = await this.settledPlan(task);
    return unwrap(await exportFile(this.#open, plan, kind, options, { fonts: this.#fonts }, task));
  }

  leavingState(kind: ExportKind, scope: Scope): LeavingState {
    return unwrap(leavingState(this.#open, this.planned?.plan ?? null, kind, scope));
  }
}
