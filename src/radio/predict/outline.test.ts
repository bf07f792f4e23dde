import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Layer } from '../../model/layer.ts';
import { FeatureLocator } from '../../geometry/points/feature-locator.ts';
import { connectedAreas, outlineOf } from './outline.ts';

test('every cell of a mask lies inside its outline, and no other', () => {
  const masks = fc
    .record({ columns: fc.integer({ min: 1, max: 9 }), rows: fc.integer({ min: 1, max: 9 }) })
    .chain(({ columns, rows }) =>
      fc
        .array(fc.constantFrom(0, 1), { minLength: columns * rows, maxLength: columns * rows })
        .map((cells) => ({ columns, rows, mask: Uint8Array.from(cells) })),
    );
  fc.assert(
    fc.property(masks, ({ columns, rows, mask }) => {
      const grid = { columns, rows, westEdge: 104, northEdge: 22, stepLon: 0.5, stepLat: 0.25 };
      const areas = connectedAreas(mask, grid);
      fc.pre(areas.sizes.length > 0);
      const outline = outlineOf(areas, grid, [areas.sizes.map((_, i) => i + 1)]);
      const locator = new FeatureLocator(new Layer(outline));
      mask.forEach((inside, cell) => {
        const lon = 104 + ((cell % columns) + 0.5) * 0.5;
        const lat = 22 - (Math.floor(cell / columns) + 0.5) * 0.25;
        expect(locator.at(lon, lat).length).toBe(inside);
      });
      // One outline for each area: a part with a second one would be no polygon.
      expect(outline.parts.length - 1).toBe(areas.sizes.length);
    }),
  );
});

test('a ring of cells has one hole', () => {
  const mask = Uint8Array.from([1, 1, 1, 1, 0, 1, 1, 1, 1]);
  const grid = { columns: 3, rows: 3, westEdge: 0, northEdge: 3, stepLon: 1, stepLat: 1 };
  const outline = outlineOf(connectedAreas(mask, grid), grid, [[1]]);
  expect([...outline.rings]).toEqual([0, 5, 10]);
  expect([...outline.parts]).toEqual([0, 2]);
});
