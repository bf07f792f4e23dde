import { VOID_HEIGHT, type ElevationGrid } from '../../model/dataset.ts';
import type { Position } from '../../model/geometry.ts';
import type { OtherSystem } from './declared-system.ts';

/** Cells between two places whose way back is worked out exactly; between them it is as good as straight. */
const NODE_CELLS = 32;

/**
 * A grid of a projected system as one in degrees WGS84 with as many cells: heights between the four cells around each
 * place, the nearest one where one of them is void. Null where its corners have no place on earth.
 */
export function warpToDegrees(
  grid: ElevationGrid,
  { convert, inverse }: Pick<OtherSystem, 'convert' | 'inverse'>,
): ElevationGrid | null {
  const frame = degreesAround(grid, convert);
  if (!frame) return null;
  const heights = new Int16Array(frame.columns * frame.rows).fill(VOID_HEIGHT);
  for (let row = 0; row < frame.rows; row += NODE_CELLS)
    for (let column = 0; column < frame.columns; column += NODE_CELLS)
      fillBlock(grid, frame, heights, column, row, inverse);
  return { ...frame, heights };
}

type Frame = Omit<ElevationGrid, 'heights'>;

/** The box of the outer cells' centres, taken along all four edges: the sides of a projected grid are curves. */
function degreesAround(grid: ElevationGrid, convert: OtherSystem['convert']): Frame | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of edgeOf(grid)) {
    const [lon, lat] = convert(x, y);
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return null;
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  const { columns, rows } = grid;
  if (!(east > west && north > south && east - west < 180)) return null;
  const [stepLon, stepLat] = [(east - west) / (columns - 1), (north - south) / (rows - 1)];
  return { columns, rows, west, north, stepLon, stepLat };
}

function* edgeOf({ columns, rows, west, north, stepLon, stepLat }: ElevationGrid): Generator<Position> {
  const at = (column: number, row: number): Position => [west + column * stepLon, north - row * stepLat];
  for (let column = 0; column < columns; column++) yield* [at(column, 0), at(column, rows - 1)];
  for (let row = 0; row < rows; row++) yield* [at(0, row), at(columns - 1, row)];
}

function fillBlock(
  grid: ElevationGrid,
  frame: Frame,
  heights: Int16Array,
  left: number,
  top: number,
  inverse: OtherSystem['inverse'],
): void {
  const [width, height] = [
    Math.min(NODE_CELLS, frame.columns - left),
    Math.min(NODE_CELLS, frame.rows - top),
  ];
  const node = (column: number, row: number): Position => {
    const [x, y] = inverse(frame.west + column * frame.stepLon, frame.north - row * frame.stepLat);
    return [(x - grid.west) / grid.stepLon, (grid.north - y) / grid.stepLat];
  };
  const [nw, ne] = [node(left, top), node(left + width, top)];
  const [sw, se] = [node(left, top + height), node(left + width, top + height)];
  for (let row = 0; row < height; row++) {
    const v = row / height;
    for (let column = 0; column < width; column++) {
      const u = column / width;
      const at = (axis: 0 | 1): number =>
        (1 - v) * ((1 - u) * nw[axis] + u * ne[axis]) + v * ((1 - u) * sw[axis] + u * se[axis]);
      heights[(top + row) * frame.columns + left + column] = heightAt(grid, at(0), at(1));
    }
  }
}

/** Height at a place in cells from the first one; half a cell beyond the outer ones still counts. */
function heightAt({ columns, rows, heights }: ElevationGrid, x: number, y: number): number {
  if (!(x > -0.5 && y > -0.5 && x < columns - 0.5 && y < rows - 0.5)) return VOID_HEIGHT;
  const [cx, cy] = [Math.min(Math.max(x, 0), columns - 1), Math.min(Math.max(y, 0), rows - 1)];
  const [left, top] = [Math.min(Math.floor(cx), columns - 2), Math.min(Math.floor(cy), rows - 2)];
  const cell = (column: number, row: number): number => heights[row * columns + column] ?? VOID_HEIGHT;
  const around = [
    cell(left, top),
    cell(left + 1, top),
    cell(left, top + 1),
    cell(left + 1, top + 1),
  ] as const;
  if (around.includes(VOID_HEIGHT)) return cell(Math.round(cx), Math.round(cy));
  const [u, v] = [cx - left, cy - top];
  return Math.round(
    (1 - v) * ((1 - u) * around[0] + u * around[1]) + v * ((1 - u) * around[2] + u * around[3]),
  );
}
