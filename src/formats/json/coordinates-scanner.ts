import type { ShapeBuffer } from '../features/vertex-store.ts';
import { NumberScanner } from './number-scanner.ts';
import { skipBlank } from './value-end.ts';

const OPEN = 91;
const CLOSE = 93;
const COMMA = 44;

/**
 * Reads the nested arrays of a GeoJSON `coordinates` member straight into a `ShapeBuffer`.
 * Whatever is not plainly right (empty arrays, one number, words, cut off text) is not decided here.
 */
export class CoordinatesScanner {
  /** 1: one position, 2: a list of them, 3: a list of lists, 4: one level more. */
  depth = 0;
  #numbers = new NumberScanner();

  /**
   * @param from position of the first `[`
   * @returns position behind the last `]`; -1 where this text must be looked at more closely
   */
  scan(bytes: Uint8Array, from: number, shape: ShapeBuffer): number {
    let depth = 0;
    let at = from;
    while (bytes[at] === OPEN && depth < 5) {
      depth++;
      at = skipBlank(bytes, at + 1);
    }
    this.depth = depth;
    if (depth === 1) {
      const end = this.#position(bytes, from, shape);
      if (end >= 0) shape.endRing();
      return end;
    }
    if (depth === 2) return this.#line(bytes, from, shape);
    if (depth === 3) return this.#lines(bytes, from, shape);
    return depth === 4 ? this.#areas(bytes, from, shape) : -1;
  }

  #areas(bytes: Uint8Array, from: number, shape: ShapeBuffer): number {
    if (bytes[from] !== OPEN) return -1;
    for (let at = from; ;) {
      at = this.#lines(bytes, skipBlank(bytes, at + 1), shape);
      if (at < 0) return -1;
      shape.endPart();
      at = skipBlank(bytes, at);
      if (bytes[at] === COMMA) continue;
      return bytes[at] === CLOSE ? at + 1 : -1;
    }
  }

  #lines(bytes: Uint8Array, from: number, shape: ShapeBuffer): number {
    if (bytes[from] !== OPEN) return -1;
    for (let at = from; ;) {
      at = this.#line(bytes, skipBlank(bytes, at + 1), shape);
      if (at < 0) return -1;
      at = skipBlank(bytes, at);
      if (bytes[at] === COMMA) continue;
      return bytes[at] === CLOSE ? at + 1 : -1;
    }
  }

  #line(bytes: Uint8Array, from: number, shape: ShapeBuffer): number {
    if (bytes[from] !== OPEN) return -1;
    for (let at = from; ;) {
      at = this.#position(bytes, skipBlank(bytes, at + 1), shape);
      if (at < 0) return -1;
      at = skipBlank(bytes, at);
      if (bytes[at] === COMMA) continue;
      if (bytes[at] !== CLOSE) return -1;
      shape.endRing();
      return at + 1;
    }
  }

  #position(bytes: Uint8Array, from: number, shape: ShapeBuffer): number {
    if (bytes[from] !== OPEN) return -1;
    const numbers = this.#numbers;
    const x = numbers.scan(bytes, skipBlank(bytes, from + 1));
    if (numbers.end < 0) return -1;
    let at = skipBlank(bytes, numbers.end);
    if (bytes[at] !== COMMA) return -1;
    const y = numbers.scan(bytes, skipBlank(bytes, at + 1));
    if (numbers.end < 0) return -1;
    at = skipBlank(bytes, numbers.end);
    if (bytes[at] !== CLOSE) {
      at = this.#furtherNumbers(bytes, at);
      if (at < 0) return -1;
      shape.extraDimensions++;
    }
    // Beyond the range of doubles: Infinity is no place.
    if (x - x !== 0 || y - y !== 0) return -1;
    shape.vertex(x, y);
    return at + 1;
  }

  #furtherNumbers(bytes: Uint8Array, from: number): number {
    let at = from;
    while (bytes[at] === COMMA) {
      this.#numbers.scan(bytes, skipBlank(bytes, at + 1));
      if (this.#numbers.end < 0) return -1;
      at = skipBlank(bytes, this.#numbers.end);
    }
    return bytes[at] === CLOSE ? at : -1;
  }
}
