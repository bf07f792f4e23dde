import type { PackedGeometry } from '../../model/geometry.ts';
import type { Arc } from './arcs.ts';
import type { Chains } from './chains.ts';

/** An arc at a node: direction in which it leaves the node, or from which it comes. */
interface Spoke {
  readonly arc: number;
  readonly leaves: boolean;
  readonly dx: number;
  readonly dy: number;
}

/** A simple ring of arcs. Rings with one number bound the same land; those with others may do so, too. */
export interface ArcRing {
  readonly arcs: readonly number[];
  readonly land: number;
}

/** Counter-clockwise from east. */
function compareSpokes(a: Spoke, b: Spoke): number {
  const half = (s: Spoke): number => (s.dy > 0 || (s.dy === 0 && s.dx > 0) ? 0 : 1);
  return half(a) - half(b) || Math.sign(a.dy * b.dx - a.dx * b.dy);
}

/** Joins arcs to rings. */
export class ArcRings {
  /** Arcs that leave each node: their number, and one of them. */
  private readonly leaving: Int32Array;
  private readonly anyLeaving: Int32Array;
  /** The arc after each. */
  private readonly next: Int32Array;

  constructor(
    private readonly geometry: PackedGeometry,
    private readonly chains: Chains,
    private readonly arcs: readonly Arc[],
  ) {
    this.leaving = new Int32Array(chains.nodes.length / 2);
    this.anyLeaving = new Int32Array(chains.nodes.length / 2);
    this.next = new Int32Array(arcs.length).fill(-1);
  }

  /**
   * Simple rings, which may touch each other at nodes. Null where a node has not as many arcs that arrive as
   * leave, by turns.
   */
  trace(): ArcRing[] | null {
    if (!this.joinAtNodes()) return null;
    const rings: ArcRing[] = [];
    const used = new Uint8Array(this.arcs.length);
    for (let a = 0; a < this.arcs.length; a++) {
      if (used[a]) continue;
      const cycle: number[] = [];
      for (let b = a; !used[b]; b = this.next[b]) {
        used[b] = 1;
        cycle.push(b);
      }
      this.splitAtNodes(cycle, a, rings);
    }
    return rings;
  }

  private joinAtNodes(): boolean {
    const { arcs, leaving, anyLeaving, next } = this;
    const arriving = new Int32Array(leaving.length);
    arcs.forEach(({ tail, head }, a) => {
      if (tail < 0) next[a] = a;
      else {
        leaving[tail]++;
        anyLeaving[tail] = a;
        arriving[head]++;
      }
    });
    for (let n = 0; n < leaving.length; n++) if (leaving[n] !== arriving[n]) return false;
    const busy = new Map<number, Spoke[]>();
    arcs.forEach(({ tail, head }, a) => {
      if (tail < 0) return;
      if (leaving[head] === 1) next[a] = anyLeaving[head];
      else this.addSpoke(busy, head, a, false);
      if (leaving[tail] > 1) this.addSpoke(busy, tail, a, true);
    });
    return [...busy.values()].every((spokes) => this.turn(spokes));
  }

  private addSpoke(busy: Map<number, Spoke[]>, node: number, arc: number, leaves: boolean): void {
    const { nodes } = this.chains;
    const [x, y] = this.neighbour(arc, leaves);
    const spoke = { arc, leaves, dx: x - nodes[2 * node], dy: y - nodes[2 * node + 1] };
    const list = busy.get(node);
    if (list) list.push(spoke);
    else busy.set(node, [spoke]);
  }

  /** The place next to the arc's tail, or head. */
  private neighbour(arc: number, atTail: boolean): readonly [number, number] {
    const { first, last, wrongWay, nodes } = this.chains;
    const { chains, tail, head } = this.arcs[arc];
    for (let k = 0; k < chains.length; k++) {
      const c = chains[atTail ? k : chains.length - 1 - k];
      if (first[c] > last[c]) continue;
      const vertex = atTail === (wrongWay[c] === 0) ? first[c] : last[c];
      return [this.geometry.xy[2 * vertex], this.geometry.xy[2 * vertex + 1]];
    }
    const other = atTail ? head : tail;
    return [nodes[2 * other], nodes[2 * other + 1]];
  }

  /** Where several arcs pass, each is led on along the land to its left: clockwise from where it came. */
  private turn(spokes: Spoke[]): boolean {
    spokes.sort(compareSpokes);
    return spokes.every((spoke, k) => {
      const before = spokes[(k || spokes.length) - 1];
      if (spoke.leaves === before.leaves) return false;
      if (!spoke.leaves) this.next[spoke.arc] = before.arc;
      return true;
    });
  }

  /** A round along the land that passes a node twice is two rings of this land that touch there. */
  private splitAtNodes(cycle: readonly number[], land: number, rings: ArcRing[]): void {
    const stack: number[] = [];
    const at = new Map<number, number>();
    for (const a of cycle) {
      const { tail } = this.arcs[a];
      if (tail >= 0 && this.leaving[tail] > 1) {
        const from = at.get(tail);
        if (from === undefined) at.set(tail, stack.length);
        else {
          const ring = stack.splice(from);
          for (const b of ring.slice(1)) at.delete(this.arcs[b].tail);
          rings.push({ arcs: ring, land });
        }
      }
      stack.push(a);
    }
    rings.push({ arcs: stack, land });
  }
}
