import { writeXlsx, type CellValue, type SheetToWrite } from '../xlsx-writer.ts';
import type { Chance } from './chance.ts';

export const CSV_STYLES = [
  { bom: true, separator: ';', wide: false },
  { bom: false, separator: ',', wide: false },
  { bom: true, separator: ',', wide: false },
  { bom: true, separator: '\t', wide: true },
] as const;
export type CsvStyle = (typeof CSV_STYLES)[number];

/** A table as a spreadsheet program saves it as text: numbers with the comma of its language beside semicolons. */
export function writeCsv(
  rows: readonly (readonly CellValue[])[],
  { bom, separator, wide }: CsvStyle,
): Uint8Array {
  const width = Math.max(...rows.map(({ length }) => length));
  const written = (cell: CellValue): string => {
    const text =
      typeof cell === 'number' && separator === ';' ? String(cell).replace('.', ',') : String(cell ?? '');
    return /["\n\r]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map((row) =>
    Array.from({ length: width }, (_, c) => written(row[c] ?? null)).join(separator),
  );
  const text = `${bom ? '\ufeff' : ''}${lines.join('\r\n')}\r\n`;
  return wide ? utf16(text) : new TextEncoder().encode(text);
}

/** Little-endian, as *Unicode Text* of a spreadsheet program. */
function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    bytes[2 * i] = text.charCodeAt(i) & 255;
    bytes[2 * i + 1] = text.charCodeAt(i) >> 8;
  }
  return bytes;
}

/** A sheet that people put before the one with the data. */
const GUIDE: SheetToWrite = {
  name: 'Hướng dẫn',
  rows: [
    ['HƯỚNG DẪN NHẬP BIỂU'],
    ['1. Nhập tọa độ theo WGS84'],
    ['2. Không thêm cột'],
    ['Ví dụ', 'Bản A', 100, 450],
  ],
};
const CHOICES: SheetToWrite = {
  name: 'DM',
  rows: [
    ['Mã', 'Giá trị'],
    [1, 'Có'],
    [2, 'Không'],
  ],
};

export function writeWorkbook(chance: Chance, sheets: readonly SheetToWrite[]): Uint8Array {
  return writeXlsx([
    ...(chance.happens(0.12) ? [GUIDE] : []),
    ...sheets,
    ...(chance.happens(0.1) ? [CHOICES] : []),
  ]);
}
