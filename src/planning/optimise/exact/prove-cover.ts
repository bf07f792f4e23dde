import { coverOf, coverProblem, isWhole, type Cover, type CoverProblem } from '../cover/cover-problem.ts';
import { mergeDemand } from '../cover/merge-demand.ts';
import { candidateWorth } from '../cover/multipliers.ts';
import { soundBound, type CertifiedCover } from '../cover/solve-cover.ts';
import { descend, firstPrices } from '../cover/subgradient.ts';
import type { IntegerSolver, ProgramRow } from './integer-program.ts';

export interface ProvenCover extends Cover {
  readonly upperBound: number;
  readonly proven: boolean;
}

/** Largest cost in the rows of a program: tolerances of a solver are absolute. */
const LARGEST_COST = 1000;
const ITERATIONS = 1500;

/** What prices settle of every candidate: it cannot be in, or cannot be out of, any choice better than the known one. */
interface Settled {
  readonly must: readonly number[];
  readonly open: readonly number[];
}

/**
 * Candidates that no better choice can hold, or do without: forcing one in or out lowers the bound by its reduced
 * worth (variable fixing by Lagrangian costs).
 */
export function settle(problem: CoverProblem, budget: number, price: Float64Array, needed: number): Settled {
  const { weight, cost } = problem;
  const worth = candidateWorth(problem, price);
  const order = Array.from(cost.keys()).sort((a, b) => worth[b] / cost[b] - worth[a] / cost[a] || a - b);
  // Price of money: the ratio at which the budget runs out.
  let [left, perCost] = [budget, 0];
  for (const j of order) {
    if (cost[j] > left) {
      perCost = worth[j] / cost[j];
      break;
    }
    left -= cost[j];
  }
  let bound = perCost * budget;
  for (let i = 0; i < weight.length; i++) bound += weight[i] - price[i];
  for (let j = 0; j < cost.length; j++) bound += Math.max(0, worth[j] - perCost * cost[j]);
  const slack = 1e-7 * Math.max(1, Math.abs(bound));
  const [must, open]: number[][] = [[], []];
  for (let j = 0; j < cost.length; j++) {
    const reduced = worth[j] - perCost * cost[j];
    if (reduced < 0 && bound + reduced + slack < needed) continue;
    if (reduced > 0 && bound - reduced + slack < needed) must.push(j);
    else open.push(j);
  }
  return { must, open };
}

/** What is left to decide once some candidates are in and others out. */
function remaining(problem: CoverProblem, { must, open }: Settled): CoverProblem {
  const served = new Uint8Array(problem.weight.length);
  for (const j of must)
    for (let k = problem.siteStart[j]; k < problem.siteStart[j + 1]; k++) served[problem.siteDemand[k]] = 1;
  const reaches = open.map((j) =>
    problem.siteDemand.subarray(problem.siteStart[j], problem.siteStart[j + 1]).filter((i) => !served[i]),
  );
  return mergeDemand(
    coverProblem(
      problem.weight,
      Float64Array.from(open, (j) => problem.cost[j]),
      reaches,
    ),
  );
}

/** Served shares beside chosen candidates: a share at most as large as what is chosen of its candidates. */
export function coverConstraints(problem: CoverProblem, budget: number): ProgramRow[] {
  const { weight, cost, demandStart, demandSite } = problem;
  const sites = cost.length;
  const scale = LARGEST_COST / Math.max(1, ...cost);
  const rows: ProgramRow[] = [
    {
      columns: Array.from(cost.keys()),
      factors: Array.from(cost, (one) => one * scale),
      atLeast: -Infinity,
      atMost: budget * scale,
    },
  ];
  for (let i = 0; i < weight.length; i++) {
    const candidates = Array.from(demandSite.subarray(demandStart[i], demandStart[i + 1]));
    rows.push({
      columns: [sites + i, ...candidates],
      factors: [1, ...candidates.map(() => -1)],
      atLeast: -Infinity,
      atMost: 0,
    });
  }
  return rows;
}

/**
 * Proves a choice the best, or finds a better one: Lagrangian costs settle what they can, the solver decides about the
 * rest. Out of time it answers with the bound that it reached.
 */
export async function proveCover(
  given: CoverProblem,
  budget: number,
  known: CertifiedCover,
  solver: IntegerSolver,
  seconds: number,
): Promise<ProvenCover> {
  const whole = isWhole(given);
  let problem = mergeDemand(given);
  let [ids, sure, left]: [number[], number[], number] = [Array.from(given.cost.keys()), [], budget];
  let secured = 0;
  let price: Float64Array = firstPrices(problem);
  const needed = whole ? known.value + 1 : known.value;
  // What is settled lets the prices descend further, which settles more.
  for (let before = Infinity; ids.length < 0.9 * before;) {
    before = ids.length;
    price = descend(problem, left, price, needed - secured, ITERATIONS).price;
    const settled = settle(problem, left, price, needed - secured);
    const served = coverOf(problem, settled.must);
    if (served.cost > left) return { ...known, upperBound: known.value, proven: true };
    sure = [...sure, ...settled.must.map((j) => ids[j])];
    secured += served.value;
    left -= served.cost;
    problem = remaining(problem, settled);
    ids = settled.open.map((j) => ids[j]);
    price = firstPrices(problem);
  }
  return decide(given, budget, known, { problem, ids, sure, left, secured }, solver, seconds);
}

interface Rest {
  readonly problem: CoverProblem;
  /** Candidates of the rest, as the whole numbers them. */
  readonly ids: readonly number[];
  readonly sure: readonly number[];
  readonly left: number;
  readonly secured: number;
}

async function decide(
  given: CoverProblem,
  budget: number,
  known: CertifiedCover,
  { problem, ids, sure, left, secured }: Rest,
  solver: IntegerSolver,
  seconds: number,
): Promise<ProvenCover> {
  const sites = ids.length;
  const chosen = new Set(known.sites);
  const start = new Float64Array(sites + problem.weight.length);
  const held = ids.flatMap((id, j) => (chosen.has(id) ? [j] : []));
  for (const j of held) start[j] = 1;
  for (const j of held)
    for (let k = problem.siteStart[j]; k < problem.siteStart[j + 1]; k++)
      start[sites + problem.siteDemand[k]] = 1;
  const worth = new Float64Array(sites + problem.weight.length);
  worth.set(problem.weight, sites);
  const program = {
    worth,
    isWhole: new Uint8Array(worth.length).fill(1, 0, sites),
    rows: coverConstraints(problem, left),
    start,
  };
  // Where prices settled everything there is nothing to ask.
  const answer = sites ? await solver(program, seconds) : { values: start, upperBound: 0 };
  // The known choice need not fit what was settled: only better ones had to.
  const bound = answer ? soundBound(given, secured + answer.upperBound * (1 + 1e-9)) : known.value;
  const upperBound = Math.max(known.value, Math.min(known.upperBound, bound));
  const other = answer ? coverOf(given, [...sure, ...ids.filter((_, j) => answer.values[j] > 0.5)]) : known;
  const best = other.cost <= budget && other.value > known.value ? other : known;
  return {
    sites: best.sites,
    value: best.value,
    cost: best.cost,
    upperBound: Math.max(best.value, upperBound),
    proven: upperBound <= best.value,
  };
}
