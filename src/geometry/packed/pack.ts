import { featureCount, type PackedGeometry, type Position } from '../../model/geometry.ts';
import { Layer } from '../../model/layer.ts';

type Ring = readonly (Position | GeoJSON.Position)[];

/** Grows a PackedGeometry vertex by vertex: `vertex`, then `endRing`, `endPart`, `endFeature` from inside out. */
export class GeometryBuilder {
  private xy = new Float64Array(1 << 10);
  private length = 0;
  private readonly rings: number[] = [0];
  private readonly parts: number[] = [0];
  private readonly features: number[] = [0];

  constructor(private readonly kind: PackedGeometry['kind']) {}

  vertex(lon: number, lat: number): void {
    if (this.length + 2 > this.xy.length) this.room(2);
    this.xy[this.length++] = lon;
    this.xy[this.length++] = lat;
  }

  ring(ring: Ring): void {
    for (const [lon, lat] of ring) this.vertex(lon, lat);
    this.endRing();
  }

  endRing(): void {
    this.rings.push(this.length / 2);
  }

  endPart(): void {
    this.parts.push(this.rings.length - 1);
  }

  endFeature(): void {
    this.features.push(this.parts.length - 1);
  }

  /** Makes room for `count` more numbers. */
  private room(count: number): void {
    if (this.length + count <= this.xy.length) return;
    const larger = new Float64Array(Math.max(2 * this.xy.length, this.length + count));
    larger.set(this.xy.subarray(0, this.length));
    this.xy = larger;
  }

  /** Copies ring r of another layer. */
  copyRing(from: PackedGeometry, r: number): void {
    const vertices = from.xy.subarray(2 * from.rings[r], 2 * from.rings[r + 1]);
    this.room(vertices.length);
    this.xy.set(vertices, this.length);
    this.length += vertices.length;
    this.endRing();
  }

  /** Copies part p of another layer of the same kind. */
  copyPart(from: PackedGeometry, p: number): void {
    for (let r = from.parts[p]; r < from.parts[p + 1]; r++) this.copyRing(from, r);
    this.endPart();
  }

  /** Copies feature f of another layer of the same kind. */
  copyFeature(from: PackedGeometry, f: number): void {
    for (let p = from.features[f]; p < from.features[f + 1]; p++) this.copyPart(from, p);
    this.endFeature();
  }

  finish(): Layer {
    return new Layer({
      kind: this.kind,
      xy: this.xy.slice(0, this.length),
      rings: Uint32Array.from(this.rings),
      parts: Uint32Array.from(this.parts),
      features: Uint32Array.from(this.features),
    });
  }
}

/**
 * Features chosen one after the other from other layers of one kind. Where they turn out to be all features of
 * one layer in its order, the result is that very layer: nothing is copied, and what is known of it stays known.
 */
export class ChosenFeatures {
  private readonly layers: (Layer | null)[] = [];
  private readonly numbers: number[] = [];

  constructor(private readonly kind: PackedGeometry['kind']) {}

  add(layer: Layer, f: number): void {
    this.layers.push(layer);
    this.numbers.push(f);
  }

  /** A feature without geometry. */
  addEmpty(): void {
    this.layers.push(null);
    this.numbers.push(-1);
  }

  finish(): Layer {
    const { layers, numbers } = this;
    const [whole] = layers;
    if (
      whole &&
      numbers.length === featureCount(whole) &&
      numbers.every((f, k) => f === k && layers[k] === whole)
    )
      return whole;
    const builder = new GeometryBuilder(this.kind);
    layers.forEach((layer, k) => {
      if (layer) builder.copyFeature(layer, numbers[k]);
      else builder.endFeature();
    });
    return builder.finish();
  }
}

/** One feature per entry, each a list of polygons, each a list of closed rings (GeoJSON MultiPolygon coordinates). */
export function packPolygons(features: readonly (readonly (readonly Ring[])[])[]): Layer {
  const builder = new GeometryBuilder('polygon');
  for (const feature of features) {
    for (const polygon of feature) {
      for (const ring of polygon) builder.ring(ring);
      builder.endPart();
    }
    builder.endFeature();
  }
  return builder.finish();
}

/**
 * One feature per entry, each a list of line strings (GeoJSON MultiLineString coordinates).
 * @internal
 */
export function packLines(features: readonly (readonly Ring[])[]): Layer {
  const builder = new GeometryBuilder('line');
  for (const feature of features) {
    for (const line of feature) {
      builder.ring(line);
      builder.endPart();
    }
    builder.endFeature();
  }
  return builder.finish();
}

/** One feature with one point per entry. */
export function packPoints(points: readonly (Position | GeoJSON.Position)[]): Layer {
  const builder = new GeometryBuilder('point');
  for (const [lon, lat] of points) {
    builder.vertex(lon, lat);
    builder.endRing();
    builder.endPart();
    builder.endFeature();
  }
  return builder.finish();
}

/** The chosen features, in the order given, as a layer of their own. */
export function selectFeatures(geometry: PackedGeometry, chosen: Iterable<number>): Layer {
  const builder = new GeometryBuilder(geometry.kind);
  for (const f of chosen) builder.copyFeature(geometry, f);
  return builder.finish();
}

/** The chosen parts, each as a feature of its own. */
export function selectParts(geometry: PackedGeometry, chosen: Iterable<number>): Layer {
  const builder = new GeometryBuilder(geometry.kind);
  for (const p of chosen) {
    builder.copyPart(geometry, p);
    builder.endFeature();
  }
  return builder.finish();
}

/** All features of layers of one kind, one after the other. */
export function joinGeometries(kind: PackedGeometry['kind'], layers: readonly PackedGeometry[]): Layer {
  const builder = new GeometryBuilder(kind);
  for (const layer of layers)
    for (let f = 0; f + 1 < layer.features.length; f++) builder.copyFeature(layer, f);
  return builder.finish();
}

function ringPositions(geometry: PackedGeometry, r: number): [number, number][] {
  const positions: [number, number][] = [];
  for (let i = geometry.rings[r]; i < geometry.rings[r + 1]; i++)
    positions.push([geometry.xy[2 * i], geometry.xy[2 * i + 1]]);
  return positions;
}

/** Feature f as GeoJSON, single where it has one part; null where it has no geometry. */
export function geojsonOf(geometry: PackedGeometry, f: number): GeoJSON.Geometry | null {
  const first = geometry.features[f];
  const last = geometry.features[f + 1];
  if (first === last) return null;
  const parts: [number, number][][][] = [];
  for (let p = first; p < last; p++) {
    const rings: [number, number][][] = [];
    for (let r = geometry.parts[p]; r < geometry.parts[p + 1]; r++) rings.push(ringPositions(geometry, r));
    parts.push(rings);
  }
  if (geometry.kind === 'polygon')
    return parts.length === 1
      ? { type: 'Polygon', coordinates: parts[0] }
      : { type: 'MultiPolygon', coordinates: parts };
  const runs = parts.flat();
  if (geometry.kind === 'line')
    return runs.length === 1
      ? { type: 'LineString', coordinates: runs[0] }
      : { type: 'MultiLineString', coordinates: runs };
  const points = runs.flat();
  return points.length === 1
    ? { type: 'Point', coordinates: points[0] }
    : { type: 'MultiPoint', coordinates: points };
}
