import { fromColumns, toColumns, type InColumns } from './columns.ts';

/** A member that no data of ours has: tells a long list by its number, with what is in it where that is new. */
const PART = '\u0000part';

interface Part {
  readonly [PART]: number;
  readonly value?: unknown;
}

/**
 * The end of a thread that tells one state after another. A long list that stood in the state before crosses as its
 * number: an edit sends what it changed. Both ends forget the lists that a state does not name, so that neither
 * holds more than one state. What crosses is never changed in place.
 */
export class PartsSent {
  #known = new Map<object, number>();
  #next = 0;

  write<T>(state: T): InColumns<T> {
    const named = new Map<object, number>();
    const written = toColumns(state, (list, make): Part => {
      const before = named.get(list) ?? this.#known.get(list);
      const number = before ?? this.#next++;
      named.set(list, number);
      return before === undefined ? { [PART]: number, value: make() } : { [PART]: number };
    });
    this.#known = named;
    return written;
  }
}

/** The other end: every state that was told has to be read, in order, whether somebody waits for it or not. */
export class PartsReceived {
  #known = new Map<number, unknown>();

  read<T>(written: InColumns<T>): T {
    const named = new Map<number, unknown>();
    const state = fromColumns(written, (told, back) => {
      if (!(PART in told)) return undefined;
      const { [PART]: number, ...part } = told as unknown as Part;
      const value = 'value' in part ? back(part.value) : (named.get(number) ?? this.#known.get(number));
      named.set(number, value);
      return { value };
    });
    this.#known = named;
    return state;
  }
}
