import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Layer } from '../../../model/layer.ts';
import { packPolygons } from '../../packed/pack.ts';
import { box, type Ring } from '../../../../test/support/datasets.ts';
import { bordersOf, findBorders, type Borders } from './borders.ts';

/** Edges with the inside to their left, as text, sorted. */
function edgesOfPart({ xy, rings, parts }: Layer, p: number): string[] {
  const edges: string[] = [];
  for (let r = parts[p]; r < parts[p + 1]; r++) {
    let twice = 0;
    for (let i = rings[r]; i + 1 < rings[r + 1]; i++)
      twice += xy[2 * i] * xy[2 * i + 3] - xy[2 * i + 2] * xy[2 * i + 1];
    const forwards = twice > 0 === (r === parts[p]);
    for (let i = rings[r]; i + 1 < rings[r + 1]; i++) edges.push(edgeText(xy, i, forwards));
  }
  return edges.sort();
}

function edgeText(xy: Float64Array, i: number, forwards: boolean): string {
  const ends = [`${xy[2 * i]} ${xy[2 * i + 1]}`, `${xy[2 * i + 2]} ${xy[2 * i + 3]}`];
  return (forwards ? ends : ends.reverse()).join(' to ');
}

function edgesOfRefs({ layers, layer, from, to, refs, firstRef }: Borders, z: number, p: number): string[] {
  const edges: string[] = [];
  for (const ref of refs.subarray(firstRef[z][p], firstRef[z][p + 1])) {
    const b = ref >> 1;
    for (let i = from[b]; i < to[b]; i++) edges.push(edgeText(layers[layer[b]].xy, i, ref % 2 === 0));
  }
  return edges.sort();
}

/** Squares of a field of side x side as zones, some rings turned, all starting somewhere; their sides are shared. */
function field(side: number, edges: number, starts: readonly number[], turned: readonly boolean[]): Layer {
  const zones: Ring[][][] = [];
  for (let k = 0; k < side * side; k++) {
    const [x, y] = [104 + (k % side), 10 + Math.floor(k / side)];
    const corners = box(x, y, x + 1, y + 1).slice(0, -1);
    // Each side cut into the same edges from either end.
    const points = corners.flatMap((corner, c) => edgePoints(corner, corners[(c + 1) % 4], edges));
    const start = starts[k % starts.length] % points.length;
    const ring = [...points.slice(start), ...points.slice(0, start)];
    if (turned[k % turned.length]) ring.reverse();
    zones.push([[[...ring, ring[0]]]]);
  }
  return packPolygons(zones);
}

const edgePoints = (from: Ring[number], to: Ring[number], edges: number): Ring =>
  Array.from({ length: edges }, (_, i): Ring[number] => [
    (from[0] * (edges - i) + to[0] * i) / edges,
    (from[1] * (edges - i) + to[1] * i) / edges,
  ]);

describe('borders of zones', () => {
  it('finds each way that neighbours share once, for communes over villages too', () => {
    const villages = field(2, 60, [0], [false]);
    const around = packPolygons([
      [
        [
          [
            ...edgePoints([104, 10], [106, 10], 120),
            ...edgePoints([106, 10], [104, 12], 30),
            [104, 12],
            [104, 10],
          ],
        ],
      ],
    ]);
    const length = ({ from, to }: Borders): number => to.reduce((sum, end, b) => sum + end - from[b], 0);
    // 12 sides of 60 edges; of the other zone one side of two is new, the diagonal and the way back.
    expect(length(findBorders([villages]))).toBe(12 * 60);
    expect(length(findBorders([villages, around]))).toBe(12 * 60 + 31);
    const { refs, firstRef } = findBorders([villages, around]);
    const [first, second] = [0, 1].map((p) => [...refs.subarray(firstRef[0][p], firstRef[0][p + 1])]);
    expect(first.some((ref) => second.includes(ref ^ 1))).toBe(true);
    expect(first.some((ref) => second.includes(ref))).toBe(false);
  });

  it('gives every part its own edges, the inside to their left, however rings begin and run', () => {
    const anyField = fc
      .tuple(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 7 }),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
      )
      .map(([side, edges, starts, turned]) => field(side, edges, starts, turned));
    fc.assert(
      fc.property(anyField, anyField, fc.constantFrom(16, 64, 1 << 16), (a, b, places) => {
        const borders = findBorders([a, b], places);
        [a, b].forEach((layer, z) => {
          for (let p = 0; p + 1 < layer.parts.length; p++)
            expect(edgesOfRefs(borders, z, p)).toEqual(edgesOfPart(layer, p));
        });
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it('keeps what it found with the layers', () => {
    const layer = field(2, 3, [0], [false]);
    expect(bordersOf([layer])).toBe(bordersOf([layer]));
    expect(bordersOf([layer, layer])).not.toBe(bordersOf([layer]));
    expect(bordersOf([layer])).toBe(bordersOf([layer]));
    expect(bordersOf([]).from).toHaveLength(0);
  });
});
