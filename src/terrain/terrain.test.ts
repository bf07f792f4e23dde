import { describe, expect, it } from 'vitest';
import { VOID_HEIGHT, type ElevationGrid } from '../model/dataset.ts';
import { sampleHeight } from './height.ts';
import { joinGrids } from './mosaic.ts';

const grid = (west: number, north: number, rows: number[][], step = 0.5): ElevationGrid => ({
  columns: rows[0]!.length,
  rows: rows.length,
  west,
  north,
  stepLon: step,
  stepLat: step,
  heights: Int16Array.from(rows.flat()),
});

describe('sampleHeight', () => {
  const square = grid(103, 22, [
    [100, 200],
    [300, 400],
  ]);

  it('is exact at cell centres and bilinear between them', () => {
    expect(sampleHeight(square, 103, 22)).toBe(100);
    expect(sampleHeight(square, 103.5, 21.5)).toBe(400);
    // A quarter of the way east, half way south: 100·¾·½ + 200·¼·½ + 300·¾·½ + 400·¼·½ = 225.
    expect(sampleHeight(square, 103.125, 21.75)).toBe(225);
  });

  it('is unknown outside and beside a void, known on the edge away from it', () => {
    expect(sampleHeight(square, 102.99, 22)).toBeNaN();
    expect(sampleHeight(square, NaN, 22)).toBeNaN();
    const holed = grid(103, 22, [
      [100, 200],
      [300, VOID_HEIGHT],
    ]);
    expect(sampleHeight(holed, 103.1, 21.9)).toBeNaN();
    expect(sampleHeight(holed, 103.25, 22)).toBe(150);
  });
});

describe('joinGrids', () => {
  it('joins neighbours that share their edge and leaves gaps void', () => {
    const joined = joinGrids([
      grid(103, 22, [
        [1, 2],
        [3, 4],
      ]),
      grid(103.5, 21.5, [
        [4, 5],
        [6, 7],
      ]),
    ]);
    if (!joined.ok) throw new Error(joined.refusal.code);
    expect(joined.value).toMatchObject({ columns: 3, rows: 3, west: 103, north: 22 });
    expect([...joined.value.heights]).toEqual([1, 2, VOID_HEIGHT, 3, 4, 5, VOID_HEIGHT, 6, 7]);
  });

  it('fills the voids of one grid from another', () => {
    const joined = joinGrids([grid(103, 22, [[VOID_HEIGHT, 2]]), grid(103, 22, [[9, 9]])]);
    expect(joined.ok && [...joined.value.heights]).toEqual([9, 2]);
  });

  it('refuses other steps and shifted cells', () => {
    const one = grid(103, 22, [
      [1, 2],
      [3, 4],
    ]);
    expect(joinGrids([one, grid(104, 22, [[1, 2]], 0.4)])).toMatchObject({
      refusal: { code: 'mosaic-step' },
    });
    expect(joinGrids([one, grid(104.2, 22, [[1, 2]])])).toMatchObject({ refusal: { code: 'mosaic-shift' } });
    expect(joinGrids([])).toMatchObject({ refusal: { code: 'mosaic-empty' } });
  });
});
