import { chooseWorks } from '../../../src/planning/choose/choose-works.ts';
import { coverOf, type CoverProblem } from '../../../src/planning/optimise/cover/cover-problem.ts';
import { certificateOf } from '../../../src/planning/optimise/cover/solve-cover.ts';
import { solveWithHighs } from '../../../src/planning/optimise/exact/highs.ts';
import { coverConstraints } from '../../../src/planning/optimise/exact/prove-cover.ts';
import { makeInstance, totalCost } from './made-instances.ts';
import { processorTime, rounded, tell } from './measure.ts';

const DENSITIES = [
  { name: 'province, standard', sites: 300, villages: 2500, reach: 21 },
  { name: 'province, dense', sites: 300, villages: 2500, reach: 50 },
] as const;
const SHARES = [0.1, 0.3, 0.6] as const;
/** By the clock, as the solver counts: give it a quiet machine. */
const SECONDS = 30;

interface Proved {
  readonly value: number;
  readonly gap: number;
  readonly ms: number;
}

/** *Prove it* beside the exact solver alone, given the whole model. */
export async function measureProofs(): Promise<void> {
  for (const { name, ...size } of DENSITIES)
    for (const seed of [1, 2]) {
      const problem = makeInstance({ ...size, seed });
      for (const share of SHARES) {
        const budget = totalCost(problem) * share;
        const [ours, alone] = [await ourProof(problem, budget), await solverAlone(problem, budget)];
        tell({ name, seed, share, ours, alone, ratio: rounded(alone.ms / ours.ms, 1) });
      }
    }
}

/** As the plan is made: search and prices, branches, then the exact solver on what they leave open. */
async function ourProof(problem: CoverProblem, budgetVnd: number): Promise<Proved> {
  const started = processorTime();
  const { levels } = await chooseWorks(
    {
      ...{ levels: [{ name: 'households', problem }], budgetVnd, seed: 1, isBounded: true },
      ...{ locked: [], open: Array.from(problem.cost.keys()) },
    },
    { solver: solveWithHighs, seconds: SECONDS },
  );
  return told(levels[0], started);
}

async function solverAlone(problem: CoverProblem, budget: number): Promise<Proved> {
  const started = processorTime();
  const sites = problem.cost.length;
  const worth = new Float64Array(sites + problem.weight.length);
  worth.set(problem.weight, sites);
  const answer = await solveWithHighs(
    {
      worth,
      isWhole: new Uint8Array(worth.length).fill(1, 0, sites),
      rows: coverConstraints(problem, budget),
      start: new Float64Array(worth.length),
    },
    SECONDS,
  );
  const chosen = Array.from(problem.cost.keys()).filter((j) => (answer?.values[j] ?? 0) > 0.5);
  const { value } = coverOf(problem, chosen);
  return told({ value, upperBound: Math.max(value, answer?.upperBound ?? value) }, started);
}

const told = (proved: { value: number; upperBound: number }, started: number): Proved => ({
  value: proved.value,
  gap: rounded(1 / certificateOf(proved) - 1, 5),
  ms: rounded(processorTime() - started, 0),
});
