import type { PackedGeometry } from '../model/geometry.ts';
import { partBoxes } from './bounds.ts';
import { openGeos, type GeosPointer } from './geos.ts';
import { GeometryBuilder, packPolygons } from './pack.ts';
import { stitchHalves } from './stitch.ts';

/** A strip of land between two meridians, and the parts that meet it. */
export interface Strip {
  readonly west: number;
  readonly east: number;
  readonly parts: readonly number[];
}

/** A meridian near `wanted` that no vertex of the layer lies on. */
function freeMeridian({ xy }: PackedGeometry, wanted: number): number {
  for (let k = 0; ; k++) {
    const seam = wanted + k * 1.1e-9;
    let free = true;
    for (let i = 0; i < xy.length && free; i += 2) free = xy[i] !== seam;
    if (free) return seam;
  }
}

/** `count` strips with about as many vertices each: what several workers dissolve side by side. */
export function cutStrips(geometry: PackedGeometry, count: number): Strip[] {
  const { parts, rings } = geometry;
  const boxes = partBoxes(geometry);
  const middle = (p: number): number => (boxes[4 * p] + boxes[4 * p + 2]) / 2;
  const order = Array.from({ length: parts.length - 1 }, (_, p) => p)
    .filter((p) => boxes[4 * p] <= boxes[4 * p + 2])
    .sort((a, b) => middle(a) - middle(b) || a - b);
  const vertices = (p: number): number => rings[parts[p + 1]] - rings[parts[p]];
  const total = order.reduce((sum, p) => sum + vertices(p), 0);
  const seams = [-180];
  let passed = 0;
  for (const p of order) {
    if (passed >= (total * seams.length) / count && middle(p) > seams[seams.length - 1] + 1e-6)
      seams.push(freeMeridian(geometry, middle(p)));
    passed += vertices(p);
  }
  seams.push(180);
  return seams.slice(1).map((east, k) => ({
    west: seams[k],
    east,
    parts: order.filter((p) => boxes[4 * p] <= east && boxes[4 * p + 2] >= seams[k]),
  }));
}

/**
 * The union of the strip's parts, cut off at its borders, as one feature, by GEOS. The parts must be valid
 * (`repairPolygons`). Loads GEOS on first use; throws what GEOS says where it fails.
 */
export async function dissolveStrip(
  geometry: PackedGeometry,
  { west, east, parts }: Strip,
): Promise<PackedGeometry> {
  const geos = await openGeos();
  const pointers = parts.map((p) => geos.partOf(geometry, p));
  const union = geos.unionOf(pointers);
  const cut = geos.clip(union, west, -90, east, 90);
  const packed = geos.packed(cut);
  geos.free(union, cut, ...pointers);
  return packed;
}

/** The dissolved strips as one feature: stitched along their borders, or by a union where that cannot be. */
export async function joinStrips(
  strips: readonly Strip[],
  pieces: readonly PackedGeometry[],
): Promise<PackedGeometry> {
  let whole = pieces[0] ?? packPolygons([[]]);
  for (let k = 1; k < pieces.length; k++)
    whole = stitchHalves(whole, pieces[k], strips[k].west) ?? (await unionOf([whole, pieces[k]]));
  return whole;
}

async function unionOf(pieces: readonly PackedGeometry[]): Promise<PackedGeometry> {
  const geos = await openGeos();
  const pointers = pieces.flatMap((piece) =>
    Array.from({ length: piece.parts.length - 1 }, (_, p) => geos.partOf(piece, p)),
  );
  const union = geos.unionOf(pointers);
  const packed = geos.packed(union);
  geos.free(union, ...pointers);
  return packed;
}

/** A layer cut along zones: feature k is the common land of `area[k]` and `zone[k]`; pairs without land are left out. */
export interface CutAreas {
  readonly geometry: PackedGeometry;
  readonly area: Int32Array;
  readonly zone: Int32Array;
}

/** Areas (depressions) cut along zones (communes), by GEOS; both valid. Ordered by area, then zone. */
export async function cutByZones(areas: PackedGeometry, zones: PackedGeometry): Promise<CutAreas> {
  const geos = await openGeos();
  const builder = new GeometryBuilder('polygon');
  const pairs: { area: number; zone: number }[] = [];
  const zonePointers = featurePointers(zones, geos.partOf.bind(geos));
  const areaPointers = featurePointers(areas, geos.partOf.bind(geos));
  areaPointers.forEach((own, area) => {
    zonePointers.forEach((land, zone) => {
      const piece = new GeometryBuilder('polygon');
      for (const a of own)
        for (const z of land) {
          if (!boxesMeet(a.box, z.box)) continue;
          const common = geos.intersection(a.pointer, z.pointer);
          geos.appendPolygons(common, piece);
          geos.free(common);
        }
      piece.endFeature();
      const cut = piece.finish();
      if (cut.parts.length === 1) return;
      builder.copyFeature(cut, 0);
      pairs.push({ area, zone });
    });
  });
  for (const list of [...zonePointers, ...areaPointers]) geos.free(...list.map(({ pointer }) => pointer));
  return {
    geometry: builder.finish(),
    area: Int32Array.from(pairs, ({ area }) => area),
    zone: Int32Array.from(pairs, ({ zone }) => zone),
  };
}

interface BoxedPointer {
  readonly pointer: GeosPointer;
  readonly box: Float64Array;
}

function featurePointers(
  layer: PackedGeometry,
  read: (layer: PackedGeometry, p: number) => GeosPointer,
): BoxedPointer[][] {
  const boxes = partBoxes(layer);
  return Array.from({ length: layer.features.length - 1 }, (_, f) => {
    const list: BoxedPointer[] = [];
    for (let p = layer.features[f]; p < layer.features[f + 1]; p++)
      list.push({ pointer: read(layer, p), box: boxes.subarray(4 * p, 4 * p + 4) });
    return list;
  });
}

const boxesMeet = (a: Float64Array, b: Float64Array): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
