import { describe, expect, it } from 'vitest';
import { LEFT, ChunkRaster } from './chunk-raster.ts';

/** Rows of a raster from the north, one character per cell: # inside, . touched, space neither. */
function picture(raster: ChunkRaster, columns: number, rows: number): string[] {
  const bit = (bits: Int32Array, row: number, column: number): boolean =>
    ((bits[row * raster.wordsPerRow + (column >> 5)] >>> (column & 31)) & 1) === 1;
  return Array.from({ length: rows }, (_, k) => {
    const row = rows - 1 - k;
    return Array.from({ length: columns }, (_, column) =>
      bit(raster.inside, row, column) ? '#' : bit(raster.touched, row, column) ? '.' : ' ',
    ).join('');
  });
}

describe('cells inside a part, from the boxes of its chunks', () => {
  it('fills what lies between the boxes, over words of 32 cells, and forgets the part before', () => {
    const raster = new ChunkRaster();
    raster.begin(40, 3);
    raster.add(0, 39, 0, 2, 0.1, 2.9);
    raster.finish();
    raster.begin(40, 3);
    // Up the east side, down the west side; the sides along the rows stand still.
    raster.add(37, 38, 0, 2, 0.2, 2.7);
    raster.add(2, 3, 0, 2, 2.7, 0.2);
    raster.finish();
    const row = `  ..${'#'.repeat(33)}.. `;
    expect(picture(raster, 40, 3)).toEqual([row, row, row]);
  });

  it('knows a boundary left of the window, and one that turns back without passing the middle of a row', () => {
    const raster = new ChunkRaster();
    raster.begin(8, 3);
    raster.add(LEFT, 0, 0, 2, 3, 0);
    raster.add(5, 5, 0, 1, 0, 1.4);
    raster.add(5, 6, 1, 2, 1.4, 3);
    raster.finish();
    expect(picture(raster, 8, 3)).toEqual(['#####.. ', '#####.. ', '#####.  ']);
  });
});
