// The reader that the map itself uses.
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { expect, it } from 'vitest';
import { encodeVectorTile } from './vector-tile.ts';

it('points keep their index as id and their own name, equal names stored once', () => {
  const names = ['Bản Ảng', 'Nà Lại', 'Bản Ảng'];
  const bytes = encodeVectorTile(
    'point',
    [4, 5, 6].map((feature) => ({ feature, paths: [[feature * 10, 7]] })),
    4096,
    (feature) => names[feature - 4]!,
  );
  const layer = new VectorTile(new PbfReader(bytes)).layers['layer']!;
  const read = Array.from({ length: layer.length }, (_, k) => layer.feature(k));
  expect(read.map(({ id, properties }) => [id, properties['name']])).toEqual([
    [4, 'Bản Ảng'],
    [5, 'Nà Lại'],
    [6, 'Bản Ảng'],
  ]);
  expect(read[1]!.loadGeometry()[0]![0]).toMatchObject({ x: 50, y: 7 });
  expect(new TextDecoder().decode(bytes).split('Bản Ảng')).toHaveLength(2);
});

it('without names there are no properties', () => {
  const bytes = encodeVectorTile('line', [{ feature: 0, paths: [[0, 0, 9, 9]] }], 4096);
  const layer = new VectorTile(new PbfReader(bytes)).layers['layer']!;
  expect(layer.feature(0).properties).toEqual({});
});
