import { metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import type { RadioSettings } from '../budget/radio-settings.ts';
import type { Transmitter } from '../budget/transmitters.ts';
import { medianEarthRadiusKm } from '../models/p1812/path.ts';
import { RadialSweep, type Radial } from '../sweep/radial-geometry.ts';
import { bracketLosses, distanceTable } from '../sweep/radial-losses.ts';
import { freeSpaceLoss } from '../models/p1812/link.ts';
import type { CellGrid } from './cell-grid.ts';
import type { Ground } from './ground.ts';
import {
  aimedPower,
  bearingsOf,
  reachedCells,
  sendsAlike,
  type RadialsAround,
  type ReachedCells,
} from './reached-cells.ts';

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

/** Cells of one grid, and what transmitters send towards them. */
interface Reached {
  readonly grid: CellGrid;
  readonly cells: ReachedCells;
  bearing: Float64Array | null;
  readonly aimed: Map<Transmitter, Float64Array>;
}

interface BandLosses {
  readonly bare: Float32Array;
  readonly canopy: Float32Array;
}

/** What a transmitter's level is held against: levels behind trees that are there already. */
export interface Rivals {
  readonly transmitter: Transmitter;
  readonly canopy: Float32Array;
}

/** Radials of one mast: the geometry of each is worked out once; all bands and sectors read it. */
export class MastSweep {
  /** Radials, and points of each. */
  readonly count: number;
  readonly #points: number;
  readonly #fan: RadialsAround;
  #reached: Reached | null = null;
  readonly #groundM: Float64Array;
  readonly #canopyM: Float64Array;
  readonly #room: { readonly bare: Float64Array; readonly covered: Float64Array };
  readonly #wanted = new Map<number, Uint8Array>();
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
    this.#fan = {
      ...{ lon: mast.lon, lat: mast.lat, radiusMeters, stepMeters },
      ...{ radials: this.count, points: this.#points, every: this.#every },
    };
    this.#groundM = new Float64Array(this.#points);
    this.#canopyM = new Float64Array(this.#points);
    this.#room = { bare: new Float64Array(this.#points), covered: new Float64Array(this.#points) };
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
   * @param rivals no terrain lets more through than free space: where others are stronger than that even behind trees,
   * nothing is worked out. Left out: all cells are
   */
  narrowTo(grid: CellGrid, rivals: readonly Rivals[] | null = null): void {
    const taken = new Uint8Array(this.#fan.radials * this.#fan.points);
    const { cell, at, step } = this.#reach(grid);
    if (!rivals) for (const one of at) taken[one] = 1;
    else
      for (const { transmitter, canopy } of rivals) {
        const { lossDb, aimed } = this.#free(transmitter);
        for (let i = 0; i < cell.length; i++)
          if ((aimed?.[i] ?? transmitter.elementDbm) - lossDb[step[i]!]! > canopy[cell[i]!]!)
            taken[at[i]!] = 1;
      }
    this.#taken = taken;
  }

  /** Cells of a grid that lie within reach; those of the last grid are kept. */
  #reach(grid: CellGrid): ReachedCells {
    if (this.#reached?.grid !== grid)
      this.#reached = { grid, cells: reachedCells(grid, this.#fan), bearing: null, aimed: new Map() };
    return this.#reached.cells;
  }

  /** Least losses by step, and power towards the cells of the last grid; null where it is the same everywhere. */
  #free(transmitter: Transmitter): { lossDb: Float64Array; aimed: Float64Array | null } {
    const { points } = this.#fan;
    const at1km = freeSpaceLoss(1, 0, 0, transmitter.bandMhz / 1000);
    const km = this.detail.stepMeters / 1000;
    // A hair less than the loss itself: roundings decide nothing.
    const lossDb = Float64Array.from({ length: points }, (_, k) => at1km + 20 * Math.log10(k * km) - 1e-6);
    return { lossDb, aimed: this.#aimed(transmitter) };
  }

  #aimed(transmitter: Transmitter): Float64Array | null {
    const reached = this.#reached!;
    if (sendsAlike(transmitter)) return null;
    const known = reached.aimed.get(transmitter);
    if (known) return known;
    const { lon, lat } = this.mast;
    reached.bearing ??= bearingsOf(reached.grid, reached.cells, lon, lat);
    const { phoneMeters } = this.settings;
    const aimed = aimedPower(
      transmitter,
      reached.cells,
      reached.bearing,
      this.detail.stepMeters,
      phoneMeters,
    );
    reached.aimed.set(transmitter, aimed);
    return aimed;
  }

  /** Works radials through, from one to before the other. */
  run(from: number, to: number): void {
    const { settings, mast } = this;
    for (let r = from; r < to; r++) {
      const wanted = this.#taken?.subarray(r * this.#points, (r + 1) * this.#points) ?? this.#wantedOf(r);
      const last = wanted.lastIndexOf(1);
      if (last < 0) continue;
      // What lies behind the last point moves nothing before it.
      const way = this.#radial((r / this.count) * 2 * Math.PI, Math.max(last, 2));
      if (way.groundM.length < 3) continue;
      const geometry = this.#sweep.run(way, mast.heightMeters, settings.phoneMeters, wanted);
      this.#hidden.set(geometry.hidden, r * this.#points);
      for (const [band, found] of this.#losses) {
        const place = { ...this.#common, frequencyGHz: band / 1000 };
        const { bare, covered } = bracketLosses(way, geometry, place, wanted, this.#room);
        found.bare.set(bare, r * this.#points);
        found.canopy.set(covered, r * this.#points);
      }
    }
  }

  /** Points of a radial that count where no grid narrows them; the same for all radials that halve alike. */
  #wantedOf(radial: number): Uint8Array {
    let alike = MOST_THINNED;
    while (radial % alike !== 0) alike /= 2;
    const known = this.#wanted.get(alike);
    if (known) return known;
    const wanted = this.#every.map((every) => (alike % every === 0 ? 1 : 0));
    this.#wanted.set(alike, wanted);
    return wanted;
  }

  /** Heights along one radial up to a point, or to the first place without terrain. They hold until the next. */
  #radial(bearing: number, last: number): Radial & { readonly clutterM: Float64Array } {
    const { mast } = this;
    const { stepMeters } = this.detail;
    const meters = metersPerDegree(mast.lat);
    const run = [
      (Math.sin(bearing) * stepMeters) / meters.lon,
      (Math.cos(bearing) * stepMeters) / meters.lat,
    ];
    const groundM = this.#groundM.subarray(0, last + 1);
    const canopyM = this.#canopyM.subarray(0, last + 1);
    const known = this.ground.along([mast.lon, mast.lat], [run[0]!, run[1]!], 1, groundM, canopyM);
    return {
      stepKm: stepMeters / 1000,
      groundM: groundM.subarray(0, known),
      clutterM: canopyM.subarray(0, known),
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
    const { cell: cells, at: points } = this.#reach(power.grid);
    const aimed = this.#aimed(transmitter);
    for (let i = 0; i < cells.length; i++) {
      const [cell, at] = [cells[i]!, points[i]!];
      const loss = losses.bare[at]!;
      if (Number.isNaN(loss)) continue;
      const element = aimed?.[i] ?? transmitter.elementDbm;
      // As it is kept: of equal ones the first counts, in whatever pieces masts are laid.
      const bare = Math.fround(element - loss);
      if (bare > power.bare[cell]!) {
        power.bare[cell] = bare;
        stronger(cell, this.#hidden[at] === 1);
      }
      power.canopy[cell] = Math.max(power.canopy[cell]!, element - losses.canopy[at]!);
    }
  }
}
