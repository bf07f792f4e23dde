import type { ShapeBuffer } from '../features/vertex-store.ts';

/** Twice the signed area; negative: clockwise, as a shapefile writes outer rings. */
function doubleArea(xy: Float64Array, start: number, end: number): number {
  let sum = 0;
  const x0 = xy[2 * start]!;
  const y0 = xy[2 * start + 1]!;
  for (let i = start; i + 1 < end; i++) {
    sum += (xy[2 * i]! - x0) * (xy[2 * i + 3]! - y0) - (xy[2 * i + 2]! - x0) * (xy[2 * i + 1]! - y0);
  }
  return sum;
}

/** 1 inside, 0 outside, -1 on the line. */
function locate(xy: Float64Array, start: number, end: number, x: number, y: number): number {
  let inside = 0;
  for (let i = start; i + 1 < end; i++) {
    const ax = xy[2 * i]! - x;
    const ay = xy[2 * i + 1]! - y;
    const bx = xy[2 * i + 2]! - x;
    const by = xy[2 * i + 3]! - y;
    const cross = ax * by - ay * bx;
    if (cross === 0 && ax * bx <= 0 && ay * by <= 0) return -1;
    if (ay > 0 !== by > 0 && cross > 0 === by > ay) inside ^= 1;
  }
  return inside;
}

interface Ring {
  readonly start: number;
  readonly end: number;
  readonly area: number;
  readonly west: number;
  readonly east: number;
}

function ringOf(xy: Float64Array, start: number, end: number): Ring {
  let west = Infinity;
  let east = -Infinity;
  for (let i = start; i < end; i++) {
    west = Math.min(west, xy[2 * i]!);
    east = Math.max(east, xy[2 * i]!);
  }
  return { start, end, west, east, area: doubleArea(xy, start, end) };
}

const holds = (xy: Float64Array, outer: Ring, hole: Ring): boolean => {
  if (hole.west < outer.west || hole.east > outer.east) return false;
  for (let i = hole.start; i < hole.end; i++) {
    const where = locate(xy, outer.start, outer.end, xy[2 * i]!, xy[2 * i + 1]!);
    if (where >= 0) return where === 1;
  }
  return true;
};

/**
 * Groups the rings of a shape into polygons: each clockwise ring begins one, each other ring is a hole of the
 * smallest one that holds it. The largest ring is no hole: where it is not clockwise, the writer turned all of
 * them round.
 * @returns how many holes lie in no polygon; they become polygons of their own
 */
export function groupRings(shape: ShapeBuffer): number {
  const { xy, ringCount } = shape;
  shape.partCount = 0;
  if (ringCount <= 1) {
    if (ringCount === 1) shape.endPart();
    return 0;
  }
  const rings: Ring[] = [];
  for (let i = 0; i < ringCount; i++) {
    const start = i === 0 ? 0 : shape.ringEnds[i - 1]!;
    const end = shape.ringEnds[i]!;
    rings.push(ringOf(xy, start, end));
  }
  const largest = rings.reduce((most, ring) => (Math.abs(ring.area) > Math.abs(most.area) ? ring : most));
  const turn = largest.area <= 0 ? 1 : -1;
  const outers = rings.filter((ring) => ring.area * turn <= 0);
  const groups = new Map<Ring, Ring[]>(outers.map((ring) => [ring, [ring]]));
  let stray = 0;
  for (const hole of rings) {
    if (groups.has(hole)) continue;
    const around = outers.filter(
      (outer) => Math.abs(outer.area) > Math.abs(hole.area) && holds(xy, outer, hole),
    );
    around.sort((a, b) => Math.abs(a.area) - Math.abs(b.area));
    if (around[0]) groups.get(around[0])!.push(hole);
    else {
      groups.set(hole, [hole]);
      stray++;
    }
  }
  writeGroups(shape, [...groups.values()]);
  return stray;
}

function writeGroups(shape: ShapeBuffer, groups: readonly (readonly Ring[])[]): void {
  const xy = shape.xy.slice(0, 2 * shape.vertexCount);
  shape.clear();
  for (const group of groups) {
    for (const { start, end } of group) {
      for (let i = start; i < end; i++) shape.vertex(xy[2 * i]!, xy[2 * i + 1]!);
      shape.endRing();
    }
    shape.endPart();
  }
}
