import type { Layer } from './layer.ts';
import type { Candidate, CoverageClaim, Measurement, Site } from './network.ts';
import type { Commune, Village } from './places.ts';
import type { Restriction, RoadClass, Support } from './surroundings/surroundings.ts';

/** Feature i of `geometry` is `records[i]`. Sorted by code. */
export interface CommuneLayer {
  readonly records: readonly Commune[];
  readonly geometry: Layer;
}

/** Sorted by commune code, then village code; `null` commune last. */
export interface VillageLayer {
  readonly records: readonly Village[];
  /** lon, lat of the centre of village i; NaN, NaN where unknown. */
  readonly centres: Float64Array;
  /** Feature i is the polygon of village i (no parts where it has none); null where no village has one. */
  readonly polygons: Layer | null;
}

/** Residential clusters, one entry each, ordered by village. */
export interface ClusterLayer {
  /** Index into the village layer. */
  readonly village: Int32Array;
  readonly xy: Float64Array;
  /** NaN: not counted. */
  readonly population: Float64Array;
  readonly households: Float64Array;
}

/** Household points: a finer base of population than clusters. NaN: not counted. */
export interface HouseholdLayer {
  readonly xy: Float64Array;
  readonly population: Float64Array;
  /** Index into the village layer, -1 where none. */
  readonly village: Int32Array;
}

export interface CoverageLayer extends CoverageClaim {
  /** `<source id>` or `<source id>/<operator>/<technology>/<evidence>` where a file mixes claims. */
  readonly id: string;
  readonly sourceId: string;
  readonly geometry: Layer;
}

export interface LineLayer {
  readonly id: string;
  readonly sourceId: string;
  readonly operator: string | null;
  readonly asOf: string | null;
  readonly geometry: Layer;
}

/** Roads of one class; null where nobody said what can drive there. */
export interface RoadLayer extends LineLayer {
  readonly class: RoadClass | null;
}

/** Feature i of `geometry` is `records[i]`. */
export interface RestrictionLayer {
  readonly sourceId: string;
  readonly asOf: string | null;
  readonly records: readonly Restriction[];
  readonly geometry: Layer;
}

export interface DepressionLayer {
  readonly sourceId: string;
  readonly asOf: string | null;
  readonly geometry: Layer;
}

/**
 * Heights in metres on a regular grid in degrees. Row 0 is the north edge, `west`/`north`
 * are the centre of cell (0, 0), `stepLon`/`stepLat` positive. `VOID_HEIGHT` marks voids.
 */
export interface ElevationGrid {
  readonly columns: number;
  readonly rows: number;
  readonly west: number;
  readonly north: number;
  readonly stepLon: number;
  readonly stepLat: number;
  readonly heights: Int16Array;
}
export const VOID_HEIGHT = -32768;

/**
 * Grids as their files hold them, the finer first. Over one place the first that knows a height counts; nothing is
 * copied into one array over them all.
 */
export interface Terrain {
  /** Heights of the ground above the sea, metres. */
  readonly ground: readonly ElevationGrid[];
  /** Heights of trees and of buildings above the ground, metres. */
  readonly canopy: readonly ElevationGrid[];
  readonly surface: readonly ElevationGrid[];
}

export interface Dataset {
  readonly communes: CommuneLayer;
  readonly villages: VillageLayer;
  readonly clusters: ClusterLayer | null;
  readonly households: HouseholdLayer | null;
  readonly coverage: readonly CoverageLayer[];
  readonly fibre: readonly LineLayer[];
  /** lon, lat pairs of fibre access points; null where no source of that role exists. */
  readonly fibreNodes: Float64Array | null;
  readonly depressions: readonly DepressionLayer[];
  readonly sites: readonly Site[];
  readonly candidates: readonly Candidate[];
  readonly measurements: readonly Measurement[];
  readonly roads: readonly RoadLayer[];
  /** Lines of electricity; none where no source of that role exists. */
  readonly power: readonly LineLayer[];
  readonly restrictions: readonly RestrictionLayer[];
  /** What earlier programmes gave or promised, by village; those of no village last. */
  readonly supported: readonly Support[];
  /** null: no grid of any kind. */
  readonly terrain: Terrain | null;
  /** What its own file calls planned, or dates after the day of the project: shown, never counted as service. */
  readonly plannedCoverage: readonly CoverageLayer[];
  readonly plannedSites: readonly Site[];
  readonly plannedFibre: readonly LineLayer[];
}
