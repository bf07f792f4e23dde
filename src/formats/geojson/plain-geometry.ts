import type { PackedGeometry } from '../../model/geometry.ts';
import type { ShapeBuffer } from '../features/vertex-store.ts';

/** Why a geometry cannot be taken; the code of the issue that says so. */
export type GeometryFault =
  | 'geometry-type-unknown'
  | 'coordinates-missing'
  | 'coordinates-empty'
  | 'position-invalid'
  | 'nesting-wrong';

type Kind = PackedGeometry['kind'];

interface Layout {
  readonly kind: Kind;
  /** Levels of arrays above a position. */
  readonly levels: number;
}
const LAYOUTS: ReadonlyMap<unknown, Layout> = new Map<unknown, Layout>([
  ['Point', { kind: 'point', levels: 0 }],
  ['MultiPoint', { kind: 'point', levels: 1 }],
  ['LineString', { kind: 'line', levels: 1 }],
  ['MultiLineString', { kind: 'line', levels: 2 }],
  ['Polygon', { kind: 'polygon', levels: 2 }],
  ['MultiPolygon', { kind: 'polygon', levels: 3 }],
]);

/** A geometry that is no collection, as parsed from JSON. */
export interface PlainGeometry {
  readonly kind: Kind;
  readonly levels: number;
  readonly coordinates: unknown;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Flattens a geometry: collections into their members, at any depth.
 * @returns the members in order, or what is wrong
 */
export function flatten(geometry: unknown): PlainGeometry[] | GeometryFault {
  const found: PlainGeometry[] = [];
  const open: unknown[] = [geometry];
  while (open.length > 0) {
    const next = open.pop();
    if (!isRecord(next)) return 'geometry-type-unknown';
    if (next['type'] === 'GeometryCollection') {
      const members = next['geometries'];
      if (!Array.isArray(members)) return 'coordinates-missing';
      for (let i = members.length - 1; i >= 0; i--) open.push(members[i]);
      continue;
    }
    const layout = LAYOUTS.get(next['type']);
    if (!layout) return 'geometry-type-unknown';
    if (!Array.isArray(next['coordinates'])) return 'coordinates-missing';
    found.push({ ...layout, coordinates: next['coordinates'] });
  }
  return found;
}

/** Adds one geometry to the shape, which has its kind already. @returns what is wrong, or null */
export function addToShape(geometry: PlainGeometry, shape: ShapeBuffer): GeometryFault | null {
  const { kind, levels, coordinates } = geometry;
  if (!Array.isArray(coordinates)) return 'coordinates-missing';
  if (levels === 0) return addRun([coordinates], shape) ?? endPart(shape);
  if (coordinates.length === 0) return 'coordinates-empty';
  if (levels === 1) return addRun(coordinates, shape) ?? endPart(shape);
  if (levels === 2 && kind === 'line')
    return addEach(coordinates, (line) => addRun(line, shape) ?? endPart(shape));
  if (levels === 2) return addArea(coordinates, shape);
  return addEach(coordinates, (area) => addArea(area, shape));
}

function addArea(rings: unknown, shape: ShapeBuffer): GeometryFault | null {
  if (!Array.isArray(rings)) return 'nesting-wrong';
  if (rings.length === 0) return 'coordinates-empty';
  return addEach(rings, (ring) => addRun(ring, shape)) ?? endPart(shape);
}

function addEach(
  list: readonly unknown[],
  add: (item: unknown) => GeometryFault | null,
): GeometryFault | null {
  for (const item of list) {
    const fault = add(item);
    if (fault) return fault;
  }
  return null;
}

function endPart(shape: ShapeBuffer): null {
  shape.endPart();
  return null;
}

function addRun(positions: unknown, shape: ShapeBuffer): GeometryFault | null {
  if (!Array.isArray(positions)) return 'nesting-wrong';
  if (positions.length === 0) return 'coordinates-empty';
  for (const position of positions as unknown[]) {
    if (!Array.isArray(position)) return 'nesting-wrong';
    const [x, y] = position as unknown[];
    if (position.length === 0) return 'coordinates-empty';
    if (Array.isArray(x)) return 'nesting-wrong';
    if (!Number.isFinite(x) || !Number.isFinite(y)) return 'position-invalid';
    if (position.length > 2) shape.extraDimensions++;
    shape.vertex(x as number, y as number);
  }
  shape.endRing();
  return null;
}
