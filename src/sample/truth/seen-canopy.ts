import type { ElevationGrid } from '../../model/dataset.ts';
import { bell, randomStream } from '../../model/basics/random.ts';
import { fractalNoise } from '../seeded/noise.ts';
import type { HiddenLand } from './hidden-land.ts';

/** Cells of the terrain along the side of a cell: about 180 m. */
const SIDE = 2;
/** Metres are told in such steps; less than one of them is told as open land. */
const STEP_METERS = 3;
/** Where the sensor is wrong it is so over kilometres, by a share of the height; and by some metres in every cell. */
const WRONG = { share: 0.45, cells: 16, meters: 1.5 };

/**
 * Heights of trees as somebody offers them who measured from space: the mean of a square, off by some metres. Drawn from
 * the trees that stand there and not equal to them: single rows of trees and clearings are lost in it.
 */
export function seenCanopy({ canopy }: HiddenLand, seed: number): ElevationGrid {
  const columns = Math.ceil(canopy.columns / SIDE);
  const rows = Math.ceil(canopy.rows / SIDE);
  const wide = fractalNoise(seed ^ 0x3a17, 2);
  const random = randomStream(seed, 'canopy seen');
  const heights = new Int16Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const off = WRONG.share * wide(column / WRONG.cells, row / WRONG.cells);
      const meters = meanOf(canopy, column, row) * (1 + off) + WRONG.meters * bell(random);
      heights[row * columns + column] = Math.max(0, STEP_METERS * Math.round(meters / STEP_METERS));
    }
  const middle = (SIDE - 1) / 2;
  return {
    ...{ columns, rows, heights },
    west: canopy.west + middle * canopy.stepLon,
    north: canopy.north - middle * canopy.stepLat,
    stepLon: SIDE * canopy.stepLon,
    stepLat: SIDE * canopy.stepLat,
  };
}

/** Mean of the cells of a square that lie on the grid. */
function meanOf(grid: ElevationGrid, column: number, row: number): number {
  let [sum, count] = [0, 0];
  for (let r = SIDE * row; r < Math.min(grid.rows, SIDE * (row + 1)); r++)
    for (let c = SIDE * column; c < Math.min(grid.columns, SIDE * (column + 1)); c++) {
      sum += grid.heights[r * grid.columns + c];
      count++;
    }
  return sum / count;
}
