import type { ElevationGrid } from '../../model/dataset.ts';
import type { OperatorId, Technology } from '../../model/service.ts';
import type { CommuneNodes } from '../land/communes.ts';
import type { Landscape } from '../land/erosion.ts';
import { latOf, lonOf, roundDegrees, xOf, yOf } from '../land/frame.ts';
import type { Mesh } from '../land/mesh.ts';
import { PointBuckets } from '../seeded/point-buckets.ts';
import { between, pickOne, randomStream, wholeBetween } from '../../model/basics/random.ts';
import { CELLS_PER_DEGREE } from '../land/relief.ts';
import type { RoadGraph } from '../people/road-graph.ts';
import type { Settlement } from '../people/settlements.ts';
import { isSeen } from '../land/terrain-view.ts';

interface OperatorPlan {
  readonly id: OperatorId;
  readonly codePrefix: string;
  readonly masts: number;
  readonly reach4gKm: readonly [number, number];
  readonly reach3gKm: readonly [number, number];
  /** Largest places get 5G: how many masts. */
  readonly masts5g: number;
}

const OPERATORS: readonly OperatorPlan[] = [
  { id: 'viettel', codePrefix: 'VTL', masts: 265, reach4gKm: [4.8, 7], reach3gKm: [7, 9.5], masts5g: 34 },
  { id: 'vinaphone', codePrefix: 'VNP', masts: 215, reach4gKm: [4.5, 6.5], reach3gKm: [6.5, 9], masts5g: 22 },
  { id: 'mobifone', codePrefix: 'MBF', masts: 140, reach4gKm: [4.2, 6.2], reach3gKm: [6, 8.5], masts5g: 12 },
  { id: 'vietnamobile', codePrefix: 'VNM', masts: 50, reach4gKm: [3.5, 5], reach3gKm: [5, 7], masts5g: 0 },
];

/** One radio of a mast. */
interface Cell {
  readonly technology: Technology;
  readonly bandMhz: number;
  readonly reachKm: number;
}

export interface Mast {
  readonly code: string;
  readonly operator: OperatorId;
  readonly lon: number;
  readonly lat: number;
  readonly heightMeters: number;
  readonly cells: readonly Cell[];
}

interface MastPlace {
  readonly x: number;
  readonly y: number;
  /** Settlements in sight and reach, and their people. */
  readonly seen: readonly number[];
}

const SIGHT_KM = 5.2;
const SIGHT_MAST_METERS = 38;

/**
 * Each operator builds, one after another, where it wins most people it does not reach yet
 * (greedy, with its own opinion of each place), on shoulders and knolls near roads.
 */
export function placeMasts(
  ground: { mesh: Mesh; land: Landscape; communes: CommuneNodes; roads: RoadGraph; elevation: ElevationGrid },
  settlements: readonly Settlement[],
  seed: number,
): Mast[] {
  const places = findPlaces(ground, settlements);
  const crowd = measureCrowds(settlements);
  return OPERATORS.flatMap((plan) => buildNetwork(plan, places, settlements, crowd, seed));
}

function findPlaces(
  ground: { mesh: Mesh; land: Landscape; communes: CommuneNodes; roads: RoadGraph; elevation: ElevationGrid },
  settlements: readonly Settlement[],
): MastPlace[] {
  const { mesh, roads } = ground;
  const homes = new PointBuckets(2);
  for (const s of settlements) homes.add(xOf(s.lon), yOf(s.lat));
  const taken = new PointBuckets(1);
  const places: MastPlace[] = [];
  for (const road of roads.nodes()) {
    if (taken.nearestKm(mesh.x[road], mesh.y[road], 1.1) < 1.1) continue;
    taken.add(mesh.x[road], mesh.y[road]);
    const node = climbToKnoll(ground, road);
    const x = mesh.x[node];
    const y = mesh.y[node];
    const seen: number[] = [];
    homes.within(x, y, SIGHT_KM, (home) => {
      if (isSeen(ground.elevation, x, y, SIGHT_MAST_METERS, homes.x[home], homes.y[home])) seen.push(home);
    });
    places.push({ x, y, seen: seen.sort((a, b) => a - b) });
  }
  return places;
}

/** The highest node within two steps of the road: masts stand above the valley floor, yet within reach of a road. */
function climbToKnoll(ground: { mesh: Mesh; land: Landscape; communes: CommuneNodes }, road: number): number {
  const { mesh, land, communes } = ground;
  let best = road;
  for (let step = 0; step < 2; step++) {
    const from = best;
    for (let k = from * 6; k < from * 6 + 6; k++) {
      const next = mesh.neighbours[k];
      if (next < 0 || communes.of[next] < 0) continue;
      if (land.heightMeters[next] > land.heightMeters[best]) best = next;
    }
  }
  return best;
}

/** People within 2.5 km of each settlement: where 5G comes first. */
function measureCrowds(settlements: readonly Settlement[]): Float64Array {
  const homes = new PointBuckets(2.5);
  for (const s of settlements) homes.add(xOf(s.lon), yOf(s.lat));
  return Float64Array.from(settlements, (_, i) => {
    let people = 0;
    homes.within(homes.x[i], homes.y[i], 2.5, (other) => {
      people += settlements[other].people;
    });
    return people;
  });
}

function buildNetwork(
  plan: OperatorPlan,
  places: readonly MastPlace[],
  settlements: readonly Settlement[],
  crowd: Float64Array,
  seed: number,
): Mast[] {
  const random = randomStream(seed, `masts ${plan.id}`);
  const opinion = places.map(() => between(random, 0.65, 1.35));
  const reached = new Uint8Array(settlements.length);
  const gainAt = (place: number): number => {
    let people = 0;
    for (const home of places[place].seen) people += settlements[home].people * (reached[home] ? 0.04 : 1);
    return people * opinion[place];
  };
  const gain = places.map((_, place) => gainAt(place));
  const chosen: { place: number; crowd: number }[] = [];
  while (chosen.length < plan.masts) {
    let best = 0;
    for (;;) {
      best = 0;
      for (let p = 1; p < gain.length; p++) if (gain[p] > gain[best]) best = p;
      const now = gainAt(best);
      if (now === gain[best]) break;
      gain[best] = now;
    }
    if (gain[best] <= 0) break;
    chosen.push({ place: best, crowd: Math.max(0, ...places[best].seen.map((home) => crowd[home])) });
    for (const home of places[best].seen) reached[home] = 1;
    gain[best] = 0;
    opinion[best] = 0;
  }
  const busy = [...chosen].sort((a, b) => b.crowd - a.crowd || a.place - b.place).slice(0, plan.masts5g);
  return chosen.map((choice, index) =>
    equipMast(plan, places[choice.place], busy.includes(choice), index, random),
  );
}

function equipMast(
  plan: OperatorPlan,
  place: MastPlace,
  has5g: boolean,
  index: number,
  random: () => number,
): Mast {
  const cells: Cell[] = [];
  const reach4g = between(random, plan.reach4gKm[0], plan.reach4gKm[1]);
  cells.push({
    technology: '3G',
    bandMhz: 900,
    reachKm: between(random, plan.reach3gKm[0], plan.reach3gKm[1]),
  });
  cells.push({ technology: '4G', bandMhz: pickOne(random, [700, 900, 1800]), reachKm: reach4g });
  if (random() < 0.5) cells.push({ technology: '4G', bandMhz: 2100, reachKm: reach4g * 0.7 });
  if (random() < 0.35) cells.push({ technology: '3G', bandMhz: 2100, reachKm: reach4g * 0.8 });
  if (has5g)
    cells.push({
      technology: '5G',
      bandMhz: pickOne(random, [2600, 3500]),
      reachKm: between(random, 1.8, 3),
    });
  return {
    code: `${plan.codePrefix}${String(index + 1).padStart(4, '0')}`,
    operator: plan.id,
    lon: roundDegrees(middleOfCell(lonOf(place.x))),
    lat: roundDegrees(middleOfCell(latOf(place.y))),
    heightMeters: 3 * wholeBetween(random, 12, 20),
    cells: cells.map((cell) => ({ ...cell, reachKm: Math.round(cell.reachKm * 10) / 10 })),
  };
}

/** Masts stand in the middle of a cell of the terrain, where its height is known. */
const middleOfCell = (degrees: number): number => Math.round(degrees * CELLS_PER_DEGREE) / CELLS_PER_DEGREE;
