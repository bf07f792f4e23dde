import { packPolygons } from '../../src/geometry/packed/pack.ts';
import type { Layer } from '../../src/model/layer.ts';
import type { Ring } from './datasets.ts';

/** Seeded numbers in 0..1 (mulberry32): the same layers on every machine. */
export function seeded(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const between = (random: () => number, low: number, high: number): number => low + random() * (high - low);

/** A ragged outline round (x, y), simple by construction; radius in degrees. */
function star(random: () => number, x: number, y: number, radius: number): Ring {
  const count = 8 + Math.floor(random() * 60);
  const ring: Ring = [];
  for (let k = 0; k < count; k++) {
    const angle = (k / count) * 2 * Math.PI;
    const r = radius * between(random, 0.4, 1);
    ring.push([x + r * Math.cos(angle), y + r * Math.sin(angle)]);
  }
  return [...ring, ring[0]];
}

/** A coast of `count` vertices round (x, y): few far swings, many small ones; simple by construction. */
function coast(random: () => number, x: number, y: number, radius: number, count: number): Ring {
  const swing = [between(random, 0, 6), between(random, 0, 6), between(random, 0, 6)];
  const ring: Ring = [];
  for (let k = 0; k < count; k++) {
    const angle = (k / count) * 2 * Math.PI;
    const waves =
      Math.sin(3 * angle + swing[0]) + Math.sin(7 * angle + swing[1]) + Math.sin(19 * angle + swing[2]);
    const r = radius * (0.7 + 0.08 * waves + 0.02 * random());
    ring.push([x + r * Math.cos(angle), y + r * Math.sin(angle)]);
  }
  return [...ring, ring[0]];
}

/** Long ragged outlines, edges far shorter than a cell of 1/1024°, within 103.9..104.4° E, 20.9..21.4° N. */
export function raggedLayer(seed: number, features: number): Layer {
  const random = seeded(seed);
  return packPolygons(
    Array.from({ length: features }, () => {
      const x = between(random, 104, 104.3);
      const y = between(random, 21, 21.3);
      return [[coast(random, x, y, between(random, 0.03, 0.12), 2500)]];
    }),
  );
}

/** A box on a common raster of 0.005°, so that neighbours share edges exactly. */
function rasterBox(random: () => number, x: number, y: number): Ring {
  const step = 0.005;
  const west = Math.round(x / step) * step;
  const south = Math.round(y / step) * step;
  const east = west + step * (1 + Math.floor(random() * 6));
  const north = south + step * (1 + Math.floor(random() * 6));
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** Stars with holes, raster boxes, bow-ties and two-part features within 104..104.3° E, 21..21.3° N. */
export function randomLayer(seed: number, features: number): Layer {
  const random = seeded(seed);
  const list: Ring[][][] = [];
  for (let f = 0; f < features; f++) {
    const x = between(random, 104, 104.3);
    const y = between(random, 21, 21.3);
    const kind = random();
    const radius = between(random, 0.01, 0.06);
    if (kind < 0.4) list.push([[star(random, x, y, radius)]]);
    else if (kind < 0.6)
      list.push([[star(random, x, y, radius), star(random, x, y, radius * 0.3).reverse()]]);
    else if (kind < 0.8) list.push([[rasterBox(random, x, y)]]);
    else if (kind < 0.9) list.push([[rasterBox(random, x, y)], [star(random, x + 0.05, y, radius)]]);
    else
      list.push([
        [
          [
            [x, y],
            [x + radius, y + radius],
            [x + radius, y],
            [x, y + radius],
            [x, y],
          ],
        ],
      ]);
  }
  return packPolygons(list);
}

/** `count` places in the same land, a third of them on vertices and edge middles of the layer. */
export function randomPlaces(seed: number, count: number, layer: Layer): Float64Array {
  const random = seeded(seed);
  const places = new Float64Array(2 * count);
  for (let k = 0; k < count; k++) {
    const i = Math.floor(random() * (layer.xy.length / 2 - 1));
    const onVertex = k % 6 === 0;
    const onMiddle = k % 6 === 3;
    if (onVertex || onMiddle) {
      places[2 * k] = onVertex ? layer.xy[2 * i] : (layer.xy[2 * i] + layer.xy[2 * i + 2]) / 2;
      places[2 * k + 1] = onVertex ? layer.xy[2 * i + 1] : (layer.xy[2 * i + 1] + layer.xy[2 * i + 3]) / 2;
    } else {
      places[2 * k] = between(random, 103.98, 104.32);
      places[2 * k + 1] = between(random, 20.98, 21.32);
    }
  }
  return places;
}
