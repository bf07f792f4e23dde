import { accept, type Result } from '../../model/basics/result.ts';
import { chooseByRules } from './choose-by-rules.ts';
import { chooseWorks, type Chosen, type PlanProblem, type Proof } from './choose-works.ts';
import { bindsNothing, type WorkRules } from './rules.ts';

/** The works of a plan: by search and prices, or, where rules bind them, by the exact solver. */
export async function choose(
  question: PlanProblem,
  rules: WorkRules,
  proof?: Proof,
): Promise<Result<Chosen>> {
  return bindsNothing(rules)
    ? accept(await chooseWorks(question, proof))
    : chooseByRules(question, rules, proof);
}
