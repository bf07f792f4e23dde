/**
 * Letters that a keyboard, a font or a scan puts in the place of the one that a reader sees, each with that one.
 * `Ð` (U+00D0, Icelandic) looks exactly as `Đ` (U+0110); Cyrillic and Greek letters come with copied text.
 */
const PAIRS: readonly (readonly [seen: string, as: string])[] = [
  ['ÐƉðɖ', 'ĐĐđđ'],
  ['АВЕЅІЈКМНОРСТУХ', 'ABESIJKMHOPCTYX'],
  ['аеѕіјорсухһ', 'aesijopcyxh'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ['ονı', 'ovi'],
];

const LATIN = new Map(PAIRS.flatMap(([seen, as]) => [...seen].map((letter, i) => [letter, [...as][i]!])));
const ANY = new RegExp(`[${[...LATIN.keys()].join('')}]`, 'gu');

/** The text with every look-alike as the letter of the Vietnamese alphabet that it stands for. */
export const withoutLookAlikes = (text: string): string => text.replace(ANY, (letter) => LATIN.get(letter)!);
