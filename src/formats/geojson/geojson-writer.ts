import { countAt, doubleAt } from '../../model/basics/elements.ts';
import { featureCount, type PackedGeometry } from '../../model/geometry.ts';

/** What a GeoJSON file is written from; feature i of `geometry` has `properties[i]`. */
export interface WritableFeatures {
  readonly geometry: PackedGeometry;
  readonly properties: readonly Readonly<Record<string, unknown>>[];
}

export interface GeoJsonStyle {
  /** Decimals of every coordinate; 7 are about 1 cm. `null`: the shortest text that reads back as the same number. */
  readonly decimals?: number | null;
  /** Further members of the collection, before its features. */
  readonly members?: Readonly<Record<string, unknown>>;
}

const PIECE = 1 << 20;

/**
 * One FeatureCollection with a feature per line, in the order given; a feature without parts has the
 * geometry `null`. Deterministic: members in their own order, NaN and infinite numbers as `null`.
 */
export function writeGeoJson(
  layers: readonly WritableFeatures[],
  style: GeoJsonStyle = {},
): Uint8Array<ArrayBuffer> {
  const { decimals = 7, members = {} } = style;
  const pieces: Uint8Array[] = [];
  const encoder = new TextEncoder();
  const own = Object.entries(members).map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)},`,
  );
  let text = `{"type":"FeatureCollection",${own.join('')}"features":[`;
  let separator = '\n';
  for (const { geometry, properties } of layers) {
    const writer = new GeometryWriter(geometry, decimals);
    for (let feature = 0; feature < featureCount(geometry); feature++) {
      const own = JSON.stringify(properties[feature] ?? {});
      text += `${separator}{"type":"Feature","properties":${own},"geometry":${writer.text(feature)}}`;
      separator = ',\n';
      if (text.length < PIECE) continue;
      pieces.push(encoder.encode(text));
      text = '';
    }
  }
  pieces.push(encoder.encode(`${text}\n]}\n`));
  return joinPieces(pieces);
}

class GeometryWriter {
  constructor(
    readonly geometry: PackedGeometry,
    readonly decimals: number | null,
  ) {}

  text(feature: number): string {
    const { kind, parts, features } = this.geometry;
    const first = countAt(features, feature);
    const end = countAt(features, feature + 1);
    if (first === end) return 'null';
    if (kind === 'point') return this.#points(countAt(parts, first), countAt(parts, end));
    const texts: string[] = [];
    for (let part = first; part < end; part++) {
      const rings: string[] = [];
      for (let ring = countAt(parts, part); ring < countAt(parts, part + 1); ring++)
        rings.push(`[${this.#run(ring)}]`);
      texts.push(kind === 'line' ? rings.join() : `[${rings.join()}]`);
    }
    const type = kind === 'line' ? 'LineString' : 'Polygon';
    return texts.length === 1
      ? `{"type":"${type}","coordinates":${texts[0]}}`
      : `{"type":"Multi${type}","coordinates":[${texts.join()}]}`;
  }

  #points(firstRing: number, endRing: number): string {
    const runs: string[] = [];
    for (let ring = firstRing; ring < endRing; ring++) runs.push(this.#run(ring));
    const { rings } = this.geometry;
    return countAt(rings, endRing) - countAt(rings, firstRing) === 1
      ? `{"type":"Point","coordinates":${runs[0]}}`
      : `{"type":"MultiPoint","coordinates":[${runs.join()}]}`;
  }

  #run(ring: number): string {
    const { xy, rings } = this.geometry;
    let text = '';
    for (let i = countAt(rings, ring); i < countAt(rings, ring + 1); i++) {
      text += `${text && ','}[${this.#number(doubleAt(xy, 2 * i))},${this.#number(doubleAt(xy, 2 * i + 1))}]`;
    }
    return text;
  }

  #number(value: number): string {
    if (this.decimals === null) return Number.isFinite(value) ? `${value}` : 'null';
    const text = value.toFixed(this.decimals);
    // A number that rounds to zero has no sign.
    return text.startsWith('-') && Number(text) === 0 ? text.slice(1) : text;
  }
}

function joinPieces(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
