import { EQUALLY_NEAR } from '../models/p1812/path.ts';
import { UpperHull } from './upper-hull.ts';

const BLOCK = 32;
/** More than roundings can move. */
const SURE = 1 + 1e-9;

/**
 * Greatest diffraction parameter of a path in sight: the point that comes nearest to the straight line, measured by the
 * width of the Fresnel zone there. Points come block by block; a block whose hull cannot beat the best so far is passed
 * over, so that few points are looked at.
 */
export class ClearanceScan {
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #block = new UpperHull(BLOCK + 1);
  /** Vertices of the hulls of full blocks, and where each block's begin. */
  readonly #hullX: Float64Array;
  readonly #hullY: Float64Array;
  readonly #starts: Int32Array;
  #full = 0;
  #size = 0;

  constructor(capacity: number) {
    this.#x = new Float64Array(capacity);
    this.#y = new Float64Array(capacity);
    this.#hullX = new Float64Array(capacity);
    this.#hullY = new Float64Array(capacity);
    this.#starts = new Int32Array(Math.floor(capacity / BLOCK) + 2);
  }

  clear(): void {
    this.#size = this.#full = 0;
    this.#block.clear();
  }

  /** Adds a point further out: distance in km, height less the fall of the Earth in m. */
  push(x: number, y: number): void {
    this.#x[this.#size] = x;
    this.#y[this.#size] = y;
    this.#block.push(x, y, this.#size);
    this.#size++;
    if (this.#size % BLOCK !== 0) return;
    const from = this.#starts[this.#full]!;
    this.#block.copyTo(this.#hullX, this.#hullY, from);
    this.#starts[++this.#full] = from + this.#block.size;
    this.#block.clear();
  }

  /**
   * @param tx height of the near end of the straight line, m; `slope` its rise in m/km; `dtot` its length in km
   * @param floor nothing below it is of interest
   * @returns position of the best point, -1 where none lies above `floor`
   */
  best(tx: number, slope: number, dtot: number, floor: number): number {
    const [xs, ys] = [this.#x, this.#y];
    let best = floor;
    let at = -1;
    // Of points as near as roundings tell the last counts.
    let least = best - Math.abs(best) * EQUALLY_NEAR;
    const full = this.#full;
    for (let block = 0; block <= full; block++) {
      const from = block * BLOCK;
      const to = block < full ? from + BLOCK : this.#size;
      if (from >= to || (block < full && this.#bound(block, from, to, tx, slope, dtot) < least)) continue;
      for (let i = from; i < to; i++) {
        const x = xs[i]!;
        const over = ys[i]! - tx - slope * x;
        // Most lie too far from the line to be the nearest: no root is drawn for them.
        if (
          over < 0 &&
          best > -Infinity &&
          over * over * 0.002 * dtot > least * least * x * (dtot - x) * SURE
        )
          continue;
        const nu = over * Math.sqrt((0.002 * dtot) / (x * (dtot - x)));
        if (nu >= least) at = i;
        if (nu > best) {
          best = nu;
          least = best - Math.abs(best) * EQUALLY_NEAR;
        }
      }
    }
    return at;
  }

  /** The parameter of a point, times the root of the wavelength. */
  value(i: number, tx: number, slope: number, dtot: number): number {
    return clearance(this.#x[i], this.#y[i], tx, slope, dtot);
  }

  /** No point of the block reaches more. */
  #bound(block: number, from: number, to: number, tx: number, slope: number, dtot: number): number {
    let over = -Infinity;
    for (let i = this.#starts[block]; i < this.#starts[block + 1]; i++)
      over = Math.max(over, this.#hullY[i] - tx - slope * this.#hullX[i]);
    const [first, last] = [this.#x[from], this.#x[to - 1]];
    // Below the line the widest zone of the block counts, above it the narrowest.
    const widest = Math.min(Math.max(dtot / 2, first), last);
    const product =
      over < 0 ? widest * (dtot - widest) : Math.min(first * (dtot - first), last * (dtot - last));
    return over * Math.sqrt((0.002 * dtot) / product);
  }
}

/** ITU-R P.1812-8 equation (15) without the wavelength. */
const clearance = (x: number, y: number, tx: number, slope: number, dtot: number): number =>
  (y - tx - slope * x) * Math.sqrt((0.002 * dtot) / (x * (dtot - x)));
