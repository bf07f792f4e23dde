import { enlarged } from './cell-lists.ts';

/** More pairs of edges than these in one cell are not measured. */
export const MOST_PAIRS = 1_000_000;

/**
 * One valid polygon inside a unit cell as a sum of steps: its winding at (x, y) is the sum of `turn` over all
 * edges that lie left of x at height y. What lies left of the cell is put on its left border, what lies right of
 * it is left out.
 */
class Steps {
  count = 0;
  /** Each edge from height `low` up to `high`, with x there at `low` and `high`, and its change by height. */
  low = new Float64Array(32);
  high = new Float64Array(32);
  xLow = new Float64Array(32);
  slope = new Float64Array(32);
  turn = new Float64Array(32);
  private leftMean = 0;

  begin(leftMean: number): void {
    this.count = 0;
    this.leftMean = leftMean;
  }

  /** A directed edge with the inside to its left. */
  edge(ax: number, ay: number, bx: number, by: number): void {
    if (by >= ay) this.rising(ax, ay, bx, by, -1);
    else this.rising(bx, by, ax, ay, 1);
  }

  private rising(ax: number, ay: number, bx: number, by: number, turn: number): void {
    if ((ax < 0 && bx < 0) || (ax >= 1 && bx >= 1) || by <= 0 || ay >= 1) {
      return;
    }
    const slope = (bx - ax) / (by - ay);
    let low = ay < 0 ? 0 : ay;
    let high = by > 1 ? 1 : by;
    if (ax < 0 !== bx < 0) {
      const crossed = ay - (ax * (by - ay)) / (bx - ax);
      const y = crossed < 0 ? 0 : crossed > 1 ? 1 : crossed;
      // Running rightwards with the inside to its left, the inside lies above.
      this.stepUp(y, ax < 0 === turn < 0 ? 1 : -1);
      if (ax < 0) low = y > low ? y : low;
      else high = y < high ? y : high;
    }
    if (ax >= 1 !== bx >= 1) {
      const y = ay + (1 - ax) / slope;
      if (ax >= 1) low = y > low ? y : low;
      else high = y < high ? y : high;
    }
    if (low < high) this.add(low, high, ax + (low - ay) * slope, slope, turn);
  }

  /** The winding along the left border changes by `turn` at height y. */
  private stepUp(y: number, turn: number): void {
    this.leftMean -= turn * (1 - y);
    if (y < 1) this.add(y, 1, 0, 0, turn);
  }

  private add(low: number, high: number, xLow: number, slope: number, turn: number): void {
    const e = this.count++;
    if (e === this.low.length) this.enlarge();
    this.low[e] = low;
    this.high[e] = high;
    this.xLow[e] = xLow;
    this.slope[e] = slope;
    this.turn[e] = turn;
  }

  private enlarge(): void {
    for (const name of ['low', 'high', 'xLow', 'slope', 'turn'] as const)
      this[name] = enlarged(this[name], new Float64Array(2 * this[name].length));
  }

  /** To be called after the last edge: the winding at the bottom left corner. */
  end(): void {
    const winding = Math.round(this.leftMean);
    if (winding !== 0) this.add(0, 1, 0, 0, winding);
  }
}

/**
 * Exact area that two valid polygons have in common inside a unit cell. Their windings are 0 or 1, so the area is
 * the integral of the windings' product: a sum over pairs of edges, of 1 less the larger x over the heights that
 * both pass. Nothing is sorted and nothing decided: where edges touch or coincide the sum is as good.
 */
export class CellOverlap {
  private readonly a = new Steps();
  private readonly b = new Steps();
  private now = this.a;

  begin(): void {
    this.now = this.b;
  }

  /** The first, then the second polygon. @param leftMean mean winding of the polygon along the left border of the cell */
  polygon(leftMean: number): void {
    this.now = this.now === this.a ? this.b : this.a;
    this.now.begin(leftMean);
  }

  /** The edges of one visit, as in `CellSolver.edges`. */
  edges(
    xy: Float64Array,
    first: number,
    last: number,
    cellsPerDegree: number,
    west: number,
    south: number,
  ): void {
    const { now } = this;
    const backwards = (first & 1) === 1;
    const to = last & -2;
    let i = first & -2;
    let ax = xy[i] * cellsPerDegree - west;
    let ay = xy[i + 1] * cellsPerDegree - south;
    for (; i <= to; i += 2) {
      const bx = xy[i + 2] * cellsPerDegree - west;
      const by = xy[i + 3] * cellsPerDegree - south;
      if (backwards) now.edge(bx, by, ax, ay);
      else now.edge(ax, ay, bx, by);
      ax = bx;
      ay = by;
    }
  }

  /** How many pairs of edges `solve` will look at. */
  get pairCount(): number {
    return this.a.count * this.b.count;
  }

  /** Fraction of the cell inside both. */
  solve(): number {
    const { a, b } = this;
    a.end();
    b.end();
    let area = 0;
    for (let i = 0; i < a.count; i++) {
      const lowA = a.low[i];
      const highA = a.high[i];
      const xA = a.xLow[i];
      const slopeA = a.slope[i];
      let sum = 0;
      for (let j = 0; j < b.count; j++) {
        const low = lowA > b.low[j] ? lowA : b.low[j];
        const high = highA < b.high[j] ? highA : b.high[j];
        if (low >= high) continue;
        const leftA = xA + (low - lowA) * slopeA;
        const rightA = xA + (high - lowA) * slopeA;
        const leftB = b.xLow[j] + (low - b.low[j]) * b.slope[j];
        const rightB = b.xLow[j] + (high - b.low[j]) * b.slope[j];
        sum += b.turn[j] * (high - low) * (1 - meanOfLarger(leftA, rightA, leftB, rightB));
      }
      area += a.turn[i] * sum;
    }
    return area;
  }
}

/** Mean over 0..1 of the larger of two linear functions, from a0 to a1 and from b0 to b1. */
function meanOfLarger(a0: number, a1: number, b0: number, b1: number): number {
  const d0 = a0 - b0;
  const d1 = a1 - b1;
  if (d0 >= 0 && d1 >= 0) return (a0 + a1) / 2;
  if (d0 <= 0 && d1 <= 0) return (b0 + b1) / 2;
  const above = d0 > 0 ? (d0 * d0) / (d0 - d1) : (d1 * d1) / (d1 - d0);
  return (b0 + b1 + above) / 2;
}
