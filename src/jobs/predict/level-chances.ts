import type { OperatorId } from '../../model/service.ts';
import { placeSpread, thresholdOutdoors, type RadioSettings } from '../../radio/budget/radio-settings.ts';
import { servedProbability } from '../../radio/budget/rsrp.ts';
import type { NearbySpread } from '../../radio/predict/nearby-spread.ts';
import type { FittedBand } from './prediction.ts';

/** Chances of service from predicted levels; without a fit nothing is added and the stated spread counts. */
export class Calibration {
  readonly #fits: ReadonlyMap<string, FittedBand['fit']>;

  constructor(
    fitted: readonly FittedBand[],
    /** Of measurements beside each other; null: not known, the stated one counts. */
    private readonly nearby: NearbySpread | null,
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
   * Chance of service at a place, by the levels of the model as they are, without any offset. The trees count
   * at the share of places that measurements say; without a fit at half of them.
   */
  probability(operator: OperatorId, bandMhz: number, bareDbm: number, canopyDbm: number): number {
    if (bareDbm === -Infinity) return 0;
    const { settings } = this;
    const places = placeSpread(settings, bandMhz);
    const threshold = thresholdOutdoors(settings, bandMhz);
    const fit = this.#fit(operator, bandMhz);
    // Residuals hold what differs at one place: its spread, so that it counts once, and the devices', which is none of the place.
    const beside = this.nearby?.spreadDb ?? Math.hypot(settings.deviceSpreadDb, places);
    const model = fit ? Math.sqrt(Math.max(fit.sigmaDb ** 2 - beside ** 2, 1)) : settings.sigmaModelDb;
    const { offsetDb, treesShare } = fit ?? { offsetDb: 0, treesShare: 0.5 };
    const chance = (dbm: number): number => servedProbability(dbm + offsetDb, threshold, places, model);
    return (1 - treesShare) * chance(bareDbm) + treesShare * chance(canopyDbm);
  }
}
