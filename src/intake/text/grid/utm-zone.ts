/** A zone of UTM as it is written; `isOfDevice` with the letter of a band (*48Q*), as devices show it. */
export interface WrittenZone {
  readonly zone: number;
  readonly isOfDevice: boolean;
}

/** Bands of 8° to 32° N; N is the northern hemisphere. */
const BAND = /[PQR]/i;
const LETTER = '[NPQR]';
const ZONE = '4[6-9]';
const BEFORE = '(?:utm|zone|m[uú]i(?:\\s*chi[eế]u)?)';
/** A cell that is a zone and nothing else: `48Q`, `UTM 48 N`, `múi 48`, `48`. */
const ALONE = new RegExp(`^(?:${BEFORE}\\s*[:=]?\\s*)*(${ZONE})\\s*(${LETTER})?$`, 'iu');
/** A zone within words: by a letter behind it or a word before it, never a bare number. */
const AMONG = new RegExp(
  `(?<![\\p{L}\\d.,])(${BEFORE}\\s*[:=]?\\s*)*(${ZONE})\\s?(${LETTER})?(?![\\p{L}\\d°'])`,
  'giu',
);
/** A zone before metres: `48Q 293200 2324400`, `UTM 48 E 293200 N 2324400`, `48 Q 0412345`. */
const LEADING = new RegExp(
  `^\\s*(?:${BEFORE}\\s*)*(${ZONE})\\s?(${LETTER})?[\\s,;:]+(?=(?:[EN]\\s*[:=]?\\s*)?0?\\d{6,7}(?!\\d))`,
  'iu',
);

const zoneOf = (zone: string, letter = ''): WrittenZone => ({
  zone: Number(zone),
  isOfDevice: BAND.test(letter),
});

/** The zone that a cell of zones holds; null where it holds none. */
export function readZone(text: string): WrittenZone | null {
  const [, zone, letter] = ALONE.exec(text.normalize('NFC').trim()) ?? [];
  return zone === undefined ? null : zoneOf(zone, letter);
}

/** The one zone that a heading or a title names; null where it names none, or several. */
export function findZone(text: string): WrittenZone | null {
  const found = [...text.normalize('NFC').matchAll(AMONG)].flatMap(([, word, zone, letter]) =>
    word === undefined && letter === undefined ? [] : [zoneOf(zone!, letter)],
  );
  const [first] = found;
  if (!first || found.some(({ zone }) => zone !== first.zone)) return null;
  return { zone: first.zone, isOfDevice: found.some(({ isOfDevice }) => isOfDevice) };
}

/** A text with a zone before its metres, parted into the zone and the rest; null where there is none. */
export function partedZone(text: string): { readonly zone: WrittenZone; readonly rest: string } | null {
  const match = LEADING.exec(text);
  if (!match) return null;
  return { zone: zoneOf(match[1]!, match[2]), rest: text.slice(match[0].length) };
}
