import type { ElevationGrid } from '../../model/dataset.ts';
import { medianEarthRadiusKm } from '../../radio/models/p1812/path.ts';
import { RadialSweep } from '../../radio/sweep/radial-geometry.ts';
import { bracketLosses, distanceTable } from '../../radio/sweep/radial-losses.ts';
import { xOf, yOf } from '../land/frame.ts';
import { heightAtKm } from '../land/terrain-view.ts';
import type { Mast } from '../masts/sites.ts';
import { treesAtKm, type HiddenLand } from './hidden-land.ts';
import { SAMPLE_RADIO } from './sectors.ts';

/** Points of a radial, and radials at their ends, lie this far apart, km. */
const STEP_KM = 0.26;
const SPACING_KM = 0.55;
/** How far a mast is followed, km. */
export const FOLLOWED_KM = 10;

/** ITU-R P.1812-8 around a mast by radial and point: as its operator counts, on bare ground, and as it is, under trees; dB. */
export interface MastRadials {
  readonly bare: Float32Array;
  readonly trees: Float32Array;
}

const POINTS = Math.floor(FOLLOWED_KM / STEP_KM) + 1;
const RADIALS = Math.ceil((2 * Math.PI * FOLLOWED_KM) / SPACING_KM);
const AE = medianEarthRadiusKm(SAMPLE_RADIO.deltaN);

/** Follows radials over the made-up land. */
export class RadialWalk {
  readonly #sweep = new RadialSweep(POINTS, AE);
  readonly #ground = new Float64Array(POINTS);
  readonly #trees = new Float64Array(POINTS);

  constructor(
    private readonly elevation: ElevationGrid,
    private readonly land: HiddenLand,
  ) {}

  /** @returns losses by band, MHz */
  around(mast: Mast, bandsMhz: readonly number[]): Map<number, MastRadials> {
    const blank = (): Float32Array => new Float32Array(RADIALS * POINTS).fill(Number.NaN);
    const found = new Map(bandsMhz.map((band) => [band, { bare: blank(), trees: blank() }]));
    const distances = distanceTable(STEP_KM, POINTS, mast.lat);
    for (let r = 0; r < RADIALS; r++) {
      const count = this.#fill(mast, (r / RADIALS) * 2 * Math.PI);
      if (count < 3) continue;
      const radial = {
        stepKm: STEP_KM,
        groundM: this.#ground.subarray(0, count),
        clutterM: this.#trees.subarray(0, count),
      };
      const geometry = this.#sweep.run(radial, mast.heightMeters, SAMPLE_RADIO.phoneMeters);
      for (const [band, losses] of found) {
        const place = { polarisation: 'vertical' as const, distances, n0: SAMPLE_RADIO.n0, ae: AE };
        const { bare, covered } = bracketLosses(radial, geometry, { ...place, frequencyGHz: band / 1000 });
        losses.bare.set(bare, r * POINTS);
        losses.trees.set(covered, r * POINTS);
      }
    }
    return found;
  }

  /** Heights along a radial; how many points lie on the terrain. */
  #fill(mast: Mast, bearing: number): number {
    const [x, y] = [xOf(mast.lon), yOf(mast.lat)];
    const [east, north] = [Math.sin(bearing) * STEP_KM, Math.cos(bearing) * STEP_KM];
    const { west, columns, stepLon, rows, stepLat } = this.elevation;
    const [left, right] = [xOf(west), xOf(west + columns * stepLon)];
    const [top, bottom] = [yOf(this.elevation.north), yOf(this.elevation.north - rows * stepLat)];
    for (let k = 0; k < POINTS; k++) {
      const [px, py] = [x + k * east, y + k * north];
      if (px < left || px > right || py > top || py < bottom) return k;
      this.#ground[k] = heightAtKm(this.elevation, px, py);
      this.#trees[k] = treesAtKm(this.land, px, py);
    }
    return POINTS;
  }
}

/** Number of the nearest point of the nearest radial, east and north of the mast; -1 farther than it is followed. */
export function radialPoint(eastKm: number, northKm: number): number {
  const k = Math.max(1, Math.round(Math.sqrt(eastKm * eastKm + northKm * northKm) / STEP_KM));
  if (k >= POINTS) return -1;
  const turn = (Math.atan2(eastKm, northKm) / (2 * Math.PI)) * RADIALS;
  return ((Math.round(turn) + RADIALS) % RADIALS) * POINTS + k;
}
