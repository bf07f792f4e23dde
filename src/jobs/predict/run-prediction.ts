import { geodesicDistanceMeters, metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import { boundsOf, EMPTY_BOX, joinBoxes } from '../../geometry/measures/bounds.ts';
import { accept, refuse, type Result } from '../../model/basics/result.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import type { Dataset, Terrain } from '../../model/dataset.ts';
import type { BoundingBox } from '../../model/geometry.ts';
import type { OperatorId } from '../../model/service.ts';
import { radioSettingsOf, requiredDbm, type RadioSettings } from '../../radio/budget/radio-settings.ts';
import type { Settings } from '../../model/project.ts';
import {
  isPredicted,
  transmittersOf,
  type PredictedTechnology,
  type Transmitter,
} from '../../radio/budget/transmitters.ts';
import { gridOver } from '../../radio/predict/cell-grid.ts';
import { powerRasters, type PowerRaster, type SweepPiece } from '../../radio/predict/coverage-raster.ts';
import { Ground } from '../../radio/predict/ground.ts';
import { inOrder } from '../../radio/predict/in-order.ts';
import { FARTHEST_METERS } from '../../radio/predict/places.ts';
import { findWeakAreas } from '../../radio/predict/weak-areas.ts';
import {
  PredictionThreads,
  predictVillagesHere,
  villagesPiece,
  type PredictedVillages,
  type SendPrediction,
  type VillagesPiece,
} from './prediction-pieces.ts';
import { Calibration } from '../../radio/predict/level-chances.ts';
import { DeclaredCells } from './declared-cells.ts';
import { depressionsOf } from './depression-people.ts';
import { breathe, fitBands, type Setting } from './fit-bands.ts';
import {
  type DoubtfulPolygon,
  type PredictedLayer,
  type Prediction,
  type VillagePrediction,
} from './prediction.ts';
import { NO_FITS, type FittedBands } from '../../model/radio/fits.ts';
import { groupsOf, type RadioGroup } from './village-prediction.ts';

export interface PredictionOptions {
  /** Only this one; null: all. */
  readonly operator: OperatorId | null;
  readonly calibrate: boolean;
  /** What is known of measurements already; used where nothing is fitted anew. */
  readonly fits?: FittedBands | null;
  /** Hears before the work how much there is. */
  begin?(work: { readonly masts: number; readonly villages: number }): void;
}

/** How many measurements are asked for next, and how far apart they lie. */
const NEXT = { count: 20, apartMeters: 2000 };

/** Villages of a piece: each takes long where masts are many, and a stop is heard between two. */
const VILLAGES_A_PIECE = 16;

async function predictVillages(
  { dataset, ground, settings, task }: Setting,
  groups: readonly RadioGroup[],
  fits: FittedBands,
  threads: PredictionThreads | null,
): Promise<PredictedVillages> {
  const total = dataset.villages.records.length;
  const pieces = Array.from({ length: Math.ceil(total / VILLAGES_A_PIECE) }, (_, i) => i * VILLAGES_A_PIECE);
  const pieceAt = (from: number, to: number): VillagesPiece =>
    villagesPiece(dataset, groups, fits, from, Math.min(total, to));
  const villages: VillagePrediction[] = [];
  let withoutTerrain = 0;
  const take = (found: PredictedVillages): void => {
    villages.push(...found.villages);
    withoutTerrain += found.withoutTerrain;
  };
  const report = (done: number): void => task.report?.({ step: 'villages', done, total });
  report(0);
  if (threads)
    await inOrder(
      pieces,
      (from) => threads.villages(pieceAt(from, from + VILLAGES_A_PIECE)),
      (found, from) => {
        task.signal?.throwIfAborted();
        take(found);
        report(Math.min(total, from + VILLAGES_A_PIECE));
      },
    );
  else
    for (let v = 0; v < total; v++) {
      await breathe({ task }, v, total, 'villages');
      take(predictVillagesHere(ground, settings, pieceAt(v, v + 1)));
    }
  return { villages, withoutTerrain };
}

function predictLayer(
  { dataset, settings }: Setting,
  { operator, technology, transmitters }: RadioGroup,
  raster: PowerRaster,
  calibration: Calibration,
): { layer: PredictedLayer; doubtful: DoubtfulPolygon[] } {
  const bandsMhz = [...new Set(transmitters.map(({ bandMhz }) => bandMhz))].sort((a, b) => a - b);
  const { bare, canopy, bandMhz } = raster;
  calibration.correct(raster, operator);
  const declared = new DeclaredCells(dataset, operator, technology, raster.grid);
  // Asked of declared cells alone.
  const chances = new Float32Array(bare.length);
  declared.mask.forEach((inside, cell) => {
    if (inside) chances[cell] = calibration.probability(operator, bandMhz[cell], bare[cell], canopy[cell]);
  });
  const served = (cell: number): number => chances[cell];
  const weak = findWeakAreas(
    raster,
    declared.mask,
    served,
    requiredDbm(settings, bandsMhz[0]),
    `${operator}-${technology}`,
  );
  const depressions = depressionsOf(dataset, weak, raster.grid);
  const layer = { operator, technology, bandsMhz, raster, weak, depressions };
  return { layer, doubtful: declared.doubtful(served) };
}

/** The few places where one measurement would settle most people, apart from each other. */
function nextMeasurements(dataset: Dataset, villages: readonly VillagePrediction[]): VillagePrediction[] {
  const weight = ({ village, probability: p }: VillagePrediction): number =>
    p === null ? 0 : (dataset.villages.records[village].population ?? 0) * p * (1 - p);
  const place = (v: number): [number, number] => [
    dataset.villages.centres[2 * v],
    dataset.villages.centres[2 * v + 1],
  ];
  const chosen: VillagePrediction[] = [];
  for (const one of villages.filter((row) => weight(row) > 0).sort((a, b) => weight(b) - weight(a))) {
    if (chosen.length === NEXT.count) break;
    const far = chosen.every(
      (other) =>
        other.operator !== one.operator ||
        other.technology !== one.technology ||
        geodesicDistanceMeters(...place(other.village), ...place(one.village)) >= NEXT.apartMeters,
    );
    if (far) chosen.push(one);
  }
  return chosen;
}

/** Whether a project can be predicted at all, and for whom. */
function prepared(
  dataset: Dataset,
  technologies: readonly PredictedTechnology[],
  { operator }: PredictionOptions,
  settings: RadioSettings,
): Result<ReturnType<typeof transmittersOf> & { terrain: Terrain }> {
  const { terrain, sites } = dataset;
  if (!terrain || terrain.ground.length === 0) return refuse('predict-without-terrain');
  if (sites.length === 0) return refuse('predict-without-sites');
  if (technologies.length === 0) return refuse('predict-without-technology');
  const known = [
    ...new Set(sites.flatMap((site) => [site.operator, ...site.radios.map((one) => one.operator)])),
  ];
  if (operator !== null && !known.includes(operator))
    return refuse('predict-unknown-operator', undefined, {
      value: operator,
      choices: known.sort().join(', '),
    });
  const transmitters = transmittersOf(sites, technologies, settings, operator);
  if (transmitters.list.length === 0) return refuse('predict-without-transmitters');
  return accept({ ...transmitters, terrain });
}

/** As far around masts as a prediction reads terrain. */
function reachOf(list: readonly Transmitter[]): BoundingBox {
  const boxes = list.map(({ lon, lat }): BoundingBox => {
    const meters = metersPerDegree(lat);
    const [wide, high] = [FARTHEST_METERS / meters.lon, FARTHEST_METERS / meters.lat];
    return [lon - wide, lat - high, lon + wide, lat + high];
  });
  return boxes.reduce(joinBoxes, EMPTY_BOX);
}

/**
 * Predicts service of the masts of a project from its terrain. Stops on the signal of `task`; refuses where there is
 * no terrain, no mast, or nobody of the name asked for.
 */
export async function predictDataset(
  dataset: Dataset,
  { technologies: asked, radio }: Pick<Settings, 'technologies' | 'radio'>,
  options: PredictionOptions,
  task: TaskContext = {},
  send: SendPrediction | null = null,
): Promise<Result<Prediction>> {
  const technologies = asked.filter(isPredicted);
  const settings = radioSettingsOf(radio);
  const start = prepared(dataset, technologies, options, settings);
  if (!start.ok) return start;
  const { list, assumed, leftOut, terrain } = start.value;
  const setting: Setting = { dataset, ground: new Ground(terrain, settings), settings, task };
  const groups = groupsOf(list);
  const masts = new Set(list.map(({ lon, lat, heightMeters }) => `${lon} ${lat} ${heightMeters}`)).size;
  options.begin?.({ masts, villages: dataset.villages.records.length });
  const threads = send && new PredictionThreads(terrain, settings, send);
  const fits = options.calibrate ? await fitBands(setting, groups, threads) : (options.fits ?? NO_FITS);
  const calibration = new Calibration(fits, settings);
  const { villages, withoutTerrain } = await predictVillages(setting, groups, fits, threads);
  const layers: PredictedLayer[] = [];
  const doubtful: DoubtfulPolygon[] = [];
  const grid = gridOver(boundsOf(dataset.communes.geometry), setting.ground.stepMeters);
  const transmitters = groups.map((group) => group.transmitters);
  const rasters = await powerRasters(setting.ground, transmitters, grid, settings, task, {
    ...(threads && { elsewhere: (piece: SweepPiece) => threads.sweep(piece) }),
  });
  for (const [i, group] of groups.entries()) {
    await breathe(setting, 0, 0, 'areas');
    const one = predictLayer(setting, group, rasters[i], calibration);
    layers.push(one.layer);
    doubtful.push(...one.doubtful);
  }
  return accept({
    ...{ villages, ...fits, layers, doubtful },
    ...{ settings, calibrated: options.calibrate || fits !== NO_FITS },
    next: nextMeasurements(dataset, villages),
    told: {
      ...{ transmitters: list.length, assumed, leftOut },
      villagesWithoutTerrain: withoutTerrain,
      sitesWithoutTerrain: [
        ...new Set(
          list.flatMap(({ site, lon, lat }) => (Number.isNaN(setting.ground.height(lon, lat)) ? [site] : [])),
        ),
      ],
      filledCells: setting.ground.filledCells(reachOf(list)),
      technologiesLeftOut: asked.filter((technology) => !isPredicted(technology)),
    },
  });
}
