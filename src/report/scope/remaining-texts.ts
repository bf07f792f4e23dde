import { toldIn, withoutTold, type ToldText } from './told-text.ts';

/** Where a text stands among plain data: the names of the members that lead there, and the record around it. */
export interface TextSpot {
  readonly path: string;
  readonly sourceId?: string;
  readonly row?: number;
}

type Visit = (text: string, spot: TextSpot) => string;

const isPlain = (value: object): value is Record<string, unknown> => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/** The record that a text belongs to, where the objects around it say so. */
const spotIn = (value: Record<string, unknown>, { path, ...around }: TextSpot, name: string): TextSpot => ({
  ...around,
  ...(typeof value['sourceId'] === 'string' && { sourceId: value['sourceId'] }),
  ...(typeof value['row'] === 'number' && { row: value['row'] }),
  path: path ? `${path}/${name}` : name,
});

/**
 * Plain data with every text in it, names of members too, as `visit` gives it. What does not change stays the same
 * object; layers and arrays of numbers hold no texts.
 */
function overStrings(value: unknown, visit: Visit, spot: TextSpot): unknown {
  if (typeof value === 'string') return visit(value, spot);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    let changed: unknown[] | null = null;
    value.forEach((member: unknown, i) => {
      const next = overStrings(member, visit, spot);
      if (next !== member) (changed ??= [...(value as unknown[])])[i] = next;
    });
    return changed ?? value;
  }
  if (!isPlain(value)) return value;
  let isChanged = false;
  const entries = Object.entries(value).map(([name, member]): [string, unknown] => {
    const inside = spotIn(value, spot, name);
    const entry: [string, unknown] = [visit(name, inside), overStrings(member, visit, inside)];
    isChanged ||= entry[0] !== name || entry[1] !== member;
    return entry;
  });
  return isChanged ? Object.fromEntries(entries) : value;
}

const HASH = /^[0-9a-f]{64}$/;
const DIGITS = /^\d+$/;

/** What becomes of a text in which something was found; undefined: nobody has said. */
type Settle = (text: string, told: ToldText, spot: TextSpot) => 'keep' | 'remove' | undefined;

/**
 * The texts that no list of names and titles knows: codes, operators, kinds, ids, whatever a version to come adds.
 * Where something is taken out of two, they stay two: they may be what records are known by.
 */
export class RemainingTexts {
  readonly #settle: Settle;
  readonly #communeCodes: readonly string[];
  /** What each text becomes, wherever it stands. */
  readonly #settled: Map<string, string>;
  readonly #seen = new Set<string>();

  /**
   * @param communeCodes a code of digits that begins with one of them is a code, however much it looks like a number
   * @param names what names became, by what was written
   */
  constructor(communeCodes: readonly string[], names: ReadonlyMap<string, string>, settle: Settle) {
    this.#settled = new Map(names);
    this.#communeCodes = [...new Set([...communeCodes].map((code) => code.slice(0, 5)))].filter(
      (code) => code.length === 5,
    );
    this.#settle = settle;
  }

  /** The same data, settled. */
  in<T>(value: T): T {
    const waiting = new Set<string>();
    overStrings(
      value,
      (text, spot) => {
        if (!this.#seen.has(text)) {
          this.#seen.add(text);
          const told = this.#toldIn(text);
          if (told && !this.#settled.has(text) && this.#settle(text, told, spot) === 'remove')
            waiting.add(text);
        }
        return text;
      },
      { path: '' },
    );
    for (const text of waiting) this.#settled.set(text, this.#another(withoutTold(text) || '–'));
    if (!this.#settled.size) return value;
    return overStrings(value, (text) => this.#settled.get(text) ?? text, { path: '' }) as T;
  }

  #toldIn(text: string): ToldText | null {
    if (HASH.test(text)) return null;
    if (DIGITS.test(text) && this.#communeCodes.some((code) => text.startsWith(code))) return null;
    return toldIn(text);
  }

  /** A text that stands nowhere else. */
  #another(text: string): string {
    let own = text;
    for (let count = 2; this.#seen.has(own); count++) own = `${text}-${count}`;
    this.#seen.add(own);
    return own;
  }
}
