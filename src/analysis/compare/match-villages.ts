import type { ComparedSide, NameForms, VillageMatches } from './comparison.ts';

/** A side with the place of each village: index of `ComparedPlace`, -1 outside of all communes. */
export interface PlacedSide {
  readonly villages: ComparedSide['villages'];
  readonly places: Int32Array;
}

/** The one village of each key; -1 where several have it. */
function singles(count: number, keyOf: (village: number) => string | null): Map<string, number> {
  const found = new Map<string, number>();
  for (let v = 0; v < count; v++) {
    const key = keyOf(v);
    if (key !== null) found.set(key, found.has(key) ? -1 : v);
  }
  return found;
}

/** Which village of now each one of before is; the other way round the same pairs come out. */
class Pairing {
  readonly partner: Int32Array;
  readonly taken: Uint8Array;
  readonly byName: Uint8Array;

  constructor(
    private readonly before: PlacedSide,
    private readonly now: PlacedSide,
  ) {
    this.partner = new Int32Array(before.villages.length).fill(-1);
    this.byName = new Uint8Array(before.villages.length);
    this.taken = new Uint8Array(now.villages.length);
  }

  /** Pairs what has a key alone on either side. @param fits false: no pair for all its key */
  pair(
    keyOf: (side: PlacedSide, village: number) => string | null,
    byName: 0 | 1,
    fits: (b: number, n: number) => boolean = () => true,
  ): void {
    const one = singles(this.before.villages.length, (v) =>
      this.partner[v] < 0 ? keyOf(this.before, v) : null,
    );
    const other = singles(this.now.villages.length, (v) => (this.taken[v] ? null : keyOf(this.now, v)));
    for (const [key, b] of one) {
      const n = other.get(key) ?? -1;
      if (b < 0 || n < 0 || !fits(b, n)) continue;
      this.partner[b] = n;
      this.taken[n] = 1;
      this.byName[b] = byName;
    }
  }

  unpaired(): { readonly before: readonly number[]; readonly now: readonly number[] } {
    return {
      before: [...this.partner.keys()].filter((b) => this.partner[b] < 0),
      now: [...this.taken.keys()].filter((n) => !this.taken[n]),
    };
  }

  matches(codesReused: number): VillageMatches {
    const pairs = [...this.partner.keys()].filter((b) => this.partner[b] >= 0);
    pairs.sort((a, b) => this.partner[a] - this.partner[b]);
    const unpaired = this.unpaired();
    return {
      before: Int32Array.from(pairs),
      now: Int32Array.from(pairs, (b) => this.partner[b]),
      byName: Uint8Array.from(pairs, (b) => this.byName[b]),
      onlyBefore: Int32Array.from(unpaired.before),
      onlyNow: Int32Array.from(unpaired.now),
      codesReused,
    };
  }
}

/**
 * Villages of two lists that are one: by code, else by place and name, each where it is alone on both sides. A code
 * with another name makes a pair only within a place, and only where neither name is found there again: else a new
 * list gave it to somebody else.
 */
export function matchVillages(
  before: PlacedSide,
  now: PlacedSide,
  forms: NameForms['village'],
): VillageMatches {
  const pairing = new Pairing(before, now);
  const same = forms.at(-1)!;
  // A code that was made of place and name says no more than these.
  const code = ({ villages }: PlacedSide, v: number): string | null =>
    villages[v].hasMadeCode ? null : villages[v].code;
  const named = ({ villages, places }: PlacedSide, v: number): string =>
    `${places[v]}/${same(villages[v].name)}`;
  pairing.pair(code, 0, (b, n) => same(before.villages[b].name) === same(now.villages[n].name));
  const free = pairing.unpaired();
  const [was, is] = [
    new Set(free.before.map((b) => named(before, b))),
    new Set(free.now.map((n) => named(now, n))),
  ];
  const isRenamed = (b: number, n: number): boolean =>
    before.places[b] === now.places[n] &&
    before.places[b] >= 0 &&
    !is.has(named(before, b)) &&
    !was.has(named(now, n));
  let codesReused = 0;
  pairing.pair(code, 0, (b, n) => {
    const fits = isRenamed(b, n);
    if (!fits) codesReused++;
    return fits;
  });
  for (const form of forms)
    pairing.pair(({ villages, places }, v) => `${places[v]}/${form(villages[v].name)}`, 1);
  return pairing.matches(codesReused);
}
