import { enlarged } from '../cells/cell-lists.ts';
import type { PreparedAreas } from '../../polygons/prepared-areas.ts';
import { GROUP_CHUNKS, CHUNK_EDGES, type ChunkBoxes } from '../../chunks/chunk-boxes.ts';
import { LEFT } from '../../chunks/chunk-raster.ts';
import { TILE_CELLS } from '../../measures/share-grid.ts';
import { allBits, noBits } from './tile-bits.ts';

const T = TILE_CELLS;

/** Higher chunks are walked: over so few rows the area of a cell changes evenly, to a part in ten million. */
export const MOST_ROWS = 16;

/**
 * The chunks of polygon parts that matter to one tile: those whose box meets it, and those left of it in its rows,
 * which decide what is inside. Entry e stands for the edges from vertex `from[e]` to `to[e]`; all its cells in the
 * tile lie in columns `west..east` and rows `south..north`.
 */
export class ChunksInTile {
  length = 0;
  from = new Int32Array(1024);
  to = new Int32Array(1024);
  /** Direction of the ring, see `PreparedAreas`. */
  sign = new Int32Array(1024);
  /** `LEFT` for all that lies left of the tile. */
  west = new Int32Array(1024);
  east = new Int32Array(1024);
  south = new Int32Array(1024);
  north = new Int32Array(1024);
  /** Heights at which the chunk begins and ends above the tile's southern border, in cells. */
  startY = new Float64Array(1024);
  endY = new Float64Array(1024);
  /** 1 where the way inside the box does not matter: the chunk is booked, not walked. */
  booked = new Uint8Array(1024);
  /** 1 where the whole chunk lies in the tile. */
  whole = new Uint8Array(1024);

  /** Adds the chunks of part p as the tile with south-west cell x0, y0 sees them. */
  look(areas: PreparedAreas, p: number, scale: number, x0: number, y0: number): void {
    const { parts, rings } = areas.geometry;
    for (let r = parts[p]; r < parts[p + 1]; r++)
      this.lookAlong(areas, r, rings[r], rings[r + 1] - 1, areas.ringSign[r], scale, x0, y0);
  }

  /** Adds the chunks of a way, from vertex `start` to vertex `last`. @param sign its direction, see `PreparedAreas` */
  lookAlong(
    { firstChunk, chunkBoxes, firstGroup, groupBoxes, chunkEnds }: ChunkBoxes,
    way: number,
    start: number,
    last: number,
    sign: number,
    scale: number,
    x0: number,
    y0: number,
  ): void {
    const end = firstChunk[way + 1];
    for (let g = firstGroup[way]; g < firstGroup[way + 1]; g++) {
      if (
        groupBoxes[4 * g] * scale - x0 >= T ||
        groupBoxes[4 * g + 1] * scale - y0 >= T ||
        groupBoxes[4 * g + 3] * scale - y0 < 0
      )
        continue;
      const k0 = firstChunk[way] + (g - firstGroup[way]) * GROUP_CHUNKS;
      const k1 = k0 + GROUP_CHUNKS < end ? k0 + GROUP_CHUNKS : end;
      const from = start + (k0 - firstChunk[way]) * CHUNK_EDGES;
      if (groupBoxes[4 * g + 2] * scale - x0 < 0) {
        const to = from + (k1 - k0) * CHUNK_EDGES;
        this.add(
          groupBoxes,
          g,
          from,
          to < last ? to : last,
          sign,
          scale,
          x0,
          y0,
          chunkEnds[k0 + way],
          chunkEnds[k1 + way],
        );
      } else
        for (let k = k0, at = from; k < k1; k++, at += CHUNK_EDGES) {
          const to = at + CHUNK_EDGES < last ? at + CHUNK_EDGES : last;
          this.add(chunkBoxes, k, at, to, sign, scale, x0, y0, chunkEnds[k + way], chunkEnds[k + way + 1]);
        }
    }
  }

  private add(
    boxes: Float64Array,
    box: number,
    from: number,
    to: number,
    sign: number,
    scale: number,
    x0: number,
    y0: number,
    begins: number,
    ends: number,
  ): void {
    const west = boxes[4 * box] * scale - x0;
    const south = boxes[4 * box + 1] * scale - y0;
    const north = boxes[4 * box + 3] * scale - y0;
    if (west >= T || south >= T || north < 0) return;
    const east = boxes[4 * box + 2] * scale - x0;
    if (this.length === this.from.length) this.enlarge();
    const e = this.length++;
    this.from[e] = from;
    this.to[e] = to;
    this.sign[e] = sign;
    this.startY[e] = begins * scale - y0;
    this.endY[e] = ends * scale - y0;
    this.west[e] = east < 0 ? LEFT : west < 0 ? 0 : west;
    this.east[e] = east >= T ? T - 1 : east;
    this.south[e] = south < 0 ? 0 : south;
    this.north[e] = north >= T ? T - 1 : north;
    this.booked[e] = 0;
    this.whole[e] = west >= 0 && south >= 0 && east < T && north < T ? 1 : 0;
  }

  /** Books the chunks from entry `first` on all of whose cells are `full`. Returns whether others are in sight. */
  bookHidden(first: number, end: number, full: Int32Array): boolean {
    let seen = false;
    for (let e = first; e < end; e++) {
      if (this.west[e] === LEFT) continue;
      let hidden = true;
      for (let row = this.south[e]; row <= this.north[e] && hidden; row++)
        hidden = allBits(full, row, this.west[e], this.east[e]);
      if (hidden) this.booked[e] = 1;
      else seen = true;
    }
    return seen;
  }

  /** Books the chunks that lie in the tile whole, none of whose cells is in `seams`. */
  bookUniform(first: number, end: number, seams: Int32Array): void {
    for (let e = first; e < end; e++) {
      if (!this.whole[e] || this.north[e] - this.south[e] > MOST_ROWS) continue;
      let uniform = true;
      for (let row = this.south[e]; row <= this.north[e] && uniform; row++)
        uniform = noBits(seams, row, this.west[e], this.east[e]);
      if (uniform) this.booked[e] = 1;
    }
  }

  private enlarge(): void {
    for (const name of ['from', 'to', 'sign', 'west', 'east', 'south', 'north'] as const)
      this[name] = enlarged(this[name], new Int32Array(2 * this.length));
    for (const name of ['startY', 'endY'] as const)
      this[name] = enlarged(this[name], new Float64Array(2 * this.length));
    for (const name of ['booked', 'whole'] as const)
      this[name] = enlarged(this[name], new Uint8Array(2 * this.length));
  }
}
