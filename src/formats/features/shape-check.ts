import { countAt, doubleAt } from '../../model/basics/elements.ts';
import type { ShapeBuffer } from './vertex-store.ts';

/** What a shape had to have mended, and what is wrong with it beyond mending. */
export interface ShapeFindings {
  /** Rings whose last vertex had to be added. */
  closedRings: number;
  /** Consecutive equal positions left out. */
  repeatedPoints: number;
  /** Rings of fewer than four or lines of fewer than two different positions, left out. */
  thinRings: number;
  /** A line or ring jumps over half the earth: it crosses the antimeridian. */
  jumps: boolean;
}

interface Extent {
  west: number;
  south: number;
  east: number;
  north: number;
}
const emptyExtent = (): Extent => ({
  west: Infinity,
  south: Infinity,
  east: -Infinity,
  north: -Infinity,
});

/**
 * Brings a shape into the packed form: closes rings, leaves out repeated points and parts that
 * enclose or join nothing. Works in place. Points become one run.
 * @returns findings; the shape is empty where nothing of it was left
 */
export function checkShape(shape: ShapeBuffer): ShapeFindings {
  const found: ShapeFindings = { closedRings: 0, repeatedPoints: 0, thinRings: 0, jumps: false };
  if (shape.kind === 'point') joinPoints(shape);
  else packRings(shape, found);
  const own = extentOf(shape);
  if (own.east - own.west > 180 && inDegrees(own)) found.jumps = shape.kind !== 'point' && jumps(shape);
  return found;
}

/** Whether values can be degrees of longitude and latitude. An empty extent can. */
const inDegrees = (extent: Extent): boolean =>
  !(extent.west < -180 || extent.east > 180 || extent.south < -90 || extent.north > 90);

/** The points of a feature are one run, however they were written. */
function joinPoints(shape: ShapeBuffer): void {
  shape.ringCount = 0;
  shape.partCount = 0;
  if (shape.vertexCount === 0) return;
  shape.endRing();
  shape.endPart();
}

function packRings(shape: ShapeBuffer, found: ShapeFindings): void {
  const polygon = shape.kind === 'polygon';
  const total = shape.ringCount;
  const parts = shape.partCount;
  // A ring that has to be closed grows by one vertex: into free room only.
  const spare = polygon ? openRings(shape) : 0;
  const from = spare > 0 ? shape.xy.slice(0, 2 * shape.vertexCount) : shape.xy;
  const ringEnds = shape.ringEnds.slice(0, total);
  shape.vertexCount = 0;
  shape.ringCount = 0;
  let ring = 0;
  let start = 0;
  let keptParts = 0;
  for (let part = 0; part < parts; part++) {
    const firstKept = shape.ringCount;
    const partEnd = countAt(shape.partEnds, part);
    let outerThin = false;
    for (; ring < partEnd; ring++) {
      const end = countAt(ringEnds, ring);
      const before = shape.vertexCount;
      if (outerThin || !copyRing(shape, from, start, end, polygon, found)) {
        shape.vertexCount = before;
        found.thinRings++;
        // Holes of a ring that encloses nothing enclose nothing themselves.
        if (polygon && shape.ringCount === firstKept) outerThin = true;
      }
      start = end;
    }
    if (shape.ringCount > firstKept) shape.partEnds[keptParts++] = shape.ringCount;
  }
  shape.partCount = keptParts;
}

function openRings(shape: ShapeBuffer): number {
  const xy = shape.xy;
  let open = 0;
  let first = 0;
  for (let ring = 0; ring < shape.ringCount; ring++) {
    const last = countAt(shape.ringEnds, ring) - 1;
    if (xy[2 * first] !== xy[2 * last] || xy[2 * first + 1] !== xy[2 * last + 1]) open++;
    first = last + 1;
  }
  return open;
}

/** @returns false where too few different positions remain */
function copyRing(
  shape: ShapeBuffer,
  from: Float64Array,
  start: number,
  end: number,
  polygon: boolean,
  found: ShapeFindings,
): boolean {
  const first = shape.vertexCount;
  let lastX = NaN;
  let lastY = NaN;
  for (let i = start; i < end; i++) {
    const x = doubleAt(from, 2 * i);
    const y = doubleAt(from, 2 * i + 1);
    if (x === lastX && y === lastY) {
      found.repeatedPoints++;
      continue;
    }
    shape.vertex(x, y);
    lastX = x;
    lastY = y;
  }
  if (polygon && (shape.xy[2 * first] !== lastX || shape.xy[2 * first + 1] !== lastY)) {
    shape.vertex(doubleAt(shape.xy, 2 * first), doubleAt(shape.xy, 2 * first + 1));
    found.closedRings++;
  }
  if (shape.vertexCount - first < (polygon ? 4 : 2)) return false;
  shape.endRing();
  return true;
}

function extentOf(shape: ShapeBuffer): Extent {
  const xy = shape.xy;
  let { west, south, east, north } = emptyExtent();
  for (let i = 0; i < 2 * shape.vertexCount; i += 2) {
    const x = doubleAt(xy, i);
    const y = doubleAt(xy, i + 1);
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return { west, south, east, north };
}

/** Edges along the antimeridian itself, as of a frame around the world, are no jumps. */
function jumps(shape: ShapeBuffer): boolean {
  const xy = shape.xy;
  for (let ring = 0, i = 0; ring < shape.ringCount; ring++, i++) {
    for (const last = countAt(shape.ringEnds, ring) - 1; i < last; i++) {
      const a = doubleAt(xy, 2 * i);
      const b = doubleAt(xy, 2 * i + 2);
      if (Math.abs(a - b) > 180 && !(Math.abs(a) === 180 && Math.abs(b) === 180)) return true;
    }
  }
  return false;
}
