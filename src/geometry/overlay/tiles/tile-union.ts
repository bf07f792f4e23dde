import { CellList } from '../cells/cell-lists.ts';
import type { CellMeasure } from './cell-measure.ts';
import type { StepRange } from '../cells/cell-overlap.ts';
import { TILE_CELLS, WORDS_PER_ROW } from '../../measures/share-grid.ts';
import { countOnes } from './tile-bits.ts';
import type { TileSet } from './tile-set.ts';

const T = TILE_CELLS;
/** Fractions nearer to each other than this are the same: rounding of a few sums. */
export const NOTHING = 1e-9;

/** The union of one or several sets over the cells of a tile. */
export class TileUnion {
  readonly full: Int32Array;
  /** Part of each cell covered where it is not full; 0 where nothing touches it. */
  readonly fraction = new Float64Array(T * T);
  /** Covered cells between the eastern end of each word of cells and the tile's eastern border. */
  private readonly east = new Float64Array(T * WORDS_PER_ROW);
  /** Cells with a fraction, one by one and as bits. */
  readonly exposed = new CellList();
  readonly exposedBits = new Int32Array(T * WORDS_PER_ROW);
  /** Outlines in exposed cells, as far as they were asked for; null where edges are too many. */
  private readonly outlines = new Map<number, StepRange | null>();
  /** By how much in all the fractions of crowded cells may be off. */
  unsureCells = 0;

  constructor(readonly members: readonly TileSet[]) {
    this.full = members.length === 1 ? members[0].full : new Int32Array(T * WORDS_PER_ROW);
  }

  isFull(cell: number): boolean {
    return (this.full[cell >> 5] & (1 << (cell & 31))) !== 0;
  }

  isExposed(cell: number): boolean {
    return (this.exposedBits[cell >> 5] & (1 << (cell & 31))) !== 0;
  }

  /** Outline of the union in an exposed cell; null where its edges are too many. */
  outlineIn(cell: number, measure: CellMeasure): StepRange | null {
    let outline = this.outlines.get(cell);
    if (outline === undefined) {
      outline = measure.outline(this.members, cell);
      this.outlines.set(cell, outline);
    }
    return outline;
  }

  coversNothing(): boolean {
    return this.exposed.length === 0 && !this.full.some((word) => word !== 0);
  }

  /** Works out the union of what the sets hold now. */
  load(measure: CellMeasure): void {
    for (let k = 0; k < this.exposed.length; k++) this.fraction[this.exposed.values[k]] = 0;
    this.exposed.length = 0;
    this.exposedBits.fill(0);
    this.unsureCells = 0;
    const single = this.members.length === 1;
    if (!single) {
      this.full.fill(0);
      for (const { full } of this.members) for (let w = 0; w < full.length; w++) this.full[w] |= full[w];
    }
    for (const { exposed } of this.members)
      for (let k = 0; k < exposed.length; k++) {
        const cell = exposed.values[k];
        if (!single && (this.isFull(cell) || this.isExposed(cell))) continue;
        this.expose(cell, this.fractionOf(cell, measure));
      }
    this.outlines.clear();
    this.sumWords();
  }

  private expose(cell: number, fraction: number): void {
    if (fraction <= 0) return;
    this.fraction[cell] = fraction;
    this.exposed.add(cell);
    this.exposedBits[cell >> 5] |= 1 << (cell & 31);
  }

  /** Part of one cell covered by the polygons that touch it. */
  private fractionOf(cell: number, measure: CellMeasure): number {
    const { largest, sum } = this.insideOf(cell);
    const most = Math.min(1, sum);
    if (most - largest < NOTHING) return Math.min(1, largest);
    const fraction = measure.covered(this.members, cell, sum);
    if (!Number.isNaN(fraction)) return Math.min(most, Math.max(largest, fraction));
    this.unsureCells += (most - largest) / 2;
    return (most + largest) / 2;
  }

  /** How much of a cell the polygons that touch it cover: the largest, and all of them counted singly. */
  private insideOf(cell: number): { largest: number; sum: number } {
    let largest = 0;
    let sum = 0;
    for (const set of this.members)
      for (let k = set.firstRecord[cell]; k >= 0; k = set.nextRecord[k]) {
        const inside = Math.max(0, set.finds.records.inside[k]);
        if (inside > largest) largest = inside;
        sum += inside;
      }
    return { largest, sum };
  }

  private sumWords(): void {
    const { full, east, exposedBits } = this;
    for (let row = 0; row < T; row++) {
      let sum = 0;
      for (let w = (row + 1) * WORDS_PER_ROW - 1; w >= row * WORDS_PER_ROW; w--) {
        east[w] = sum;
        sum += countOnes(full[w]);
        if (exposedBits[w] !== 0) sum += this.partsIn(w, 0);
      }
    }
  }

  /** Fractions of the exposed cells of a word from its bit `first` on. */
  private partsIn(w: number, first: number): number {
    let sum = 0;
    for (let bits = this.exposedBits[w] & (-1 << first); bits !== 0; bits &= bits - 1)
      sum += this.fraction[32 * w + 31 - Math.clz32(bits & -bits)];
    return sum;
  }

  /** Covered cells from a cell's western border to the eastern border of the tile. */
  eastOf(cell: number): number {
    const w = cell >> 5;
    const bit = cell & 31;
    const whole = this.east[w] + countOnes(this.full[w] >>> bit);
    return this.exposedBits[w] >>> bit === 0 ? whole : whole + this.partsIn(w, bit);
  }

  /** What is covered of a cell. */
  partOf(cell: number): number {
    return this.isFull(cell) ? 1 : this.fraction[cell];
  }

  /**
   * Adds to `seams` the cells that the union covers in part, or otherwise than the next cell to the east or north:
   * over a box of cells none of which is in it, the union covers all or nothing.
   */
  addSeams(seams: Int32Array): void {
    const { full, exposedBits } = this;
    for (let w = 0; w < seams.length; w++) {
      const word = full[w];
      const east = (w + 1) % WORDS_PER_ROW === 0 ? word >>> 31 : full[w + 1] & 1;
      const north = w + WORDS_PER_ROW < seams.length ? full[w + WORDS_PER_ROW] : word;
      seams[w] |= exposedBits[w] | (word ^ ((word >>> 1) | (east << 31))) | (word ^ north);
    }
  }
}
