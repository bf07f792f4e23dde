import { doubleAt, elementAt } from '../../../model/basics/elements.ts';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import { saysNothing, textOf } from '../../text/cell.ts';
import { stripCount } from '../../text/numbers.ts';
import { readAngle, readPair } from '../../text/angles.ts';
import { numbersOf } from '../../text/column-numbers.ts';

/** What the cells of a column are like, whatever its heading says. */
export interface ColumnProfile {
  /** Number of each record, NaN where the cell holds none; as long as the cells. */
  readonly numbers: Float64Array;
  /** Cells that say something. */
  readonly said: number;
  /** Shares 0..1 of those: that are written as numbers, in whatever style; whose number is known; that are whole from 0 on. */
  readonly written: number;
  readonly numeric: number;
  readonly whole: number;
  /** Different values over cells that say something. */
  readonly distinct: number;
  /** True where the numbers run 1, 2, 3, ... down the rows, gaps and restarts apart. */
  readonly isSerial: boolean;
  /** Degrees of each record whose cell is an angle, in decimals or with minutes and seconds; NaN elsewhere. */
  readonly angles: Float64Array;
  /** Both numbers of the cells that are written as two coordinates. */
  readonly pairs: readonly (readonly [first: number, second: number])[];
  /** Cells that hold a digit: what is written as a place does, *chưa đo được* does not. */
  readonly withDigits: number;
  /** Share of the cells that are written like codes or telephone numbers: leading zeros, letters with digits, nine digits and more. */
  readonly codes: number;
}

/** Cells that a profile looks at: the first ones tell as much as a million. */
const MOST_LOOKED_AT = 2000;
const CODE = /^(0\d+|[\p{L}]{1,6}[-_.]?\d[\d\p{L}\-_.]*|[+]?\d[\d .]{8,}\d)$/u;

export function profileOf(cells: readonly Cell[]): ColumnProfile {
  const looked = cells.length > MOST_LOOKED_AT ? cells.slice(0, MOST_LOOKED_AT) : cells;
  const numbers = numbersOf(looked);
  const said = looked.filter((cell) => !saysNothing(cell));
  const texts = said.map(textOf);
  const digits = texts.filter((text) => /\d/.test(text));
  const known = [...numbers].filter((value) => !Number.isNaN(value));
  const share = (count: number): number => (texts.length ? count / texts.length : 0);
  return {
    numbers,
    said: texts.length,
    written: share(
      said.filter((cell) => typeof cell === 'number' || stripCount(textOf(cell)) !== null).length,
    ),
    numeric: share(known.length),
    whole: share(known.filter((value) => Number.isInteger(value) && value >= 0).length),
    distinct: share(new Set(texts).size),
    isSerial: isSerial(known),
    angles: Float64Array.from(looked, (cell, i) =>
      typeof cell === 'string' && !saysNothing(cell)
        ? (readAngle(textOf(cell))?.degrees ?? NaN)
        : doubleAt(numbers, i),
    ),
    pairs: digits.flatMap((text) => {
      const pair = readPair(text);
      return pair ? [[pair.first, pair.second] as const] : [];
    }),
    withDigits: digits.length,
    codes: share(texts.filter((text) => CODE.test(text)).length),
  };
}

/** Steps of one, or a new beginning at 1, nearly everywhere. */
function isSerial(numbers: readonly number[]): boolean {
  if (numbers.length < 3 || elementAt(numbers, 0) > 2) return false;
  let steps = 0;
  for (let i = 1; i < numbers.length; i++)
    if (numbers[i] === elementAt(numbers, i - 1) + 1 || numbers[i] === 1) steps++;
  return steps >= 0.9 * (numbers.length - 1);
}
