import { elementAt } from '../../model/basics/elements.ts';
import { nestedRings } from './nested-rings.ts';
import type { FeatureCollector } from './feature-collector.ts';

/** x, y, x, y ... of one point run, line or ring. */
export type FlatPositions = readonly number[];

/** Geometry of one feature as it is met element by element, of all kinds at once. */
export class MapGeometry {
  /** Some position was not two numbers. */
  broken = false;
  #areas: FlatPositions[][] = [];
  #lines: FlatPositions[] = [];
  #points: FlatPositions[] = [];
  #heights = 0;

  get isEmpty(): boolean {
    return this.#areas.length + this.#lines.length + this.#points.length === 0;
  }

  point(run: FlatPositions): void {
    if (run.length > 0) this.#points.push(run);
  }
  line(run: FlatPositions): void {
    if (run.length > 0) this.#lines.push(run);
  }
  /** @param rings the outer one first */
  area(rings: readonly FlatPositions[]): void {
    const filled = rings.filter((ring) => ring.length > 0);
    if (filled.length > 0) this.#areas.push(filled);
  }
  /** Rings of which nothing says which lies in which: each goes into the smallest around it, every other one is a hole. */
  rings(rings: readonly FlatPositions[]): void {
    for (const area of nestedRings(rings.filter((ring) => ring.length > 0))) this.#areas.push(area);
  }
  /** Counts positions with a height, which is left out. */
  heights(count: number): void {
    this.#heights += count;
  }

  /** Hands everything to the collector as one feature. */
  collect(collector: FeatureCollector, properties: Readonly<Record<string, unknown>>, number: number): void {
    if (this.broken) return collector.reject('position-invalid', number);
    if (this.isEmpty) return collector.addWithoutGeometry(properties, number);
    const { shape } = collector;
    const [first] = this.#points;
    const kind = this.#areas.length > 0 ? 'polygon' : this.#lines.length > 0 ? 'line' : 'point';
    if (kind === 'polygon' && this.#lines.length > 0) noteLinesLeftOut(collector, this.#lines.length, number);
    shape.clear();
    shape.kind = kind;
    shape.extraDimensions = this.#heights;
    const runs = kind === 'line' ? this.#lines : this.#points;
    for (const part of kind === 'polygon' ? this.#areas : runs.map((run) => [run])) {
      for (const run of part) {
        for (let i = 0; i < run.length; i += 2) shape.vertex(elementAt(run, i), elementAt(run, i + 1));
        shape.endRing();
      }
      shape.endPart();
    }
    const point =
      kind !== 'point' && first ? ([elementAt(first, 0), elementAt(first, 1)] as const) : undefined;
    collector.addShape(properties, number, point);
  }
}

/** A feature is one record with one kind of geometry: the lines beside its areas are told, not counted again. */
export function noteLinesLeftOut(collector: FeatureCollector, lines: number, number: number): void {
  collector.note('lines-beside-areas', 'warning', 'changed', number, { context: { lines } });
}

/** Properties with names from the file: a name met again gets a number, none can touch a prototype. */
export class NamedValues {
  readonly values: Record<string, unknown> = {};

  add(name: string, value: unknown): void {
    const given = name === '' ? 'value' : name === '__proto__' ? 'proto' : name;
    let free = given;
    for (let n = 2; Object.hasOwn(this.values, free); n++) free = `${given}_${n}`;
    this.values[free] = value;
  }
}
