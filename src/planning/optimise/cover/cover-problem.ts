/** Which candidates serve which demand, as flat lists both ways round (compressed rows). */
export interface CoverProblem {
  /** Worth of every demand, >= 0. */
  readonly weight: Float64Array;
  /** Price of every candidate, >= 0, in the unit of the budget. */
  readonly cost: Float64Array;
  /** Demand of candidate j: `siteDemand[siteStart[j]..siteStart[j + 1]]`, ascending. */
  readonly siteStart: Int32Array;
  readonly siteDemand: Int32Array;
  /** Candidates of demand i: `demandSite[demandStart[i]..demandStart[i + 1]]`, ascending. */
  readonly demandStart: Int32Array;
  readonly demandSite: Int32Array;
}

/** A choice of candidates and what it serves. */
export interface Cover {
  /** Ascending. */
  readonly sites: readonly number[];
  readonly value: number;
  readonly cost: number;
}

/** Rows of `count` columns turned into columns of rows; entries of each come out ascending. */
function transpose(start: Int32Array, entries: Int32Array, count: number): [Int32Array, Int32Array] {
  const turnedStart = new Int32Array(count + 1);
  for (const entry of entries) turnedStart[entry + 1]++;
  for (let i = 0; i < count; i++) turnedStart[i + 1] += turnedStart[i];
  const next = turnedStart.slice(0, count);
  const turned = new Int32Array(entries.length);
  for (let row = 0; row + 1 < start.length; row++)
    for (let k = start[row]; k < start[row + 1]; k++) turned[next[entries[k]]++] = row;
  return [turnedStart, turned];
}

/** @param reaches demand of every candidate, ascending and without repetition */
export function coverProblem(
  weight: Float64Array,
  cost: Float64Array,
  reaches: readonly ArrayLike<number>[],
): CoverProblem {
  const siteStart = new Int32Array(reaches.length + 1);
  reaches.forEach((reach, j) => (siteStart[j + 1] = siteStart[j] + reach.length));
  const siteDemand = new Int32Array(siteStart[reaches.length]);
  reaches.forEach((reach, j) => siteDemand.set(reach, siteStart[j]));
  const [demandStart, demandSite] = transpose(siteStart, siteDemand, weight.length);
  return { weight, cost, siteStart, siteDemand, demandStart, demandSite };
}

/** The same problem the other way round. @param candidates of every demand, ascending and without repetition */
export function coverProblemOfDemand(
  weight: Float64Array,
  cost: Float64Array,
  demandStart: Int32Array,
  demandSite: Int32Array,
): CoverProblem {
  const [siteStart, siteDemand] = transpose(demandStart, demandSite, cost.length);
  return { weight, cost, siteStart, siteDemand, demandStart, demandSite };
}

/**
 * Value and price of a choice, counted afresh. Worth is summed in the order of demands, whoever serves them: the same demands
 * are worth the same to the last bit, and more of them never less.
 */
export function coverOf(problem: CoverProblem, sites: Iterable<number>): Cover {
  const served = new Uint8Array(problem.weight.length);
  const sorted = [...new Set(sites)].sort((a, b) => a - b);
  let [value, cost] = [0, 0];
  for (const j of sorted) {
    cost += problem.cost[j];
    for (let k = problem.siteStart[j]; k < problem.siteStart[j + 1]; k++) served[problem.siteDemand[k]] = 1;
  }
  problem.weight.forEach((worth, i) => {
    if (served[i]) value += worth;
  });
  return { sites: sorted, value, cost };
}

/** Whether all worth is whole: then a bound of 12.9 allows 12. */
export const isWhole = (problem: CoverProblem): boolean => problem.weight.every(Number.isSafeInteger);
