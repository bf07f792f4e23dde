import type { PackedGeometry } from '../../model/geometry.ts';
import type { FeatureCollector } from './feature-collector.ts';

type Kind = PackedGeometry['kind'];

/** x, y, x, y ... of one point run, line or ring. */
export type FlatPositions = readonly number[];

const KINDS: readonly Kind[] = ['polygon', 'line', 'point'];

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
  /** Counts positions with a height, which is left out. */
  heights(count: number): void {
    this.#heights += count;
  }

  /** Hands everything to the collector as one feature. */
  collect(collector: FeatureCollector, properties: Readonly<Record<string, unknown>>, number: number): void {
    if (this.broken) return collector.reject('position-invalid', number);
    if (this.isEmpty) return collector.addWithoutGeometry(properties, number);
    const { shape } = collector;
    for (const kind of KINDS) {
      const parts =
        kind === 'polygon' ? this.#areas : (kind === 'line' ? this.#lines : this.#points).map((run) => [run]);
      if (parts.length === 0) continue;
      shape.clear();
      shape.kind = kind;
      shape.extraDimensions = this.#heights;
      this.#heights = 0;
      for (const part of parts) {
        for (const run of part) {
          for (let i = 0; i < run.length; i += 2) shape.vertex(run[i]!, run[i + 1]!);
          shape.endRing();
        }
        shape.endPart();
      }
      collector.addShape(properties, number);
    }
  }
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
