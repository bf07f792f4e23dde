/**
 * Pieces of the union's outline, each a stretch of one ring of the layer between two ends: a node, or the border of
 * a tile (or the ring's own beginning), where another chain goes on. Plain arrays, to be sent between threads.
 */
export interface Chains {
  /** First and last vertex of the stretch, ends left out; none where `first > last`. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Node at which the chain starts and ends, -1 for a border. In the direction of the ring. */
  readonly startNode: Int32Array;
  readonly endNode: Int32Array;
  /** Place on the layer's boundary: number of the edge's first vertex plus how far along the edge. */
  readonly startAt: Float64Array;
  readonly endAt: Float64Array;
  /** 1 where the inside lies to the right of the ring's direction. */
  readonly wrongWay: Uint8Array;
  /** lon, lat of the nodes. */
  readonly nodes: Float64Array;
  /** Places where what neighbouring cells found did not agree: the chains are then worthless. */
  readonly faults: number;
  /** Land covered, in square degrees: sums over cells, found apart from the outline. */
  readonly coveredSquareDegrees: number;
}

/** An end of a chain: place on the boundary; node or -1; the next vertex of the ring before and after it. */
export interface ChainEnd {
  readonly at: number;
  readonly node: number;
  readonly before: number;
  readonly after: number;
}

export class ChainBuilder {
  faults = 0;
  coveredSquareDegrees = 0;
  private readonly first: number[] = [];
  private readonly last: number[] = [];
  private readonly startNode: number[] = [];
  private readonly endNode: number[] = [];
  private readonly startAt: number[] = [];
  private readonly endAt: number[] = [];
  private readonly wrongWay: number[] = [];
  private readonly nodes: number[] = [];

  /** Takes over the nodes of a tile; the number that its first one gets. */
  addNodes(x: readonly number[], y: readonly number[]): number {
    const base = this.nodes.length / 2;
    for (let n = 0; n < x.length; n++) this.nodes.push(x[n], y[n]);
    return base;
  }

  add(start: ChainEnd, end: ChainEnd, wrongWay: number): void {
    this.first.push(start.after);
    this.last.push(end.before);
    this.startNode.push(start.node);
    this.endNode.push(end.node);
    this.startAt.push(start.at);
    this.endAt.push(end.at);
    this.wrongWay.push(wrongWay);
  }

  finish(): Chains {
    return {
      first: Int32Array.from(this.first),
      last: Int32Array.from(this.last),
      startNode: Int32Array.from(this.startNode),
      endNode: Int32Array.from(this.endNode),
      startAt: Float64Array.from(this.startAt),
      endAt: Float64Array.from(this.endAt),
      wrongWay: Uint8Array.from(this.wrongWay),
      nodes: Float64Array.from(this.nodes),
      faults: this.faults,
      coveredSquareDegrees: this.coveredSquareDegrees,
    };
  }
}

type Numbers = Int32Array | Float64Array | Uint8Array;

function joinNumbers<A extends Numbers>(make: new (length: number) => A, lists: readonly A[]): A {
  const whole = new make(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    whole.set(list, at);
    at += list.length;
  }
  return whole;
}

/** The chains of several pieces of tiles as one, in the order given. */
export function joinChains(pieces: readonly Chains[]): Chains {
  let base = 0;
  const renumbered = pieces.map((piece) => {
    const shift = base;
    base += piece.nodes.length / 2;
    const number = (node: number): number => (node < 0 ? -1 : node + shift);
    return { startNode: piece.startNode.map(number), endNode: piece.endNode.map(number) };
  });
  const ints = (pick: (piece: Chains) => Int32Array): Int32Array => joinNumbers(Int32Array, pieces.map(pick));
  const floats = (pick: (piece: Chains) => Float64Array): Float64Array =>
    joinNumbers(Float64Array, pieces.map(pick));
  return {
    first: ints((piece) => piece.first),
    last: ints((piece) => piece.last),
    startNode: joinNumbers(
      Int32Array,
      renumbered.map((piece) => piece.startNode),
    ),
    endNode: joinNumbers(
      Int32Array,
      renumbered.map((piece) => piece.endNode),
    ),
    startAt: floats((piece) => piece.startAt),
    endAt: floats((piece) => piece.endAt),
    wrongWay: joinNumbers(
      Uint8Array,
      pieces.map((piece) => piece.wrongWay),
    ),
    nodes: floats((piece) => piece.nodes),
    faults: pieces.reduce((sum, piece) => sum + piece.faults, 0),
    coveredSquareDegrees: pieces.reduce((sum, piece) => sum + piece.coveredSquareDegrees, 0),
  };
}
