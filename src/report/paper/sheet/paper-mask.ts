import type { PackedGeometry } from '../../../model/geometry.ts';
import type { MapPlane } from './plane.ts';
import type { Box } from './sheet.ts';

/** Which cells of the map an area covers. Row 0 is the north. */
export interface PaperMask {
  readonly columns: number;
  readonly rows: number;
  /** Points of the north-west corner. */
  readonly left: number;
  readonly top: number;
  /** Side of a cell in points. */
  readonly cell: number;
  /** 1: inside. */
  readonly cells: Uint8Array;
}

export function emptyPaperMask(map: Box, cell: number): PaperMask {
  const columns = Math.ceil((map.right - map.left) / cell);
  const rows = Math.ceil((map.top - map.bottom) / cell);
  return { columns, rows, left: map.left, top: map.top, cell, cells: new Uint8Array(columns * rows) };
}

/**
 * Marks the cells whose middle lies in the geometry: even-odd over the rings of each part, union over parts
 * and features, as everywhere. Overlaps cost nothing and broken rings do no harm.
 */
export function markPolygons(mask: PaperMask, geometry: PackedGeometry, plane: MapPlane, mark = 1): void {
  for (let part = 0; part + 1 < geometry.parts.length; part++) markPart(mask, geometry, part, plane, mark);
}

/** Marks one feature only. */
export function markFeature(
  mask: PaperMask,
  geometry: PackedGeometry,
  feature: number,
  plane: MapPlane,
  mark = 1,
): void {
  for (let part = geometry.features[feature]; part < geometry.features[feature + 1]; part++)
    markPart(mask, geometry, part, plane, mark);
}

function markPart(
  mask: PaperMask,
  { xy, rings, parts }: PackedGeometry,
  part: number,
  plane: MapPlane,
  mark: number,
): void {
  const crossings: number[][] = [];
  let firstRow = Infinity;
  const meters = plane.projection.forwardAll(xy);
  const { map, origin, pointsPerMeter } = plane;
  const columnOf = (east: number) => ((east - origin[0]) * pointsPerMeter + map.left - mask.left) / mask.cell;
  const rowOf = (north: number) => (mask.top - map.bottom - (north - origin[1]) * pointsPerMeter) / mask.cell;
  for (let ring = parts[part]; ring < parts[part + 1]; ring++) {
    const last = rings[ring + 1] - 1;
    let x0 = columnOf(meters[rings[ring]! * 2]!);
    let y0 = rowOf(meters[rings[ring]! * 2 + 1]!);
    for (let i = rings[ring]! + 1; i <= last; i++) {
      const x1 = columnOf(meters[i * 2]!);
      const y1 = rowOf(meters[i * 2 + 1]!);
      firstRow = Math.min(firstRow, crossRows(mask, crossings, x0, y0, x1, y1));
      x0 = x1;
      y0 = y1;
    }
  }
  if (firstRow === Infinity) return;
  for (let row = firstRow; row < crossings.length; row++) {
    const across = crossings[row]?.sort((a, b) => a - b) ?? [];
    for (let i = 0; i + 1 < across.length; i += 2) {
      const from = Math.max(0, Math.ceil(across[i] - 0.5));
      const to = Math.min(mask.columns - 1, Math.ceil(across[i + 1] - 0.5) - 1);
      if (from <= to) mask.cells.fill(mark, row * mask.columns + from, row * mask.columns + to + 1);
    }
  }
}

/** Adds where an edge crosses the middles of rows; answers the first row that it meets. */
function crossRows(
  mask: PaperMask,
  crossings: number[][],
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): number {
  if (!(y0 !== y1)) return Infinity;
  const from = Math.max(0, Math.ceil(Math.min(y0, y1) - 0.5));
  const to = Math.min(mask.rows - 1, Math.ceil(Math.max(y0, y1) - 0.5) - 1);
  const slope = (x1 - x0) / (y1 - y0);
  for (let row = from; row <= to; row++) (crossings[row] ??= []).push(x0 + (row + 0.5 - y0) * slope);
  return from <= to ? from : Infinity;
}

/** Clears what lies outside another mask of the same frame. */
export function clipMask(mask: PaperMask, limits: PaperMask): void {
  for (let i = 0; i < mask.cells.length; i++) mask.cells[i] &= limits.cells[i];
}
