import type { InputCount, Issue, RecognisedColumn, UnderstoodTable } from '../../model/issue.ts';
import type { Measurement, Site } from '../../model/network.ts';
import type { Village } from '../../model/places.ts';

/** Where the tables of a withheld project stand in its archive. */
export const DERIVED = {
  figures: 'derived/figures.json',
  communes: 'derived/communes.geojson',
  coverage: 'derived/coverage.geojson',
  depressions: 'derived/depressions.geojson',
  network: 'derived/network.json',
} as const;

/** Villages with everything that was found out about them, in the order of the layer. */
export interface DerivedFigures {
  readonly format: 'song-ban-figures';
  readonly version: 1;
  /** `Findings` through `encodeNumbers`. */
  readonly findings: unknown;
  /** `Priority` through `encodeNumbers`: what it was made from is not all told. */
  readonly priority: unknown;
  readonly villages: readonly Village[];
  /** lon, lat per village through `encodeNumbers`. */
  readonly centres: unknown;
  readonly inputs: readonly InputCount[];
  readonly issues: readonly Issue[];
  readonly recognised: readonly RecognisedColumn[];
  readonly tables: readonly UnderstoodTable[];
}

/** What the operator that the project was made for has itself; nothing in a public one. */
export interface DerivedNetwork {
  readonly format: 'song-ban-network';
  readonly version: 1;
  readonly sites: readonly Site[];
  readonly plannedSites: readonly Site[];
  readonly measurements: readonly Measurement[];
  /** `OperatorGaps` through `encodeNumbers`; absent in a public one, and where an earlier version made it. */
  readonly gaps?: unknown;
}
