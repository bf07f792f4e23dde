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
  expect(Math.abs(x - 104.1)).toBeLessThan(0.2 / 100);
  expect(Math.abs(y - 21.1)).toBeLessThan(0.2 / 100);
  expect(labelPoint(layer, 1)![0]).toBeGreaterThan(5);
});

it('many vertices on the way leave the place where it is', () => {
  const fine: [number, number][] = [];
  for (let step = 0; step < 4000; step++) {
    const angle = (step / 4000) * 2 * Math.PI;
    fine.push([3 + Math.cos(angle), 4 + 2 * Math.sin(angle)]);
  }
  fine.push(fine[0]);
  const [x, y] = labelPoint(packPolygons([[[fine]]]), 0)!;
  // The deepest point of an ellipse twice as high as wide is flat along its axis: a hundredth of the width in depth.
  expect(Math.abs(x - 3)).toBeLessThan(0.05);
  expect(Math.abs(y - 4)).toBeLessThan(0.3);
});

it('a part without area has its name in its middle', () => {
  const flat: [number, number][] = [
    [104, 21],
    [106, 21],
    [104, 21],
  ];
  expect(labelPoint(packPolygons([[[flat]]]), 0)).toEqual([105, 21]);
});

it('lies as deep inside as any point of a fine grid, but for a hundredth of the width', () => {
  const shape: [number, number][] = [
    [104, 68],
    [104.5, 68.02],
    [104.52, 68.4],
    [104.3, 68.41],
    [104.28, 68.15],
    [104.02, 68.2],
    [104, 68],
  ];
  // So far north that a degree of longitude is short.
  const squeeze = Math.cos((68.205 * Math.PI) / 180);
  const depth = (px: number, py: number): number => {
    let [inside, nearest] = [false, Infinity];
    for (let i = 1; i < shape.length; i++) {
      const [ax, ay] = [(shape[i - 1][0] - px) * squeeze, shape[i - 1][1] - py];
      const [bx, by] = [(shape[i][0] - px) * squeeze, shape[i][1] - py];
      if (ay > 0 !== by > 0 && ax - (ay * (bx - ax)) / (by - ay) > 0) inside = !inside;
      const [dx, dy] = [bx - ax, by - ay];
      const t = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
      nearest = Math.min(nearest, Math.hypot(ax + t * dx, ay + t * dy));
    }
    return inside ? nearest : -nearest;
  };
  let deepest = 0;
  for (let i = 0; i <= 200; i++)
    for (let k = 0; k <= 200; k++)
      deepest = Math.max(deepest, depth(104 + (0.52 * i) / 200, 68 + (0.41 * k) / 200));
  const [x, y] = labelPoint(packPolygons([[[shape]]]), 0)!;
  expect(depth(x, y)).toBeGreaterThan(deepest - (0.52 * squeeze) / 100);
});

it('no geometry, no place', () => {
  expect(labelPoint(packPolygons([[]]), 0)).toBeNull();
});
