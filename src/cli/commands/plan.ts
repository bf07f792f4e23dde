import { planRequest, withCorners, type PlanOptions } from '../../jobs/steps/analysed-project.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';
import { PLAN_FILES } from '../../report/results/results.ts';
import { PLAN_BACKHAULS, PLAN_OBJECTIVES, PLAN_REACHES, PLAN_SERVICES } from '../../model/project.ts';
import { accept, type Result } from '../../model/basics/result.ts';
import {
  budgetOption,
  listIfGiven,
  scopeOption,
  wholeOption,
  wordIfGiven,
  wordOption,
  type Invocation,
} from '../shell/arguments.ts';
import { planFromCommandLine } from '../open/plan-kept.ts';
import { openFromCommandLine } from '../open/open.ts';
import { tellRefusal } from '../shell/outcome.ts';
import { writeLeaving } from './write-results.ts';
import { warn } from '../shell/tell.ts';

/** As the project's schema allows. */
const MOST_YEARS = 20;

/** Options of the plan that override those of the project. */
function planOptions(options: Invocation['options']): Result<PlanOptions> {
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

/**
 * `plan PROJECT --budget MONEY --out DIR [--scope …] [--objective …] [--service …] [--reach …] [--backhaul …] [--lock IDS] [--forbid IDS] [--years N]
 * [--seed N] [--prove SECONDS] [--locale vi]`: the plan and its curve.
 */
export async function runPlan(invocation: Invocation, language: Language): Promise<number> {
  const { options } = invocation;
  const budget = budgetOption(options);
  if (!budget.ok) return tellRefusal(budget.refusal, language);
  const asked = planOptions(options);
  if (!asked.ok) return tellRefusal(asked.refusal, language);
  const locale = wordOption(options, 'locale', ['en', 'vi'] as const);
  if (!locale.ok) return tellRefusal(locale.refusal, language);
  const scope = scopeOption(options, 'internal');
  if (!scope.ok) return tellRefusal(scope.refusal, language);
  const session = await openFromCommandLine(invocation);
  if (!session.ok) return tellRefusal(session.refusal, language);
  const plan = await planFromCommandLine(session.value, budget.value, asked.value);
  if (!plan.ok) return tellRefusal(plan.refusal, language);
  const request = planRequest(session.value, budget.value, asked.value);
  if (asked.value.proveSeconds && !plan.value.proven) warn(messagesIn(language).cli.notProven);
  return writeLeaving(invocation, session.value, {
    kinds: PLAN_FILES,
    scope: scope.value,
    language,
    locale: locale.value,
    plan: await withCorners(session.value, plan.value, request),
  });
}
