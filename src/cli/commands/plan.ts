import { planFor } from '../../jobs/steps/analysed-project.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';
import { PLAN_FILES } from '../../report/results/results.ts';
import { budgetOption, scopeOption, wholeOption, wordOption, type Invocation } from '../shell/arguments.ts';
import { openFromCommandLine } from '../open/open.ts';
import { tellRefusal } from '../shell/outcome.ts';
import { writeLeaving } from './write-results.ts';
import { warn } from '../shell/tell.ts';

/** `plan PROJECT --budget MONEY --out DIR [--scope …] [--seed N] [--prove SECONDS] [--locale vi]`: the plan and its curve. */
export async function runPlan(invocation: Invocation, language: Language): Promise<number> {
  const { options } = invocation;
  const budget = budgetOption(options);
  if (!budget.ok) return tellRefusal(budget.refusal, language);
  const seed = wholeOption(options, 'seed', 1);
  if (!seed.ok) return tellRefusal(seed.refusal, language);
  const prove = wholeOption(options, 'prove', 0);
  if (!prove.ok) return tellRefusal(prove.refusal, language);
  const locale = wordOption(options, 'locale', ['en', 'vi'] as const);
  if (!locale.ok) return tellRefusal(locale.refusal, language);
  const scope = scopeOption(options, 'internal');
  if (!scope.ok) return tellRefusal(scope.refusal, language);
  const session = await openFromCommandLine(invocation);
  if (!session.ok) return tellRefusal(session.refusal, language);
  const plan = planFor(session.value, budget.value, seed.value);
  if (!plan.ok) return tellRefusal(plan.refusal, language);
  // No exact search yet: said aloud, and `proven` in the file stays false.
  if (prove.value > 0) warn(messagesIn(language).cli.notProven);
  return writeLeaving(invocation, session.value, {
    kinds: PLAN_FILES,
    scope: scope.value,
    language,
    locale: locale.value,
    plan: plan.value,
  });
}
