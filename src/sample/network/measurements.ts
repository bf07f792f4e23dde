import type { ElevationGrid } from '../../model/dataset.ts';
import type { Technology } from '../../model/service.ts';
import { latOf, lonOf, roundDegrees, xOf, yOf } from '../land/frame.ts';
import {
  bell,
  between,
  naturalLog,
  randomStream,
  wholeBetween,
  type Random,
} from '../../model/basics/random.ts';
import type { RoadStretch } from '../people/road-graph.ts';
import { kmToMast, type Mast } from './sites.ts';
import { isSeen } from '../land/terrain-view.ts';

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

const COUNT = 360;
/** Weakest signal at which a device still holds a 4G cell. */
const FLOOR_DBM = -124;

/**
 * Drive tests: a device of one operator at random places of roads and in villages (`homes`). The level
 * follows from the nearest masts, the distance and the terrain, not from the declared maps, and so
 * contradicts some of them.
 */
export function measureField(
  elevation: ElevationGrid,
  stretches: readonly RoadStretch[],
  homes: readonly { readonly lon: number; readonly lat: number }[],
  masts: readonly Mast[],
  seed: number,
): FieldMeasurement[] {
  const random = randomStream(seed, 'measurements');
  const found: FieldMeasurement[] = [];
  while (found.length < COUNT) {
    const [x, y] = random() < 0.6 ? pointOnRoad(random, stretches) : pointAtHome(random, homes);
    const operator = random() < 0.5 ? 'viettel' : random() < 0.6 ? 'vinaphone' : 'mobifone';
    const level = predictLevel(elevation, masts, operator, x, y) + 4 * bell(random);
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

/** The strongest 4G mast: -78 dBm at 1 km, 35 dB per decade, 26 dB less out of sight. A rough rule for made-up data, no prediction. */
function predictLevel(
  elevation: ElevationGrid,
  masts: readonly Mast[],
  operator: string,
  x: number,
  y: number,
): number {
  let best = -200;
  for (const mast of masts) {
    if (mast.operator !== operator) continue;
    const distance = Math.max(0.05, kmToMast(mast, x, y));
    if (distance > 14) continue;
    const open = -78 - (35 * naturalLog(distance)) / 2.302585092994046;
    if (open <= best) continue;
    const seen = isSeen(elevation, xOf(mast.lon), yOf(mast.lat), mast.heightMeters, x, y);
    best = Math.max(best, seen ? open : open - 26);
  }
  return best;
}
