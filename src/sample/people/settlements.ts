import type { CommuneNodes } from '../land/communes.ts';
import type { Landscape } from '../land/erosion.ts';
import { distanceKm, latOf, lonOf, roundDegrees, xOf, yOf } from '../land/frame.ts';
import type { Mesh } from '../land/mesh.ts';
import { PointBuckets } from '../seeded/point-buckets.ts';
import type { PolygonIndex } from '../seeded/polygon-index.ts';
import {
  bell,
  between,
  randomStream,
  weightedOrder,
  wholeBetween,
  type Random,
} from '../../model/basics/random.ts';
import { MAIN, type RoadGraph } from './road-graph.ts';
import { joinByTrack, steepness, type Ways } from './roads.ts';

/** Where people might live; which places become villages is decided after coverage is known. */
export interface Settlement {
  readonly node: number;
  readonly commune: number;
  readonly lon: number;
  readonly lat: number;
  /** km along tracks to a main road; -1 without a track. */
  readonly trackKm: number;
  /** km in a straight line to the seat of the commune. */
  readonly seatKm: number;
  /** Part of a town or of a seat. */
  readonly urban: boolean;
  /** About how many people live here before the final counts. */
  readonly people: number;
  readonly clusters: readonly Cluster[];
}

export interface Cluster {
  readonly lon: number;
  readonly lat: number;
  /** Its part of the people, before normalisation. */
  readonly weight: number;
}

export interface SettlementGround {
  readonly mesh: Mesh;
  readonly land: Landscape;
  readonly communes: CommuneNodes;
  readonly centres: Int32Array;
  readonly ways: Ways;
  readonly roads: RoadGraph;
  /** One per commune. */
  readonly communeAreas: readonly PolygonIndex[];
}

/**
 * `count` places: most along valleys and main roads, some on gentle slopes, a few high and
 * alone. Builds a track down the valley to each but the loneliest.
 */
export function placeSettlements(ground: SettlementGround, count: number, seed: number): Settlement[] {
  const random = randomStream(seed, 'settlements');
  const { mesh, land, communes, centres, roads, ways } = ground;
  const order = weightedOrder(random, appeal(ground));
  const taken = new PointBuckets(1);
  const placed: Settlement[] = [];
  // More places than the usual 3,400 stand closer together.
  const closeness = Math.min(1, Math.sqrt(3400 / count));
  for (const node of order) {
    if (placed.length >= count) break;
    const commune = communes.of[node];
    const seatKm = distanceKm(mesh.x[node], mesh.y[node], mesh.x[centres[commune]], mesh.y[centres[commune]]);
    const urban = seatKm < 1.6;
    const spacing = closeness * (urban ? 0.3 : land.drainageKm2[node] > 2 ? 0.75 : 1.3);
    let free = true;
    taken.within(mesh.x[node], mesh.y[node], spacing, () => !(free = false));
    if (!free) continue;
    const x = mesh.x[node] + 0.12 * bell(random);
    const y = mesh.y[node] + 0.12 * bell(random);
    const lon = roundDegrees(lonOf(x));
    const lat = roundDegrees(latOf(y));
    if (!ground.communeAreas[commune].surely(lon, lat)) continue;
    taken.add(mesh.x[node], mesh.y[node]);
    const trackKm = joinByTrack(
      mesh,
      ways,
      roads,
      node,
      patience(random, land.heightMeters[node], land.drainageKm2[node]),
    );
    const people = countPeople(random, land.drainageKm2[node], trackKm, seatKm);
    const clusters = scatterClusters(random, ground, { node, commune, lon, lat, urban });
    placed.push({ node, commune, lon, lat, trackKm, seatKm, urban, people, clusters });
  }
  return placed;
}

/** The longest track, km, that somebody builds to a place: less for the high ones off the streams. */
const patience = (random: Random, heightMeters: number, drainageKm2: number): number =>
  between(random, 3, 15) * (heightMeters > 1200 ? 0.5 : 1) * (drainageKm2 > 1.5 ? 1.3 : 0.7);

/** How much a node invites settlers: flat, by water, on a road, near the seat, not too high. */
function appeal(ground: SettlementGround): Float64Array {
  const { mesh, land, communes, centres, roads } = ground;
  const weights = new Float64Array(mesh.count);
  for (let i = 0; i < mesh.count; i++) {
    const commune = communes.of[i];
    if (commune < 0) continue;
    const water = Math.min(1, land.drainageKm2[i] / 6);
    const slope = steepness(mesh, land, i) / 180;
    const road = roads.classAt[i] === MAIN ? 4 : 1;
    const seatKm = distanceKm(mesh.x[i], mesh.y[i], mesh.x[centres[commune]], mesh.y[centres[commune]]);
    const seat = seatKm < 1.6 ? 9 : 1 + 3 / (1 + seatKm);
    const high = land.heightMeters[i] > 1500 ? 0.4 : 1;
    weights[i] = ((0.03 + water) * road * seat * high) / (1 + slope * slope * slope);
  }
  return weights;
}

function countPeople(random: Random, drainageKm2: number, trackKm: number, seatKm: number): number {
  const valley = 260 + 240 * Math.min(1, drainageKm2 / 20);
  const road = trackKm === 0 ? 260 : trackKm < 0 ? -90 : 60 / (1 + trackKm);
  const town = seatKm < 1.6 ? 330 : 0;
  const spread = 1 + 0.28 * bell(random);
  return Math.max(70, (valley + road + town) * Math.max(0.3, spread));
}

const CLUSTER_COUNTS = [1, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 5, 6, 6, 7, 8];

interface Place {
  readonly node: number;
  readonly commune: number;
  readonly lon: number;
  readonly lat: number;
  readonly urban: boolean;
}

/** One to eight clusters: the first around the centre, the others up to 2.6 km away on ground of about its height. */
function scatterClusters(random: Random, ground: SettlementGround, place: Place): Cluster[] {
  const wanted = CLUSTER_COUNTS[wholeBetween(random, 0, CLUSTER_COUNTS.length - 1)];
  const reach = place.urban ? 0.45 : between(random, 0.6, random() < 0.4 ? 2.6 : 1.5);
  const clusters: Cluster[] = [];
  const x = xOf(place.lon);
  const y = yOf(place.lat);
  for (let attempt = 0; clusters.length < wanted && attempt < 60; attempt++) {
    const first = clusters.length === 0;
    const radius = first ? 0.09 : reach;
    const dx = between(random, -1, 1);
    const dy = between(random, -1, 1);
    if (dx * dx + dy * dy > 1) continue;
    const lon = roundDegrees(lonOf(x + dx * radius));
    const lat = roundDegrees(latOf(y + dy * radius));
    if (!ground.communeAreas[place.commune].contains(lon, lat)) continue;
    if (!first && random() < climbRefusal(ground, place.node, x + dx * radius, y + dy * radius)) continue;
    clusters.push({ lon, lat, weight: (first ? 1.8 : 1) * between(random, 0.35, 1.3) });
  }
  return clusters;
}

/** 0..1: how little people want to live there: the slope between the village and the nearest node of the mesh around it. */
function climbRefusal(ground: SettlementGround, node: number, x: number, y: number): number {
  const { mesh, land } = ground;
  let nearest = node;
  for (let moved = true; moved;) {
    moved = false;
    for (let k = nearest * 6; k < nearest * 6 + 6; k++) {
      const next = mesh.neighbours[k];
      if (next < 0) continue;
      if (distanceKm(mesh.x[next], mesh.y[next], x, y) < distanceKm(mesh.x[nearest], mesh.y[nearest], x, y)) {
        nearest = next;
        moved = true;
      }
    }
  }
  const climb = Math.abs(land.heightMeters[nearest] - land.heightMeters[node]) / 200;
  return climb / (1 + climb);
}
