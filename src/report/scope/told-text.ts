/** What in a free text must not leave without somebody's word: a telephone number, or where something stands. */
export type ToldKind = 'telephone' | 'coordinate';

export interface ToldText {
  readonly kind: ToldKind;
  /** As it is written. */
  readonly match: string;
}

const GAP = String.raw`[\s.\-–()]{0,2}`;
const digits = (count: string): string => String.raw`(?:${GAP}\d)${count}`;

/**
 * Numbers of Vietnam: mobile (0 or +84, nine digits) and fixed (0 2.., ten digits), with blanks, points, dashes or
 * brackets between them; seven and more digits behind a word for telephone.
 */
const TELEPHONE: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\d.,])(?:\(?\+${GAP}|00)84\)?${digits('{9,10}')}(?!\d)`, 'g'),
  new RegExp(String.raw`(?<![\d.,])84[\s.\-]?[235789]${digits('{8,9}')}(?!\d)`, 'g'),
  new RegExp(String.raw`(?<![\d.,])\(?0${GAP}[235789]${digits('{8,9}')}(?!\d)`, 'g'),
  new RegExp(
    String.raw`(?<![\p{L}])(?:đt|dt|sđt|sdt|tel|phone|điện thoại|di động|zalo|hotline)\p{P}*\s*:?\s*\+?\d${digits('{6,12}')}(?!\d)`,
    'giu',
  ),
];

/** Degrees that lie in or around Vietnam, with three decimals and more; a decimal comma counts. */
const LATITUDE = String.raw`(?:[89]|1\d|2[0-4])[.,]\d{3,}`;
const LONGITUDE = String.raw`(?:10[1-9]|11[0-8])[.,]\d{3,}`;
const BETWEEN = String.raw`\s*[°º]?\s*[NBEĐSWT]?\s*[,;/|\s\-–:]{1,4}\s*(?:lon(?:g(?:itude)?)?|lat(?:itude)?|kinh độ|vĩ độ|[xy])?\s*[:=]?\s*`;

const COORDINATE: readonly RegExp[] = [
  new RegExp(`(?<![\\d.,])${LATITUDE}${BETWEEN}${LONGITUDE}(?!\\d)`, 'giu'),
  new RegExp(`(?<![\\d.,])${LONGITUDE}${BETWEEN}${LATITUDE}(?!\\d)`, 'giu'),
  // One of the two alone, exact to ten metres.
  new RegExp(String.raw`(?<![\d.,])(?:(?:[89]|1\d|2[0-4])|(?:10[1-9]|11[0-8]))[.,]\d{4,}(?!\d)`, 'g'),
  // Degrees and minutes.
  /(?<!\d)\d{1,3}\s*[°º]\s*\d{1,2}(?:[.,]\d+)?\s*['’′](?:\s*\d{1,2}(?:[.,]\d+)?\s*(?:["”″]|['’′]{2}))?/g,
  // Metres of VN-2000 or UTM: northing of seven digits beside an easting of six.
  /(?<![\d.,])(?:[89]\d{5}|1\d{6}|2[0-5]\d{5})(?:[.,]\d+)?\s*[,;/|\s\-–:]{1,4}\s*[1-8]\d{5}(?:[.,]\d+)?(?!\d)/g,
  /(?<![\d.,])[1-8]\d{5}(?:[.,]\d+)?\s*[,;/|\s\-–:]{1,4}\s*(?:[89]\d{5}|1\d{6}|2[0-5]\d{5})(?:[.,]\d+)?(?!\d)/g,
  // Grid references and plus codes.
  /\b4[89]\s?[PQ]\s?[A-Z]{2}\s?\d{3,5}\s?\d{3,5}\b/g,
  /\b(?:[23456789CFGHJMPQRVWX]{4}){1,2}\+[23456789CFGHJMPQRVWX]{2,3}\b/g,
];

const PATTERNS: readonly (readonly [ToldKind, readonly RegExp[]])[] = [
  ['coordinate', COORDINATE],
  ['telephone', TELEPHONE],
];

/** Full-width digits and letters are what they look like. */
const plain = (text: string): string => text.normalize('NFKC');

/** The first thing in a text that looks like a telephone number or a coordinate; null where there is none. */
export function toldIn(text: string): ToldText | null {
  const read = plain(text);
  for (const [kind, patterns] of PATTERNS)
    for (const pattern of patterns) {
      const match = read.match(pattern)?.[0];
      if (match) return { kind, match: match.trim() };
    }
  return null;
}

/** The text without all that `toldIn` finds in it, and without the brackets that held it. */
export function withoutTold(text: string): string {
  let left = plain(text);
  // The most telling first: with its word a number goes whole.
  for (const [, patterns] of PATTERNS)
    for (const pattern of patterns.toReversed()) left = left.replace(pattern, ' ');
  return (
    left
      // A word for telephone that stands alone in its brackets, and brackets that hold nothing.
      .replace(/[([{]\s*(?:(?:đt|dt|sđt|sdt|tel|phone|điện thoại|zalo|hotline)\p{P}*)?\s*[)\]}]/giu, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[\s,;:\-–]+|[\s,;:\-–(]+$/g, '')
      .trim()
  );
}
