import { USUAL_SAMPLE, verifySession } from '../../jobs/steps/verify-session.ts';
import { verdictOf, verificationRow, verificationSentences } from '../../jobs/steps/verification-text.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';
import type { Verification } from '../../verify/verify-input.ts';
import { openFromCommandLine } from '../open/open.ts';
import { wholeOption, type Invocation } from '../shell/arguments.ts';
import { DONE, DONE_WITH_LOSSES, tellRefusal } from '../shell/outcome.ts';
import { tell, tellJson } from '../shell/tell.ts';

/**
 * `verify PROJECT [--sample N] [--seed S] [--json]`: figures of N villages and communes worked out again from the
 * files. 1 where a difference has no reason.
 */
export async function runVerify(invocation: Invocation, language: Language): Promise<number> {
  const { options, flags } = invocation;
  const sample = wholeOption(options, 'sample', USUAL_SAMPLE, 1);
  if (!sample.ok) return tellRefusal(sample.refusal, language);
  const seed = wholeOption(options, 'seed', 1);
  if (!seed.ok) return tellRefusal(seed.refusal, language);
  const session = await openFromCommandLine(invocation);
  if (!session.ok) return tellRefusal(session.refusal, language);
  const draw = { sample: sample.value, seed: seed.value };
  const checked = await verifySession(session.value, draw);
  const unexplained = checked.figures.filter((one) => verdictOf(one) === 'unexplained').length;
  if (flags.has('json')) tellJson(`${JSON.stringify({ ...draw, unexplained, ...checked }, null, 2)}\n`);
  else print(checked, language);
  return unexplained ? DONE_WITH_LOSSES : DONE;
}

function print(checked: Verification, language: Language): void {
  tell(messagesIn(language).verify.head.join('\t'));
  for (const one of checked.figures.filter(({ isEqual }) => !isEqual))
    tell(Object.values(verificationRow(one, language)).join('\t'));
  for (const sentence of verificationSentences(checked, language)) tell(sentence);
}
