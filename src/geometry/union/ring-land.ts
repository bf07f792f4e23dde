import type { PackedGeometry } from '../../model/geometry.ts';
import { enlarged } from '../overlay/cells/cell-lists.ts';
import type { ArcRing } from './arc-rings.ts';
import type { Arc } from './arcs.ts';
import type { Chains } from './chains.ts';

/** Closed rings, flat, with the inside to the left. */
export interface FlatRings {
  readonly xy: Float64Array;
  readonly from: readonly number[];
  /** Twice the signed area in square degrees; holes are negative. */
  readonly twiceArea: readonly number[];
  /** As in `ArcRing`. */
  readonly land: readonly number[];
}

/** Writes rings of arcs out as vertices. Nodes where nothing but one edge passes straight on are left out. */
export class RingWriter {
  private xy = new Float64Array(1 << 16);
  private length = 0;
  private from = 0;
  /** How many arcs leave each node. */
  private readonly passing: Uint32Array;

  constructor(
    private readonly geometry: PackedGeometry,
    private readonly chains: Chains,
    private readonly arcs: readonly Arc[],
  ) {
    this.passing = new Uint32Array(chains.nodes.length / 2);
    for (const { tail } of arcs) if (tail >= 0) this.passing[tail]++;
  }

  /** Rings without area fall away. */
  write(rings: readonly ArcRing[]): FlatRings {
    const starts: number[] = [0];
    const twiceArea: number[] = [];
    const lands: number[] = [];
    for (const { arcs, land } of rings) {
      this.from = this.length;
      arcs.forEach((a, k) => {
        this.writeArc(a, arcs[(k || arcs.length) - 1]);
      });
      const area = this.close();
      if (area === 0) this.length = this.from;
      else {
        twiceArea.push(area);
        lands.push(land);
        starts.push(this.length / 2);
      }
    }
    return { xy: this.xy.slice(0, this.length), from: starts, twiceArea, land: lands };
  }

  private writeArc(a: number, before: number): void {
    const { xy } = this.geometry;
    const { nodes, first, last, wrongWay } = this.chains;
    const { chains, tail } = this.arcs[a];
    if (tail >= 0 && (this.passing[tail] > 1 || !this.passesStraight(before, a)))
      this.vertex(nodes[2 * tail], nodes[2 * tail + 1]);
    for (const c of chains) {
      if (wrongWay[c]) for (let i = last[c]; i >= first[c]; i--) this.vertex(xy[2 * i], xy[2 * i + 1]);
      else for (let i = first[c]; i <= last[c]; i++) this.vertex(xy[2 * i], xy[2 * i + 1]);
    }
  }

  /** Does arc b go on along the very edge on which arc a ended? */
  private passesStraight(a: number, b: number): boolean {
    const { startAt, endAt, wrongWay } = this.chains;
    const c = this.arcs[a].chains[this.arcs[a].chains.length - 1];
    const d = this.arcs[b].chains[0];
    const at = wrongWay[d] ? endAt[d] : startAt[d];
    return at === (wrongWay[c] ? startAt[c] : endAt[c]) && !Number.isInteger(at);
  }

  private vertex(x: number, y: number): void {
    const { length } = this;
    if (length > this.from && this.xy[length - 2] === x && this.xy[length - 1] === y) return;
    if (length + 4 > this.xy.length) this.xy = enlarged(this.xy, new Float64Array(2 * length));
    this.xy[this.length++] = x;
    this.xy[this.length++] = y;
  }

  /** Repeats the first vertex; twice the area of the ring. */
  private close(): number {
    const { xy, from } = this;
    if (this.length === from) return 0;
    const x0 = xy[from];
    const y0 = xy[from + 1];
    this.vertex(x0, y0);
    let twice = 0;
    for (let i = from + 2; i + 2 < this.length; i += 2)
      twice += (xy[i] - x0) * (xy[i + 3] - y0) - (xy[i + 2] - x0) * (xy[i + 1] - y0);
    return twice;
  }
}
