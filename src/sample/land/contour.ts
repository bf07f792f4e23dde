import type { Position } from '../../model/geometry.ts';
import { roundDegrees } from './frame.ts';
import { labelPieces, type Mask } from './mask.ts';
import type { Rings } from '../seeded/polygon-index.ts';
import { CELLS_PER_DEGREE, type SampleGridFrame } from './relief.ts';

/** A corner of the mask in cells from its north-west corner, to degrees. */
function placeCorner(frame: SampleGridFrame, mask: Mask, column: number, row: number): Position {
  const half = 0.5 / CELLS_PER_DEGREE;
  const side = mask.step / CELLS_PER_DEGREE;
  return [roundDegrees(frame.west - half + column * side), roundDegrees(frame.north + half - row * side)];
}

/** Groups rings by piece: outer rings (counter-clockwise) first. */
function groupRings(
  rings: { readonly piece: number; readonly ring: Position[]; readonly outer: boolean }[],
): Rings[] {
  const polygons = new Map<number, Position[][]>();
  for (const { piece, ring, outer } of rings) {
    const polygon = polygons.get(piece) ?? [];
    if (outer) polygon.unshift(ring);
    else polygon.push(ring);
    polygons.set(piece, polygon);
  }
  return [...polygons.entries()].sort((a, b) => a[0] - b[0]).map(([, polygon]) => polygon);
}

/**
 * Outlines along the sides of the cells, one polygon per 4-connected piece: the look of a
 * raster turned into polygons. The mask must have no pinches (`closePinches`).
 */
export function outlineCells(mask: Mask, frame: SampleGridFrame): Rings[] {
  const { columns, rows, on } = mask;
  const { piece } = labelPieces(mask, 1);
  const isOn = (column: number, row: number): boolean =>
    column >= 0 && row >= 0 && column < columns && row < rows && on[row * columns + column] === 1;
  const width = columns + 1;
  const next = new Int32Array(width * (rows + 1)).fill(-1);
  const pieceAt = new Int32Array(next.length);
  const side = (from: number, to: number, cell: number): void => {
    next[from] = to;
    pieceAt[from] = piece[cell];
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      if (!on[cell]) continue;
      const corner = row * width + column;
      if (!isOn(column, row - 1)) side(corner + 1, corner, cell);
      if (!isOn(column - 1, row)) side(corner, corner + width, cell);
      if (!isOn(column, row + 1)) side(corner + width, corner + width + 1, cell);
      if (!isOn(column + 1, row)) side(corner + width + 1, corner + 1, cell);
    }
  }
  const rings: { piece: number; ring: Position[]; outer: boolean }[] = [];
  for (let start = 0; start < next.length; start++) {
    if (next[start] < 0) continue;
    const corners: number[] = [];
    for (let at = start; next[at] >= 0;) {
      corners.push(at);
      const to = next[at];
      next[at] = -1;
      at = to;
    }
    const bends = corners.filter((corner, k) => {
      const before = corners[(k + corners.length - 1) % corners.length];
      return corner - before !== corners[(k + 1) % corners.length] - corner;
    });
    const ring = bends.map((corner) => placeCorner(frame, mask, corner % width, Math.floor(corner / width)));
    ring.push(ring[0]);
    rings.push({ piece: pieceAt[start], ring, outer: isCounterClockwise(ring) });
  }
  return groupRings(rings);
}

/**
 * Outlines where `field` (one value per cell, at its middle, 0..1) passes 1/2, between the cells:
 * rounded shapes, one polygon per 4-connected piece of cells of at least 1/2. Corners where two
 * such cells face each other diagonally keep them apart, so rings never cross.
 */
export function outlineField(mask: Mask, field: Float32Array, frame: SampleGridFrame): Rings[] {
  const { columns, rows } = mask;
  const { piece } = labelPieces(mask, 1);
  const next = new Int32Array(2 * columns * rows).fill(-1);
  const link = (from: number, to: number): void => {
    next[from] = to;
  };
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) linkSquare(mask, row * columns + column, link);
  }
  const rings: { piece: number; ring: Position[]; outer: boolean }[] = [];
  for (let start = 0; start < next.length; start++) {
    if (next[start] < 0) continue;
    const ring: Position[] = [];
    for (let at = start; next[at] >= 0;) {
      ring.push(placeCrossing(mask, field, frame, at));
      const to = next[at];
      next[at] = -1;
      at = to;
    }
    ring.push(ring[0]);
    const cell = start >> 1;
    const other = cell + (start & 1 ? columns : 1);
    rings.push({ piece: piece[mask.on[cell] ? cell : other], ring, outer: isCounterClockwise(ring) });
  }
  return groupRings(rings);
}

/** Links the crossings of one square of four cell middles; those that are on lie to the left. */
function linkSquare(mask: Mask, cell: number, link: (from: number, to: number) => void): void {
  const { columns, on } = mask;
  const top = 2 * cell;
  const left = 2 * cell + 1;
  const bottom = 2 * (cell + columns);
  const right = 2 * (cell + 1) + 1;
  const pattern = on[cell] + 2 * on[cell + 1] + 4 * on[cell + columns] + 8 * on[cell + columns + 1];
  switch (pattern) {
    case 1:
      return link(left, top);
    case 2:
      return link(top, right);
    case 3:
      return link(left, right);
    case 4:
      return link(bottom, left);
    case 5:
      return link(bottom, top);
    case 6:
      link(top, right);
      return link(bottom, left);
    case 7:
      return link(bottom, right);
    case 8:
      return link(right, bottom);
    case 9:
      link(left, top);
      return link(right, bottom);
    case 10:
      return link(top, bottom);
    case 11:
      return link(left, bottom);
    case 12:
      return link(right, left);
    case 13:
      return link(right, top);
    case 14:
      return link(top, left);
  }
}

/** Where the field passes 1/2 on the way between two cells; kept off the cells themselves, so that rings do not touch. */
function placeCrossing(mask: Mask, field: Float32Array, frame: SampleGridFrame, edge: number): Position {
  const cell = edge >> 1;
  const down = edge & 1;
  const a = field[cell];
  const b = field[cell + (down ? mask.columns : 1)];
  const t = a === b ? 0.5 : Math.max(0.12, Math.min(0.88, (0.5 - a) / (b - a)));
  const column = (cell % mask.columns) + 0.5 + (down ? 0 : t);
  const row = Math.floor(cell / mask.columns) + 0.5 + (down ? t : 0);
  return placeCorner(frame, mask, column, row);
}

function isCounterClockwise(ring: readonly Position[]): boolean {
  let sum = 0;
  for (let k = 0; k + 1 < ring.length; k++) {
    sum += (ring[k + 1][0] - ring[k][0]) * (ring[k + 1][1] + ring[k][1] - 2 * ring[0][1]);
  }
  return sum < 0;
}
