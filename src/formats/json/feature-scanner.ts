import type { FeatureCollector } from '../features/feature-collector.ts';
import { CoordinatesScanner } from './coordinates-scanner.ts';
import type { JsonText } from './json-text.ts';
import { MAX_DEPTH, skipBlank, type ValueWalker } from './value-end.ts';

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

const bytesOfWord = (word: string): number[] => [...`"${word}"`].map((letter) => letter.charCodeAt(0));
const WORDS = {
  type: bytesOfWord('type'),
  feature: bytesOfWord('Feature'),
  geometry: bytesOfWord('geometry'),
  properties: bytesOfWord('properties'),
  coordinates: bytesOfWord('coordinates'),
  id: bytesOfWord('id'),
  bbox: bytesOfWord('bbox'),
};

type Layout = { kind: 'point' | 'line' | 'polygon'; depth: number };
const LAYOUTS: readonly (readonly [number[], Layout])[] = (
  [
    ['Polygon', 'polygon', 3],
    ['MultiPolygon', 'polygon', 4],
    ['Point', 'point', 1],
    ['LineString', 'line', 2],
    ['MultiLineString', 'line', 3],
    ['MultiPoint', 'point', 2],
  ] as const
).map(([word, kind, depth]) => [bytesOfWord(word), { kind, depth }]);

function matches(bytes: Uint8Array, at: number, word: readonly number[]): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word[i]) return false;
  return true;
}

/** Position of the value behind a key of `keyLength` bytes (quotes included), or -1. */
function valueStart(bytes: Uint8Array, keyAt: number, keyLength: number): number {
  const colon = skipBlank(bytes, keyAt + keyLength);
  return bytes[colon] === COLON ? skipBlank(bytes, colon + 1) : -1;
}

/**
 * The fast way for a Feature: geometry from bytes into typed arrays, properties by `JSON.parse` of
 * their slice. Takes only what is plainly right; all else is left to the slow way.
 */
export class FeatureScanner {
  #coordinates = new CoordinatesScanner();
  #id: unknown = undefined;
  #properties: Record<string, unknown> | null = null;
  #layout: Layout | null = null;

  constructor(
    readonly collector: FeatureCollector,
    readonly walker: ValueWalker,
    readonly text: JsonText,
  ) {}

  /**
   * @returns position behind the Feature that starts at `from`, which is then in the collector;
   * -1 where it must go the slow way, and nothing was collected
   */
  scan(bytes: Uint8Array, from: number, limit: number): number {
    if (bytes[from] !== OPEN_OBJECT) return -1;
    this.#id = undefined;
    this.#properties = null;
    this.#layout = null;
    const end = this.#members(bytes, from, limit);
    const properties = this.#properties as Record<string, unknown> | null;
    const layout = this.#layout as Layout | null;
    if (end < 0 || !properties || !layout) return -1;
    if (this.#id !== undefined && !Object.hasOwn(properties, 'id')) properties['id'] = this.#id;
    const collector = this.collector;
    collector.shape.kind = layout.kind;
    collector.addShape(properties, collector.next());
    return end;
  }

  #members(bytes: Uint8Array, from: number, limit: number): number {
    let seen = 0;
    let at = from;
    for (;;) {
      at = skipBlank(bytes, at + 1);
      const before = seen;
      let bit = 0;
      if (matches(bytes, at, WORDS.type)) {
        bit = 1;
        at = valueStart(bytes, at, WORDS.type.length);
        at = at >= 0 && matches(bytes, at, WORDS.feature) ? at + WORDS.feature.length : -1;
      } else if (matches(bytes, at, WORDS.properties)) {
        bit = 2;
        at = this.#readProperties(bytes, valueStart(bytes, at, WORDS.properties.length), limit);
      } else if (matches(bytes, at, WORDS.geometry)) {
        bit = 4;
        at = this.#readGeometry(bytes, valueStart(bytes, at, WORDS.geometry.length));
      } else if (matches(bytes, at, WORDS.id)) {
        bit = 8;
        at = this.#readId(bytes, valueStart(bytes, at, WORDS.id.length), limit);
      } else if (matches(bytes, at, WORDS.bbox)) {
        bit = 16;
        at = valueStart(bytes, at, WORDS.bbox.length);
        if (at >= 0) at = this.walker.end(bytes, at, limit);
      } else return -1;
      seen |= bit;
      if (at < 0 || seen === before) return -1;
      at = skipBlank(bytes, at);
      if (bytes[at] === COMMA) continue;
      return bytes[at] === CLOSE_OBJECT && (seen & 7) === 7 ? at + 1 : -1;
    }
  }

  #readProperties(bytes: Uint8Array, from: number, limit: number): number {
    if (from < 0 || bytes[from] !== OPEN_OBJECT) return -1;
    const end = this.walker.end(bytes, from, limit);
    if (end < 0 || this.walker.deepest > MAX_DEPTH) return -1;
    this.#properties = this.text.parse(bytes, from, end) as Record<string, unknown>;
    return end;
  }

  #readId(bytes: Uint8Array, from: number, limit: number): number {
    if (from < 0) return -1;
    const end = this.walker.end(bytes, from, limit);
    if (end < 0 || bytes[from] === OPEN_OBJECT || bytes[from] === 91) return -1;
    this.#id = this.text.parse(bytes, from, end);
    return end;
  }

  #readGeometry(bytes: Uint8Array, from: number): number {
    if (from < 0 || bytes[from] !== OPEN_OBJECT) return -1;
    const shape = this.collector.shape;
    shape.clear();
    let seen = 0;
    let at = from;
    for (;;) {
      at = skipBlank(bytes, at + 1);
      if (matches(bytes, at, WORDS.coordinates) && !(seen & 1)) {
        seen |= 1;
        at = valueStart(bytes, at, WORDS.coordinates.length);
        if (at >= 0) at = this.#coordinates.scan(bytes, at, shape);
      } else if (matches(bytes, at, WORDS.type) && !(seen & 2)) {
        seen |= 2;
        at = this.#readLayout(bytes, valueStart(bytes, at, WORDS.type.length));
      } else return -1;
      if (at < 0) return -1;
      at = skipBlank(bytes, at);
      if (bytes[at] === COMMA) continue;
      return bytes[at] === CLOSE_OBJECT && seen === 3 && this.#setParts() ? at + 1 : -1;
    }
  }

  #readLayout(bytes: Uint8Array, from: number): number {
    if (from < 0 || bytes[from] !== QUOTE) return -1;
    for (const [word, layout] of LAYOUTS) {
      if (!matches(bytes, from, word)) continue;
      this.#layout = layout;
      return from + word.length;
    }
    return -1;
  }

  /** Ends the parts as the type says. @returns false where type and nesting disagree */
  #setParts(): boolean {
    const shape = this.collector.shape;
    const layout = this.#layout!;
    if (this.#coordinates.depth !== layout.depth) return false;
    if (layout.depth === 4) return true;
    if (layout.kind === 'line') {
      const rings = shape.ringCount;
      shape.ringCount = 0;
      while (shape.ringCount < rings) {
        shape.ringCount++;
        shape.endPart();
      }
    } else shape.endPart();
    return true;
  }
}
