import { RefusalError } from '../../model/basics/result.ts';
import { MapGeometry, type FlatPositions } from '../features/map-geometry.ts';

export interface MifObject {
  readonly geometry: MapGeometry;
  /** What a text object says. */
  readonly label: string | null;
}

const KINDS = /^(none|point|line|pline|region|multipoint|rect|roundrect|ellipse|arc|text|collection)\b/i;

/** Reads the objects of a MIF one after the other, line by line; words of how they are drawn are passed over. */
export class MifObjects {
  /** Kinds that are no place of a record, and how many there were. */
  readonly leftOut = new Map<string, number>();
  readonly #lines: readonly string[];
  readonly #before: number;
  #at = 0;

  constructor(
    text: string,
    from: number,
    readonly file: string,
  ) {
    this.#before = text.slice(0, from).split('\n').length;
    this.#lines = text.slice(from).split(/\r?\n/);
  }

  /** @throws RefusalError `mif-damaged` with the line */
  next(): MifObject | null {
    for (; this.#at < this.#lines.length; this.#at++) {
      const line = (this.#lines[this.#at] ?? '').trim();
      const kind = KINDS.exec(line)?.[1]?.toLowerCase();
      if (kind === undefined) continue;
      this.#at++;
      const geometry = new MapGeometry();
      const label = this.#read(kind, line.slice(kind.length).trim(), geometry);
      return { geometry, label };
    }
    return null;
  }

  #read(kind: string, rest: string, geometry: MapGeometry): string | null {
    const numbers = numbersOf(rest);
    if (kind === 'point') geometry.point(this.#pairs(numbers, 1));
    else if (kind === 'line') geometry.line(this.#pairs(numbers, 2));
    else if (kind === 'multipoint') geometry.point(this.#lists(1, [numbers[0] ?? NaN]).flat());
    else if (kind === 'pline') this.#polyline(rest, geometry);
    else if (kind === 'region') this.#region(numbers[0] ?? NaN, geometry);
    else if (kind === 'rect' || kind === 'roundrect') {
      const [x1, y1, x2, y2] = this.#pairs(numbers.slice(0, 4), 2);
      if (x1 !== undefined && y1 !== undefined && x2 !== undefined && y2 !== undefined)
        geometry.area([[x1, y1, x2, y1, x2, y2, x1, y2, x1, y1]]);
    } else if (kind === 'text') return this.#text(rest, geometry);
    else if (kind !== 'none' && kind !== 'collection')
      this.leftOut.set(kind, (this.leftOut.get(kind) ?? 0) + 1);
    return null;
  }

  #polyline(rest: string, geometry: MapGeometry): void {
    const [, parts] = /^multiple\s+(\d+)/i.exec(rest) ?? [];
    if (parts !== undefined) for (const run of this.#lists(Number(parts))) geometry.line(run);
    else {
      const count = numbersOf(rest)[0];
      for (const run of this.#lists(1, count === undefined ? undefined : [count])) geometry.line(run);
    }
  }

  /** All rings of a region count even-odd, whichever is inside which. */
  #region(parts: number, geometry: MapGeometry): void {
    geometry.rings(this.#lists(parts));
  }

  /** The text, and the place of its corner. */
  #text(rest: string, geometry: MapGeometry): string {
    const label = /"([^"]*)"/.exec(rest || (this.#lines[this.#at] ?? ''))?.[1] ?? '';
    if (rest === '') this.#at++;
    const [x, y] = numbersOf(this.#lines[this.#at] ?? '');
    if (x !== undefined && y !== undefined) {
      geometry.point([x, y]);
      this.#at++;
    }
    return label;
  }

  /** Runs of positions, one on a line, each run after the line with its length. */
  #lists(parts: number, counts?: readonly number[]): FlatPositions[] {
    const runs: FlatPositions[] = [];
    for (let part = 0; part < parts; part++) {
      const count = counts?.[part] ?? numbersOf(this.#line())[0] ?? NaN;
      if (!(count >= 0 && count <= this.#lines.length - this.#at + 1)) throw this.#damaged();
      const run: number[] = [];
      while (run.length < 2 * count) run.push(...this.#pairs(numbersOf(this.#line()), null));
      runs.push(run);
    }
    return runs;
  }

  #pairs(numbers: readonly number[], most: number | null): number[] {
    const wanted = most === null ? numbers.length : 2 * most;
    const found = numbers.slice(0, wanted);
    if (
      found.length < wanted ||
      found.length === 0 ||
      found.length % 2 !== 0 ||
      !found.every(Number.isFinite)
    )
      throw this.#damaged();
    return found;
  }

  #line(): string {
    while (this.#at < this.#lines.length && (this.#lines[this.#at] ?? '').trim() === '') this.#at++;
    const line = this.#lines[this.#at++];
    if (line === undefined) throw this.#damaged();
    return line;
  }

  #damaged(): RefusalError {
    return new RefusalError({
      code: 'mif-damaged',
      location: { file: this.file, row: this.#before + this.#at },
    });
  }
}

const numbersOf = (text: string): number[] => {
  const [list = ''] = /^[\s\d.eE+,-]*/.exec(text) ?? [];
  return list
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map(Number);
};
