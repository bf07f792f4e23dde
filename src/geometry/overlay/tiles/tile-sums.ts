import { CellRecords, CellSpans, CellVisits } from '../cells/cell-lists.ts';
import type { ChunksInTile } from './chunks-in-tile.ts';
import { TILE_CELLS, WORDS_PER_ROW } from '../../measures/share-grid.ts';
import { countUnset } from './tile-bits.ts';
import type { TileWalker } from './tile-walk.ts';

const T = TILE_CELLS;
/** Rounding of sums of a few thousand terms stays far below this. */
const SURE = 1e-6;

/** Where a walk writes what it finds; the lists grow from part to part until the owner empties them. */
export class TileFinds {
  readonly visits = new CellVisits();
  readonly records = new CellRecords();
  readonly spans = new CellSpans();

  clear(): void {
    this.visits.length = this.records.length = this.spans.length = 0;
  }
}

/**
 * What the boundary of one polygon part does in the cells of a tile, summed up visit by visit and read off row by
 * row: the winding in every cell, and the area inside in those that it touches.
 */
export class TileSums {
  private suspectCells = 0;
  /** Per cell the height that the boundary rises in it, and the area between it and the cell's left border. */
  private readonly sums = new Float64Array(2 * T * T);
  private readonly touched = new Int32Array(T * WORDS_PER_ROW);

  /**
   * Walks the part whose chunks are entries `first .. end - 1` and adds what it finds. Chunks that are booked change
   * the winding at the western side of their boxes instead of on their way: in these boxes windings other than 0 and
   * 1 may come up, and runs count them.
   * @param unseen cells that want no record; the boxes of booked chunks hold no others
   * @returns how many other cells have a winding other than 0 and 1: there the part was not valid
   */
  lay(
    walker: TileWalker,
    xy: Float64Array,
    seen: ChunksInTile,
    first: number,
    end: number,
    finds: TileFinds,
    unseen: Int32Array,
  ): number {
    this.suspectCells = 0;
    const from = finds.visits.length;
    walker.walk(xy, seen, first, end, finds.visits);
    this.addVisits(finds.visits, from);
    let low = T;
    let high = -1;
    for (let e = first; e < end; e++) {
      if (seen.south[e] < low) low = seen.south[e];
      if (seen.north[e] > high) high = seen.north[e];
      if (seen.booked[e]) this.book(seen, e);
    }
    this.collect(finds, low, high, unseen, walker.fromLeft);
    return this.suspectCells;
  }

  private addVisits({ cells, rise, beside, length }: CellVisits, from: number): void {
    const { sums, touched } = this;
    for (let v = from; v < length; v++) {
      const cell = cells[v];
      sums[2 * cell] += rise[v];
      sums[2 * cell + 1] += beside[v];
      touched[cell >> 5] |= 1 << (cell & 31);
    }
  }

  /** A booked chunk: as if it passed along the western side of its box. */
  private book(seen: ChunksInTile, e: number): void {
    const column = seen.west[e];
    const ay = seen.startY[e];
    const by = seen.endY[e];
    const low = Math.max(0, Math.min(ay, by));
    const high = Math.min(T, Math.max(ay, by));
    const up = by > ay ? seen.sign[e] : -seen.sign[e];
    for (let row = low | 0; row < high; row++) {
      const cell = row * T + column;
      this.sums[2 * cell] += up * (Math.min(high, row + 1) - Math.max(low, row));
      this.touched[cell >> 5] |= 1 << (cell & 31);
    }
  }

  /**
   * Sums rows `low` to `high` from the left, and empties them for the next part.
   * @param unseen cells that want no record
   * @param fromLeft how far the boundary rises left of the tile, by row
   */
  private collect(
    { records, spans }: TileFinds,
    low: number,
    high: number,
    unseen: Int32Array,
    fromLeft: Float64Array,
  ): void {
    const { touched, sums } = this;
    for (let row = low; row <= high; row++) {
      records.room(T);
      const { cells, left, inside } = records;
      // Inside lies to the left of an edge: what runs up takes away to its right.
      let winding = -fromLeft[row];
      fromLeft[row] = 0;
      let next = 0;
      for (let w = row * WORDS_PER_ROW; w < (row + 1) * WORDS_PER_ROW; w++) {
        let bits = touched[w];
        if (bits === 0) continue;
        touched[w] = 0;
        while (bits !== 0) {
          const cell = 32 * w + 31 - Math.clz32(bits & -bits);
          const column = cell - row * T;
          if (column > next) this.run(spans, row, next, column - 1, winding, unseen);
          const at = records.length;
          cells[at] = cell;
          left[at] = winding;
          winding -= sums[2 * cell];
          inside[at] = winding + sums[2 * cell + 1];
          if ((unseen[w] & bits & -bits) === 0) records.length++;
          bits &= bits - 1;
          sums[2 * cell] = sums[2 * cell + 1] = 0;
          next = column + 1;
        }
      }
      if (next < T) this.run(spans, row, next, T - 1, winding, unseen);
    }
  }

  private run(
    spans: CellSpans,
    row: number,
    first: number,
    last: number,
    winding: number,
    unseen: Int32Array,
  ): void {
    if (Math.abs(winding) < SURE) return;
    const whole = Math.abs(winding - 1) < SURE;
    spans.push(row, first, last, whole ? 1 : winding);
    if (!whole) this.suspectCells += countUnset(unseen, row, first, last);
  }
}
