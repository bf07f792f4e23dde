import { expect, it } from 'vitest';
import { openIn } from '../../../test/support/memory-project.ts';
import { sourceOfBytes, type ByteSource, type OpenPath } from '../../model/basics/bytes.ts';
import { openWith } from './place-files.ts';

const text = (name: string, content: string): ByteSource =>
  sourceOfBytes(name, new TextEncoder().encode(content));
const before = openIn({ 'thon.csv': 'cu', 'xa/a.csv': 'cu', 'xa/b.csv': 'cu', 'xab/c.csv': 'cu' });
const read = async (open: OpenPath, path: string): Promise<readonly string[]> => {
  const opened = await open(path);
  if (!opened.ok) return [opened.refusal.code];
  return Promise.all(
    opened.value.map(
      async (file) => `${file.name}=${new TextDecoder().decode(await file.slice(0, file.size))}`,
    ),
  );
};

it('new files go before those that stood in their place, others stay', async () => {
  const open = openWith(
    new Map([
      ['thon.csv', [text('thon.csv', 'moi')]],
      ['lom', [text('lom/lom.shp', 's'), text('lom/lom.dbf', 'd')]],
    ]),
    before,
  );
  expect(await read(open, 'thon.csv')).toEqual(['thon.csv=moi']);
  expect(await read(open, 'lom')).toEqual(['lom/lom.shp=s', 'lom/lom.dbf=d']);
  expect(await read(open, 'xa')).toEqual(['xa/a.csv=cu', 'xa/b.csv=cu']);
  expect(await read(open, 'khong')).toEqual(['project-file-missing']);
});

it('a newer file of a folder takes the place of that one alone', async () => {
  const open = openWith(new Map([['xa/b.csv', [text('xa/b.csv', 'moi')]]]), before);
  expect(await read(open, 'xa')).toEqual(['xa/a.csv=cu', 'xa/b.csv=moi']);
  expect(await read(open, 'xa/b.csv')).toEqual(['xa/b.csv=moi']);
  // A folder whose name begins alike is another one.
  expect(await read(open, 'xab')).toEqual(['xab/c.csv=cu']);
  expect(await read(open, 'thon.csv')).toEqual(['thon.csv=cu']);
  // What cannot be opened stays so, whatever came into it.
  const none = openWith(new Map([['moi/a.csv', [text('moi/a.csv', '1')]]]), before);
  expect(await read(none, 'moi')).toEqual(['project-file-missing']);
});
