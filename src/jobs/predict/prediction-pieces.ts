import type { Dataset, ElevationGrid, Terrain } from '../../model/dataset.ts';
import type { Measurement } from '../../model/network.ts';
import type { RadioSettings } from '../../radio/budget/radio-settings.ts';
import { sweepPiece, type PowerRaster, type SweepPiece } from '../../radio/predict/coverage-raster.ts';
import { Ground } from '../../radio/predict/ground.ts';
import { fitLevels, type ComparedLevel } from '../../radio/predict/calibration.ts';
import type { Fit } from '../../model/radio/fits.ts';
import { FARTHEST_METERS, powerAt } from '../../radio/predict/places.ts';
import { metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import { Calibration } from '../../radio/predict/level-chances.ts';
import type { VillagePrediction } from './prediction.ts';
import type { FittedBands } from '../../model/radio/fits.ts';
import { predictVillage, type RadioGroup } from './village-prediction.ts';

/** Some villages in a row, and the masts that could reach them. Plain data. */
export interface VillagesPiece {
  readonly groups: readonly RadioGroup[];
  /** lon, lat of each. */
  readonly centres: Float64Array;
  /** Number of the first. */
  readonly first: number;
  readonly fits: FittedBands;
}

/** Places of measurements, and the masts that could reach them. Plain data. */
export interface LevelsPiece {
  readonly groups: readonly RadioGroup[];
  readonly places: readonly Pick<Measurement, 'lon' | 'lat' | 'operator' | 'technology' | 'bandMhz'>[];
}

/** What the model says at the place of a measurement. */
export interface ModelLevel {
  readonly bareDbm: number;
  readonly canopyDbm: number;
  readonly bandMhz: number;
}

/** Measurements of one operator and band beside what the model says there. Plain data. */
export interface FitPiece {
  readonly levels: readonly ComparedLevel[];
  readonly floorDbm: number;
}

export interface PredictedVillages {
  readonly villages: readonly VillagePrediction[];
  readonly withoutTerrain: number;
}

/** A part of a prediction for another thread: plain data over shared memory. */
export interface PredictionPiece {
  /** Tells predictions apart, so that a thread prepares the ground of each once. */
  readonly key: number;
  readonly terrain: Terrain;
  readonly settings: RadioSettings;
  readonly sweep?: SweepPiece;
  readonly villages?: VillagesPiece;
  readonly levels?: LevelsPiece;
  readonly fit?: FitPiece;
}

/** Of these the one that was asked for. */
export interface PredictedPiece {
  readonly sweep?: readonly PowerRaster[];
  readonly villages?: PredictedVillages;
  readonly levels?: readonly (ModelLevel | null)[];
  readonly fit?: Fit | null;
}

/** Sends a piece to a thread. */
export type SendPrediction = (piece: PredictionPiece) => Promise<PredictedPiece>;

/** What villages hang on, in one thread or another. */
export function predictVillagesHere(
  ground: Ground,
  settings: RadioSettings,
  { groups, centres, first, fits }: VillagesPiece,
): PredictedVillages {
  const calibration = new Calibration(fits, settings);
  const setting = { dataset: { villages: { centres } }, ground, settings };
  const villages: VillagePrediction[] = [];
  let withoutTerrain = 0;
  for (let v = 0; 2 * v < centres.length; v++)
    for (const group of groups) {
      const { row, noTerrain } = predictVillage(setting, group, calibration, v);
      if (noTerrain) withoutTerrain++;
      villages.push({ ...row, village: first + v });
    }
  return { villages, withoutTerrain };
}

/** By the masts that the measurement may be of; null where none of them reaches it, or its way lies on no terrain. */
export function predictLevelsHere(
  ground: Ground,
  settings: RadioSettings,
  { groups, places }: LevelsPiece,
): (ModelLevel | null)[] {
  return places.map((one) => {
    const transmitters = groups
      .filter(
        (group) =>
          group.operator === one.operator && (one.technology === null || group.technology === one.technology),
      )
      .flatMap((group) => group.transmitters)
      .filter(({ bandMhz }) => one.bandMhz === null || one.bandMhz === bandMhz);
    const { power } = powerAt(ground, transmitters, one.lon, one.lat, settings);
    return power && { bareDbm: power.bareDbm, canopyDbm: power.canopyDbm, bandMhz: power.bandMhz };
  });
}

let prepared: { readonly key: number; readonly ground: Ground } | null = null;

/** In a thread: the same bits as in any other. */
export function predictPiece({
  key,
  terrain,
  settings,
  sweep,
  villages,
  levels,
  fit,
}: PredictionPiece): PredictedPiece {
  if (prepared?.key !== key) prepared = { key, ground: new Ground(terrain, settings) };
  const { ground } = prepared;
  return {
    ...(sweep && { sweep: sweepPiece(ground, sweep) }),
    ...(villages && { villages: predictVillagesHere(ground, settings, villages) }),
    ...(levels && { levels: predictLevelsHere(ground, settings, levels) }),
    ...(fit && { fit: fitLevels(fit.levels, fit.floorDbm) }),
  };
}

function shareGrid(grid: ElevationGrid): ElevationGrid {
  if (grid.heights.buffer instanceof SharedArrayBuffer) return grid;
  const heights = new Int16Array(new SharedArrayBuffer(2 * grid.heights.length));
  heights.set(grid.heights);
  return { ...grid, heights };
}

let predictions = 0;

/** The parts of one prediction, spread over threads. */
export class PredictionThreads {
  readonly #common: Pick<PredictionPiece, 'key' | 'terrain' | 'settings'>;

  constructor(
    { ground, canopy }: Terrain,
    settings: RadioSettings,
    private readonly send: SendPrediction,
  ) {
    const terrain = { ground: ground.map(shareGrid), canopy: canopy.map(shareGrid), surface: [] };
    this.#common = { key: predictions++, terrain, settings };
  }

  async sweep(piece: SweepPiece): Promise<PowerRaster[]> {
    return [...(await this.send({ ...this.#common, sweep: piece })).sweep!];
  }

  async levels(piece: LevelsPiece): Promise<readonly (ModelLevel | null)[]> {
    return (await this.send({ ...this.#common, levels: piece })).levels!;
  }

  async fit(piece: FitPiece): Promise<Fit | null> {
    return (await this.send({ ...this.#common, fit: piece })).fit!;
  }

  async villages(piece: VillagesPiece): Promise<PredictedVillages> {
    return (await this.send({ ...this.#common, villages: piece })).villages!;
  }
}

/** Villages from one to before another, with the masts around them alone. */
export function villagesPiece(
  { villages }: Pick<Dataset, 'villages'>,
  groups: readonly RadioGroup[],
  fits: FittedBands,
  from: number,
  to: number,
): VillagesPiece {
  const centres = villages.centres.slice(2 * from, 2 * to);
  return { groups: groupsNear(groups, centres), centres, first: from, fits };
}

/** Measurements with the masts around them alone. */
export const levelsPiece = (groups: readonly RadioGroup[], some: readonly Measurement[]): LevelsPiece => ({
  groups: groupsNear(
    groups,
    some.flatMap(({ lon, lat }) => [lon, lat]),
  ),
  places: some.map(({ lon, lat, operator, technology, bandMhz }) => ({
    ...{ lon, lat, operator, technology, bandMhz },
  })),
});

/** The masts that could reach one of the places. @param places lon, lat of each; NaN: nowhere */
function groupsNear(groups: readonly RadioGroup[], places: ArrayLike<number>): RadioGroup[] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < places.length; i += 2) {
    const [lon, lat] = [places[i]!, places[i + 1]!];
    if (Number.isNaN(lon)) continue;
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  const meters = metersPerDegree(Math.max(Math.abs(south), Math.abs(north)) || 0);
  // A little more than reach: the exact distance is asked for each place.
  const [wide, high] = [(1.05 * FARTHEST_METERS) / meters.lon, (1.05 * FARTHEST_METERS) / meters.lat];
  return groups.map((group) => ({
    ...group,
    transmitters: group.transmitters.filter(
      ({ lon, lat }) =>
        lon >= west - wide && lon <= east + wide && lat >= south - high && lat <= north + high,
    ),
  }));
}
