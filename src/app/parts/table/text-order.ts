/**
 * The places of texts in an order, so that rows are sorted by numbers: comparing names as a Vietnamese reader does is
 * dear, and the names of a project stay the same from one search to the next.
 */
export class TextOrder {
  readonly #compare: (a: string, b: string) => number;
  /** Known texts in their order. */
  #sorted: string[] = [];
  #places = new Map<string, number>();

  constructor(compare: (a: string, b: string) => number) {
    this.#compare = compare;
  }

  /** A place for each text: smaller before, equal where neither comes first. They hold until the next call. */
  placesOf(texts: readonly string[]): (text: string) => number {
    const unknown = new Set<string>();
    for (const text of texts) if (!this.#places.has(text)) unknown.add(text);
    if (unknown.size > 0) {
      if (this.#sorted.length + unknown.size > KEPT_TEXTS) this.#learn([], [...new Set(texts)]);
      else this.#learn(this.#sorted, [...unknown]);
    }
    return (text) => this.#places.get(text)!;
  }

  #learn(known: readonly string[], unknown: string[]): void {
    this.#sorted = merged(known, unknown.sort(this.#compare), this.#compare);
    this.#places = new Map();
    let place = 0;
    this.#sorted.forEach((text, at) => {
      if (at > 0 && this.#compare(this.#sorted[at - 1]!, text) !== 0) place = at;
      this.#places.set(text, place);
    });
  }
}

/** More than the villages and communes of a nation. */
const KEPT_TEXTS = 200_000;

function merged(
  a: readonly string[],
  b: readonly string[],
  compare: (a: string, b: string) => number,
): string[] {
  const all: string[] = [];
  let k = 0;
  for (const text of b) {
    while (k < a.length && compare(a[k]!, text) <= 0) all.push(a[k++]!);
    all.push(text);
  }
  for (; k < a.length; k++) all.push(a[k]!);
  return all;
}
