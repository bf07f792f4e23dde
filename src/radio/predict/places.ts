import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import type { OperatorId } from '../../model/service.ts';
import type { RadioSettings } from '../budget/radio-settings.ts';
import type { Transmitter } from '../budget/transmitters.ts';
import { freeSpaceLoss } from '../models/p1812/link.ts';
import type { Ground, TerrainPath } from './ground.ts';
import { aimLoss, bearingDegrees, leastAimLoss, medianLink, secondOpinion } from './path-power.ts';

/** No mast serves a village from further away. */
export const FARTHEST_METERS = 30_000;

/** What reaches one place from the best of the masts, dBm of a resource element. */
export interface PlacePower {
  readonly bareDbm: number;
  readonly canopyDbm: number;
  readonly operator: OperatorId;
  readonly bandMhz: number;
  /** Distance from the place to the ridge that hides the mast; null in sight. */
  readonly ridgeMeters: number | null;
  /** Its way, or that of the level with trees, lies in part over a void of the terrain that its neighbours filled. */
  readonly filled: boolean;
  /** By the second model, over bare ground; null where that refuses. */
  secondDbm(): number | null;
}

export interface PlaceAnswer {
  /** Null where no mast is near enough. */
  readonly power: PlacePower | null;
  /** A mast could not be asked: part of the way lies on no terrain. */
  readonly withoutTerrain: boolean;
}

interface Near {
  readonly transmitter: Transmitter;
  readonly bearing: number;
  /** No terrain lets more through than free space. */
  readonly most: number;
}

/** Masts within reach, the one that could be strongest first; ties in the order given. */
function nearest(transmitters: readonly Transmitter[], lon: number, lat: number): Near[] {
  return transmitters
    .filter((one) => Math.abs(one.lat - lat) * 111_000 < FARTHEST_METERS)
    .map((transmitter) => {
      const meters = geodesicDistanceMeters(transmitter.lon, transmitter.lat, lon, lat);
      const bearing = bearingDegrees(transmitter.lon, transmitter.lat, lon, lat);
      const free = freeSpaceLoss(Math.max(meters, 10) / 1000, 0, 0, transmitter.bandMhz / 1000);
      const most = transmitter.elementDbm - free - leastAimLoss(transmitter, bearing);
      return { transmitter, bearing, meters, most };
    })
    .filter(({ meters }) => meters <= FARTHEST_METERS)
    .sort((a, b) => b.most - a.most);
}

/** The stronger over bare ground, with the best that trees leave of either. */
function stronger(one: PlacePower, other: PlacePower): PlacePower {
  const bare = other.bareDbm > one.bareDbm ? other : one;
  const canopy = other.canopyDbm > one.canopyDbm ? other : one;
  return { ...bare, canopyDbm: canopy.canopyDbm, filled: bare.filled || canopy.filled };
}

/** Power at a place from the best of its masts, on bare ground and with trees. */
export function powerAt(
  ground: Ground,
  transmitters: readonly Transmitter[],
  lon: number,
  lat: number,
  settings: RadioSettings,
): PlaceAnswer {
  let power: PlacePower | null = null;
  let withoutTerrain = false;
  // Bands of one mast share their way.
  const paths = new Map<string, TerrainPath | null>();
  const pathFrom = (from: Transmitter): TerrainPath | null => {
    const key = `${from.lon} ${from.lat}`;
    const known = paths.get(key);
    if (known !== undefined) return known;
    const path = ground.between(from.lon, from.lat, lon, lat);
    paths.set(key, path);
    return path;
  };
  for (const { transmitter, bearing, most } of nearest(transmitters, lon, lat)) {
    // All that follow are weaker even without terrain.
    if (power && most <= power.bareDbm && most <= power.canopyDbm) break;
    const path = pathFrom(transmitter);
    if (!path) {
      withoutTerrain = true;
      continue;
    }
    const bare = medianLink(transmitter, path, settings, false);
    const { hts, hrs, dtot, dlr, transhorizon } = bare.geometry;
    const elevation = (Math.atan2(hrs - hts, dtot * 1000) * 180) / Math.PI;
    const element = transmitter.elementDbm - aimLoss(transmitter, bearing, elevation);
    const bareDbm = element - bare.losses.Lb;
    // Trees only take away: this one is the strongest in neither way.
    if (power && bareDbm <= power.canopyDbm) continue;
    const canopyDbm = element - medianLink(transmitter, path, settings, true).losses.Lb;
    const here: PlacePower = {
      bareDbm,
      canopyDbm,
      operator: transmitter.operator,
      bandMhz: transmitter.bandMhz,
      ridgeMeters: transhorizon ? dlr * 1000 : null,
      filled: path.filled,
      secondDbm: () => {
        const loss = secondOpinion(transmitter, path, settings);
        return loss === null ? null : element - loss;
      },
    };
    power = power ? stronger(power, here) : here;
  }
  return { power, withoutTerrain };
}
