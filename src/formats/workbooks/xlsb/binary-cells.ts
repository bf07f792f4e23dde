import type { Cell } from '../../reading/parsed-file.ts';
import { ERROR_CODES, formattedCell } from '../sheets/number-format.ts';
import type { SheetBuilder } from '../sheets/sheet-builder.ts';
import type { WorkbookParts } from '../xlsx/workbook-parts.ts';
import { xlsbRecords, type XlsbRecord } from './records.ts';

const ROW = 0;
const COLUMNS = 60;
const MERGE = 176;
const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;
/** Cells whose record leaves out the column: the one behind the cell before. */
const FIRST_SHORT = 12;
const LAST_SHORT = 18;

type ReadValue = (
  record: XlsbRecord,
  workbook: WorkbookParts,
) => string | number | boolean | { error: number } | null;

const number: ReadValue = (record) => record.double();
const packed: ReadValue = (record) => record.packedNumber();
const text: ReadValue = (record) => record.text();
const shared: ReadValue = (record, { sharedTexts }) => sharedTexts[record.long() ?? -1]?.text ?? null;
const truth: ReadValue = (record) => {
  const byte = record.byte();
  return byte === null ? null : byte !== 0;
};
const fault: ReadValue = (record) => {
  const error = record.byte();
  return error === null ? null : { error };
};
const rich: ReadValue = (record) => {
  record.skip(1);
  return record.text();
};

/** What follows place and style in the records of cells ([MS-XLSB] 2.3.2), formulas as last calculated. */
const VALUES: Readonly<Record<number, ReadValue>> = {
  2: packed,
  3: fault,
  4: truth,
  5: number,
  6: text,
  7: shared,
  8: text,
  9: number,
  10: truth,
  11: fault,
  13: packed,
  14: fault,
  15: truth,
  16: number,
  17: text,
  18: shared,
  62: rich,
};

/** Reads the cells, merges and hidden rows of a sheet part into the builder. @returns cells that were broken */
export function readBinaryCells(part: Uint8Array, workbook: WorkbookParts, builder: SheetBuilder): number {
  let broken = 0;
  let row = -1;
  let column = -1;
  for (const record of xlsbRecords(part)) {
    const isShort = record.type >= FIRST_SHORT && record.type <= LAST_SHORT;
    if (record.type === ROW) {
      row = record.long() ?? -1;
      column = -1;
      record.skip(7);
      if (((record.byte() ?? 0) & 0x10) !== 0) builder.hideRow(row);
    } else if (record.type === MERGE) takeMerge(record, builder);
    else if (record.type === COLUMNS) takeColumns(record, builder);
    else if (isShort || record.type in VALUES || record.type === 1) {
      column = isShort ? column + 1 : (record.long() ?? Infinity);
      const style = workbook.styles.cells[record.style() ?? -1];
      const readValue = VALUES[record.type];
      if (!readValue) continue;
      const value = readValue(record, workbook);
      const cell = value === null ? undefined : cellOf(value, style?.format ?? 'General', workbook.base1904);
      const placed = row >= 0 && row <= LAST_ROW && column <= LAST_COLUMN;
      if (placed && cell !== undefined) builder.set(row, column, cell, style?.font ?? 0);
      else broken++;
    }
  }
  return broken;
}

function takeColumns(record: XlsbRecord, builder: SheetBuilder): void {
  const [from, to] = [record.long(), record.long()];
  // Width and style.
  record.skip(8);
  if (from !== null && to !== null && ((record.byte() ?? 0) & 1) !== 0) builder.hideColumns(from, to);
}

function takeMerge(record: XlsbRecord, builder: SheetBuilder): void {
  const [top, bottom, left, right] = [record.long(), record.long(), record.long(), record.long()];
  if (top === null || bottom === null || left === null || right === null) return;
  if (top <= bottom && bottom <= LAST_ROW && left <= right && right <= LAST_COLUMN)
    builder.merge({ top, left, bottom, right });
}

function cellOf(
  value: string | number | boolean | { readonly error: number },
  format: string,
  base1904: boolean,
): Cell | undefined {
  if (typeof value === 'object')
    return { kind: 'error', code: ERROR_CODES[value.error] ?? `#${value.error}` };
  if (typeof value !== 'number') return value;
  return Number.isFinite(value) ? formattedCell(value, format, base1904) : undefined;
}
