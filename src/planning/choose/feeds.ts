import { DistanceHeap } from '../optimise/network/distance-heap.ts';

/** What may join two nodes of a network of feeds. */
export interface FeedLink {
  readonly ends: readonly [number, number];
  /** The work that builds it; null: it is there. */
  readonly work: number | null;
  /** Masts on which it stands, of those at its ends: both ends of a hop, none of a trench. */
  readonly masts: readonly number[];
}

/** What feeds masts: a mast that must be fed stands only where links and masts join it with node 0, what is fed today. */
export interface Feeds {
  readonly nodes: number;
  readonly links: readonly FeedLink[];
  /** Node of every mast that is an end of links, by work; one mast a node. */
  readonly nodeOf: ReadonlyMap<number, number>;
  /** Those that must be fed. */
  readonly fed: ReadonlySet<number>;
}

/** All works without which a link joins nothing. */
export const gatesOf = ({ work, masts }: FeedLink): readonly number[] =>
  work === null ? masts : [work, ...masts];

/** Nodes that links and masts of a choice join with what is fed today. */
export function fedNodes({ nodes, links }: Feeds, chosen: ReadonlySet<number>): Uint8Array {
  const root = Int32Array.from({ length: nodes }, (_, v) => v);
  const find = (v: number): number => {
    let at = v;
    while (root[at] !== at) at = root[at] = root[root[at]];
    return at;
  };
  for (const link of links) {
    if (link.work !== null && !chosen.has(link.work)) continue;
    if (!link.masts.every((mast) => chosen.has(mast))) continue;
    root[find(link.ends[0])] = find(link.ends[1]);
  }
  const source = find(0);
  return Uint8Array.from(root, (_, v) => (find(v) === source ? 1 : 0));
}

/** Whether every mast of a choice that must be fed is. */
export function isFed(feeds: Feeds, sites: readonly number[]): boolean {
  const asked = sites.filter((j) => feeds.fed.has(j));
  if (!asked.length) return true;
  const fed = fedNodes(feeds, new Set(sites));
  return asked.every((j) => fed[feeds.nodeOf.get(j)!]);
}

/** A way from what is fed to a mast: the works that it lacks, the mast among them, and what they cost together. */
export interface FeedWay {
  readonly works: readonly number[];
  readonly costVnd: number;
}

/**
 * Cheapest ways to one more mast. A node has two states: reached without its mast, or with it paid, so that a mast between
 * two hops counts once.
 */
export class FeedWays {
  readonly #at: readonly { readonly link: FeedLink; readonly to: number }[][];
  readonly #mastAt: Int32Array;
  readonly #key: Float64Array;
  readonly #heap: DistanceHeap;
  readonly #before: Int32Array;
  readonly #by: (FeedLink | null)[];
  #has: (work: number) => boolean = () => false;

  /** @param cost by work @param may whether a work may be taken */
  constructor(
    readonly feeds: Feeds,
    readonly cost: ArrayLike<number>,
    readonly may: (work: number) => boolean = () => true,
  ) {
    const at: { link: FeedLink; to: number }[][] = Array.from({ length: feeds.nodes }, () => []);
    for (const link of feeds.links) {
      const [a, b] = link.ends;
      at[a].push({ link, to: b });
      at[b].push({ link, to: a });
    }
    this.#at = at;
    this.#mastAt = new Int32Array(feeds.nodes).fill(-1);
    for (const [work, node] of feeds.nodeOf) this.#mastAt[node] = work;
    this.#key = new Float64Array(2 * feeds.nodes);
    this.#heap = new DistanceHeap(this.#key);
    this.#before = new Int32Array(2 * feeds.nodes);
    this.#by = new Array<FeedLink | null>(2 * feeds.nodes).fill(null);
  }

  /** Looks from all that a choice feeds; ways are those of this choice until the next one. */
  from(chosen: ReadonlySet<number>): void {
    const [key, heap] = [this.#key, this.#heap];
    this.#has = (work) => chosen.has(work);
    key.fill(Infinity);
    this.#before.fill(-1);
    heap.clear();
    fedNodes(this.feeds, chosen).forEach((fed, node) => {
      if (!fed) return;
      key[2 * node] = 0;
      heap.push(2 * node);
    });
    while (heap.size) {
      const state = heap.pop();
      for (const { link, to } of this.#at[state >> 1]) this.#step(state, link, to);
    }
  }

  #price(work: number): number {
    return this.#has(work) ? 0 : this.may(work) ? this.cost[work] : Infinity;
  }

  #step(state: number, link: FeedLink, to: number): void {
    const isPaid = (state & 1) === 1;
    const [here, there] = [this.#mastAt[state >> 1], this.#mastAt[to]];
    let reached = this.#key[state] + (link.work === null ? 0 : this.#price(link.work));
    const standsThere = there >= 0 && link.masts.includes(there);
    if (!isPaid && here >= 0 && link.masts.includes(here)) reached += this.#price(here);
    if (standsThere) reached += this.#price(there);
    const next = 2 * to + (standsThere ? 1 : 0);
    if (!(reached < this.#key[next])) return;
    this.#key[next] = reached;
    this.#before[next] = state;
    this.#by[next] = link;
    this.#heap.push(next);
  }

  /** What the cheapest way to a mast costs, with the mast; Infinity: none leads there. */
  costTo(mast: number): number {
    const node = this.feeds.nodeOf.get(mast);
    if (!this.feeds.fed.has(mast) || node === undefined) return this.#price(mast);
    return Math.min(this.#key[2 * node] + this.#price(mast), this.#key[2 * node + 1]);
  }

  /** The cheapest way to a mast from what was looked from; null: none leads there. */
  to(mast: number): FeedWay | null {
    const costVnd = this.costTo(mast);
    if (costVnd === Infinity) return null;
    const works = new Set<number>(this.#has(mast) ? [] : [mast]);
    const node = this.feeds.nodeOf.get(mast);
    if (!this.feeds.fed.has(mast) || node === undefined) return { works: [...works], costVnd };
    const isBare = this.#key[2 * node] + this.#price(mast) < this.#key[2 * node + 1];
    for (let state = isBare ? 2 * node : 2 * node + 1; this.#before[state] >= 0; state = this.#before[state])
      for (const gate of gatesOf(this.#by[state]!)) if (!this.#has(gate)) works.add(gate);
    return { works: [...works], costVnd };
  }
}

/**
 * Some works with what feeds them, mast by mast by the nearest way: it can be done, and need not be the cheapest for
 * several. Ascending; null: one of them cannot be fed.
 */
export function withFeeds(
  feeds: Feeds,
  sites: readonly number[],
  cost: ArrayLike<number>,
  may: (work: number) => boolean = () => true,
): number[] | null {
  const chosen = new Set(sites);
  const ways = new FeedWays(feeds, cost, may);
  for (let open = sites.filter((j) => feeds.fed.has(j)); open.length;) {
    ways.from(chosen);
    const next = open.reduce((best, mast) => (ways.costTo(mast) < ways.costTo(best) ? mast : best));
    const way = ways.to(next);
    if (!way) return null;
    for (const work of way.works) chosen.add(work);
    open = open.filter((mast) => mast !== next);
  }
  return [...chosen].sort((a, b) => a - b);
}
