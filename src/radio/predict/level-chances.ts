import type { OperatorId } from '../../model/service.ts';
import { placeSpread, thresholdOutdoors, type RadioSettings } from '../budget/radio-settings.ts';
import { servedProbability } from '../budget/rsrp.ts';
import type { PowerRaster } from './coverage-raster.ts';
import type { FittedBand, FittedBands } from '../../model/radio/fits.ts';

/** Levels and chances by what measurements say; without a fit nothing is added and the stated spread counts. */
export class Calibration {
  readonly #fits: ReadonlyMap<string, FittedBand['fit']>;
  /** Of measurements beside each other; null: not known, the stated one counts. */
  readonly #nearby: FittedBands['nearby'];

  constructor(
    { fitted, nearby }: FittedBands,
    readonly settings: RadioSettings,
  ) {
    this.#nearby = nearby;
    this.#fits = new Map(fitted.map(({ operator, bandMhz, fit }) => [`${operator} ${bandMhz}`, fit]));
  }

  #fit(operator: OperatorId, bandMhz: number): FittedBand['fit'] {
    return this.#fits.get(`${operator} ${bandMhz}`) ?? null;
  }

  isFitted(operator: OperatorId, bandMhz: number): boolean {
    return this.#fit(operator, bandMhz) !== null;
  }

  /**
   * To be added to the level of the strongest transmitter, dB. Which one is the strongest is told by what is stated,
   * here as in the fits: bands that were fitted and bands that were not cannot be held against each other.
   */
  offset(operator: OperatorId, bandMhz: number): number {
    return this.#fit(operator, bandMhz)?.offsetDb ?? 0;
  }

  /** Adds it to the levels of an operator. */
  correct(
    { bare, canopy, bandMhz }: Pick<PowerRaster, 'bare' | 'canopy' | 'bandMhz'>,
    operator: OperatorId,
  ): void {
    bandMhz.forEach((band, cell) => {
      const offset = this.offset(operator, band);
      bare[cell] += offset;
      canopy[cell] += offset;
    });
  }

  /**
   * Chance of service at a place, by levels that the offset has been added to. The trees count at the share of places
   * that measurements say; without a fit at half of them.
   */
  probability(operator: OperatorId, bandMhz: number, bareDbm: number, canopyDbm: number): number {
    if (bareDbm === -Infinity) return 0;
    const { settings } = this;
    const places = placeSpread(settings, bandMhz);
    const threshold = thresholdOutdoors(settings, bandMhz);
    const fit = this.#fit(operator, bandMhz);
    // Residuals hold what differs at one place: its spread, so that it counts once, and the devices', which is none of the place.
    const beside = this.#nearby?.spreadDb ?? Math.hypot(settings.deviceSpreadDb, places);
    const model = fit ? Math.sqrt(Math.max(fit.sigmaDb ** 2 - beside ** 2, 1)) : settings.sigmaModelDb;
    const treesShare = fit?.treesShare ?? 0.5;
    const chance = (dbm: number): number => servedProbability(dbm, threshold, places, model);
    return (1 - treesShare) * chance(bareDbm) + treesShare * chance(canopyDbm);
  }
}
