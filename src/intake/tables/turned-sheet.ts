import { elementAt } from '../../model/basics/elements.ts';
import type { Merge, Sheet } from '../../formats/reading/parsed-file.ts';
import { scoreHeader } from '../columns/headings/header-score.ts';
import { textOf } from '../text/cell.ts';
import { isEmpty, widthOf } from './cells/cells.ts';

const NAMES_A_FIELD = 0.9;
/** Fields down the first column, and records beside them, that a sheet needs to be seen as turned. */
const LEAST_FIELDS = 3;
const LEAST_RECORDS = 2;
/** Rows whose first cells are looked up. */
const LOOKED_AT = 40;

const fieldIn = (text: string): string | null => {
  const best = text ? scoreHeader([text])[0] : undefined;
  return best && best.score >= NAMES_A_FIELD ? best.key : null;
};

/**
 * True where the first column names the fields and each further column is a record: most rows begin with the name of
 * a field, and the first row names none beyond its own.
 */
export function isTurned(sheet: Sheet): boolean {
  const rows = sheet.rows.filter((row) => row.filter((cell) => !isEmpty(cell)).length > LEAST_RECORDS);
  if (rows.length < LEAST_FIELDS) return false;
  const beside = elementAt(rows, 0)
    .filter((cell) => !isEmpty(cell))
    .slice(1);
  // Most sheets name their fields across: that is known from the first row alone.
  if (beside.filter((cell) => fieldIn(textOf(cell)) !== null).length >= 0.3 * beside.length) return false;
  const labels = rows
    .slice(0, LOOKED_AT)
    .map((row) => fieldIn(textOf(row.find((cell) => !isEmpty(cell)) ?? null)));
  const named = labels.filter((field) => field !== null);
  return new Set(named).size >= LEAST_FIELDS && named.length >= 0.6 * labels.length;
}

const turnedMerge = ({ top, left, bottom, right }: Merge): Merge => ({
  top: left,
  left: top,
  bottom: right,
  right: bottom,
});

/** The sheet with its columns as rows; a row's number is then that of its column. */
export function turned(sheet: Sheet): Sheet {
  const width = widthOf(sheet);
  return {
    ...sheet,
    rows: Array.from({ length: width }, (_, column) => sheet.rows.map((row) => row[column] ?? null)),
    rowNumbers: Int32Array.from({ length: width }, (_, column) => column + 1),
    merges: sheet.merges.map(turnedMerge),
    fonts: null,
    hiddenRows: [],
  };
}
