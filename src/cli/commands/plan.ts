import { planRequest, withCorners } from '../../jobs/steps/analysed-project.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';
import { PLAN_FILES } from '../../report/results/results.ts';
import { budgetOption, scopeOption, wordOption, type Invocation } from '../shell/arguments.ts';
import { planFromCommandLine } from '../open/plan-kept.ts';
import { openFromCommandLine } from '../open/open.ts';
import { planOptions } from '../open/plan-options.ts';
import { tellRefusal } from '../shell/outcome.ts';
import { untilStopped } from '../shell/stopped.ts';
import { writeLeaving } from './write-results.ts';
import { warn } from '../shell/tell.ts';

/**
 * `plan PROJECT --budget MONEY --out DIR [--scope …] [--objective …] [--service …] [--reach …] [--backhaul …] [--lock IDS] [--forbid IDS] [--years N]
 * [--seed N] [--prove SECONDS] [--locale vi]`: the plan and its curve.
 */
export async function runPlan(invocation: Invocation, language: Language): Promise<number> {
  const { options } = invocation;
  const budget = budgetOption(invocation);
  if (!budget.ok) return tellRefusal(budget.refusal, language);
  const asked = planOptions(options);
  if (!asked.ok) return tellRefusal(asked.refusal, language);
  const locale = wordOption(options, 'locale', ['en', 'vi'] as const);
  if (!locale.ok) return tellRefusal(locale.refusal, language);
  const scope = scopeOption(options, 'internal');
  if (!scope.ok) return tellRefusal(scope.refusal, language);
  return untilStopped(language, async (signal, writing) => {
    const session = await openFromCommandLine(invocation, { signal });
    if (!session.ok) return tellRefusal(session.refusal, language);
    const plan = await planFromCommandLine(session.value, budget.value, asked.value, { signal });
    if (!plan.ok) return tellRefusal(plan.refusal, language);
    const request = planRequest(session.value, budget.value, asked.value);
    if (asked.value.proveSeconds && !plan.value.proven) warn(messagesIn(language).cli.notProven);
    const whole = await withCorners(session.value, plan.value, request, { signal });
    writing();
    return writeLeaving(invocation, session.value, {
      kinds: PLAN_FILES,
      scope: scope.value,
      language,
      locale: locale.value,
      plan: whole,
    });
  });
}
