import { withCommuneList } from './commune-headings.ts';
import type { FieldKey } from './header-dictionary.ts';
import { AMBIGUOUS, FIELDS } from './header-dictionary.ts';
import { foldHeader } from './header-field.ts';

/** How well a header names a field, by the spelling alone. */
export interface HeaderMatch {
  readonly key: FieldKey;
  readonly score: number;
}

const EXACT = 1;
const WITHOUT_UNIT = 0.95;
const SUBSET = 0.8;
const NEAR = 0.7;

/** Words that make another thing of a header; a spelling without them does not name it. */
const QUALIFIERS = new Set(
  (
    'ngheo can lom chua cu truoc quang internet dien nu dtts thieu ty ti le % tre dbkk khong trang ma code old tram tv ' +
    'uncovered poor near giam tang anh'
  ).split(' '),
);
const isNumber = (word: string): boolean => /^\d+$/.test(word);

/** One spelling of a field, in the forms that are compared. */
interface Spelling {
  readonly text: string;
  readonly joined: string;
  readonly parts: readonly string[];
}
const spelling = (text: string): Spelling => ({
  text,
  joined: text.replaceAll(' ', ''),
  parts: text.split(' '),
});

const withoutUnit = (header: string): string => foldHeader(header.replace(/[([{][^)\]}]*[)\]}]/g, ' '));

function subsetScore(words: readonly string[], { text: synonym, parts }: Spelling): number {
  if (!parts.every((part) => words.includes(part))) return 0;
  const own = new Set(parts);
  const rest = words.filter((word) => !own.has(word) && !isNumber(word));
  if (rest.some((word) => QUALIFIERS.has(word))) return 0;
  const meaning = words.filter((word) => !isNumber(word)).length;
  if (parts.length === 1 && synonym.length < 3) return 0;
  // Most of the header must be the spelling, else it is about something else.
  return own.size >= (2 / 3) * meaning ? SUBSET : 0;
}

/** Levenshtein distance, given up beyond 2. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}

function nearScore(folded: string, synonym: string): number {
  if (folded.length < 6 || synonym.length < 6) return 0;
  const allowed = folded.length >= 9 ? 2 : 1;
  return editDistance(folded, synonym) <= allowed ? NEAR : 0;
}

/** The forms of one header, made once for all spellings. */
interface HeaderForms {
  readonly folded: string;
  readonly joined: string;
  readonly withoutUnit: string;
  readonly words: readonly string[];
}
function formsOf(header: string): HeaderForms {
  const folded = foldHeader(header);
  return {
    folded,
    joined: folded.replaceAll(' ', ''),
    withoutUnit: withoutUnit(header),
    words: folded.split(' '),
  };
}

function scoreSpelling(header: HeaderForms, synonym: Spelling): number {
  if (header.folded === synonym.text || header.joined === synonym.joined) return EXACT;
  if (header.withoutUnit === synonym.text) return WITHOUT_UNIT;
  return subsetScore(header.words, synonym) || nearScore(header.folded, synonym.text);
}

const bestOf = (header: HeaderForms, synonyms: readonly Spelling[]): number =>
  synonyms.reduce(
    (best, synonym) => (best === EXACT ? best : Math.max(best, scoreSpelling(header, synonym))),
    0,
  );

/** Synonyms by field, with the spellings that it shares with others. */
const SPELLINGS: readonly { readonly key: FieldKey; readonly spellings: readonly Spelling[] }[] = FIELDS.map(
  ({ key, synonyms }) => ({
    key,
    spellings: [
      ...synonyms,
      ...Object.keys(AMBIGUOUS).filter((shared) => AMBIGUOUS[shared]!.includes(key)),
    ].map(spelling),
  }),
);

/**
 * Fields that a header may name, best first, by rule 2 of the header rules: exact folded 1.0, without
 * the unit in brackets 0.95, words of the spelling within the header 0.8, one or two letters off 0.7.
 * A header of several levels is scored as a whole, and by its innermost level a little lower.
 */
export function scoreHeader(path: readonly string[]): readonly HeaderMatch[] {
  const key = path.join('\u0000');
  let matches = remembered.get(key);
  if (matches) return matches;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, (matches = withCommuneList(path, scoreAnew)));
  return matches;
}

/** The same headers come again in every file of a folder. */
const remembered = new Map<string, readonly HeaderMatch[]>();
const MOST_REMEMBERED = 5000;

function scoreAnew(path: readonly string[]): readonly HeaderMatch[] {
  const whole = formsOf(path.join(' '));
  const outer = foldHeader(path.slice(0, -1).join(' ')).split(' ');
  const leaf = path.length > 1 && !outer.some((word) => QUALIFIERS.has(word)) ? formsOf(path.at(-1)!) : null;
  return SPELLINGS.map(({ key, spellings }) => {
    const ofLeaf = leaf ? bestOf(leaf, spellings) - 0.05 : 0;
    return { key, score: Math.max(bestOf(whole, spellings), ofLeaf) };
  })
    .filter((match) => match.score > 0)
    .sort((a, b) => b.score - a.score);
}
