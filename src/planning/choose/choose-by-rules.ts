import { accept, refuse, type Result } from '../../model/basics/result.ts';
import { coverOf } from '../optimise/cover/cover-problem.ts';
import { soundBound } from '../optimise/cover/solve-cover.ts';
import { solveWithHighs } from '../optimise/exact/highs.ts';
import type { Chosen, PlanProblem, Proof } from './choose-works.ts';
import { fillFed } from './fill-fed.ts';
import { allLevels, type PlanLevel } from './levels.ts';
import { obeys, reachedOf, type Floor, type WorkRules } from './rules.ts';
import { budgetRow, heldAt, programOf, ruledProgram, thriftOf, type RuledProgram } from './ruled-program.ts';

/** Where nobody says how long the exact solver may work. */
const SECONDS = 60;
/** The least money for what is chosen is looked for so long at most. */
const THRIFT_SECONDS = 10;
const NAMED = 5;

const costOf = ({ levels }: PlanProblem, sites: readonly number[]): number =>
  sites.reduce((sum, j) => sum + levels[0].problem.cost[j], 0);

/** Floors that even all works together do not reach: no money helps. */
function beyondAll({ floors, reaches }: WorkRules, works: readonly number[]): Floor[] {
  const all = new Set(works);
  return floors.filter((floor) => reachedOf(floor, all, reaches) < floor.atLeast);
}

/** A commune that misses two floors is one commune. */
function beyondContext(beyond: readonly Floor[]): { count: number; names: string; codes: string } {
  const names = new Map(beyond.map(({ code, of }) => [code, of]));
  return {
    count: names.size,
    names: [...names.values()].slice(0, NAMED).join(', '),
    codes: [...names.keys()].join(' '),
  };
}

/** The cheapest works that obey the rules; null where none do. */
async function cheapest(program: RuledProgram, { solver, seconds }: Proof): Promise<number[] | null> {
  const answer = await solver(programOf(program, thriftOf(program), [], []), seconds);
  return answer && program.works.filter((_, at) => answer.values[at] > 0.5);
}

/** A question under rules, and the cheapest works that obey them. */
export interface RuledStart {
  readonly program: RuledProgram;
  readonly least: readonly number[];
  readonly neededVnd: number;
}

/** Refused where no money brings about what the rules ask for. */
export async function ruledStart(
  question: PlanProblem,
  rules: WorkRules,
  proof: Proof,
): Promise<Result<RuledStart>> {
  const program = ruledProgram(question.levels, rules, question.locked, question.open);
  const beyond = beyondAll(rules, program.works);
  if (beyond.length) return refuse('plan-floor-beyond-all', undefined, beyondContext(beyond));
  // Nothing to choose from, and no floor that asks for something.
  if (!program.works.length) return accept({ program, least: [], neededVnd: 0 });
  const least = await cheapest(program, proof);
  if (!least || !obeys(rules, least)) return refuse('plan-rules-contradict');
  return accept({ program, least, neededVnd: costOf(question, least) });
}

/** Where the search of the exact solver starts: from the cheapest that obey, filled up where feeds alone bind. */
function startOf(
  { levels, budgetVnd, open }: PlanProblem,
  rules: WorkRules,
  least: readonly number[],
): readonly number[] {
  if (!rules.feeds || rules.needs.size) return least;
  const filled = [...least, ...fillFed(allLevels(levels), rules.feeds, budgetVnd, least, open)];
  return obeys(rules, filled) ? filled : least;
}

/**
 * The works of a plan with floors and works that need others, level by level, by the exact solver. Floors that the money
 * cannot reach are refused with the least money that can.
 */
export async function chooseByRules(
  question: PlanProblem,
  rules: WorkRules,
  proof: Proof = { solver: question.solver ?? solveWithHighs, seconds: SECONDS },
): Promise<Result<Chosen>> {
  const { levels, budgetVnd } = question;
  const begun = await ruledStart(question, rules, proof);
  if (!begun.ok) return begun;
  const { program, least, neededVnd } = begun.value;
  if (!program.works.length)
    return accept({
      sites: [],
      levels: levels.map(({ name }) => ({ name, value: 0, upperBound: 0, proven: true })),
    });
  if (neededVnd > budgetVnd)
    return rules.floors.length
      ? refuse('plan-floors-above-budget', undefined, { budgetVnd, neededVnd })
      : refuse('plan-locked-above-budget', undefined, { budgetVnd, lockedVnd: neededVnd });
  const start = startOf(question, rules, least);
  return accept(await levelByLevel(question, rules, program, start, proof));
}

/** @param least works that obey the rules within the budget: nothing worse is answered */
export async function levelByLevel(
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

/**
 * The least money for which works serve as much: where trenches and hops are chosen beside masts the money that is left
 * would hide a way that is longer than needed.
 */
export async function cheapestAsGood(
  question: PlanProblem,
  rules: WorkRules,
  chosen: Chosen,
  { solver, seconds }: Proof = { solver: question.solver ?? solveWithHighs, seconds: THRIFT_SECONDS },
): Promise<Chosen> {
  const { levels, locked, open } = question;
  const program = ruledProgram(levels, rules, locked, open);
  if (!program.works.length) return chosen;
  const held = chosen.levels.map(({ value }, at) => heldAt(program.worths[at], value));
  const thrift = programOf(program, thriftOf(program), held, chosen.sites);
  const answer = await solver(thrift, Math.min(seconds, THRIFT_SECONDS));
  const sites = answer && program.works.filter((_, at) => answer.values[at] > 0.5);
  const isAsGood =
    sites && levels.every(({ problem }, l) => coverOf(problem, sites).value >= chosen.levels[l].value);
  if (!isAsGood || !obeys(rules, sites) || costOf(question, sites) >= costOf(question, chosen.sites))
    return chosen;
  return {
    sites,
    levels: chosen.levels.map((level, l) => {
      const { value } = coverOf(levels[l].problem, sites);
      const upperBound = Math.max(value, level.upperBound);
      return { ...level, value, upperBound, proven: value >= upperBound };
    }),
  };
}
