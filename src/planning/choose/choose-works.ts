import {
  coverOf,
  coverProblem,
  isWhole,
  type Cover,
  type CoverProblem,
} from '../optimise/cover/cover-problem.ts';
import { mergeDemand } from '../optimise/cover/merge-demand.ts';
import { descend, firstPrices } from '../optimise/cover/subgradient.ts';
import { coverInPieces, soundBound, type CertifiedCover } from '../optimise/cover/solve-cover.ts';
import { branchCover } from '../optimise/exact/branch-cover.ts';
import { bestOfFew } from '../optimise/exact/few-works.ts';
import type { IntegerSolver } from '../optimise/exact/integer-program.ts';
import { coverConstraints, proveCover } from '../optimise/exact/prove-cover.ts';
import { combine, type Level, type PlanLevel } from './levels.ts';

/** Turns and iterations: enough for a province of hundreds of candidates in well under a second. */
const EFFORT = { turns: 3000, iterations: 1200 } as const;
/** Candidates and what they serve that branches look at: two seconds' worth at most. */
const BRANCH_WORK = 4e7;
/** Steps towards the price of the first level that bounds the second best. */
const PRICE_TURNS = 9;

export interface Proof {
  readonly solver: IntegerSolver;
  readonly seconds: number;
}

export interface PlanProblem {
  readonly levels: readonly Level[];
  readonly budgetVnd: number;
  /** Indices of options that are decided, and of those that may be chosen beside them. */
  readonly locked: readonly number[];
  readonly open: readonly number[];
  readonly seed: number;
  /** False: only the works are asked for, not how good they are. */
  readonly isBounded: boolean;
  /** Lets other work in between two pieces of the search; throws where nobody asks any longer. */
  readonly pause?: (() => Promise<void>) | undefined;
  /** Answers where rules bind and nothing is to be proved; left out: one in this thread. */
  readonly solver?: IntegerSolver | undefined;
}

export interface Chosen {
  /** Indices of options, the locked ones among them. */
  readonly sites: readonly number[];
  readonly levels: readonly PlanLevel[];
}

/** What is left beside decided works, and how it is searched. */
interface Money extends Pick<PlanProblem, 'seed' | 'isBounded' | 'pause'> {
  readonly budget: number;
}

interface Known extends Cover {
  readonly upperBound: number;
  readonly proven: boolean;
}

/** The problem that the decided works leave: open candidates alone, for what is not served yet. */
function leftBy(problem: CoverProblem, locked: readonly number[], open: readonly number[]): CoverProblem {
  const weight = Float64Array.from(problem.weight);
  for (const j of locked)
    for (let k = problem.siteStart[j]; k < problem.siteStart[j + 1]; k++) weight[problem.siteDemand[k]] = 0;
  return coverProblem(
    weight,
    Float64Array.from(open, (j) => problem.cost[j]),
    open.map((j) => problem.siteDemand.subarray(problem.siteStart[j], problem.siteStart[j + 1])),
  );
}

/** Work that rests between its pieces. */
async function rested<T>(pieces: Generator<void, T>, pause: PlanProblem['pause']): Promise<T> {
  for (;;) {
    const piece = pieces.next();
    if (piece.done) return piece.value;
    await pause?.();
  }
}

/** Prices alone leave some per cent open where single works take much of the money: branches close in on it. */
async function closer(
  problem: CoverProblem,
  budget: number,
  known: CertifiedCover,
  pause: PlanProblem['pause'],
): Promise<CertifiedCover> {
  if (known.value >= known.upperBound) return known;
  const { sites, upperBound } = await rested(
    branchCover(mergeDemand(problem), budget, known, BRANCH_WORK),
    pause,
  );
  const { value, cost } = coverOf(problem, sites);
  return { ...known, sites, value, cost, upperBound: Math.max(value, upperBound) };
}

async function solve(
  problem: CoverProblem,
  { budget, seed, isBounded, pause }: Money,
  proof?: Proof,
): Promise<Known> {
  const best = await rested(bestOfFew(mergeDemand(problem), budget), pause);
  if (best) return { ...best, upperBound: best.value, proven: true };
  const searched = await rested(coverInPieces(problem, budget, { ...EFFORT, seed }), pause);
  const known = isBounded ? await closer(problem, budget, searched, pause) : searched;
  if (known.value >= known.upperBound) return { ...known, proven: true };
  if (!proof) return { ...known, proven: false };
  return { ...known, ...(await proveCover(problem, budget, known, proof.solver, proof.seconds)) };
}

/**
 * The works of a plan, level by level: the second level is made as large as it can be without giving up any of the
 * first.
 */
export async function chooseWorks(
  { levels, budgetVnd, locked, open, seed, isBounded, pause }: PlanProblem,
  proof?: Proof,
): Promise<Chosen> {
  const spent = locked.reduce((sum, j) => sum + levels[0].problem.cost[j], 0);
  const budget = budgetVnd - spent;
  const problems = levels.map(({ problem }) => leftBy(problem, locked, open));
  const secured = levels.map(({ problem }) => coverOf(problem, locked).value);
  const money = { budget, seed, isBounded, pause };
  const first = await solve(problems[0], money, proof);
  const level = (at: number, known: { value: number; upperBound: number; proven: boolean }): PlanLevel => ({
    name: levels[at].name,
    value: secured[at] + known.value,
    upperBound: secured[at] + known.upperBound,
    proven: known.proven,
  });
  const named = (sites: readonly number[]): number[] =>
    [...locked, ...sites.map((at) => open[at])].sort((a, b) => a - b);
  if (levels.length < 2) return { sites: named(first.sites), levels: [level(0, first)] };
  const second = await solveSecond(problems[0], problems[1], money, first, proof);
  return { sites: named(second.sites), levels: [level(0, first), level(1, second)] };
}

/** The second level at the first one's value. */
async function solveSecond(
  first: CoverProblem,
  second: CoverProblem,
  { budget, seed, isBounded, pause }: Money,
  known: Known,
  proof?: Proof,
): Promise<{ sites: readonly number[]; value: number; upperBound: number; proven: boolean }> {
  const all = second.weight.reduce((sum, w) => sum + w, 0);
  const few = await rested(bestOfFew(mergeDemand(combine(first, second, all + 1)), budget), pause);
  if (few) {
    const { value } = coverOf(second, few.sites);
    return { sites: few.sites, value, upperBound: value, proven: true };
  }
  const effort = { ...EFFORT, seed, start: known.sites };
  const together = combine(first, second, all + 1);
  const searched = await rested(coverInPieces(together, budget, effort), pause);
  const found = isBounded ? await closer(together, budget, searched, pause) : searched;
  // What costs nothing of the first level is won: the combined value keeps it whole.
  const sites = coverOf(first, found.sites).value >= known.value ? found.sites : known.sites;
  const value = coverOf(second, sites).value;
  // Both levels together bound the second: the first is held at its value.
  const ofBoth = isWhole(first) ? found.upperBound - (all + 1) * known.value : Infinity;
  const isClosed = ofBoth <= value;
  const bound =
    isBounded && !isClosed
      ? Math.min(ofBoth, boundSecond(first, second, budget, { floor: known.value, value }))
      : Math.min(ofBoth, all);
  const upperBound = Math.max(value, bound);
  const best = { sites, value, upperBound };
  if (best.value >= best.upperBound) return { ...best, proven: true };
  return proof ? proveSecond(first, second, budget, known.value, best, proof) : { ...best, proven: false };
}

/**
 * Any price of the first level bounds the second: what both are worth together, less what the first is held at. The
 * bound is convex in that price: thirds of an interval close in on its least.
 */
function boundSecond(
  first: CoverProblem,
  second: CoverProblem,
  budget: number,
  { floor, value }: { floor: number; value: number },
): number {
  const all = second.weight.reduce((sum, w) => sum + w, 0);
  let least = Infinity;
  const boundAt = (factor: number): number => {
    const together = mergeDemand(combine(first, second, factor));
    const { bound } = descend(
      together,
      budget,
      firstPrices(together),
      value + factor * floor,
      EFFORT.iterations,
    );
    const own = soundBound(together, bound) - factor * floor;
    least = Math.min(least, own);
    return own;
  };
  boundAt(0);
  let [low, high] = [0, floor > 0 ? (8 * all) / floor : 0];
  for (let turn = 0; turn < PRICE_TURNS && high > 0; turn++) {
    const third = (high - low) / 3;
    if (boundAt(low + third) < boundAt(high - third)) high -= third;
    else low += third;
  }
  return soundBound(second, least);
}

async function proveSecond(
  first: CoverProblem,
  second: CoverProblem,
  budget: number,
  floor: number,
  known: { sites: readonly number[]; value: number; upperBound: number },
  { solver, seconds }: Proof,
): Promise<{ sites: readonly number[]; value: number; upperBound: number; proven: boolean }> {
  const together = combine(first, second, 1);
  const sites = together.cost.length;
  const held = first.weight.length;
  const worth = new Float64Array(sites + together.weight.length);
  worth.set(second.weight, sites + held);
  const start = new Float64Array(worth.length);
  for (const j of known.sites) {
    start[j] = 1;
    for (let k = together.siteStart[j]; k < together.siteStart[j + 1]; k++)
      start[sites + together.siteDemand[k]] = 1;
  }
  const floorRow = {
    columns: Array.from(first.weight, (_, i) => sites + i),
    factors: Array.from(first.weight),
    atLeast: floor,
    atMost: Infinity,
  };
  const rows = [...coverConstraints(together, budget), floorRow];
  const answer = await solver(
    { worth, isWhole: new Uint8Array(worth.length).fill(1, 0, sites), rows, start },
    seconds,
  );
  const found = answer
    ? Array.from({ length: sites }, (_, j) => j).filter((j) => answer.values[j] > 0.5)
    : [];
  const isFit = coverOf(second, found).cost <= budget && coverOf(first, found).value >= floor;
  const value = isFit ? coverOf(second, found).value : -1;
  const best = value > known.value ? { sites: found, value } : known;
  const bound = answer ? soundBound(second, answer.upperBound * (1 + 1e-9)) : known.value;
  const upperBound = Math.max(best.value, Math.min(known.upperBound, bound));
  return { sites: best.sites, value: best.value, upperBound, proven: best.value >= upperBound };
}
