import type { BoundingBox } from '../../model/geometry.ts';
import type { Rate } from '../../model/figure.ts';
import type { OperatorId, Technology, Evidence, ServiceState } from '../../model/service.ts';
import type { CoverageRule } from '../../model/project.ts';

/**
 * Of a point: NO outside every area, YES inside one, UNKNOWN without location or without source. Indices into
 * COVERAGE_STATES.
 */
export const NO = 0;
export const YES = 1;
export const UNKNOWN = 2;

/** People and households per village; NaN where not counted. */
export interface VillageCounts {
  readonly population: Float64Array;
  readonly households: Float64Array;
}

/**
 * Service under one operator, or under `any`. Arrays have one entry per village in the order of
 * the village layer, `clusterCovered` one per cluster.
 */
export interface OperatorFindings {
  readonly operator: OperatorId | 'any';
  /** Its answers for single villages are not told in this scope: they read unknown, and only its sums are true. */
  readonly villagesWithheld?: true;
  /** NO, YES or UNKNOWN: the centre point. */
  readonly centre: Uint8Array;
  /** Index into SERVICE_STATES: centre and clusters together. */
  readonly state: Uint8Array;
  /** NO, YES or UNKNOWN by the rule chosen in the settings; the villages rate counts these. */
  readonly byRule: Uint8Array;
  readonly clusterCovered: Uint8Array;
  /** 0..1, weighted by people / households of the clusters (or by area, or 0/1 of the centre); NaN unknown. */
  readonly populationShare: Float64Array;
  readonly householdShare: Float64Array;
  /** Whole people / households not covered; NaN where share or count is unknown. */
  readonly uncoveredPopulation: Float64Array;
  readonly uncoveredHouseholds: Float64Array;
  /** Per commune, in the order of the commune layer: covered part of the land, 0..1, NaN unknown. */
  readonly communeAreaShare: Float64Array;
  /** Absolute bound on the error of `communeAreaShare`. */
  readonly communeAreaShareBound: Float64Array;
  /** Index into SERVICE_REASONS: why `state` is what it is. */
  readonly reason: Uint8Array;
  readonly communes: CommuneService;
  readonly states: VillageStates;
  readonly worst: WorstCommunes;
}

/** How many villages are in each state; they sum to `total`. Lying in a depression is a mark beside the state. */
export interface VillageStates extends Readonly<Record<ServiceState, number>> {
  /** NaN without a depression source. */
  readonly inDepression: number;
  readonly total: number;
}

/**
 * Communes with a figure above 0, worst first. Ties of the figure share a rank; among them more households, then
 * more people without service come first, then the smaller code.
 */
export interface CommuneOrder {
  /** Indices into the commune layer. */
  readonly communes: Int32Array;
  readonly values: Float64Array;
  /** 1 is the worst. */
  readonly ranks: Int32Array;
}

/** By villages without service under the rule, and by the share of people without service. */
export interface WorstCommunes {
  readonly villages: CommuneOrder;
  readonly people: CommuneOrder;
}

export interface FibreBand {
  /** Upper end; null: beyond the last end. */
  readonly upToMeters: number | null;
  readonly unknown: boolean;
  readonly villages: number;
  readonly households: number;
  readonly population: number;
}

export interface FibreFindings {
  /** Geodesic metres per village; NaN without location or without any fibre source. */
  readonly distanceMeters: Float64Array;
  readonly bands: readonly FibreBand[];
  /** Sums of the villages' own counts; null where no village gives one. */
  readonly passed: number | null;
  readonly subscribed: number | null;
  /** The same over all counted households; null without either. */
  readonly passedShare: number | null;
  readonly subscribedShare: number | null;
}

export interface DepressionFindings {
  readonly count: number;
  readonly villages: number;
  readonly households: number;
  readonly population: number;
  readonly areaKm2: number;
  /** Per village: 1 where its centre or a cluster lies in a depression; 2 unknown (no depression source or no location). */
  readonly village: Uint8Array;
  /** Per village: people / households inside, counted once; NaN unknown. */
  readonly villagePopulation: Float64Array;
  readonly villageHouseholds: Float64Array;
  /** Per commune: km² of the union of depressions, NaN without a source. */
  readonly communeAreaKm2: Float64Array;
  /** In the rows of `CommuneFacts`. */
  readonly communePopulation: Float64Array;
}

/**
 * What is counted by commune whoever the operator is. One row per commune in the order of the commune layer, then
 * one for the villages that no commune holds (`outsideRow`), then their sum, the province (`provinceRow`).
 * NaN: no village of the row has the figure.
 */
export interface CommuneFacts {
  readonly areaKm2: Float64Array;
  readonly villages: Int32Array;
  readonly population: Float64Array;
  readonly households: Float64Array;
}

/** Service by commune under one operator, in the rows of `CommuneFacts`. */
export interface CommuneService {
  /** Villages not covered, and those of unknown answer, by the rule of the settings. */
  readonly uncoveredVillages: Int32Array;
  readonly unknownVillages: Int32Array;
  readonly trangSong: Int32Array;
  readonly lomSong: Int32Array;
  readonly uncoveredPopulation: Float64Array;
  readonly uncoveredHouseholds: Float64Array;
  /** Of `uncoveredPopulation`, those in villages *lõm sóng* that have service somewhere. */
  readonly uncoveredInLomSong: Float64Array;
  /** Uncovered over known people, 0..1: those of unknown service are in neither. NaN without people. */
  readonly uncoveredShare: Float64Array;
  /**
   * Of communes alone: NO, YES or UNKNOWN, at least one village centre covered; without villages unknown.
   */
  readonly covered: Uint8Array;
}

/** The whole answer of the analysis. Threshold, colour, unit and language never change it. */
export interface Findings {
  /** Operators in play, sorted by id, without `any`. */
  readonly operators: readonly OperatorId[];
  /** Operators that the settings list but no source speaks for. */
  readonly operatorsWithoutSource: readonly OperatorId[];
  readonly technologies: readonly Technology[];
  readonly evidence: readonly Evidence[];
  readonly rule: CoverageRule;
  /** `any` first, then `operators`. */
  readonly byOperator: readonly OperatorFindings[];
  readonly rates: readonly Rate[];
  /** People and households per village, as every sum counts them; NaN unknown. */
  readonly counts: VillageCounts;
  readonly communes: CommuneFacts;
  /** Index of the commune of village i in the commune layer, -1: outside. */
  readonly villageCommune: Int32Array;
  readonly fibre: FibreFindings;
  readonly depressions: DepressionFindings;
  readonly bounds: BoundingBox;
  /**
   * NO, YES, UNKNOWN per village, the centre: under all operators together but the one that these are for. Absent
   * where they are for nobody in particular.
   */
  readonly another?: Uint8Array;
  readonly tolerance: { readonly areaShare: number; readonly distanceMeters: number };
}

/** Rows of the tables by commune after those of the communes. */
export const outsideRow = ({ communes }: Findings): number => communes.villages.length - 2;
export const provinceRow = ({ communes }: Findings): number => communes.villages.length - 1;

/** The entry for one operator or `any`. Throws where there is none: a bug of the caller. */
export function findingsOf(findings: Findings, operator: OperatorId | 'any'): OperatorFindings {
  const found = findings.byOperator.find((entry) => entry.operator === operator);
  if (!found) throw new Error(`No findings for operator ${operator}`);
  return found;
}
