import { byteOrNul } from './byte-window.ts';

const QUOTE = 34;
const BACKSLASH = 92;
/** Nesting beyond this is no map data; readers of the parsed value may recurse. */
export const MAX_DEPTH = 200;

/** What stands where a JSON value should: cut off, or wrong at a byte. */
export type JsonFault = { readonly kind: 'incomplete' } | { readonly kind: 'syntax'; readonly byte: number };

const INCOMPLETE: JsonFault = { kind: 'incomplete' };

export function skipBlank(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let byte = bytes[at]; byte === 32 || byte === 10 || byte === 13 || byte === 9; byte = bytes[++at]);
  return at;
}

const isObjectStart = (byte: number): boolean => byte === 123;

/**
 * Walks over JSON values without building them and without recursion, by the grammar of RFC 8259.
 * `end` is the position behind the value; else `fault` tells what is wrong and where.
 */
export class ValueWalker {
  fault: JsonFault = INCOMPLETE;
  /** How deep the value last walked is nested; beyond MAX_DEPTH it must not be parsed. */
  deepest = 0;
  /** 1 where the open value of that depth is an object. */
  #inObject = new Uint8Array(MAX_DEPTH);

  /**
   * @param limit number of bytes known so far; bytes[limit] must be 0
   * @returns position behind the value that starts at `from`, or -1 with `fault` set
   */
  end(bytes: Uint8Array, from: number, limit: number): number {
    let depth = 0;
    let at = skipBlank(bytes, from);
    this.deepest = 0;
    for (;;) {
      // A value is due.
      const byte = byteOrNul(bytes, at);
      if (byte === 123 || byte === 91) {
        this.#open(++depth, isObjectStart(byte));
        const next = skipBlank(bytes, at + 1);
        const closing = byte + 2;
        if (bytes[next] !== closing) {
          at = isObjectStart(byte) ? this.#member(bytes, next, limit) : next;
          if (at < 0) return -1;
          continue;
        }
        depth--;
        at = next + 1;
      } else {
        at = this.#scalar(bytes, at, limit);
        if (at < 0) return -1;
      }
      // A value is complete: close what ends here, or go to the next one.
      for (;;) {
        if (depth === 0) return at;
        at = skipBlank(bytes, at);
        const inObject = this.#inObject[depth] === 1;
        if (bytes[at] === 44) {
          at = inObject ? this.#member(bytes, skipBlank(bytes, at + 1), limit) : skipBlank(bytes, at + 1);
          if (at < 0) return -1;
          break;
        }
        if (bytes[at] !== (inObject ? 125 : 93)) return this.#wrong(at, limit);
        depth--;
        at++;
      }
    }
  }

  #open(depth: number, object: boolean): void {
    if (depth > this.deepest) this.deepest = depth;
    if (depth >= this.#inObject.length) {
      const deeper = new Uint8Array(depth * 2);
      deeper.set(this.#inObject);
      this.#inObject = deeper;
    }
    this.#inObject[depth] = object ? 1 : 0;
  }

  /** From the quote of a key to the start of its value. */
  #member(bytes: Uint8Array, from: number, limit: number): number {
    if (bytes[from] !== QUOTE) return this.#wrong(from, limit);
    const keyEnd = this.#string(bytes, from, limit);
    if (keyEnd < 0) return -1;
    const colon = skipBlank(bytes, keyEnd);
    if (bytes[colon] !== 58) return this.#wrong(colon, limit);
    return skipBlank(bytes, colon + 1);
  }

  #scalar(bytes: Uint8Array, from: number, limit: number): number {
    const byte = byteOrNul(bytes, from);
    if (byte === QUOTE) return this.#string(bytes, from, limit);
    if (byte === 116) return this.#word(bytes, from, limit, 'true');
    if (byte === 102) return this.#word(bytes, from, limit, 'false');
    if (byte === 110) return this.#word(bytes, from, limit, 'null');
    return this.#number(bytes, from, limit);
  }

  #string(bytes: Uint8Array, from: number, limit: number): number {
    let at = from + 1;
    for (;;) {
      const byte = byteOrNul(bytes, at);
      if (byte === QUOTE) return at + 1;
      if (byte === BACKSLASH) {
        const length = escapeLength(bytes, at);
        if (length === 0) return this.#wrong(at + 6 > limit ? limit : at, limit);
        at += length;
      } else if (byte < 32) return this.#wrong(at, limit);
      else at++;
    }
  }

  #word(bytes: Uint8Array, from: number, limit: number, word: string): number {
    for (let i = 0; i < word.length; i++) {
      if (bytes[from + i] !== word.charCodeAt(i)) return this.#wrong(from + i, limit);
    }
    return from + word.length;
  }

  #number(bytes: Uint8Array, from: number, limit: number): number {
    let at = bytes[from] === 45 ? from + 1 : from;
    const whole = at;
    at = skipDigits(bytes, at);
    if (at === whole || (at > whole + 1 && bytes[whole] === 48))
      return this.#wrong(at === whole ? at : whole, limit);
    if (bytes[at] === 46) {
      const decimals = at + 1;
      at = skipDigits(bytes, decimals);
      if (at === decimals) return this.#wrong(at, limit);
    }
    if ((byteOrNul(bytes, at) | 32) === 101) {
      const sign = bytes[at + 1] === 43 || bytes[at + 1] === 45 ? 2 : 1;
      const exponent = at + sign;
      at = skipDigits(bytes, exponent);
      if (at === exponent) return this.#wrong(at, limit);
    }
    return at >= limit ? this.#fail(INCOMPLETE) : at;
  }

  #wrong(at: number, limit: number): number {
    return this.#fail(at >= limit ? INCOMPLETE : { kind: 'syntax', byte: at });
  }

  #fail(fault: JsonFault): number {
    this.fault = fault;
    return -1;
  }
}

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;

function skipDigits(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isDigit(byteOrNul(bytes, at))) at++;
  return at;
}

/** 2 or 6; 0 where the escape is not one of JSON. */
function escapeLength(bytes: Uint8Array, from: number): number {
  const letter = byteOrNul(bytes, from + 1);
  if (letter !== 117) return '"\\/bfnrt'.includes(String.fromCharCode(letter)) && letter !== 0 ? 2 : 0;
  for (let i = 2; i < 6; i++) {
    const digit = byteOrNul(bytes, from + i) | 32;
    if (!((digit >= 48 && digit <= 57) || (digit >= 97 && digit <= 102))) return 0;
  }
  return 6;
}
