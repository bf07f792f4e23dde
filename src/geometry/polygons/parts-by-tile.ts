import type { Layer } from '../../model/layer.ts';
import { partBoxes } from '../measures/bounds.ts';
import { tilesOfBox, type ShareGrid } from '../measures/share-grid.ts';

/** The parts of a layer by the tiles that their boxes meet. */
export interface PartsByTile {
  /** Parts per tile, ascending; the key is `tileKey(column, row)`. */
  readonly parts: ReadonlyMap<number, readonly number[]>;
}

/** Tile columns and rows are below 2^16 at every scale. */
export const tileKey = (column: number, row: number): number => row * 65536 + column;
export const tileOfKey = (key: number): { column: number; row: number } => ({
  column: key % 65536,
  row: Math.floor(key / 65536),
});

/** Which parts each tile has to look at. A part is listed in every tile that its box meets. */
export function partsByTile(layer: Layer, grid: ShareGrid): PartsByTile {
  const boxes = partBoxes(layer);
  const parts = new Map<number, number[]>();
  for (let p = 0; 4 * p < boxes.length; p++) {
    if (!(boxes[4 * p] <= boxes[4 * p + 2])) continue;
    const [west, south, east, north] = tilesOfBox(
      grid,
      boxes[4 * p],
      boxes[4 * p + 1],
      boxes[4 * p + 2],
      boxes[4 * p + 3],
    );
    for (let row = south; row <= north; row++)
      for (let column = west; column <= east; column++) {
        const key = tileKey(column, row);
        const list = parts.get(key);
        if (list) list.push(p);
        else parts.set(key, [p]);
      }
  }
  return { parts };
}
