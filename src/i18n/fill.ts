import type { Issue } from '../model/issue.ts';
import type { LeftOut } from '../model/project.ts';
import type { Refusal } from '../model/basics/result.ts';
import { withKind } from './commune-kind.ts';
import { messagesIn } from './messages.ts';
import { formatDate, formatDistance, formatMoney, formatNumber, type Language } from './number.ts';

export type Blanks = Readonly<Record<string, string | number | undefined>>;

/** A blank, with the kind of commune that the sentence may say before it. */
const BLANK = /(?:\b(xã) (“?))?\{(\w+)\}/giu;

/** Fills `{name}` in a sentence. A blank without a value is told as not known: never an empty gap. */
export const fillBlanks = (sentence: string, blanks: Blanks, language: Language): string =>
  sentence.replace(BLANK, (_, kind: string | undefined, quote: string | undefined, name: string) => {
    const value = blankText(name, blanks[name], language);
    return kind === undefined ? value : withKind(kind, quote ?? '', value);
  });

function blankText(name: string, value: Blanks[string], language: Language): string {
  if (value === undefined || value === '') return messagesIn(language).common.unknownBlank;
  if (typeof value === 'number') return showNumber(name, value, language);
  return name === 'date' ? formatDate(value, language) : value;
}

/** A number by the unit that its name ends with. */
function showNumber(name: string, value: number, language: Language): string {
  if (isLabel(name)) return String(value);
  if (name.endsWith('Vnd')) return formatMoney(value, language);
  if (name.endsWith('Meters')) return formatDistance(value, language);
  return formatNumber(value, language, digitsOf(value));
}

/** Numbers that name something are never grouped: row 1234, not 1.234. */
const isLabel = (name: string): boolean =>
  /^(row|first|feature|byte|line|column|year|rows|version|known)$/.test(name);
const digitsOf = (value: number): number => (Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 2 : 1);

type Sentences = Readonly<Record<string, string>>;

/** What people call a field of the header dictionary; any other name as it is. */
export const fieldName = (key: string, language: Language): string =>
  (messagesIn(language).fields.name as Sentences)[key] ?? key;

const sentenceOf = ({ code, value }: Issue, language: Language): string | undefined => {
  const issues = messagesIn(language).issues as Sentences;
  const refusals = messagesIn(language).refusals as Sentences;
  // A file that was refused says why in the words of its refusal.
  const why = code === 'source-refused' ? refusals[value ?? ''] : undefined;
  const unnamed = value === '' ? (messagesIn(language).issuesUnnamed as Sentences)[code] : undefined;
  return why ?? unnamed ?? issues[code] ?? refusals[code];
};

/** The sentence of an issue without what it quotes of the files. */
export const issueTextUnquoted = (issue: Issue, language: Language): string =>
  sentenceOf(issue, language)?.replace(BLANK, (_, kind: string | undefined, quote = '') =>
    kind === undefined ? '…' : `${kind} ${quote as string}…`,
  ) ?? issue.code;

/** The sentence of an issue, its place not included. An unknown code is shown as it is. */
export function issueText(issue: Issue, language: Language): string {
  const sentence = sentenceOf(issue, language);
  if (!sentence) return issue.code;
  const field = issue.field && fieldName(issue.field, language);
  return fillBlanks(
    sentence,
    { ...issue, field, context: undefined, place: undefined, waits: undefined, ...issue.context },
    language,
  );
}

/** The sentence of a refusal: what is wrong, where, what to do. */
export function refusalText(refusal: Refusal, language: Language): string {
  const refusals = messagesIn(language).refusals as Sentences;
  // What a schema asks for has words of its own where people can follow it.
  const sentence = refusals[`${refusal.code}/${refusal.context?.['rule']}`] ?? refusals[refusal.code];
  return sentence
    ? fillBlanks(sentence, { ...refusal.location, ...refusal.context }, language)
    : refusal.code;
}

/** Why a dropped file is no source. An unknown code is shown as it is. */
export function leftOutText({ path, code, context }: LeftOut, language: Language): string {
  const { refusals, issues } = messagesIn(language);
  const sentence = (refusals as Sentences)[code] ?? (issues as Sentences)[code];
  return sentence ? fillBlanks(sentence, { file: path, ...context }, language) : code;
}
