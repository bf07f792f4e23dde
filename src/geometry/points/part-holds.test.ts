import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packPolygons } from '../packed/pack.ts';
import { partHolds } from './part-holds.ts';
import { PartRows } from './part-rows.ts';
import { pointInPart } from './point-in-part.ts';
import { prepareAreas } from '../polygons/prepared-areas.ts';
import { GROUP_CHUNKS, CHUNK_EDGES } from '../chunks/chunk-boxes.ts';

/** Ring of many groups of chunks: in and out at every vertex, on a raster of 1/64 so that points meet edges. */
function ragged(vertices: number, seed: number): [number, number][] {
  const ring = Array.from({ length: vertices }, (_, k): [number, number] => {
    const turn = (2 * Math.PI * k) / vertices;
    const radius = 8 + ((k * seed) % 5);
    return [Math.round(64 * radius * Math.cos(turn)) / 64, Math.round(64 * radius * Math.sin(turn)) / 64];
  });
  return [...ring, ring[0]];
}

describe('point in a part, by the boxes of its chunks and by the chunks of its row', () => {
  const vertices = 5 * GROUP_CHUNKS * CHUNK_EDGES + 7;
  const hole: [number, number][] = [
    [-1, -1],
    [2, -1],
    [2, 2],
    [-1, 2],
    [-1, -1],
  ];
  it('equals the plain test inside, outside, on vertices and on edges', () => {
    for (const [seed, perDegree] of [
      [1, 1],
      [2, 16],
      [7, 0.25],
    ]) {
      const geometry = packPolygons([[[ragged(vertices, seed), hole]]]);
      const partRows = new PartRows();
      const rowOf = (y: number): number => Math.floor((y + 16) * perDegree);
      const areas = prepareAreas(geometry);
      partRows.load(areas, 0, rowOf, 32 * perDegree + 1);
      const place = fc.integer({ min: -14 * 64, max: 14 * 64 });
      fc.assert(
        fc.property(place, place, fc.nat(vertices), (i, j, v) => {
          const at = [
            [i / 64, j / 64],
            [geometry.xy[2 * v], geometry.xy[2 * v + 1]],
            [geometry.xy[2 * v], j / 64],
            [i / 64, geometry.xy[2 * v + 1]],
          ];
          for (const [x, y] of at) {
            const inside = pointInPart(geometry, 0, x, y);
            expect(partHolds(areas, 0, x, y)).toBe(inside);
            expect(partRows.holds(rowOf(y), x, y)).toBe(inside);
          }
        }),
        { numRuns: 1000, seed },
      );
    }
  });
});
