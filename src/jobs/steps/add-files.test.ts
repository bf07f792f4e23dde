import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../test/support/memory-project.ts';
import { dbfFile, polygonShp } from '../../../test/support/shapefile.ts';
import { zipSync } from 'fflate';
import { sourceOfBytes, type ByteSource } from '../../model/basics/bytes.ts';
import type { Progress } from '../../model/basics/progress.ts';
import type { Source } from '../../model/project.ts';
import type { SourceChoice } from '../protocol.ts';
import { addSourceFiles } from './add-files.ts';
import { openWith } from './place-files.ts';
import { restoreDrops } from './restore-drops.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (path: string, content: string | Uint8Array | object): ByteSource =>
  sourceOfBytes(
    path,
    content instanceof Uint8Array
      ? content
      : utf8(typeof content === 'string' ? content : JSON.stringify(content)),
  );
const villages = (code: string): string => `village_code,village,lon,lat\n${code},Nà ${code},104.15,21.03\n`;
const area = collection([[square(104, 21, 0.05), {}]]);
const ring = [
  [104, 21],
  [104, 21.1],
  [104.1, 21.1],
  [104.1, 21],
  [104, 21],
] as [number, number][];
const SHP = polygonShp([[ring]]);
const DBF = dbfFile([{ name: 'ID', type: 'N', length: 4 }], [[utf8('   1')]]);
const empty = { project: projectOf([]), open: openIn({}) };
const add = (
  files: readonly ByteSource[],
  choices: Readonly<Record<string, SourceChoice>> = {},
  before = empty,
) => addSourceFiles(before, files, choices, {});
const read = async (open: typeof empty.open, path: string): Promise<string[]> => {
  const opened = await open(path);
  return opened.ok ? opened.value.map(({ name }) => name) : [opened.refusal.code];
};

describe('where a project keeps a new file', () => {
  it('under its own name; in a folder where that is taken', async () => {
    const first = (await add([file('a/thon.csv', villages('t1'))])).folder!;
    const second = (await add([file('b/thon.csv', villages('t2'))], {}, first as typeof empty)).folder!;
    expect(second.project.sources.map(({ id, path }) => [id, path])).toEqual([
      ['thon', 'thon.csv'],
      ['thon-2', 'thon-2/thon.csv'],
    ]);
    for (const { path } of second.project.sources) expect(await read(second.open, path)).toEqual([path]);
    expect(await read(second.open, 'none.csv')).toEqual(['project-file-missing']);
  });

  it('with its loose parts in a folder; within an archive under the archive', async () => {
    const { folder, files } = await add([file('x/lom.shp', SHP), file('x/lom.dbf', DBF)], {
      'x/lom.shp': { role: 'depressions' },
    });
    expect(files.map(({ path, role }) => [path, role])).toEqual([['x/lom.shp', 'depressions']]);
    expect(folder!.project.sources[0]!.path).toBe('lom');
    expect((await read(folder!.open, 'lom')).sort()).toEqual(['lom/lom.dbf', 'lom/lom.shp']);
    const zip = zipSync({ 'v/lom.shp': SHP, 'v/lom.dbf': DBF, 'thon.csv': utf8(villages('z')) });
    const packed = await add([file('goi/tep.zip', zip)], {
      'goi/tep.zip/v/lom.shp': { role: 'depressions' },
      'goi/tep.zip/thon.csv': { role: 'villages' },
    });
    expect(packed.folder!.project.sources.map(({ path }) => path).sort()).toEqual([
      'tep.zip/lom',
      'tep.zip/thon.csv',
    ]);
  });

  it('again in the same places from what was dropped', async () => {
    const dropped = [file('x/lom.shp', SHP), file('x/lom.dbf', DBF), file('thon.csv', villages('t'))];
    const before = openIn({ 'cu.csv': villages('old') });
    const open = await restoreDrops(before, [
      { files: dropped, paths: { 'x/lom.shp': 'lom', 'thon.csv': 'khac/thon.csv' } },
      { files: [file('thon.csv', villages('u'))], paths: {} },
    ]);
    expect((await read(open, 'lom')).sort()).toEqual(['lom/lom.dbf', 'lom/lom.shp']);
    expect(await read(open, 'khac/thon.csv')).toEqual(['khac/thon.csv']);
    expect(await read(open, 'cu.csv')).toEqual(['cu.csv']);
    expect(await read(open, 'thon.csv')).toEqual(['project-file-missing']);
  });

  it('new files go before those of the same path', async () => {
    const open = openWith(
      new Map([['a.csv', [file('moi.csv', 'x')]]]),
      openIn({ 'a.csv': 'y', 'b.csv': 'z' }),
    );
    expect([await read(open, 'a.csv'), await read(open, 'b.csv')]).toEqual([['moi.csv'], ['b.csv']]);
  });
});

describe('what becomes a source', () => {
  const sourceOf = async (
    path: string,
    content: object | string,
    choice?: SourceChoice,
  ): Promise<Source | undefined> =>
    (await add([file(path, content)], choice && { [path]: choice })).folder?.project.sources[0];

  it('carries what was recognised', async () => {
    expect(await sourceOf('vung-phu-viettel-4g.geojson', area)).toEqual({
      id: 'vung-phu-viettel-4g',
      role: 'coverage',
      path: 'vung-phu-viettel-4g.geojson',
      operator: 'viettel',
      technology: '4G',
      evidence: 'declared',
    });
  });

  it('carries what the user says instead', async () => {
    expect(
      await sourceOf('vung-phu-viettel-4g.geojson', area, {
        operator: 'mobifone',
        technology: '3G',
        evidence: 'estimated',
        asOf: '2026-05-01',
      }),
    ).toMatchObject({ operator: 'mobifone', technology: '3G', evidence: 'estimated', asOf: '2026-05-01' });
  });

  it('carries nothing that its role does not ask for', async () => {
    expect(
      await sourceOf('thon.csv', villages('t'), {
        role: 'villages',
        operator: 'viettel',
        technology: '4G',
        evidence: 'declared',
      }),
    ).toEqual({ id: 'thon', role: 'villages', path: 'thon.csv' });
  });

  it('tells each file that is none, and goes on', async () => {
    const { folder, files } = await add([
      file('ban-ve.dwg', 'AC1032'),
      file('la.csv', 'x,y\n1,2\n'),
      file('thon.csv', villages('t')),
    ]);
    const by = Object.fromEntries(files.map((one) => [one.path, one]));
    expect(by['ban-ve.dwg']).toMatchObject({ role: null, sourceId: null, choices: [] });
    expect(by['ban-ve.dwg']!.refusal).not.toBeNull();
    expect(by['la.csv']).toMatchObject({
      role: null,
      sourceId: null,
      refusal: { code: 'file-role-unclear' },
    });
    expect(by['la.csv']!.choices.length).toBeGreaterThan(0);
    expect(by['thon.csv']).toMatchObject({ role: 'villages', sourceId: 'thon', refusal: null });
    expect(by['thon.csv']!.choices[0]).toBe('villages');
    expect(folder!.project.sources).toHaveLength(1);
    expect((await add([file('ban-ve.dwg', 'AC1032')])).folder).toBeNull();
  });

  it('a refusal names the parts as they were dropped', async () => {
    const { files } = await add([file('x/lom.shp', SHP.slice(0, 40)), file('x/lom.dbf', DBF)], {
      'x/lom.shp': { role: 'depressions' },
    });
    expect(files).toHaveLength(1);
    expect(files[0]!.path).toBe('x/lom.shp');
    const said = JSON.stringify(files[0]!.refusal);
    expect(said).toContain('x/lom.shp');
    expect(said).not.toContain('lom/lom.shp');
  });

  it('reports each file before it is read, and stops when told', async () => {
    const seen: Progress[] = [];
    const files = [file('a.csv', villages('a')), file('b.csv', villages('b'))];
    const report = (progress: Progress) => {
      if (progress.step === 'recognise') seen.push(progress);
    };
    await addSourceFiles(empty, files, {}, { report });
    expect(seen).toEqual([
      { step: 'recognise', done: 0, total: 2, detail: 'a.csv' },
      { step: 'recognise', done: 1, total: 2, detail: 'b.csv' },
    ]);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(addSourceFiles(empty, files, {}, { signal })).rejects.toThrow('enough');
  });
});
