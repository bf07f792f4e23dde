import type { PackedGeometry } from '../../model/geometry.ts';

/** Units along one edge of a tile, as the vector tile specification 2.1 suggests. */
export const TILE_EXTENT = 4096;
/** How far shapes reach beyond the tile, so that outlines at its edge stay out of sight. */
const BUFFER = 96;
/** Vertices closer than this in x and y merge: three quarters of a screen pixel on a 512 px tile. */
const MERGE = 6;

/**
 * One part of a feature inside a tile: rings, lines or points as flat x, y in tile units, y down. Parts go
 * one by one: graphics buffers hold 65,535 vertices of a feature, and a coverage area may have more.
 */
export interface TileFeature {
  /** Index of the feature in the layer. */
  readonly feature: number;
  readonly paths: readonly (readonly number[])[];
}

const mercatorX = (lon: number): number => lon / 360 + 0.5;
function mercatorY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180);
  return Math.min(1, Math.max(0, 0.5 - (0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI));
}

/** Keeps the side `sign * (value - limit) <= 0` of a closed ring (Sutherland and Hodgman 1974). */
function clipHalf(ring: readonly number[], axis: 0 | 1, limit: number, sign: 1 | -1): number[] {
  const out: number[] = [];
  const n = ring.length;
  for (let i = 0; i < n; i += 2) {
    const j = i + 2 < n ? i + 2 : 0;
    const a = ring[i + axis];
    const b = ring[j + axis];
    const inside = sign * (a - limit) <= 0;
    if (inside) out.push(ring[i], ring[i + 1]);
    if (inside !== sign * (b - limit) <= 0) {
      const t = (limit - a) / (b - a);
      const other = Math.round(ring[i + 1 - axis] + t * (ring[j + 1 - axis] - ring[i + 1 - axis]));
      if (axis === 0) out.push(limit, other);
      else out.push(other, limit);
    }
  }
  return out;
}

function clipRing(ring: number[]): number[] {
  let clipped = clipHalf(ring, 0, -BUFFER, -1);
  clipped = clipHalf(clipped, 0, TILE_EXTENT + BUFFER, 1);
  clipped = clipHalf(clipped, 1, -BUFFER, -1);
  return clipHalf(clipped, 1, TILE_EXTENT + BUFFER, 1);
}

/** Twice the signed area; positive is clockwise on a screen whose y points down. */
function doubleArea(ring: readonly number[]): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    sum += ring[j] * ring[i + 1] - ring[i] * ring[j + 1];
  return sum;
}

function reversed(ring: readonly number[]): number[] {
  const out: number[] = [];
  for (let i = ring.length - 2; i >= 0; i -= 2) out.push(ring[i], ring[i + 1]);
  return out;
}

const reaches = (x: number, y: number): boolean =>
  x >= -BUFFER && y >= -BUFFER && x <= TILE_EXTENT + BUFFER && y <= TILE_EXTENT + BUFFER;

/** Pieces of a line whose segments come near the tile. */
function clipLine(line: readonly number[]): number[][] {
  const pieces: number[][] = [];
  let piece: number[] = [];
  for (let i = 2; i < line.length; i += 2) {
    const [ax, ay, bx, by] = [line[i - 2], line[i - 1], line[i], line[i + 1]];
    const apart =
      Math.max(ax, bx) < -BUFFER ||
      Math.min(ax, bx) > TILE_EXTENT + BUFFER ||
      Math.max(ay, by) < -BUFFER ||
      Math.min(ay, by) > TILE_EXTENT + BUFFER;
    if (apart) {
      if (piece.length) pieces.push(piece);
      piece = [];
    } else {
      if (!piece.length) piece.push(ax, ay);
      piece.push(bx, by);
    }
  }
  if (piece.length) pieces.push(piece);
  return pieces;
}

/**
 * Cuts a layer into web mercator tiles for drawing: projected once, quantised, thinned to what a
 * screen can show, clipped. Not for measuring.
 */
export class TileCutter {
  readonly #geometry: PackedGeometry;
  /** Web mercator 0..1 of every vertex. */
  readonly #xy: Float64Array;
  /** West, north, east, south per part, in web mercator. */
  readonly #boxes: Float64Array;

  constructor(geometry: PackedGeometry) {
    this.#geometry = geometry;
    const xy = new Float64Array(geometry.xy.length);
    for (let i = 0; i < xy.length; i += 2) {
      xy[i] = mercatorX(geometry.xy[i]);
      xy[i + 1] = mercatorY(geometry.xy[i + 1]);
    }
    this.#xy = xy;
    this.#boxes = this.#partBoxes();
  }

  #partBoxes(): Float64Array {
    const { parts, rings } = this.#geometry;
    const boxes = new Float64Array((parts.length - 1) * 4);
    for (let part = 0; part + 1 < parts.length; part++) {
      let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let i = rings[parts[part]] * 2; i < rings[parts[part + 1]] * 2; i += 2) {
        west = Math.min(west, this.#xy[i]);
        east = Math.max(east, this.#xy[i]);
        north = Math.min(north, this.#xy[i + 1]);
        south = Math.max(south, this.#xy[i + 1]);
      }
      boxes.set([west, north, east, south], part * 4);
    }
    return boxes;
  }

  /** The features that reach into tile z/x/y. */
  cut(z: number, x: number, y: number): TileFeature[] {
    const scale = TILE_EXTENT * 2 ** z;
    const [originX, originY] = [x * TILE_EXTENT, y * TILE_EXTENT];
    const [west, east] = [(originX - BUFFER) / scale, (originX + TILE_EXTENT + BUFFER) / scale];
    const [north, south] = [(originY - BUFFER) / scale, (originY + TILE_EXTENT + BUFFER) / scale];
    const { features } = this.#geometry;
    const found: TileFeature[] = [];
    for (let feature = 0; feature + 1 < features.length; feature++) {
      for (let part = features[feature]; part < features[feature + 1]; part++) {
        const at = part * 4;
        const box = this.#boxes;
        if (box[at] > east || box[at + 2] < west || box[at + 1] > south || box[at + 3] < north) continue;
        const paths: number[][] = [];
        this.#cutPart(part, scale, originX, originY, paths);
        if (paths.length) found.push({ feature, paths });
      }
    }
    return found;
  }

  #cutPart(part: number, scale: number, originX: number, originY: number, paths: number[][]): void {
    const { kind, parts } = this.#geometry;
    let outer = true;
    for (let ring = parts[part]; ring < parts[part + 1]; ring++) {
      const path = this.#quantise(ring, scale, originX, originY);
      if (kind === 'point') {
        for (let i = 0; i < path.length; i += 2)
          if (reaches(path[i], path[i + 1])) paths.push([path[i], path[i + 1]]);
      } else if (kind === 'line') {
        if (path.length >= 4) paths.push(...clipLine(path));
      } else {
        const clipped = path.length >= 6 ? clipRing(path) : path;
        const area = clipped.length >= 6 ? doubleArea(clipped) : 0;
        // A part whose outline vanishes takes its holes along.
        if (outer && area === 0) return;
        if (area !== 0) paths.push(area > 0 === outer ? clipped : reversed(clipped));
        outer = false;
      }
    }
  }

  /** One ring or line in tile units, near vertices merged; rings lose their closing vertex. */
  #quantise(ring: number, scale: number, originX: number, originY: number): number[] {
    const { kind, rings } = this.#geometry;
    const end = rings[ring + 1] * 2 - (kind === 'polygon' ? 2 : 0);
    const path: number[] = [];
    let [lastX, lastY] = [NaN, NaN];
    for (let i = rings[ring] * 2; i < end; i += 2) {
      const px = Math.round(this.#xy[i] * scale - originX);
      const py = Math.round(this.#xy[i + 1] * scale - originY);
      const last = kind === 'line' && i + 2 >= end;
      if (Math.abs(px - lastX) < MERGE && Math.abs(py - lastY) < MERGE && kind !== 'point' && !last) continue;
      path.push(px, py);
      lastX = px;
      lastY = py;
    }
    return path;
  }
}
