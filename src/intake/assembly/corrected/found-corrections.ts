import { elementAt, integerAt } from '../../../model/basics/elements.ts';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import { fold } from '../../../i18n/text.ts';
import { readCountWords } from '../../columns/weighing/count-words.ts';
import type { SourceColumn } from '../../files/source-table.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import { numberOf, saysNothing, textOf } from '../../text/cell.ts';

/** Counts that a row may correct beside them. */
const CORRECTED = ['households', 'population'] as const;
type CorrectedField = (typeof CORRECTED)[number];

/** A count beside which its own row says another. */
export interface FoundCorrection {
  readonly reader: FieldReader;
  readonly row: number;
  readonly field: CorrectedField;
  /** As it counts when nobody says otherwise. */
  readonly written: string;
  /** What the row says instead: null where it only takes the count back, or where its number is not told apart. */
  readonly right: number | null;
  /** The count by the answer that what is written stands, where a part of it is crossed out. */
  readonly before: number | null;
}

const SENSE = { households: 'households', population: 'people' } as const;
/** A count and its correction are of one size; a number of another thing seldom is. */
const LEAST_OF = 0.4;
const MOST_OF = 2.5;
/** Of the numbers of a column, those that must be of the size of the count beside them. */
const NEARLY_ALL = 0.8;
/** A column without words of correction is one where so few rows fill it, or so many say the count again. */
const FEW = 0.5;
const AGAIN = 0.5;
/** Rows that tell without words. */
const LEAST_FILLED = 2;
/** Columns between a count and one that corrects it: a correction of both stands behind both. */
const FURTHEST = 3;
/** That something else was right: *Số đúng*, *Đã sửa thành*, *đính chính*, *corrected*. */
const CORRECTS =
  /\b(?:dung|sua|sua doi|chinh sua|hieu chinh|dinh chinh|dieu chinh|cap nhat|sai|nham|ra soat lai|kiem tra lai|thay (?:bang|the|cho)|correct\w*|revis\w*|amend\w*|fixed|should be)\b/;

const isOfSize = (value: number, count: number): boolean =>
  value >= LEAST_OF * count && value <= MOST_OF * count;

const numberIn = (cell: Cell): number | null => {
  const stored = numberOf(cell);
  if (stored !== null) return stored;
  const text = textOf(cell).trim();
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
};

/** Numbers of a text with the word behind each. */
const NUMBERS = /(?<![\d.,/])(\d{1,3}(?:[.,]\d{3})+|\d{1,6})(?![\d/]|[.,]\d)\s*(\p{L}+(?:\s\p{L}+)?)?/gu;

/** The one number of a text that may be the count of a field; null where there is none, or several. */
function numberFor(text: string, field: CorrectedField, count: number): number | null {
  const found = [...text.matchAll(NUMBERS)].map(([, digits = '', unit = '']) => ({
    value: Number(digits.replace(/[.,]/g, '')),
    counts: unit ? readCountWords([unit]).counts : null,
  }));
  const named = found.filter(({ counts }) => counts === SENSE[field]);
  const may = named.length ? named : found.filter(({ counts }) => counts === null);
  const fitting = new Set(
    may.map(({ value }) => value).filter((value) => isOfSize(value, count) && value !== count),
  );
  const [only, ...others] = fitting;
  return only === undefined || others.length ? null : only;
}

/** Columns that nobody reads, behind a count and of its size, by which some rows say another. */
function columnsOfCorrections(reader: FieldReader, field: CorrectedField): readonly SourceColumn[] {
  const { table, recognition } = reader;
  const at = recognition.columns.get(field);
  if (at === undefined) return [];
  const used = new Set([...recognition.columns.values(), ...recognition.personal]);
  return table.columns.filter((column, index) => {
    if (used.has(index) || index <= at || column.sumOf) return false;
    const between = [...recognition.columns.values()].filter((other) => other > at && other < index);
    return index - at <= FURTHEST + between.length && corrects(reader, field, column, index === at + 1);
  });
}

function corrects(
  reader: FieldReader,
  field: CorrectedField,
  column: SourceColumn,
  isNext: boolean,
): boolean {
  const { counts, isPart, isMeasured, years, unexplained } = readCountWords(column.path);
  if ((counts !== null && counts !== SENSE[field]) || isPart || isMeasured || years.length) return false;
  const filled = column.cells.flatMap((cell, row) => (saysNothing(cell) ? [] : [row]));
  const pairs = filled.flatMap((row) => {
    const value = numberIn(elementAt(column.cells, row));
    const count = reader.peek(field, reader.cell(field, row))?.value ?? null;
    return value === null ? [] : [{ value, count }];
  });
  const known = pairs.filter(({ count }) => count !== null && count > 0);
  const near = known.filter(({ value, count }) => isOfSize(value, count!));
  const again = known.filter(({ value, count }) => value === count);
  if (!known.length || pairs.length < NEARLY_ALL * filled.length) return false;
  if (near.length < NEARLY_ALL * known.length || again.length === known.length) return false;
  if (CORRECTS.test(fold(column.path.join(' ')))) return true;
  const isRare = filled.length <= FEW * reader.table.numbers.length;
  // The same count named again and filled in here and there.
  if (isRare && counts === SENSE[field] && unexplained === 0) return true;
  const tells = filled.length >= LEAST_FILLED && isNext;
  return tells && (isRare || again.length >= AGAIN * known.length);
}

/** Texts of a row that speak of a correction: its comments at the count, and its remarks. */
function textsOf(reader: FieldReader, row: number, field: CorrectedField): readonly string[] {
  const { table, recognition } = reader;
  const number = integerAt(table.numbers, row);
  const own = reader.column(field)?.name;
  const comments = (table.marks ?? []).flatMap((mark) =>
    mark.row === number && mark.kind === 'comment' && mark.column === own ? [mark.text] : [],
  );
  const names = [...recognition.personal, recognition.columns.get('village')];
  const remarks = table.columns.flatMap(({ cells }, index) => {
    const cell = elementAt(cells, row);
    const isText = typeof cell === 'string' && !names.includes(index) && numberIn(cell) === null;
    return isText && CORRECTS.test(fold(cell)) ? [textOf(cell)] : [];
  });
  return [...comments, ...remarks];
}

/** The counts of a list that its own rows correct: in a column beside, in a comment or a remark, or by crossing out. */
export function findCorrections(reader: FieldReader): readonly FoundCorrection[] {
  const { table, log } = reader;
  return CORRECTED.filter((field) => reader.has(field)).flatMap((field) => {
    const beside = columnsOfCorrections(reader, field);
    const column = reader.column(field)!.name;
    return [...table.numbers.keys()].flatMap((row): FoundCorrection[] => {
      if (log.isRejected(table, row)) return [];
      const cell = reader.cell(field, row);
      const count = reader.peek(field, cell)?.value ?? null;
      const found = { reader, row, field, written: textOf(cell), before: null };
      const marks = (table.marks ?? []).filter(
        (mark) => mark.row === table.numbers[row] && mark.column === column,
      );
      const values = beside.flatMap(({ cells }) => numberIn(elementAt(cells, row)) ?? []);
      const differing = [...new Set(values.filter((value) => value !== count))];
      if (differing.length) return [{ ...found, right: differing.length === 1 ? differing[0]! : null }];
      const part = marks.find(({ kind }) => kind === 'struck-part');
      if (part && count !== null)
        return [{ ...found, written: part.text, right: count, before: numberIn(part.text) }];
      const said = count === null ? [] : textsOf(reader, row, field);
      const told = said.flatMap((text) => numberFor(text, field, count!) ?? []);
      if (told.length) return [{ ...found, right: new Set(told).size === 1 ? told[0]! : null }];
      return marks.some(({ kind }) => kind === 'struck') ? [{ ...found, right: null }] : [];
    });
  });
}
