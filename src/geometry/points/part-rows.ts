import { crossEdges, EVEN, ODD, ON_EDGE, passes } from './point-in-part.ts';
import type { PreparedAreas } from '../polygons/prepared-areas.ts';
import { CHUNK_EDGES } from '../chunks/chunk-boxes.ts';

/**
 * The chunks of one polygon part by the rows of a grid that their boxes meet: a point is tested against the chunks of
 * its row alone. As `pointInPart`: even-odd, the boundary inside, exact.
 */
export class PartRows {
  private xy: Float64Array = new Float64Array(0);
  /** First and last vertex of each chunk of the part, its box, latitudes at both ends, and the rows that it meets. */
  private count = 0;
  private from = new Int32Array(64);
  private to = new Int32Array(64);
  private boxes = new Float64Array(256);
  private ends = new Float64Array(128);
  private south = new Int32Array(64);
  private north = new Int32Array(64);
  /** Chunks of row r: `chunks[start[r]] .. chunks[start[r + 1] - 1]`. */
  private start = new Int32Array(64);
  private chunks = new Int32Array(256);

  /**
   * Turns to part p of a layer.
   * @param rowOf row of a latitude, never smaller further north; from 0 to `rows` - 1 within the part
   */
  load(areas: PreparedAreas, p: number, rowOf: (y: number) => number, rows: number): void {
    this.xy = areas.geometry.xy;
    this.takeRuns(areas, p);
    if (this.start.length < rows + 1) this.start = new Int32Array(2 * rows + 2);
    const { start, south, north, boxes, count } = this;
    start.fill(0, 0, rows + 1);
    for (let k = 0; k < count; k++) {
      south[k] = rowOf(boxes[4 * k + 1]);
      north[k] = rowOf(boxes[4 * k + 3]);
      for (let row = south[k]; row <= north[k]; row++) start[row]++;
    }
    for (let row = 1; row <= rows; row++) start[row] += start[row - 1];
    if (this.chunks.length < start[rows]) this.chunks = new Int32Array(2 * start[rows]);
    // Filled from the ends, so that the starts are left.
    for (let k = count - 1; k >= 0; k--)
      for (let row = south[k]; row <= north[k]; row++) this.chunks[--start[row]] = k;
  }

  private takeRuns(
    { geometry: { parts, rings }, firstChunk, chunkBoxes, chunkEnds }: PreparedAreas,
    p: number,
  ): void {
    const first = firstChunk[parts[p]];
    const count = firstChunk[parts[p + 1]] - first;
    if (this.from.length < count) {
      for (const name of ['from', 'to', 'south', 'north'] as const) this[name] = new Int32Array(2 * count);
      this.boxes = new Float64Array(8 * count);
      this.ends = new Float64Array(4 * count);
    }
    this.boxes.set(chunkBoxes.subarray(4 * first, 4 * (first + count)));
    for (let r = parts[p], k = 0; r < parts[p + 1]; r++)
      for (let from = rings[r]; from < rings[r + 1] - 1; from += CHUNK_EDGES, k++) {
        this.from[k] = from;
        this.to[k] = Math.min(from + CHUNK_EDGES, rings[r + 1] - 1);
        this.ends[2 * k] = chunkEnds[first + k + r];
        this.ends[2 * k + 1] = chunkEnds[first + k + r + 1];
      }
    this.count = count;
  }

  /** Whether the part holds a point in a row. */
  holds(row: number, x: number, y: number): boolean {
    const { xy, boxes, ends, from, to, start, chunks } = this;
    let inside = EVEN;
    for (let k = start[row]; k < start[row + 1]; k++) {
      const chunk = chunks[k];
      if (y < boxes[4 * chunk + 1] || y > boxes[4 * chunk + 3] || x > boxes[4 * chunk + 2]) continue;
      if (x < boxes[4 * chunk]) inside ^= passes(ends[2 * chunk], ends[2 * chunk + 1], y);
      else {
        const crossed = crossEdges(xy, from[chunk], to[chunk], x, y);
        if (crossed === ON_EDGE) return true;
        inside ^= crossed;
      }
    }
    return inside === ODD;
  }
}
