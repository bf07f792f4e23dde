import { writeCsv } from '../../formats/csv/csv-writer.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatNumber, type Language } from '../../i18n/number.ts';
import { operatorName } from '../../model/operators.ts';
import type { CheckedFigure, Verification } from '../../verify/verify-input.ts';

/** How a figure stands to the one worked out again. */
export type Verdict = 'equal' | 'explained' | 'not-computed' | 'unexplained';

export const verdictOf = ({ isEqual, reason }: CheckedFigure): Verdict =>
  isEqual ? 'equal' : reason === null ? 'unexplained' : reason === 'not-computed' ? reason : 'explained';

/** A figure beside the one worked out again, in words. */
export interface VerificationRow {
  readonly place: string;
  readonly figure: string;
  readonly ours: string;
  readonly theirs: string;
  readonly difference: string;
  readonly bound: string;
  readonly reason: string;
}

const NOTHING = '–';

export function verificationRow(one: CheckedFigure, language: Language): VerificationRow {
  const words = messagesIn(language).verify;
  const answers: Readonly<Record<string, string>> = words.answer;
  const number = (value: number): string => formatNumber(value, language, Number.isInteger(value) ? 0 : 4);
  const say = (value: CheckedFigure['ours']): string =>
    value === null
      ? words.answer.unknown
      : typeof value === 'string'
        ? (answers[value] ?? value)
        : number(value);
  const verdict = verdictOf(one);
  const operator =
    one.operator === 'any' ? words.anyOperator : one.operator && (operatorName(one.operator) ?? one.operator);
  return {
    place: `${one.name} (${one.code})`,
    figure: [words.figure[one.figure], operator].filter(Boolean).join(', '),
    ours: say(one.ours),
    theirs: verdict === 'not-computed' ? words.notComputedOne : say(one.theirs),
    difference: one.difference === null ? NOTHING : number(one.difference),
    bound: one.bound === null ? NOTHING : number(one.bound),
    reason: verdict === 'equal' ? words.equal : one.reason ? words.reason[one.reason] : words.noReason,
  };
}

/** What the check found as a whole, and what it did not work out. */
export function verificationSentences(checked: Verification, language: Language): readonly string[] {
  const words = messagesIn(language).verify;
  const { figures, notChecked } = checked;
  const counted = (test: (figure: CheckedFigure) => boolean): string =>
    formatNumber(figures.filter(test).length, language);
  const ofVerdict = (verdict: Verdict): string => counted((one) => verdictOf(one) === verdict);
  return [
    words.sum(
      counted(() => true),
      ofVerdict('equal'),
      ofVerdict('explained'),
      ofVerdict('unexplained'),
    ),
    words.basis(
      counted(({ basis }) => basis === 'file'),
      counted(({ basis }) => basis === 'import'),
    ),
    ...(figures.some((one) => verdictOf(one) === 'not-computed')
      ? [words.notComputed(ofVerdict('not-computed'))]
      : []),
    ...(notChecked.length
      ? [words.notChecked(notChecked.map((figure) => words.figure[figure]).join(', '))]
      : []),
  ];
}

const COLUMNS = [
  'place',
  'code',
  'name',
  'figure',
  'operator',
  'ours',
  'theirs',
  'difference',
  'bound',
  'reason',
  'basis',
] as const;

/** Every figure as data: codes for figures, answers and reasons; numbers in full. */
export const verificationCsv = ({ figures }: Verification, language: Language): Uint8Array =>
  writeCsv(
    COLUMNS.map((name) => ({ name })),
    figures.map((one) => COLUMNS.map((column) => (column === 'reason' ? reasonCode(one) : one[column]))),
    { locale: language },
  );

const reasonCode = (one: CheckedFigure): string => {
  const verdict = verdictOf(one);
  return verdict === 'explained' ? one.reason! : verdict;
};
