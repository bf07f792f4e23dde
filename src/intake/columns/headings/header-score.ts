import { elementAt } from '../../../model/basics/elements.ts';
import { withCommuneList } from './commune-headings.ts';
import type { FieldKey } from './header-dictionary.ts';
import { AMBIGUOUS, FIELDS } from './header-dictionary.ts';
import type { HeaderField } from './header-field.ts';
import { ROLE_FIELDS } from './header-roles.ts';
import { agrees, headingWords, type HeadingWord } from './heading-words.ts';
import type { RoleColumns } from './role-columns.ts';

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
const QUALIFIERS = headingWords(
  'nghèo cận lõm chưa cũ trước ngoái quang internet điện nữ dtts thiểu tỷ lệ % trẻ đbkk không trắng mã code old trạm tv ' +
    'uncovered poor near giảm tăng ảnh',
);
const qualifies = (word: HeadingWord): boolean => QUALIFIERS.some((known) => agrees(word, known));
const isNumber = ({ plain }: HeadingWord): boolean => /^\d+$/.test(plain);

/** One spelling of a field, in the forms that are compared. */
interface Spelling {
  readonly words: readonly HeadingWord[];
  /** Words without marks, run together as in `dansonguoi`. */
  readonly joined: string;
  /** Words with their tones, for slips of the pen. */
  readonly toned: string;
  /** Letters of `joined` and of `toned`, a bit each: what differs by more than a slip is seen without comparing letters. */
  readonly letters: { readonly joined: number; readonly toned: number };
}
const join = (words: readonly HeadingWord[], form: keyof HeadingWord, between = ' '): string =>
  words.map((word) => word[form]).join(between);
const spelling = (text: string): Spelling => formsOf(headingWords(text));
function formsOf(words: readonly HeadingWord[]): Spelling {
  const [joined, toned] = [join(words, 'plain', ''), join(words, 'toned')];
  return { words, joined, toned, letters: { joined: lettersOf(joined), toned: lettersOf(toned) } };
}

/** One bit of 32 for each letter, by its code. */
function lettersOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) & 31);
  return bits;
}
function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

const withoutUnit = (header: string): readonly HeadingWord[] =>
  headingWords(header.replace(/[([{][^)\]}]*[)\]}]/g, ' '));

const sameWords = (written: readonly HeadingWord[], known: readonly HeadingWord[]): boolean =>
  written.length === known.length && written.every((word, i) => agrees(word, elementAt(known, i)));

function subsetScore({ words }: HeaderForms, { words: parts, toned }: Spelling): number {
  for (const part of parts) if (!words.some((word) => agrees(word, part))) return 0;
  const rest = words.filter((word) => !parts.some((part) => agrees(word, part)) && !isNumber(word));
  if (rest.some(qualifies)) return 0;
  const meaning = words.filter((word) => !isNumber(word)).length;
  if (parts.length === 1 && toned.length < 3) return 0;
  // Most of the header must be the spelling, else it is about something else.
  return new Set(parts.map((part) => part.toned)).size >= (2 / 3) * meaning ? SUBSET : 0;
}

/** Levenshtein distance, given up beyond 2. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = Math.min(
        elementAt(row, j) + 1,
        elementAt(next, j - 1) + 1,
        elementAt(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > 2) return 3;
    row = next;
  }
  return elementAt(row, b.length);
}

/** One or two letters off, their marks included: `cư` for `cũ` is another word, not a slip. */
function nearScore(header: HeaderForms, known: Spelling): number {
  const form = header.isPlain ? 'joined' : 'toned';
  const [written, toned] = [header[form], known[form]];
  if (written.length < 6 || toned.length < 6) return 0;
  const allowed = written.length >= 9 ? 2 : 1;
  if (Math.abs(written.length - toned.length) > allowed) return 0;
  // A letter more, less or changed sets or clears two bits at most.
  if (countBits(header.letters[form] ^ known.letters[form]) > 2 * allowed) return 0;
  return editDistance(written, toned) <= allowed && sameSize(header.words, known.words) ? NEAR : 0;
}
/** A slip changes letters within words: every word that stands whole in one stands in the other or is nearly there. */
const sameSize = (a: readonly HeadingWord[], b: readonly HeadingWord[]): boolean =>
  Math.abs(a.length - b.length) <= 1 &&
  !a.some((word) => qualifies(word) && !b.some((other) => agrees(word, other))) &&
  // *Số hộ có sóng* is two letters from *Số hộ lõm sóng* and its opposite.
  !b.some((word) => qualifies(word) && !a.some((other) => editDistance(other.plain, word.plain) <= 1));

/** The forms of one header, made once for all spellings. */
interface HeaderForms extends Spelling {
  readonly withoutUnit: readonly HeadingWord[];
  /** True where the header is written without any mark. */
  readonly isPlain: boolean;
}
function headerForms(header: string): HeaderForms {
  const words = headingWords(header);
  return {
    ...formsOf(words),
    withoutUnit: withoutUnit(header),
    isPlain: words.every(({ toned, plain }) => toned === plain),
  };
}

function scoreSpelling(header: HeaderForms, known: Spelling): number {
  // A letter that the heading has nowhere is in none of its words.
  if ((known.letters.joined & ~header.letters.joined) !== 0) return nearScore(header, known);
  if (sameWords(header.words, known.words)) return EXACT;
  if (header.isPlain && header.joined === known.joined) return EXACT;
  if (sameWords(header.withoutUnit, known.words)) return WITHOUT_UNIT;
  return subsetScore(header, known) || nearScore(header, known);
}

const bestOf = (header: HeaderForms, synonyms: readonly Spelling[]): number =>
  synonyms.reduce(
    (best, synonym) => (best === EXACT ? best : Math.max(best, scoreSpelling(header, synonym))),
    0,
  );

interface FieldSpellings {
  readonly key: FieldKey;
  readonly spellings: readonly Spelling[];
}

/** Synonyms by field, with the spellings that it shares with others. */
const spellingsOf = (fields: readonly HeaderField<FieldKey>[]): readonly FieldSpellings[] =>
  fields.map(({ key, synonyms }) => ({
    key,
    spellings: [
      ...synonyms,
      ...Object.entries(AMBIGUOUS).flatMap(([shared, keys]) => (keys.includes(key) ? [shared] : [])),
    ].map(spelling),
  }));
const SPELLINGS = spellingsOf(FIELDS);
const ROLE_SPELLINGS = spellingsOf(ROLE_FIELDS);

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

/**
 * Fields that a header may name in a file of a role, best first: those of any file, and those that only files of this
 * role have; where both fit as well, the latter.
 */
export function scoreHeaderOf(path: readonly string[], role: RoleColumns): readonly HeaderMatch[] {
  const own = ROLE_SPELLINGS.filter(({ key }) => role.fields.includes(key));
  const known = scoreHeader(path);
  return own.length ? [...scoreSpellings(path, own), ...known].toSorted((a, b) => b.score - a.score) : known;
}

/** The same headers come again in every file of a folder. */
const remembered = new Map<string, readonly HeaderMatch[]>();
const MOST_REMEMBERED = 5000;

/** What stands last in a heading that KoboToolbox, ODK or a receiver makes of the name of a point. */
const PART_OF_POINT =
  /[\p{L}\p{N}][\s_\-–:./]+(?:(latitude|lat|vĩ độ)|(longitude|lon|lng|kinh độ)|(altitude)|(precision|accuracy))$/iu;
const PARTS_OF_POINT = ['lat', 'lon', 'elevation', 'position_error'] as const satisfies readonly FieldKey[];
const OF_POINT = 0.85;

/** `_Toa_do_latitude`, `vi_tri-Accuracy`: whatever the point is called. */
function partOfPoint(path: readonly string[]): FieldKey | undefined {
  const [, ...parts] = PART_OF_POINT.exec((path.at(-1) ?? '').normalize('NFC').trim()) ?? [];
  return PARTS_OF_POINT.find((_, i) => parts[i] !== undefined);
}

/** *X (vĩ độ)*: the brackets say which of the two the letter is. */
const LETTER_AND_GLOSS = /^\s*(?:tọa độ\s+|toạ độ\s+)?[xyne]\s*[([{]\s*([^)\]}]+?)\s*[)\]}]\s*$/iu;

/** The field of a position that brackets behind a bare letter name, whatever the letter is taken for elsewhere. */
function glossOfLetter(path: readonly string[], fields: readonly FieldSpellings[]): FieldKey | undefined {
  const [, gloss] = LETTER_AND_GLOSS.exec((path.at(-1) ?? '').normalize('NFC')) ?? [];
  if (gloss === undefined) return undefined;
  const said = headerForms(gloss);
  return fields.find(
    ({ key, spellings }) => (key === 'lat' || key === 'lon') && bestOf(said, spellings) >= SUBSET,
  )?.key;
}

/** *Sóng di động*, *Mạng di động*: a signal, not the telephone of a person. */
const OF_SIGNAL = headingWords('sóng mạng phủ trạm vùng');

const scoreAnew = (path: readonly string[]): readonly HeaderMatch[] => scoreSpellings(path, SPELLINGS);

function scoreSpellings(path: readonly string[], fields: readonly FieldSpellings[]): readonly HeaderMatch[] {
  const gloss = glossOfLetter(path, fields);
  if (gloss)
    return [
      { key: gloss, score: EXACT },
      // Northing and easting in metres are called so as well.
      { key: gloss === 'lat' ? 'vn2000_x' : 'vn2000_y', score: WITHOUT_UNIT },
    ];
  const ofPoint = partOfPoint(path);
  const whole = headerForms(path.join(' '));
  const outer = headingWords(path.slice(0, -1).join(' '));
  const leaf = path.length > 1 && !outer.some(qualifies) ? headerForms(path.at(-1)!) : null;
  const isOfSignal = whole.words.some((word) => OF_SIGNAL.some((known) => agrees(word, known)));
  return fields
    .filter(({ key }) => key !== 'contact' || !isOfSignal)
    .map(({ key, spellings }) => {
      const ofLeaf = leaf ? bestOf(leaf, spellings) - 0.05 : 0;
      return { key, score: Math.max(bestOf(whole, spellings), ofLeaf, key === ofPoint ? OF_POINT : 0) };
    })
    .filter((match) => match.score > 0)
    .sort((a, b) => b.score - a.score);
}
