import type { OperatorId } from '../service.ts';

/** Where trees stand on the way, the level with trees counts, elsewhere that of bare ground; both with an offset. */
export interface Bracket {
  readonly offsetDb: number;
  /** At how many of the places the trees count, 0 to 1. */
  readonly treesShare: number;
  /** Spread of the measurements around the one of both that counts, dB. */
  readonly sigmaDb: number;
}

export interface Fit extends Bracket {
  readonly n: number;
  /** Error on communes that the fit had not seen: root mean square and mean, dB. */
  readonly rmseLocoDb: number;
  readonly biasDb: number;
}

export interface FittedBand {
  readonly operator: OperatorId;
  readonly bandMhz: number;
  /** Measurements that could be compared; `fit` null where they were too few. */
  readonly n: number;
  /** Of these, how many found a level; at the others a device found no network. */
  readonly measured: number;
  readonly fit: Fit | null;
}

/** Spread between measurements that were made beside each other. */
export interface NearbySpread {
  readonly pairs: number;
  readonly spreadDb: number;
}

/** What measurements say of the prediction; plain, to be handed on. */
export interface FittedBands {
  readonly fitted: readonly FittedBand[];
  /** Spread of measurements beside each other, of all fitted bands together; null with too few. */
  readonly nearby: NearbySpread | null;
}

/** Nothing was measured, or nobody asked what was. */
export const NO_FITS: FittedBands = { fitted: [], nearby: null };

/** Fits as a project keeps them. */
export interface KeptFits extends FittedBands {
  /** Checksum of the masts, measurements, terrain and settings that they are of. */
  readonly base: string;
}
