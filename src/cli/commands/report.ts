import { ORIENTATIONS, PAPERS, PICTURE_PAPERS } from '../../report/paper/sheet/sheet.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';
import { budgetOption, OF_PLAN, scopeOption, wordOption, type Invocation } from '../shell/arguments.ts';
import { planFromCommandLine } from '../open/plan-kept.ts';
import { openFromCommandLine } from '../open/open.ts';
import { planOptions } from '../open/plan-options.ts';
import { tellRefusal } from '../shell/outcome.ts';
import { warn } from '../shell/tell.ts';
import { writeLeaving } from './write-results.ts';

/**
 * `report PROJECT --out DIR [--scope …] [--budget MONEY, with the options of `plan`] [--paper …] [--orientation …] [--grey] [--atlas]
 * [--png] [--passages]`: the annex, the map, as a picture too, the atlas, and sentences and tables to be pasted; public where
 * nothing is said.
 */
export async function runReport(invocation: Invocation, language: Language): Promise<number> {
  const { options, flags } = invocation;
  const scope = scopeOption(options, 'public');
  if (!scope.ok) return tellRefusal(scope.refusal, language);
  // Options of a plan without its money are no papers without a plan.
  const isPlanned = ['budget', ...OF_PLAN].some((name) => options[name] !== undefined);
  const budget = isPlanned ? budgetOption(invocation) : null;
  if (budget && !budget.ok) return tellRefusal(budget.refusal, language);
  const asked = planOptions(options);
  if (!asked.ok) return tellRefusal(asked.refusal, language);
  const paper = wordOption(options, 'paper', PAPERS);
  if (!paper.ok) return tellRefusal(paper.refusal, language);
  // A picture of A0 would be 62 million pixels.
  const picture = wordOption(options, 'paper', PICTURE_PAPERS);
  if (flags.has('png') && !picture.ok) return tellRefusal(picture.refusal, language);
  const orientation = wordOption(options, 'orientation', ORIENTATIONS);
  if (!orientation.ok) return tellRefusal(orientation.refusal, language);
  const session = await openFromCommandLine(invocation);
  if (!session.ok) return tellRefusal(session.refusal, language);
  const plan = budget && (await planFromCommandLine(session.value, budget.value, asked.value));
  if (plan && !plan.ok) return tellRefusal(plan.refusal, language);
  if (plan && asked.value.proveSeconds && !plan.value.proven) warn(messagesIn(language).cli.notProven);
  return writeLeaving(invocation, session.value, {
    kinds: [
      'annex.xlsx',
      `map-${paper.value}.pdf`,
      ...(flags.has('png') && picture.ok
        ? ([`map-${picture.value}.png`, `map-${picture.value}-pages.zip`] as const)
        : []),
      'indicators.csv',
      'indicators.json',
      ...(flags.has('atlas') ? (['atlas.pdf'] as const) : []),
      ...(flags.has('passages') ? (['passages.html'] as const) : []),
      ...(flags.has('slides') ? (['slides.pptx', 'handout.pdf'] as const) : []),
    ],
    orientation: orientation.value,
    grey: flags.has('grey'),
    scope: scope.value,
    language,
    plan: plan ? plan.value : null,
  });
}
