import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutKind } from './commune-kind.ts';
import { Search, searchText, type SearchText } from './search.ts';
import { fold } from './text.ts';

type Word = SearchText['name'][number];

/** How a word that is looked for is met by another: `toned` is no less where it was typed without marks. */
type Meets = (sought: Word, word: Word) => boolean;
const isTyped = ({ folded, letters, tone }: Word): boolean => tone !== '' || folded !== letters;
const whole: Meets = (sought, word) => sought.folded === word.folded;
const begins: Meets = (sought, word) => word.folded.startsWith(sought.folded);
/** Two letters or a number are in half of all words: they count only where a word begins with them. */
const holds: Meets = (sought, word) =>
  begins(sought, word) ||
  (sought.folded.length > 2 && /\D/.test(sought.folded) && word.folded.includes(sought.folded));
const asToned =
  (meets: Meets): Meets =>
  (sought, word) =>
    meets(sought, word) &&
    (!isTyped(sought) ||
      (word.letters.startsWith(sought.letters) && (sought.tone === '' || word.tone === sought.tone)));

/** The words one after another; the last may be the beginning of one that somebody is still typing. */
function inOrder(sought: readonly Word[], words: readonly Word[], meets: Meets, lastMeets: Meets): boolean {
  return words.some((_, start) =>
    sought.every((one, i) => {
      const word = words[start + i];
      return word !== undefined && (i === sought.length - 1 ? lastMeets : meets)(one, word);
    }),
  );
}

const everywhere = (sought: readonly Word[], words: readonly Word[], meets: Meets): boolean =>
  sought.every((one) => words.some((word) => meets(one, word)));

type Grade = (sought: readonly Word[], text: SearchText, as: (meets: Meets) => Meets) => boolean;

/** From the best to the worst: whole words in their order first. */
const GRADES: readonly Grade[] = [
  (sought, { name }, as) => sought.length === name.length && inOrder(sought, name, as(whole), as(whole)),
  (sought, { name }, as) => inOrder(sought, name, as(whole), as(whole)),
  (sought, { beside }, as) => inOrder(sought, beside, as(whole), as(whole)),
  (sought, { name }, as) => inOrder(sought, name, as(whole), as(begins)),
  (sought, { name }, as) => everywhere(sought, name, as(whole)),
  (sought, { name, beside }, as) => everywhere(sought, [...name, ...beside], as(whole)),
  (sought, { beside }, as) => inOrder(sought, beside, as(whole), as(begins)),
  (sought, { name, beside }, as) => everywhere(sought, [...name, ...beside], as(begins)),
  (sought, { name, beside }, as) => everywhere(sought, [...name, ...beside], as(holds)),
];

const plain = (meets: Meets): Meets => meets;

/** The ranks as they are defined: every grade asked of every row, word by word. */
function rankPlainly(query: string, text: SearchText): number | null {
  const reading = (typed: string): number | null => {
    const sought = searchText(typed, [], '').name;
    const code = fold(typed).trim();
    if (code.length > 2 && text.code.startsWith(code)) return 0;
    const grade = (as: (meets: Meets) => Meets): number => GRADES.findIndex((test) => test(sought, text, as));
    const plainly = grade(plain);
    if (plainly < 0) return null;
    const toned = sought.some(isTyped) ? grade(asToned) : plainly;
    return toned >= 0 ? toned : GRADES.length + plainly;
  };
  if (searchText(query, [], '').name.length === 0) return 0;
  const bare = withoutKind(query);
  const ranks = [reading(query), bare === null ? null : reading(bare)];
  if (ranks[1] === null || ranks[1] === undefined) return ranks[0]!;
  return Math.min(ranks[0] ?? Infinity, ranks[1] + 0.5);
}

const SYLLABLES = [
  'Nà',
  'Na',
  'Hoà',
  'Hòa',
  'Hoa',
  'Pá',
  'Huổi',
  'Bản',
  'Đông',
  'Tổ',
  'Tô',
  '1',
  '12',
  'xã',
  'x',
];
const some = (least: number, most: number) =>
  fc
    .array(fc.constantFrom(...SYLLABLES), { minLength: least, maxLength: most })
    .map((words) => words.join(' '));
/** Whole names, and names that somebody is still typing. */
const typed = fc.tuple(some(0, 3), fc.nat(2)).map(([text, cut]) => text.slice(0, text.length - cut));

it('ranks every row as the plain way does', () => {
  const row = fc.record({
    name: some(1, 4),
    beside: fc.array(some(1, 3), { maxLength: 3 }),
    code: fc.constantFrom('', '12', '12345', 'na01'),
  });
  fc.assert(
    fc.property(typed, fc.array(row, { minLength: 1, maxLength: 12 }), (query, rows) => {
      const search = new Search(query);
      const texts = rows.map(({ name, beside, code }) => searchText(name, beside, code));
      expect(texts.map((text) => search.rank(text))).toEqual(texts.map((text) => rankPlainly(query, text)));
    }),
    { numRuns: 400 },
  );
});
