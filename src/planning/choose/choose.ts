import { accept, type Result } from '../../model/basics/result.ts';
import { coverOf } from '../optimise/cover/cover-problem.ts';
import { cheapestAsGood, chooseByRules } from './choose-by-rules.ts';
import { chooseWorks, type Chosen, type PlanProblem, type Proof } from './choose-works.ts';
import { bindsNothing, obeys, type WorkRules } from './rules.ts';

/** Works that no level and no rule would miss are not paid for; the dearest are looked at first. */
function withoutSuperfluous({ levels, locked }: PlanProblem, rules: WorkRules, chosen: Chosen): Chosen {
  const { cost } = levels[0].problem;
  const values = levels.map(({ problem }) => coverOf(problem, chosen.sites).value);
  let sites = chosen.sites;
  for (const work of [...chosen.sites].sort((a, b) => cost[b] - cost[a] || b - a)) {
    if (locked.includes(work) || !(cost[work] > 0)) continue;
    const others = sites.filter((j) => j !== work);
    const keeps = levels.every(({ problem }, l) => coverOf(problem, others).value >= values[l]);
    if (keeps && obeys(rules, others)) sites = others;
  }
  return { ...chosen, sites };
}

/** What is known already where it is better, under the bounds of the search: they hold for it too. */
function orKnown(
  { levels, locked, budgetVnd }: PlanProblem,
  rules: WorkRules,
  chosen: Chosen,
  known: readonly number[],
): Chosen {
  const covers = levels.map(({ problem }) => coverOf(problem, known));
  const differs = covers.findIndex(({ value }, l) => value !== chosen.levels[l].value);
  const isBetter = differs >= 0 && covers[differs].value > chosen.levels[differs].value;
  const holds = locked.every((j) => known.includes(j)) && obeys(rules, known);
  if (!isBetter || !holds || covers[0].cost > budgetVnd) return chosen;
  return {
    sites: covers[0].sites,
    levels: chosen.levels.map((level, l) => {
      const { value } = covers[l];
      const upperBound = Math.max(value, level.upperBound);
      return { ...level, value, upperBound, proven: value >= upperBound };
    }),
  };
}

/**
 * The works of a plan: by search and prices, or, where rules bind them, by the exact solver.
 * @param known works that are known to do: nothing worse is chosen
 */
export async function choose(
  question: PlanProblem,
  rules: WorkRules,
  proof?: Proof,
  known?: readonly number[],
): Promise<Result<Chosen>> {
  const chosen = bindsNothing(rules)
    ? accept(await chooseWorks(question, proof))
    : await chooseByRules(question, rules, proof);
  if (!chosen.ok) return chosen;
  const best = known ? orKnown(question, rules, chosen.value, known) : chosen.value;
  const lean = withoutSuperfluous(question, rules, best);
  return accept(rules.feeds ? await cheapestAsGood(question, rules, lean, proof) : lean);
}
