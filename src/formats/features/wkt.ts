import { MapGeometry, type FlatPositions } from './map-geometry.ts';
import { WkbFault } from './wkb.ts';

const WORD =
  /^\s*(?:SRID=\d+;)?\s*(POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION)\b/i;

/** Whether a text begins as well-known text does. */
export const isWkt = (text: string): boolean => WORD.test(text);

/** `EPSG:` and the number that extended text begins with; null without one. */
export function systemOfWkt(text: string): string | null {
  const code = /^\s*SRID=(\d+);/i.exec(text)?.[1];
  return code === undefined || code === '0' ? null : `EPSG:${code}`;
}

/** Well-known text, plain or extended, any dimension: heights and measures are left out. @throws WkbFault */
export function readWkt(text: string): MapGeometry {
  const reader = new WktReader(text.replace(/^\s*SRID=\d+;/i, ''));
  reader.readGeometry(0);
  reader.end();
  return reader.geometry;
}

const MAX_DEPTH = 50;
const TOKEN = /\s*([A-Za-z]+|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[(),])/y;

class WktReader {
  readonly geometry = new MapGeometry();
  #at = 0;

  constructor(readonly text: string) {}

  readGeometry(depth: number): void {
    if (depth > MAX_DEPTH) throw new WkbFault('geometry-damaged');
    const type = this.#next().toUpperCase();
    while (/^(Z|M|ZM)$/i.test(this.#peek())) this.#next();
    if (this.#peek().toUpperCase() === 'EMPTY') {
      this.#next();
      return;
    }
    if (type === 'POINT') this.geometry.point(this.#run());
    else if (type === 'LINESTRING') this.geometry.line(this.#run());
    else if (type === 'POLYGON') this.geometry.area(this.#list(() => this.#run()));
    else if (type === 'MULTIPOINT') for (const run of this.#points()) this.geometry.point(run);
    else if (type === 'MULTILINESTRING')
      for (const run of this.#list(() => this.#run())) this.geometry.line(run);
    else if (type === 'MULTIPOLYGON')
      for (const rings of this.#list(() => this.#list(() => this.#run()))) this.geometry.area(rings);
    else if (type === 'GEOMETRYCOLLECTION') this.#list(() => this.readGeometry(depth + 1));
    else throw new WkbFault('geometry-type-unknown');
  }

  end(): void {
    if (this.text.slice(this.#at).trim() !== '') throw new WkbFault('geometry-damaged');
  }

  /** Both ways of writing are met: `(1 2, 3 4)` and `((1 2), (3 4))`. */
  #points(): FlatPositions[] {
    return this.#list(() => (this.#peek() === '(' ? this.#run() : this.#position()));
  }

  #run(): FlatPositions {
    return this.#list(() => this.#position()).flat();
  }

  #position(): FlatPositions {
    const numbers: number[] = [];
    while (!/^[(),]?$/.test(this.#peek())) numbers.push(Number(this.#next()));
    const [x, y] = numbers;
    if (x === undefined || y === undefined || !numbers.every(Number.isFinite))
      throw new WkbFault('position-invalid');
    if (numbers.length > 2) this.geometry.heights(1);
    return [x, y];
  }

  #list<T>(read: () => T): T[] {
    this.#expect('(');
    const items: T[] = [read()];
    while (this.#peek() === ',') {
      this.#next();
      items.push(read());
    }
    this.#expect(')');
    return items;
  }

  #expect(mark: string): void {
    if (this.#next() !== mark) throw new WkbFault('geometry-damaged');
  }

  #peek(): string {
    const at = this.#at;
    const token = this.#next();
    this.#at = at;
    return token;
  }

  /** '' at the end and before what is no part of such a text. */
  #next(): string {
    TOKEN.lastIndex = this.#at;
    const found = TOKEN.exec(this.text);
    if (!found) return '';
    this.#at = TOKEN.lastIndex;
    return found[1] ?? '';
  }
}
