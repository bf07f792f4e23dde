import { elementAt } from '../../../model/basics/elements.ts';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import { fold } from '../../../i18n/text.ts';
import type { SourceColumn } from '../../files/source-table.ts';
import { numberOf } from '../../text/cell.ts';
import { findColumnStyle, readInColumn, stripCell } from '../../text/numbers.ts';
import { readCountWords } from './count-words.ts';

/** Words that multiply, without their marks, and how much. */
const WORDS: readonly (readonly [pattern: string, times: number])[] = [
  ['chuc|tens?', 10],
  ['tram|hundreds?', 100],
  ['nghin|ngan|thousands?', 1000],
  ['van|chuc (?:nghin|ngan)', 10_000],
  ['trieu|millions?', 1_000_000],
];
const TIMES = '(?:[x×*]|nhan(?: voi)?)';
const DIGITS = '10(?:0|[., ]?000|0[., ]?000)?|1[., ]?000(?:[., ]?000)?';
const WORD = WORDS.map(([pattern]) => pattern)
  .toReversed()
  .join('|');
const COUNTED = { households: '(?:ho|households?)', people: '(?:nguoi|khau|nhan khau|dan|people|persons?)' };
type Counted = keyof typeof COUNTED;

/** `Đơn vị tính: trăm người`, `Đơn vị tính dân số: trăm người`. */
const UNIT_OF_ALL =
  /(?:d\.? ?v\.? ?t|don vi(?: tinh)?|unit)(?:\s+(?:so )?(?:ho|dan so|dan|nhan khau|khau|nguoi))?\s*[:.)-]\s*(.*)$/;
/** What stands in brackets or behind the words for *unit*. */
const UNITS = /[([]([^)\]]*)[)\]]|(?:d\.? ?v\.? ?t|don vi(?: tinh)?|unit)\s*[:.-]\s*(.+)$/g;
const NAME_OF_UNIT = /^\s*(?:d\.? ?v\.? ?t|don vi(?: tinh)?|unit)\s*[:.-]?\s*/;
/** *Trạm* without its marks reads like *trăm*. */
const MAST = /(?<!\p{L})trạm(?!\p{L})/giu;
/** A rate for a hundred of them multiplies nothing. */
const RATE = '(?<!(?:\\/|tren|moi|per)\\s*)';
/** *Dân số x100*. */
const MULTIPLIED_BY = new RegExp(`\\s${TIMES}\\s*(${DIGITS})\\s*$`);
/** No village has a hundred thousand people or households; it settles what a mark before three digits is. */
const MOST = 100_000;

const foldedHeading = (text: string): string => fold(text.normalize('NFC').replace(MAST, 'BTS'));

function timesOf(word: string): number {
  const digits = word.replace(/[., ]/g, '');
  if (/^\d+$/.test(digits)) return Number(digits);
  return WORDS.find(([pattern]) => new RegExp(`^(?:${pattern})$`).test(word))?.[1] ?? 1;
}

/** How many of the counted thing one of this unit is: `trăm người`, `1.000 hộ`, `nghìn`; null where it is no such unit. */
function timesOfUnit(unit: string, counted: Counted): number | null {
  const found = new RegExp(
    `^\\s*(?:${TIMES}\\s*(?=1))?(${WORD}|${DIGITS})(?:\\s+of)?\\s*(${COUNTED.households}|${COUNTED.people})?\\s*$`,
  ).exec(unit);
  const [, word, of] = found ?? [];
  if (word === undefined) return null;
  return of === undefined || new RegExp(`^${COUNTED[counted]}$`).test(of) ? timesOf(word) : null;
}

/** `nghìn người` in running words. Digits multiply as a unit only: *10 hộ nghèo* are ten. */
function timesInWords(text: string, counted: Counted): number | null {
  const found = new RegExp(`(?:^|[^a-z0-9])${RATE}(${WORD})(?:\\s+of)?\\s*${COUNTED[counted]}(?![a-z])`).exec(
    text,
  );
  return found ? timesOf(elementAt(found, 1)) : null;
}

/** How much the heading of a column, the row of units or the title says that its numbers are to be multiplied; 1 where none does. */
function multipleOf({ path }: SourceColumn, counted: Counted, about: readonly string[]): number {
  const heading = foldedHeading(path.join(' '));
  for (const [, inside, after] of heading.matchAll(UNITS)) {
    const times = timesOfUnit((inside ?? after ?? '').replace(NAME_OF_UNIT, ''), counted);
    if (times !== null) return times;
  }
  const [, behind] = MULTIPLIED_BY.exec(heading) ?? [];
  if (behind !== undefined) return timesOf(behind);
  const said = timesInWords(heading, counted);
  if (said !== null) return said;
  // A heading with a unit of its own is not in that of the title.
  if (/\([^)]*\)/.test(heading)) return 1;
  for (const line of about) {
    const units = UNIT_OF_ALL.exec(foldedHeading(line))?.[1] ?? '';
    for (const unit of units.split(/[;,/]|\bva\b/)) {
      const times = new RegExp(COUNTED[counted]).test(unit)
        ? timesOfUnit(unit.replace(/^[^:]*:/, '').replace(/[).\s]+$/, ''), counted)
        : null;
      if (times !== null) return times;
    }
  }
  return 1;
}

/** The product without the last digits that binary fractions get wrong. */
const multiplied = (value: number, times: number): number => Math.round(value * times * 1e6) / 1e6;

/** A cell with its own multiple: *2,5 trăm*, *3 trăm người*; three digits behind the mark leave open what the mark is. */
const CELL = new RegExp(
  `^(?:(?:khoang|uoc|gan|hon|tren|~)\\s*)?(\\d+(?:[.,]\\d{1,2})?)\\s*(${WORD})(?:\\s*(?:${COUNTED.households}|${COUNTED.people}))?\\.?$`,
);
function ownCount(cell: Cell): number | null {
  if (typeof cell !== 'string') return null;
  const [, number, word] = CELL.exec(foldedHeading(cell).trim()) ?? [];
  return number === undefined || word === undefined
    ? null
    : multiplied(Number(number.replace(',', '.')), timesOf(word));
}

/** How the cells of a column read as plain counts. */
function scaled(cells: readonly Cell[], times: number): (cell: Cell) => Cell {
  const digitsOf = (cell: Cell): string => (typeof cell === 'string' ? (stripCell(cell)?.digits ?? '') : '');
  const style = findColumnStyle(cells.map(digitsOf).filter(Boolean), { min: 0, max: MOST / times });
  return (cell) => {
    const own = ownCount(cell);
    if (own !== null) return own;
    const value = numberOf(cell) ?? (digitsOf(cell) ? readInColumn(digitsOf(cell), style) : null);
    return typeof value === 'number' ? multiplied(value, times) : cell;
  };
}

const ANY_MULTIPLE =
  /(?<!\p{L})(?:(?:[x×*]|nhân(?: với)?)\s*10(?:[0., ]*0)?|chục|trăm|nghìn|ngàn|vạn|triệu|tens?|hundreds?|thousands?|millions?)(?:\s+of)?(?!\p{L})/giu;
/** A heading counts plainly once its numbers do. */
const plainHeading = (level: string): string =>
  level
    .normalize('NFC')
    .replace(ANY_MULTIPLE, ' ')
    .replace(/\s{2,}/g, ' ')
    .replace(/\(\s+/g, '(');

/**
 * Columns of households or people that are given in tens, hundreds, thousands or millions, as plain counts.
 * @param about lines that speak of the whole table
 * @returns also the names of these columns, by how much they are multiplied, and how the cells of any other row of the table read
 */
export function inPlainCounts(
  columns: readonly SourceColumn[],
  about: readonly string[],
): {
  readonly columns: readonly SourceColumn[];
  readonly scaled: readonly { readonly column: string; readonly times: number }[];
  /** Columns with cells that multiply by themselves. */
  readonly multiplied: readonly {
    readonly column: string;
    readonly count: number;
    readonly first: string;
  }[];
  readonly row: (cells: readonly Cell[]) => readonly Cell[];
} {
  const times = columns.map((column) => {
    const { counts } = readCountWords(column.path.map(plainHeading));
    return counts === null ? 1 : multipleOf(column, counts, about);
  });
  const own = columns.map(({ path, cells }) =>
    readCountWords(path).counts === null ? [] : cells.filter((cell) => ownCount(cell) !== null),
  );
  const scales = columns.map(({ cells }, index) => {
    if (times[index] !== 1) return scaled(cells, elementAt(times, index));
    return own[index]?.length ? (cell: Cell): Cell => ownCount(cell) ?? cell : null;
  });
  return {
    columns: columns.map((column, index) => {
      const scale = scales[index];
      return scale
        ? { ...column, path: column.path.map(plainHeading), cells: column.cells.map(scale) }
        : column;
    }),
    scaled: columns.flatMap(({ name }, index) =>
      times[index] === 1 ? [] : [{ column: name, times: elementAt(times, index) }],
    ),
    multiplied: columns.flatMap(({ name }, index) => {
      const [first] = elementAt(own, index);
      return first === undefined
        ? []
        : [{ column: name, count: elementAt(own, index).length, first: String(first) }];
    }),
    row: (cells) => cells.map((cell, index) => scales[index]?.(cell) ?? cell),
  };
}
