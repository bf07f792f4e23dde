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
const DOUBT: Told = { meaning: undefined, isSure: true };

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

interface Codes {
  /** Ascending. */
  readonly different: readonly number[];
  /** True where cells without a code stand beside those that have one. */
  readonly hasGaps: boolean;
}

/** The codes of a column; null where a cell is none. */
function codesOf(cells: readonly Cell[]): Codes | null {
  const codes = new Set<number>();
  let gaps = 0;
  for (const cell of cells) {
    if (saysNothing(cell)) {
      gaps++;
      continue;
    }
    const code = codeOf(cell);
    if (code === null) return null;
    codes.add(code);
  }
  return codes.size ? { different: [...codes].sort((a, b) => a - b), hasGaps: gaps > 0 } : null;
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
  const codes = codesOf(cells);
  if (!codes) return null;
  const tell = tellerOf(codes, heading, ofAreas, isShareHeading(name));
  if (!tell) return null;
  return (cell) => {
    const code = saysNothing(cell) ? null : codeOf(cell);
    return tell(code);
  };
}

type TellCode = (code: number | null) => Told | null;

function tellerOf(codes: Codes, heading: HeadingKind, ofAreas: boolean, isShare: boolean): TellCode | null {
  const { different } = codes;
  const [low, high] = LEVELS_DBM;
  if (ofAreas && heading !== 'number' && different.every((code) => code >= low && code <= high))
    return (code) => (code === null ? null : { dbm: code });
  const areFlags = different.every((code) => code === 0 || code === 1);
  if (heading === 'service' && !areFlags && !ofAreas) return null;
  if (heading === 'service') return areFlags ? tellFlag(codes) : tellAmount(different, isShare);
  if (heading === 'denies') return areFlags ? (code) => (code === 1 ? DOUBT : null) : null;
  if (!ofAreas || heading === 'number') return null;
  const setsApart =
    different.length > 1 && different.length <= MOST_CODES && different.every(Number.isInteger);
  if (!setsApart || !(different[0] === 0 || heading === 'grid' || heading === 'state')) return null;
  return (code) => (code === null ? null : DOUBT);
}

/** Marks without a 0 beside them leave open what the empty cells are. */
function tellFlag({ different, hasGaps }: Codes): TellCode {
  const gap = hasGaps && !different.includes(0) ? DOUBT : null;
  return (code) => (code === null ? gap : { meaning: code === 1 ? 'service' : 'none', isSure: true });
}

/** A share or an amount of signal: none of it is none, the whole of a share is all; what lies between is a doubt. */
function tellAmount(different: readonly number[], isShare: boolean): TellCode | null {
  const most = isShare ? (different.every((code) => code <= 1) ? 1 : 100) : Infinity;
  if (!isShare && different[0] !== 0 && different.length > MOST_CODES) return null;
  return (code) => {
    if (code === null) return null;
    if (code === 0) return { meaning: 'none', isSure: true };
    if (code === most) return { meaning: 'service', isSure: true };
    return isShare || different.length <= MOST_CODES ? DOUBT : null;
  };
}
