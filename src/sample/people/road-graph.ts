import type { Mesh } from '../land/mesh.ts';
import { flatLineKm, simplifyFlatLine, smoothLine } from '../seeded/lines.ts';

export const TRACK = 1;
export const MAIN = 2;
export type RoadRank = typeof TRACK | typeof MAIN;

/** Roads as edges of the mesh. */
export class RoadGraph {
  /** Best class of the roads at a node, 0 without. */
  readonly classAt: Uint8Array;
  private readonly classOf = new Map<number, RoadRank>();
  private readonly links = new Map<number, number[]>();

  constructor(private readonly mesh: Mesh) {
    this.classAt = new Uint8Array(mesh.count);
  }

  add(a: number, b: number, roadClass: RoadRank): void {
    const key = this.keyOf(a, b);
    const before = this.classOf.get(key);
    if (before === undefined) {
      for (const [from, to] of [
        [a, b],
        [b, a],
      ]) {
        const list = this.links.get(from);
        if (list) list.push(to);
        else this.links.set(from, [to]);
      }
    }
    if (before === undefined || roadClass > before) this.classOf.set(key, roadClass);
    for (const node of [a, b]) this.classAt[node] = Math.max(this.classAt[node], roadClass);
  }

  nodes(): number[] {
    return [...this.links.keys()].sort((a, b) => a - b);
  }

  /** Stretches between junctions, ends and changes of class. */
  stretches(): RoadStretch[] {
    const isStop = (node: number): boolean => {
      const next = this.links.get(node) ?? [];
      return next.length !== 2 || this.edgeClass(node, next[0]) !== this.edgeClass(node, next[1]);
    };
    const used = new Set<number>();
    const found: RoadStretch[] = [];
    const walk = (start: number, first: number): void => {
      if (used.has(this.keyOf(start, first))) return;
      const nodes = [start];
      for (let at = first; ;) {
        used.add(this.keyOf(nodes[nodes.length - 1], at));
        nodes.push(at);
        if (at === start || isStop(at)) break;
        const [a, b] = this.links.get(at) ?? [];
        at = a === nodes[nodes.length - 2] ? b : a;
      }
      found.push(this.describe(nodes));
    };
    const nodes = this.nodes();
    for (const node of nodes)
      if (isStop(node)) for (const next of this.links.get(node) ?? []) walk(node, next);
    for (const node of nodes) for (const next of this.links.get(node) ?? []) walk(node, next);
    return found;
  }

  private describe(nodes: number[]): RoadStretch {
    const raw = nodes.flatMap((node) => [this.mesh.x[node], this.mesh.y[node]]);
    const line = simplifyFlatLine(smoothLine(raw, 1), 0.045);
    return { nodes, roadClass: this.edgeClass(nodes[0], nodes[1]), line, lengthKm: flatLineKm(line) };
  }

  private edgeClass(a: number, b: number): RoadRank {
    return this.classOf.get(this.keyOf(a, b)) ?? TRACK;
  }

  private keyOf(a: number, b: number): number {
    return a < b ? a * this.mesh.count + b : b * this.mesh.count + a;
  }
}

export interface RoadStretch {
  readonly nodes: readonly number[];
  readonly roadClass: RoadRank;
  /** x, y, x, y ... km, smoothed and thinned; the ends are the end nodes. */
  readonly line: readonly number[];
  readonly lengthKm: number;
}
