import { expect, it } from 'vitest';
import { openIn, projectOf } from '../../test/support/memory-project.ts';
import { readAll, sourceOfBytes } from '../model/basics/bytes.ts';
import { openProjectFolder, packProject } from './project-folder.ts';

const text = async (files: Parameters<typeof openIn>[0], paths: readonly string[]) => {
  const project = projectOf(paths.map((path) => ({ role: 'villages', path })));
  const packed = await packProject({ project, open: openIn(files) });
  if (!packed.ok) throw new Error(packed.refusal.code);
  const again = await openProjectFolder([sourceOfBytes('p.songban', packed.value.bytes)]);
  if (!again.ok) throw new Error(again.refusal.code);
  return { ...packed.value, folder: again.value };
};

it('lists a source that is gone and packs the others', async () => {
  const { missing, folder } = await text({ 'a.csv': 'a' }, ['a.csv', 'gone.csv']);
  expect(missing).toEqual(['gone.csv']);
  expect((await folder.open('a.csv')).ok).toBe(true);
  expect(folder.project.sources.map(({ path }) => path)).toEqual(['a.csv', 'gone.csv']);
});

it('keeps a source that is called as the document itself', async () => {
  const { folder } = await text({ 'project.json': '{"villages":1}' }, ['project.json']);
  const [source] = folder.project.sources;
  const opened = await folder.open(source!.path);
  if (!opened.ok) throw new Error(opened.refusal.code);
  expect(new TextDecoder().decode(await readAll(opened.value[0]!))).toBe('{"villages":1}');
});

it('hands out an archive that reopens where its content looks like a bomb', async () => {
  const empty = new Uint8Array(40e6);
  const { folder } = await text({ 'empty.tif': empty }, ['empty.tif']);
  const opened = await folder.open('empty.tif');
  if (!opened.ok) throw new Error(opened.refusal.code);
  expect(opened.value[0]!.size).toBe(40e6);
});
