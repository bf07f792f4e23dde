import { roundingMargin } from '../cover/multipliers.ts';
import type { IntegerProgram } from './integer-program.ts';

/** An upper bound of a program as its limits at some rows change: the constant, and by row what each limit counts. */
export interface LimitBound {
  readonly constant: number;
  readonly perLimit: readonly number[];
}

export const boundAt = ({ constant, perLimit }: LimitBound, limits: readonly number[]): number =>
  perLimit.reduce((sum, each, row) => (each === 0 ? sum : sum + each * limits[row]), constant);

/**
 * What no values within the rows are worth more than, by any multipliers of the rows: those that are not quite right, or
 * of the wrong sign, give a bound that is higher, never one that is wrong.
 * @param open rows whose limit is asked for later: the upper one where there is one, else the lower
 */
export function boundByDuals(
  { worth, rows }: IntegerProgram,
  duals: Float64Array,
  open: readonly number[],
): LimitBound {
  const left = Float64Array.from(worth);
  const perLimit = new Array<number>(open.length).fill(0);
  let [constant, size, terms] = [0, 0, 0];
  rows.forEach(({ columns, factors, atLeast, atMost }, r) => {
    const limit = duals[r] > 0 ? atMost : atLeast;
    if (duals[r] === 0 || !Number.isFinite(duals[r]) || !Number.isFinite(limit)) return;
    columns.forEach((column, k) => (left[column] -= duals[r] * factors[k]));
    terms += columns.length;
    const at = open.indexOf(r);
    if (at >= 0) perLimit[at] = duals[r];
    else constant += duals[r] * limit;
    size += Math.abs(duals[r] * limit);
  });
  for (const value of left)
    if (value > 0) {
      constant += value;
      size += value;
    }
  return { constant: constant + roundingMargin(size, terms + left.length), perLimit };
}
