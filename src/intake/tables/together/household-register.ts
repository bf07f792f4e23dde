import { elementAt } from '../../../model/basics/elements.ts';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import { kinOf } from '../../columns/headings/kin-columns.ts';
import { divisionOf, MOST_IN_HOUSEHOLD } from '../../columns/headings/part-headings.ts';
import { readCountWords } from '../../columns/weighing/count-words.ts';
import type { SourceColumn, SourceTable } from '../../files/source-table.ts';
import { numberOf, saysNothing, textOf } from '../../text/cell.ts';
import { namesVillage, villageWithin } from '../../text/village-kinds.ts';

/** Of the rows that say something, those that must. */
const NEARLY_ALL = 0.9;
/** People of a household in the middle of a list: no village has so few. */
const MIDDLE = 9;
const LEAST_ROWS = 3;
/** Heading under which names of villages are known. */
const VILLAGE = ['Tên bản'];

/** True where each row is a household or a person: its head, its code or what one is to the head stands in a column, or people are counted by the handful. */
function listsHouseholds({ columns }: SourceTable): boolean {
  if (columns.some((column) => divisionOf(column) === 'households' || kinOf(column) !== null)) return true;
  return columns.some(({ path, cells }) => {
    const { counts, isPart } = readCountWords(path);
    if (counts !== 'people' || isPart) return false;
    const said = cells.filter((cell) => !saysNothing(cell));
    const people = said.map((cell) => numberOf(cell) ?? Number(textOf(cell))).toSorted((a, b) => a - b);
    const middle = people[Math.floor(people.length / 2)] ?? NaN;
    return people.length >= LEAST_ROWS && middle <= MIDDLE && (people.at(-1) ?? NaN) <= MOST_IN_HOUSEHOLD;
  });
}

const nearlyAll = (cells: readonly Cell[], fits: (text: string) => boolean): boolean => {
  const said = cells.filter((cell) => !saysNothing(cell));
  return said.length > 0 && said.filter((cell) => fits(textOf(cell))).length >= NEARLY_ALL * said.length;
};

/** A column in which most places come again, each with the word for a village before it. */
const repeatsVillages = ({ cells }: SourceColumn): boolean => {
  const said = cells.filter((cell) => !saysNothing(cell)).map(textOf);
  return nearlyAll(cells, namesVillage) && 2 * new Set(said).size <= said.length;
};

/** Where a register of households that has no column of villages names them. */
export interface RegisterOfHouseholds {
  readonly table: SourceTable;
  /** True where headings over its rows name the villages. */
  readonly byHeadings: boolean;
}

/**
 * A list with a row for each household in which no heading names a column of villages: they are told by headings over the
 * rows, by a column whose cells say so, by the sheet, the title or the file, each only where it names one. Null where the
 * list is none, or nothing tells: then people are asked.
 * @param groups heading over each record, empty where there is none
 * @param lines texts that speak of the whole list, the nearest first
 */
export function registerOfHouseholds(
  table: SourceTable,
  groups: readonly string[],
  lines: readonly string[],
): RegisterOfHouseholds | null {
  if (!table.numbers.length || !listsHouseholds(table)) return null;
  const named = (cells: readonly Cell[]): SourceTable => ({
    ...table,
    columns: [...table.columns, { name: VILLAGE.join(), path: VILLAGE, cells }],
    ...(table.totalRows && {
      totalRows: table.totalRows.map((total) => ({ ...total, cells: [...total.cells, null] })),
    }),
  });
  if (groups.every((group) => namesVillage(group))) return { table: named(groups), byHeadings: true };
  const at = table.columns.findIndex(repeatsVillages);
  if (at >= 0) {
    const columns = table.columns.map((column, index) =>
      index === at ? { ...column, path: VILLAGE } : column,
    );
    return { table: { ...table, columns }, byHeadings: false };
  }
  const names = lines.map((line) =>
    namesVillage(line) && line.split(/\s+/).length <= 5 ? line : villageWithin(line),
  );
  const name = elementAt([...names.filter((one) => one !== null), ''], 0);
  return name === ''
    ? null
    : { table: named(table.numbers.length ? Array.from(table.numbers, () => name) : []), byHeadings: false };
}
