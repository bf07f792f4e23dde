import type { ElevationGrid } from '../model/dataset.ts';
import type { CandidateMast } from './candidates.ts';
import type { DeclaredLayer } from './coverage.ts';
import type { Depression } from './depressions.ts';
import type { VillageFacts } from './facts.ts';
import type { Cable } from './fibre.ts';
import type { FieldMeasurement } from './measurements.ts';
import type { Rings } from './polygon-index.ts';
import type { RoadStretch } from './road-graph.ts';
import type { Mast } from './sites.ts';

/** Everything invented, ready to be written. */
export interface SampleProvince {
  readonly seed: number;
  readonly communes: readonly CommuneFacts[];
  readonly villages: readonly VillageFacts[];
  readonly layers: readonly DeclaredLayer[];
  readonly masts: readonly Mast[];
  readonly candidates: readonly CandidateMast[];
  readonly cables: readonly Cable[];
  readonly depressions: readonly Depression[];
  readonly measurements: readonly FieldMeasurement[];
  readonly roads: readonly RoadStretch[];
  readonly elevation: ElevationGrid;
}

export interface CommuneFacts {
  readonly code: string;
  readonly name: string;
  readonly unit: 'xã' | 'phường';
  readonly border: boolean;
  readonly polygon: Rings;
}

/** The state that the sample describes, ISO date. */
export const AS_OF = '2026-09-30';
