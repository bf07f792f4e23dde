import type { FittedBands } from '../model/radio/fits.ts';
import type { Contradiction } from '../analysis/explain/contradictions.ts';
import type { EarlierProject } from '../analysis/compare/comparison.ts';
import type { Findings } from '../analysis/findings/findings.ts';
import type { Discrepancy, DuplicateGroup } from '../model/returned/collation.ts';
import type { GateReport } from '../model/gate.ts';
import type { BoundingBox } from '../model/geometry.ts';
import type {
  AnsweredQuestion,
  InputCount,
  Issue,
  Question,
  RecognisedColumn,
  RepairedText,
  UnderstoodTable,
} from '../model/issue.ts';
import type { Candidate, Measurement, Site } from '../model/network.ts';
import type { Commune, Village } from '../model/places.ts';
import type { CoordinateDecision } from '../model/coordinate-choice.ts';
import type { ProjectFile, Settings, Source } from '../model/project.ts';
import type { SourceRole } from '../model/roles.ts';
import type { OperatorId, Technology } from '../model/service.ts';
import type { RecognisedBy } from '../intake/roles/propose.ts';
import type { Returns } from '../model/returned/returns.ts';
import type { Refusal } from '../model/basics/result.ts';
import type { Priority } from '../planning/priority.ts';
import type { Language } from '../i18n/number.ts';
import type { Support } from '../model/surroundings/surroundings.ts';
import type { Scope } from '../model/scope.ts';
import type { PaperOrientation } from '../report/paper/sheet/sheet.ts';
import type { BlockedText } from '../report/scope/free-text.ts';
import type { LeftOutPart } from '../report/scope/left-out.ts';
import type { LeavingKind } from '../report/scope/registry.ts';

/** A file handed to the engine. `path` is relative, `/` separated; the blob is read in the worker, never copied. */
export interface InputFile {
  readonly path: string;
  readonly blob: Blob;
}

/** One row of the panel of sources. */
export interface SourceState {
  readonly source: Source;
  readonly role: SourceRole;
  /** Whose areas it holds and of what technology, whoever says so: source, record or answer. */
  readonly claims: {
    readonly operators: readonly OperatorId[];
    readonly technologies: readonly Technology[];
  };
  /** Features kept: areas, villages, points. */
  readonly count: number;
  /** Total length where the layer is lines. */
  readonly lengthKm: number | null;
  readonly changed: number;
  readonly rejected: number;
  /** Rows that wait for an answer. */
  readonly asked: number;
  /** Issues of severity error or warning. */
  readonly problems: number;
  /** Files of the source, and those of them that could not be used; their issues say why. */
  readonly files: number;
  readonly refusedFiles: number;
}

/** A layer that the map draws from tiles: `tile` cuts them, `reliefTile` those of `terrain`. */
export interface DrawableLayer {
  /** `communes`, `surround`, `villages`, `coverage/<id>`, `fibre`, `depressions`, `roads`, `clusters`, `terrain`. */
  readonly id: string;
  /** Tiles of one version never change; another version is another layer. */
  readonly version: number;
}

/** Where the map finds communes, in the order of the commune layer; NaN for one without outline. */
export interface CommunePlaces {
  /** lon, lat well inside: where its name stands. */
  readonly labels: Float64Array;
  /** West, south, east, north. */
  readonly boxes: Float64Array;
}

/** A decision about coordinates without its points. */
export interface CoordinateDecisionState extends Omit<CoordinateDecision, 'interpretations'> {
  readonly interpretations: readonly Omit<CoordinateDecision['interpretations'][number], 'xy'>[];
}

/** Small maps of the interpretations of a table's coordinates, as paths of an SVG of this size in pixels. */
export interface InterpretationDrawing {
  readonly width: number;
  readonly height: number;
  /** Outlines of the communes. */
  readonly outline: string;
  /** Dots of each reading, to be stroked with round ends; `beyond` lie outside the frame. */
  readonly interpretations: readonly {
    readonly id: string;
    readonly path: string;
    readonly beyond: number;
  }[];
}

/** A small map of communes that somebody chooses from, as paths of an SVG of this size in pixels. */
export interface PlaceDrawing {
  readonly width: number;
  readonly height: number;
  /** Outlines of all communes. */
  readonly outline: string;
  readonly choices: readonly {
    readonly id: string;
    /** Outline of the commune. */
    readonly path: string;
    /** Where its name stands; null for one without outline. */
    readonly label: readonly [number, number] | null;
    /** Villages that state the same commune and are placed in this one. */
    readonly alike: number;
  }[];
  /** Dots of those villages, to be stroked with round ends. */
  readonly points: string;
}

/** Everything the screen needs of one state of the project; plain data, survives structured cloning. */
export interface Snapshot {
  /** Grows with every change; a result stamped with an older one is stale. */
  readonly revision: number;
  /** The revision that brought these findings: a plan made since then stands. */
  readonly analysedAt: number;
  /** The revision that brought these findings and works, whatever the model is fitted by. */
  readonly foundAt: number;
  readonly project: ProjectFile;
  readonly settings: Settings;
  readonly bounds: BoundingBox;
  readonly hasTerrain: boolean;
  readonly sources: readonly SourceState[];
  readonly layers: readonly DrawableLayer[];
  readonly issues: readonly Issue[];
  readonly questions: readonly Question[];
  /** Questions that somebody has answered; the empty answer takes one back. */
  readonly answered: readonly AnsweredQuestion[];
  /** How the coordinates of each table were read; `drawInterpretations` draws where each reading puts them. */
  readonly coordinateDecisions: readonly CoordinateDecisionState[];
  readonly recognised: readonly RecognisedColumn[];
  /** Every table of the sources with all its columns, used or not. */
  readonly tables: readonly UnderstoodTable[];
  /** Text in old encodings, made readable or left as people decided. */
  readonly repairs: readonly RepairedText[];
  readonly inputs: readonly InputCount[];
  /** Fits of measurements that the project keeps and that are of what stands now; null: none. */
  readonly fits: FittedBands | null;
  /** The project keeps fits of what stood before. */
  readonly fitsStale: boolean;
  /** Where sources disagree about a village; the word in use is marked. */
  readonly discrepancies: readonly Discrepancy[];
  /** Villages that may be one, with what was decided. */
  readonly duplicates: readonly DuplicateGroup[];
  /** Where commune or people contradict what an operator declares; to be checked on site. */
  readonly contradictions: readonly Contradiction[];
  /** Which communes and operators have sent data. */
  readonly returns: Returns;
  /** The five headings of the data gate: right, enough, clean, usable, live. */
  readonly gate: GateReport;
  readonly communes: readonly Commune[];
  readonly villages: readonly Village[];
  /** lon, lat per village, NaN unknown. */
  readonly centres: Float64Array;
  readonly sites: readonly Site[];
  readonly candidates: readonly Candidate[];
  /** Checksum of what figures of plans hang on: scenarios of another one are of other data. */
  readonly planBase: string;
  readonly measurements: readonly Measurement[];
  /** What earlier lists gave or promised. */
  readonly supported: readonly Support[];
  readonly findings: Findings;
  readonly priority: Priority;
}

/** What the user says about a dropped file where recognition was not sure, by path. */
export type SourceChoice = Partial<Pick<Source, 'role' | 'operator' | 'technology' | 'evidence' | 'asOf'>> & {
  /** Another version of a file that the project has: it takes its place, or becomes a source beside it. */
  readonly version?: 'replace' | 'beside';
};

/** What the first file of a source was recognised as, whatever it is taken for now, and by what. */
export interface SourceRecognition {
  readonly recognised: Readonly<Record<keyof RecognisedBy, string | null>>;
  readonly because: RecognisedBy;
  /** What a source of each role is asked for beside its content. */
  readonly asks: Readonly<
    Record<SourceRole, Readonly<Record<'operator' | 'technology' | 'evidence', boolean>>>
  >;
  /** Operators to choose from. */
  readonly operators: readonly OperatorId[];
}

/** A column understood otherwise than it was recognised. */
export interface ColumnCorrection {
  /** Index in `Snapshot.tables`. */
  readonly table: number;
  /** Index among its columns. */
  readonly column: number;
  /** '' where the column is not used; null to have it recognised again. */
  readonly field: string | null;
}

/** What became of one dropped file. */
export interface AddedFile {
  readonly path: string;
  /** The role it was given; null where it was refused. */
  readonly role: SourceRole | null;
  readonly sourceId: string | null;
  /** Roles to choose from, best first; empty where the file could not be read. */
  readonly choices: readonly SourceRole[];
  /** `file-role-unclear` asks for a choice: drop again with one. */
  readonly refusal: Refusal | null;
  /** What else is to be told of it: members of an archive that hold no data. */
  readonly note?: Issue;
  /** What its reader found, where the file is not taken: loading tells it of those that are. */
  readonly findings?: readonly Issue[];
  /** What files of one form have in common, where somebody has to say what they are. */
  readonly form?: string;
  /** Where the project keeps it, if it is taken. */
  readonly place?: string;
  /**
   * The project has a file of this content, or, under this name, of other content; `replaced` where this one has taken
   * its place. A newer one waits for `SourceChoice.version`.
   */
  readonly known?: 'same' | 'newer' | 'replaced';
}

/** What a drop of files did. The snapshot is the new state; the old one stands where nothing could be read. */
export interface Added {
  readonly snapshot: Snapshot | null;
  readonly files: readonly AddedFile[];
}

/** What the independent check draws: `sample` villages and as many communes, by `seed`. */
export interface VerificationDraw {
  readonly sample: number;
  readonly seed: number;
}

export type ExportKind = LeavingKind;

export interface ExportOptions {
  readonly language: Language;
  readonly scope: Scope;
  /** Of papers: upright or across, by the shape of the land where nothing is said. */
  readonly orientation?: PaperOrientation;
  /** Of papers: for printers with one ink. */
  readonly grey?: boolean;
  /** The earlier project that the files tell of beside the open one. */
  readonly earlier?: EarlierProject;
}

/** What a file of a scope leaves out, and what has to be settled before it is written. */
export interface LeavingState {
  readonly leftOut: readonly LeftOutPart[];
  readonly blocked: readonly BlockedText[];
}

export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Source files that a project names and that were not there to be packed. */
  readonly missing?: readonly string[];
}

/** What a tile request answers: null where the layer has nothing there. */
export type TileBytes = Uint8Array<ArrayBuffer> | null;

export class EngineRefusal extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
    this.name = 'EngineRefusal';
  }
}
/** The worker of the engine ended by itself under the call: memory ran out, or the browser took it away. */
export class EngineEnded extends Error {
  constructor() {
    super('ended');
    this.name = 'EngineEnded';
  }
}
export class EngineCancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'EngineCancelled';
  }
}
