import { describe, expect, it } from 'vitest';
import { VOID_HEIGHT, type ElevationGrid } from '../model/dataset.ts';
import { BLOCK_CELLS, CellBlocks } from './cell-blocks.ts';
import { mosaicsOf, type Mosaic } from './mosaic.ts';

const grid = (west: number, north: number, rows: number[][], step = 0.5): ElevationGrid => ({
  columns: rows[0]!.length,
  rows: rows.length,
  west,
  north,
  stepLon: step,
  stepLat: step,
  heights: Int16Array.from(rows.flat()),
});
/** All cells of a mosaic, as blocks put them together. */
function cellsOf(mosaic: Mosaic): number[] {
  const blocks = new CellBlocks(mosaic);
  return Array.from({ length: mosaic.rows * mosaic.columns }, (_, at) =>
    blocks.cell(at % mosaic.columns, Math.floor(at / mosaic.columns)),
  );
}

describe('a mosaic', () => {
  it('joins neighbours that share their edge and leaves gaps void', () => {
    const [joined, ...rest] = mosaicsOf([
      grid(103, 22, [
        [1, 2],
        [3, 4],
      ]),
      grid(103.5, 21.5, [
        [4, 5],
        [6, 7],
      ]),
    ]);
    expect(rest).toEqual([]);
    expect(joined).toMatchObject({ columns: 3, rows: 3, west: 103, north: 22 });
    expect(cellsOf(joined!)).toEqual([1, 2, VOID_HEIGHT, 3, 4, 5, VOID_HEIGHT, 6, 7]);
  });

  it('puts a grid that lies north-west of the first where it belongs', () => {
    const [joined] = mosaicsOf([grid(103.5, 21.5, [[4]]), grid(103, 22, [[1, 2]])]);
    expect(joined).toMatchObject({ columns: 2, rows: 2, west: 103, north: 22 });
    expect(cellsOf(joined!)).toEqual([1, 2, VOID_HEIGHT, 4]);
  });

  it('fills the voids of one grid from another; the first that knows a height keeps it', () => {
    const [joined] = mosaicsOf([grid(103, 22, [[VOID_HEIGHT, 2]]), grid(103, 22, [[9, 9]])]);
    expect(cellsOf(joined!)).toEqual([9, 2]);
  });

  it('takes cells a hundredth out of step; other steps and shifted cells are mosaics of their own, the finer first', () => {
    const one = grid(103, 22, [[1, 2]]);
    const aligned = grid(104.004, 22, [[1]]);
    const shifted = grid(104.2, 22, [[1, 2]]);
    const finer = grid(104, 22, [[1, 2]], 0.4);
    const grids = (mosaics: readonly Mosaic[]) => mosaics.map(({ members }) => members.map((m) => m.grid));
    expect(grids(mosaicsOf([one, shifted, finer, aligned]))).toEqual([[finer], [one, aligned], [shifted]]);
  });

  it('is made once for the same grids', () => {
    const [a, b] = [grid(103, 22, [[1]]), grid(103.5, 22, [[2]])];
    expect(mosaicsOf([a, b])).toBe(mosaicsOf([a, b]));
    expect(mosaicsOf([a])).toHaveLength(1);
    expect(mosaicsOf([])).toEqual([]);
  });

  it('costs what is looked at: 40 degrees of 1" apart are two blocks, not one array', () => {
    const far = [grid(100, 22, [[7]], 1 / 3600), grid(140, 2, [[8]], 1 / 3600)];
    const [mosaic] = mosaicsOf(far);
    expect(mosaic!.columns * mosaic!.rows).toBeGreaterThan(10_000_000_000);
    const blocks = new CellBlocks(mosaic!);
    expect(blocks.cell(0, 0)).toBe(7);
    expect(blocks.cell(mosaic!.columns - 1, mosaic!.rows - 1)).toBe(8);
    expect(blocks.block(5, 5)).toBeNull();
  });

  it('is the same on both sides of the border of two blocks', () => {
    const side = BLOCK_CELLS + 40;
    const heights = Array.from({ length: side }, (_, r) =>
      Array.from({ length: side }, (_, c) => r * 50 + c),
    );
    const [mosaic] = mosaicsOf([grid(103, 22, heights, 0.001)]);
    const first = new CellBlocks(mosaic!).block(0, 0)!;
    expect(first[BLOCK_CELLS]).toBe(BLOCK_CELLS);
    expect(first[BLOCK_CELLS * (BLOCK_CELLS + 1)]).toBe(BLOCK_CELLS * 50);
    expect(cellsOf(mosaic!)).toEqual(heights.flat());
  });
});
