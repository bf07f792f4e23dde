import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineCells, outlineField } from './contour.ts';
import { closePinches, dropSmallPieces, labelPieces, type Mask } from './mask.ts';
import { PolygonIndex } from '../seeded/polygon-index.ts';
import { CELLS_PER_DEGREE, type SampleGridFrame } from './relief.ts';

const FRAME: SampleGridFrame = { columns: 40, rows: 40, west: 104, north: 22 };

/** A random mask with an empty rim. */
const masks = fc.array(fc.boolean(), { minLength: 100, maxLength: 100 }).map((bits): Mask => {
  const on = new Uint8Array(144);
  bits.forEach((bit, k) => (on[(Math.floor(k / 10) + 1) * 12 + (k % 10) + 1] = bit ? 1 : 0));
  return { columns: 12, rows: 12, step: 3, on };
});

const middleOf = (mask: Mask, cell: number): [number, number] => [
  FRAME.west + ((cell % mask.columns) * mask.step + 1) / CELLS_PER_DEGREE,
  FRAME.north - (Math.floor(cell / mask.columns) * mask.step + 1) / CELLS_PER_DEGREE,
];

function expectSimple(ring: readonly (readonly [number, number])[]): void {
  const corners = ring.slice(1).map(([lon, lat]) => `${lon},${lat}`);
  expect(new Set(corners).size).toBe(corners.length);
  expect(ring[0]).toEqual(ring[ring.length - 1]);
}

describe('outlines of a mask', () => {
  it('along the cells hold exactly the cells that are on, one polygon per piece, no corner twice', () => {
    fc.assert(
      fc.property(masks, (mask) => {
        closePinches(mask);
        const polygons = outlineCells(mask, FRAME);
        expect(polygons.length).toBe(labelPieces(mask, 1).sizes.length - 1);
        const area = new PolygonIndex(polygons);
        mask.on.forEach((on, cell) => expect(area.contains(...middleOf(mask, cell))).toBe(on === 1));
        for (const polygon of polygons) for (const ring of polygon) expectSimple(ring);
      }),
    );
  });

  it('between the cells hold the middles of exactly the cells of at least one half', () => {
    fc.assert(
      fc.property(masks, fc.float({ min: Math.fround(0.55), max: 1, noNaN: true }), (mask, level) => {
        const field = Float32Array.from(mask.on, (on) => (on ? level : 0.1));
        const polygons = outlineField(mask, field, FRAME);
        expect(polygons.length).toBe(labelPieces(mask, 1).sizes.length - 1);
        const area = new PolygonIndex(polygons);
        mask.on.forEach((on, cell) => expect(area.contains(...middleOf(mask, cell))).toBe(on === 1));
        for (const polygon of polygons) for (const ring of polygon) expectSimple(ring);
      }),
    );
  });

  it('lose small pieces and small holes', () => {
    const on = Uint8Array.from([
      ...[0, 0, 0, 0, 0, 0, 0],
      ...[0, 1, 1, 1, 0, 1, 0],
      ...[0, 1, 0, 1, 0, 0, 0],
      ...[0, 1, 1, 1, 0, 0, 0],
      ...[0, 0, 0, 0, 0, 0, 0],
    ]);
    const mask: Mask = { columns: 7, rows: 5, step: 3, on };
    dropSmallPieces(mask, 1, 2);
    dropSmallPieces(mask, 0, 2);
    expect(on.reduce((a, b) => a + b)).toBe(9);
    expect(on[12]).toBe(0);
    expect(on[16]).toBe(1);
  });
});
