import { accept, refuse, type Result } from '../../model/basics/result.ts';
import { coverOf } from '../optimise/cover/cover-problem.ts';
import { soundBound } from '../optimise/cover/solve-cover.ts';
import { solveWithHighs } from '../optimise/exact/highs.ts';
import type { Chosen, PlanProblem, Proof } from './choose-works.ts';
import type { PlanLevel } from './levels.ts';
import { obeys, reachedOf, type WorkRules } from './rules.ts';
import { budgetRow, heldAt, programOf, ruledProgram, thriftOf, type RuledProgram } from './ruled-program.ts';

/** Where nobody says how long the exact solver may work. */
const SECONDS = 60;
const NAMED = 5;

const costOf = ({ levels }: PlanProblem, sites: readonly number[]): number =>
  sites.reduce((sum, j) => sum + levels[0].problem.cost[j], 0);

/** Floors that even all works together do not reach: no money helps. */
function beyondAll({ floors, reaches }: WorkRules, works: readonly number[]): string[] {
  const all = new Set(works);
  return floors.filter((floor) => reachedOf(floor, all, reaches) < floor.atLeast).map(({ of }) => of);
}

/** The cheapest works that obey the rules; null where none do. */
async function cheapest(program: RuledProgram, { solver, seconds }: Proof): Promise<number[] | null> {
  const answer = await solver(programOf(program, thriftOf(program), [], []), seconds);
  return answer && program.works.filter((_, at) => answer.values[at] > 0.5);
}

/**
 * The works of a plan with floors and works that need others, level by level, by the exact solver. Floors that the money
 * cannot reach are refused with the least money that can.
 */
export async function chooseByRules(
  question: PlanProblem,
  rules: WorkRules,
  proof: Proof = { solver: solveWithHighs, seconds: SECONDS },
): Promise<Result<Chosen>> {
  const { levels, locked, open, budgetVnd } = question;
  const program = ruledProgram(levels, rules, locked, open);
  const beyond = beyondAll(rules, program.works);
  if (beyond.length)
    return refuse('plan-floor-beyond-all', undefined, {
      count: beyond.length,
      names: beyond.slice(0, NAMED).join(', '),
    });
  // Nothing to choose from, and no floor that asks for something.
  if (!program.works.length)
    return accept({
      sites: [],
      levels: levels.map(({ name }) => ({ name, value: 0, upperBound: 0, proven: true })),
    });
  const least = await cheapest(program, proof);
  if (!least || !obeys(rules, least)) return refuse('plan-rules-contradict');
  const neededVnd = costOf(question, least);
  if (neededVnd > budgetVnd) return refuse('plan-floors-above-budget', undefined, { budgetVnd, neededVnd });
  return accept(await levelByLevel(question, rules, program, least, proof));
}

async function levelByLevel(
  question: PlanProblem,
  rules: WorkRules,
  program: RuledProgram,
  least: readonly number[],
  { solver, seconds }: Proof,
): Promise<Chosen> {
  const { levels, budgetVnd } = question;
  let sites = least;
  const held = [budgetRow(program, budgetVnd)];
  const reached: PlanLevel[] = [];
  for (const [at, { name, problem }] of levels.entries()) {
    const worth = program.worths[at];
    const answer = await solver(programOf(program, worth, held, sites), seconds);
    const found = answer ? program.works.filter((_, k) => answer.values[k] > 0.5) : sites;
    const keeps = reached.every(({ value }, l) => coverOf(levels[l].problem, found).value >= value);
    const isFit = keeps && costOf(question, found) <= budgetVnd && obeys(rules, found);
    if (isFit && coverOf(problem, found).value > coverOf(problem, sites).value) sites = found;
    const { value } = coverOf(problem, sites);
    const bound = soundBound(problem, (answer?.upperBound ?? Infinity) * (1 + 1e-9));
    const upperBound = Math.max(value, bound);
    reached.push({ name, value, upperBound, proven: value >= upperBound });
    held.push(heldAt(worth, value));
  }
  return { sites: [...sites].sort((a, b) => a - b), levels: reached };
}
