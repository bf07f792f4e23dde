import type { PlanOptions } from '../../jobs/steps/analysed-project.ts';
import { accept, type Result } from '../../model/basics/result.ts';
import { PLAN_BACKHAULS, PLAN_OBJECTIVES, PLAN_REACHES, PLAN_SERVICES } from '../../model/project.ts';
import { listIfGiven, wholeOption, wordIfGiven, type Invocation } from '../shell/arguments.ts';

/** As the project's schema allows. */
const MOST_YEARS = 20;

/** Options of the plan that override those of the project. */
export function planOptions(options: Invocation['options']): Result<PlanOptions> {
  const seed = wholeOption(options, 'seed', 1);
  if (!seed.ok) return seed;
  const prove = wholeOption(options, 'prove', 0);
  if (!prove.ok) return prove;
  const objective = wordIfGiven(options, 'objective', PLAN_OBJECTIVES);
  if (!objective.ok) return objective;
  const service = wordIfGiven(options, 'service', PLAN_SERVICES);
  if (!service.ok) return service;
  const reach = wordIfGiven(options, 'reach', PLAN_REACHES);
  if (!reach.ok) return reach;
  const backhaul = wordIfGiven(options, 'backhaul', PLAN_BACKHAULS);
  if (!backhaul.ok) return backhaul;
  const years =
    options['years'] === undefined ? accept(undefined) : wholeOption(options, 'years', 1, 1, MOST_YEARS);
  if (!years.ok) return years;
  const lock = listIfGiven(options, 'lock');
  const forbid = listIfGiven(options, 'forbid');
  return accept({
    seed: seed.value,
    proveSeconds: prove.value,
    ...(objective.value && { objective: objective.value }),
    ...(service.value && { service: service.value }),
    ...(reach.value && { reach: reach.value }),
    ...(backhaul.value && { backhaul: backhaul.value }),
    // Other years than those of the project have no use for its money by year.
    ...(years.value !== undefined && { years: years.value, yearBudgets: undefined }),
    ...(lock && { lock }),
    ...(forbid && { forbid }),
  });
}
