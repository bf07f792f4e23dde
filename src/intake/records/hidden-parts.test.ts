import { utils, write, type WorkSheet } from '@e965/xlsx';
import { expect, it } from 'vitest';
import { loadWithCommunes } from '../../../test/support/two-communes.ts';

const ROWS = [
  ['Mã xã', 'Bản', 'Số hộ', 'Số khẩu'],
  ['00001', 'Bản Nà Lo', 62, 280],
  ['00001', 'Bản Suối Bí', 38, 175],
];

it('hidden sheets and columns have a fate and are told', async () => {
  const shown: WorkSheet = { ...utils.aoa_to_sheet(ROWS), '!cols': [{}, {}, {}, { hidden: true }] };
  const book = utils.book_new();
  utils.book_append_sheet(book, shown, 'Danh sách');
  utils.book_append_sheet(book, utils.aoa_to_sheet(ROWS.map((row) => row.slice(1))), 'Cũ');
  book.Workbook = { Sheets: [{}, { Hidden: 1 }] };
  const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', cellStyles: true }));
  const { issues, inputs } = await loadWithCommunes({ 'thon.xlsx': bytes }, [
    { role: 'communes', path: 'xa.geojson' },
    { role: 'villages', path: 'thon.xlsx' },
  ]);
  expect(issues).toContainEqual(
    expect.objectContaining({ code: 'sheet-hidden', severity: 'warning', sheet: 'Cũ', context: { rows: 3 } }),
  );
  expect(issues).toContainEqual(
    expect.objectContaining({ code: 'columns-hidden', severity: 'warning', value: 'D' }),
  );
  expect(inputs[1]!.account).toMatchObject({ kept: 2, filtered: 3 });
});
