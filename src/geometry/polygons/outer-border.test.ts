import { describe, expect, it } from 'vitest';
import { outerBorder } from './outer-border.ts';
import { packPolygons } from '../packed/pack.ts';

const ring = (west: number, south: number, east: number, north: number): [number, number][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const positions = (flat: Float64Array): string[] =>
  Array.from({ length: flat.length / 2 }, (_, v) => `${flat[2 * v]},${flat[2 * v + 1]}`);

describe('outer border of a layer', () => {
  it('the shared border is inside, the rest is one closed ring', () => {
    const border = outerBorder(packPolygons([[[ring(0, 0, 1, 1)]], [[ring(1, 0, 2, 1)]]]))!;
    expect(border).toHaveLength(1);
    const around = positions(border[0]);
    expect(around[0]).toBe(around.at(-1));
    expect(around.slice(1).sort()).toEqual(['0,0', '0,1', '1,0', '1,1', '2,0', '2,1']);
  });

  it('goes along edges only, whichever way the rings run', () => {
    const border = outerBorder(packPolygons([[[ring(0, 0, 1, 1)]], [[ring(1, 0, 2, 1).reverse()]]]))!;
    const [flat] = border;
    for (let v = 2; v < flat.length; v += 2)
      expect(Math.abs(flat[v] - flat[v - 2]) + Math.abs(flat[v + 1] - flat[v - 1])).toBe(1);
  });

  it('separate communes and gaps between them have rings of their own', () => {
    const around = [
      ring(0, 0, 1, 1),
      ring(1, 0, 2, 1),
      ring(2, 0, 3, 1),
      ring(0, 1, 1, 2),
      ring(2, 1, 3, 2),
      ring(0, 2, 1, 3),
      ring(1, 2, 2, 3),
      ring(2, 2, 3, 3),
    ];
    expect(outerBorder(packPolygons(around.map((one) => [[one]])))).toHaveLength(2);
    expect(outerBorder(packPolygons([[[ring(0, 0, 1, 1)]], [[ring(5, 0, 6, 1)]]]))).toHaveLength(2);
  });

  it('borders that do not meet vertex for vertex give no false outline', () => {
    const split: [number, number][] = [
      [1, 0],
      [2, 0],
      [2, 1],
      [1, 1],
      [1, 0.5],
      [1, 0],
    ];
    expect(outerBorder(packPolygons([[[ring(0, 0, 1, 1)]], [[split]]]))).toBeNull();
  });

  it('0 and -0 are one place', () => {
    const border = outerBorder(
      packPolygons([
        [[ring(-1, -0, 0, 1)]],
        [
          [
            [
              [-0, 0],
              [1, 0],
              [1, 1],
              [-0, 1],
              [-0, 0],
            ],
          ],
        ],
      ]),
    )!;
    expect(border).toHaveLength(1);
  });
});
