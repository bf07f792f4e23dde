import type { ComparedPlace, ComparedSide, NameForms } from './comparison.ts';

type Communes = ComparedSide['communes'];

/** Indices by a key of theirs; -1 where several have it. */
function singles<T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string, number> {
  const found = new Map<string, number>();
  items.forEach((item, i) => {
    const key = keyOf(item);
    if (key !== null) found.set(key, found.has(key) ? -1 : i);
  });
  return found;
}

/** Pairs of what has the same key on both sides, once on each. */
function pairs<T>(before: readonly T[], now: readonly T[], keyOf: (item: T) => string | null) {
  const [one, other] = [singles(before, keyOf), singles(now, keyOf)];
  return [...one].flatMap(([key, b]): [number, number][] => {
    const n = other.get(key) ?? -1;
    return b < 0 || n < 0 ? [] : [[b, n]];
  });
}

/** Communes that belong together, as sets that are joined. Those of now come after those of before. */
class Joined {
  private readonly parent: number[];
  constructor(size: number) {
    this.parent = Array.from({ length: size }, (_, i) => i);
  }
  root(i: number): number {
    while (this.parent[i] !== i) i = this.parent[i];
    return i;
  }
  join(a: number, b: number): void {
    const [low, high] = [this.root(a), this.root(b)].sort((x, y) => x - y);
    this.parent[high] = low;
  }
}

/** Joins communes of one side to those of the other that name them among what they were made of. */
function joinFormer(
  old: Communes,
  made: Communes,
  form: (name: string) => string,
  isFree: (index: number) => boolean,
  join: (old: number, made: number) => void,
): void {
  const byFormer = new Map<string, number[]>();
  made.forEach(({ formerNames }, m) => {
    for (const former of new Set((formerNames ?? []).map(form)))
      byFormer.set(former, [...(byFormer.get(former) ?? []), m]);
  });
  old.forEach(({ name }, o) => {
    if (isFree(o)) for (const m of byFormer.get(form(name)) ?? []) join(o, m);
  });
}

/**
 * Which communes of two lists are one piece of land: by code, else by name, else because one was made of the other. A
 * commune that several claim joins them to one place: what cannot be told apart is compared together.
 */
export function matchCommunes(before: Communes, now: Communes, forms: NameForms['commune']): ComparedPlace[] {
  const sets = new Joined(before.length + now.length);
  const free = { before: before.map(() => true), now: now.map(() => true) };
  const join = (b: number, n: number): void => sets.join(b, before.length + n);
  const take = (found: readonly (readonly [number, number])[]): void => {
    for (const [b, n] of found) {
      join(b, n);
      free.before[b] = false;
      free.now[n] = false;
    }
  };
  take(pairs(before, now, ({ code }) => code));
  for (const form of forms)
    take(
      pairs(
        before.map(({ name }, i) => (free.before[i] ? form(name) : null)),
        now.map(({ name }, i) => (free.now[i] ? form(name) : null)),
        (name) => name,
      ),
    );
  const last = forms.at(-1)!;
  joinFormer(
    before,
    now,
    last,
    (b) => free.before[b],
    (b, n) => join(b, n),
  );
  joinFormer(
    now,
    before,
    last,
    (n) => free.now[n],
    (n, b) => join(b, n),
  );
  return gathered(sets, before.length, now.length);
}

/** In the order of the communes of now, those of before alone last. */
function gathered(sets: Joined, before: number, now: number): ComparedPlace[] {
  const places = new Map<number, { before: number[]; now: number[] }>();
  const at = (root: number): { before: number[]; now: number[] } => {
    const place = places.get(root) ?? { before: [], now: [] };
    places.set(root, place);
    return place;
  };
  for (let n = 0; n < now; n++) at(sets.root(before + n)).now.push(n);
  for (let b = 0; b < before; b++) at(sets.root(b)).before.push(b);
  return [...places.values()];
}

/** Index of the place of each commune of a side. */
export function placesOfCommunes(
  places: readonly ComparedPlace[],
  side: 'before' | 'now',
  count: number,
): Int32Array {
  const found = new Int32Array(count).fill(-1);
  places.forEach((place, p) => {
    for (const commune of place[side]) found[commune] = p;
  });
  return found;
}
