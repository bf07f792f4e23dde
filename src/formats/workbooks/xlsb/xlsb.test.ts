import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../../../model/basics/bytes.ts';
import { readFile } from '../../registry.ts';

describe('binary workbooks', () => {
  it('give every kind of cell as another program wrote it', async () => {
    const cells: Record<string, CellObject> = {
      A1: { t: 's', v: 'Bản Đồn Đèn' },
      B1: { t: 'n', v: 62 },
      C1: { t: 'n', v: 102.7123456 },
      D1: { t: 'n', v: 0.985, z: '0.0%' },
      E1: { t: 'n', v: 46_295, z: 'dd/mm/yyyy' },
      F1: { t: 'b', v: true },
      G1: { t: 'e', v: 0x2a },
      A3: { t: 'n', v: -12.25 },
      B3: { t: 'n', v: 12_345_678_901 },
    };
    const sheet: WorkSheet = {
      ...cells,
      '!ref': 'A1:G3',
      '!merges': [{ s: { r: 2, c: 0 }, e: { r: 2, c: 1 } }],
    };
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, 'Số liệu');
    utils.book_append_sheet(book, utils.aoa_to_sheet([['ẩn']]), 'Ẩn');
    book.Workbook = { Sheets: [{}, { Hidden: 1 }] };
    const bytes = new Uint8Array(
      write(book, { type: 'array', bookType: 'xlsb', bookSST: true }) as ArrayBuffer,
    );
    const result = await readFile(sourceOfBytes('so-lieu.xlsb', bytes));
    if (!result.ok || result.value.kind !== 'sheets') throw new Error(JSON.stringify(result));
    const [shown, hidden] = result.value.sheets;
    expect(shown!.rows).toEqual([
      [
        'Bản Đồn Đèn',
        62,
        102.7123456,
        { kind: 'number', value: 0.985, format: '0.0%', percent: true },
        { kind: 'date', iso: '2026-09-30' },
        true,
        { kind: 'error', code: '#N/A' },
      ],
      [-12.25, 12_345_678_901],
    ]);
    expect([...shown!.rowNumbers]).toEqual([1, 3]);
    expect(shown!.merges).toEqual([{ top: 1, left: 0, bottom: 1, right: 1 }]);
    expect([shown!.name, shown!.hidden, hidden!.name, hidden!.hidden]).toEqual([
      'Số liệu',
      false,
      'Ẩn',
      true,
    ]);
  });
});
