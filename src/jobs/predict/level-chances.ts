import type { OperatorId } from '../../model/service.ts';
import { placeSpread, thresholdOutdoors, type RadioSettings } from '../../radio/budget/radio-settings.ts';
import { servedProbability } from '../../radio/budget/rsrp.ts';
import { expectedLevel } from '../../radio/predict/calibration.ts';
import type { FittedBand } from './prediction.ts';

/** Chances of service from predicted levels; without a fit nothing is added and the stated spread counts. */
export class Calibration {
  readonly #fits: ReadonlyMap<string, FittedBand['fit']>;

  constructor(
    fitted: readonly FittedBand[],
    private readonly settings: RadioSettings,
  ) {
    this.#fits = new Map(fitted.map(({ operator, bandMhz, fit }) => [`${operator} ${bandMhz}`, fit]));
  }

  #fit(operator: OperatorId, bandMhz: number): FittedBand['fit'] {
    return this.#fits.get(`${operator} ${bandMhz}`) ?? null;
  }

  offset(operator: OperatorId, bandMhz: number): number {
    return this.#fit(operator, bandMhz)?.offsetDb ?? 0;
  }

  /**
   * Chance of service at a place, by the levels of the model as they are, without any offset. Where measurements say how
   * much the trees take, the level is known; else the truth lies between: half of each chance.
   */
  probability(operator: OperatorId, bandMhz: number, bareDbm: number, canopyDbm: number): number {
    if (bareDbm === -Infinity) return 0;
    const { settings } = this;
    const places = placeSpread(settings, bandMhz);
    const threshold = thresholdOutdoors(settings, bandMhz);
    const fit = this.#fit(operator, bandMhz);
    if (!fit) {
      const chance = (dbm: number): number =>
        servedProbability(dbm, threshold, places, settings.sigmaModelDb);
      return (chance(bareDbm) + chance(canopyDbm)) / 2;
    }
    // Residuals hold the spread of places already, so that it counts once, and that of the devices, which is none of the place.
    const model = Math.sqrt(Math.max(fit.sigmaDb ** 2 - settings.deviceSpreadDb ** 2 - places ** 2, 1));
    return servedProbability(expectedLevel(fit, { bareDbm, canopyDbm }), threshold, places, model);
  }
}
