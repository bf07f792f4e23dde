import { packPolygons } from '../../src/geometry/packed/pack.ts';
import type { Layer } from '../../src/model/layer.ts';
import type { Ring } from './datasets.ts';
import { seeded } from './random-layers.ts';

type Random = () => number;

const whole = (random: Random, below: number): number => Math.floor(random() * below);

function boxRing(west: number, south: number, east: number, north: number): Ring {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** A lozenge or triangle with corners on the raster: its slanted sides run through raster points. */
function slanted(random: Random, x: number, y: number, step: number): Ring {
  const n = 1 + whole(random, 4);
  const ring: Ring =
    random() < 0.5
      ? [
          [x, y - n * step],
          [x + n * step, y],
          [x, y + n * step],
          [x - n * step, y],
        ]
      : [
          [x, y],
          [x + 2 * n * step, y],
          [x, y + n * step],
        ];
  return [...ring, ring[0]];
}

/** The same ring with places on its edges as further vertices: on the lines but for rounding. */
function refined(random: Random, ring: Ring): Ring {
  const out: Ring = [];
  ring.slice(0, -1).forEach(([x, y], i) => {
    const [nextX, nextY] = ring[i + 1];
    out.push([x, y]);
    if (random() < 0.5) {
      const t = random();
      out.push([x + t * (nextX - x), y + t * (nextY - y)]);
    }
  });
  return [...out, out[0]];
}

/**
 * Polygons on a raster that touch in every way: sides in common, whole or in part, the same polygon again or
 * with further vertices, corners, holes filled exactly, slanted sides through corners of others, and all that
 * moved by a few last bits.
 */
export function touchingLayer(seed: number, features: number): Layer {
  const random = seeded(seed);
  const step = [1 / 1024, 0.001, 0.01, 1 / 300][whole(random, 4)];
  const size = 6 + whole(random, 12);
  const noise = [0, 0, 1e-14, 1e-13][whole(random, 4)];
  const list: Ring[][][] = [];
  for (let f = 0; f < features; f++) {
    const x = 104 + step * whole(random, size);
    const y = 21 + step * whole(random, size);
    const kind = random();
    const [width, height] = [1 + whole(random, 5), 1 + whole(random, 5)];
    const box = boxRing(x, y, x + step * width, y + step * height);
    let polygon: Ring[] = [box];
    if (kind < 0.2 && list.length > 0) polygon = list[whole(random, list.length)][0];
    else if (kind < 0.3 && list.length > 0) polygon = [list[whole(random, list.length)][0].at(-1)!];
    else if (kind < 0.5) polygon = [slanted(random, x, y, step)];
    else if (kind < 0.65 && width > 2 && height > 2)
      polygon = [box, boxRing(x + step, y + step, x + step * (width - 1), y + step * (height - 1))];
    if (random() < 0.3) polygon = polygon.map((ring) => refined(random, ring));
    const moved = (v: number): number => v + noise * (random() - 0.5);
    list.push([
      polygon.map((ring) => {
        const open = ring.slice(0, -1).map(([a, b]): [number, number] => [moved(a), moved(b)]);
        return [...open, open[0]];
      }),
    ]);
  }
  return packPolygons(list);
}
