import { VOID_HEIGHT } from '../model/dataset.ts';
import { metersPerDegree } from '../geometry/measures/ellipsoid.ts';
import type { CellBlocks } from './cell-blocks.ts';

/** Neighbours farther off than this say nothing of a height. */
export const FILL_METERS = 2000;
/** Ways in which the nearest known cell is looked for. */
const WAYS = 16;

/** Fills single void cells by their neighbours. What was filled once is kept. */
class VoidFiller {
  readonly #filled = new Map<number, number>();

  constructor(private readonly blocks: CellBlocks) {}

  /**
   * Height of a void cell: the mean of the nearest known cells in 16 directions up to 2 km, weighted by the inverse
   * square of their distance. NaN where none is so near.
   */
  fill(column: number, row: number): number {
    const key = row * this.blocks.mosaic.columns + column;
    let height = this.#filled.get(key);
    if (height === undefined) this.#filled.set(key, (height = this.#weigh(column, row)));
    return height;
  }

  /** Whether `fill` finds any known cell. */
  canFill(column: number, row: number): boolean {
    const { cellWidth, cellHeight, stride } = this.#cellMeters(row);
    for (let meters = stride; meters <= FILL_METERS; meters += stride)
      for (let way = 0; way < WAYS; way++) {
        const angle = (2 * Math.PI * way) / WAYS;
        const [east, south] = [Math.sin(angle) / cellWidth, -Math.cos(angle) / cellHeight];
        if (
          this.blocks.cell(Math.round(column + east * meters), Math.round(row + south * meters)) !==
          VOID_HEIGHT
        )
          return true;
      }
    return false;
  }

  #cellMeters(row: number): {
    readonly cellWidth: number;
    readonly cellHeight: number;
    readonly stride: number;
  } {
    const { north, stepLat, stepLon } = this.blocks.mosaic;
    const perDegree = metersPerDegree(north - row * stepLat);
    const [cellWidth, cellHeight] = [stepLon * perDegree.lon, stepLat * perDegree.lat];
    return { cellWidth, cellHeight, stride: Math.min(cellWidth, cellHeight) };
  }

  #weigh(column: number, row: number): number {
    const { cellWidth, cellHeight, stride } = this.#cellMeters(row);
    let sum = 0;
    let weights = 0;
    for (let way = 0; way < WAYS; way++) {
      const angle = (2 * Math.PI * way) / WAYS;
      const [east, south] = [Math.sin(angle) / cellWidth, -Math.cos(angle) / cellHeight];
      for (let meters = stride; meters <= FILL_METERS; meters += stride) {
        const height = this.blocks.cell(Math.round(column + east * meters), Math.round(row + south * meters));
        if (height === VOID_HEIGHT) continue;
        const weight = 1 / (meters * meters);
        sum += weight * height;
        weights += weight;
        break;
      }
    }
    return weights > 0 ? sum / weights : NaN;
  }
}

export type { VoidFiller };

const known = new WeakMap<CellBlocks, VoidFiller>();

/** The filler of these blocks, the same for all who read them. */
export function fillerOf(blocks: CellBlocks): VoidFiller {
  let filler = known.get(blocks);
  if (!filler) known.set(blocks, (filler = new VoidFiller(blocks)));
  return filler;
}
