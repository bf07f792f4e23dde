/** Letters in order: A to Z, AA, AB … */
export function siteLetters(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : siteLetters(Math.floor(at / 26) - 1) + letter;
}

/** Trenches and hops are counted by themselves, so that those of masts leave no letter out. */
const NUMBERED: Partial<Record<string, string>> = { fibre: 'CQ', hop: 'VB' };

/**
 * What a work of a plan is called on screen and paper, and in files whose scope does not tell its code. Masts have
 * letters, trenches CQ1, CQ2 …, hops VB1 … in the order of the plan; numbers alone are the ranks of villages.
 */
export class MarksInOrder {
  readonly #counts = new Map<string | undefined, number>();

  next(kind: string): string {
    const prefix = NUMBERED[kind];
    const before = this.#counts.get(prefix) ?? 0;
    this.#counts.set(prefix, before + 1);
    return prefix === undefined ? siteLetters(before) : `${prefix}${before + 1}`;
  }
}

/** Those of all works of a plan. */
export function workMarks(works: readonly { readonly kind: string }[]): readonly string[] {
  const marks = new MarksInOrder();
  return works.map(({ kind }) => marks.next(kind));
}

/** Of some works among all of a plan, in its order. */
export function marksAmong(
  works: readonly { readonly id: string; readonly kind: string }[],
  ids: readonly string[] = [],
): readonly string[] {
  const marks = workMarks(works);
  return works.flatMap(({ id }, at) => (ids.includes(id) ? [marks[at]!] : []));
}
