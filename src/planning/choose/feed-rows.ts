import type { ProgramRow } from '../optimise/exact/integer-program.ts';
import { gatesOf, type FeedLink, type Feeds } from './feeds.ts';

/** Feeds as rows of a program: what flows from node 0 to each mast that is chosen, over links that are. */
export interface FeedRows {
  /** Variables beside those of works and demand: by link there and back, first which way it feeds, then how much. */
  readonly columns: number;
  readonly rows: readonly ProgramRow[];
  /** Values of these variables for a choice that is fed. */
  startOf(chosen: ReadonlySet<number>): Float64Array;
}

interface Arc {
  readonly from: number;
  readonly to: number;
  readonly link: FeedLink;
}

/** @param first number of the first variable that is free @param place variable of every work in question */
export function feedRows(feeds: Feeds, place: ReadonlyMap<number, number>, first: number): FeedRows {
  const links = feeds.links.filter((link) => gatesOf(link).every((work) => place.has(work)));
  const arcs = links.flatMap((link): Arc[] => {
    const [a, b] = link.ends;
    return [
      { from: a, to: b, link },
      { from: b, to: a, link },
    ];
  });
  const [leads, flows] = [(arc: number) => first + arc, (arc: number) => first + arcs.length + arc];
  const masts = [...feeds.fed].filter((mast) => place.has(mast));
  const mastAt = new Map(masts.map((mast) => [feeds.nodeOf.get(mast)!, mast]));
  const into: number[][] = Array.from({ length: feeds.nodes }, () => []);
  const outOf: number[][] = Array.from({ length: feeds.nodes }, () => []);
  arcs.forEach(({ from, to }, arc) => {
    into[to].push(arc);
    outOf[from].push(arc);
  });
  const row = (columns: number[], factors: number[], atLeast: number, atMost: number): ProgramRow => ({
    columns,
    factors,
    atLeast,
    atMost,
  });
  const rows: ProgramRow[] = [];
  const upTo = (plus: readonly number[], minus: readonly number[], most: number) =>
    rows.push(row([...plus, ...minus], [...plus.map(() => 1), ...minus.map(() => -1)], -Infinity, most));
  links.forEach((link, k) => {
    const both = [leads(2 * k), leads(2 * k + 1)];
    for (const gate of gatesOf(link)) upTo(both, [place.get(gate)!], 0);
    if (!gatesOf(link).length) upTo(both, [], 1);
  });
  arcs.forEach(({ from }, arc) => {
    upTo([flows(arc)], [leads(arc)], 0);
    // What feeds on is fed, and not by the same link.
    if (from > 0) upTo([leads(arc)], into[from].filter((other) => other !== (arc ^ 1)).map(leads), 0);
  });
  for (let node = 1; node < feeds.nodes; node++) {
    const mast = mastAt.get(node);
    const own = mast === undefined ? [] : [place.get(mast)!];
    if (!own.length && !into[node].length) continue;
    if (into[node].length) upTo(into[node].map(leads), [], 1);
    // A mast that is chosen is fed, and takes its share of the flow.
    if (own.length) upTo(own, into[node].map(leads), 0);
    rows.push(
      row(
        [...into[node].map(flows), ...outOf[node].map(flows), ...own],
        [...into[node].map(() => 1), ...outOf[node].map(() => -1), ...own.map(() => -1 / masts.length)],
        0,
        0,
      ),
    );
  }
  const startOf = (chosen: ReadonlySet<number>): Float64Array => {
    const values = new Float64Array(2 * arcs.length);
    const by = new Int32Array(feeds.nodes).fill(-1);
    const seen = new Uint8Array(feeds.nodes);
    const order = [0];
    seen[0] = 1;
    for (const node of order)
      for (const arc of outOf[node]) {
        const { to, link } = arcs[arc];
        if (seen[to] || !gatesOf(link).every((work) => chosen.has(work))) continue;
        seen[to] = 1;
        by[to] = arc;
        order.push(to);
      }
    for (const mast of masts) {
      if (!chosen.has(mast)) continue;
      for (let node = feeds.nodeOf.get(mast)!; by[node] >= 0; node = arcs[by[node]].from) {
        values[by[node]] = 1;
        values[arcs.length + by[node]] += 1 / masts.length;
      }
    }
    return values;
  };
  return { columns: 2 * arcs.length, rows, startOf };
}
