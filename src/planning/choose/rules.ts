/** A sum that the works must reach, whatever the purpose. */
export interface Floor {
  /** What it is about, for the sentence: the name of a commune. */
  readonly of: string;
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
}

export const bindsNothing = ({ needs, floors }: WorkRules): boolean => !needs.size && !floors.length;

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
    rules.floors.every((floor) => reachedOf(floor, chosen, rules.reaches) >= floor.atLeast)
  );
}
