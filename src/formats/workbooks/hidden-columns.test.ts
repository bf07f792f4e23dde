import { utils, write, type BookType, type WorkSheet } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../../model/basics/bytes.ts';
import { readFile } from '../registry.ts';

const book = (type: BookType, sheet: WorkSheet): Uint8Array => {
  const made = utils.book_new();
  utils.book_append_sheet(made, sheet, 'Số liệu');
  return new Uint8Array(write(made, { type: 'array', bookType: type, cellStyles: true }) as ArrayBuffer);
};

describe.each<BookType>(['xlsx', 'xlsb', 'xlml', 'biff8'])('a workbook written as %s', (type) => {
  it('tells the columns that it hides and that hold something', async () => {
    const sheet: WorkSheet = {
      ...utils.aoa_to_sheet([
        ['Bản', 'Số hộ', 'Số hộ cũ'],
        ['Nà Lo', 62, 38],
      ]),
      '!cols': [{}, {}, { hidden: true }, { hidden: true }],
    };
    const name = type === 'xlml' ? 'a.xml' : type === 'biff8' ? 'a.xls' : `a.${type}`;
    const result = await readFile(sourceOfBytes(name, book(type, sheet)));
    if (!result.ok || result.value.kind !== 'sheets') throw new Error(JSON.stringify(result));
    expect(result.value.sheets[0]!.hiddenColumns).toEqual([2]);
  });
});
