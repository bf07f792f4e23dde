import { VOID_HEIGHT } from '../model/dataset.ts';
import { metersPerDegree } from '../geometry/measures/ellipsoid.ts';
import type { CellBlocks } from './cell-blocks.ts';
import { FILL_METERS, type VoidFiller } from './fill-voids.ts';

type Box = readonly [west: number, south: number, east: number, north: number];

/** Which of known and void cells a square of cells holds. */
interface Holds {
  readonly known: boolean;
  readonly void: boolean;
}

/**
 * Void cells of a raster in a box that known ones lie near enough to fill. Squares as wide as that distance are told
 * apart first: the sea, and the land outside of a province, are not looked through cell by cell.
 */
export function visitFillable(
  blocks: CellBlocks,
  filler: VoidFiller,
  [west, south, east, north]: Box,
  visit: (column: number, row: number) => void,
): void {
  const { mosaic } = blocks;
  const within = (at: number, count: number): number => Math.min(Math.max(at, 0), count);
  const [left, right] = [west, east + mosaic.stepLon].map((lon) =>
    within(Math.ceil((lon - mosaic.west) / mosaic.stepLon), mosaic.columns),
  ) as [number, number];
  const [top, bottom] = [north, south - mosaic.stepLat].map((lat) =>
    within(Math.ceil((mosaic.north - lat) / mosaic.stepLat), mosaic.rows),
  ) as [number, number];
  const meters = metersPerDegree((south + north) / 2);
  const side =
    Math.ceil(FILL_METERS / Math.min(mosaic.stepLon * meters.lon, mosaic.stepLat * meters.lat)) + 1;
  const squares = new Map<string, Holds>();
  const holds = (across: number, down: number): Holds => {
    const key = `${across} ${down}`;
    let square = squares.get(key);
    if (!square) squares.set(key, (square = lookThrough(blocks, across * side, down * side, side)));
    return square;
  };
  const canReach = (across: number, down: number): boolean =>
    [-1, 0, 1].some((dx) => [-1, 0, 1].some((dy) => holds(across + dx, down + dy).known));
  for (let down = Math.floor(top / side); down * side < bottom; down++)
    for (let across = Math.floor(left / side); across * side < right; across++) {
      if (!holds(across, down).void || !canReach(across, down)) continue;
      for (let row = Math.max(top, down * side); row < Math.min(bottom, (down + 1) * side); row++)
        for (let c = Math.max(left, across * side); c < Math.min(right, (across + 1) * side); c++)
          if (blocks.cell(c, row) === VOID_HEIGHT && filler.canFill(c, row)) visit(c, row);
    }
}

function lookThrough(blocks: CellBlocks, left: number, top: number, side: number): Holds {
  let [known, empty] = [false, false];
  for (let row = top; row < top + side && !(known && empty); row++)
    for (let column = left; column < left + side; column++)
      if (blocks.cell(column, row) === VOID_HEIGHT) empty = true;
      else known = true;
  return { known, void: empty };
}
