import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import type { Findings } from '../../analysis/findings/findings.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Settings } from '../../model/project.ts';
import { NO_FITS, type FittedBands } from '../../model/radio/fits.ts';
import type { Technology } from '../../model/service.ts';
import { radioSettingsOf, requiredDbm, type RadioSettings } from '../../radio/budget/radio-settings.ts';
import { newSite } from '../../radio/budget/new-mast.ts';
import {
  isPredicted,
  transmittersOf,
  type PredictedTechnology,
  type Transmitter,
} from '../../radio/budget/transmitters.ts';
import { COVERAGE_RADIUS_METERS } from '../../radio/predict/coverage-raster.ts';
import { Ground } from '../../radio/predict/ground.ts';
import { Calibration } from '../../radio/predict/level-chances.ts';
import { powerAt, type PlacePower } from '../../radio/predict/places.ts';
import type { Option } from './reach.ts';

/** What of a project's settings a prediction hangs on. */
export interface PlanRadio {
  readonly choices: Settings['radio'];
  readonly technologies: readonly Technology[];
  /** What measurements say of the model; left out: nothing. */
  readonly fits?: FittedBands;
}

/** What a work brings to which places. */
export interface WorkService {
  /** False: no terrain is known where it would stand, or it would send nothing that can be predicted; a disc tells. */
  readonly isPredicted: boolean;
  /** Places within its range, ascending. */
  readonly entries: Int32Array;
  /** By how much the level there, trees counted, exceeds the one asked for, dB; NaN: part of the way lies on no terrain. */
  readonly marginDb: Float64Array;
}

const NOTHING: WorkService = {
  isPredicted: false,
  entries: new Int32Array(0),
  marginDb: new Float64Array(0),
};

/** Predictions of new masts for one list of places, each made once. */
export class ServiceForecast {
  readonly #settings: RadioSettings;
  readonly #fits: FittedBands;
  readonly #calibration: Calibration;
  readonly #ground: Ground | null;
  readonly #technologies: readonly PredictedTechnology[];
  readonly #known = new Map<string, WorkService>();

  constructor(
    readonly terrain: Dataset['terrain'],
    { choices, technologies, fits = NO_FITS }: PlanRadio,
    readonly xy: Float64Array,
  ) {
    this.#settings = radioSettingsOf(choices);
    this.#fits = fits;
    this.#calibration = new Calibration(fits, this.#settings);
    this.#ground = terrain?.ground.length ? new Ground(terrain, this.#settings) : null;
    this.#technologies = technologies.filter(isPredicted);
  }

  knows(work: Option): boolean {
    return this.#known.has(keyOf(work));
  }

  serviceOf(work: Option): WorkService {
    const known = this.#known.get(keyOf(work));
    if (known) return known;
    const steps = this.predicting(work);
    let step = steps.next();
    while (!step.done) step = steps.next();
    return step.value;
  }

  /** The same place by place, each step so short that others are answered between two of them; kept at the end. */
  *predicting(work: Option): Generator<void, WorkService> {
    const made = yield* this.#predict(work);
    this.#known.set(keyOf(work), made);
    return made;
  }

  /** What was predicted in an earlier run of this program over the same ground for the same places. */
  recall(work: Option, made: WorkService): void {
    this.#known.set(keyOf(work), made);
  }

  /** All that the prediction of these works hangs on, but for heights of ground and trees. */
  questionOf(works: readonly Option[]): readonly (string | Float64Array)[] {
    const [technology] = this.#technologies;
    const several = works.some(({ radios }) => radios?.length) ? this.#technologies : technology;
    const asked = [this.#settings, several, works.map(keyOf)];
    // Without fits the question of before, whose answers are kept.
    return [JSON.stringify(this.#fits.fitted.length > 0 ? [...asked, this.#fits] : asked), this.xy];
  }

  #transmitters({
    id,
    lon,
    lat,
    heightMeters = null,
    operators,
    radios = [],
  }: Option): readonly Transmitter[] {
    if (!this.#technologies.length) return [];
    const mast = { id, lon, lat, heightMeters, radios, operator: soleOperator(operators) };
    const site = newSite(mast, this.#technologies[0]);
    return transmittersOf([site], this.#technologies, this.#settings, null).list;
  }

  /** As for villages: the level with trees, moved by what measurements of the operator and band say. */
  #marginDb({
    canopyDbm,
    operator,
    bandMhz,
  }: Pick<PlacePower, 'canopyDbm' | 'operator' | 'bandMhz'>): number {
    return canopyDbm + this.#calibration.offset(operator, bandMhz) - requiredDbm(this.#settings, bandMhz);
  }

  *#predict(work: Option): Generator<void, WorkService> {
    const ground = this.#ground;
    // Whoever joins a mast serves what its operator alone does: that is declared, not predicted.
    if (!ground || work.kind !== 'mast' || Number.isNaN(ground.height(work.lon, work.lat))) return NOTHING;
    const sent = this.#transmitters(work);
    if (!sent.length) return NOTHING;
    const [entries, marginDb]: number[][] = [[], []];
    for (let entry = 0; 2 * entry < this.xy.length; entry++) {
      const [lon, lat] = [this.xy[2 * entry], this.xy[2 * entry + 1]];
      if (!(geodesicDistanceMeters(work.lon, work.lat, lon, lat) <= COVERAGE_RADIUS_METERS)) continue;
      const { power } = powerAt(ground, sent, lon, lat, this.#settings);
      entries.push(entry);
      marginDb.push(power ? this.#marginDb(power) : NaN);
      yield;
    }
    return { isPredicted: true, entries: Int32Array.from(entries), marginDb: Float64Array.from(marginDb) };
  }
}

/** Everything that a prediction hangs on beside the settings. */
function keyOf({ kind, lon, lat, heightMeters, operators, radios = [] }: Option): string {
  const key = `${kind} ${lon} ${lat} ${heightMeters ?? ''} ${soleOperator(operators)}`.trimEnd();
  if (!radios.length) return key;
  return `${key} ${JSON.stringify(radios, (_, value: unknown) => (value instanceof Float64Array ? [...value] : value))}`;
}

/** Whose measurements tell of a new mast: '' where nobody is named, or several are. */
function soleOperator(operators: Option['operators']): string {
  return operators?.length === 1 ? operators[0] : '';
}

/** Which places: those that wait for service, for a second operator, or have service. */
type Places = 'any' | 'second' | 'served';

const forecasts = new WeakMap<Findings, Map<string, ServiceForecast>>();

/** The forecast for places of one analysis; candidates may change meanwhile, the analysis knows none. */
export function forecastFor(
  { terrain }: Dataset,
  findings: Findings,
  places: Places,
  xy: Float64Array,
  radio: PlanRadio,
): ServiceForecast {
  const own = forecasts.get(findings) ?? new Map<string, ServiceForecast>();
  forecasts.set(findings, own);
  const key = JSON.stringify([places, radio]);
  const known = own.get(key);
  if (known?.terrain === terrain && sameNumbers(known.xy, xy)) return known;
  const made = new ServiceForecast(terrain, radio, xy);
  own.set(key, made);
  return made;
}

const sameNumbers = (a: Float64Array, b: Float64Array): boolean =>
  a.length === b.length && a.every((value, at) => value === b[at]);
