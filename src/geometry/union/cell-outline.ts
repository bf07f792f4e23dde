import { CellContacts, SAME_POINT, type Nodes, type EdgeOverlap } from './cell-contacts.ts';
import { CellEdges, type CellFrame } from './cell-edges.ts';
import { CellSides } from './cell-sides.ts';

/** Is a piece of a boundary outline of the union? `UNSEEN`: it is too short in this cell to tell. */
export const INSIDE = 0;
export const OUTLINE = 1;
export const UNSEEN = 2;
export type Side = typeof INSIDE | typeof OUTLINE | typeof UNSEEN;

/** A boundary passes through a node: on the edge from vertex `vertex` to the next, at `t` of its length. */
export interface VisitCut {
  readonly vertex: number;
  readonly t: number;
  readonly node: number;
  /** What the boundary is from there on. */
  readonly next: Side;
}

/** One visit of a boundary to a cell: what it is where it begins, and the nodes on its way. */
export interface VisitSides {
  readonly start: Side;
  readonly cuts: readonly VisitCut[];
}

/** A place on a visit: edge of the cell and how far along it; node, or -1 where the visit begins or ends. */
interface Stop {
  readonly edge: number;
  readonly t: number;
  readonly node: number;
}

/** Two stops with no vertex between them. */
const adjoin = (a: Stop, b: Stop): boolean =>
  a.edge === b.edge || (b.edge === a.edge + 1 && (a.t === 1 || b.t === 0));

export const ALL_OUTLINE: VisitSides = { start: OUTLINE, cuts: [] };
export const ALL_INSIDE: VisitSides = { start: INSIDE, cuts: [] };
const ALL_UNSEEN: VisitSides = { start: UNSEEN, cuts: [] };

/** Tells in a cell where several boundaries meet which pieces of them are outline of the union. */
export class CellOutline {
  readonly edges = new CellEdges();
  private readonly contacts: CellContacts;
  private readonly sides = new CellSides();
  private overlaps: readonly EdgeOverlap[] = [];

  constructor(nodes: Nodes) {
    this.contacts = new CellContacts(nodes);
  }

  /** Looks at the polygons that were put into `edges`; `found` is told about each visit. */
  solve(frame: CellFrame, found: (visit: number, sides: VisitSides) => void): void {
    const { edges, contacts, sides } = this;
    contacts.find(edges, frame);
    sides.prepare(edges, frame);
    const { cuts } = contacts;
    this.overlaps = contacts.overlaps;
    let c = 0;
    for (let j = 0; j < edges.visits; j++) {
      const from = edges.visitFrom[j];
      const to = edges.visitFrom[j + 1];
      if (from === to) {
        found(edges.visit[j], ALL_UNSEEN);
        continue;
      }
      const stops: Stop[] = [];
      for (; c < cuts.length && cuts[c].edge < to; c++) {
        const before = stops[stops.length - 1];
        if (!before || before.node !== cuts[c].node || !adjoin(before, cuts[c])) stops.push(cuts[c]);
      }
      found(edges.visit[j], this.sidesOf(frame, from, to, stops));
    }
  }

  private sidesOf(frame: CellFrame, from: number, to: number, stops: readonly Stop[]): VisitSides {
    const { vertex } = this.edges;
    const end: Stop = { edge: to - 1, t: 1, node: -1 };
    const start = this.sideBetween(frame, { edge: from, t: 0, node: -1 }, stops[0] ?? end);
    if (stops.length === 0) return start === OUTLINE ? ALL_OUTLINE : { start, cuts: [] };
    const cuts = stops.map((stop, k) => ({
      vertex: vertex[stop.edge],
      t: stop.t,
      node: stop.node,
      next: this.sideBetween(frame, stop, stops[k + 1] ?? end),
    }));
    return { start, cuts };
  }

  /** What the piece between two neighbouring stops is: judged at a vertex between them, else in the middle. */
  private sideBetween(frame: CellFrame, from: Stop, to: Stop): Side {
    const { ax, ay, bx, by } = this.edges;
    const first = from.t === 1 ? from.edge + 2 : from.edge + 1;
    const last = to.t === 0 ? to.edge - 1 : to.edge;
    if (first <= last) {
      const k = (first + last) >> 1;
      return this.sideAt(k, -1, ax[k], ay[k]);
    }
    const e = from.t === 1 ? from.edge + 1 : from.edge;
    // A visit that begins or ends in a node has nothing before or after it.
    if (e > to.edge || (e === to.edge && to.t === 0)) return UNSEEN;
    let low = e === from.edge ? from.t : 0;
    let high = e === to.edge ? to.t : 1;
    const ux = bx[e] - ax[e];
    const uy = by[e] - ay[e];
    if (from.node < 0 || to.node < 0) {
      low = Math.max(
        low,
        entry(ax[e], ux, frame.west, frame.east),
        entry(ay[e], uy, frame.south, frame.north),
      );
      high = Math.min(
        high,
        exit(ax[e], ux, frame.west, frame.east),
        exit(ay[e], uy, frame.south, frame.north),
      );
      if (!((high - low) * (Math.abs(ux) + Math.abs(uy)) > SAME_POINT)) return UNSEEN;
    }
    const t = (low + high) / 2;
    return this.sideAt(e, t, ax[e] + t * ux, ay[e] + t * uy);
  }

  /**
   * Outline where no other polygon covers the place. Of boundaries upon each other none is outline where the
   * insides lie on both sides; else one is, that of the first polygon.
   * @param t how far along edge e the place lies; -1 at its start, which then touches nothing else
   */
  private sideAt(e: number, t: number, x: number, y: number): Side {
    const { edges, sides, overlaps } = this;
    const own = edges.owner[e];
    for (let p = 0; p < edges.polygons; p++) {
      if (p === own) continue;
      const upon = overlaps.find((o) => o.edge === e && o.other === p && o.from < t && t < o.to);
      if (upon ? !upon.sameSide || p < own : sides.isInside(edges, p, x, y)) return INSIDE;
    }
    return OUTLINE;
  }
}

/** How far along its way u a line that starts at a comes between two sides; and leaves them. */
function entry(a: number, u: number, low: number, high: number): number {
  if (u === 0) return 0;
  return ((u > 0 ? low : high) - a) / u;
}

function exit(a: number, u: number, low: number, high: number): number {
  if (u === 0) return 1;
  return ((u > 0 ? high : low) - a) / u;
}
