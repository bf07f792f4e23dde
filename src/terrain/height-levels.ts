import { VOID_HEIGHT } from '../model/dataset.ts';
import { BLOCK_CELLS, BLOCK_STRIDE, blocksOf, type CellBlocks } from './cell-blocks.ts';
import type { Mosaic } from './mosaic.ts';

/** A range of nodes; ends are inside. */
export interface NodeWindow {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * A mosaic thinned by 2^level: node (column, row) is the mean of its block of cells that are not
 * void; NaN where all are. Its centre lies at cell ((column + 0.5) * 2^level - 0.5) of the mosaic.
 */
export interface HeightLevel {
  readonly level: number;
  readonly columns: number;
  readonly rows: number;
  /** Metres of the nodes of a window, row by row from the north; NaN void. */
  nodes(window: NodeWindow): Float32Array;
}

const known = new WeakMap<Mosaic, Pyramid>();

/** The level of the mosaic, or its coarsest one. Blocks of coarser levels are made once, where they are looked at. */
export function heightLevel(mosaic: Mosaic, level: number): HeightLevel {
  let pyramid = known.get(mosaic);
  if (!pyramid) known.set(mosaic, (pyramid = new Pyramid(blocksOf(mosaic))));
  return pyramid.level(level);
}

class Pyramid {
  readonly #blocks = new Map<string, Float32Array | null>();

  constructor(private readonly cells: CellBlocks) {}

  level(wanted: number): HeightLevel {
    let { columns, rows } = this.cells.mosaic;
    let level = 0;
    for (; level < wanted && columns > 1 && rows > 1; level++)
      [columns, rows] = [Math.ceil(columns / 2), Math.ceil(rows / 2)];
    return { level, columns, rows, nodes: (window) => this.#nodes(level, window) };
  }

  #nodes(level: number, { left, top, right, bottom }: NodeWindow): Float32Array {
    const width = right - left + 1;
    const nodes = new Float32Array(width * (bottom - top + 1)).fill(NaN);
    for (let down = Math.floor(top / BLOCK_CELLS); down * BLOCK_CELLS <= bottom; down++)
      for (let across = Math.floor(left / BLOCK_CELLS); across * BLOCK_CELLS <= right; across++) {
        const block = this.#block(level, across, down);
        if (!block) continue;
        const from = Math.max(left, across * BLOCK_CELLS);
        const to = Math.min(right + 1, (across + 1) * BLOCK_CELLS);
        for (
          let row = Math.max(top, down * BLOCK_CELLS);
          row <= bottom && row < (down + 1) * BLOCK_CELLS;
          row++
        ) {
          const at = (row - down * BLOCK_CELLS) * BLOCK_CELLS - across * BLOCK_CELLS;
          nodes.set(block.subarray(at + from, at + to), (row - top) * width + from - left);
        }
      }
    return nodes;
  }

  /** `BLOCK_CELLS` squared nodes; null where all are void. */
  #block(level: number, across: number, down: number): Float32Array | null {
    if (level === 0) return floatsOf(this.cells.block(across, down));
    const key = `${level}/${across}/${down}`;
    let block = this.#blocks.get(key);
    if (block === undefined) this.#blocks.set(key, (block = this.#halved(level, across, down)));
    return block;
  }

  #halved(level: number, across: number, down: number): Float32Array | null {
    let block: Float32Array | null = null;
    for (const [right, below] of QUARTERS) {
      if (!this.#meets(level - 1, 2 * across + right, 2 * down + below)) continue;
      const fine = this.#block(level - 1, 2 * across + right, 2 * down + below);
      if (!fine) continue;
      block ??= new Float32Array(BLOCK_CELLS * BLOCK_CELLS).fill(NaN);
      halve(fine, block, (below * BLOCK_CELLS * BLOCK_CELLS + right * BLOCK_CELLS) / 2);
    }
    return block;
  }

  /** Whether a block of a level holds cells of the mosaic at all. */
  #meets(level: number, across: number, down: number): boolean {
    const { columns, rows } = this.cells.mosaic;
    const side = BLOCK_CELLS * 2 ** level;
    return across * side < columns && down * side < rows;
  }
}

const QUARTERS = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

function floatsOf(block: Int16Array | null): Float32Array | null {
  if (!block) return null;
  const floats = new Float32Array(BLOCK_CELLS * BLOCK_CELLS);
  for (let row = 0, at = 0; row < BLOCK_CELLS; row++)
    for (let column = 0; column < BLOCK_CELLS; column++, at++) {
      const height = block[row * BLOCK_STRIDE + column]!;
      floats[at] = height === VOID_HEIGHT ? NaN : height;
    }
  return floats;
}

/** Means of two by two nodes, laid into a quarter of a block from `to` on. */
function halve(fine: Float32Array, block: Float32Array, to: number): void {
  for (let row = 0; row < BLOCK_CELLS / 2; row++)
    for (let column = 0; column < BLOCK_CELLS / 2; column++) {
      const at = 2 * row * BLOCK_CELLS + 2 * column;
      let sum = 0;
      let count = 0;
      for (const height of [fine[at]!, fine[at + 1]!, fine[at + BLOCK_CELLS]!, fine[at + BLOCK_CELLS + 1]!]) {
        if (Number.isNaN(height)) continue;
        sum += height;
        count++;
      }
      block[to + row * BLOCK_CELLS + column] = count ? sum / count : NaN;
    }
}
