import { elementAt } from '../../../model/basics/elements.ts';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import type { SourceColumn } from '../../files/source-table.ts';
import { headingWords, phrases } from '../../columns/headings/heading-words.ts';
import { numberOf, saysNothing } from '../../text/cell.ts';
import { findColumnStyle, readInColumn, stripCell } from '../../text/numbers.ts';

const MINUTES = phrases('phút | ph | min | mins | minute | minutes');
const SECONDS = phrases('giây | gi | sec | secs | second | seconds');
const MINUTE_MARK = /['′’]\s*\)?\s*$/;
const SECOND_MARK = /(?:["″”]|''|′′)\s*\)?\s*$/;

/** Whole degrees of Vietnam, its seas among them. */
const AXES = [
  { path: 'Vĩ độ', low: 7, high: 24 },
  { path: 'Kinh độ', low: 102, high: 118 },
] as const;
/** Of the rows that say something, those that must fit; and rows that tell enough without headings. */
const NEARLY_ALL = 0.9;
const LEAST_ROWS = 3;

const leafOf = ({ path }: SourceColumn): string => path.at(-1) ?? '';
const names = (column: SourceColumn, list: typeof MINUTES): boolean =>
  headingWords(leafOf(column)).some(({ toned, plain }) =>
    list.some(([word]) => word!.toned === toned || (toned === plain && word!.plain === plain)),
  );
const isMinutes = (column: SourceColumn): boolean =>
  names(column, MINUTES) || (MINUTE_MARK.test(leafOf(column)) && !SECOND_MARK.test(leafOf(column)));
const isSeconds = (column: SourceColumn): boolean =>
  names(column, SECONDS) || SECOND_MARK.test(leafOf(column));

/** Parts of an angle: no more than that, so that 41.884 has a fraction. */
function partsOf(cells: readonly Cell[], most: number): readonly number[] {
  const digits = cells.map((cell) => (typeof cell === 'string' ? (stripCell(cell)?.digits ?? '') : ''));
  const style = findColumnStyle(digits.filter(Boolean), { min: 0, max: most });
  return cells.map((cell, i) => {
    const value = numberOf(cell) ?? (digits[i] ? readInColumn(digits[i], style) : null);
    return typeof value === 'number' ? value : NaN;
  });
}

/** True where nearly all numbers of a column, and nearly all of its cells are such, are within `low` and `high`. */
function holds(column: SourceColumn, low: number, high: number, isWhole: boolean): boolean {
  const said = column.cells.filter((cell) => !saysNothing(cell));
  const fit = partsOf(said, high).filter(
    (value) => value >= low && value < high && (!isWhole || Number.isInteger(value)),
  );
  return said.length > 0 && fit.length >= NEARLY_ALL * said.length;
}

/** Columns that hold one angle in parts. */
interface Parts {
  readonly of: readonly SourceColumn[];
  readonly path: string;
}

/** The angle whose degrees stand in the column at `at`; null where none does. */
function partsAt(columns: readonly SourceColumn[], at: number): Parts | null {
  const [degrees, minutes, seconds] = columns.slice(at, at + 3);
  if (!degrees || !minutes) return null;
  const axis = AXES.find(({ low, high }) => holds(degrees, low, high, true));
  if (!axis || !holds(minutes, 0, 60, false)) return null;
  const isThird = seconds !== undefined && holds(seconds, 0, 60, false) && holds(minutes, 0, 60, true);
  if (isMinutes(minutes)) {
    const of = isThird && isSeconds(seconds) ? [degrees, minutes, seconds] : [degrees, minutes];
    return { of, path: axis.path };
  }
  // One heading over three columns: the numbers alone tell.
  const heading = degrees.path.join('/');
  const isOne = (column: SourceColumn | undefined): boolean => column?.path.join('/') === heading;
  const isTold = heading !== '' && isOne(minutes) && isOne(seconds) && degrees.cells.length >= LEAST_ROWS;
  return isThird && isTold && !isOne(columns[at + 3])
    ? { of: [degrees, minutes, seconds], path: axis.path }
    : null;
}

/** Degrees as a decimal number where every part is known; null elsewhere: without its minutes a place is far off. */
function angles(parts: readonly SourceColumn[]): readonly Cell[] {
  const numbers = parts.map(({ cells }, i) => partsOf(cells, i === 0 ? 180 : 60));
  return elementAt(parts, 0).cells.map((_, row) => {
    const values = numbers.map((own) => elementAt(own, row));
    if (
      values.some((value) => Number.isNaN(value) || value < 0) ||
      values.slice(1).some((value) => value >= 60)
    )
      return null;
    return values.reduce((sum, value, i) => sum + value / 60 ** i, 0);
  });
}

/**
 * Columns of degrees, minutes and seconds side by side (*Độ | Phút | Giây* under *Vĩ độ*, *Lat deg | Lat min*) as one of
 * degrees each.
 * @returns also the names of the columns of each angle, and how the cells of any other row of the table fall
 */
export function joinDegrees(columns: readonly SourceColumn[]): {
  readonly columns: readonly SourceColumn[];
  readonly joined: readonly (readonly string[])[];
  readonly row: (cells: readonly Cell[]) => readonly Cell[];
} {
  const made: {
    readonly column: SourceColumn;
    readonly from: number;
    readonly parts: readonly string[] | null;
  }[] = [];
  for (let at = 0; at < columns.length; at++) {
    const parts = partsAt(columns, at);
    if (!parts) {
      made.push({ column: elementAt(columns, at), from: at, parts: null });
      continue;
    }
    const of = parts.of.map(({ name }) => name);
    const column = { name: of.join(' + '), path: [parts.path], cells: angles(parts.of) };
    made.push({ column, from: at, parts: of });
    at += of.length - 1;
  }
  return {
    columns: made.map(({ column }) => column),
    joined: made.flatMap(({ parts }) => (parts ? [parts] : [])),
    row: (cells) => made.map(({ from, parts }) => (parts ? null : (cells[from] ?? null))),
  };
}
