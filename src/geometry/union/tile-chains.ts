import { TILE_CELLS } from '../measures/share-grid.ts';
import type { ChainBuilder, ChainEnd } from './chains.ts';
import { INSIDE, OUTLINE, UNSEEN, type Side, type VisitCut } from './cell-outline.ts';
import type { UnionTile } from './union-tile.ts';

const T = TILE_CELLS;

/** Follows the boundaries through a tile, visit by visit, and notes where they are outline of the union. */
export class TileChains {
  private x = 0;
  private y = 0;
  private firstNode = 0;
  private wrongWay = 0;
  /** What the boundary is since `start`. */
  private side: Side = INSIDE;
  private start: ChainEnd | null = null;

  constructor(
    private readonly xy: Float64Array,
    private readonly cellsPerDegree: number,
    private readonly chains: ChainBuilder,
  ) {}

  /** @param x, y the tile's south-west corner in cells from 0° E, 0° N */
  follow(tile: UnionTile, x: number, y: number): void {
    this.x = x;
    this.y = y;
    this.firstNode = this.chains.addNodes(tile.nodes.x, tile.nodes.y);
    const { first, last } = tile.finds.visits;
    let v = 0;
    for (const to of tile.visitsTo)
      for (; v < to; v++) {
        this.wrongWay = first[v] & 1;
        const sides = tile.sidesOf(v);
        const edge = first[v] >> 1;
        if (this.start) this.agree(sides.start);
        else this.begin(this.borderStart(edge), sides.start);
        for (const cut of sides.cuts) this.pass(cut);
        const goesOn = v + 1 < to && this.isNext(last[v] >> 1, first[v + 1] >> 1);
        if (goesOn) continue;
        this.finish(this.borderEnd(last[v] >> 1));
        this.start = null;
      }
  }

  /** Does the visit that begins with edge `next` follow the one that ends with edge `last`, within the tile? */
  private isNext(last: number, next: number): boolean {
    return next === last || (next === last + 1 && this.isInTile(next));
  }

  private isInTile(vertex: number): boolean {
    const column = Math.floor(this.xy[2 * vertex] * this.cellsPerDegree - this.x);
    const row = Math.floor(this.xy[2 * vertex + 1] * this.cellsPerDegree - this.y);
    return column >= 0 && column < T && row >= 0 && row < T;
  }

  private begin(start: ChainEnd, side: Side): void {
    this.start = start;
    this.side = side;
  }

  /** The next cell says what the boundary is that comes from the cell before. */
  private agree(side: Side): void {
    if (this.side === UNSEEN) this.side = side;
    else if (side !== UNSEEN && side !== this.side) this.chains.faults++;
  }

  private pass({ vertex, t, node, next }: VisitCut): void {
    const end: ChainEnd = {
      at: vertex + t,
      node: this.firstNode + node,
      before: t === 0 ? vertex - 1 : vertex,
      after: t === 1 ? vertex + 2 : vertex + 1,
    };
    this.finish(end);
    this.begin(end, next);
  }

  private finish(end: ChainEnd): void {
    if (this.side === OUTLINE && this.start) this.chains.add(this.start, end, this.wrongWay);
  }

  private borderStart(edge: number): ChainEnd {
    if (this.isInTile(edge)) return { at: edge, node: -1, before: edge - 1, after: edge };
    return { at: edge + this.crossing(edge, false), node: -1, before: edge, after: edge + 1 };
  }

  private borderEnd(edge: number): ChainEnd {
    if (this.isInTile(edge + 1)) return { at: edge + 1, node: -1, before: edge, after: edge + 1 };
    return { at: edge + this.crossing(edge, true), node: -1, before: edge, after: edge + 1 };
  }

  /** How far along an edge lies the place where it enters the tile, or leaves it. */
  private crossing(edge: number, leaves: boolean): number {
    const { xy, cellsPerDegree: s } = this;
    const ax = xy[2 * edge] * s - this.x;
    const ay = xy[2 * edge + 1] * s - this.y;
    const ux = xy[2 * edge + 2] * s - this.x - ax;
    const uy = xy[2 * edge + 3] * s - this.y - ay;
    const alongX = ux === 0 ? (leaves ? 1 : 0) : (ux > 0 === leaves ? T - ax : -ax) / ux;
    const alongY = uy === 0 ? (leaves ? 1 : 0) : (uy > 0 === leaves ? T - ay : -ay) / uy;
    return leaves ? Math.min(alongX, alongY) : Math.max(alongX, alongY);
  }
}
