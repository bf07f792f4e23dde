import { elementAt } from '../../model/basics/elements.ts';
import { fold } from '../../i18n/text.ts';
import { partedZone } from './grid/utm-zone.ts';

/** Which axis a spelling names: N and S, B (bắc) and N (nam) are latitude; E and W, Đ (đông) and T (tây) longitude. */
export type Axis = 'lat' | 'lon' | null;

export interface Angle {
  readonly degrees: number;
  readonly axis: Axis;
}

/** Marks of degrees, minutes and seconds in all their spellings, made one. */
const madePlain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[‘’′ʹ´`‛ʼˊ]/g, "'")
    .replace(/''/g, '"')
    .replace(/[“”″〃ʺ‟]/g, '"')
    .replace(/[º˚∘⁰ᵒ°*]/g, '°')
    // Words and their initials: độ phút giây, deg min sec.
    .replace(/(\d)\s*(?:độ|đ|degrees?|deg)\.?(?=\s*\d)/giu, '$1°')
    .replace(/(\d)\s*(?:độ|degrees?|deg)\.?(?![\p{L}])/giu, '$1°')
    .replace(/(\d)\s*(?:phút|ph|p|minutes?|min)\.?(?=\s*(?:\d|$|[,;NSEWBĐ]))/giu, "$1'")
    .replace(/(\d)\s*(?:giây|gi|g|seconds?|secs?)\.?(?=\s*(?:$|[,;NSEWBĐ-]|\d))/giu, '$1"')
    // A raised zero that has come down between degrees and minutes: 103006'00" is 103°06'00".
    .replace(/(?<!\d)(\d{2,3})0(\d{2})(?=\s*')/g, '$1°$2')
    // The letter o, or a zero raised by hand, for the sign of degrees: 103o06'00".
    .replace(/(\d{1,3})\s?[oO](?=\s*(?:\d|$|[NSEWBĐ]\b))/g, '$1°')
    .replace(/[−–]/g, '-')
    // Dots, colons or dashes twice stand between degrees, minutes and seconds.
    .replace(/(\d{1,3})([.:-])(\d{1,2})\2(\d{1,2}(?:\.\d+)?(?![\d.:-]*\2))/, '$1 $3 $4')
    .trim();

/** A cell is looked at as an angle and as a pair, in its column and in its row. */
function plainMarks(text: string): string {
  const known = plain.get(text);
  if (known !== undefined) return known;
  const form = madePlain(text);
  if (plain.size >= MOST_KEPT) plain.clear();
  plain.set(text, form);
  return form;
}
const plain = new Map<string, string>();
const MOST_KEPT = 5000;

const decimal = (text: string): number => Number(text.replace(',', '.'));

/** Letters before or behind the number. Vietnamese letters count only where a degree sign or word shows what is meant. */
function axisOf(letters: string): { axis: Axis; sign: 1 | -1 } {
  const word = fold(letters).replace(/[^a-z]/g, '');
  if (/^(n|b|bac|vdb|vidobac|vido|lat|latitude)$/.test(word)) return { axis: 'lat', sign: 1 };
  if (/^(e|d|dong|kdd|kinhdodong|kinhdo|lon|long|lng|longitude)$/.test(word)) return { axis: 'lon', sign: 1 };
  if (/^(s|nam)$/.test(word)) return { axis: 'lat', sign: -1 };
  if (/^(w|t|tay)$/.test(word)) return { axis: 'lon', sign: -1 };
  return { axis: null, sign: 1 };
}

const LETTERS = '([a-zA-ZđĐÀ-ỹ.:]*(?: [a-zA-ZđĐÀ-ỹ.:]+)*)';
/** 21°19'36", 21°19.6', 21 19 36, 21d19m36s, 21.19.36, 21-19-36, 21:19:36; minutes and seconds below 60. */
const SEXAGESIMAL = new RegExp(
  `^${LETTERS}\\s*(-?)(\\d{1,3})(?:\\s*°\\s*|\\s*d\\s*|\\s+)(\\d{1,2}(?:[.,]\\d+)?)(?:\\s*'\\s*|\\s*m\\s*|\\s+|$)` +
    `(?:(\\d{1,2}(?:[.,]\\d+)?)\\s*(?:"|s)?)?\\s*${LETTERS}$`,
);
const DECIMAL = new RegExp(`^${LETTERS}\\s*(-?\\d{1,3}(?:[.,]\\d+)?)\\s*°?\\s*${LETTERS}$`);

/** Most angles of most tables: no mark has to be made plain. */
const PLAIN_DEGREES = /^-?\d{1,3}(?:[.,]\d+)?$/;
/** Nothing that could be cut in two numbers: the digits stand together, or are one number with a point. */
const ONE_NUMBER = /^(?:\D*\d*\D*|-?\d+\.\d+)$/;

/** One angle in degrees as people write it; null where the text is none. */
export function readAngle(text: string): Angle | null {
  if (PLAIN_DEGREES.test(text)) return { degrees: decimal(text), axis: null };
  if (!/\d/.test(text)) return null;
  const plain = plainMarks(text);
  const simple = DECIMAL.exec(plain);
  if (simple && !(simple[1] && simple[3])) {
    const { axis, sign } = axisOf(elementAt(simple, 1) || elementAt(simple, 3));
    if ((simple[1] || simple[3]) && axis === null) return null;
    return { degrees: sign * decimal(elementAt(simple, 2)), axis };
  }
  const match = SEXAGESIMAL.exec(plain);
  if (!match) return null;
  const [, before, minus, whole, minutes, seconds, behind] = match;
  const { axis, sign } = axisOf(before! || behind!);
  if ((before || behind) && axis === null) return null;
  const [m, s] = [decimal(minutes!), decimal(seconds ?? '0')];
  if (m >= 60 || s >= 60) return null;
  return { degrees: sign * (minus ? -1 : 1) * (Number(whole) + m / 60 + s / 3600), axis };
}

const URL_PATTERNS: readonly RegExp[] = [
  /!3d(-?\d+\.\d+)!4d(-?\d+\.\d+)/,
  /[?&](?:q|query|ll|sll|center|destination|daddr|point)=(?:loc:)?(-?\d+(?:\.\d+)?)(?:,|%2C)\s*\+?(-?\d+(?:\.\d+)?)/i,
  /[?&]mlat=(-?\d+\.\d+)&mlon=(-?\d+\.\d+)/,
  /@(-?\d+\.\d+),(-?\d+\.\d+)/,
  /#map=\d+\/(-?\d+\.\d+)\/(-?\d+\.\d+)/,
  /\/(?:search|place|dir)\/(-?\d+\.\d+),\+?(-?\d+\.\d+)/,
  /^geo:(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)/,
];

/** Two numbers of one cell, in the order written; `axes` where letters name them. */
export interface Pair {
  readonly first: number;
  readonly second: number;
  /** Axis of the first number where the text says it. */
  readonly firstAxis: Axis;
}

/** `Lat 21.33 Long 103.91`, `X: 2464000; Y: 500000`, `Vĩ độ = 21°19'36", KĐ = 103°54'50"`, `N: 21.33; E: 103.91`. */
const LABEL =
  '(lat(?:itude)?|v[iĩ] ?đ?d?[oộ]|v[đd]|northing|lon(?:g(?:itude)?)?|lng|kinh ?đ?d?[oộ]|k[đd]|easting|[xynebđ])';
/** What may stand between a label and its number. */
const BEHIND_LABEL = '(?:\\s*(?:bắc|đông|bac|dong))?(?:\\s*\\([^)]*\\))?\\s*[:=]?\\s*';
const LABELLED = new RegExp(
  `^${LABEL}${BEHIND_LABEL}(-?\\d.*?)[\\s,;|/-]+${LABEL}${BEHIND_LABEL}(-?\\d.*)$`,
  'iu',
);
/** What stands around a pair and says nothing of it: `Tọa độ (VN2000):`, `GPS:`, a height behind it. */
const AROUND =
  /(?:tọa độ|toạ độ|toa do|gps|coordinates?)\s*(?:\([^)]*\))?\s*:?\s*|(?:vn-?2000|wgs-?84)\s*:\s*/giu;
const HEIGHT =
  /[\s,;]+(?:alt(?:itude)?|cao độ|độ cao|cao|elev(?:ation)?)\s*[:=]?\s*-?\d+(?:[.,]\d+)?\s*m?$/iu;

/** Metres with the letter of their axis behind: `412345 mE 2345678 mN`, `412345E, 2345678N`. */
const LETTERED_METRES =
  /^\s*(\d{6,7}(?:[.,]\d+)?)\s*m?\s*([EN])[\s,;/]+(\d{6,7}(?:[.,]\d+)?)\s*m?\s*([EN])\s*$/i;

const labelOf = (label: string): Axis | 'x' | 'y' => {
  const word = fold(label);
  if (word === 'x' || word === 'y') return word;
  return /^(lat|v|n|b)/.test(word) ? 'lat' : 'lon';
};

function readLabelled(text: string): Pair | null {
  const [, firstLabel, a, secondLabel, b] = LABELLED.exec(text) ?? [];
  if (firstLabel === undefined || a === undefined || secondLabel === undefined || b === undefined)
    return null;
  const [one, other] = [labelOf(firstLabel), labelOf(secondLabel)];
  if (one === other) return null;
  const pair = pairOf(a.trim(), b.trim().replace(/[\s,;.)]+$/, ''));
  if (!pair || pair.firstAxis !== null) return pair;
  // X is the north on maps of Vietnam and the east in mathematics: only a value beyond 90 tells which.
  const isPlain = one === 'x' || one === 'y';
  return { ...pair, firstAxis: isPlain ? axisByValues(pair, one === 'x') : one };
}

const axisByValues = ({ first, second }: Pair, xFirst: boolean): Axis => {
  if (Math.abs(first) > 90) return 'lon';
  return Math.abs(second) > 90 || !xFirst ? 'lat' : 'lon';
};

/** `POINT (103.91 21.33)` with or without heights and the number of its system. */
const WKT_POINT =
  /^(?:SRID=\d+;)?\s*POINT\s*(?:Z|M|ZM)?\s*\(\s*(-?[\d.]+(?:e-?\d+)?)\s+(-?[\d.]+(?:e-?\d+)?)[\s\d.e-]*\)$/i;
/** Latitude, longitude, height and accuracy, as KoboToolbox, ODK and GPS devices write a place. */
const WITH_HEIGHT =
  /^(-?\d{1,3}\.\d+)[\s,;]+(-?\d{1,3}\.\d+)[\s,;]+(-?\d+(?:\.\d+)?)\s*m?(?:[\s,;]+\d+(?:\.\d+)?\s*m?)?$/i;
const WITH_HEIGHT_COMMAS =
  /^(-?\d{1,3},\d+)\s*;\s*(-?\d{1,3},\d+)\s*;\s*-?\d+(?:,\d+)?\s*m?(?:\s*;\s*\d+(?:,\d+)?\s*m?)?$/i;

/** Places as programs write them, with more than two numbers or words around them. */
function readWritten(text: string): Pair | null {
  const point = WKT_POINT.exec(text);
  if (point) return { first: Number(point[1]), second: Number(point[2]), firstAxis: 'lon' };
  const [, first, second] = WITH_HEIGHT.exec(text) ?? WITH_HEIGHT_COMMAS.exec(text) ?? [];
  if (first === undefined || second === undefined) return readLabelled(text);
  return { first: decimal(first), second: decimal(second), firstAxis: null };
}

/** Ways to cut a cell in two, most telling first. */
const CUTS: readonly RegExp[] = [/\s*;\s*/, /\s*\|\s*/, /\s+-\s+/, /,\s+/, /\s*\/\s*/, /\s{2,}/, /,/, /\s+/];

/**
 * Two coordinates in one cell: `21.33, 103.91`, `21,3267; 103,9140`, degrees with minutes and seconds,
 * links to maps (only what stands in the link; nothing is fetched). Null where there are not two.
 */
export function readPair(text: string): Pair | null {
  if (ONE_NUMBER.test(text)) return null;
  if (/^(https?:|geo:)/i.test(text.trim())) {
    for (const pattern of URL_PATTERNS) {
      const match = pattern.exec(text.trim());
      if (match) return { first: Number(match[1]), second: Number(match[2]), firstAxis: 'lat' };
    }
    return null;
  }
  const around = text.normalize('NFC').replace(AROUND, '').replace(HEIGHT, '');
  // Metres behind a zone of UTM: which system it is of is settled later.
  const bare = (partedZone(around)?.rest ?? around).replace(LETTERED_METRES, '$1m$2 $3m$4');
  // An object of JSON: the names of its members are labels.
  const written = readWritten(plainMarks(/^\s*\{.*\}\s*$/s.test(bare) ? bare.replace(/[{}"]/g, '') : bare));
  if (written) return written;
  const plain = plainMarks(bare).replace(/^[([{]\s*|\s*[)\]}]$/g, '');
  const byLetters =
    /^(.*?\d.*?["'°\d]\s*[NSB])[\s,;/-]*(.*\d.*[EWĐ])$/.exec(plain) ??
    /^([NSB]\s*[^NSBEWĐ]*\d\D?)[\s,;]+([EWĐ].*\d.*)$/.exec(plain);
  const cuts = byLetters
    ? [[elementAt(byLetters, 1), elementAt(byLetters, 2)]]
    : [plain, bare].flatMap((form) => CUTS.map((cut) => form.split(cut)));
  for (const parts of cuts) {
    if (parts.length !== 2) continue;
    const pair = pairOf(elementAt(parts, 0).trim(), elementAt(parts, 1).trim());
    if (pair) return pair;
  }
  return null;
}

function pairOf(a: string, b: string): Pair | null {
  const [first, second] = [readAngle(a), readAngle(b)];
  if (first && second) {
    const firstAxis = first.axis ?? (second.axis === null ? null : second.axis === 'lat' ? 'lon' : 'lat');
    return first.axis !== null && first.axis === second.axis
      ? null
      : { first: first.degrees, second: second.degrees, firstAxis };
  }
  const meters = [a, b].map(metersOf);
  return meters.every(Number.isFinite)
    ? { first: elementAt(meters, 0), second: elementAt(meters, 1), firstAxis: null }
    : null;
}

/** `2467265.13`, `2.467.265,1`, `304 269`: metres of a projection; NaN for what is none. */
function metersOf(text: string): number {
  const plain = text.replace(/\s*m?\s*[EN]?$/i, '');
  if (/^\d{6,8}(?:[.,]\d+)?$/.test(plain)) return decimal(plain);
  const [, whole, fraction = ''] =
    /^(\d{1,2}(?:([., ])\d{3})(?:\2\d{3})|\d{3}[., ]\d{3})(?:[.,](\d+))?$/
      .exec(plain)
      ?.filter((_, i) => i !== 2) ?? [];
  return whole === undefined ? NaN : Number(`${whole.replace(/\D/g, '')}.${fraction || '0'}`);
}
