import { outlineCells } from '../land/contour.ts';
import { dropSmallPieces, type Mask } from '../land/mask.ts';
import { CELLS_PER_DEGREE, type SampleGridFrame } from '../land/relief.ts';
import type { Rings } from '../seeded/polygon-index.ts';
import type { PowerMap } from '../truth/power-maps.ts';

/** Cells that one sector serves best. */
export interface SectorArea {
  readonly sector: number;
  readonly cells: readonly number[];
}

/** Fewer cells are no area of their own. */
const LEAST_CELLS = 3;
const SMOOTHINGS = 2;
/** A piece of fewer cells that touches another sector's land is drawn with that one. */
const SMALL_PIECE = 16;

/** Shares the cells of `mask` among the sectors that serve them best, smoothed; in the order of the sectors. */
export function shareSectors(mask: Mask, { server }: PowerMap): SectorArea[] {
  let owner: Int32Array = server.map((sector, cell) => (mask.on[cell] ? sector : -1));
  for (let pass = 0; pass < SMOOTHINGS; pass++) owner = smoothed(owner, mask);
  giveAwayPieces(owner, mask);
  const cells = new Map<number, number[]>();
  owner.forEach((sector, cell) => {
    if (sector < 0) return;
    const own = cells.get(sector);
    if (own) own.push(cell);
    else cells.set(sector, [cell]);
  });
  return [...cells].sort((a, b) => a[0] - b[0]).map(([sector, own]) => ({ sector, cells: own }));
}

/** Each declared cell goes to the sector that most of the nine around it have, if more than it has itself. */
function smoothed(owner: Int32Array, { columns, rows, on }: Mask): Int32Array {
  const next = owner.slice();
  const counts = new Map<number, number>();
  for (let row = 1; row + 1 < rows; row++)
    for (let column = 1; column + 1 < columns; column++) {
      const cell = row * columns + column;
      if (!on[cell]) continue;
      counts.clear();
      for (let r = -1; r <= 1; r++)
        for (let c = -1; c <= 1; c++) {
          const sector = owner[cell + r * columns + c];
          if (sector >= 0) counts.set(sector, (counts.get(sector) ?? 0) + 1);
        }
      let [best, most] = [owner[cell], counts.get(owner[cell]) ?? 0];
      for (const [sector, count] of counts) if (count > most + 1) [best, most] = [sector, count];
      next[cell] = best;
    }
  return next;
}

/** Small pieces go to the sector that has most of the cells around them; those that nobody touches stay. */
function giveAwayPieces(owner: Int32Array, { columns, on }: Mask): void {
  const seen = new Uint8Array(owner.length);
  for (let start = 0; start < owner.length; start++) {
    if (!on[start] || seen[start]) continue;
    const sector = owner[start];
    const piece = [start];
    const around = new Map<number, number>();
    seen[start] = 1;
    for (let k = 0; k < piece.length; k++)
      for (const next of [piece[k] - 1, piece[k] + 1, piece[k] - columns, piece[k] + columns]) {
        if (!on[next]) continue;
        if (owner[next] !== sector) around.set(owner[next], (around.get(owner[next]) ?? 0) + 1);
        else if (!seen[next]) {
          seen[next] = 1;
          piece.push(next);
        }
      }
    if (piece.length >= SMALL_PIECE || around.size === 0) continue;
    const [taker] = [...around].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
    for (const cell of piece) owner[cell] = taker;
  }
}

/** Outlines of the pieces of a sector's area. */
export function cutSector({ cells }: SectorArea, mask: Mask, frame: SampleGridFrame): Rings[] {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const cell of cells) {
    const column = cell % mask.columns;
    const row = (cell - column) / mask.columns;
    [left, right] = [Math.min(left, column), Math.max(right, column)];
    [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
  }
  const [columns, rows] = [right - left + 1, bottom - top + 1];
  const cut: Mask = { columns, rows, step: mask.step, on: new Uint8Array(columns * rows) };
  for (const cell of cells) {
    const column = cell % mask.columns;
    cut.on[((cell - column) / mask.columns - top) * columns + column - left] = 1;
  }
  openPinches(cut);
  dropSmallPieces(cut, 1, LEAST_CELLS);
  const side = mask.step / CELLS_PER_DEGREE;
  const window = { ...frame, west: frame.west + left * side, north: frame.north - top * side };
  return outlineCells(cut, window);
}

/** Takes one cell away wherever two touch by a corner only, until none do: rings are simple, and no other sector's land is taken. */
function openPinches({ columns, rows, on }: Mask): void {
  for (let changed = true; changed;) {
    changed = false;
    for (let row = 0; row + 1 < rows; row++)
      for (let column = 0; column + 1 < columns; column++) {
        const a = row * columns + column;
        const b = a + columns;
        if (on[a] && on[b + 1] && !on[a + 1] && !on[b]) on[b + 1] = 0;
        else if (!on[a] && !on[b + 1] && on[a + 1] && on[b]) on[b] = 0;
        else continue;
        changed = true;
      }
  }
}
