import { utils, write, type BookType } from '@e965/xlsx';
import { expect, it } from 'vitest';
import { sourceOfBytes } from '../../../model/basics/bytes.ts';
import { readFile } from '../../registry.ts';

/** A visible, a hidden and a very hidden sheet. */
async function sheetsOf(bookType: BookType, name: string) {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([['Bản', 'Số hộ'], ['Nà Hừ', 62], [], ['Bản Mới', 1.5]]),
    'Bản',
  );
  utils.book_append_sheet(book, utils.aoa_to_sheet([['nháp']]), 'Nháp');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['cũ']]), 'Cũ');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 2 }] };
  const bytes = new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
  const result = await readFile(sourceOfBytes(name, bytes));
  if (!result.ok || result.value.kind !== 'sheets') throw new Error(JSON.stringify(result));
  return result.value.sheets;
}

it('a workbook of before 2007 keeps rows at their numbers, and says which sheets are hidden', async () => {
  const sheets = await sheetsOf('biff8', 'so-lieu.xls');
  expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['Bản', false],
    ['Nháp', true],
    ['Cũ', true],
  ]);
  expect(sheets[0]!.rows).toEqual([
    ['Bản', 'Số hộ'],
    ['Nà Hừ', 62],
    ['Bản Mới', 1.5],
  ]);
  expect([...sheets[0]!.rowNumbers]).toEqual([1, 2, 4]);
});
