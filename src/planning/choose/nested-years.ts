import { coverOf } from '../optimise/cover/cover-problem.ts';
import { choose } from './choose.ts';
import type { PlanProblem, Proof } from './choose-works.ts';
import { completed, withNeeded, type WorkRules } from './rules.ts';

/** All that stands when a year is over. */
export interface NestedYear {
  /** Money of this year and those before it. */
  readonly budgetVnd: number;
  /** Works of this year and those before it, ascending. */
  readonly sites: readonly number[];
  /** Value of the first level. */
  readonly value: number;
  /** The best value found for the same money without looking at other years, and what none exceeds. */
  readonly best: number;
  readonly upperBound: number;
}

/** Whole parts as equal as can be, the earlier ones larger. */
export function equalParts(totalVnd: number, years: number): number[] {
  const part = Math.floor(totalVnd / years);
  return Array.from({ length: years }, (_, k) => part + (k < totalVnd - part * years ? 1 : 0));
}

/** Decided works come first, as many as the money of the year pays, the cheapest of them first, with what they need. */
function decidedFirst(
  { locked, levels }: PlanProblem,
  rules: WorkRules,
  budgetVnd: number,
  among: ReadonlySet<number>,
): number[] {
  const { cost } = levels[0].problem;
  let taken: number[] = [];
  for (const work of [...locked].sort((a, b) => cost[a] - cost[b] || a - b)) {
    const more = completed(rules, [...taken, work], cost, among);
    if (more && more.reduce((sum, j) => sum + cost[j], 0) <= budgetVnd) taken = more;
  }
  return taken;
}

/**
 * The best plan of all the money, spread backwards: what is built until a year is the best part of what is built until
 * the next one. Floors hold for the whole; what a work needs stands no later than the work, and none before its permit.
 * @param parts money of every year
 * @param waits by work: years that pass before it may be built
 */
export async function nestYears(
  question: PlanProblem,
  rules: WorkRules,
  last: { readonly sites: readonly number[]; readonly value: number; readonly upperBound: number },
  { parts, waits }: { readonly parts: readonly number[]; readonly waits: readonly number[] },
  proof?: Proof,
): Promise<NestedYear[]> {
  const free: WorkRules = { ...rules, floors: [] };
  const { problem } = question.levels[0];
  const within = async (budgetVnd: number, turn: number, all: readonly number[]) => {
    const works = all.filter((work) => withNeeded([work], rules.needs).every((j) => waits[j] <= turn));
    const locked = decidedFirst(question, rules, budgetVnd, new Set(works)).filter((j) => works.includes(j));
    const open = works.filter((j) => !locked.includes(j));
    return choose({ ...question, budgetVnd, locked, open, isBounded: false }, free, proof);
  };
  let until = parts.reduce((sum, part) => sum + part, 0);
  const years: NestedYear[] = [
    { budgetVnd: until, sites: last.sites, value: last.value, best: last.value, upperBound: last.upperBound },
  ];
  for (let turn = parts.length - 2; turn >= 0; turn--) {
    until -= parts[turn + 1];
    const nested = await within(until, turn, years[0].sites);
    const alone = await within(
      until,
      turn,
      [...new Set([...question.locked, ...question.open])].sort((a, b) => a - b),
    );
    const sites = nested.ok ? nested.value.sites : [];
    const { value } = coverOf(problem, sites);
    const [level] = alone.ok ? alone.value.levels : [];
    years.unshift({
      budgetVnd: until,
      sites,
      value,
      best: Math.max(value, level?.value ?? 0),
      upperBound: Math.max(value, level?.upperBound ?? 0),
    });
  }
  return years;
}
