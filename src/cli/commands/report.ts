import { planFor } from '../../jobs/steps/analysed-project.ts';
import type { Language } from '../../i18n/number.ts';
import { budgetOption, scopeOption, type Invocation } from '../shell/arguments.ts';
import { openFromCommandLine } from '../open/open.ts';
import { tellRefusal } from '../shell/outcome.ts';
import { writeLeaving } from './write-results.ts';

/** `report PROJECT --out DIR [--scope …] [--budget MONEY]`: the annex and the A3 map, public where nothing is said. */
export async function runReport(invocation: Invocation, language: Language): Promise<number> {
  const { options } = invocation;
  const scope = scopeOption(options, 'public');
  if (!scope.ok) return tellRefusal(scope.refusal, language);
  const budget = options['budget'] === undefined ? null : budgetOption(options);
  if (budget && !budget.ok) return tellRefusal(budget.refusal, language);
  const session = await openFromCommandLine(invocation);
  if (!session.ok) return tellRefusal(session.refusal, language);
  const plan = budget && (await planFor(session.value, budget.value));
  if (plan && !plan.ok) return tellRefusal(plan.refusal, language);
  return writeLeaving(invocation, session.value, {
    kinds: [
      'annex.xlsx',
      'map-a3.pdf',
      'indicators.csv',
      'indicators.json',
      ...(invocation.flags.has('slides') ? (['slides.pptx', 'handout.pdf'] as const) : []),
    ],
    scope: scope.value,
    language,
    plan: plan ? plan.value : null,
  });
}
