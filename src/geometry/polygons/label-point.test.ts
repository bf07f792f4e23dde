import { expect, it } from 'vitest';
import { labelPoint } from './label-point.ts';
import { packPolygons } from '../packed/pack.ts';

const ring = (west: number, south: number, east: number, north: number): [number, number][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

it('a name stands inside the largest part, not in its hole', () => {
  const layer = packPolygons([[[ring(20, 20, 21, 21)], [ring(0, 0, 10, 4), ring(4, 1, 6, 3)]]]);
  const [x, y] = labelPoint(layer, 0)!;
  expect(x).toBeGreaterThan(0);
  expect(x).toBeLessThan(10);
  expect(y).toBeGreaterThan(0);
  expect(y).toBeLessThan(4);
  expect(x > 4 && x < 6 && y > 1 && y < 3).toBe(false);
});

it('the middle of a square, the broad end of a wedge', () => {
  const layer = packPolygons([
    [[ring(104, 21, 104.2, 21.2)]],
    [
      [
        [
          [0, 0],
          [8, -2],
          [8, 2],
          [0, 0],
        ],
      ],
    ],
  ]);
  const [x, y] = labelPoint(layer, 0)!;
  expect(Math.abs(x - 104.1)).toBeLessThan(0.2 / 14);
  expect(Math.abs(y - 21.1)).toBeLessThan(0.2 / 14);
  expect(labelPoint(layer, 1)![0]).toBeGreaterThan(5);
});

it('many vertices on the way change the place by less than a cell', () => {
  const fine: [number, number][] = [];
  for (let step = 0; step < 4000; step++) {
    const angle = (step / 4000) * 2 * Math.PI;
    fine.push([3 + Math.cos(angle), 4 + 2 * Math.sin(angle)]);
  }
  fine.push(fine[0]);
  const [x, y] = labelPoint(packPolygons([[[fine]]]), 0)!;
  expect(Math.abs(x - 3)).toBeLessThan(2 / 14);
  expect(Math.abs(y - 4)).toBeLessThan(4 / 14);
});

it('no geometry, no place', () => {
  expect(labelPoint(packPolygons([[]]), 0)).toBeNull();
});
