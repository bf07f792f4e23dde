import { roundDegrees, latOf, lonOf, xOf, yOf } from '../land/frame.ts';
import { PolygonIndex, type Rings } from '../seeded/polygon-index.ts';
import type { DeclaredLayer } from '../network/coverage.ts';
import type { DrawnDisc } from '../network/discs.ts';
import { between, randomStream, wholeBetween, type Random } from '../../model/basics/random.ts';
import type { Cluster, Settlement } from '../people/settlements.ts';

/** The published picture that the sample repeats: Sơn La. */
const DARK_VILLAGES = 34;
const COVERED_PEOPLE = 0.9486;
const TOTAL_PEOPLE = 1_302_000;
const TOTAL_VILLAGES = 2250;

export interface CalibratedVillage {
  readonly settlement: Settlement;
  /** Neither centre nor any cluster under 3G, 4G or 5G of anybody. */
  readonly dark: boolean;
  readonly population: number;
  readonly clusters: readonly CalibratedCluster[];
}

interface CalibratedCluster {
  readonly lon: number;
  readonly lat: number;
  readonly population: number;
  /** Under 4G or 5G of anybody. */
  readonly covered: boolean;
}

/** Answers for one point: under 4G/5G, and under anything; null where an edge is too near to say. */
class Reception {
  private readonly modern: PolygonIndex[];
  private readonly all: PolygonIndex[];

  constructor(layers: readonly DeclaredLayer[]) {
    this.modern = layers.filter(({ technology }) => technology !== '3G').flatMap(indexesOf);
    this.all = [...this.modern, ...layers.filter(({ technology }) => technology === '3G').flatMap(indexesOf)];
  }

  isModern(lon: number, lat: number): boolean | null {
    return anyOf(this.modern, lon, lat);
  }

  isAny(lon: number, lat: number): boolean | null {
    return anyOf(this.all, lon, lat);
  }
}

/** One for the polygons of a layer that do not overlap, and as few as hold its discs with none over another. */
function indexesOf({ polygons }: DeclaredLayer): PolygonIndex[] {
  const apart: { discs: DrawnDisc[]; rings: Rings[] }[] = [];
  for (const { rings, disc } of polygons) {
    if (!disc) continue;
    const free = apart.find(({ discs }) => discs.every((other) => isApart(disc, other)));
    if (free) {
      free.discs.push(disc);
      free.rings.push(rings);
    } else apart.push({ discs: [disc], rings: [rings] });
  }
  const own = polygons.filter(({ disc }) => disc === null).map(({ rings }) => rings);
  return [own, ...apart.map(({ rings }) => rings)].map((rings) => new PolygonIndex(rings));
}

/** Farther apart than a place near the edge of the one could be near the other, too. */
const CLEAR_KM = 0.05;
const isApart = (a: DrawnDisc, b: DrawnDisc): boolean =>
  (a.x - b.x) ** 2 + (a.y - b.y) ** 2 > (a.radiusKm + b.radiusKm + CLEAR_KM) ** 2;

function anyOf(areas: readonly PolygonIndex[], lon: number, lat: number): boolean | null {
  let doubt = false;
  for (const area of areas) {
    const state = area.surely(lon, lat);
    if (state) return true;
    doubt ||= state === null;
  }
  return doubt ? null : false;
}

/** A village while it is being settled: where its clusters lie, how heavy, covered or not. */
interface Draft {
  readonly settlement: Settlement;
  readonly dark: boolean;
  clusters: (Cluster & { covered: boolean })[];
}

/**
 * Decides, with the coverage drawn, which places are villages and how many people live where:
 * 34 places wholly without signal and otherwise places whose centre has 4G; then outlying
 * clusters move up the slopes or down to the centre, and last people between the clusters of a
 * village, until 94.86 % of them have 4G. The coverage is not touched. Fewer `villages` than
 * 2,250 scale the people and the dark villages (at least one); where the land holds no more
 * places, there are fewer.
 */
export function calibrateVillages(
  settlements: readonly Settlement[],
  layers: readonly DeclaredLayer[],
  communeAreas: readonly PolygonIndex[],
  villages: number,
  seed: number,
): CalibratedVillage[] {
  const reception = new Reception(layers);
  const random = randomStream(seed, 'calibration');
  const drafts = chooseVillages(settlements, reception, communeAreas.length, villages);
  const people = countPeople(drafts, Math.round((TOTAL_PEOPLE * villages) / TOTAL_VILLAGES));
  const total = people.reduce((sum, count) => sum + count, 0);
  const wanted = Math.round(total * (1 - COVERED_PEOPLE));
  moveClusters(drafts, people, wanted, reception, communeAreas, random);
  const counts = drafts.map((draft, index) => splitPeople(draft, people[index]));
  shiftPeople(drafts, counts, wanted);
  return drafts.map((draft, index) => ({
    settlement: draft.settlement,
    dark: draft.dark,
    population: people[index],
    clusters: draft.clusters.map(({ lon, lat, covered }, k) => ({
      lon,
      lat,
      covered,
      population: counts[index][k],
    })),
  }));
}

function chooseVillages(
  settlements: readonly Settlement[],
  reception: Reception,
  communes: number,
  villages: number,
): Draft[] {
  const darkWanted = Math.max(1, Math.round((DARK_VILLAGES * villages) / TOTAL_VILLAGES));
  const dark: Draft[] = [];
  const lit: Draft[] = [];
  const darkPer = new Int32Array(communes);
  const perCommune = Math.ceil(darkWanted / 12);
  for (const settlement of settlements) {
    const modern = reception.isModern(settlement.lon, settlement.lat);
    if (modern === true) {
      const clusters = settlement.clusters.flatMap((cluster) => {
        const covered = reception.isModern(cluster.lon, cluster.lat);
        return covered === null ? [] : [{ ...cluster, covered }];
      });
      if (clusters.some((cluster) => cluster.covered)) lit.push({ settlement, dark: false, clusters });
    } else if (
      modern === false &&
      isDark(settlement, reception) &&
      darkPer[settlement.commune] < perCommune
    ) {
      darkPer[settlement.commune]++;
      dark.push({
        settlement,
        dark: true,
        clusters: settlement.clusters.map((c) => ({ ...c, covered: false })),
      });
    }
  }
  return [...firstOfEach(lit, communes, villages - darkWanted), ...dark.slice(0, darkWanted)];
}

const isDark = (settlement: Settlement, reception: Reception): boolean =>
  settlement.clusters.length > 0 &&
  [settlement, ...settlement.clusters].every((place) => reception.isAny(place.lon, place.lat) === false);

/** The first `count` drafts in their order, after up to three of each commune. */
function firstOfEach(drafts: readonly Draft[], communes: number, count: number): Draft[] {
  const seen = new Int32Array(communes);
  const first = drafts.filter((draft) => seen[draft.settlement.commune]++ < 3).slice(0, count);
  const chosen = new Set(first);
  for (const draft of drafts) {
    if (chosen.size >= count) break;
    chosen.add(draft);
  }
  return drafts.filter((draft) => chosen.has(draft));
}

/** Whole people per village, `total` together. */
function countPeople(drafts: readonly Draft[], total: number): number[] {
  const weights = drafts.map((draft) => draft.settlement.people * (draft.dark ? 0.55 : 1));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => Math.max(40, Math.round((weight * total) / sum)));
}

const weightOf = (draft: Draft): number => draft.clusters.reduce((sum, cluster) => sum + cluster.weight, 0);

/** People of the clusters without 4G, before they are counted whole. */
function peopleWithout(draft: Draft, people: number): number {
  let without = 0;
  for (const cluster of draft.clusters) if (!cluster.covered) without += cluster.weight;
  return (without / weightOf(draft)) * people;
}

/** Moves outlying clusters of random villages out of or into signal until about `wanted` people are without. */
function moveClusters(
  drafts: Draft[],
  people: readonly number[],
  wanted: number,
  reception: Reception,
  communeAreas: readonly PolygonIndex[],
  random: Random,
): void {
  let without = drafts.reduce((sum, draft, index) => sum + peopleWithout(draft, people[index]), 0);
  const outwards = without < wanted;
  for (let attempt = 0; attempt < 60_000 && without < wanted === outwards; attempt++) {
    const index = wholeBetween(random, 0, drafts.length - 1);
    const draft = drafts[index];
    const k = wholeBetween(random, 1, 7);
    if (draft.dark || k >= draft.clusters.length || draft.clusters[k].covered !== outwards) continue;
    const moved = tryPlace(draft, outwards ? between(random, 1, 3) : 0.5, reception, communeAreas, random);
    if (!moved || moved.covered === outwards) continue;
    const before = peopleWithout(draft, people[index]);
    draft.clusters[k] = { ...moved, weight: draft.clusters[k].weight * (outwards ? 0.75 : 1) };
    without += peopleWithout(draft, people[index]) - before;
  }
}

function tryPlace(
  draft: Draft,
  reachKm: number,
  reception: Reception,
  communeAreas: readonly PolygonIndex[],
  random: Random,
): { lon: number; lat: number; covered: boolean } | null {
  const { settlement } = draft;
  const lon = roundDegrees(lonOf(xOf(settlement.lon) + between(random, -reachKm, reachKm)));
  const lat = roundDegrees(latOf(yOf(settlement.lat) + between(random, -reachKm, reachKm)));
  if (!communeAreas[settlement.commune].surely(lon, lat)) return null;
  const covered = reception.isModern(lon, lat);
  return covered === null ? null : { lon, lat, covered };
}

/** Whole people per cluster; the first takes what rounding leaves. Every cluster keeps at least 4. */
function splitPeople(draft: Draft, people: number): number[] {
  const weight = weightOf(draft);
  const counts = draft.clusters.map((cluster) => Math.max(4, Math.round((cluster.weight / weight) * people)));
  counts[0] += people - counts.reduce((a, b) => a + b, 0);
  return counts;
}

/** Moves people between covered and uncovered clusters of the same village until exactly `wanted` are without 4G. */
function shiftPeople(drafts: readonly Draft[], counts: readonly number[][], wanted: number): void {
  const mixed: { from: number[]; covered: number; without: number }[] = [];
  let missing = wanted;
  drafts.forEach((draft, index) => {
    const covered = draft.clusters.findIndex((cluster) => cluster.covered);
    const without = draft.clusters.findIndex((cluster) => !cluster.covered);
    draft.clusters.forEach((cluster, k) => {
      if (!cluster.covered) missing -= counts[index][k];
    });
    if (covered >= 0 && without >= 0) mixed.push({ from: counts[index], covered, without });
  });
  for (let idle = 0, at = 0; missing !== 0 && idle < mixed.length; at = (at + 1) % mixed.length) {
    const { from, covered, without } = mixed[at];
    const [giver, taker] = missing > 0 ? [covered, without] : [without, covered];
    const step = Math.min(Math.abs(missing), Math.ceil(from[giver] / 12), Math.max(0, from[giver] - 4));
    from[giver] -= step;
    from[taker] += step;
    missing -= missing > 0 ? step : -step;
    idle = step === 0 ? idle + 1 : 0;
  }
}
