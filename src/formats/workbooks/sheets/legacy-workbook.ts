import { read, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { Issue } from '../../../model/issue.ts';
import { accept, refuse, type Result } from '../../../model/basics/result.ts';
import type { Cell, ParsedFile, Sheet } from '../../reading/parsed-file.ts';
import { ERROR_CODES, formattedCell } from './number-format.ts';
import { CellBudget, cellAddress, SheetBuilder } from './sheet-builder.ts';

/**
 * Sheets of a workbook in one of the older or rarer formats (.xls, .ods), by SheetJS, which knows no fonts.
 * @param hasStruck true where the workbook crosses out cells: what is crossed out is not told apart, which is said
 * Refusals: `workbook-damaged`, `workbook-locked`, `workbook-empty`, `sheet-too-large`.
 * @throws RefusalError `sheet-too-large`
 */
export function readLegacyWorkbook(bytes: Uint8Array, file: string, hasStruck: boolean): Result<ParsedFile> {
  let workbook: WorkBook;
  try {
    workbook = read(bytes, {
      type: 'array',
      cellNF: true,
      cellHTML: false,
      cellFormula: false,
      cellStyles: true,
      cellText: false,
    });
  } catch (error) {
    const reason = String(error).slice(0, 200);
    return /password|encrypt/i.test(reason)
      ? refuse('workbook-locked', { file })
      : refuse('workbook-damaged', { file }, { reason });
  }
  const issues: Issue[] = hasStruck
    ? [{ code: 'cells-struck-unread', severity: 'warning', did: 'kept', file }]
    : [];
  return takeSheets(workbook, file, issues);
}

function takeSheets(workbook: WorkBook, file: string, issues: Issue[]): Result<ParsedFile> {
  const budget = new CellBudget(file);
  const base1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const sheets = workbook.SheetNames.flatMap((name, index): Sheet[] => {
    const sheet = Object.hasOwn(workbook.Sheets, name) ? workbook.Sheets[name] : undefined;
    // Chart and macro sheets have no cells.
    if (!sheet || (sheet['!type'] ?? 'sheet') !== 'sheet') return [];
    const hidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0;
    const builder = new SheetBuilder(name, budget, null, hidden);
    const broken = takeCells(sheet, builder, base1904);
    if (broken > 0) {
      issues.push({
        code: 'cells-broken',
        severity: 'error',
        did: 'changed',
        file,
        sheet: name,
        context: { cells: broken },
      });
    }
    return [builder.finish()];
  });
  if (sheets.every((sheet) => sheet.rows.length === 0)) return refuse('workbook-empty', { file });
  const read = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  return accept({ kind: 'sheets', sheets, read, issues });
}

/** @returns cells that could not be taken */
function takeCells(sheet: WorkSheet, builder: SheetBuilder, base1904: boolean): number {
  let broken = 0;
  for (const [reference, value] of Object.entries(sheet)) {
    if (reference.startsWith('!')) continue;
    const place = cellAddress(reference);
    const cell = place ? cellOf(value as CellObject, base1904) : undefined;
    if (!place || cell === undefined) broken++;
    else {
      builder.set(place.row, place.column, cell);
      for (const { t: text } of (value as CellObject).c ?? [])
        builder.mark(place.row, place.column, 'comment', text);
    }
  }
  for (const { s, e } of sheet['!merges'] ?? [])
    builder.merge({ top: s.r, left: s.c, bottom: e.r, right: e.c });
  // A forged row number makes the list as long as it says: only the rows that are there are looked at.
  for (const [number, row] of Object.entries(sheet['!rows'] ?? {}))
    if (row?.hidden) builder.hideRow(Number(number));
  for (const [number, column] of Object.entries(sheet['!cols'] ?? {}))
    if (column?.hidden) builder.hideColumns(Number(number), Number(number));
  return broken;
}

function cellOf(cell: CellObject, base1904: boolean): Cell | undefined {
  const { t: type, v: value, z: format } = cell;
  if (type === 'z' || value === undefined || value === null) return null;
  if (type === 's') return String(value);
  if (type === 'b') return Boolean(value);
  if (type === 'e') return { kind: 'error', code: ERROR_CODES[Number(value)] ?? `#${String(value)}` };
  if (value instanceof Date)
    return { kind: 'date', iso: value.toISOString().replace(/(T00:00:00)?\.\d+Z$/, '') };
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  return formattedCell(value, typeof format === 'string' ? format : 'General', base1904);
}
