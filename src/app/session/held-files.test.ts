import { expect, test } from 'vitest';
import type { AddedFile, InputFile } from '../../jobs/protocol.ts';
import { HeldFiles } from './held-files.ts';

const file = (path: string): InputFile => ({ path }) as unknown as InputFile;
const told = (path: string, state: 'taken' | 'asked' | 'newer' | 'left'): AddedFile =>
  ({
    path,
    refusal: state === 'taken' ? null : { code: 'file-role-unclear' },
    choices: state === 'asked' ? ['villages'] : [],
    ...(state === 'newer' && { known: 'newer' }),
  }) as unknown as AddedFile;

test('files of a drop wait while somebody is asked about them, those alone, each once', () => {
  const held = new HeldFiles();
  const files = ['a.csv', 'b.csv', 'c.csv', 'd.csv'].map(file);
  held.hold(files, [
    told('a.csv', 'taken'),
    told('b.csv', 'asked'),
    told('c.csv', 'newer'),
    told('d.csv', 'left'),
  ]);
  expect(held.of(['a.csv', 'b.csv', 'c.csv', 'd.csv', 'b.csv']).map(({ path }) => path)).toEqual([
    'b.csv',
    'c.csv',
  ]);
  // What was asked about is taken now.
  held.hold([], [told('b.csv', 'taken')]);
  expect(held.of(['b.csv', 'c.csv']).map(({ path }) => path)).toEqual(['c.csv']);
  held.clear();
  expect(held.of(['c.csv'])).toEqual([]);
});

test('the parts of a shapefile wait together, a member with its archive', () => {
  const held = new HeldFiles();
  const files = ['xa.shp', 'xa.dbf', 'xa2.dbf', 'goi.zip'].map(file);
  held.hold(files, [told('xa.shp', 'asked'), told('goi.zip/ban.csv', 'asked')]);
  expect(held.of(['xa.shp']).map(({ path }) => path)).toEqual(['xa.shp', 'xa.dbf']);
  expect(held.of(['goi.zip/ban.csv']).map(({ path }) => path)).toEqual(['goi.zip']);
});
