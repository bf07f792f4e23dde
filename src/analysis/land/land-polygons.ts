import { featureAreasSquareMeters } from '../../geometry/measures/areas.ts';
import { cutByZones, type CutAreas } from '../../geometry/polygons/cut-by-zones.ts';
import { dissolve, findOutlinePiece, type OutlineThreads } from '../../geometry/union/dissolve.ts';
import { FeatureLocator } from '../../geometry/points/feature-locator.ts';
import { joinGeometries } from '../../geometry/packed/pack.ts';
import type { CoverageLayer, Dataset, DepressionLayer } from '../../model/dataset.ts';
import { featureCount } from '../../model/geometry.ts';
import type { Layer } from '../../model/layer.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import type { Settings } from '../../model/project.ts';
import { countVillages } from '../service/counts.ts';
import { insideCount } from '../reach/depressions.ts';
import { YES } from '../findings/findings.ts';
import { Pause } from '../findings/pause.ts';
import { selectCoverage } from '../findings/selection.ts';
import { gatherPoints, splitCoverage, type ServicePoints } from '../service/service.ts';
import { withValidLayers } from './valid-layers.ts';

/** The land that an operator, or `any`, covers: one feature of polygons that do not overlap. */
export interface CoveragePolygons {
  readonly operator: string;
  /** The layers in use that it was made from. */
  readonly layers: readonly CoverageLayer[];
  readonly geometry: Layer;
  readonly areaSquareMeters: number;
}

/** Pieces of a union one after the other in this thread, with pauses. */
function outlineHere(pause: Pause): OutlineThreads {
  const pieces = 8;
  let done = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    pieces,
    find: (piece) => {
      const found = last.then(async () => {
        await pause.turn('dissolve', done++ % pieces, pieces);
        return findOutlinePiece(piece);
      });
      last = found;
      return found;
    },
  };
}

/**
 * Coverage in use (technologies, evidence, operators of the settings) as polygons: under `any` first, then under
 * each operator with a source. Empty without any source.
 * @param elsewhere threads that find the outlines; without them this one does, with pauses
 */
export async function dissolveCoverage(
  dataset: Dataset,
  settings: Settings,
  task: TaskContext = {},
  elsewhere?: OutlineThreads,
): Promise<CoveragePolygons[]> {
  const pause = new Pause(task);
  const { selection } = await withValidLayers(dataset, selectCoverage(dataset, settings), pause);
  const threads = elsewhere ?? outlineHere(pause);
  const union = async (operator: string, layers: readonly CoverageLayer[], parts: Layer) => {
    await pause.turn('dissolve', 0, 1);
    const { geometry } = await dissolve(parts, threads);
    return { operator, layers, geometry, areaSquareMeters: featureAreasSquareMeters(geometry)[0] };
  };
  const found: CoveragePolygons[] = [];
  for (const [o, operator] of selection.operators.entries()) {
    const layers = selection.layers[o];
    if (layers.length === 0) continue;
    const parts = layers.map((layer) => layer.geometry);
    found.push(
      await union(operator, layers, parts.length === 1 ? parts[0] : joinGeometries('polygon', parts)),
    );
  }
  if (found.length === 0) return [];
  const all = joinGeometries(
    'polygon',
    found.map(({ geometry }) => geometry),
  );
  return [await union('any', selection.layers.flat(), all), ...found];
}

/** A signal depression's land in one commune, with whom it holds. Overlapping depressions each count them. */
interface DepressionPiece {
  readonly layer: DepressionLayer;
  /** Feature of the layer. */
  readonly feature: number;
  /** Index of the commune, -1 outside all communes. */
  readonly commune: number;
  readonly areaSquareMeters: number;
  /** Villages with their centre or a cluster inside. */
  readonly villages: number;
  /** NaN where none of these villages has a count. */
  readonly households: number;
  readonly population: number;
}

/** Feature k of `geometry` is `pieces[k]`. Ordered by layer, feature, commune; outside all communes last. */
export interface DepressionPieces {
  readonly geometry: Layer;
  readonly pieces: readonly DepressionPiece[];
}

/** Question points, centres and clusters, in each piece of the cut; on a border the first of a depression has it. */
function pointsOfPieces(points: ServicePoints, cut: CutAreas): number[][] {
  const lists = Array.from(cut.area, (): number[] => []);
  const locator = new FeatureLocator(cut.geometry);
  const xy = points.grid.points;
  for (let i = 0; i < points.villages + points.clusters; i++) {
    const areas = new Set<number>();
    for (const k of locator.at(xy[2 * i], xy[2 * i + 1])) {
      if (areas.has(cut.area[k])) continue;
      areas.add(cut.area[k]);
      lists[k].push(i);
    }
  }
  return lists;
}

type Inside = Pick<DepressionPiece, 'villages' | 'households' | 'population'>;

/** Sum of the known; NaN where there are numbers and none is known. */
function sumKnown(numbers: readonly number[]): number {
  const known = numbers.filter((n) => !Number.isNaN(n));
  return known.length === 0 && numbers.length > 0 ? NaN : known.reduce((sum, n) => sum + n, 0);
}

/** Who is inside each piece, counted as in `measureDepressions`. */
function countInside(dataset: Dataset, settings: Settings, cut: CutAreas): Inside[] {
  const points = gatherPoints(dataset, settings.villageShare === 'auto');
  const counts = countVillages(dataset, settings, points.householdMembers);
  const { clusters } = dataset;
  const firstCluster = points.villages;
  const nowhere = splitCoverage(points, new Uint8Array(points.grid.points.length / 2));
  return pointsOfPieces(points, cut).map((inside) => {
    const answers = { ...nowhere, centre: nowhere.centre.slice(), cluster: nowhere.cluster.slice() };
    const villages = new Set<number>();
    for (const i of inside) {
      if (i < firstCluster) answers.centre[i] = YES;
      else answers.cluster[i - firstCluster] = YES;
      villages.add(i < firstCluster ? i : clusters!.village[i - firstCluster]);
    }
    const sum = (count: Float64Array, own: Float64Array | undefined): number =>
      sumKnown([...villages].map((v) => insideCount(points, answers, v, count[v], own ?? null)));
    return {
      villages: villages.size,
      households: sum(counts.households, clusters?.households),
      population: sum(counts.population, clusters?.population),
    };
  });
}

/** The depressions cut along the communes, with the villages and people inside each piece. */
export async function cutDepressions(
  given: Dataset,
  settings: Settings,
  task: TaskContext = {},
): Promise<DepressionPieces> {
  const pause = new Pause(task);
  const { dataset } = await withValidLayers(given, selectCoverage(given, settings), pause);
  const layers = dataset.depressions;
  const areas = joinGeometries(
    'polygon',
    layers.map((layer) => layer.geometry),
  );
  const cut = await cutByZones(areas, dataset.communes.geometry, (done, total) =>
    pause.turn('cut', done, total),
  );
  const owners = layers.flatMap((layer) =>
    Array.from({ length: featureCount(layer.geometry) }, (_, feature) => ({ layer, feature })),
  );
  const land = featureAreasSquareMeters(cut.geometry);
  const inside = countInside(dataset, settings, cut);
  const pieces = inside.map((people, k) => ({
    ...owners[cut.area[k]],
    commune: cut.zone[k],
    areaSquareMeters: land[k],
    ...people,
  }));
  return { geometry: cut.geometry, pieces };
}
