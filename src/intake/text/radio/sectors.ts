import { fold } from '../../../i18n/text.ts';
import { listParts, readAmount } from './amounts.ts';

const OMNI = /^(omni( ?directional)?|vo huong|dang huong|toan huong|da huong|0 ?[-–] ?360)$/;
const DEGREES: ReadonlySet<string> = new Set(['', '°', 'º', 'do', 'deg', 'degree', 'degrees']);
/** `S1:`, `sector 2 =`, `cell 3`: what the number behind is of. */
const LABEL = /\b(?:s|sec|sector|cell|c|huong|a)\s*\d{1,2}\s*[:=]\s*/g;

/**
 * Ways in which the sectors of a cell look, degrees from 0 to below 360: *60 độ*, *0/120/240*, *S1: 0; S2: 120*.
 * Undefined where it says something else; so is a lone 360, which is north to some and all around to others, unless
 * `isNorth` says which.
 */
export function readAzimuths(text: string, isNorth = false): readonly (number | 'omni')[] | undefined {
  const words = fold(text).trim();
  if (OMNI.test(words)) return ['omni'];
  const parts = listParts(words.replace(LABEL, ''));
  const angles = parts.map((part) => degreesOf(part));
  if (!angles.length || !angles.every((angle) => angle !== null && angle >= 0 && angle <= 360))
    return undefined;
  if (angles.length === 1 && angles[0] === 360 && !isNorth) return undefined;
  return (angles as number[]).map((angle) => angle % 360);
}

/** A third of the way round on either side of north. */
const BESIDE_NORTH = [120, 240] as const;

/** True where a lone 360 is the north of masts of three sectors: a column that writes 120 and 240, and nowhere 0. */
export function writesNorthAs360(texts: readonly string[]): boolean {
  const angles = new Set(texts.flatMap((text) => readAzimuths(text, true) ?? []));
  const writesNought = texts.some((text) => degreesOf(fold(text).trim()) === 0);
  return BESIDE_NORTH.every((angle) => angles.has(angle)) && !writesNought;
}

function degreesOf(part: string): number | null {
  const amount = readAmount(part);
  return amount && DEGREES.has(amount.unit) ? amount.value : null;
}

/** Downward tilt of one sector; `electrical` and `mechanical` where the cell or its heading says which is which. */
export interface Tilt {
  /** null where only one of the two is known. */
  readonly total: number | null;
  readonly electrical: number | null;
  readonly mechanical: number | null;
}

/** More is no tilt of an antenna; upwards is negative. */
const TILT_DEGREES = [-15, 30] as const;
const isTilt = (angle: number): boolean => angle >= TILT_DEGREES[0] && angle <= TILT_DEGREES[1];

const ELECTRICAL = /^(e|et|etilt|dien|electrical|ret)$/;
const MECHANICAL = /^(m|mt|mtilt|co|mechanical)$/;
const MARKED =
  /(?:\b(etilt|mtilt|electrical|mechanical|ret|dien|co|et|mt|[em])\s*[:=]?\s*)(-?\d+(?:[.,]\d+)?)|(-?\d+(?:[.,]\d+)?)\s*(?:do|°)?\s*\(?(etilt|mtilt|electrical|mechanical|ret|dien|co|et|mt|[em])\b\)?/g;

/** Which of electrical and mechanical a heading names first, where it names both. */
export function tiltOrder(heading: string): 'em' | 'me' | null {
  const words = fold(heading).split(/[^a-z]+/);
  const e = words.findIndex((word) => ELECTRICAL.test(word));
  const m = words.findIndex((word) => MECHANICAL.test(word));
  return e < 0 || m < 0 ? null : e < m ? 'em' : 'me';
}

/**
 * Tilts of a cell, one a sector: *6*, *6 độ*, *2/4/6*, and electrical with mechanical as *2+4*, *E2/M4*, *điện 2, cơ 4*.
 * @param order what a heading says of two numbers in one cell
 */
export function readTilts(text: string, order: 'em' | 'me' | null = null): readonly Tilt[] | undefined {
  const words = fold(text).trim();
  const marked = readMarked(words);
  if (marked) return [marked];
  const sums = words.split(/[/;|\n]+/).map((part) => part.trim());
  const isPair = order !== null && sums.length === 2 && !words.includes('+');
  const parts = isPair ? [sums.join('+')] : words.includes('+') ? sums : listParts(words);
  const tilts = parts.map((part) => tiltOf(part, order));
  return tilts.length && tilts.every((tilt) => tilt !== null) ? (tilts as Tilt[]) : undefined;
}

/** `2`, or `2+4`: the sum, and which is which where the heading says so. */
function tiltOf(part: string, order: 'em' | 'me' | null): Tilt | null {
  const angles = part.split('+').map((one) => degreesOf(one.trim()));
  const [first, second, third] = angles;
  if (first === undefined || first === null || third !== undefined || !isTilt(first)) return null;
  if (second === undefined) return { total: first, electrical: null, mechanical: null };
  if (second === null || !isTilt(second) || !isTilt(first + second)) return null;
  return {
    total: first + second,
    electrical: order === null ? null : order === 'em' ? first : second,
    mechanical: order === null ? null : order === 'em' ? second : first,
  };
}

/** Two numbers, each with its mark, and nothing else. */
function readMarked(words: string): Tilt | null {
  const found = [...words.matchAll(MARKED)].map(([, before, after, number, behind]) => ({
    isElectrical: ELECTRICAL.test(before ?? behind ?? ''),
    angle: Number((after ?? number ?? '').replace(',', '.')),
  }));
  const rest = words.replace(MARKED, '').replace(/tilt|do|cup|goc|[\s/;,+|:°()-]/g, '');
  const electrical = found.filter(({ isElectrical }) => isElectrical);
  const mechanical = found.filter(({ isElectrical }) => !isElectrical);
  if (rest !== '' || electrical.length !== 1 || mechanical.length !== 1) return null;
  const [e, m] = [electrical[0]!.angle, mechanical[0]!.angle];
  return isTilt(e) && isTilt(m) && isTilt(e + m) ? { total: e + m, electrical: e, mechanical: m } : null;
}
