import type { ElevationGrid } from '../../model/dataset.ts';
import type { CandidateMast } from '../network/candidates.ts';
import type { DeclaredLayer } from '../network/coverage.ts';
import type { Depression } from '../network/depressions.ts';
import type { VillageFacts } from '../facts/facts.ts';
import type { Cable } from '../network/fibre.ts';
import type { FieldMeasurement } from '../network/measurements.ts';
import type { Rings } from '../seeded/polygon-index.ts';
import type { RoadStretch } from '../people/road-graph.ts';
import type { Mast } from '../masts/sites.ts';
import type { Sector } from '../truth/sectors.ts';

/** Everything invented, ready to be written. */
export interface SampleProvince {
  readonly seed: number;
  readonly communes: readonly SampleCommune[];
  readonly villages: readonly VillageFacts[];
  readonly layers: readonly DeclaredLayer[];
  readonly masts: readonly Mast[];
  /** Of the masts, with what their operators do not know of them. */
  readonly sectors: readonly Sector[];
  readonly candidates: readonly CandidateMast[];
  readonly cables: readonly Cable[];
  readonly depressions: readonly Depression[];
  readonly measurements: readonly FieldMeasurement[];
  readonly roads: readonly RoadStretch[];
  readonly elevation: ElevationGrid;
  /** Trees as they are seen from space, m above the ground. */
  readonly canopy: ElevationGrid;
}

export interface SampleCommune {
  readonly code: string;
  readonly name: string;
  readonly unit: 'xã' | 'phường';
  readonly border: boolean;
  readonly polygon: Rings;
}

/** The state that the sample describes, ISO date. */
export const AS_OF = '2026-09-30';
