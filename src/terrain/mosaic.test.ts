import { describe, expect, it } from 'vitest';
import { VOID_HEIGHT, type ElevationGrid } from '../model/dataset.ts';
import { canJoin, joinGrids } from './mosaic.ts';

const grid = (west: number, north: number, rows: number[][], step = 0.5): ElevationGrid => ({
  columns: rows[0]!.length,
  rows: rows.length,
  west,
  north,
  stepLon: step,
  stepLat: step,
  heights: Int16Array.from(rows.flat()),
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
    expect(joined).toMatchObject({ columns: 3, rows: 3, west: 103, north: 22 });
    expect([...joined!.heights]).toEqual([1, 2, VOID_HEIGHT, 3, 4, 5, VOID_HEIGHT, 6, 7]);
  });

  it('puts a grid that lies north-west of the first where it belongs', () => {
    const joined = joinGrids([grid(103.5, 21.5, [[4]]), grid(103, 22, [[1, 2]])]);
    expect(joined).toMatchObject({ columns: 2, rows: 2, west: 103, north: 22 });
    expect([...joined!.heights]).toEqual([1, 2, VOID_HEIGHT, 4]);
  });

  it('fills the voids of one grid from another; the first that knows a height keeps it', () => {
    expect([...joinGrids([grid(103, 22, [[VOID_HEIGHT, 2]]), grid(103, 22, [[9, 9]])])!.heights]).toEqual([
      9, 2,
    ]);
  });

  it('hands on a single grid as it is, and nothing for none', () => {
    const only = grid(103, 22, [[1]]);
    expect(joinGrids([only])).toBe(only);
    expect(joinGrids([])).toBeNull();
  });
});

describe('canJoin', () => {
  const one = grid(103, 22, [
    [1, 2],
    [3, 4],
  ]);
  it('takes the first, and neighbours on its raster within a hundredth of a cell', () => {
    expect(canJoin([], one)).toBe(true);
    expect(canJoin([one], grid(104, 21, [[1]]))).toBe(true);
    expect(canJoin([one], grid(104.004, 22, [[1]]))).toBe(true);
  });

  it('takes no other step, no shifted cells, and none too far off', () => {
    expect(canJoin([one], grid(104, 22, [[1, 2]], 0.4))).toBe(false);
    expect(canJoin([one], grid(104.2, 22, [[1, 2]]))).toBe(false);
    expect(canJoin([one], grid(103, 21.8, [[1, 2]]))).toBe(false);
    expect(canJoin([grid(0, 0, [[1]], 0.001)], grid(20, 20, [[1]], 0.001))).toBe(false);
  });
});
