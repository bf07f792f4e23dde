import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceOfBytes, type ByteSource } from '../../model/basics/bytes.ts';
import { writeCsv } from './csv-writer.ts';
import { csv } from './csv.ts';
import type { ParsedSheets } from '../reading/parsed-file.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function readBytes(
  bytes: Uint8Array,
  source: ByteSource = sourceOfBytes('bang.csv', bytes),
): Promise<ParsedSheets> {
  const result = await csv.read(source, []);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value as ParsedSheets;
}
const rowsOf = async (text: string) => (await readBytes(utf8(text))).sheets[0]!.rows;

describe('csv', () => {
  it('numbers rows by the line of the file where they begin', async () => {
    const { sheets } = await readBytes(utf8('tên,xã\r\n"Bản\r\nMới",A\r\n\r\nNà Hỳ,B\r\n'));
    expect(sheets[0]!.rows).toEqual([
      ['tên', 'xã'],
      ['Bản\r\nMới', 'A'],
      ['Nà Hỳ', 'B'],
    ]);
    expect([...sheets[0]!.rowNumbers]).toEqual([1, 2, 5]);
  });

  it('takes a semicolon before a decimal comma', async () => {
    expect(await rowsOf('ten;lat;lon\nA;21,3267;103,914\nB;21,4;103,2\n')).toEqual([
      ['ten', 'lat', 'lon'],
      ['A', '21,3267', '103,914'],
      ['B', '21,4', '103,2'],
    ]);
  });

  it('keeps comma tables whose notes hold semicolons', async () => {
    expect((await rowsOf('a,b\n1,x;y\n2,z\n3,u;v\n'))[1]).toEqual(['1', 'x;y']);
  });

  it('finds the delimiter below title rows', async () => {
    const text =
      'ỦY BAN NHÂN DÂN TỈNH, PHÒNG A\nDANH SÁCH THÔN\nTT\tThôn\tHộ\n1\tNà Lốc\t50\n2\tBản Mới\t61\n';
    expect((await rowsOf(text))[3]).toEqual(['1', 'Nà Lốc', '50']);
  });

  it('reads UTF-16 and 8-bit Vietnamese', async () => {
    const text = 'tên,hộ\nBản Mới,5\n';
    const wide = new Uint8Array(2 * text.length + 2);
    new DataView(wide.buffer).setUint16(0, 0xfeff, true);
    [...text].forEach((letter, i) =>
      new DataView(wide.buffer).setUint16(2 + 2 * i, letter.charCodeAt(0), true),
    );
    expect((await readBytes(wide)).sheets[0]!.rows[1]).toEqual(['Bản Mới', '5']);
    // "Điện,hộ / Mường Tè,4" in windows-1258: Đ D0, ệ = ê EA + dot below F2, ườ = ư FD + ơ F5 + grave CC.
    const cp1258 = Uint8Array.of(
      0xd0,
      0x69,
      0xea,
      0xf2,
      0x6e,
      0x2c,
      0x68,
      0xf4,
      0xf2,
      0x0a,
      0x4d,
      0xfd,
      0xf5,
      0xcc,
      0x6e,
      0x67,
      0x20,
      0x54,
      0x65,
      0xcc,
      0x2c,
      0x34,
      0x0a,
    );
    const { sheets } = await readBytes(cp1258);
    expect(sheets[0]!.encoding).toEqual({ used: 'windows-1258', declared: null, certain: false });
    expect(sheets[0]!.rows.map((row) => String(row[0]).normalize('NFC'))).toEqual(['Điện', 'Mường Tè']);
  });

  it('lets a quote that is never closed swallow nothing', async () => {
    const { sheets, issues } = await readBytes(utf8('a,b\n"x,1\ny,2\n'));
    expect(sheets[0]!.rows).toEqual([
      ['a', 'b'],
      ['"x', '1'],
      ['y', '2'],
    ]);
    expect(issues).toMatchObject([{ code: 'odd-quotes', row: 2 }]);
  });

  it('reports rows with more cells than the others', async () => {
    expect((await readBytes(utf8('a,b\n1,2\n3,4,5\n6,7\n'))).issues).toMatchObject([
      { code: 'row-too-long', row: 3 },
    ]);
  });

  it('puts decimal commas without quotation marks together where degrees tell which', async () => {
    const { sheets, issues } = await readBytes(
      utf8(
        'Thôn,Kinh độ,Vĩ độ,Hộ\nNà Lo,104,03791,21,4878,61\nPom,104,10891,21,53844,73\nHua,103,99,21,50081,82\nLả,,,95\nChông,103,9,21.5,44\n',
      ),
    );
    expect(sheets[0]!.rows.slice(1)).toEqual([
      ['Nà Lo', '104,03791', '21,4878', '61'],
      ['Pom', '104,10891', '21,53844', '73'],
      ['Hua', '103,99', '21,50081', '82'],
      ['Lả', null, null, '95'],
      ['Chông', '103', '9', '21.5', '44'],
    ]);
    expect(issues).toMatchObject([
      { code: 'decimal-commas-joined', context: { count: 3 } },
      { code: 'row-too-long', row: 6 },
    ]);
  });

  it('says that every row is too long where nothing tells which of its commas are decimal ones', async () => {
    const text = 'Thôn,Diện tích,Hộ,Khẩu\nNà Lo,12,5,61,281\nPom,9,7,73,350\n';
    const { sheets, issues } = await readBytes(utf8(text));
    expect(sheets[0]!.rows[1]).toHaveLength(5);
    expect(issues.map(({ code, row }) => [code, row])).toEqual([
      ['row-too-long', 2],
      ['row-too-long', 3],
    ]);
  });

  it('leaves a column of words without a heading alone', async () => {
    const text = 'Thôn,Hộ,Khẩu\nNà Lo,61,281,xa\nPom,73,350,gần\n';
    expect((await readBytes(utf8(text))).issues).toEqual([]);
  });

  it('takes no row for too long because most rows leave their last cells empty', async () => {
    const text = 'Thôn,Hộ,Ghi chú\nA,1,\nB,2,\nC,3,nhà xa\nD,4,,\nE,5,,,\n';
    const parsed = await readBytes(utf8(text));
    expect(parsed.issues).toEqual([]);
    expect(parsed.sheets[0]!.rows[3]).toEqual(['C', '3', 'nhà xa']);
  });

  it('refuses empty and binary files', async () => {
    for (const [bytes, code] of [
      [utf8(' \n\n'), 'file-empty'],
      [Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 9), 'binary-as-text'],
    ] as const) {
      expect(await csv.read(sourceOfBytes('a.csv', bytes), [])).toMatchObject({
        ok: false,
        refusal: { code },
      });
    }
  });

  it('takes formulas of nothing but a text for the text', async () => {
    expect((await readBytes(utf8('a,b\n="03388","=""Bản """"Mới"""""""\n'))).sheets[0]!.rows[1]).toEqual([
      '03388',
      'Bản "Mới"',
    ]);
  });

  it('gives the same rows however the bytes are cut', async () => {
    const text = 'tên,ghi chú\r\n"Bản ""Mới""\n1","a,b"\r\nĐồn,\r\n';
    const whole = await rowsOf(text);
    for (let step = 1; step < 9; step++) {
      const bytes = utf8(text);
      const source: ByteSource = {
        ...sourceOfBytes('a.csv', bytes),
        async *stream() {
          for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
        },
      };
      expect((await readBytes(bytes, source)).sheets[0]!.rows).toEqual(whole);
    }
  });

  it('reads back what was written, formulas and all', async () => {
    const cell = fc
      .string({ unit: fc.constantFrom(...'=+-@\'",;\n\tabé1 ') })
      .filter((text) => text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }),
        fc.boolean(),
        async (rows, vi) => {
          const bytes = writeCsv([{ name: 'a' }, { name: 'b' }], rows, { locale: vi ? 'vi' : 'en' });
          expect((await readBytes(bytes)).sheets[0]!.rows.slice(1)).toEqual(rows);
        },
      ),
    );
  });

  it('writes numbers by locale and leaves them unguarded', () => {
    const bytes = writeCsv(
      [{ name: 'x', digits: 2 }, { name: 'y' }],
      [
        [-1.005, '-'],
        [NaN, '=1+1'],
      ],
      { locale: 'vi' },
    );
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(
      `\uFEFFx;y\r\n-1,00;-\r\n;"'=1+1"\r\n`,
    );
  });

  it('quotes in every locale what any locale might part', () => {
    const texts = ['a,=1+1', 'a;=1+1', 'a\t=1+1', '@a', 'plain'];
    for (const locale of ['vi', 'en'] as const) {
      const bytes = writeCsv(
        [{ name: 'x' }],
        texts.map((text) => [text]),
        { locale },
      );
      expect(new TextDecoder().decode(bytes).split('\r\n').slice(1, -1)).toEqual([
        '"a,=1+1"',
        '"a;=1+1"',
        '"a\t=1+1"',
        `"'@a"`,
        'plain',
      ]);
    }
  });
});

describe('a table of more rows than any sheet has', () => {
  /** Two million rows without their bytes in memory, and how many pieces of it were asked for. */
  const long = (row: string, rows: number) => {
    const piece = new TextEncoder().encode(row.repeat(20_000));
    const pieces = rows / 20_000;
    const read = { pieces: 0 };
    const source: ByteSource = {
      name: 'dai.csv',
      size: pieces * piece.length,
      slice: async (start, end) => piece.slice(start, end),
      async *stream() {
        for (let k = 0; k < pieces; k++) {
          read.pieces++;
          yield piece;
        }
      },
    };
    return { source, read };
  };

  it('is refused before a cell is read, and no further than need be', async () => {
    const { source, read } = long('B1,Bản Hua,20\n', 2_000_000);
    expect(await csv.read(source, [])).toMatchObject({
      refusal: { code: 'table-too-long', location: { file: 'dai.csv' }, context: { most: 1_048_576 } },
    });
    expect(read.pieces).toBeLessThanOrEqual(53);
  });

  it('is refused where its lines end by CR alone, and where a quote is never closed', async () => {
    for (const row of ['B1,2\r', 'a,b"\n']) {
      const { source } = long(row, 1_200_000);
      expect(await csv.read(source, [])).toMatchObject({ refusal: { code: 'table-too-long' } });
    }
  });

  it('stops where somebody cancels', async () => {
    const controller = new AbortController();
    const { source } = long('B1,Bản Hua,20\n', 2_000_000);
    const reading = csv.read(source, [], { signal: controller.signal });
    controller.abort(new Error('cancelled'));
    await expect(reading).rejects.toThrow('cancelled');
  });
});
