import { MessageChannel, Worker } from 'node:worker_threads';
import { markCoveredPoints } from '../../src/geometry/points/covered-points.ts';
import { featureAreasSquareMeters } from '../../src/geometry/measures/areas.ts';
import { dissolve } from '../../src/geometry/union/dissolve.ts';
import { withFeature } from '../../src/geometry/packed/edit.ts';
import { OverlayCache, type NamedOverlayRequest } from '../../src/geometry/overlay/overlay-cache.ts';
import { measureOverlay } from '../../src/geometry/overlay/overlay-tiles.ts';
import { NearestLine } from '../../src/geometry/lines/nearest-line.ts';
import { PointGrid } from '../../src/geometry/points/point-grid.ts';
import { repairPolygons } from '../../src/geometry/polygons/repair.ts';
import type { Chains } from '../../src/geometry/union/chains.ts';
import { outlineInPieces, type SharedOutlinePiece } from '../../src/jobs/parallel/parallel-pieces.ts';
import type { Layer } from '../../src/model/layer.ts';
import type { Contestant, Outcome } from './contestant.ts';
import type { BenchLayers } from './layers.ts';

let layers: BenchLayers;

async function validLayers(given: BenchLayers): Promise<BenchLayers> {
  const valid = async (layer: Layer): Promise<Layer> => (await repairPolygons(layer)).geometry;
  const coverage = [];
  for (const layer of given.coverage) coverage.push(await valid(layer));
  return {
    ...given,
    coverage,
    communes: await valid(given.communes),
    depressions: await valid(given.depressions),
    villagePolygons: given.villagePolygons && (await valid(given.villagePolygons)),
  };
}

function uncoveredPeople(covered: Uint8Array): number {
  let people = 0;
  for (let v = 0; v < covered.length; v++) if (!covered[v]) people += layers.population[v];
  return people;
}

async function villagesInCoverage(): Promise<Outcome> {
  const grid = new PointGrid(layers.villages);
  const any = new Uint8Array(layers.villages.length / 2);
  const figures: Record<string, number> = {};
  layers.coverage.forEach((layer, o) => {
    const covered = new Uint8Array(any.length);
    markCoveredPoints(layer, grid, covered);
    figures[`uncovered${o}`] = uncoveredPeople(covered);
    covered.forEach((inside, v) => {
      any[v] |= inside;
    });
  });
  return { figures: { ...figures, uncoveredAny: uncoveredPeople(any) } };
}

function landQuestion(): NamedOverlayRequest {
  const sets = layers.coverage.map((layer) => [layer]);
  return {
    zones: layers.villagePolygons ? [layers.communes, layers.villagePolygons] : [layers.communes],
    sets,
    joined: [],
    totals: [],
    names: sets.map((_, s) => `${s}`),
  };
}

const mean = (values: Float64Array): number => values.reduce((sum, x) => sum + x, 0) / values.length;

async function sharesOfLand(): Promise<Outcome> {
  const { zones } = measureOverlay(landQuestion());
  const figures: Record<string, number> = {};
  zones[0].share.forEach((share, o) => {
    figures[`communes${o}`] = mean(share);
  });
  return { figures };
}

async function distancesToFibre(): Promise<Outcome> {
  const index = new NearestLine([layers.fibre]);
  let total = 0;
  for (let i = 0; i < layers.villages.length; i += 2)
    total += index.find(layers.villages[i], layers.villages[i + 1]).distanceMeters;
  return { figures: { meanMeters: (2 * total) / layers.villages.length } };
}

let workers: Worker[] = [];
let turn = 0;

/** A piece of a union in one of two workers, which stay open; the queue of each is its own. */
function outlineInWorker(piece: SharedOutlinePiece): Promise<Chains> {
  const worker = workers[turn++ % workers.length];
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.once('message', (chains: Chains) => {
      port1.close();
      resolve(chains);
    });
    port1.once('messageerror', reject);
    worker.postMessage({ piece, reply: port2 }, [port2]);
  });
}

/** Layers lie in shared memory from the first time on. */
const outlineThreads = outlineInPieces(8, outlineInWorker);

async function dissolved(): Promise<Outcome> {
  let area = 0;
  for (const layer of layers.coverage) {
    const { geometry, by } = await dissolve(layer, outlineThreads);
    if (by !== 'outline') throw new Error('the outline did not close');
    area += featureAreasSquareMeters(geometry)[0];
  }
  return { figures: { areaKm2: area / 1e6 } };
}

async function depressionsByCommune(): Promise<Outcome> {
  const covered = new Uint8Array(layers.villages.length / 2);
  markCoveredPoints(layers.depressions, new PointGrid(layers.villages), covered);
  const inside = layers.population.reduce((sum, people) => sum + people, 0) - uncoveredPeople(covered);
  const land = measureOverlay({
    zones: [layers.communes],
    sets: [[layers.depressions]],
    joined: [],
    totals: [],
  });
  const area = land.zones[0].coveredSquareMeters[0].reduce((sum, x) => sum + x, 0);
  return { figures: { people: inside, areaKm2: area / 1e6 } };
}

/** What an analysis finds in one go: people and land under each operator and any, fibre, depressions. */
async function allFigures(): Promise<Outcome> {
  const people = await villagesInCoverage();
  const land = landQuestion();
  const sets = [...land.sets, [layers.depressions]];
  measureOverlay({ ...land, sets, joined: [land.sets.map((_, s) => s)], totals: [land.sets.length] });
  await distancesToFibre();
  markCoveredPoints(
    layers.depressions,
    new PointGrid(layers.villages),
    new Uint8Array(layers.villages.length / 2),
  );
  return people;
}

const HOUSEHOLDS = 1_000_000;
let householdGrid: PointGrid | null = null;

/** Places about the villages, a kilometre or two from them; the same every time. */
function scatterHouseholds(): Float64Array {
  const { villages } = layers;
  let state = 12345;
  const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296;
  return Float64Array.from({ length: 2 * HOUSEHOLDS }, (_, i) => {
    const v = (i >> 1) % (villages.length / 2);
    return villages[2 * v + (i & 1)] + 0.02 * (random() + random() - 1);
  });
}

async function householdsInCoverage(): Promise<Outcome> {
  const grid = (householdGrid ??= new PointGrid(scatterHouseholds()));
  const figures: Record<string, number> = {};
  layers.coverage.forEach((layer, o) => {
    const covered = new Uint8Array(HOUSEHOLDS);
    markCoveredPoints(layer, grid, covered);
    figures[`households${o}`] = covered.reduce((sum, inside) => sum + inside, 0);
  });
  return { figures };
}

const memory = new OverlayCache();
let edits = 0;

/** One polygon of the first operator taken away, the next time given back; the land measured again. */
async function oneEdit(): Promise<Outcome> {
  const request = landQuestion();
  const [[first], ...others] = request.sets;
  const removes = ++edits % 2 === 1;
  const edited = removes ? withFeature(first, (37 * edits) % (first.features.length - 1), null) : first;
  await memory.ask({ ...request, sets: [[edited], ...others] }, () => Promise.resolve());
  return { figures: { tiles: memory.measured } };
}

export const ours: Contestant = {
  async load(given) {
    layers = await validLayers(given);
    workers = [0, 1].map(() => new Worker(process.argv[1], { argv: ['--dissolve'] }));
    // The state that an edit starts from.
    await memory.ask(landQuestion(), () => Promise.resolve());
  },
  tasks: {
    T1: villagesInCoverage,
    T2: sharesOfLand,
    T3: distancesToFibre,
    T4: dissolved,
    T5: depressionsByCommune,
    all: allFigures,
    edit: oneEdit,
    households: householdsInCoverage,
  },
};
