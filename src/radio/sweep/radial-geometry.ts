import { bullingtonPoint } from '../models/p1812/diffraction.ts';
import { diffractionSurface } from '../models/p1812/path.ts';
import { ClearanceScan } from './clearance-scan.ts';
import { UNIT_WAVE } from './smooth-clearance.ts';
import { UpperHull } from './upper-hull.ts';

/** Ground along a radial: point k lies k steps from the mast, point 0 under it. */
export interface Radial {
  readonly stepKm: number;
  readonly groundM: Float64Array;
  /** What stands on the ground; null for bare ground. */
  readonly clutterM: Float64Array | null;
}

/**
 * What the model needs of every point of a radial as a receiver, the same for all bands and sectors. Quantities of
 * points 0 and 1, between which nothing lies, are not filled in.
 */
export interface RadialGeometry {
  readonly stepKm: number;
  readonly count: number;
  /** Antennas above sea level, m. */
  readonly hts: number;
  readonly hrs: Float64Array;
  /** Diffraction parameter of the terrain, times the root of the wavelength. */
  readonly nu: Float64Array;
  /** The same without what stands on the ground. */
  readonly nuBare: Float64Array;
  /** Metres by which the Earth falls per km². */
  readonly fall: number;
  /** Antennas above the smooth surface of diffraction, m. */
  readonly aboveT: Float64Array;
  readonly aboveR: Float64Array;
  /** 1 where the straight line does not clear the bare ground. */
  readonly hidden: Uint8Array;
  /** Horizons: elevation, mrad, and points. */
  readonly thetaT: Float64Array;
  readonly thetaR: Float64Array;
  readonly lt: Int32Array;
  readonly lr: Int32Array;
  /** Smooth surface under the ends for ducting, m above sea level. */
  readonly hst: Float64Array;
  readonly hsr: Float64Array;
}

/** Below it no band of P.1812 (30 MHz and up, waves of 10 m at most) loses anything at an edge. */
const NO_LOSS = -0.78 * Math.sqrt(10);

/** Room for the quantities of a radial of up to `capacity` points. */
function roomFor(capacity: number): Omit<RadialGeometry, 'stepKm' | 'count' | 'hts' | 'fall'> {
  const numbers = (): Float64Array => new Float64Array(capacity);
  return {
    ...{ hrs: numbers(), nu: numbers(), nuBare: numbers() },
    ...{ aboveT: numbers(), aboveR: numbers(), thetaT: numbers(), thetaR: numbers() },
    ...{ hst: numbers(), hsr: numbers(), hidden: new Uint8Array(capacity) },
    ...{ lt: new Int32Array(capacity), lr: new Int32Array(capacity) },
  };
}

/** Elevation in mrad from a rise in m over km, less the fall of the Earth. */
const mrad = (metersPerKm: number): number => 1000 * Math.atan(metersPerKm / 1000);

/** Works a radial through from the mast outwards: ITU-R P.1812-8 §4.3 and Attachment 1 for every point of it. */
export class RadialSweep {
  readonly #ground: UpperHull;
  readonly #curved: UpperHull;
  readonly #covered: UpperHull;
  readonly #clearance: ClearanceScan;
  readonly #bareClearance: ClearanceScan;
  readonly #fall: number;
  readonly #room: ReturnType<typeof roomFor>;

  /** @param ae median effective Earth radius, km */
  constructor(capacity: number, ae: number) {
    this.#room = roomFor(capacity);
    this.#ground = new UpperHull(capacity);
    this.#curved = new UpperHull(capacity);
    this.#covered = new UpperHull(capacity);
    this.#clearance = new ClearanceScan(capacity);
    this.#bareClearance = new ClearanceScan(capacity);
    /** Metres by which the Earth falls per km². */
    this.#fall = 500 / ae;
  }

  /**
   * What it answers holds until the next run; its arrays are as long as the longest radial.
   * @param wanted 1 for each point that is asked for; quantities of the others are not filled in. Null: all
   */
  run(
    radial: Radial,
    txHeightM: number,
    rxHeightM: number,
    wanted: Uint8Array | null = null,
  ): RadialGeometry {
    const geometry = this.#begin(radial, txHeightM, rxHeightM);
    for (const hull of [this.#ground, this.#curved, this.#covered, this.#clearance, this.#bareClearance])
      hull.clear();
    const { stepKm, groundM: h } = radial;
    const near: NearEnd = {
      stim: -Infinity,
      ground: -Infinity,
      theta: -Infinity,
      lt: 1,
      back: 0,
      nearest: -1,
      mrad: Number.NaN,
    };
    let v1 = 0;
    let v2 = 0;
    for (let k = 1; k < geometry.count; k++) {
      const before = (k - 1) * stepKm;
      const d = k * stepKm;
      v1 += stepKm * (h[k] + h[k - 1]);
      v2 += stepKm * (h[k] * (2 * d + before) + h[k - 1] * (d + 2 * before));
      if (k >= 2) {
        this.#takeIn(radial, k - 1, geometry.hts, near);
        if (wanted?.[k] === 0) continue;
        const surface = { hst: (2 * v1 * d - v2) / (d * d), hsr: (v2 - v1 * d) / (d * d) };
        this.#horizons(geometry, k, near);
        this.#diffraction(geometry, radial, k, near, surface);
        geometry.hst[k] = Math.min(surface.hst, h[0]);
        geometry.hsr[k] = Math.min(surface.hsr, h[k]);
      }
    }
    return geometry;
  }

  #begin({ stepKm, groundM }: Radial, txHeightM: number, rxHeightM: number): RadialGeometry {
    const count = groundM.length;
    for (let k = 0; k < count; k++) this.#room.hrs[k] = groundM[k] + rxHeightM;
    this.#room.hidden.fill(0);
    return { ...this.#room, stepKm, count, hts: groundM[0] + txHeightM, fall: this.#fall };
  }

  /** A point that from now on lies between the ends. */
  #takeIn({ stepKm, groundM, clutterM }: Radial, i: number, hts: number, near: NearEnd): void {
    const d = i * stepKm;
    const bend = this.#fall * d * d;
    const ground = groundM[i];
    const covered = clutterM ? ground + clutterM[i] : ground;
    near.stim = Math.max(near.stim, (covered - hts) / d - this.#fall * d);
    near.ground = Math.max(near.ground, (ground - hts) / d);
    const theta = (ground - hts) / d - this.#fall * d;
    if (theta > near.theta) {
      near.theta = theta;
      near.lt = i;
      near.mrad = Number.NaN;
    }
    this.#ground.push(d, ground, i);
    this.#curved.push(d, ground - bend, i);
    this.#bareClearance.push(d, ground - bend);
    if (!clutterM) return;
    this.#covered.push(d, covered - bend, i);
    this.#clearance.push(d, covered - bend);
  }

  /** Horizons over bare ground: Attachment 1 §5.3 to §5.5. Leaves with `near` what diffraction asks again. */
  #horizons(geometry: RadialGeometry, k: number, near: NearEnd): void {
    const { hts, hrs, thetaT, thetaR, lt, lr, stepKm } = geometry;
    const d = k * stepKm;
    const straight = (hrs[k] - hts) / d - this.#fall * d;
    const low = hrs[k] - this.#fall * d * d;
    if (near.theta > straight) {
      geometry.hidden[k] = 1;
      if (near.mrad !== near.mrad) near.mrad = mrad(near.theta);
      thetaT[k] = near.mrad;
      lt[k] = near.lt;
      near.back = this.#curved.tangentSlope(d, low);
      thetaR[k] = mrad(near.back - 2 * this.#fall * d);
      lr[k] = this.#curved.touching;
      near.nearest = -1;
      return;
    }
    thetaT[k] = mrad(straight);
    thetaR[k] = mrad((hts - hrs[k]) / d - this.#fall * d);
    near.nearest = this.#bareClearance.best(hts, (low - hts) / d, d, -Infinity);
    lt[k] = lr[k] = 1 + near.nearest;
  }

  /** Parameters of delta-Bullington: §4.3.1, §4.3.4 and Attachment 1 §5.6.2. */
  #diffraction(
    geometry: RadialGeometry,
    { groundM, clutterM, stepKm }: Radial,
    k: number,
    near: NearEnd,
    surface: { readonly hst: number; readonly hsr: number },
  ): void {
    const { hts, nu, nuBare, aboveT, aboveR } = geometry;
    const hrs = geometry.hrs[k];
    const d = k * stepKm;
    const slope = (hrs - hts) / d;
    nuBare[k] = this.#bareParameter(hts, hrs, d, near);
    nu[k] = clutterM ? this.#coveredParameter(hts, hrs, d, near.stim + this.#fall * d) : nuBare[k];
    const obstruction = {
      hobs: this.#ground.highestOver(slope) - hts,
      alphaT: near.ground - slope,
      alphaR: this.#ground.tangentSlope(d, hrs) + slope,
    };
    const { hstd, hsrd } = diffractionSurface(surface, obstruction, groundM[0], groundM[k]);
    aboveT[k] = hts - hstd;
    aboveR[k] = hrs - hsrd;
  }

  /** Equations (13) to (20) for the ground alone, by what its horizons found. */
  #bareParameter(hts: number, hrs: number, d: number, { theta, back, nearest }: NearEnd): number {
    const bend = this.#fall * d;
    if (nearest < 0) return bullingtonPoint(theta + bend, back - bend, hts, hrs, d, UNIT_WAVE);
    const chord = (hrs - bend * d - hts) / d;
    return Math.max(NO_LOSS, this.#bareClearance.value(nearest, hts, chord, d));
  }

  /** Equations (13) to (20) for the terrain with what stands on it. */
  #coveredParameter(hts: number, hrs: number, d: number, stim: number): number {
    const low = hrs - this.#fall * d * d;
    if (stim < (hrs - hts) / d) {
      const chord = (low - hts) / d;
      const at = this.#clearance.best(hts, chord, d, NO_LOSS);
      return at < 0 ? NO_LOSS : this.#clearance.value(at, hts, chord, d);
    }
    return bullingtonPoint(stim, this.#covered.tangentSlope(d, low) - this.#fall * d, hts, hrs, d, UNIT_WAVE);
  }
}

/** What the near end has met so far: greatest slopes in m/km, over clutter, over flat ground and over the bent one. */
interface NearEnd {
  stim: number;
  ground: number;
  theta: number;
  lt: number;
  /** The last of them as an angle; NaN until asked for. */
  mrad: number;
  /** Of the receiver: steepest slope to the bent ground in m/km, where it is hidden; else the point nearest to the straight line. */
  back: number;
  nearest: number;
}
