import { expect, test } from 'vitest';
import type { FeatureTable } from '../../formats/reading/parsed-file.ts';
import { layerName, rowCountOf, tableOfFeatures } from './source-table.ts';

const features = (properties: readonly Record<string, unknown>[], name?: string): FeatureTable =>
  ({
    properties,
    featureNumbers: Int32Array.from(properties, (_, i) => i + 1),
    geometry: null,
    crs: null,
    ...(name !== undefined && { name }),
  }) as unknown as FeatureTable;
const cells = (value: unknown) => tableOfFeatures(features([{ a: value }]), 'x.json').columns[0]?.cells[0];

test('values of features are cells: lists of plain values joined, what is not plain as JSON, what is no value empty', () => {
  expect([cells('Bản'), cells(12.5), cells(true), cells(null), cells(undefined)]).toEqual([
    'Bản',
    12.5,
    true,
    null,
    null,
  ]);
  expect([cells(NaN), cells(Infinity)]).toEqual([null, null]);
  expect(cells(['4G', '5G', 3])).toBe('4G, 5G, 3');
  expect(cells(['4G', null])).toBe('4G, ');
  expect(cells([])).toBe('');
  expect(cells([{ a: 1 }])).toBe('[{"a":1}]');
  expect(cells([['4G'], '5G'])).toBe('[["4G"],"5G"]');
});

test('objects inside objects are columns under all their names, in the order in which they come, to eight deep', () => {
  const table = tableOfFeatures(
    features([{ thon: { ten: 'A', ma: 1 } }, { khac: 'x', thon: { ten: 'B' } }, {}]),
    'x.json',
  );
  expect(table.columns).toEqual([
    { name: 'thon.ten', path: ['thon', 'ten'], cells: ['A', 'B', null] },
    { name: 'thon.ma', path: ['thon', 'ma'], cells: [1, null, null] },
    { name: 'khac', path: ['khac'], cells: [null, 'x', null] },
  ]);
  expect(rowCountOf(table)).toBe(3);
  const deep = (levels: number): unknown => (levels ? { n: deep(levels - 1) } : 1);
  expect(tableOfFeatures(features([{ n: deep(7) }]), 'x').columns[0]).toMatchObject({
    path: new Array(8).fill('n'),
    cells: [1],
  });
  expect(tableOfFeatures(features([{ n: deep(8) }]), 'x').columns[0]!.cells).toEqual(['{"n":1}']);
});

test('a layer has a name of its own where it does not repeat that of its file', () => {
  const named = (name: string | undefined, file: string) => layerName(features([], name), file);
  expect(named('ban', 'du-lieu/tinh.gpkg')).toBe('ban');
  expect([
    named('tinh', 'du-lieu/tinh.gpkg'),
    named('x.gpkg', 'x.gpkg'),
    named('', 'x'),
    named(undefined, 'x'),
  ]).toEqual([undefined, undefined, undefined, undefined]);
  expect(tableOfFeatures(features([{ a: 1 }], 'ban'), 'tinh.gpkg').sheet).toBe('ban');
  expect(tableOfFeatures(features([{ a: 1 }], 'tinh'), 'tinh.gpkg')).not.toHaveProperty('sheet');
});
