import type { PackedGeometry } from '../../model/geometry.ts';
import type { Did, Issue, Severity } from '../../model/issue.ts';
import type { ParsedFeatures, FeatureTable, TextEncoding } from '../reading/parsed-file.ts';
import { checkShape } from './shape-check.ts';
import { ShapeBuffer, VertexStore } from './vertex-store.ts';

type Kind = PackedGeometry['kind'];
type Properties = Readonly<Record<string, unknown>>;
/** x, y of the point that a feature has beside its areas or lines. */
export type OwnPoint = readonly [number, number];

interface Open {
  readonly store: VertexStore;
  readonly properties: Properties[];
  readonly numbers: number[];
  /** By row. */
  readonly points: Map<number, OwnPoint>;
}

const KINDS: readonly Kind[] = ['polygon', 'line', 'point'];

/**
 * Takes the features of one layer one after another, mends what can be mended without guessing and
 * keeps count, so that features read = kept + rejected.
 */
export class FeatureCollector {
  /** Filled by the reader of the format, then handed in with `addShape`. */
  readonly shape = new ShapeBuffer();
  readonly issues: Issue[] = [];
  read = 0;
  #open = new Map<Kind, Open>();
  #repeated = { features: 0, points: 0, first: 0 };
  #extraDimensions = { features: 0, points: 0, first: 0 };

  /** @param file name of the file, as issues print it */
  constructor(
    readonly file: string,
    readonly layer: string,
  ) {}

  /** Numbers the next feature of the file, from 1. */
  next(): number {
    return ++this.read;
  }

  note(code: string, severity: Severity, did: Did, feature?: number, more?: Partial<Issue>): void {
    this.issues.push({ code, severity, did, file: this.file, ...(feature && { feature }), ...more });
  }

  reject(code: string, feature: number, more?: Partial<Issue>): void {
    this.note(code, 'error', 'rejected', feature, more);
  }

  /**
   * Takes `this.shape` (all of one kind) as a feature of its kind.
   * @param point where the feature has one beside its areas or lines
   * @returns whether it was kept
   */
  addShape(properties: Properties, feature: number, point?: OwnPoint): boolean {
    const shape = this.shape;
    if (shape.extraDimensions > 0) count(this.#extraDimensions, shape.extraDimensions, feature);
    const found = checkShape(shape);
    if (found.jumps) {
      this.reject('antimeridian', feature);
      return false;
    }
    if (shape.partCount === 0) {
      this.reject('too-few-positions', feature);
      return false;
    }
    if (found.closedRings > 0) {
      this.note('ring-closed', 'info', 'changed', feature, { context: { rings: found.closedRings } });
    }
    if (found.thinRings > 0) {
      this.note('thin-ring-left-out', 'warning', 'changed', feature, { context: { rings: found.thinRings } });
    }
    if (found.repeatedPoints > 0) count(this.#repeated, found.repeatedPoints, feature);
    this.#add(shape.kind, shape, properties, feature, point);
    return true;
  }

  /** Takes a feature that has no geometry: a point without parts, told by an issue. */
  addWithoutGeometry(properties: Properties, feature: number): void {
    this.note('geometry-missing', 'warning', 'kept', feature);
    this.#add('point', null, properties, feature);
  }

  finish(crs: string | null, encoding?: TextEncoding): ParsedFeatures {
    this.#noteTotals();
    const tables = KINDS.flatMap((kind): FeatureTable[] => {
      const open = this.#open.get(kind);
      if (!open) return [];
      return [
        {
          name: this.layer,
          geometry: open.store.pack(),
          properties: open.properties,
          ...(open.points.size > 0 && { points: pointsOf(open) }),
          featureNumbers: Int32Array.from(open.numbers),
          crs,
          ...(encoding && { encoding }),
        },
      ];
    });
    return { kind: 'features', tables, read: this.read, issues: this.issues };
  }

  #add(
    kind: Kind,
    shape: ShapeBuffer | null,
    properties: Properties,
    feature: number,
    point?: OwnPoint,
  ): void {
    let open = this.#open.get(kind);
    if (!open) {
      open = { store: new VertexStore(kind), properties: [], numbers: [], points: new Map() };
      this.#open.set(kind, open);
    }
    if (point) open.points.set(open.numbers.length, point);
    open.store.add(shape);
    open.properties.push(properties);
    open.numbers.push(feature);
  }

  #noteTotals(): void {
    const repeated = this.#repeated;
    if (repeated.features > 0) {
      const context = { features: repeated.features, points: repeated.points };
      this.note('repeated-points-left-out', 'info', 'changed', repeated.first, { context });
    }
    const extra = this.#extraDimensions;
    if (extra.features > 0) {
      const context = { features: extra.features, points: extra.points };
      this.note('heights-left-out', 'info', 'kept', extra.first, { context });
    }
  }
}

function pointsOf({ numbers, points }: Open): Float64Array {
  const xy = new Float64Array(2 * numbers.length).fill(NaN);
  for (const [row, point] of points) xy.set(point, 2 * row);
  return xy;
}

function count(
  tally: { features: number; points: number; first: number },
  points: number,
  feature: number,
): void {
  if (tally.features++ === 0) tally.first = feature;
  tally.points += points;
}
