import { metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import type { RadioSettings } from '../budget/radio-settings.ts';
import type { Transmitter } from '../budget/transmitters.ts';
import { medianEarthRadiusKm } from '../models/p1812/path.ts';
import { RadialSweep, type Radial } from '../sweep/radial-geometry.ts';
import { bracketLosses, distanceTable } from '../sweep/radial-losses.ts';
import { forCellsIn, type CellGrid } from './cell-grid.ts';
import type { Ground } from './ground.ts';
import { aimLoss, bearingDegrees } from './path-power.ts';

/** How far and how finely a mast is followed. */
export interface SweepDetail {
  readonly radiusMeters: number;
  /** Distance of the points of a radial, m. */
  readonly stepMeters: number;
  /** Outermost points of two radials lie this many steps apart: a cell takes the nearest. */
  readonly spacing: number;
  /** Near the mast, where radials lie closer than that, only every second, fourth or eighth is worked out. */
  readonly thinned?: boolean;
}

/** Of as many radials one counts near the mast. */
const MOST_THINNED = 8;

/** Levels of the cells of a grid, dBm of a resource element; -Infinity without any. */
export interface LaidPower {
  readonly grid: CellGrid;
  readonly bare: Float32Array;
  readonly canopy: Float32Array;
}

interface BandLosses {
  readonly bare: Float32Array;
  readonly canopy: Float32Array;
}

/** Power of a resource element towards a place at a distance in metres, dBm. */
export function aimedPower(
  transmitter: Transmitter,
  phoneMeters: number,
): (lon: number, lat: number, meters: number) => number {
  const { lon: lon0, lat: lat0, heightMeters, elementDbm } = transmitter;
  // An antenna of which nobody said where it looks is held against no direction.
  const alike = transmitter.aims.every(
    ({ azimuthDegrees, tiltDegrees, pattern }) => azimuthDegrees === null && tiltDegrees === null && !pattern,
  );
  if (alike) return () => elementDbm;
  return (lon, lat, meters) => {
    const down = (Math.atan2(phoneMeters - heightMeters, meters) * 180) / Math.PI;
    return elementDbm - aimLoss(transmitter, bearingDegrees(lon0, lat0, lon, lat), down);
  };
}

/** Radials of one mast: the geometry of each is worked out once; all bands and sectors read it. */
export class MastSweep {
  /** Radials, and points of each. */
  readonly count: number;
  readonly #points: number;
  readonly #sweep: RadialSweep;
  /** 1 where a ridge hides the mast. */
  readonly #hidden: Uint8Array;
  /** By band, MHz; by radial and point, NaN without terrain. */
  readonly #losses: ReadonlyMap<number, BandLosses>;
  /** Which radials count at a distance: every nth. */
  readonly #every: Uint8Array;
  /** By radial and point: 1 where a cell takes it; null: all are worked out. */
  #taken: Uint8Array | null = null;
  readonly #common: Omit<Parameters<typeof bracketLosses>[2], 'frequencyGHz'>;

  /** @param mast where the transmitters stand, and how high */
  constructor(
    private readonly ground: Ground,
    private readonly mast: Pick<Transmitter, 'lon' | 'lat' | 'heightMeters'>,
    bandsMhz: readonly number[],
    private readonly settings: RadioSettings,
    private readonly detail: SweepDetail,
  ) {
    const { radiusMeters, stepMeters, spacing } = detail;
    const ae = medianEarthRadiusKm(settings.deltaN);
    this.#points = Math.floor(radiusMeters / stepMeters) + 1;
    const count = Math.ceil((2 * Math.PI * radiusMeters) / stepMeters / spacing);
    this.count = detail.thinned ? Math.ceil(count / MOST_THINNED) * MOST_THINNED : count;
    this.#every = Uint8Array.from({ length: this.#points }, (_, k) => {
      const most = detail.thinned ? (spacing * this.count) / (2 * Math.PI * Math.max(1, k)) : 1;
      return 2 ** Math.floor(Math.log2(Math.max(1, Math.min(MOST_THINNED, most))));
    });
    this.#sweep = new RadialSweep(this.#points, ae);
    const unknown = (): Float32Array => new Float32Array(this.count * this.#points).fill(Number.NaN);
    this.#losses = new Map(bandsMhz.map((band) => [band, { bare: unknown(), canopy: unknown() }]));
    this.#hidden = new Uint8Array(this.count * this.#points);
    this.#common = {
      polarisation: 'vertical',
      distances: distanceTable(stepMeters / 1000, this.#points, mast.lat),
      n0: settings.n0,
      ae,
    };
  }

  /**
   * From now on only what the cells of a grid take is worked out: near the mast radials lie closer than cells.
   * @param worth whether a cell at this distance in metres is asked for at all. Left out: every one
   */
  narrowTo(
    grid: CellGrid,
    worth: (cell: number, lon: number, lat: number, meters: number) => boolean = () => true,
  ): void {
    const taken = new Uint8Array(this.count * this.#points);
    this.#forCells(grid, (cell, at, lon, lat, meters) => {
      if (worth(cell, lon, lat, meters)) taken[at] = 1;
    });
    this.#taken = taken;
  }

  /** Works radials through, from one to before the other. */
  run(from: number, to: number): void {
    const { settings, mast } = this;
    for (let r = from; r < to; r++) {
      const wanted =
        this.#taken?.subarray(r * this.#points, (r + 1) * this.#points) ??
        this.#every.map((every) => (r % every === 0 ? 1 : 0));
      const last = wanted.lastIndexOf(1);
      if (last < 0) continue;
      // What lies behind the last point moves nothing before it.
      const { radial, canopyM } = this.#radial((r / this.count) * 2 * Math.PI, Math.max(last, 2));
      if (radial.groundM.length < 3) continue;
      const way = { ...radial, clutterM: canopyM };
      const geometry = this.#sweep.run(way, mast.heightMeters, settings.phoneMeters, wanted);
      this.#hidden.set(geometry.hidden, r * this.#points);
      for (const [band, found] of this.#losses) {
        const place = { ...this.#common, frequencyGHz: band / 1000 };
        const { bare, covered } = bracketLosses(way, geometry, place, wanted);
        found.bare.set(bare, r * this.#points);
        found.canopy.set(covered, r * this.#points);
      }
    }
  }

  /** Heights along one radial up to a point, or to the first place without terrain. */
  #radial(bearing: number, last: number): { radial: Radial; canopyM: Float64Array } {
    const { ground, mast } = this;
    const { stepMeters } = this.detail;
    const meters = metersPerDegree(mast.lat);
    const lonPerPoint = (Math.sin(bearing) * stepMeters) / meters.lon;
    const latPerPoint = (Math.cos(bearing) * stepMeters) / meters.lat;
    const groundM = new Float64Array(this.#points);
    const canopyM = new Float64Array(this.#points);
    let known = 0;
    for (; known <= last; known++) {
      const [lon, lat] = [mast.lon + known * lonPerPoint, mast.lat + known * latPerPoint];
      groundM[known] = ground.height(lon, lat);
      if (Number.isNaN(groundM[known])) break;
      canopyM[known] = ground.trees(lon, lat);
    }
    return {
      radial: { stepKm: stepMeters / 1000, groundM: groundM.subarray(0, known), clutterM: null },
      canopyM: canopyM.subarray(0, known),
    };
  }

  /**
   * Lays what a transmitter sends over the cells around it: each takes the nearest point of the nearest radial.
   * @param stronger hears of each cell in which it is the strongest over bare ground so far, and whether it is hidden there
   */
  layOver(
    power: LaidPower,
    transmitter: Transmitter,
    stronger: (cell: number, hidden: boolean) => void = () => undefined,
  ): void {
    const losses = this.#losses.get(transmitter.bandMhz)!;
    const aimed = aimedPower(transmitter, this.settings.phoneMeters);
    this.#forCells(power.grid, (cell, at, lon, lat, meters) => {
      const loss = losses.bare[at];
      if (Number.isNaN(loss)) return;
      const element = aimed(lon, lat, meters);
      // As it is kept: of equal ones the first counts, in whatever pieces masts are laid.
      const bare = Math.fround(element - loss);
      if (bare > power.bare[cell]) {
        power.bare[cell] = bare;
        stronger(cell, this.#hidden[at] === 1);
      }
      power.canopy[cell] = Math.max(power.canopy[cell], element - losses.canopy[at]);
    });
  }

  /** Hands each cell within reach with the point of a radial that it takes, its middle and its distance by points. */
  #forCells(
    grid: CellGrid,
    visit: (cell: number, at: number, lon: number, lat: number, meters: number) => void,
  ): void {
    const { radiusMeters, stepMeters } = this.detail;
    const { lon: lon0, lat: lat0 } = this.mast;
    const meters = metersPerDegree(lat0);
    const [reachLon, reachLat] = [radiusMeters / meters.lon, radiusMeters / meters.lat];
    const around = [lon0 - reachLon, lat0 - reachLat, lon0 + reachLon, lat0 + reachLat] as const;
    forCellsIn(grid, around, (cell, lon, lat) => {
      const [x, y] = [(lon - lon0) * meters.lon, (lat - lat0) * meters.lat];
      const k = Math.max(1, Math.round(Math.hypot(x, y) / stepMeters));
      if (k >= this.#points) return;
      const turn = (Math.atan2(x, y) / (2 * Math.PI)) * this.count;
      const every = this.#every[k];
      const radial = (Math.round(turn / every) * every + this.count) % this.count;
      visit(cell, radial * this.#points + k, lon, lat, k * stepMeters);
    });
  }
}
