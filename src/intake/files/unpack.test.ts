import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sourceOfBytes, readAll } from '../../model/basics/bytes.ts';
import { setAsideIssue, unpackFiles } from './unpack.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const TABLE = utf8('Thôn;Số hộ\nNà Hỳ;62\nPá Mỳ;41\n');
const unpack = (name: string, entries: Record<string, Uint8Array>) =>
  unpackFiles([sourceOfBytes(name, zipSync(entries))]);
const namesOf = async (name: string, entries: Record<string, Uint8Array>) =>
  (await unpack(name, entries)).files.map((file) => file.name);

describe('a zip that is a folder', () => {
  it('is replaced by its members, and names what is no data', async () => {
    const { files, setAside, archives } = await unpack('tep.zip', {
      'xa-01.csv': TABLE,
      'xa/02.csv': TABLE,
      'so-lieu.txt': TABLE,
      'doc-toi.txt': utf8('Kính gửi Sở,\nxin gửi kèm hai tệp.\nTrân trọng.'),
      '__MACOSX/._xa-01.csv': utf8('x'),
      '.DS_Store': utf8('x'),
      'xa/Thumbs.db': utf8('x'),
    });
    expect(files.map(({ name }) => name)).toEqual([
      'tep.zip/xa-01.csv',
      'tep.zip/xa/02.csv',
      'tep.zip/so-lieu.txt',
    ]);
    expect(await readAll(files[1]!)).toEqual(TABLE);
    expect(archives).toEqual(['tep.zip']);
    expect(setAside.map(setAsideIssue)).toMatchObject([
      {
        code: 'members-set-aside',
        file: 'tep.zip',
        value: 'doc-toi.txt, __MACOSX/._xa-01.csv, .DS_Store, xa/Thumbs.db',
        context: { count: 4 },
      },
    ]);
  });

  it('may hold further ones, three deep', async () => {
    const nest = (depth: number): Uint8Array =>
      depth === 0 ? TABLE : zipSync({ [depth === 1 ? 'a.csv' : 'b.zip']: nest(depth - 1), 'z.csv': TABLE });
    const names = (await unpackFiles([sourceOfBytes('tep.zip', nest(4))])).files.map(({ name }) => name);
    expect(names).toEqual([
      'tep.zip/b.zip/b.zip/b.zip',
      'tep.zip/b.zip/b.zip/z.csv',
      'tep.zip/b.zip/z.csv',
      'tep.zip/z.csv',
    ]);
  });

  it('gives members of one name as one that refuses to be read', async () => {
    const bytes = zipSync({ 'a.csv': TABLE, 'b.csv': TABLE, 'c.csv': TABLE });
    for (let at = 0; at < bytes.length - 5; at++)
      if (String.fromCharCode(...bytes.subarray(at, at + 5)) === 'b.csv') bytes[at] = 0x61;
    const { files } = await unpackFiles([sourceOfBytes('tep.zip', bytes)]);
    expect(files.map(({ name }) => name)).toEqual(['tep.zip/a.csv', 'tep.zip/c.csv']);
    await expect(readAll(files[0]!)).rejects.toMatchObject({ refusal: { code: 'zip-double' } });
    expect(await readAll(files[1]!)).toEqual(TABLE);
  });

  it('that cannot be opened stays as it is, for its own refusal', async () => {
    const bytes = zipSync({ 'a.csv': TABLE, 'b.csv': TABLE });
    const cut = bytes.subarray(0, bytes.length - 10);
    expect((await unpackFiles([sourceOfBytes('tep.zip', cut)])).files.map(({ name }) => name)).toEqual([
      'tep.zip',
    ]);
  });
});

describe('a zip that is one file stays one', () => {
  const x = utf8('x');
  it.each([
    ['workbook', 'a.zip', { '[Content_Types].xml': x, 'xl/workbook.xml': x }],
    ['OpenDocument', 'a.ods', { mimetype: x, 'content.xml': x }],
    ['shapefile', 'a.zip', { 'v/ban.shp': x, 'v/ban.dbf': x, 'v/doc.txt': x, '__MACOSX/v/._ban.shp': x }],
    ['KMZ', 'a.kmz', { 'doc.kml': x, 'b.kml': x }],
    ['KMZ called zip', 'a.zip', { 'doc.kml': x, 'files/a.png': x }],
    ['project', 'a.zip', { 'p/project.json': x, 'p/a.csv': TABLE }],
    ['geodatabase', 'a.zip', { 'a.gdb/a00000001.gdbtable': x, 'a.gdb/gdb': x }],
    ['timetable', 'a.zip', { 'stops.txt': TABLE, 'trips.txt': TABLE, 'routes.txt': TABLE }],
    ['single file', 'a.zip', { 'a.csv': TABLE }],
  ] as const)('%s', async (_, name, entries) => {
    expect(await namesOf(name, entries)).toEqual([name]);
  });

  it('but a shapefile beside a table is a folder', async () => {
    expect(await namesOf('a.zip', { 'ban.shp': x, 'ban.dbf': x, 'ho.csv': TABLE })).toEqual([
      'a.zip/ban.shp',
      'a.zip/ban.dbf',
      'a.zip/ho.csv',
    ]);
  });

  it('measures growth from the file that was given, through all levels', async () => {
    const zeros = (count: number) => new Uint8Array(count);
    const inner = (name: string) =>
      zipSync({ [`${name}-a.csv`]: zeros(12e6), [`${name}-b.csv`]: zeros(12e6) });
    const entries = Object.fromEntries(['x', 'y', 'z'].map((name) => [`${name}.zip`, inner(name)]));
    const { files, archives } = await unpack('tep.zip', entries);
    // Each grows to less than is looked at; together they are what a bomb is made of, and the rest stays packed.
    expect(archives.length).toBeLessThan(4);
    expect(files.some(({ name }) => name.endsWith('.zip'))).toBe(true);
  });

  it('stops when it is cancelled', async () => {
    const stop = new AbortController();
    stop.abort(new Error('stopped'));
    await expect(
      unpackFiles([sourceOfBytes('tep.zip', zipSync({ 'a.csv': new Uint8Array(9) }))], {
        signal: stop.signal,
      }),
    ).rejects.toThrow('stopped');
  });
});
