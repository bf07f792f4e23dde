import type { FieldCheck, MapEdit } from './edits/map-edits.ts';
import type { KeptFits } from './radio/fits.ts';
import type { SourceRole } from './roles.ts';
import type { Scene } from './scene.ts';
import type { Scope } from './scope.ts';
import type { Evidence, OperatorId, Technology } from './service.ts';

/** One input of a project, as `project.json` writes it. */
export interface Source {
  readonly id: string;
  readonly role: SourceRole;
  readonly path: string;
  readonly crs?: string;
  /** Column name in the file by field key of the header dictionary. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly asOf?: string;
  readonly source?: string;
  readonly operator?: OperatorId;
  readonly technology?: Technology;
  readonly evidence?: Evidence;
}

export type CoverageRule = 'centre' | 'allClusters' | 'anyCluster';
export type VillageShareRule = 'auto' | 'clusters' | 'area' | 'centre';

export const PRIORITY_GROUPS = ['need', 'vulnerability', 'publicService', 'safety', 'ease'] as const;
export type PriorityGroup = (typeof PRIORITY_GROUPS)[number];
export type PriorityWeights = Readonly<Record<PriorityGroup, number>>;

export const PLAN_OBJECTIVES = ['households', 'people', 'score', 'dark-first'] as const;
/** What a plan makes as large as it can: households or people served, the same by score, or villages out of the dark first. */
export type PlanObjective = (typeof PLAN_OBJECTIVES)[number];

export const PLAN_SERVICES = ['any', 'second'] as const;
/** Signal where there is none, or a second operator where there is one. */
export type PlanService = (typeof PLAN_SERVICES)[number];

/** Whole đồng. */
export interface CostRange {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/** Đồng for one US dollar; `asOf` null: nobody has said of which day. */
export interface ExchangeRate {
  readonly vndPerUsd: number;
  readonly asOf: string | null;
}

/** What the plan has to bring about whatever it costs others; each is left out where nobody asks for it. */
export interface PlanFloors {
  /** 0..1: this part of the counted households of every commune has service when all is built. */
  readonly communeShare?: number;
  /** Works that serve places of each border commune that has places without service. */
  readonly borderCommune?: number;
  /** Codes of communes to which no floor applies. */
  readonly except?: readonly string[];
}

/** What tells which places a new mast serves. */
export const PLAN_REACHES = ['disc', 'terrain'] as const;
type PlanReach = (typeof PLAN_REACHES)[number];

/** Works that serve nobody by themselves: they feed masts. */
const FEED_KINDS: readonly string[] = ['fibre', 'hop'];
export const isFeedWork = ({ kind }: { readonly kind: string }): boolean => FEED_KINDS.includes(kind);

/** Works that stand at a place: new masts, and operators on masts that stand. */
export const mastsAmong = <T extends { readonly kind: string }>(works: readonly T[]): T[] =>
  works.filter((work) => !isFeedWork(work));

export const PLAN_BACKHAULS = ['counted', 'on-top', 'not-counted'] as const;
/**
 * Whose feed the plan builds and pays for: that of masts whose price nobody states, that of all masts on top of their
 * stated prices, or nobody's.
 */
export type PlanBackhaul = (typeof PLAN_BACKHAULS)[number];

/** `settings.plan` of a project; options of a command override it. */
export interface PlanSettings {
  readonly objective?: PlanObjective;
  readonly service?: PlanService;
  /** Left out: terrain where the project has any, else discs, which know none. */
  readonly reach?: PlanReach;
  /** Left out: counted. */
  readonly backhaul?: PlanBackhaul;
  /** Only for the plan; else those of the project. */
  readonly weights?: PriorityWeights;
  /** Ids of works that are decided, and of those that are out of the question. */
  readonly lock?: readonly string[];
  readonly forbid?: readonly string[];
  readonly costs?: PlanCosts;
  readonly exchangeRate?: ExchangeRate;
  readonly floors?: PlanFloors;
  /** By the id of a work: the works without which it cannot stand. */
  readonly needs?: Readonly<Record<string, readonly string[]>>;
  /** Most that the Fund pays for one work, whole đồng. */
  readonly norm?: number;
  /** Over how many years the money comes. */
  readonly years?: number;
  /** Money of every year, whole đồng; left out: equal parts. */
  readonly yearBudgets?: readonly number[];
  /** Left out: the year after the day of the project. */
  readonly firstYear?: number;
}

/** Who decides about a plan, by role: nobody's name is kept. */
export const DECIDERS = ['department', 'province', 'commune', 'operator', 'other'] as const;
export type Decider = (typeof DECIDERS)[number];

/** A line of the log of decisions; those of a project are in the order in which they fell. */
export interface Decision {
  readonly id: string;
  readonly what:
    'lock' | 'forbid' | 'release' | 'keep-scenario' | 'choose-scenario' | 'drop-scenario' | 'note';
  /** Id of the work, or name of the scenario; '' of a note. */
  readonly of: string;
  readonly by: Decider;
  /** ISO date by the clock of who decided. */
  readonly on: string;
  /** Free text, '' where nobody wrote any: for the people of the project alone. */
  readonly why: string;
}

/** What a plan comes to; counts that nobody knows are null. */
export interface PlanOutcome {
  readonly costVnd: number;
  /** `costVnd` is told in steps: the lengths of trenches in it are told by bands. Left out: to the đồng. */
  readonly isAbout?: boolean;
  readonly population: number | null;
  readonly households: number | null;
  readonly villages: number;
  /** Villages that leave *trắng sóng*. */
  readonly darkVillages: number;
  /** Communes whose last villages without any signal get one. */
  readonly communesLifted: number;
  /** Of the counted households that the works reach, the part 0..1 without signal today; the others change operator. */
  readonly newShare: number | null;
  /** Value of the first level over its bound. */
  readonly certificate: number;
  readonly left: {
    readonly villages: number;
    /** null: nobody counted those that are left. */
    readonly households: number | null;
    readonly population: number | null;
    readonly unknownVillages: number;
  };
}

/** A plan that was kept under a name, with all that it was made by. */
export interface Scenario {
  readonly id: string;
  readonly name: string;
  readonly budgetVnd: number;
  readonly settings: PlanSettings;
  /** Of the ranking, as they stood. */
  readonly weights: PriorityWeights;
  /** Ids of its works, in the order of the plan. */
  readonly works: readonly string[];
  readonly outcome: PlanOutcome;
  /** Checksum of the data and settings that its figures are of. */
  readonly base: string;
}

/** What the plan supposes of money; every blank keeps its default. */
export interface PlanCosts {
  /** A mast whose own cost nobody states. */
  readonly mast?: CostRange;
  /** Equipment of one operator on a mast that stands. */
  readonly radio?: CostRange;
  /** Fibre, a kilometre. */
  readonly fibreKm?: CostRange;
  /** Microwave link of line of sight, both ends. */
  readonly hop?: CostRange;
  /** Satellite kit of one village. */
  readonly satelliteKit?: CostRange;
  /** Low and high of a cost that is stated, as factors of it. */
  readonly stated?: { readonly low: number; readonly high: number };
  /** Running costs of a year as a part 0..1 of what a work cost. */
  readonly running?: number;
  /** Discount rate of a year, 0..1. */
  readonly discount?: number;
  /** Years of running that the present value counts. */
  readonly horizonYears?: number;
}

/** What a radio of a band is taken to be where its list does not say; members left out keep the tool's own. */
interface RadioProfile {
  readonly eirpDbm?: number;
  readonly bandwidthMhz?: number;
  /** Of the antenna above ground. */
  readonly heightMeters?: number;
}

/** What a project says of predictions; what it leaves out keeps the stated default of `radio/`. */
interface RadioChoices {
  /** RSRP from which on a place counts as served, dBm. */
  readonly threshold?: number;
  /** Part of the places around for which the level holds, per cent. */
  readonly locationPercent?: number;
  /** Spread of the model against measurements where none was fitted, dB. */
  readonly sigmaModel?: number;
  /** Height of trees where no raster knows it. */
  readonly canopyMeters?: number;
  /** Buildings by their loss (ITU-R P.2109) that the level must reach into. */
  readonly indoor?: 'none' | 'traditional' | 'efficient';
  /** By the name of the band in MHz. */
  readonly profiles?: Readonly<Record<string, RadioProfile>>;
}

export interface Settings {
  readonly operators: 'all' | readonly OperatorId[];
  readonly technologies: readonly Technology[];
  readonly evidence: readonly Evidence[];
  readonly rule: CoverageRule;
  readonly villageShare: VillageShareRule;
  /** Ascending upper ends of the distance bands; the last band is open. */
  readonly fibreBandsMeters: readonly number[];
  /** Sum 100. */
  readonly priorityWeights: PriorityWeights;
  readonly keepContacts: boolean;
  /** Purpose, decided works and costs of the plan; absent: every default. */
  readonly plan?: PlanSettings;
  readonly radio: RadioChoices;
  /** How far off what a mast hangs on, and a mast that a place hangs on, may stand, metres; blanks keep the default. */
  readonly resilience?: { readonly feedMeters?: number; readonly mastMeters?: number };
}

export const DEFAULT_SETTINGS: Settings = {
  operators: 'all',
  technologies: ['4G', '5G'],
  evidence: ['declared'],
  rule: 'centre',
  villageShare: 'auto',
  fibreBandsMeters: [500, 2000, 5000],
  priorityWeights: { need: 40, vulnerability: 25, publicService: 15, safety: 10, ease: 10 },
  keepContacts: false,
  radio: {},
};

/**
 * By role and shape of a header (`intake/templates.ts`): the field of each corrected column; '' is a column
 * that is not used.
 */
export type ColumnTemplates = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** `asOf` of files that belong to no project: nobody has said of which day they are. */
export const NO_DATE = '1970-01-01';

/**
 * A dropped file that is no source: refused, waiting for somebody to say what it is, or set aside. It stays listed until
 * it is settled; its content is not kept.
 */
export interface LeftOut {
  /** As it was dropped. */
  readonly path: string;
  /** Code of a refusal or finding; `i18n/` has the words. */
  readonly code: string;
  /** What fills the blanks of the sentence. */
  readonly context?: Readonly<Record<string, string | number>>;
  /** Roles that it may have, best first: it waits for a choice. */
  readonly choices?: readonly SourceRole[];
  /** What files of one form have in common. */
  readonly form?: string;
}

/** `project.json`; `settings` may leave out what keeps its default. */
export interface ProjectFile {
  readonly format: 'song-ban-project';
  readonly version: 1;
  readonly title: string;
  /** ISO date of the state described; every document prints this one, never the clock. */
  readonly asOf: string;
  /** True: made-up data. Printed as *dữ liệu giả lập* wherever figures are shown. */
  readonly synthetic: boolean;
  readonly province: { readonly code: string; readonly name: string };
  readonly sources: readonly Source[];
  readonly settings?: Partial<Settings>;
  /** What people settled: choice by id of a question or of a decision that has a default. */
  readonly answers?: Readonly<Record<string, string>>;
  /** How people corrected the columns of a form; the next file of the same shape is read the same way. */
  readonly templates?: ColumnTemplates;
  /** Dropped files that became no source and that nobody has settled yet, in order of path. */
  readonly leftOut?: readonly LeftOut[];
  /** What people corrected on the map, in the order in which areas were drawn. */
  readonly mapEdits?: readonly MapEdit[];
  /** Villages to be looked at on site, by code. */
  readonly fieldChecks?: readonly FieldCheck[];
  /** The meeting as somebody arranged it; without it `DEFAULT_SCENES`. */
  readonly scenes?: readonly Scene[];
  /** Plans that were kept, in the order in which they were, and what was decided. */
  readonly scenarios?: readonly Scenario[];
  readonly decisions?: readonly Decision[];
  /** What measurements say of the prediction from terrain, and of what data. */
  readonly calibration?: KeptFits;
  /** Derived tables stand in place of the sources: figures are read, never worked out again, and nothing is edited. */
  readonly withheld?: true;
  /** For whom a withheld project was made, and how much of what it does not tell. */
  readonly scope?: Scope;
  readonly withheldParts?: readonly { readonly field: string; readonly count: number }[];
}

export const settingsOf = (project: ProjectFile): Settings => ({ ...DEFAULT_SETTINGS, ...project.settings });
