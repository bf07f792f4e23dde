import { FeedWays, isFed, withFeeds, type Feeds } from './feeds.ts';

/** A sum that the works must reach, whatever the purpose. */
export interface Floor {
  /** What it is about, for the sentence: the name of a commune. */
  readonly of: string;
  /** Its code, by which it is left out of floors. */
  readonly code: string;
  readonly kind: 'commune-share' | 'border-commune';
  readonly atLeast: number;
  /** Worth of places that must be served, by entry of the demand; null: works are counted. */
  readonly worth: ReadonlyMap<number, number> | null;
  /** Works that count, where works are counted. */
  readonly works: readonly number[];
}

/** What binds a choice beside its budget. */
export interface WorkRules {
  /** By work: the works without which it cannot stand. */
  readonly needs: ReadonlyMap<number, readonly number[]>;
  readonly floors: readonly Floor[];
  /** Entries of the demand that each work serves. */
  readonly reaches: readonly Int32Array[];
  /** What feeds new masts; left out where no feed is paid for. */
  readonly feeds?: Feeds | undefined;
}

export const bindsNothing = ({ needs, floors, feeds }: WorkRules): boolean =>
  !needs.size && !floors.length && !feeds;

/** A circle of works that need each other, first one repeated at the end; null: there is none. */
export function circleOf(needs: WorkRules['needs']): number[] | null {
  const done = new Set<number>();
  const walk = (work: number, path: readonly number[]): number[] | null => {
    const before = path.indexOf(work);
    if (before >= 0) return [...path.slice(before), work];
    if (done.has(work)) return null;
    for (const needed of needs.get(work) ?? []) {
      const circle = walk(needed, [...path, work]);
      if (circle) return circle;
    }
    done.add(work);
    return null;
  };
  for (const work of needs.keys()) {
    const circle = walk(work, []);
    if (circle) return circle;
  }
  return null;
}

/** Some works with all that they need, and what that needs in turn; ascending. */
export function withNeeded(works: Iterable<number>, needs: WorkRules['needs']): number[] {
  const all = new Set<number>();
  const open = [...works];
  for (let work = open.pop(); work !== undefined; work = open.pop()) {
    if (all.has(work)) continue;
    all.add(work);
    open.push(...(needs.get(work) ?? []));
  }
  return [...all].sort((a, b) => a - b);
}

/** What a choice reaches of a floor. */
export function reachedOf(
  { worth, works }: Floor,
  sites: ReadonlySet<number>,
  reaches: WorkRules['reaches'],
): number {
  if (!worth) return works.filter((j) => sites.has(j)).length;
  const served = new Set<number>();
  for (const j of sites) for (const entry of reaches[j]) if (worth.has(entry)) served.add(entry);
  let sum = 0;
  for (const entry of served) sum += worth.get(entry)!;
  return sum;
}

/** Whether a choice obeys every rule. */
export function obeys(rules: WorkRules, sites: readonly number[]): boolean {
  const chosen = new Set(sites);
  return (
    sites.every((j) => (rules.needs.get(j) ?? []).every((needed) => chosen.has(needed))) &&
    rules.floors.every((floor) => reachedOf(floor, chosen, rules.reaches) >= floor.atLeast) &&
    (!rules.feeds || isFed(rules.feeds, sites))
  );
}

/**
 * Some works with all that they need and a feed for each: it can be done, and need not be the cheapest for several. null:
 * one of them cannot be fed.
 * @param cost by work @param among the works that there are; left out: all
 */
export function completed(
  rules: WorkRules,
  works: Iterable<number>,
  cost: ArrayLike<number>,
  among?: ReadonlySet<number>,
): number[] | null {
  const { needs, feeds } = rules;
  const needed = withNeeded(works, needs);
  if (!feeds) return needed;
  const fed = withFeeds(feeds, needed, cost, among && ((work) => among.has(work)));
  // A mast that others hop over may need works of its own.
  return fed && fed.length > needed.length && needs.size ? completed(rules, fed, cost, among) : fed;
}

/** By work: it alone with all that it needs and its cheapest feed; null: it cannot be fed. */
export function eachCompleted(
  rules: WorkRules,
  works: readonly number[],
  cost: ArrayLike<number>,
): (readonly number[] | null)[] {
  const { needs, feeds } = rules;
  if (!feeds) return works.map((work) => withNeeded([work], needs));
  const ways = new FeedWays(feeds, cost);
  ways.from(new Set());
  return works.map((work) => (needs.size ? completed(rules, [work], cost) : (ways.to(work)?.works ?? null)));
}
