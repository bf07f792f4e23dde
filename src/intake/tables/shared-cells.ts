import type { Cell } from '../../formats/reading/parsed-file.ts';
import { fold, tidy } from '../../i18n/text.ts';
import { readCountWords } from '../columns/weighing/count-words.ts';
import type { SourceColumn } from '../files/source-table.ts';
import { saysNothing, textOf } from '../text/cell.ts';
import { readAngle } from '../text/angles.ts';
import { stripNumber } from '../text/numbers.ts';

/** What was taken apart, for the report. */
export interface TakenApart {
  readonly code: 'column-parted' | 'units-in-cells';
  readonly column: string;
  readonly unit?: string;
}

/** Of the cells that say something, those that must be written alike. */
const NEARLY_ALL = 0.8;
const LEAST_CELLS = 3;

/** `45/213`, `45 - 213`, `45; 213`; a comma parts only before a space, or it may be a decimal. */
const TWO_COUNTS = /^\s*(\d[\d.]*)\s*(?:[/;–-]|,\s)\s*(\d[\d.]*)\s*$/;
const NUMBER_AND_WORDS = /^([^\p{L}]*\d[\d.,\s]*?)\s*(\p{L}{2}[\p{L}\s.]*)$/u;

const isMost = (column: SourceColumn, test: (cell: Cell) => boolean): boolean => {
  const said = column.cells.filter((cell) => !saysNothing(cell));
  return said.length >= LEAST_CELLS && said.filter(test).length >= NEARLY_ALL * said.length;
};

/** The two halves of a heading that names households and people together; null where it does not. */
function twoCounts(path: readonly string[]): readonly [string, string] | null {
  const leaf = path.at(-1) ?? '';
  const [first, second, more] = leaf.split(/[/,;&+–-]|(?<!\p{L})và(?!\p{L})/u).map(tidy);
  if (!first || !second || more !== undefined) return null;
  const kinds = [first, second].map((half) => readCountWords([half]).counts);
  return kinds[0] && kinds[1] && kinds[0] !== kinds[1] ? [first, second] : null;
}

function parted(column: SourceColumn): readonly SourceColumn[] | null {
  const halves = twoCounts(column.path);
  if (!halves || !isMost(column, (cell) => TWO_COUNTS.test(textOf(cell)))) return null;
  return halves.map((half, i): SourceColumn => {
    const path = [...column.path.slice(0, -1), half];
    return {
      name: path.join(' / '),
      path,
      cells: column.cells.map((cell) => TWO_COUNTS.exec(textOf(cell))?.[i + 1] ?? cell),
    };
  });
}

/** The word behind the number of a cell that cannot be read as one with it; null where there is none, or it is a place. */
function unitOf(cell: Cell): { readonly number: string; readonly unit: string } | null {
  const text = typeof cell === 'string' ? textOf(cell) : '';
  const [, number, unit] = NUMBER_AND_WORDS.exec(text) ?? [];
  if (!number || !unit || stripNumber(text) || !stripNumber(number) || readAngle(text)) return null;
  return { number, unit: tidy(unit).replace(/\.$/, '') };
}

/** A unit that all cells of a column repeat belongs to its heading. */
function withoutUnits(column: SourceColumn): { readonly column: SourceColumn; readonly unit: string } | null {
  const unit = column.cells.map(unitOf).find((one) => one !== null)?.unit;
  if (unit === undefined) return null;
  const hasUnit = (cell: Cell): boolean => fold(unitOf(cell)?.unit ?? '') === fold(unit);
  if (!isMost(column, hasUnit)) return null;
  const path = [...column.path.slice(0, -1), `${column.path.at(-1) ?? ''} (${unit})`.trim()];
  const cells = column.cells.map((cell) => (hasUnit(cell) ? unitOf(cell)!.number : cell));
  return { column: { name: path.join(' / '), path, cells }, unit };
}

/** Columns whose cells hold two counts, or repeat the unit of a count, as columns of numbers. */
export function takeApart(columns: readonly SourceColumn[]): {
  readonly columns: readonly SourceColumn[];
  readonly taken: readonly TakenApart[];
} {
  const taken: TakenApart[] = [];
  const made = columns.flatMap((column) => {
    const halves = parted(column);
    if (halves) {
      taken.push({ code: 'column-parted', column: column.name });
      return halves;
    }
    const bare = withoutUnits(column);
    if (!bare) return [column];
    taken.push({ code: 'units-in-cells', column: column.name, unit: bare.unit });
    return [bare.column];
  });
  return { columns: made, taken };
}
