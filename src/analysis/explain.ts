import type { Evidence, OperatorId, Technology } from '../model/service.ts';

/** One coverage layer's word about one village. */
export interface CoverageStatement {
  readonly layerId: string;
  readonly operator: OperatorId;
  readonly technology: Technology;
  readonly evidence: Evidence;
  readonly asOf: string | null;
  /** The settings count this layer. */
  readonly counted: boolean;
  readonly centre: boolean;
  readonly clustersCovered: number;
}

/** Why a village is counted as it is; plain data for one panel. */
export interface VillageExplanation {
  readonly village: number;
  readonly hasLocation: boolean;
  readonly clusters: number;
  readonly clustersCovered: number;
  readonly statements: readonly CoverageStatement[];
  readonly nearestSite: { readonly code: string; readonly operator: OperatorId; readonly distanceMeters: number } | null;
  readonly fibreDistanceMeters: number | null;
  readonly inDepression: boolean | null;
  /** Measurements within 2 km of the centre or a cluster. */
  readonly measurements: readonly {
    readonly operator: OperatorId;
    readonly technology: Technology | null;
    readonly rsrpDbm: number | null;
    readonly service: boolean | null;
    readonly asOf: string | null;
    readonly distanceMeters: number;
    /** No service measured where a counted layer claims it. */
    readonly contradicts: boolean;
  }[];
}
