import type { CalibratedVillage } from './calibrate.ts';
import { xOf, yOf } from '../land/frame.ts';
import { nameVillages } from '../people/names.ts';
import type { PointBuckets } from '../seeded/point-buckets.ts';
import { bell, between, randomStream, type Random } from '../../model/basics/random.ts';

export interface VillageFacts {
  readonly village: CalibratedVillage;
  readonly commune: number;
  readonly code: string;
  readonly name: string;
  /** Per cluster of the village. */
  readonly clusterHouseholds: readonly number[];
  readonly households: number;
  readonly poorHouseholds: number;
  /** Whole per cent of the people. */
  readonly minorityPercent: number;
  readonly extremelyDifficult: boolean;
  readonly electricity: 'grid' | 'other' | 'none';
  readonly road: 'allYear' | 'drySeason' | 'none';
  readonly schools: number;
  readonly healthStations: number;
  readonly cultureHouse: boolean;
  readonly office: boolean;
  readonly hazard: boolean;
  readonly fibrePassed: number;
  readonly fibreSubscribed: number;
}

/** Of all households, how many subscribe to fibre: the published figure of Sơn La. */
const SUBSCRIBED = 0.3905;

export const communeCode = (commune: number): string => `99${String(commune + 1).padStart(3, '0')}`;

/** Everything that is counted in a village, in the order of commune and then place; `cables`: points along the fibre. */
export function describeVillages(
  villages: readonly CalibratedVillage[],
  communes: number,
  cables: PointBuckets,
  seed: number,
): VillageFacts[] {
  const described: (VillageFacts & { readonly wish: number })[] = [];
  for (let commune = 0; commune < communes; commune++) {
    const own = villages.filter((village) => village.settlement.commune === commune);
    const names = nameVillages(
      seed,
      commune,
      own.map((village) => village.settlement.urban),
    );
    const seat = own.reduce(
      (best, v, k) => (v.settlement.seatKm < own[best].settlement.seatKm ? k : best),
      0,
    );
    const random = randomStream(seed, `facts ${commune}`);
    own.forEach((village, k) => {
      const code = `${communeCode(commune)}-${String(k + 1).padStart(3, '0')}`;
      described.push(
        describe(random, village, { commune, code, name: names[k], isSeat: k === seat }, cables),
      );
    });
  }
  return subscribe(described);
}

interface Identity {
  readonly commune: number;
  readonly code: string;
  readonly name: string;
  readonly isSeat: boolean;
}

function describe(
  random: Random,
  village: CalibratedVillage,
  identity: Identity,
  cables: PointBuckets,
): VillageFacts & { readonly wish: number } {
  const { settlement } = village;
  const size = between(random, 3.9, 4.9) + (settlement.trackKm < 0 ? 0.5 : 0);
  const clusterHouseholds = village.clusters.map((cluster) =>
    Math.max(1, Math.round(cluster.population / size)),
  );
  const households = clusterHouseholds.reduce((a, b) => a + b, 0);
  const far = remoteness(settlement.trackKm, settlement.seatKm, settlement.urban);
  const poverty = clamp(0.04 + 0.5 * far + 0.07 * bell(random), 0.005, 0.78);
  const fibreKm = cables.nearestKm(xOf(settlement.lon), yOf(settlement.lat), 12);
  const passable = fibreKm < 0.4 ? 0.95 : fibreKm < 1.2 ? 0.8 : fibreKm < 2.5 ? 0.35 : 0;
  const fibrePassed = Math.round(households * passable * between(random, 0.85, 1));
  return {
    ...identity,
    village,
    clusterHouseholds,
    households,
    poorHouseholds: Math.round(households * poverty),
    minorityPercent: Math.round(100 * clamp(0.55 + 0.6 * far + 0.18 * bell(random), 0.02, 1)),
    extremelyDifficult: poverty > 0.3 && far > 0.35,
    electricity: electrify(random, village.dark, far),
    road:
      settlement.trackKm < 0
        ? random() < 0.5
          ? 'none'
          : 'drySeason'
        : settlement.trackKm > 3 && random() < 0.45
          ? 'drySeason'
          : 'allYear',
    schools: (identity.isSeat ? 3 : 0) + (random() < 0.55 ? 1 : 0),
    healthStations: identity.isSeat ? 1 : random() < 0.015 ? 1 : 0,
    cultureHouse: random() < 0.86 - 0.4 * far,
    office: identity.isSeat,
    hazard: random() < 0.06 + 0.22 * far,
    fibrePassed,
    fibreSubscribed: 0,
    wish: fibrePassed * (1.1 - poverty) * between(random, 0.6, 1.1),
  };
}

/** 0 in town, 1 at the end of the world. */
function remoteness(trackKm: number, seatKm: number, urban: boolean): number {
  if (urban) return 0;
  const track = trackKm < 0 ? 0.55 : Math.min(0.5, trackKm / 12);
  return Math.min(1, track + Math.min(0.45, seatKm / 25));
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

function electrify(random: Random, dark: boolean, far: number): 'grid' | 'other' | 'none' {
  const chance = dark ? 0.55 : far > 0.6 ? 0.1 : 0.004;
  if (random() >= chance) return 'grid';
  return random() < 0.45 ? 'other' : 'none';
}

/** Subscriptions by wish and reach, scaled until the published share of all households has one. */
function subscribe(villages: readonly (VillageFacts & { readonly wish: number })[]): VillageFacts[] {
  const households = villages.reduce((sum, village) => sum + village.households, 0);
  const wanted = Math.round(households * SUBSCRIBED);
  const countAt = (factor: number): number[] =>
    villages.map((village) => Math.min(village.fibrePassed, Math.floor(village.wish * factor)));
  const sumOf = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
  let low = 0;
  let high = 64;
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    if (sumOf(countAt(middle)) <= wanted) low = middle;
    else high = middle;
  }
  const counts = countAt(low);
  let missing = wanted - sumOf(counts);
  for (let k = 0; k < counts.length && missing > 0; k++) {
    if (counts[k] >= villages[k].fibrePassed) continue;
    counts[k]++;
    missing--;
  }
  return villages.map(({ wish: _, ...village }, k) => ({ ...village, fibreSubscribed: counts[k] }));
}
