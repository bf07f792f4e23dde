import { doubleAt, elementAt, integerAt } from '../../model/basics/elements.ts';
import type { Cell } from '../../formats/reading/parsed-file.ts';
import { fold } from '../../i18n/text.ts';
import type { ColumnJudge } from '../columns/column-judge.ts';
import type { FieldKey } from '../columns/headings/header-dictionary.ts';
import { RADIO_FIELDS } from '../columns/headings/header-radio.ts';
import { mayCount } from '../columns/weighing/count-columns.ts';
import type { SourceTable, TotalRow } from '../files/source-table.ts';
import { textOf } from '../text/cell.ts';
import { numbersOf } from '../text/column-numbers.ts';
import { findArithmeticTotals, findCloseTotal, findNearTotal } from './arithmetic-totals.ts';
import { isEmpty } from './cells/cells.ts';

/** Numbers that no total sums: places, codes, and what radios are set to. */
const NEVER_SUMMED = [
  'row_no',
  'lon',
  'lat',
  'vn2000_x',
  'vn2000_y',
  'village_code',
  'commune_code',
  ...RADIO_FIELDS.map(({ key }) => key),
] as const;

/** Columns of counts, whatever they are called: what a total row sums. */
export function summableColumns(
  { columns }: SourceTable,
  fields: ReadonlyMap<FieldKey, number>,
  judge: ColumnJudge,
): number[] {
  const places = new Set(NEVER_SUMMED.flatMap((key) => fields.get(key) ?? []));
  return columns.flatMap((column, index) =>
    !places.has(index) && mayCount(judge.profile(column)) ? [index] : [],
  );
}

/** Indexes of the records that are totals by arithmetic, ascending. */
export function arithmeticTotals(
  table: SourceTable,
  fields: ReadonlyMap<FieldKey, number>,
  judge: ColumnJudge,
): number[] {
  if (table.numbers.length < 3) return [];
  const columns = summableColumns(table, fields, judge).map((index) =>
    numbersOf(elementAt(table.columns, index).cells),
  );
  const marks = marksOf(table, fields);
  const isDoubtful = doubtfulRecords(table, marks);
  if (!columns.length) return [];
  const exact = findArithmeticTotals(columns, isDoubtful, marks.length === 0);
  if (exact.length)
    return [...exact, ...totalsOfTotals(columns, isDoubtful, exact)].toSorted((a, b) => a - b);
  const ofCommune = namesCommune(table, fields);
  const ofWhole = findArithmeticTotals(columns, ofCommune, true);
  if (ofWhole.length) return ofWhole;
  const saysLess = lacksWhatOthersSay(table);
  const near =
    findNearTotal(columns, (record) => ofCommune(record) && (isDoubtful(record) || saysLess(record))) ??
    findCloseTotal(columns, (record) => marks.length > 0 && isDoubtful(record));
  return near === null ? [] : [near];
}

/** The province above its communes, each the sum of its villages: what sums all records that are no total themselves. */
function totalsOfTotals(
  columns: readonly Float64Array[],
  mayBeTotal: (record: number) => boolean,
  known: readonly number[],
): number[] {
  const left = Array.from(elementAt(columns, 0).keys()).filter((record) => !known.includes(record));
  const found = findArithmeticTotals(
    columns.map((column) => Float64Array.from(left, (record) => doubleAt(column, record))),
    (at) => mayBeTotal(elementAt(left, at)),
    true,
  );
  return found.map((at) => elementAt(left, at));
}

/** True for a record that leaves a column empty which nearly every other one fills. */
function lacksWhatOthersSay({ columns, numbers }: SourceTable): (record: number) => boolean {
  const full = columns
    .map(({ cells }) => cells)
    .filter((cells) => cells.filter((cell) => !isEmpty(cell)).length >= 0.8 * numbers.length - 1);
  return (record) => full.some((cells) => isEmpty(elementAt(cells, record)));
}

const KINDS = ['xa', 'phuong', 'thi tran', 'dac khu'];
const wordsOf = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
const bareName = (name: string): string => wordsOf(name).replace(/^(xa|phuong|thi tran|dac khu) /, '');

/** True for a record without a name, or called as the commune of its list, in the title or in the name of the file, and not as a place in it. */
function namesCommune(
  { about, file, columns }: SourceTable,
  fields: ReadonlyMap<FieldKey, number>,
): (record: number) => boolean {
  const at = fields.get('village');
  const title = bareName(about?.commune ?? '');
  const path = ` ${wordsOf(file.replace(/^.*\//, '').replace(/\.\w+$/, ''))} `;
  return (record) => {
    if (at === undefined) return false;
    const name = bareName(textOf(elementAt(elementAt(columns, at).cells, record)));
    return name === '' || name === title || KINDS.some((kind) => path.includes(` ${kind} ${name} `));
  };
}

/** Cells of the columns that say something of nearly every record: its number, its place, its code, its name. */
function marksOf(table: SourceTable, columns: ReadonlyMap<FieldKey, number>): (readonly Cell[])[] {
  const count = table.numbers.length;
  return (['row_no', 'lon', 'lat', 'coord_pair', 'vn2000_x', 'village_code', 'village'] as const)
    .flatMap((key) => columns.get(key) ?? [])
    .map((index) => elementAt(table.columns, index).cells)
    .filter((cells) => cells.filter((cell) => !isEmpty(cell)).length >= 0.8 * count - 1);
}

/** Records that may be totals: those that lack such a mark. Where there are none, only the first and the last record. */
function doubtfulRecords(
  { numbers }: SourceTable,
  marks: readonly (readonly Cell[])[],
): (record: number) => boolean {
  if (!marks.length) return (record) => record === 0 || record === numbers.length - 1;
  return (record) => marks.some((cells) => isEmpty(elementAt(cells, record)));
}

/** The totals that arithmetic found beside those that words gave away. */
export function withTotals(table: SourceTable, found: readonly number[]): SourceTable {
  if (!found.length) return table;
  const rows = found.map((i): TotalRow => ({
    row: integerAt(table.numbers, i),
    kind: 'total',
    cells: table.columns.map(({ cells }) => elementAt(cells, i)),
  }));
  return { ...table, totalRows: [...(table.totalRows ?? []), ...rows].toSorted((a, b) => a.row - b.row) };
}
