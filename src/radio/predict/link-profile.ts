import type { RadioSettings } from '../budget/radio-settings.ts';
import type { Transmitter } from '../budget/transmitters.ts';
import { EARTH_RADIUS_KM, wavelengthM } from '../models/p1812/path.ts';
import type { Ground, TerrainPath } from './ground.ts';
import { medianLink } from './path-power.ts';

/** One end of a link: a place and the height of its antenna above ground. */
export interface LinkEnd {
  readonly lon: number;
  readonly lat: number;
  readonly heightMeters: number;
}

/** Losses of a link by ITU-R P.1812-8 at half of the time and places, dB. */
interface LinkLosses {
  readonly freeSpaceDb: number;
  readonly diffractionDb: number;
  readonly totalDb: number;
}

/** A height that stands in the way. */
interface Ridge {
  readonly distanceKm: number;
  /** Ground above the sea, m. */
  readonly heightMeters: number;
  /** By how much it rises over the line of sight, m; below 0 it only reaches into the first Fresnel zone. */
  readonly overMeters: number;
  /** Radius of the first Fresnel zone there, m. */
  readonly fresnelMeters: number;
}

/** A way between two antennas, drawn over an Earth of 4/3 of its radius: sight is a straight line there. */
export interface LinkProfile {
  readonly distanceKm: Float64Array;
  /** Above the sea, the fall of the Earth not counted, m. */
  readonly groundM: Float64Array;
  /** Trees above the ground, m. */
  readonly canopyM: Float64Array;
  /** What the curved Earth adds to the ground, m. */
  readonly bulgeM: Float64Array;
  /** The straight line between the antennas, m above the sea. */
  readonly sightM: Float64Array;
  /** Radius of the first Fresnel zone, m. */
  readonly fresnelM: Float64Array;
  readonly ridges: readonly Ridge[];
  readonly bare: LinkLosses;
  readonly canopy: LinkLosses;
  /** Some heights were filled in from their neighbours. */
  readonly filled: boolean;
}

/** Radius of the Earth that profiles are drawn over, km. */
const DRAWN_EARTH_KM = (4 / 3) * EARTH_RADIUS_KM;
/** A saddle less deep than this between two heights makes one ridge of them, m. */
const SADDLE_METERS = 15;
/** Ground that leaves this part of the first Fresnel zone free hinders nothing. */
const FREE_PART = 0.6;

/** Null where part of the way lies on no terrain. */
export function linkProfile(
  ground: Ground,
  from: LinkEnd,
  to: LinkEnd,
  bandMhz: number,
  settings: RadioSettings,
): LinkProfile | null {
  const path = ground.between(from.lon, from.lat, to.lon, to.lat);
  if (!path) return null;
  const { groundM, canopyM, filled } = path;
  const last = groundM.length - 1;
  const dtot = last * path.stepKm;
  const distanceKm = groundM.map((_, i) => i * path.stepKm);
  const bulgeM = distanceKm.map((d) => (500 * d * (dtot - d)) / DRAWN_EARTH_KM);
  const [low, high] = [groundM[0] + from.heightMeters, groundM[last] + to.heightMeters];
  const sightM = distanceKm.map((d) => low + ((high - low) * d) / dtot);
  const lambda = wavelengthM(bandMhz / 1000);
  const fresnelM = distanceKm.map((d) => Math.sqrt((1000 * lambda * d * (dtot - d)) / dtot));
  const lines = { distanceKm, groundM, bulgeM, sightM, fresnelM };
  return {
    ...{ ...lines, canopyM, filled, ridges: ridgesOf(lines) },
    bare: lossesOf(path, from, to, bandMhz, settings, false),
    canopy: lossesOf(path, from, to, bandMhz, settings, true),
  };
}

function lossesOf(
  path: TerrainPath,
  from: LinkEnd,
  to: LinkEnd,
  bandMhz: number,
  settings: RadioSettings,
  trees: boolean,
): LinkLosses {
  const ends: Pick<Transmitter, 'bandMhz' | 'heightMeters' | 'lat'> = { ...from, bandMhz };
  const { losses } = medianLink(ends, path, { ...settings, phoneMeters: to.heightMeters }, trees);
  return { freeSpaceDb: losses.Lbfs, diffractionDb: losses.Ld50, totalDb: losses.Lb };
}

/** Heights over the line of sight, or so near below it that less than 0.6 of the first Fresnel zone is free. */
function ridgesOf({
  distanceKm,
  groundM,
  bulgeM,
  sightM,
  fresnelM,
}: Pick<LinkProfile, 'distanceKm' | 'groundM' | 'bulgeM' | 'sightM' | 'fresnelM'>): Ridge[] {
  const over = groundM.map((height, i) => height + bulgeM[i] - sightM[i]);
  return summitsOf(over)
    .filter((i) => over[i] > -FREE_PART * fresnelM[i])
    .map((i) => ({
      distanceKm: distanceKm[i],
      heightMeters: groundM[i],
      overMeters: over[i],
      fresnelMeters: fresnelM[i],
    }));
}

/** Inner points that are higher than all up to a saddle of `SADDLE_METERS` on both sides. */
function summitsOf(height: Float64Array): number[] {
  const summits: number[] = [];
  let top = 0;
  let bottom = 0;
  let rising = false;
  for (let i = 1; i < height.length; i++) {
    if (rising) {
      if (height[i] > height[top]) top = i;
      else if (height[i] < height[top] - SADDLE_METERS) {
        summits.push(top);
        [rising, bottom] = [false, i];
      }
    } else if (height[i] < height[bottom]) bottom = i;
    else if (height[i] > height[bottom] + SADDLE_METERS) [rising, top] = [true, i];
  }
  // The way may end less than a saddle below its last height.
  if (rising && top < height.length - 1) summits.push(top);
  return summits;
}
