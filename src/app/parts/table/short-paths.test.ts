import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortPaths } from './short-paths.ts';

test('folders that all files share are left out; files of one name keep what tells them apart', () => {
  const paths = [
    'xa/gui-ve/03646_Tô Hiệu.xlsx',
    'xa/gui-ve/03664.xlsx',
    'viettel/4g/a.kml',
    'viettel/5g/a.kml',
    'a.kml',
  ];
  const short = shortPaths(paths);
  expect(paths.map((path) => short.get(path))).toEqual([
    '03646_Tô Hiệu.xlsx',
    '03664.xlsx',
    '4g/a.kml',
    '5g/a.kml',
    'a.kml',
  ]);
});

test('every path has an end of its own', () => {
  const path = fc
    .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('/'));
  fc.assert(
    fc.property(fc.uniqueArray(path, { maxLength: 12 }), (paths) => {
      const short = shortPaths(paths);
      expect(new Set(short.values()).size).toBe(paths.length);
      for (const one of paths) expect(one.endsWith(short.get(one)!)).toBe(true);
    }),
  );
});
