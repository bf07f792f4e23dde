import { antennaLoss, sidewaysLoss } from '../budget/antenna.ts';
import type { RadioSettings } from '../budget/radio-settings.ts';
import type { Transmitter } from '../budget/transmitters.ts';
import { linkLosses, type LinkResult } from '../models/p1812/link.ts';
import { itmLosses } from '../models/itm/point-to-point.ts';
import type { TerrainPath } from './ground.ts';

const DEGREES = 180 / Math.PI;

/** Bearing clockwise from north on a plane that fits the middle of the way: good to a tenth of a degree here. */
export function bearingDegrees(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const east = (lon2 - lon1) * Math.cos((lat1 + lat2) / 2 / DEGREES);
  return (Math.atan2(east, lat2 - lat1) * DEGREES + 360) % 360;
}

/** Least loss of all aims of a transmitter in a direction, dB. */
export function aimLoss({ aims }: Transmitter, bearing: number, elevation: number): number {
  let least = Infinity;
  for (const aim of aims) least = Math.min(least, antennaLoss(aim, bearing, elevation));
  return least;
}

/** No elevation loses less than this, dB. */
export function leastAimLoss({ aims }: Transmitter, bearing: number): number {
  let least = Infinity;
  for (const aim of aims) least = Math.min(least, sidewaysLoss(aim, bearing));
  return least;
}

/** The link of P.1812-8 at half of the time and places. */
export function medianLink(
  transmitter: Pick<Transmitter, 'bandMhz' | 'heightMeters' | 'lat'>,
  path: TerrainPath,
  settings: RadioSettings,
  trees: boolean,
): LinkResult {
  return linkLosses({
    profile: {
      distanceKm: path.groundM.map((_, i) => i * path.stepKm),
      groundM: path.groundM,
      clutterM: trees ? path.canopyM : null,
      zone: null,
    },
    frequencyGHz: transmitter.bandMhz / 1000,
    txHeightM: transmitter.heightMeters,
    rxHeightM: settings.phoneMeters,
    polarisation: 'vertical',
    timePercent: 50,
    locationPercent: 50,
    sigmaL: 0,
    deltaN: settings.deltaN,
    n0: settings.n0,
    latitudeDeg: transmitter.lat,
    coast: { dct: 500, dcr: 500 },
  });
}

/** Loss by the second opinion, dB; null where it refuses. Ground of these hills, climate continental subtropical. */
export function secondOpinion(
  transmitter: Transmitter,
  path: TerrainPath,
  settings: RadioSettings,
): number | null {
  const result = itmLosses({
    profile: { heightsM: path.groundM, stepM: path.stepKm * 1000 },
    txHeightM: transmitter.heightMeters,
    rxHeightM: settings.phoneMeters,
    frequencyMHz: transmitter.bandMhz,
    vertical: true,
    permittivity: 15,
    conductivity: 0.005,
    n0: 301,
    climate: 2,
    shares: { time: 50, location: 50, situation: 50, mode: 12 },
  });
  // Beside a cliff, far below the bands of telephones, its smooth Earth takes the logarithm of a number below zero.
  return 'loss' in result && Number.isFinite(result.loss) ? result.loss : null;
}
