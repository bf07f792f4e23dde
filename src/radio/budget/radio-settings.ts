import type { Technology } from '../../model/service.ts';

/** Transmitter that is assumed where nobody said more, by technology. */
export interface BandProfile {
  readonly bandMhz: number;
  readonly bandwidthMhz: number;
  /** Power towards the horizon in the main direction, of the whole carrier. */
  readonly eirpDbm: number;
}

/** What a prediction takes for granted; every number is written into its results. */
export interface RadioSettings {
  /** Power of one resource element from which on a place counts as served. */
  readonly thresholdDbm: number;
  /** Spread of the model against measurements, where none has been fitted. */
  readonly sigmaModelDb: number;
  /** Height of trees where no raster knows better. */
  readonly canopyMeters: number;
  /** Height of a mast that states none, and of a telephone. */
  readonly mastMeters: number;
  readonly phoneMeters: number;
  /** Refractivity lapse, N-units/km, and refractivity at sea level: constants of this tool. */
  readonly deltaN: number;
  readonly n0: number;
  readonly profiles: Readonly<Partial<Record<Technology, BandProfile>>>;
}

export const RADIO_DEFAULTS: RadioSettings = {
  thresholdDbm: -115,
  sigmaModelDb: 8,
  canopyMeters: 15,
  mastMeters: 40,
  phoneMeters: 1.5,
  deltaN: 45,
  n0: 325,
  profiles: {
    '4G': { bandMhz: 1800, bandwidthMhz: 20, eirpDbm: 61 },
    '5G': { bandMhz: 3500, bandwidthMhz: 100, eirpDbm: 70 },
  },
};

/** Lower ends of the classes of a coverage map, dBm: a convention of this tool, no rule of the ministry. */
export const RSRP_CLASSES = [
  { name: 'good', from: -95 },
  { name: 'fair', from: -105 },
  { name: 'weak', from: -115 },
] as const;
