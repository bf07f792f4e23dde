import { doubleAt } from '../../model/basics/elements.ts';
import { byteOrNul } from './byte-window.ts';

/** 10^0 .. 10^22: the powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
/** Near enough to weigh a correction with; never for a result. */
const RECIPROCALS = POWERS.map((power) => 1 / power);
/** Veltkamp's constant: splits a double into two halves whose products are exact. */
const SPLITTER = 134_217_729;
const MAX_EXACT = 9_007_199_254_740_991;
const UNPROVEN = -1;

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;

/**
 * Reads JSON numbers straight from bytes, to the same double as `JSON.parse`.
 *
 * Up to 2^53 the digits are one exact integer and 10^q is exact, so that one division rounds right.
 * Up to 18 digits the quotient is corrected by its exact remainder (Dekker's product) and taken only if
 * the corrected value rounds alike a little below and above; everything else is left to `Number`.
 */
export class NumberScanner {
  /** Position behind the number last scanned; -1 where there was none. */
  end = 0;

  /**
   * @param bytes must end with a byte that is no part of a number at or before its last index
   * @param from position of the first digit or sign
   * @returns the number; meaningless where `end` is -1
   */
  scan(bytes: Uint8Array, from: number): number {
    let at = from;
    let byte = byteOrNul(bytes, at);
    const negative = byte === 45;
    if (negative) byte = byteOrNul(bytes, ++at);
    const firstDigit = at;
    // Two groups of at most nine digits each stay within 32-bit integers. A byte is a digit where it differs
    // from '0' by less than ten, in its low bits alone.
    let high = 0;
    let low = 0;
    let digit = byte ^ 48;
    const wholeEnd = at + 9;
    while (digit < 10 && at < wholeEnd) {
      high = (Math.imul(high, 10) + digit) | 0;
      digit = byteOrNul(bytes, ++at) ^ 48;
    }
    byte = digit ^ 48;
    const whole = at - firstDigit;
    if (byte !== 46) {
      if (whole === 0 || isDigit(byte) || (byte | 32) === 101) return this.#slow(bytes, from);
      if (whole > 1 && bytes[firstDigit] === 48) return this.#none();
      this.end = at;
      return negative ? -high : high;
    }
    if (whole === 0 || (whole > 1 && bytes[firstDigit] === 48)) return this.#none();
    const firstDecimal = ++at;
    digit = byteOrNul(bytes, at) ^ 48;
    const highEnd = at + 9 - whole;
    while (digit < 10 && at < highEnd) {
      high = (Math.imul(high, 10) + digit) | 0;
      digit = byteOrNul(bytes, ++at) ^ 48;
    }
    const highDecimals = at - firstDecimal;
    const lowEnd = at + 9;
    while (digit < 10 && at < lowEnd) {
      low = (Math.imul(low, 10) + digit) | 0;
      digit = byteOrNul(bytes, ++at) ^ 48;
    }
    byte = digit ^ 48;
    const decimals = at - firstDecimal;
    if (decimals === 0 || isDigit(byte) || (byte | 32) === 101) return this.#slow(bytes, from);
    const value = quotient(high, low, decimals - highDecimals, decimals);
    if (value === UNPROVEN) return this.#slow(bytes, from);
    this.end = at;
    return negative ? -value : value;
  }

  #none(): number {
    this.end = -1;
    return NaN;
  }

  #slow(bytes: Uint8Array, from: number): number {
    let at = from;
    let text = '';
    for (let byte = byteOrNul(bytes, at); isNumberByte(byte); byte = byteOrNul(bytes, ++at))
      text += String.fromCharCode(byte);
    if (!/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return this.#none();
    this.end = at;
    return Number(text);
  }
}

const isNumberByte = (byte: number): boolean =>
  isDigit(byte) || byte === 45 || byte === 43 || byte === 46 || byte === 101 || byte === 69;

/** (high x 10^lowDigits + low) / 10^decimals, correctly rounded, or -1 where that cannot be proven here. */
function quotient(high: number, low: number, lowDigits: number, decimals: number): number {
  const shift = doubleAt(POWERS, lowDigits);
  const divisor = doubleAt(POWERS, decimals);
  const product = high * shift;
  const sum = product + low;
  if (sum <= MAX_EXACT) return sum / divisor;
  // product + rest is the exact integer; both factors are below 2^30, so that the split is plain.
  const rest = remainder(high, shift, product) + low;
  const near = sum / divisor;
  const back = near * divisor;
  const error = product - back + rest - remainder(near, divisor, back);
  const correction = error * doubleAt(RECIPROCALS, decimals);
  const below = near + correction * (1 - 1e-9);
  const above = near + correction * (1 + 1e-9);
  return below === above ? below : UNPROVEN;
}

/** a x b - product exactly, where `product` is the rounded a x b (Dekker 1971, Veltkamp's split). */
function remainder(a: number, b: number, product: number): number {
  const aWide = a * SPLITTER;
  const aHigh = aWide - (aWide - a);
  const aLow = a - aHigh;
  const bWide = b * SPLITTER;
  const bHigh = bWide - (bWide - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
