import { fold } from '../../i18n/text.ts';

/** Words for a village before its name, folded; longest first where one begins another. */
export const VILLAGE_KINDS =
  'thon|ban|to dan pho|tdp|to|xom|lang|khu dan cu|khu pho|khu|tieu khu|tk|khoi|diem dan cu|ddc|to dan cu';

const KIND_AND_NAME = new RegExp(String.raw`^(?:${VILLAGE_KINDS})\s+\S`);

/** True where a text says what a village is called, with the word for it: *Bản Nà Lo*. */
export const namesVillage = (text: string): boolean => KIND_AND_NAME.test(fold(text));

/** The word for a village within a line: whole, with its marks, or in a line that has none. */
const WITHIN =
  /(?<!\p{L})(?:thôn|bản|tổ dân phố|xóm|làng|khu phố|khu dân cư|tiểu khu|điểm dân cư|thon|xom)\s+\p{Lu}[^,;:()\n–]*/gu;
/** *Bản đồ*, *bản sao* and *văn bản* are none; nor is what follows a name. */
const BEHIND =
  /\s+(?:[-–]\s.*|(?:xã|phường|thị trấn|huyện|tỉnh|năm|tháng|quý|ngày|tính|thuộc|đến)(?!\p{L}).*)$/iu;
const MANY = /^(?:của|các|trên|trong|và|tại|theo|thuộc)$/iu;

/** The one village that a line names among other words, with the word for it; null where it names none, or several. */
export function villageWithin(line: string): string | null {
  const text = line.normalize('NFC');
  // In capitals a word of any kind may follow; the word itself is then in capitals too.
  const hasCase = /\p{Ll}/u.test(text);
  const spelled = hasCase ? text : text.replace(/\p{L}+/gu, (word) => word[0] + word.slice(1).toLowerCase());
  const lowered = spelled
    .replace(/(?<!\p{L})(?:Thôn|Bản|Tổ|Xóm|Làng|Khu|Tiểu|Điểm|Thon|Xom)(?!\p{L})/gu, (word) =>
      word.toLowerCase(),
    )
    .replace(/tổ (?:Dân|dân) (?:Phố|phố)/gu, 'tổ dân phố');
  const names = new Set(
    [...lowered.matchAll(WITHIN)]
      .map(([found]) => found.replace(BEHIND, '').trim())
      .filter((name) => {
        const [, next = ''] = name.split(' ');
        return !MANY.test(next) && name.split(' ').length <= MOST_SYLLABLES + 2;
      }),
  );
  const [only, ...others] = names;
  if (only === undefined || others.length || /\sv(?:à|a)\s/iu.test(only)) return null;
  return only.charAt(0).toUpperCase() + only.slice(1);
}

const KIND = /\b(?:thon|ban|to dan pho|tdp|xom|diem dan cu|khu dan cu|villages?|settlements?|hamlets?)\b/;

/** True where a text, such as the name of a folder, speaks of villages. */
export const speaksOfVillages = (text: string): boolean => KIND.test(fold(text));

/** Between the names of two villages in one cell. */
const AND = /\s*(?:[;,+&\n]|\s(?:và|va|[-–—/])\s)\s*/iu;
const COMMUNE = /^(?:xa|phuong|thi tran|dac khu|huyen|tinh)\s/;
/** `Thôn 3, 4`: a text without a letter is a number. */
const AND_NUMBER = /\p{L}.*\d\s*(?:[,;+&]|\svà\s)\s*\d+$/isu;

/** Between names without the word for a village. A line may end within a name. */
const MARKED_AND = /[;,+&]|\svà\s/u;
const UNMARKED_AND = /[;,+&]|\sva\s/u;
const FIRST_KIND = new RegExp(String.raw`^(?:${VILLAGE_KINDS})(?:\s+|$)`);
const MOST_SYLLABLES = 5;
const SYLLABLE = /^\p{L}[\p{L}\p{M}'’.-]*$/u;
const CAPITAL = /^\p{Lu}/u;

/** The syllables of a text that may be a name and nothing else, without the word for a village; none where it says more. */
function nameIn(text: string, hasCase: boolean): readonly string[] {
  const kind = FIRST_KIND.exec(fold(text))?.[0].trim().split(/\s+/).length ?? 0;
  const syllables = text.trim().split(/\s+/).slice(kind);
  const isName = syllables.every(
    (one, at) =>
      (at + kind > 0 && /^\d+$/.test(one)) || (SYLLABLE.test(one) && (!hasCase || CAPITAL.test(one))),
  );
  return isName && syllables.length <= MOST_SYLLABLES ? syllables : [];
}

/** `Nà Lo, Hua Nà`: names only, one with the word for a village or none. */
function areNames(text: string, isKnown: (part: string) => boolean): boolean {
  const hasCase = /\p{Lu}/u.test(text) && /\p{Ll}/u.test(text);
  const spelled = hasCase ? text : text.toLowerCase();
  const isMarked = fold(text) !== text.toLowerCase();
  const lines = spelled.split('\n').map((line) => line.trim());
  const named = (parts: readonly string[]): (readonly string[])[] =>
    parts
      .filter((part) => part.trim() !== '' && !COMMUNE.test(fold(part)) && !isKnown(part.trim()))
      .map((part) => nameIn(part, hasCase));
  const joined = named(lines.join(' ').split(isMarked ? MARKED_AND : UNMARKED_AND));
  if (joined.length > 1 && joined.every((name) => name.length > 0)) return true;
  // A single syllable may be the rest of the line above.
  const below = named(lines);
  return below.length > 1 && below.every((name) => name.length > 1);
}

/**
 * True where a cell names several villages: each with the word for it, numbers of one name, or names alone. The commune
 * behind a name is none of them.
 * @param isKnown true for what the row itself tells to be another place, such as its commune
 */
export function namesSeveral(text: string, isKnown: (part: string) => boolean = () => false): boolean {
  const parts = text.split(AND).filter((part) => part !== '' && !COMMUNE.test(fold(part)));
  return (
    parts.filter(namesVillage).length > 1 || AND_NUMBER.test(text.trim()) || areNames(text.trim(), isKnown)
  );
}

/** *Các bản còn lại*, *5 thôn khác*, *Còn lại*, *Other villages*. */
const REST = new RegExp(
  String.raw`^(?:(?:tat ca|toan bo|phan|cac|nhung|so|cua|ho|dan cu|va|\d+) )*(?:(?:${VILLAGE_KINDS})(?:[ ,/-]+|$)(?:va )?)*(?:con lai|khac)(?: (?:cua|trong|tren|thuoc|o) .*)?$|^(?:(?:all|the|\d+) )*(?:others?|remaining|rest)(?: (?:of the )?(?:villages?|hamlets?|settlements?|commune))?$`,
);

/** True where a name means all villages that the list does not name: what is left of a commune. */
export const namesRest = (text: string): boolean =>
  REST.test(
    fold(text)
      .replace(/\([^)]*\)/g, ' ')
      .replace(/[:.\s]+/g, ' ')
      .trim(),
  );

const DASH = /\s[-–—]\s|\s?[–—]\s?|(?<=\p{Ll})-(?=\p{Lu})/u;

/**
 * True where dashes part a name into names, each of two syllables at least or with the word for a village: two villages,
 * or one that two were made into.
 */
export function namesDashed(text: string, isKnown: (part: string) => boolean = () => false): boolean {
  const hasCase = /\p{Lu}/u.test(text) && /\p{Ll}/u.test(text);
  const spelled = hasCase ? text : text.toLowerCase();
  const parts = spelled
    .replace(/\([^)]*\)/g, ' ')
    .split(DASH)
    .map((part) => part.trim());
  const named = parts.filter((part) => !COMMUNE.test(fold(part)) && !isKnown(part));
  return (
    parts.length > 1 &&
    named.length === parts.length &&
    parts.every((part) => namesVillage(part) || nameIn(part, hasCase).length > 1)
  );
}
