import type { Settings } from '../../model/project.ts';
import type { Technology } from '../../model/service.ts';
import { inverseNormal } from '../models/normal/normal.ts';
import { locationSpread } from '../models/p1812/link.ts';
import { buildingEntryLoss } from '../models/p2109.ts';

/** What a project says of predictions. */
type RadioChoices = Settings['radio'];

/** Transmitter that is assumed where nobody said more, by technology. */
interface BandProfile {
  readonly bandMhz: number;
  readonly bandwidthMhz: number;
  /** Power towards the horizon in the main direction, of the whole carrier. */
  readonly eirpDbm: number;
}

/** What a prediction takes for granted; every number is written into its results. */
export interface RadioSettings {
  /** Power of one resource element from which on a place counts as served. */
  readonly thresholdDbm: number;
  /** Part of the places around for which that level must hold, per cent. */
  readonly locationPercent: number;
  /** Buildings that the level must reach into. */
  readonly indoor: NonNullable<RadioChoices['indoor']>;
  /** Spread of the model against measurements, where none has been fitted. */
  readonly sigmaModelDb: number;
  /** Spread of what devices report: 3GPP TS 36.133 §9.1.2 allows 6 dB, taken as two standard deviations. */
  readonly deviceSpreadDb: number;
  /** Height of trees where no raster knows better. */
  readonly canopyMeters: number;
  /** Height of a mast that states none, and of a telephone. */
  readonly mastMeters: number;
  readonly phoneMeters: number;
  /** Refractivity lapse, N-units/km, and refractivity at sea level: constants of this tool. */
  readonly deltaN: number;
  readonly n0: number;
  readonly profiles: Readonly<Partial<Record<Technology, BandProfile>>>;
  /** What the project says of single bands, by megahertz; it goes before `profiles`. */
  readonly bands: NonNullable<RadioChoices['profiles']>;
}

const RADIO_DEFAULTS: RadioSettings = {
  thresholdDbm: -115,
  locationPercent: 50,
  indoor: 'none',
  sigmaModelDb: 8,
  deviceSpreadDb: 3,
  canopyMeters: 15,
  mastMeters: 40,
  phoneMeters: 1.5,
  deltaN: 45,
  n0: 325,
  profiles: {
    '4G': { bandMhz: 1800, bandwidthMhz: 20, eirpDbm: 61 },
    '5G': { bandMhz: 3500, bandwidthMhz: 100, eirpDbm: 70 },
  },
  bands: {},
};

/** The choices of a project over the defaults. */
export const radioSettingsOf = (choices: RadioChoices): RadioSettings => ({
  ...RADIO_DEFAULTS,
  thresholdDbm: choices.threshold ?? RADIO_DEFAULTS.thresholdDbm,
  locationPercent: choices.locationPercent ?? RADIO_DEFAULTS.locationPercent,
  sigmaModelDb: choices.sigmaModel ?? RADIO_DEFAULTS.sigmaModelDb,
  canopyMeters: choices.canopyMeters ?? RADIO_DEFAULTS.canopyMeters,
  indoor: choices.indoor ?? RADIO_DEFAULTS.indoor,
  bands: choices.profiles ?? RADIO_DEFAULTS.bands,
});

/** Width of the square in which places differ, m. */
const SQUARE_METERS = 90;

/** Spread between the places of a square around a telephone in the open, dB. */
export const placeSpread = ({ phoneMeters }: RadioSettings, bandMhz: number): number =>
  locationSpread(bandMhz / 1000, phoneMeters, 0, SQUARE_METERS);

/** Level outdoors from which on a place is served, dBm: the threshold, and the median way into a building. */
export function thresholdOutdoors({ thresholdDbm, indoor }: RadioSettings, bandMhz: number): number {
  if (indoor === 'none') return thresholdDbm;
  const kind = indoor === 'efficient' ? 'thermallyEfficient' : 'traditional';
  return thresholdDbm + buildingEntryLoss(bandMhz / 1000, 0.5, kind);
}

/** The median level at which the share of places that the project asks for reaches the threshold, dBm. */
export const requiredDbm = (settings: RadioSettings, bandMhz: number): number =>
  thresholdOutdoors(settings, bandMhz) +
  (settings.locationPercent === 50
    ? 0
    : inverseNormal(settings.locationPercent / 100) * placeSpread(settings, bandMhz));

/** Lower ends of the classes of a coverage map, dBm: a convention of this tool, no rule of the ministry. */
export const RSRP_CLASSES = [
  { name: 'good', from: -95 },
  { name: 'fair', from: -105 },
  { name: 'weak', from: -115 },
] as const;
