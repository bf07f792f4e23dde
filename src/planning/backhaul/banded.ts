import type { CostRange } from '../../model/project.ts';
import type { Option } from '../offer/reach.ts';

/** Who may not know where a mast stands is told lengths of trenches in bands so wide, metres: fibre is known, and a length from it tells a place. */
export const BAND_METERS = 2000;

export const timesKm = ({ low, mid, high }: CostRange, meters: number): CostRange => ({
  low: Math.round((low * meters) / 1000),
  mid: Math.round((mid * meters) / 1000),
  high: Math.round((high * meters) / 1000),
});

/** Where the band of a length begins. */
export const bandStart = (meters: number): number => BAND_METERS * Math.floor(meters / BAND_METERS);

/** The middle of the band of a length. */
const bandedMeters = (meters: number): number => bandStart(meters) + BAND_METERS / 2;

/** What a work costs, that of a trench by the middle of its band. */
export const bandedCost = ({ fibreMeters, costRange }: Option, fibreKm: CostRange): CostRange =>
  fibreMeters === undefined ? costRange : timesKm(fibreKm, bandedMeters(fibreMeters));

/** What a work costs, that of a trench by the start of its band: it costs no less. */
export const bandStartCost = ({ fibreMeters, costRange }: Option, fibreKm: CostRange): CostRange =>
  fibreMeters === undefined ? costRange : timesKm(fibreKm, bandStart(fibreMeters));
