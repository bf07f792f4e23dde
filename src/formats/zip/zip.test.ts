import { unzlibSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sourceOfBytes, readAll } from '../../model/basics/bytes.ts';
import { RefusalError } from '../../model/basics/result.ts';
import { writeZip } from './write-archive.ts';
import { encodePng } from '../rasters/png.ts';
import { readFile } from '../registry.ts';
import { readZip } from './zip.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const open = (bytes: Uint8Array) => readZip(sourceOfBytes('goi.zip', bytes));
const codeOf = async (bytes: Uint8Array): Promise<string> => {
  const result = await open(bytes);
  return result.ok ? 'opened' : result.refusal.code;
};

describe('zip', () => {
  it('reads back what was written, and writes the same bytes again', async () => {
    const files = new Map([
      ['b/xã.geojson', utf8('{"a":1}'.repeat(500))],
      ['a.csv', utf8('x')],
      ['rỗng', new Uint8Array(0)],
    ]);
    const bytes = writeZip(files);
    expect(writeZip(files)).toEqual(bytes);
    const result = await open(bytes);
    if (!result.ok) throw new Error(result.refusal.code);
    expect(result.value.map((file) => file.name)).toEqual([...files.keys()]);
    for (const file of result.value) expect(await readAll(file)).toEqual(files.get(file.name));
  });

  it('finds each entry behind the comments and extra fields of the ones before', async () => {
    const bytes = zipSync({
      'một.csv': [utf8('1'), { comment: 'ghi chú của tệp một', extra: { 0x5455: utf8('12345') } }],
      'hai.csv': [utf8('22'), { comment: 'khác' }],
      'ba.csv': utf8('333'),
    });
    const result = await open(bytes);
    if (!result.ok) throw new Error(result.refusal.code);
    const found = await Promise.all(
      result.value.map(async (file) => [file.name, new TextDecoder().decode(await readAll(file))]),
    );
    expect(found).toEqual([
      ['một.csv', '1'],
      ['hai.csv', '22'],
      ['ba.csv', '333'],
    ]);
  });

  it('refuses paths that leave the folder', async () => {
    for (const name of ['../x', '/etc/x', 'a/../../x', 'C:/x', '..\\x']) {
      expect(await codeOf(zipSync({ [name]: utf8('x') })), name).toBe('zip-unsafe-path');
    }
  });

  it('refuses links, passwords, other methods and split archives by their flags', async () => {
    const make = (): Uint8Array => zipSync({ a: [utf8('abc'), { level: 0 }] });
    const patched = (at: (directory: number) => number, ...values: number[]): Uint8Array => {
      const bytes = make();
      const directory = bytes.findLastIndex(
        (_, i) => bytes[i] === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2] === 1,
      );
      bytes.set(values, at(directory));
      return bytes;
    };
    expect(await codeOf(patched((d) => d + 8, 1))).toBe('zip-encrypted');
    expect(await codeOf(patched((d) => d + 10, 9))).toBe('zip-method');
    expect(await codeOf(patched((d) => d + 41, 0xa1))).toBe('zip-link');
    expect(await codeOf(make().subarray(0, 40))).toBe('zip-damaged');
  });

  it('finds damage when an entry is read', async () => {
    const bytes = zipSync({ a: [utf8('abcdef'), { level: 0 }] });
    bytes[31] ^= 1;
    const result = await open(bytes);
    if (!result.ok) throw new Error(result.refusal.code);
    await expect(readAll(result.value[0]!)).rejects.toThrow(RefusalError);
  });

  it('never unpacks more than declared, nor more than the limit', async () => {
    const bomb = zipSync({ 'a.csv': new Uint8Array(20e6) });
    // Declares one byte only.
    const directory = bomb.findLastIndex(
      (_, i) => bomb[i] === 0x50 && bomb[i + 1] === 0x4b && bomb[i + 2] === 1,
    );
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(directory + 24, 1, true);
    const result = await readFile(sourceOfBytes('a.zip', bomb));
    expect(result).toMatchObject({ ok: false, refusal: { code: 'zip-bomb' } });
    // Declares two gigabytes.
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(directory + 24, 2e9, true);
    expect(await codeOf(bomb)).toBe('zip-bomb');
  });

  it('refuses entries that share bytes', async () => {
    const bytes = zipSync({ a: [utf8('abc'), { level: 0 }], b: [utf8('abc'), { level: 0 }] });
    const directory = bytes.findLastIndex(
      (_, i) => bytes[i] === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2] === 1,
    );
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(directory + 42, 0, true);
    expect(await codeOf(bytes)).toBe('zip-overlap');
  });
});

describe('encodePng', () => {
  it('writes pixels that unfilter to the same', () => {
    const pixels = Uint8Array.from({ length: 5 * 3 * 4 }, (_, i) => (i * i * 7) & 255);
    const png = encodePng(5, 3, pixels);
    const view = new DataView(png.buffer);
    expect([view.getUint32(16), view.getUint32(20), png[24], png[25]]).toEqual([5, 3, 8, 6]);
    const rows = unzlibSync(png.subarray(41, 41 + view.getUint32(33)));
    const restored = new Uint8Array(pixels.length);
    for (let row = 0; row < 3; row++) {
      const filter = rows[row * 21]!;
      for (let i = 0; i < 20; i++) {
        const at = row * 20 + i;
        const before = filter === 1 ? (i < 4 ? 0 : restored[at - 4]!) : filter === 2 ? restored[at - 20]! : 0;
        restored[at] = rows[row * 21 + 1 + i]! + before;
      }
    }
    expect(restored).toEqual(pixels);
  });
});
