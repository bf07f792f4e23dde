import type { Dataset, ElevationGrid, Terrain } from '../../model/dataset.ts';
import type { RadioSettings } from '../../radio/budget/radio-settings.ts';
import { sweepPiece, type PowerRaster, type SweepPiece } from '../../radio/predict/coverage-raster.ts';
import { Ground } from '../../radio/predict/ground.ts';
import { FARTHEST_METERS } from '../../radio/predict/places.ts';
import { metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import { Calibration } from './level-chances.ts';
import type { FittedBands, VillagePrediction } from './prediction.ts';
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
}

/** Of these the one that was asked for. */
export interface PredictedPiece {
  readonly sweep?: readonly PowerRaster[];
  readonly villages?: PredictedVillages;
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

let prepared: { readonly key: number; readonly ground: Ground } | null = null;

/** In a thread: the same bits as in any other. */
export function predictPiece({ key, terrain, settings, sweep, villages }: PredictionPiece): PredictedPiece {
  if (prepared?.key !== key) prepared = { key, ground: new Ground(terrain, settings) };
  const { ground } = prepared;
  return {
    ...(sweep && { sweep: sweepPiece(ground, sweep) }),
    ...(villages && { villages: predictVillagesHere(ground, settings, villages) }),
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
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < centres.length; i += 2) {
    const [lon, lat] = [centres[i], centres[i + 1]];
    if (Number.isNaN(lon)) continue;
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  const meters = metersPerDegree(Math.max(Math.abs(south), Math.abs(north)) || 0);
  // A little more than reach: the exact distance is asked for each village.
  const [wide, high] = [(1.05 * FARTHEST_METERS) / meters.lon, (1.05 * FARTHEST_METERS) / meters.lat];
  const near = groups.map((group) => ({
    ...group,
    transmitters: group.transmitters.filter(
      ({ lon, lat }) =>
        lon >= west - wide && lon <= east + wide && lat >= south - high && lat <= north + high,
    ),
  }));
  return { groups: near, centres, first: from, fits };
}
