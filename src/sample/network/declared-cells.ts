import type { ElevationGrid } from '../../model/dataset.ts';
import { xOf, yOf } from '../land/frame.ts';
import { insideCells } from '../land/inside.ts';
import { emptyMask } from '../land/mask.ts';
import { cellHeightKm, cellWidthKm, columnOf, rowOf } from '../land/relief.ts';
import type { Rings } from '../seeded/polygon-index.ts';
import { MAP_STEP } from '../truth/map-cells.ts';
import type { DeclaredPolygon } from './coverage.ts';
import type { DrawnDisc } from './discs.ts';

/** 1 for each cell of the maps whose middle lies in one of the polygons, which do not overlap. */
export function mapCellsInside(elevation: ElevationGrid, polygons: readonly Rings[]): Uint8Array {
  const mask = emptyMask(elevation.columns, elevation.rows, MAP_STEP);
  const inside = insideCells(elevation, polygons);
  const middle = (MAP_STEP - 1) / 2;
  for (let row = 0; row < mask.rows; row++)
    for (let column = 0; column < mask.columns; column++) {
      const [down, across] = [row * MAP_STEP + middle, column * MAP_STEP + middle];
      if (down >= elevation.rows || across >= elevation.columns) continue;
      mask.on[row * mask.columns + column] = inside[down * elevation.columns + across];
    }
  return mask.on;
}

/** Cells of the maps whose middle lies in a disc. */
function discCells(elevation: ElevationGrid, { x, y, radiusKm }: DrawnDisc): number[] {
  const { columns, rows } = emptyMask(elevation.columns, elevation.rows, MAP_STEP);
  const middle = (MAP_STEP - 1) / 2;
  const [width, height] = [MAP_STEP * cellWidthKm, MAP_STEP * cellHeightKm];
  const across = (columnOf(elevation, x) - middle) / MAP_STEP;
  const down = (rowOf(elevation, y) - middle) / MAP_STEP;
  const cells: number[] = [];
  const last = Math.min(rows - 1, Math.floor(down + radiusKm / height));
  for (let row = Math.max(0, Math.ceil(down - radiusKm / height)); row <= last; row++) {
    const half = Math.sqrt(Math.max(0, radiusKm * radiusKm - ((row - down) * height) ** 2)) / width;
    const end = Math.min(columns - 1, Math.floor(across + half));
    for (let column = Math.max(0, Math.ceil(across - half)); column <= end; column++)
      cells.push(row * columns + column);
  }
  return cells;
}

/** Cells of each polygon of a layer, in their order. */
export function cellsOfPolygons(elevation: ElevationGrid, polygons: readonly DeclaredPolygon[]): number[][] {
  const { columns, rows } = emptyMask(elevation.columns, elevation.rows, MAP_STEP);
  return polygons.map(({ rings, disc }) => {
    if (disc) return discCells(elevation, disc);
    return cellsOfRings(elevation, rings, columns, rows);
  });
}

/** Even-odd along each row, around the box of the outline. */
function cellsOfRings(elevation: ElevationGrid, rings: Rings, columns: number, rows: number): number[] {
  const middle = (MAP_STEP - 1) / 2;
  const crossings = new Map<number, number[]>();
  for (const ring of rings)
    for (let k = 0; k + 1 < ring.length; k++) {
      const [ax, ay] = cellOf(elevation, ring[k], middle);
      const [bx, by] = cellOf(elevation, ring[k + 1], middle);
      for (let row = Math.max(0, Math.ceil(Math.min(ay, by))); row < Math.max(ay, by) && row < rows; row++) {
        const at = ax + ((bx - ax) * (row - ay)) / (by - ay);
        crossings.set(row, [...(crossings.get(row) ?? []), at]);
      }
    }
  const cells: number[] = [];
  for (const [row, at] of crossings) {
    at.sort((a, b) => a - b);
    for (let k = 0; k + 1 < at.length; k += 2)
      for (let column = Math.ceil(at[k]); column < at[k + 1]; column++)
        if (column >= 0 && column < columns) cells.push(row * columns + column);
  }
  return cells;
}

const cellOf = (
  elevation: ElevationGrid,
  [lon, lat]: readonly [number, number],
  middle: number,
): [number, number] => [
  (columnOf(elevation, xOf(lon)) - middle) / MAP_STEP,
  (rowOf(elevation, yOf(lat)) - middle) / MAP_STEP,
];

/** 1 for each cell in one of the polygons of a layer. */
export function declaredCells(elevation: ElevationGrid, polygons: readonly DeclaredPolygon[]): Uint8Array {
  const { on } = emptyMask(elevation.columns, elevation.rows, MAP_STEP);
  for (const cells of cellsOfPolygons(elevation, polygons)) for (const cell of cells) on[cell] = 1;
  return on;
}
