import type { Technology } from '../../model/service.ts';
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

const COUNT = 4500;
/** Spread of a device and of the moment, dB. */
const NOISE_DB = 6;
/** Whose cards the devices hold, as often as they are listed. */
const DEVICES = [
  'viettel',
  'viettel',
  'viettel',
  'vinaphone',
  'vinaphone',
  'mobifone',
  'mobifone',
  'vietnamobile',
] as const;
/** Weakest signal at which a device still holds a 4G cell. */
const FLOOR_DBM = -124;

/**
 * Drive tests: a device of one operator at random places of roads and in villages (`homes`). It meets what really
 * arrives there, whatever the declared maps say, and is off by some dB.
 */
export function measureField(
  places: ServedPlaces,
  stretches: readonly RoadStretch[],
  homes: readonly { readonly lon: number; readonly lat: number }[],
  seed: number,
): FieldMeasurement[] {
  const random = randomStream(seed, 'measurements');
  const found: FieldMeasurement[] = [];
  while (found.length < COUNT) {
    const [x, y] = random() < 0.6 ? pointOnRoad(random, stretches) : pointAtHome(random, homes);
    const operator = pickOne(random, DEVICES);
    const level = places.powerAt(operator, '4G', x, y) + NOISE_DB * bell(random);
    const day = wholeBetween(random, 1, 28);
    found.push({
      lon: roundDegrees(lonOf(x)),
      lat: roundDegrees(latOf(y)),
      operator,
      technology: '4G',
      rsrpDbm: level < FLOOR_DBM ? null : Math.round(Math.min(-48, level)),
      samples: wholeBetween(random, 3, 40),
      asOf: `2026-0${wholeBetween(random, 7, 9)}-${String(day).padStart(2, '0')}`,
    });
  }
  return found;
}

function pointOnRoad(random: Random, stretches: readonly RoadStretch[]): [number, number] {
  const { line } = stretches[wholeBetween(random, 0, stretches.length - 1)];
  const k = 2 * wholeBetween(random, 0, line.length / 2 - 2);
  const t = random();
  return [line[k] + t * (line[k + 2] - line[k]), line[k + 1] + t * (line[k + 3] - line[k + 1])];
}

function pointAtHome(
  random: Random,
  homes: readonly { readonly lon: number; readonly lat: number }[],
): [number, number] {
  const home = homes[wholeBetween(random, 0, homes.length - 1)];
  return [xOf(home.lon) + between(random, -0.1, 0.1), yOf(home.lat) + between(random, -0.1, 0.1)];
}
