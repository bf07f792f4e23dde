import { EQUALLY_NEAR } from '../models/p1812/path.ts';
import { UpperHull } from './upper-hull.ts';

const BLOCK = 32;

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
  #hullX: number[] = [];
  #hullY: number[] = [];
  #starts: number[] = [0];
  #size = 0;

  constructor(capacity: number) {
    this.#x = new Float64Array(capacity);
    this.#y = new Float64Array(capacity);
  }

  clear(): void {
    this.#size = 0;
    [this.#hullX, this.#hullY, this.#starts] = [[], [], [0]];
    this.#block.clear();
  }

  /** Adds a point further out: distance in km, height less the fall of the Earth in m. */
  push(x: number, y: number): void {
    this.#x[this.#size] = x;
    this.#y[this.#size] = y;
    this.#block.push(x, y, this.#size);
    this.#size++;
    if (this.#size % BLOCK !== 0) return;
    this.#block.appendTo(this.#hullX, this.#hullY);
    this.#starts.push(this.#hullX.length);
    this.#block.clear();
  }

  /**
   * @param tx height of the near end of the straight line, m; `slope` its rise in m/km; `dtot` its length in km
   * @param floor nothing below it is of interest
   * @returns position of the best point, -1 where none lies above `floor`
   */
  best(tx: number, slope: number, dtot: number, floor: number): number {
    let [best, at] = [floor, -1];
    const full = this.#starts.length - 1;
    const beaten = (bound: number): boolean => bound < best - Math.abs(best) * EQUALLY_NEAR;
    for (let block = 0; block <= full; block++) {
      const from = block * BLOCK;
      const to = block < full ? from + BLOCK : this.#size;
      if (from >= to || (block < full && beaten(this.#bound(block, from, to, tx, slope, dtot)))) continue;
      for (let i = from; i < to; i++) {
        const nu = clearance(this.#x[i], this.#y[i], tx, slope, dtot);
        if (nu >= best - Math.abs(best) * EQUALLY_NEAR) at = i;
        best = Math.max(best, nu);
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
