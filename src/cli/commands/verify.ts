import { USUAL_SAMPLE, verifySession } from '../../jobs/steps/verify-session.ts';
import { messagesIn, type Messages } from '../../i18n/messages.ts';
import { formatNumber, type Language } from '../../i18n/number.ts';
import type { CheckedFigure, Verification } from '../../verify/verify-input.ts';
import { openFromCommandLine } from '../open/open.ts';
import { wholeOption, type Invocation } from '../shell/arguments.ts';
import { DONE, DONE_WITH_LOSSES, tellRefusal } from '../shell/outcome.ts';

const isUnexplained = ({ isEqual, reason }: CheckedFigure): boolean => !isEqual && reason === null;

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
  const unexplained = checked.figures.filter(isUnexplained).length;
  if (flags.has('json'))
    process.stdout.write(`${JSON.stringify({ ...draw, unexplained, ...checked }, null, 2)}\n`);
  else print(checked, messagesIn(language).verify, language);
  return unexplained ? DONE_WITH_LOSSES : DONE;
}

function print({ figures, notChecked }: Verification, words: Messages['verify'], language: Language): void {
  const say = (value: CheckedFigure['ours']): string =>
    value === null
      ? words.answer.unknown
      : typeof value === 'string'
        ? words.answer[value as keyof typeof words.answer]
        : formatNumber(value, language, Number.isInteger(value) ? 0 : 4);
  const counted = (test: (figure: CheckedFigure) => boolean): string =>
    formatNumber(figures.filter(test).length, language);
  console.log(words.head.join('\t'));
  for (const one of figures.filter(({ isEqual }) => !isEqual))
    console.log(
      [
        `${one.name} (${one.code})`,
        [words.figure[one.figure], one.operator === 'any' ? words.anyOperator : one.operator]
          .filter(Boolean)
          .join(', '),
        say(one.ours),
        say(one.theirs),
        say(one.difference),
        one.reason ? words.reason[one.reason] : words.noReason,
      ].join('\t'),
    );
  console.log(
    words.sum(
      counted(() => true),
      counted(({ isEqual }) => isEqual),
      counted(({ isEqual, reason }) => !isEqual && reason !== null && reason !== 'not-computed'),
      counted(isUnexplained),
    ),
  );
  console.log(
    words.basis(
      counted(({ basis }) => basis === 'file'),
      counted(({ basis }) => basis === 'import'),
    ),
  );
  if (figures.some(({ reason }) => reason === 'not-computed'))
    console.log(words.notComputed(counted(({ reason }) => reason === 'not-computed')));
  if (notChecked.length)
    console.log(words.notChecked(notChecked.map((figure) => words.figure[figure]).join(', ')));
}
