import type { Technology } from '../../model/service.ts';
import type { PredictedTechnology } from '../../radio/budget/transmitters.ts';
import { latOf, lonOf, roundDegrees, xOf, yOf } from '../land/frame.ts';
import {
  bell,
  between,
  pickOne,
  randomStream,
  wholeBetween,
  type Random,
} from '../../model/basics/random.ts';
import type { RoadStretch } from '../people/road-graph.ts';
import { PointBuckets } from '../seeded/point-buckets.ts';
import type { ServedPlaces } from '../truth/served-places.ts';

export interface FieldMeasurement {
  readonly lon: number;
  readonly lat: number;
  readonly operator: string;
  readonly technology: Technology;
  /** null: the device found no network. */
  readonly rsrpDbm: number | null;
  readonly samples: number;
  /** ISO date. */
  readonly asOf: string;
}

/** How many; those of 5G only within a few km of its masts, where somebody would look for it. */
const COUNTS = { '4G': 4500, '5G': 700 };
const NEAR_5G_KM = 5;
/** Spread of a device and of the moment, dB. */
const NOISE_DB = 6;
/** Whose cards the devices hold, as often as they are listed. */
const DEVICES = 'viettel viettel viettel vinaphone vinaphone mobifone mobifone vietnamobile'.split(' ');
/** Measurements of one operator are no nearer to each other, km. */
const APART_KM = 0.08;
/** Weakest signal at which a device still holds a cell. */
const FLOOR_DBM = -124;

/** Where a province has little 5G, fewer are made. */
const MOST_TRIES = 60_000;

type Places = readonly { readonly lon: number; readonly lat: number }[];

/**
 * Drive tests: a device of one operator at random places of roads and in villages (`homes`). It meets what really
 * arrives there, whatever the declared maps say, and is off by some dB.
 */
export function measureField(
  served: ServedPlaces,
  stretches: readonly RoadStretch[],
  homes: Places,
  seed: number,
): FieldMeasurement[] {
  const random = randomStream(seed, 'measurements');
  const met = new Map(DEVICES.map((operator) => [operator, new PointBuckets(1)]));
  const take = (technology: PredictedTechnology): FieldMeasurement | null => {
    const [x, y] = random() < 0.6 ? pointOnRoad(random, stretches) : pointAtHome(random, homes);
    const operator = pickOne(random, DEVICES);
    if (technology === '5G' && served.nearestKm(operator, technology, x, y) > NEAR_5G_KM) return null;
    const near = met.get(operator)!;
    if (near.nearestKm(x, y, APART_KM) < APART_KM) return null;
    near.add(x, y);
    const level = served.at(x, y).power(operator, technology) + NOISE_DB * bell(random);
    const day = wholeBetween(random, 1, 28);
    return {
      ...{ lon: roundDegrees(lonOf(x)), lat: roundDegrees(latOf(y)), operator, technology },
      rsrpDbm: level < FLOOR_DBM ? null : Math.round(Math.min(-48, level)),
      samples: wholeBetween(random, 3, 40),
      asOf: `2026-0${wholeBetween(random, 7, 9)}-${String(day).padStart(2, '0')}`,
    };
  };
  return (['4G', '5G'] as const).flatMap((technology) => {
    const found: FieldMeasurement[] = [];
    for (let tries = 0; found.length < COUNTS[technology] && tries < MOST_TRIES; tries++) {
      const one = take(technology);
      if (one) found.push(one);
    }
    return found;
  });
}

function pointOnRoad(random: Random, stretches: readonly RoadStretch[]): [number, number] {
  const { line } = stretches[wholeBetween(random, 0, stretches.length - 1)];
  const k = 2 * wholeBetween(random, 0, line.length / 2 - 2);
  const t = random();
  return [line[k] + t * (line[k + 2] - line[k]), line[k + 1] + t * (line[k + 3] - line[k + 1])];
}

function pointAtHome(random: Random, homes: Places): [number, number] {
  const home = homes[wholeBetween(random, 0, homes.length - 1)];
  return [xOf(home.lon) + between(random, -0.1, 0.1), yOf(home.lat) + between(random, -0.1, 0.1)];
}
