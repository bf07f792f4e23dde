import { enlarged } from './cell-lists.ts';
import { VisitEdges } from './visit-edges.ts';

/** More pairs (triples) of edges than these in one cell are not measured. */
const MOST_PAIRS = 1_000_000;

/** Where the steps of one polygon stand in their list. */
export interface StepRange {
  readonly steps: Steps;
  readonly from: number;
  readonly to: number;
}

/**
 * Valid polygons inside unit cells as sums of steps: the winding of a polygon at (x, y) is the sum of `turn` over
 * its edges that lie left of x at height y. What lies left of the cell is put on its left border, what lies right
 * of it is left out. Polygons follow each other in the list.
 */
export class Steps extends VisitEdges {
  count = 0;
  /** Each edge from height `low` up to `high`, with x at `low`, and its change by height. */
  low = new Float64Array(64);
  high = new Float64Array(64);
  xLow = new Float64Array(64);
  slope = new Float64Array(64);
  turn = new Float64Array(64);
  private leftMean = NaN;
  private from = 0;
  private ranges: StepRange[] = [];

  clear(): void {
    this.count = 0;
    this.leftMean = NaN;
    this.ranges = [];
  }

  /** @param leftMean mean winding of the polygon along the left border of its cell */
  polygon(leftMean: number): void {
    this.close();
    this.from = this.count;
    this.leftMean = leftMean;
  }

  /** Takes edges that are a part of an outline, instead of what was held. */
  begin(): void {
    this.clear();
    this.polygon(0);
  }

  /** The edges added since `begin`, and how much of the winding along the left border they do not account for. */
  takeEdges(): { readonly edges: StepRange; readonly leftMean: number } {
    const { leftMean } = this;
    this.leftMean = NaN;
    return { edges: { steps: this, from: 0, to: this.count }, leftMean };
  }

  /** The polygons added since this was last asked. */
  takeRanges(): StepRange[] {
    this.close();
    const { ranges } = this;
    this.ranges = [];
    return ranges;
  }

  private close(): void {
    if (Number.isNaN(this.leftMean)) return;
    // The winding at the bottom left corner.
    const winding = Math.round(this.leftMean);
    if (winding !== 0) this.add(0, 1, 0, 0, winding);
    this.ranges.push({ steps: this, from: this.from, to: this.count });
    this.leftMean = NaN;
  }

  /** A directed edge with the inside to its left. */
  edge(ax: number, ay: number, bx: number, by: number): void {
    if (by >= ay) this.rising(ax, ay, bx, by, -1);
    else this.rising(bx, by, ax, ay, 1);
  }

  private rising(ax: number, ay: number, bx: number, by: number, turn: number): void {
    if ((ax < 0 && bx < 0) || (ax >= 1 && bx >= 1) || by <= 0 || ay >= 1) return;
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

  /**
   * Adds a step from height `low` to `high`, or makes step e longer where it ends at `low` and turns alike.
   * @param e the step of the same edge, -1 where there is none. @returns the number of the step
   */
  extend(e: number, low: number, high: number, xLow: number, slope: number, turn: number): number {
    if (e >= 0 && this.high[e] === low && this.turn[e] === turn) {
      this.high[e] = high;
      return e;
    }
    this.add(low, high, xLow, slope, turn);
    return this.count - 1;
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
}

/**
 * Exact area that two valid polygons have in common inside a unit cell. Their windings are 0 or 1, so the area is
 * the integral of the windings' product: a sum over pairs of edges, of 1 less the larger x over the heights that
 * both pass. Nothing is sorted and nothing decided: where edges touch or coincide the sum is as good.
 * @returns fraction of the cell, NaN where the edges are too many
 */
export function commonArea(a: StepRange, b: StepRange): number {
  if ((a.to - a.from) * (b.to - b.from) > MOST_PAIRS) return NaN;
  const p = a.steps;
  const q = b.steps;
  let area = 0;
  for (let i = a.from; i < a.to; i++) {
    const lowP = p.low[i];
    const highP = p.high[i];
    const xP = p.xLow[i];
    const slopeP = p.slope[i];
    let sum = 0;
    for (let j = b.from; j < b.to; j++) {
      const low = lowP > q.low[j] ? lowP : q.low[j];
      const high = highP < q.high[j] ? highP : q.high[j];
      if (low >= high) continue;
      const p0 = xP + (low - lowP) * slopeP;
      const p1 = xP + (high - lowP) * slopeP;
      const q0 = q.xLow[j] + (low - q.low[j]) * q.slope[j];
      const q1 = q.xLow[j] + (high - q.low[j]) * q.slope[j];
      sum += q.turn[j] * (high - low) * (1 - meanOfLarger(p0, p1, q0, q1));
    }
    area += p.turn[i] * sum;
  }
  return area;
}

/** As `commonArea`, of three polygons: the largest x of three edges. */
export function commonAreaOfThree(a: StepRange, b: StepRange, c: StepRange): number {
  if ((a.to - a.from) * (b.to - b.from) * (c.to - c.from) > MOST_PAIRS) return NaN;
  const p = a.steps;
  const q = b.steps;
  let area = 0;
  for (let i = a.from; i < a.to; i++)
    for (let j = b.from; j < b.to; j++) {
      const low = p.low[i] > q.low[j] ? p.low[i] : q.low[j];
      const high = p.high[i] < q.high[j] ? p.high[i] : q.high[j];
      if (low >= high) continue;
      const p0 = p.xLow[i] + (low - p.low[i]) * p.slope[i];
      const p1 = p.xLow[i] + (high - p.low[i]) * p.slope[i];
      const q0 = q.xLow[j] + (low - q.low[j]) * q.slope[j];
      const q1 = q.xLow[j] + (high - q.low[j]) * q.slope[j];
      const turn = p.turn[i] * q.turn[j];
      const d0 = p0 - q0;
      const d1 = p1 - q1;
      if (d0 < 0 === d1 < 0) {
        area +=
          turn * (d0 > 0 || d1 > 0 ? areaRightOf(low, p0, high, p1, c) : areaRightOf(low, q0, high, q1, c));
        continue;
      }
      // The two cross: one is the larger below, the other above.
      const t = d0 / (d0 - d1);
      const middle = low + t * (high - low);
      const x = p0 + t * (p1 - p0);
      area += turn * areaRightOf(low, Math.max(p0, q0), middle, x, c);
      area += turn * areaRightOf(middle, x, high, Math.max(p1, q1), c);
    }
  return area;
}

/** Area of a polygon right of the line from (x0, low) to (x1, high), between these heights. */
function areaRightOf(
  low: number,
  x0: number,
  high: number,
  x1: number,
  { steps: r, from, to }: StepRange,
): number {
  const slope = (x1 - x0) / (high - low);
  let area = 0;
  for (let k = from; k < to; k++) {
    const bottom = low > r.low[k] ? low : r.low[k];
    const top = high < r.high[k] ? high : r.high[k];
    if (bottom >= top) continue;
    const l0 = x0 + (bottom - low) * slope;
    const l1 = x0 + (top - low) * slope;
    const r0 = r.xLow[k] + (bottom - r.low[k]) * r.slope[k];
    const r1 = r.xLow[k] + (top - r.low[k]) * r.slope[k];
    area += r.turn[k] * (top - bottom) * (1 - meanOfLarger(l0, l1, r0, r1));
  }
  return area;
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
