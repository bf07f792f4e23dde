import { FeatureLocator } from '../../geometry/points/feature-locator.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Measurement } from '../../model/network.ts';
import type { RadioSettings } from '../../radio/budget/radio-settings.ts';
import { fitLevels, likelyError, type ComparedLevel } from '../../radio/predict/calibration.ts';
import type { Fit } from '../../model/radio/fits.ts';
import type { Ground } from '../../radio/predict/ground.ts';
import { nearbySpread, type PlacedResidual } from '../../radio/predict/nearby-spread.ts';
import { inOrder } from '../../radio/predict/in-order.ts';
import {
  levelsPiece,
  predictLevelsHere,
  type ModelLevel,
  type PredictionThreads,
} from './prediction-pieces.ts';
import { thinned } from './prediction.ts';
import type { FittedBand, FittedBands } from '../../model/radio/fits.ts';
import type { RadioGroup } from './village-prediction.ts';

/** Measurements whose device knew its place less well than this are not used, m. */
const LEAST_ACCURACY_METERS = 50;
/** Measurements of a piece for another thread. */
const MEASUREMENTS_A_PIECE = 64;

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

/** Measurements that a fit can use, the first of each place. */
const usable = (measurements: Dataset['measurements']): Measurement[] =>
  thinned(
    measurements.filter(
      ({ rsrpDbm, service, technology, accuracyMeters }) =>
        // No network of a technology says how weak it is at most; no network of any is nobody's level.
        (rsrpDbm !== null || (service === false && technology !== null)) &&
        (accuracyMeters === null || accuracyMeters <= LEAST_ACCURACY_METERS),
    ),
  );

/** What the model says at each of them. @param take hears them in their order */
async function modelLevels(
  setting: Setting,
  groups: readonly RadioGroup[],
  measurements: readonly Measurement[],
  threads: PredictionThreads | null,
  take: (measurement: Measurement, level: ModelLevel | null) => void,
): Promise<void> {
  const { ground, settings, task } = setting;
  const total = measurements.length;
  if (threads) {
    const pieces = Array.from({ length: Math.ceil(total / MEASUREMENTS_A_PIECE) }, (_, i) =>
      measurements.slice(i * MEASUREMENTS_A_PIECE, (i + 1) * MEASUREMENTS_A_PIECE),
    );
    let done = 0;
    task.report?.({ step: 'measurements', done, total });
    await inOrder(
      pieces,
      (some) => threads.levels(levelsPiece(groups, some)),
      (found, some) => {
        task.signal?.throwIfAborted();
        found.forEach((level, i) => take(some[i]!, level));
        task.report?.({ step: 'measurements', done: (done += some.length), total });
      },
    );
    return;
  }
  for (const [i, one] of measurements.entries()) {
    await breathe(setting, i, total, 'measurements');
    take(one, predictLevelsHere(ground, settings, { groups, places: [one] })[0]!);
  }
}

/**
 * Measurements of an operator beside what the model says there, by band.
 * @param threads works pieces out in others, to the same bit; null: all in this one
 */
export async function fitBands(
  setting: Setting,
  groups: readonly RadioGroup[],
  threads: PredictionThreads | null = null,
): Promise<FittedBands> {
  const { dataset } = setting;
  const communes = new FeatureLocator(dataset.communes.geometry);
  const compared = new Map<string, PlacedLevel[]>();
  const measurements = usable(dataset.measurements);
  const floorDbm = measurements.reduce((least, { rsrpDbm }) => Math.min(least, rsrpDbm ?? least), Infinity);
  await modelLevels(setting, groups, measurements, threads, (one, level) => {
    if (!level) return;
    const key = `${one.operator}\n${level.bandMhz}`;
    const entry: PlacedLevel = {
      ...{ lon: one.lon, lat: one.lat },
      commune: String(communes.at(one.lon, one.lat)[0] ?? 'outside'),
      bareDbm: level.bareDbm,
      canopyDbm: level.canopyDbm,
      measuredDbm: one.rsrpDbm,
    };
    const own = compared.get(key);
    if (own) own.push(entry);
    else compared.set(key, [entry]);
  });
  const fitted = await fitEach(setting, compared, floorDbm, threads);
  const residuals = fitted.map(({ operator, bandMhz, fit }) =>
    fit ? residualsOf(compared.get(`${operator}\n${bandMhz}`)!, fit) : [],
  );
  return { fitted, nearby: nearbySpread(residuals) };
}

async function fitEach(
  setting: Setting,
  compared: ReadonlyMap<string, readonly PlacedLevel[]>,
  floorDbm: number,
  threads: PredictionThreads | null,
): Promise<FittedBand[]> {
  const fitted: FittedBand[] = [];
  const take = (key: string, fit: Fit | null): void => {
    const [operator, band] = key.split('\n') as [string, string];
    const entries = compared.get(key)!;
    fitted.push({
      ...{ operator, bandMhz: Number(band), n: entries.length },
      measured: entries.filter(({ measuredDbm }) => measuredDbm !== null).length,
      fit,
    });
  };
  const keys = [...compared.keys()].sort();
  await breathe(setting, 0, 0, 'fit');
  if (threads)
    await inOrder(
      keys,
      (key) => threads.fit({ levels: compared.get(key)!, floorDbm }),
      (fit, key) => {
        setting.task.signal?.throwIfAborted();
        take(key, fit);
      },
    );
  else
    for (const key of keys) {
      // Each takes long: all of them have their turn.
      await breathe(setting, 0, 0, 'fit');
      take(key, fitLevels(compared.get(key)!, floorDbm));
    }
  return fitted;
}

const residualsOf = (levels: readonly PlacedLevel[], fit: Fit): PlacedResidual[] =>
  levels.flatMap((one) =>
    one.measuredDbm === null
      ? []
      : [{ lon: one.lon, lat: one.lat, residualDb: likelyError(one.measuredDbm, one, fit) }],
  );
