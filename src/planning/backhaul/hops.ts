import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import { wavelengthM, EARTH_RADIUS_KM } from '../../radio/models/p1812/path.ts';
import type { Ground } from '../../radio/predict/ground.ts';
import type { Spot } from './trenches.ts';

/** Farthest hop, the band by which its Fresnel zone is told, and the part of the zone that has to be free. */
export const HOP = { meters: 20_000, bandMhz: 7000, freePart: 0.6 } as const;
/** Masts that a mast without sight of fibre may hop to: those that see some or hold their feed, and others. */
export const RELAYS = { fed: 4, others: 6 } as const;
/** Effective radius of the Earth, m. */
const EARTH_METERS = (4 / 3) * EARTH_RADIUS_KM * 1000;

/** A place with the height of an antenna above its ground. */
export interface HopEnd extends Spot {
  readonly heightMeters: number;
}

export interface Hops {
  /** By mast: the nearest end with fibre that it sees, -1 none. */
  readonly toFed: readonly number[];
  /** Pairs of masts that see each other, the lower number first. */
  readonly between: readonly (readonly [number, number])[];
}

const apart = (a: Spot, b: Spot): number => geodesicDistanceMeters(a.lon, a.lat, b.lon, b.lat);

/** Sight over ground and trees with the part of the first Fresnel zone free; false where part of the way lies on no terrain. */
export function seesEachOther(ground: Ground, from: HopEnd, to: HopEnd): boolean {
  const meters = apart(from, to);
  const steps = Math.max(4, Math.ceil(meters / ground.stepMeters));
  const [low, high] = [from, to].map(({ lon, lat, heightMeters }) => ground.height(lon, lat) + heightMeters);
  if (Number.isNaN(low) || Number.isNaN(high)) return false;
  const lambda = wavelengthM(HOP.bandMhz / 1000);
  // Coarse first: most ways that are blocked are told by few heights.
  const looked = new Uint8Array(steps + 1);
  for (let stride = 1 << Math.floor(Math.log2(steps)); stride >= 1; stride >>= 1)
    for (let i = stride; i < steps; i += stride) {
      if (looked[i]) continue;
      looked[i] = 1;
      const part = i / steps;
      const [lon, lat] = [from.lon + (to.lon - from.lon) * part, from.lat + (to.lat - from.lat) * part];
      const [near, far] = [meters * part, meters * (1 - part)];
      const bulge = (near * far) / (2 * EARTH_METERS);
      const fresnel = Math.sqrt((lambda * near * far) / meters);
      const sight = low + (high - low) * part - bulge - HOP.freePart * fresnel;
      if (!(ground.height(lon, lat) + ground.trees(lon, lat) <= sight)) return false;
    }
  return true;
}

/**
 * Hops by which masts may be fed. A mast that sees an end with fibre needs no other hop: all cost the same.
 * @param holdsFeed by mast: its own price holds a feed
 */
export function hopsFor(
  masts: readonly HopEnd[],
  holdsFeed: (mast: number) => boolean,
  fed: readonly HopEnd[],
  ground: Ground,
): Hops {
  const nearBy = (from: HopEnd, all: readonly HopEnd[], may: (k: number) => boolean): number[] =>
    all
      .flatMap((to, k) => (may(k) ? [{ k, meters: apart(from, to) }] : []))
      .filter(({ meters }) => meters > 0 && meters <= HOP.meters)
      .sort((a, b) => a.meters - b.meters || a.k - b.k)
      .map(({ k }) => k);
  const toFed = masts.map((mast, i) =>
    holdsFeed(i)
      ? -1
      : (nearBy(mast, fed, () => true).find((k) => seesEachOther(ground, mast, fed[k])) ?? -1),
  );
  const isFed = (i: number) => holdsFeed(i) || toFed[i] >= 0;
  const pairs = new Set<string>();
  masts.forEach((mast, i) => {
    if (isFed(i)) return;
    for (const [may, most] of [
      [isFed, RELAYS.fed],
      [(k: number) => !isFed(k) && k !== i, RELAYS.others],
    ] as const) {
      let found = 0;
      for (const k of nearBy(mast, masts, may)) {
        if (found === most) break;
        if (!seesEachOther(ground, mast, masts[k])) continue;
        found++;
        pairs.add(`${Math.min(i, k)} ${Math.max(i, k)}`);
      }
    }
  });
  const between = [...pairs].map((pair) => pair.split(' ').map(Number) as [number, number]);
  return { toFed, between: between.sort((a, b) => a[0] - b[0] || a[1] - b[1]) };
}
