import type { VillageExplanation } from '../../analysis/explain/explain.ts';
import type { EarlierProject } from '../../analysis/compare/comparison.ts';
import type { OperatorGaps } from '../../analysis/operator/operator-gaps.ts';
import type { AreaFigures } from '../../analysis/reach/inside-area.ts';
import type { ProtectedResilience } from '../../planning/second-way/second-ways.ts';
import type { ByteSource } from '../../model/basics/bytes.ts';
import type { MapAction } from '../../model/edits/map-edits.ts';
import type { Position } from '../../model/geometry.ts';
import type { OperatorId } from '../../model/service.ts';
import type { Progress, TaskContext } from '../../model/basics/progress.ts';
import type { ProjectFile, Settings, Source } from '../../model/project.ts';
import type { Scene } from '../../model/scene.ts';
import type { Scope } from '../../model/scope.ts';
import type { Verification } from '../../verify/verify-input.ts';
import type { Language } from '../../i18n/number.ts';
import type { ToldIndicators } from '../../report/indicators/told-indicators.ts';
import type { Priority } from '../../planning/priority.ts';
import type {
  Added,
  ColumnCorrection,
  CommunePlaces,
  ExportedFile,
  ExportKind,
  ExportOptions,
  InputFile,
  InterpretationDrawing,
  LeavingState,
  PlaceDrawing,
  Snapshot,
  SourceChoice,
  SourceRecognition,
  TileBytes,
  VerificationDraw,
} from '../protocol.ts';
import { method, type Signature } from './method.ts';
import type { ProjectState, Seen } from './project-state.ts';
import { PLAN_METHODS } from './plan-methods.ts';
import { STUDY_METHODS } from './study-methods.ts';

/**
 * Every method of the engine, once. The engine of the page, the messages, the dispatch in the worker, what can be
 * cancelled and what a fresh worker starts from follow from this table; `EngineHost` has to do each.
 */
export const METHODS = {
  /** One `.songban`, or a `project.json` with its files. Replaces the current project only on success. */
  openProject: method<[], Snapshot>()({ takesFiles: true, takes: 0, changes: true, long: true }),
  /** Brings a fresh worker to where the one before was. Only the page's end of the engine calls it, and `countFrom`. */
  restore: method<[state: ProjectState], Snapshot>()({
    takesFiles: true,
    takes: 1,
    changes: true,
    long: true,
  }),
  /** What the screen has seen of the worker before a fresh one, which numbers its states and layers from there. */
  countFrom: method<[seen: Seen], void>()({ takesFiles: false, takes: 1, changes: false, long: false }),
  /** What the screen was last told, packed, to be kept beside the project; null where that is too much. */
  resultsToKeep: method<[], Uint8Array<ArrayBuffer> | null>()({
    takesFiles: false,
    takes: 0,
    changes: false,
    long: false,
  }),
  /** Data files dropped on the open project: recognised, loaded, analysed again. */
  addFiles: method<[choices: Readonly<Record<string, SourceChoice>>], Added>()({
    takesFiles: true,
    takes: 1,
    changes: true,
    long: true,
  }),
  updateSources: method<[ids: readonly string[], changes: Partial<Omit<Source, 'id' | 'path'>>], Snapshot>()({
    takesFiles: false,
    takes: 2,
    changes: true,
    long: true,
  }),
  /** Files that were left out of a drop are settled: they are listed no longer. */
  settleLeftOut: method<[paths: readonly string[]], Snapshot>()({
    takesFiles: false,
    takes: 1,
    changes: true,
    long: true,
  }),
  nameProject: method<[named: Partial<Pick<ProjectFile, 'title' | 'asOf'>>], Snapshot>()({
    takesFiles: false,
    takes: 1,
    changes: true,
    long: true,
  }),
  /** What people correct on the map; the files stay as they are. */
  editMap: method<[action: MapAction], Snapshot>()({
    takesFiles: false,
    takes: 1,
    changes: true,
    long: true,
  }),
  /** A village is to be looked at on site, and why; null: no longer. */
  checkOnSite: method<[village: string, note: string | null], Snapshot>()({
    takesFiles: false,
    takes: 2,
    changes: true,
    long: true,
  }),
  /** The scenes of the meeting; null: those that the project makes. */
  arrangeScenes: method<[scenes: readonly Scene[] | null], Snapshot>()({
    takesFiles: false,
    takes: 1,
    changes: true,
    long: true,
  }),
  removeSource: method<[id: string], Snapshot>()({ takesFiles: false, takes: 1, changes: true, long: true }),
  /** Choices by id of a question or decision; the project keeps them. An empty choice takes one back. */
  answer: method<[answers: Readonly<Record<string, string>>], Snapshot>()({
    takesFiles: false,
    takes: 1,
    changes: true,
    long: true,
  }),
  /** The project remembers it for every file of the same shape. */
  correctColumn: method<[correction: ColumnCorrection], Snapshot>()({
    takesFiles: false,
    takes: 1,
    changes: true,
    long: true,
  }),
  /** Analyse again under other settings (operators, technologies, evidence, rule, bands, weights). */
  applySettings: method<[settings: Partial<Settings>], Snapshot>()({
    takesFiles: false,
    takes: 1,
    changes: true,
    long: true,
  }),
  /** Only the ranking; fast enough for a slider. */
  rank: method<[weights: Settings['priorityWeights']], Priority>()({
    takesFiles: false,
    takes: 1,
    changes: false,
    long: false,
  }),
  ...PLAN_METHODS,
  explain: method<[village: number], VillageExplanation>()({
    takesFiles: false,
    takes: 1,
    changes: false,
    long: false,
  }),
  /** Figures inside a drawn area, under one operator or any. */
  figuresInside: method<[ring: readonly Position[], operator: OperatorId | 'any'], AreaFigures>()({
    takesFiles: false,
    takes: 2,
    changes: false,
    long: false,
  }),
  /** What an operator lacks, and what speaks against its claims; null where the project does not tell. */
  operatorGaps: method<[operator: OperatorId], OperatorGaps | null>()({
    takesFiles: false,
    takes: 1,
    changes: false,
    long: false,
  }),
  /** What communes hang on; null where the project does not tell. */
  resilience: method<[], ProtectedResilience | null>()({
    takesFiles: false,
    takes: 0,
    changes: false,
    long: false,
  }),
  /** Computed figures beside published ones and targets, in words of one language. */
  indicators: method<[language: Language], ToldIndicators>()({
    takesFiles: false,
    takes: 1,
    changes: false,
    long: false,
  }),
  /** `place`: index in `Snapshot.coordinateDecisions`. */
  drawInterpretations: method<[place: number], InterpretationDrawing>()({
    takesFiles: false,
    takes: 1,
    changes: false,
    long: false,
  }),
  /** What a source was recognised by; null where its file cannot be read. */
  recogniseSource: method<[id: string], SourceRecognition | null>()({
    takesFiles: false,
    takes: 1,
    changes: false,
    long: false,
  }),
  /** The communes among which a question lets choose; null where its choices are none. */
  drawPlaces: method<[question: string], PlaceDrawing | null>()({
    takesFiles: false,
    takes: 1,
    changes: false,
    long: false,
  }),
  communePlaces: method<[], CommunePlaces>()({ takesFiles: false, takes: 0, changes: false, long: false }),
  /** Mapbox vector tile; the only layer inside is called `layer`, ids are indices into the records. */
  tile: method<[id: string, z: number, x: number, y: number], TileBytes>()({
    takesFiles: false,
    takes: 4,
    changes: false,
    long: false,
  }),
  /** PNG of the shaded relief, 512 x 512. */
  reliefTile: method<[z: number, x: number, y: number], TileBytes>()({
    takesFiles: false,
    takes: 3,
    changes: false,
    long: false,
  }),
  /** Figures of drawn villages and communes worked out again from the files, beside ours. */
  verify: method<[draw: VerificationDraw], Verification>()({
    takesFiles: false,
    takes: 1,
    changes: false,
    long: true,
  }),
  ...STUDY_METHODS,
  /** What has changed since an earlier project; it is only read, and the open one stays as it is. */
  compareWith: method<[], EarlierProject>()({ takesFiles: true, takes: 0, changes: false, long: true }),
  /** What a file of a scope leaves out, and what has to be settled before it is written. */
  leavingState: method<[kind: ExportKind, scope: Scope], LeavingState>()({
    takesFiles: false,
    takes: 2,
    changes: false,
    long: false,
  }),
  exportFile: method<[kind: ExportKind, options: ExportOptions], ExportedFile>()({
    takesFiles: false,
    takes: 2,
    changes: false,
    long: true,
  }),
};

type Methods = typeof METHODS;
export type MethodName = keyof Methods;
type OwnArgs<M extends MethodName> = Methods[M] extends Signature<infer Args, unknown> ? Args : never;
export type MethodResult<M extends MethodName> =
  Methods[M] extends Signature<readonly unknown[], infer Given> ? Given : never;

/** The arguments behind `Files`, where the method takes any. */
type WithFiles<M extends MethodName, Files> = Methods[M]['takesFiles'] extends true
  ? [files: readonly Files[], ...args: OwnArgs<M>]
  : OwnArgs<M>;

/** What travels to the worker. */
export type SentArgs<M extends MethodName> = WithFiles<M, InputFile>;

/** How the caller of a long method follows it and stops it. */
export interface EngineCall {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** What was kept of the answer stands on the screen already: questions asked meanwhile are put to what is opened. */
  readonly shown?: boolean;
}
type LongMethod = { [M in MethodName]: Methods[M]['long'] extends true ? M : never }[MethodName];
type PageArgs<M extends MethodName> = M extends LongMethod
  ? [...args: SentArgs<M>, call?: EngineCall]
  : SentArgs<M>;
export type PageMethods = { readonly [M in MethodName]: (...args: PageArgs<M>) => Promise<MethodResult<M>> };

/** What the worker's side does for each method. */
export type HostArgs<M extends MethodName> = M extends LongMethod
  ? [...args: WithFiles<M, ByteSource>, work: TaskContext]
  : WithFiles<M, ByteSource>;
export type HostMethods = {
  readonly [M in MethodName]: (...args: HostArgs<M>) => MethodResult<M> | Promise<MethodResult<M>>;
};

/** What a worker that had to be ended left behind. */
export type Restart =
  /** The project stands in a fresh worker; a plan made before does not. `unasked`: the one before ended by itself. */
  | { readonly kind: 'restored'; readonly snapshot: Snapshot; readonly unasked: boolean }
  /** No project is open any more. */
  | { readonly kind: 'lost'; readonly error: unknown };

/**
 * The engine behind the screen. Every call runs off the main thread. Long calls take a signal and report progress;
 * a refusal rejects with `EngineRefusal`, an abort with `EngineCancelled`.
 */
export interface Engine extends Omit<PageMethods, 'restore' | 'countFrom'> {
  /** What a fresh page needs to have the open project again: its files and which of them are what; null without one. */
  toRestore(): SentArgs<'restore'> | null;
  /** Opens a project from what `toRestore` gave. */
  reopen(files: readonly InputFile[], state: ProjectState, call?: EngineCall): Promise<Snapshot>;
  /** The project as it was before the last drop, with what was chosen for its files since; null where there is none. */
  undoDrop(call?: EngineCall): Promise<Snapshot | null>;
  /** Hears of every worker that had to be ended while a project was open. */
  onRestart(hear: (restart: Restart) => void): void;
  /** Ends the worker. */
  close(): void;
}

export const METHOD_NAMES = Object.keys(METHODS) as MethodName[];
