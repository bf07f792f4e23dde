import { describe, expect, it } from 'vitest';
import { openIn, projectOf } from '../../../test/support/memory-project.ts';
import { groupFiles } from '../../intake/files/source-files.ts';
import { sourceOfBytes, type ByteSource } from '../../model/basics/bytes.ts';
import type { InputCount } from '../../model/issue.ts';
import { addSourceFiles } from './add-files.ts';
import { KnownFiles } from './known-files.ts';

const text = (path: string, content: string): ByteSource =>
  sourceOfBytes(path, new TextEncoder().encode(content));
const input = (id: string, path: string, sha256: string): InputCount =>
  ({ id, path, sha256 }) as unknown as InputCount;
const groupOf = (...paths: string[]) => groupFiles(paths.map((path) => text(path, path)))[0]!;

/** A village list of its own, two of one folder, a shapefile with its parts, and one in an archive. */
const PROJECT = projectOf([
  { id: 'own', role: 'villages', path: 'thon.csv' },
  { id: 'folder', role: 'clusters', path: 'xa' },
  { id: 'parts', role: 'depressions', path: 'lom' },
  { id: 'zip', role: 'coverage', path: 'goi.zip' },
]);
const OPEN = openIn({
  'thon.csv': '1',
  'xa/a/cum.csv': '2',
  'xa/b/cum.csv': '3',
  'lom/lom.shp': '4',
  'lom/lom.dbf': '5',
  'goi.zip': '6',
});
const INPUTS = [
  input('own', 'thon.csv', 'h1'),
  input('folder', 'xa/a/cum.csv', 'h2'),
  input('folder', 'xa/b/cum.csv', 'h3'),
  input('parts', 'lom/lom.shp', 'h4'),
  input('zip', 'goi.zip/ph.geojson', 'h6'),
  input('gone', 'cu.csv', 'h7'),
];
const known = (inputs = INPUTS) => new KnownFiles(PROJECT, inputs, OPEN);

describe('files that a project has', () => {
  it('are known by their content, whatever their name; those of no source are not', () => {
    expect(known().same('h2', 'khac/ten.csv')).toMatchObject({
      path: 'xa/a/cum.csv',
      source: { id: 'folder' },
    });
    expect(known().same('h9', 'thon.csv')).toBeNull();
    expect(known().same('h7', 'cu.csv')).toBeNull();
    expect([known().none, known([]).none, known(INPUTS.slice(5)).none]).toEqual([false, true, true]);
  });

  it('of one content are the one of the nearest name', () => {
    const twice = () => known([input('folder', 'xa/a/cum.csv', 'h'), input('folder', 'xa/b/cum.csv', 'h')]);
    expect(twice().same('h', 'goi/b/cum.csv')!.path).toBe('xa/b/cum.csv');
    expect(twice().same('h', 'goi/a/cum.csv')!.path).toBe('xa/a/cum.csv');
    expect(twice().same('h', 'khac.csv')!.path).toBe('xa/a/cum.csv');
  });

  it('of another content are sought by their name, each once', async () => {
    const files = known();
    expect(await files.older(groupOf('moi/thon.csv'))).toMatchObject({ path: 'thon.csv', place: 'thon.csv' });
    expect(await files.older(groupOf('moi/thon.csv'))).toBeNull();
    expect(await known().older(groupOf('khac.csv'))).toBeNull();
    // The nearer of two of one name; then the other.
    expect(await files.older(groupOf('x/b/cum.csv'))).toMatchObject({
      path: 'xa/b/cum.csv',
      place: 'xa/b/cum.csv',
    });
    expect(await files.older(groupOf('x/b/cum.csv'))).toMatchObject({ path: 'xa/a/cum.csv' });
  });

  it('that came again as they are stand for no newer one', async () => {
    const files = known();
    files.same('h1', 'a/thon.csv');
    expect(await files.older(groupOf('b/thon.csv'))).toBeNull();
  });

  it('with loose parts take the place of their folder, and inside an archive none', async () => {
    expect(await known().older(groupOf('m/lom.shp', 'm/lom.dbf'))).toMatchObject({ place: 'lom' });
    expect(await known().older(groupOf('m/ph.geojson'))).toBeNull();
    // One of several files of a folder has no room for parts.
    const shapes = new KnownFiles(
      projectOf([{ id: 'two', role: 'depressions', path: 'vung' }]),
      [input('two', 'vung/a.shp', 'h')],
      openIn({ 'vung/a.shp': '1', 'vung/b.shp': '2' }),
    );
    expect(await shapes.older(groupOf('m/a.shp', 'm/a.dbf'))).toBeNull();
  });
});

describe('a file that is dropped again', () => {
  const rows = (code: string) => `village_code,village,lon,lat\n${code},Nà ${code},104.15,21.03\n`;
  const first = { project: projectOf([]), open: openIn({}) };
  /** The project with one list, and what analysis would say of its files. */
  async function begun() {
    const { folder, files } = await addSourceFiles(first, [text('thon.csv', rows('t1'))], {}, {});
    const { sourceId, place } = files[0]!;
    const bytes = new TextEncoder().encode(rows('t1'));
    const digest = await crypto.subtle.digest('SHA-256', bytes);
    return { folder: folder!, inputs: [input(sourceId!, place!, Buffer.from(digest).toString('hex'))] };
  }
  const drop = async (content: string, choice = {}) => {
    const { folder, inputs } = await begun();
    return addSourceFiles(folder, [text('x/thon.csv', content)], choice, {}, { inputs });
  };

  it('changes nothing where it is the same', async () => {
    const { folder, files } = await drop(rows('t1'));
    expect([folder, files[0]!.known]).toEqual([null, 'same']);
  });

  it('waits where it is another version, and takes the place where somebody says so', async () => {
    const waiting = await drop(rows('t2'));
    expect(waiting.files[0]).toMatchObject({ known: 'newer', refusal: { code: 'newer-version-waits' } });
    expect(waiting.folder).toBeNull();
    const { folder, files } = await drop(rows('t2'), { 'x/thon.csv': { version: 'replace' } });
    expect(files[0]).toMatchObject({ known: 'replaced', place: 'thon.csv', role: 'villages' });
    const opened = await folder!.open('thon.csv');
    expect(opened.ok && opened.value[0]!.size).toBe(new TextEncoder().encode(rows('t2')).length);
    expect(folder!.project.sources).toHaveLength(1);
  });

  it('takes no place where it cannot be read', async () => {
    const { folder, files } = await drop('\u0000\u0001\u0002', { 'x/thon.csv': { version: 'replace' } });
    expect(files[0]!.refusal).toBeDefined();
    expect(files[0]!.known).toBeUndefined();
    expect(folder).toBeNull();
  });

  it('is another source where somebody says so', async () => {
    const { folder } = await drop(rows('t2'), { 'x/thon.csv': { role: 'villages' } });
    expect(folder!.project.sources.map(({ path }) => path)).toEqual(['thon.csv', 'thon-2/thon.csv']);
  });
});
