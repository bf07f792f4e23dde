import { utils, write, type BookType, type WorkSheet } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../../model/basics/bytes.ts';
import { readFile } from '../registry.ts';
import { hasStruckCells } from './sheets/struck-records.ts';

const book = (type: BookType, comment: boolean): Uint8Array => {
  const sheet: WorkSheet = utils.aoa_to_sheet([
    ['Bản', 'Số hộ'],
    ['Nà Lo', 62],
  ]);
  if (comment) sheet['B2'].c = [{ a: 'xã', t: 'đúng là 26' }];
  const made = utils.book_new();
  utils.book_append_sheet(made, sheet, 'Số liệu');
  return new Uint8Array(write(made, { type: 'array', bookType: type }) as ArrayBuffer);
};
async function told(name: string, bytes: Uint8Array): Promise<readonly string[]> {
  const result = await readFile(sourceOfBytes(name, bytes));
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value.issues.map(({ code }) => code);
}

it('comments of a binary workbook are said not to be read', async () => {
  expect(await told('a.xlsb', book('xlsb', true))).toEqual(['comments-unread']);
  expect(await told('a.xlsb', book('xlsb', false))).toEqual([]);
});

it.each(['none', 'solid'])(
  'an OpenDocument sheet with letters crossed out by a line that is %s',
  async (line) => {
    const parts = unzipSync(book('ods', false));
    const style = `<style:style style:name="x"><style:text-properties style:text-line-through-style="${line}"/></style:style>`;
    const content = strFromU8(parts['content.xml']!).replace(
      '</office:automatic-styles>',
      `${style}</office:automatic-styles>`,
    );
    expect(content).toContain(style);
    const bytes = zipSync({ ...parts, 'content.xml': strToU8(content) });
    expect(await told('a.ods', bytes)).toEqual(line === 'none' ? [] : ['cells-struck-unread']);
  },
);

describe('records of an old workbook', () => {
  const record = (type: number, ...shorts: number[]): number[] =>
    [type, shorts.length * 2, ...shorts].flatMap((short) => [short & 255, short >> 8]);
  const FONT = (flags: number): number[] => record(0x31, 240, flags);
  const fonts = [FONT(0), FONT(0), FONT(0), FONT(0), FONT(8)].flat();
  // The fifth font has index 5.
  const formats = [record(0xe0, 0), record(0xe0, 5)].flat();
  it.each([
    ['a number of a plain format', record(0x203, 1, 1, 0, 0, 0, 0, 0), false],
    ['a number that is crossed out', record(0x203, 1, 1, 1, 0, 0, 0, 0), true],
    ['a text that is crossed out', record(0xfd, 1, 1, 1, 0, 0), true],
    ['the second of several numbers', record(0xbd, 1, 1, 0, 0, 0, 1, 0, 0, 2), true],
    ['an empty cell that is crossed out', record(0x201, 1, 1, 1), false],
  ])('tell %s', (_, cell, expected) => {
    expect(hasStruckCells(Uint8Array.from([...fonts, ...formats, ...cell]))).toBe(expected);
  });
});
