import { FeatureLocator } from '../../geometry/points/feature-locator.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { RadioSettings } from '../../radio/budget/radio-settings.ts';
import { fitLevels, likelyError, type ComparedLevel, type Fit } from '../../radio/predict/calibration.ts';
import type { Ground } from '../../radio/predict/ground.ts';
import { nearbySpread, type PlacedResidual } from '../../radio/predict/nearby-spread.ts';
import { powerAt } from '../../radio/predict/places.ts';
import { thinned, type FittedBand, type FittedBands } from './prediction.ts';
import type { RadioGroup } from './village-prediction.ts';

/** Measurements whose device knew its place less well than this are not used, m. */
const LEAST_ACCURACY_METERS = 50;

/** What all steps of one prediction share. */
export interface Setting {
  readonly dataset: Dataset;
  readonly ground: Ground;
  readonly settings: RadioSettings;
  readonly task: TaskContext;
}

/** Lets others have their turn and stops where asked to. */
export async function breathe(
  { task }: Pick<Setting, 'task'>,
  done: number,
  total: number,
  step = 'predict',
): Promise<void> {
  task.signal?.throwIfAborted();
  if (done % 20 !== 0) return;
  task.report?.({ step, done, total });
  await new Promise<void>((next) => setTimeout(next, 0));
}

/** A measurement beside what the model says there. */
type PlacedLevel = ComparedLevel & { readonly lon: number; readonly lat: number };

/** Measurements of an operator beside what the model says there, by band. */
export async function fitBands(setting: Setting, groups: readonly RadioGroup[]): Promise<FittedBands> {
  const { dataset, ground, settings } = setting;
  const communes = new FeatureLocator(dataset.communes.geometry);
  const compared = new Map<string, PlacedLevel[]>();
  const measurements = thinned(
    dataset.measurements.filter(
      ({ rsrpDbm, service, technology, accuracyMeters }) =>
        // No network of a technology says how weak it is at most; no network of any is nobody's level.
        (rsrpDbm !== null || (service === false && technology !== null)) &&
        (accuracyMeters === null || accuracyMeters <= LEAST_ACCURACY_METERS),
    ),
  );
  const floorDbm = measurements.reduce((least, { rsrpDbm }) => Math.min(least, rsrpDbm ?? least), Infinity);
  for (const [i, one] of measurements.entries()) {
    await breathe(setting, i, measurements.length, 'measurements');
    const candidates = groups.filter(
      (group) =>
        group.operator === one.operator && (one.technology === null || group.technology === one.technology),
    );
    const transmitters = candidates
      .flatMap((group) => group.transmitters)
      .filter(({ bandMhz }) => one.bandMhz === null || one.bandMhz === bandMhz);
    const { power } = powerAt(ground, transmitters, one.lon, one.lat, settings);
    if (!power) continue;
    const key = `${one.operator}\n${power.bandMhz}`;
    const entry: PlacedLevel = {
      ...{ lon: one.lon, lat: one.lat },
      commune: String(communes.at(one.lon, one.lat)[0] ?? 'outside'),
      bareDbm: power.bareDbm,
      canopyDbm: power.canopyDbm,
      measuredDbm: one.rsrpDbm,
    };
    const own = compared.get(key);
    if (own) own.push(entry);
    else compared.set(key, [entry]);
  }
  const fitted: FittedBand[] = [];
  for (const key of [...compared.keys()].sort()) {
    // Each takes long: all of them have their turn.
    await breathe(setting, 0, 0, 'fit');
    const [operator, band] = key.split('\n');
    const entries = compared.get(key)!;
    fitted.push({
      ...{ operator, bandMhz: Number(band), n: entries.length },
      measured: entries.filter(({ measuredDbm }) => measuredDbm !== null).length,
      fit: fitLevels(entries, floorDbm),
    });
  }
  const residuals = fitted.map(({ operator, bandMhz, fit }) =>
    fit ? residualsOf(compared.get(`${operator}\n${bandMhz}`)!, fit) : [],
  );
  return { fitted, nearby: nearbySpread(residuals) };
}

const residualsOf = (levels: readonly PlacedLevel[], fit: Fit): PlacedResidual[] =>
  levels.flatMap((one) =>
    one.measuredDbm === null
      ? []
      : [{ lon: one.lon, lat: one.lat, residualDb: likelyError(one.measuredDbm, one, fit) }],
  );
