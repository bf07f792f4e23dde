import { planFor, reportInput } from '../../jobs/steps/analysed-project.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';
import { PLAN_FILES, writeResult } from '../../report/results/results.ts';
import { budgetOption, wholeOption, wordOption, type Invocation } from '../shell/arguments.ts';
import { writeFiles } from '../shell/disk.ts';
import { openFromCommandLine } from '../open/open.ts';
import { exitCodeOf, tellRefusal } from '../shell/outcome.ts';

/** `plan PROJECT --budget MONEY --out DIR [--seed N] [--prove SECONDS] [--locale vi]`: the plan and its curve. */
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
  const session = await openFromCommandLine(invocation);
  if (!session.ok) return tellRefusal(session.refusal, language);
  const plan = planFor(session.value, budget.value, seed.value);
  if (!plan.ok) return tellRefusal(plan.refusal, language);
  // No exact search yet: said aloud, and `proven` in the file stays false.
  if (prove.value > 0) console.error(messagesIn(language).cli.notProven);
  const input = reportInput(session.value, plan.value);
  const files = new Map(PLAN_FILES.map((kind) => [kind, writeResult(kind, input, locale.value)]));
  const written = await writeFiles(options['out'], files);
  return written.ok ? exitCodeOf(session.value) : tellRefusal(written.refusal, language);
}
