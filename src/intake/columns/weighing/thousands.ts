import type { Cell } from '../../../formats/reading/parsed-file.ts';
import { fold } from '../../../i18n/text.ts';
import type { SourceColumn } from '../../files/source-table.ts';
import { numberOf } from '../../text/cell.ts';
import { findColumnStyle, readInColumn, stripCell } from '../../text/numbers.ts';
import { readCountWords } from './count-words.ts';

const THOUSAND = '(?:1[., ]?000|nghin|ngan|thousands?(?: of)?)';
const COUNTED = { households: '(?:ho|households?)', people: '(?:nguoi|khau|nhan khau|people|persons?)' };
type Counted = keyof typeof COUNTED;

const UNIT_OF_ALL = /(?:d\.? ?v\.? ?t|don vi(?: tinh)?|unit)\s*[:.)-]\s*(.*)$/;
/** No village has a hundred thousand people or households; it settles what a mark before three digits is. */
const MOST = 100;

const saysThousands = (text: string, counted: Counted): boolean =>
  new RegExp(`(?:^|[^a-z0-9])${THOUSAND}\\s*${COUNTED[counted]}(?![a-z])`).test(fold(text));

/** True where the heading of a column, the row of units or the title says that it counts in thousands. */
function isInThousands({ path }: SourceColumn, counted: Counted, about: readonly string[]): boolean {
  const heading = fold(path.join(' '));
  if (saysThousands(heading, counted)) return true;
  if (new RegExp(`[([]\\s*${THOUSAND}\\s*[)\\]]`).test(heading)) return true;
  // A heading with a unit of its own is not in that of the title.
  if (/\([^)]*\)/.test(heading)) return false;
  return about.some((line) => saysThousands(UNIT_OF_ALL.exec(fold(line))?.[1] ?? '', counted));
}

/** A thousand times a number without the last digits that binary fractions get wrong. */
const thousandfold = (value: number): number => Math.round(value * 1e9) / 1e6;

/** How the cells of a column of thousands read as plain counts. */
function scaled(cells: readonly Cell[]): (cell: Cell) => Cell {
  const digitsOf = (cell: Cell): string => (typeof cell === 'string' ? (stripCell(cell)?.digits ?? '') : '');
  const style = findColumnStyle(cells.map(digitsOf).filter(Boolean), { min: 0, max: MOST });
  return (cell) => {
    const value = numberOf(cell) ?? (digitsOf(cell) ? readInColumn(digitsOf(cell), style) : null);
    return typeof value === 'number' ? thousandfold(value) : cell;
  };
}

/**
 * Columns of households or people that are given in thousands, as plain counts.
 * @param about lines that speak of the whole table
 * @returns also the names of these columns, and how the cells of any other row of the table read
 */
export function inPlainCounts(
  columns: readonly SourceColumn[],
  about: readonly string[],
): {
  readonly columns: readonly SourceColumn[];
  readonly scaled: readonly string[];
  readonly row: (cells: readonly Cell[]) => readonly Cell[];
} {
  const scales = columns.map((column) => {
    const { counts } = readCountWords(column.path);
    return counts !== null && isInThousands(column, counts, about) ? scaled(column.cells) : null;
  });
  return {
    columns: columns.map((column, index) => {
      const scale = scales[index];
      return scale ? { ...column, cells: column.cells.map(scale) } : column;
    }),
    scaled: columns.flatMap(({ name }, index) => (scales[index] ? [name] : [])),
    row: (cells) => cells.map((cell, index) => scales[index]?.(cell) ?? cell),
  };
}
