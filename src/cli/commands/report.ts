import { planFor, reportInput } from '../../jobs/steps/analysed-project.ts';
import type { Language } from '../../i18n/number.ts';
import { writeAnnex } from '../../report/annex/annex.ts';
import { drawMapA3 } from '../../report/paper/map-a3.ts';
import { budgetOption, wordOption, type Invocation } from '../shell/arguments.ts';
import { writeFiles } from '../shell/disk.ts';
import { readFonts } from '../shell/fonts.ts';
import { openFromCommandLine } from '../open/open.ts';
import { exitCodeOf, tellRefusal } from '../shell/outcome.ts';

/** `report PROJECT --out DIR [--scope public|internal] [--budget MONEY]`: the annex and the A3 map. */
export async function runReport(invocation: Invocation, language: Language): Promise<number> {
  const { options } = invocation;
  const scope = wordOption(options, 'scope', ['public', 'internal'] as const);
  if (!scope.ok) return tellRefusal(scope.refusal, language);
  const budget = options['budget'] === undefined ? null : budgetOption(options);
  if (budget && !budget.ok) return tellRefusal(budget.refusal, language);
  const session = await openFromCommandLine(invocation);
  if (!session.ok) return tellRefusal(session.refusal, language);
  const plan = budget && (await planFor(session.value, budget.value));
  if (plan && !plan.ok) return tellRefusal(plan.refusal, language);
  const input = reportInput(session.value, plan ? plan.value : null);
  const fonts = await readFonts();
  const files = new Map<string, Uint8Array>([
    ['annex.xlsx', await writeAnnex(input, { language, scope: scope.value })],
    ['map-a3.pdf', await drawMapA3(input, { language, scope: scope.value, fonts })],
  ]);
  const written = await writeFiles(options['out'], files);
  return written.ok ? exitCodeOf(session.value) : tellRefusal(written.refusal, language);
}
