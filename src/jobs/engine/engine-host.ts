import { explainVillage } from '../../analysis/explain/explain.ts';
import { AnalysisMemory } from '../../analysis/memory.ts';
import type { ByteSource } from '../../model/basics/bytes.ts';
import type { ProjectFile, Settings, Source } from '../../model/project.ts';
import type { Work } from '../../model/basics/progress.ts';
import { RefusalError, type Result } from '../../model/basics/result.ts';
import type { Plan } from '../../planning/plan.ts';
import { answerQuestions, applySettings, removeSource, updateSource } from '../../project/edits.ts';
import { reopened } from '../../project/project-file.ts';
import { MemoryReadings, readingKey } from '../../intake/files/reading-cache.ts';
import { TableMemory } from '../../intake/tables/table-memory.ts';
import { openProjectFolder, type ProjectFolder } from '../../project/project-folder.ts';
import type { HostMethods } from './methods.ts';
import type { ProjectState, Seen } from './project-state.ts';
import { placeAgain } from '../steps/place-again.ts';
import { addSourceFiles } from '../steps/add-files.ts';
import { correctColumn } from '../steps/correct-column.ts';
import { drawPlace } from '../drawing/place-drawing.ts';
import { communePlaces } from '../drawing/drawn-layers.ts';
import { exportFile } from '../steps/export-file.ts';
import type { Fonts } from '../../report/fonts.ts';
import type {
  Added,
  ColumnCorrection,
  CommunePlaces,
  ExportedFile,
  ExportKind,
  ExportOptions,
  PlaceDrawing,
  Snapshot,
  SourceChoice,
} from '../protocol.ts';
import {
  openSession,
  planSession,
  rankAgain,
  withProject,
  type Answers,
  type Session,
} from '../steps/session.ts';
import { snapshotOf } from '../steps/snapshot.ts';
import { TileDrawer } from '../drawing/tile-drawer.ts';

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new RefusalError(result.refusal);
  return result.value;
}

/** The edited project, as a file of it would be read; an edit that no file could hold is refused and changes nothing. */
const savable = (project: ProjectFile): ProjectFile => unwrap(reopened(project));

/**
 * The engine without its worker: the same steps as the command line over one open session.
 * A failed step leaves the session before it untouched.
 */
export class EngineHost implements HostMethods {
  readonly #fonts: () => Promise<Fonts>;
  readonly #shippedCrosswalk: (() => Promise<Uint8Array>) | undefined;
  #session: Session | null = null;
  #plan: Plan | null = null;
  #revision = 0;
  #analysedAt = 0;
  readonly #drawer = new TileDrawer();
  readonly #readings = new MemoryReadings();
  readonly #tables = new TableMemory();
  /** What the last analysis found out: the next works out only what has changed since. */
  readonly #memory = new AnalysisMemory();

  /**
   * @param fonts reads the fonts of the papers; called when one is drawn
   * @param shippedCrosswalk reads the crosswalk that comes with the product; called for a project without one
   */
  constructor(fonts: () => Promise<Fonts>, shippedCrosswalk?: () => Promise<Uint8Array>) {
    this.#fonts = fonts;
    this.#shippedCrosswalk = shippedCrosswalk;
  }

  get #open(): Session {
    if (!this.#session) throw new RefusalError({ code: 'no-project-open' });
    return this.#session;
  }

  #replace(session: Session): Snapshot {
    if (session.loaded !== this.#session?.loaded) this.#drawer.open(session.loaded.dataset);
    this.#revision++;
    // A plan stands as long as the findings that it was made from.
    if (session.findings !== this.#session?.findings) {
      this.#plan = null;
      this.#analysedAt = this.#revision;
    }
    this.#session = session;
    return snapshotOf(session, this.#drawer.layers, this.#revision, this.#analysedAt);
  }

  /** Files that have not changed since the last import are not parsed again. */
  async #read(folder: ProjectFolder, work: Work): Promise<Session> {
    const session = await openSession(folder, {}, work, {
      cache: this.#readings,
      tables: this.#tables,
      memory: this.#memory,
      ...(this.#shippedCrosswalk && { shippedCrosswalk: this.#shippedCrosswalk }),
    });
    this.#readings.keepOnly(
      new Set(session.loaded.inputs.map(({ sha256, path }) => readingKey(sha256, path))),
    );
    return session;
  }

  async openProject(files: readonly ByteSource[], work: Work): Promise<Snapshot> {
    const folder = unwrap(await openProjectFolder(files));
    return this.#replace(await this.#read(folder, work));
  }

  async restore(
    files: readonly ByteSource[],
    { project, opened, drops }: ProjectState,
    work: Work,
  ): Promise<Snapshot> {
    const folder = unwrap(await openProjectFolder(files.slice(0, opened)));
    let at = opened;
    const dropped = drops.map(({ files: count, places }) => ({
      files: files.slice(at, (at += count)),
      places,
    }));
    const open = await placeAgain(folder.open, dropped);
    return this.#replace(await this.#read({ project: savable(project), open }, work));
  }

  countFrom({ revision, layerVersion }: Seen): void {
    this.#revision = revision;
    this.#drawer.countFrom(layerVersion);
  }

  async addFiles(
    files: readonly ByteSource[],
    choices: Readonly<Record<string, SourceChoice>>,
    work: Work,
  ): Promise<Added> {
    const { folder } = this.#open;
    const added = await addSourceFiles(folder, files, choices, work, {
      cache: this.#readings,
      tables: this.#tables,
    });
    const folderAfter = added.folder && { ...added.folder, project: savable(added.folder.project) };
    const session = folderAfter && (await this.#read(folderAfter, work));
    return { snapshot: session && this.#replace(session), files: added.files };
  }

  async #reopen(project: ProjectFile, work: Work): Promise<Snapshot> {
    return this.#replace(await this.#read({ ...this.#open.folder, project: savable(project) }, work));
  }

  updateSource(id: string, changes: Partial<Omit<Source, 'id' | 'path'>>, work: Work): Promise<Snapshot> {
    return this.#reopen(updateSource(this.#open.folder.project, id, changes), work);
  }

  removeSource(id: string, work: Work): Promise<Snapshot> {
    return this.#reopen(removeSource(this.#open.folder.project, id), work);
  }

  answer(answers: Answers, work: Work): Promise<Snapshot> {
    return this.#reopen(answerQuestions(this.#open.folder.project, answers), work);
  }

  /** Reads the files of a form again with one column understood otherwise, and remembers it. */
  correctColumn({ table, column, field }: ColumnCorrection, work: Work): Promise<Snapshot> {
    const { folder, loaded } = this.#open;
    return this.#reopen(correctColumn(folder.project, loaded.tables[table]!, column, field), work);
  }

  async applySettings(changes: Partial<Settings>, work: Work): Promise<Snapshot> {
    const session = this.#open;
    return this.#replace(
      await withProject(session, savable(applySettings(session.folder.project, changes)), work, {
        memory: this.#memory,
      }),
    );
  }

  rank(weights: Settings['priorityWeights']): Session['priority'] {
    return rankAgain(this.#open, weights);
  }

  plan(budgetVnd: number, work: Work): Plan {
    this.#plan = unwrap(planSession(this.#open, budgetVnd, 1, work));
    return this.#plan;
  }

  explain(village: number): ReturnType<typeof explainVillage> {
    const { loaded, findings, settings } = this.#open;
    return explainVillage(loaded.dataset, findings, settings, village);
  }

  drawPlace(place: number): PlaceDrawing {
    const { places, dataset } = this.#open.loaded;
    return drawPlace(places[place]!, dataset.communes.geometry);
  }

  communePlaces(): CommunePlaces {
    return communePlaces(this.#open.loaded.dataset);
  }

  tile(id: string, z: number, x: number, y: number): Uint8Array<ArrayBuffer> | null {
    return this.#drawer.tile(id, z, x, y);
  }

  reliefTile(z: number, x: number, y: number): Uint8Array<ArrayBuffer> | null {
    return this.#drawer.relief(z, x, y);
  }

  async exportFile(kind: ExportKind, options: ExportOptions, work: Work = {}): Promise<ExportedFile> {
    return unwrap(await exportFile(this.#open, this.#plan, kind, options, this.#fonts, work));
  }
}
