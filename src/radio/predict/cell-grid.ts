import { metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import type { BoundingBox } from '../../model/geometry.ts';

/** Cells in degrees, row 0 in the north. Edges, not centres: `westEdge`, `northEdge` is the outer corner of cell (0, 0). */
export interface CellGrid {
  readonly columns: number;
  readonly rows: number;
  readonly westEdge: number;
  readonly northEdge: number;
  readonly stepLon: number;
  readonly stepLat: number;
  /** A window of a larger grid whose edges these are: its first cell is cell (`left`, `top`) there. Left out: 0. */
  readonly left?: number;
  readonly top?: number;
}

/** Cells are at least this wide, m. */
export const CELL_METERS = 150;

/** A grid over a box whose cells are about 150 m wide, or as wide as those of the terrain where that is coarser. */
export function gridOver([west, south, east, north]: BoundingBox, stepMeters: number): CellGrid {
  const meters = metersPerDegree((south + north) / 2);
  const cell = Math.max(CELL_METERS, stepMeters);
  const [stepLon, stepLat] = [cell / meters.lon, cell / meters.lat];
  return {
    columns: Math.max(1, Math.ceil((east - west) / stepLon)),
    rows: Math.max(1, Math.ceil((north - south) / stepLat)),
    ...{ westEdge: west, northEdge: north, stepLon, stepLat },
  };
}

/** Index of the cell that holds a place; -1 beyond the grid. */
export function cellAt(grid: CellGrid, lon: number, lat: number): number {
  const column = Math.floor((lon - grid.westEdge) / grid.stepLon);
  const row = Math.floor((grid.northEdge - lat) / grid.stepLat);
  return column >= 0 && row >= 0 && column < grid.columns && row < grid.rows
    ? row * grid.columns + column
    : -1;
}

/** Middle of a cell; fractions of columns and rows too. @returns degrees */
export const cellCentre = (grid: CellGrid, column: number, row: number): [lon: number, lat: number] => [
  grid.westEdge + (column + 0.5) * grid.stepLon,
  grid.northEdge - (row + 0.5) * grid.stepLat,
];

/** Rows and columns, of the larger grid where it is a window, that a box touches; none where the last comes before the first. */
export function cellsBetween(
  { columns, rows, westEdge, northEdge, stepLon, stepLat, left = 0, top = 0 }: CellGrid,
  [west, south, east, north]: BoundingBox,
): { readonly row: number; readonly lastRow: number; readonly column: number; readonly lastColumn: number } {
  return {
    row: Math.max(top, Math.floor((northEdge - north) / stepLat)),
    lastRow: Math.min(top + rows - 1, Math.floor((northEdge - south) / stepLat)),
    column: Math.max(left, Math.floor((west - westEdge) / stepLon)),
    lastColumn: Math.min(left + columns - 1, Math.floor((east - westEdge) / stepLon)),
  };
}

/** Hands each cell that a box touches, with its middle, row by row. */
export function forCellsIn(
  grid: CellGrid,
  box: BoundingBox,
  visit: (cell: number, lon: number, lat: number) => void,
): void {
  const { columns, westEdge, northEdge, stepLon, stepLat, left = 0, top = 0 } = grid;
  const { row: firstRow, lastRow, column: first, lastColumn } = cellsBetween(grid, box);
  for (let row = firstRow; row <= lastRow; row++) {
    const lat = northEdge - (row + 0.5) * stepLat;
    for (let column = first; column <= lastColumn; column++)
      visit((row - top) * columns + column - left, westEdge + (column + 0.5) * stepLon, lat);
  }
}

/** The cells of a grid that a box touches; at least one. */
export function windowOver(grid: CellGrid, [west, south, east, north]: BoundingBox): CellGrid {
  const { westEdge, northEdge, stepLon, stepLat } = grid;
  const within = (at: number, count: number): number => Math.max(0, Math.min(count - 1, Math.floor(at)));
  const [left, right] = [west, east].map((lon) => within((lon - westEdge) / stepLon, grid.columns));
  const [top, bottom] = [north, south].map((lat) => within((northEdge - lat) / stepLat, grid.rows));
  return { ...grid, left, top, columns: right - left + 1, rows: bottom - top + 1 };
}
