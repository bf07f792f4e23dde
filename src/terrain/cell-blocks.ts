import { VOID_HEIGHT, type ElevationGrid } from '../model/dataset.ts';
import type { Mosaic } from './mosaic.ts';

/** Cells of a block a side. Blocks hold one row and one column of their neighbours more, for heights between cells. */
export const BLOCK_CELLS = 256;
export const BLOCK_STRIDE = BLOCK_CELLS + 1;
/** Blocks that are kept, 132 kB each; the oldest go first. */
const MOST_BLOCKS = 512;

/** The cells of a mosaic in square blocks, each put together when it is asked for. */
export class CellBlocks {
  readonly #blocks = new Map<number, Int16Array | null>();
  readonly #across: number;
  /** The block of the question before: the next is mostly about the same. */
  #lastKey = -1;
  #last: Int16Array | null = null;

  constructor(readonly mosaic: Mosaic) {
    this.#across = Math.ceil(mosaic.columns / BLOCK_CELLS);
  }

  /** `BLOCK_STRIDE` rows of as many heights, void where no grid knows any; null where none lies. */
  block(across: number, down: number): Int16Array | null {
    const key = down * this.#across + across;
    if (key === this.#lastKey) return this.#last;
    this.#last = this.#find(key, across, down);
    this.#lastKey = key;
    return this.#last;
  }

  #find(key: number, across: number, down: number): Int16Array | null {
    let block = this.#blocks.get(key);
    if (block !== undefined) return block;
    block = this.#assemble(across * BLOCK_CELLS, down * BLOCK_CELLS);
    if (this.#blocks.size >= MOST_BLOCKS) this.#blocks.delete(this.#blocks.keys().next().value!);
    this.#blocks.set(key, block);
    return block;
  }

  /** Height of one cell; void beyond the mosaic too. */
  cell(column: number, row: number): number {
    const { columns, rows } = this.mosaic;
    if (column < 0 || row < 0 || column >= columns || row >= rows) return VOID_HEIGHT;
    const [across, down] = [Math.floor(column / BLOCK_CELLS), Math.floor(row / BLOCK_CELLS)];
    const block = this.block(across, down);
    return block
      ? block[(row - down * BLOCK_CELLS) * BLOCK_STRIDE + column - across * BLOCK_CELLS]!
      : VOID_HEIGHT;
  }

  #assemble(left: number, top: number): Int16Array | null {
    let block: Int16Array | null = null;
    for (const member of this.mosaic.members) {
      const [fromColumn, fromRow] = [Math.max(left, member.left), Math.max(top, member.top)];
      const toColumn = Math.min(left + BLOCK_STRIDE, member.left + member.grid.columns);
      const toRow = Math.min(top + BLOCK_STRIDE, member.top + member.grid.rows);
      if (fromColumn >= toColumn || fromRow >= toRow) continue;
      block ??= new Int16Array(BLOCK_STRIDE * BLOCK_STRIDE).fill(VOID_HEIGHT);
      for (let row = fromRow; row < toRow; row++)
        lay(
          member.grid,
          (row - member.top) * member.grid.columns + fromColumn - member.left,
          block,
          (row - top) * BLOCK_STRIDE + fromColumn - left,
          toColumn - fromColumn,
        );
    }
    return block;
  }
}

/** Copies cells of a row to where no earlier grid knows any. */
function lay({ heights }: ElevationGrid, from: number, block: Int16Array, to: number, count: number): void {
  for (let i = 0; i < count; i++) if (block[to + i] === VOID_HEIGHT) block[to + i] = heights[from + i]!;
}

const known = new WeakMap<Mosaic, CellBlocks>();

/** The blocks of a mosaic, the same for all who read it. */
export function blocksOf(mosaic: Mosaic): CellBlocks {
  let blocks = known.get(mosaic);
  if (!blocks) known.set(mosaic, (blocks = new CellBlocks(mosaic)));
  return blocks;
}
