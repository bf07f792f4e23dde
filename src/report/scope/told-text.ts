/** What in a free text must not leave without somebody's word: how to reach a person, or where something stands. */
export type ToldKind = 'telephone' | 'email' | 'coordinate';

export interface ToldText {
  readonly kind: ToldKind;
  /** As it is written. */
  readonly match: string;
}

/** Whatever is no letter and no digit may part the digits of a number, a few marks at a time. */
const GAP = String.raw`[^\p{L}\p{N}]{0,3}`;
const digits = (count: string): string => String.raw`(?:${GAP}\d)${count}`;
/** The first of the digits: none stands before it, nor the mark of a fraction. */
const FIRST = String.raw`(?<!\d[.,]?)`;

/**
 * Numbers of Vietnam: mobile (0 or +84, nine digits) and fixed (0 2.., ten digits); the letter O may stand for the
 * first zero; seven and more digits behind a word for telephone.
 */
const TELEPHONE: readonly RegExp[] = [
  new RegExp(String.raw`${FIRST}(?:\(?\+${GAP}|00)84\)?${digits('{9,10}')}(?!\d)`, 'gu'),
  new RegExp(String.raw`${FIRST}84${GAP}[235789]${digits('{8,9}')}(?!\d)`, 'gu'),
  new RegExp(String.raw`${FIRST}\(?(?:0|(?<!\p{L})[oO])${GAP}[235789]${digits('{8,9}')}(?!\d)`, 'gu'),
  new RegExp(
    String.raw`(?<![\p{L}])(?:đt|dt|sđt|sdt|tel|phone|điện thoại|di động|zalo|hotline)\p{P}*\s*:?\s*\+?\d${digits('{6,12}')}(?!\d)`,
    'giu',
  ),
];

/** Degrees that lie in or around Vietnam, with three decimals and more; a decimal comma counts. */
const LATITUDE = String.raw`(?:[89]|1\d|2[0-4])[.,]\d{3,}`;
const LONGITUDE = String.raw`(?:10[1-9]|11[0-8])[.,]\d{3,}`;
const BETWEEN = String.raw`\s*[°º]?\s*[NBEĐSWT]?\s*[,;/|\s\-–:]{1,4}\s*(?:lon(?:g(?:itude)?)?|lat(?:itude)?|kinh độ|vĩ độ|[xy])?\s*[:=]?\s*`;

/** Whole degrees of the same land. */
const [NORTH, EAST] = ['(?:[89]|1\\d|2[0-4])', '(?:10[1-9]|11[0-8])'];
/** Between the two in a code that was made of a text: its marks are hyphens, the decimal mark as well. */
const FOLDED = '-(?:[a-z]{1,9}-){0,2}';
const [FRACTION, MINUTES] = ['-\\d{3,}', '-\\d{1,2}(?:-\\d{1,2}(?:-\\d{1,4})?)?'];
const pairs = (north: string, east: string, between: string): RegExp[] =>
  [north + between + east, east + between + north].map(
    (pair) => new RegExp(`(?<![\\d.,])${pair}(?!\\d)`, 'giu'),
  );
/** Metres of VN-2000 or UTM: a northing of six or seven digits, an easting of six. */
const [NORTHING, EASTING] = ['(?:[89]\\d{5}|1\\d{6}|2[0-5]\\d{5})', '[1-8]\\d{5}'].map(
  (meters) => `${meters}(?:[.,]\\d+|-\\d{1,4})?`,
) as [string, string];
const METERS_BETWEEN = '\\s*[,;/|\\s\\-–:]{1,4}\\s*(?:(?:[xyne]|bắc|đông|bac|dong)\\s*[:=\\s-]{1,3})?';

const COORDINATE: readonly RegExp[] = [
  new RegExp(`(?<![\\d.,])${LATITUDE}${BETWEEN}${LONGITUDE}(?!\\d)`, 'giu'),
  new RegExp(`(?<![\\d.,])${LONGITUDE}${BETWEEN}${LATITUDE}(?!\\d)`, 'giu'),
  // One of the two alone, exact to ten metres.
  new RegExp(String.raw`(?<![\d.,])(?:(?:[89]|1\d|2[0-4])|(?:10[1-9]|11[0-8]))[.,]\d{4,}(?!\d)`, 'g'),
  // Degrees and minutes.
  /(?<!\d)\d{1,3}\s*[°º]\s*\d{1,2}(?:[.,]\d+)?\s*['’′](?:\s*\d{1,2}(?:[.,]\d+)?\s*(?:["”″]|['’′]{2}))?/g,
  ...pairs(NORTHING, EASTING, METERS_BETWEEN),
  // The same in codes: degrees with a fraction, degrees with minutes, a grid reference.
  ...pairs(NORTH + FRACTION, EAST + FRACTION, FOLDED),
  ...pairs(NORTH + MINUTES, EAST + MINUTES, FOLDED),
  /\b4[89]-?[pq]-?[a-z]{2}-?\d{3,5}-?\d{3,5}\b/gi,
  // Grid references and plus codes.
  /\b4[89]\s?[PQ]\s?[A-Z]{2}\s?\d{3,5}\s?\d{3,5}\b/g,
  /\b(?:[23456789CFGHJMPQRVWX]{4}){1,2}\+[23456789CFGHJMPQRVWX]{2,3}\b/g,
];

const EMAIL: readonly RegExp[] = [/[\p{L}\p{N}._%+-]+\s?@\s?(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/gu];

const PATTERNS: readonly (readonly [ToldKind, readonly RegExp[]])[] = [
  ['coordinate', COORDINATE],
  ['email', EMAIL],
  ['telephone', TELEPHONE],
];

const [DAY, MONTH, YEAR] = ['(?:0?[1-9]|[12]\\d|3[01])', '(?:0?[1-9]|1[0-2])', '(?:19|20)\\d{2}'];
/** Days and months of a calendar: their digits are no part of a number that is dialled. */
const CALENDAR = new RegExp(
  `(?<!\\d)(?:${DAY}([./-])${MONTH}\\1${YEAR}|${YEAR}(-?)(?:0[1-9]|1[0-2])\\2(?:0[1-9]|[12]\\d|3[01])|${MONTH}/${YEAR})(?!\\d)`,
  'g',
);

/** Full-width digits and letters are what they look like; marks that show nothing part nothing. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\p{Cf}/gu, '');

/** Digits of the calendar as signs of private use, which are neither digits nor so few that a number could cross them. */
const PRIVATE = 0xe000;
const closed = (text: string): string =>
  text.replace(CALENDAR, (day) =>
    day.replace(/\d/g, (digit) => String.fromCharCode(PRIVATE + Number(digit))),
  );
const opened = (text: string): string =>
  text.replace(/[\uE000-\uE009]/g, (sign) => String(sign.charCodeAt(0) - PRIVATE));

/** The first thing in a text that looks like a telephone number or a coordinate; null where there is none. */
export function toldIn(text: string): ToldText | null {
  // Nothing of all that is written without a digit or the sign of an address.
  if (!/[\p{N}@\uff20]/u.test(text)) return null;
  const read = closed(plain(text));
  for (const [kind, patterns] of PATTERNS)
    for (const pattern of patterns) {
      const match = read.match(pattern)?.[0];
      if (match) return { kind, match: opened(match).trim() };
    }
  return null;
}

/** Gaps in place of all that a pattern finds, each as the text was: what one takes is no longer there for another to find whole. */
function withoutMatches(text: string): string {
  const out = new Uint8Array(text.length);
  for (const [, patterns] of PATTERNS)
    for (const pattern of patterns)
      for (const { index, 0: found } of text.matchAll(pattern)) out.fill(1, index, index + found.length);
  return text.replace(/[^]/g, (unit, at: number) => (out[at] ? ' ' : unit));
}

/** The text without all that `toldIn` finds in it, and without the brackets that held it. */
export function withoutTold(text: string): string {
  let left = withoutMatches(closed(plain(text)));
  // The most telling first: with its word a number goes whole.
  for (const [, patterns] of PATTERNS)
    for (const pattern of patterns.toReversed()) left = left.replace(pattern, ' ');
  return (
    opened(left)
      // A word for telephone that stands alone in its brackets, and brackets that hold nothing.
      .replace(/[([{]\s*(?:(?:đt|dt|sđt|sdt|tel|phone|điện thoại|zalo|hotline)\p{P}*)?\s*[)\]}]/giu, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[\s,;:\-–]+|[\s,;:\-–(]+$/g, '')
      .trim()
  );
}
