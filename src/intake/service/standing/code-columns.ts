import { fold } from '../../../i18n/text.ts';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import type { SourceColumn } from '../../files/source-table.ts';
import { numberOf, saysNothing, textOf } from '../../text/cell.ts';
import { stripNumber } from '../../text/numbers.ts';
import { readFlag } from '../../text/vocabulary.ts';
import { isShareHeading, type HeadingKind } from './column-headings.ts';
import type { Told } from './telling-columns.ts';

/** Codes that set areas apart are few. */
const MOST_CODES = 6;
/** dBm that levels of signal lie between. */
const LEVELS_DBM = [-150, -40] as const;
/** Share of the different levels of a column that must be ones a receiver can measure. */
const LEAST_LEVELS = 2 / 3;
const DOUBT: Told = { meaning: undefined, isSure: true };
const GAP: Told = { gap: true };

/** A cell as a code: a number, or 1 and 0 for yes and no; null where it is neither. */
function codeOf(cell: Cell): number | null {
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  const number = numberOf(cell);
  if (number !== null) return number;
  const text = textOf(cell);
  const digits = stripNumber(text.replace('%', ''))?.digits.replace(',', '.');
  if (digits !== undefined && Number.isFinite(Number(digits))) return Number(digits);
  const flag = readFlag(fold(text));
  return flag === undefined || flag === null ? null : flag ? 1 : 0;
}

/**
 * The codes of a column, ascending; null where a cell is none. Where a column is of service by its heading half of the
 * different texts may be anything else: what they say is a doubt.
 */
function codesOf(cells: readonly Cell[], mayBeOther: boolean): readonly number[] | null {
  const codes = new Set<number>();
  const others = new Set<string>();
  for (const cell of cells) {
    if (saysNothing(cell)) continue;
    const code = codeOf(cell);
    if (code !== null) codes.add(code);
    else if (!mayBeOther || others.size > cells.length / 2) return null;
    else others.add(fold(textOf(cell)));
  }
  return codes.size && others.size <= codes.size ? [...codes].sort((a, b) => a - b) : null;
}

/**
 * Columns of numbers, of true and false, of yes and no. Under a heading of signal 0 denies it and 1 says it; a share
 * of 0 denies, one of 100 says it. What codes under any other heading mean only a person knows, where they set areas
 * apart.
 */
export function readCodes(
  { name, cells }: SourceColumn,
  heading: HeadingKind,
  ofAreas: boolean,
): ((cell: Cell) => Told | null) | null {
  const isShare = isShareHeading(name);
  const codes = codesOf(cells, ofAreas && (heading === 'service' || isShare));
  if (!codes) return null;
  const tell = tellerOf(codes, heading, ofAreas, isShare);
  if (!tell) return null;
  return (cell) => {
    const code = saysNothing(cell) ? null : codeOf(cell);
    return code === null && !saysNothing(cell) ? DOUBT : tell(code);
  };
}

type TellCode = (code: number | null) => Told | null;

function tellerOf(
  codes: readonly number[],
  heading: HeadingKind,
  ofAreas: boolean,
  isShare: boolean,
): TellCode | null {
  const gap = ofAreas ? GAP : null;
  if (ofAreas && heading !== 'number' && areLevels(codes))
    return (code) => (code === null ? gap : isLevel(code) ? { dbm: code } : DOUBT);
  const areFlags = codes.every((code) => code === 0 || code === 1);
  if (heading === 'service' && !areFlags && !ofAreas) return null;
  if (heading === 'service') return areFlags ? tellFlag(codes, ofAreas) : tellAmount(codes, isShare, gap);
  if (heading === 'denies') return areFlags ? (code) => (code === 1 ? DOUBT : null) : null;
  if (!ofAreas || heading === 'number') return null;
  // A share of something: none of it may be none of the signal.
  if (isShare && codes[0] === 0) return (code) => (code === 0 ? DOUBT : null);
  const setsApart = codes.length > 1 && codes.length <= MOST_CODES && codes.every(Number.isInteger);
  if (!setsApart || !(codes[0] === 0 || heading === 'grid' || heading === 'state')) return null;
  return (code) => (code === null ? gap : DOUBT);
}

const isLevel = (code: number): boolean => code >= LEVELS_DBM[0] && code <= LEVELS_DBM[1];
/** Levels of signal, among them such as nothing was measured for: 0. */
const areLevels = (codes: readonly number[]): boolean =>
  codes.filter(isLevel).length >= LEAST_LEVELS * codes.length;

/** Marks without a 0 beside them leave open what the empty cells are. */
const tellFlag =
  (codes: readonly number[], ofAreas: boolean): TellCode =>
  (code) => {
    if (code === null) return ofAreas ? GAP : codes.includes(0) ? null : DOUBT;
    return { meaning: code === 1 ? 'service' : 'none', isSure: true };
  };

/** A share or an amount of signal: none of it is none, the whole of a share is all; what lies between is a doubt. */
function tellAmount(codes: readonly number[], isShare: boolean, gap: Told | null): TellCode | null {
  const most = isShare ? (codes.every((code) => code <= 1) ? 1 : 100) : Infinity;
  if (!isShare && codes[0] !== 0 && codes.length > MOST_CODES) return null;
  return (code) => {
    if (code === null) return gap;
    if (code === 0) return { meaning: 'none', isSure: true };
    if (code === most) return { meaning: 'service', isSure: true };
    return isShare || codes.length <= MOST_CODES ? DOUBT : null;
  };
}
