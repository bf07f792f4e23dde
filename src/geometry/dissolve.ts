import type { PackedGeometry } from '../model/geometry.ts';
import { partBoxes } from './bounds.ts';
import { openGeos, type GeosPointer } from './geos.ts';
import { GeometryBuilder } from './pack.ts';

/**
 * Parts of a layer in `groups` lists of neighbours with about as many vertices each, west to east: what
 * several workers dissolve side by side.
 */
export function groupNeighbours(geometry: PackedGeometry, groups: number): number[][] {
  const { parts, rings } = geometry;
  const boxes = partBoxes(geometry);
  const order = Array.from({ length: parts.length - 1 }, (_, p) => p)
    .filter((p) => boxes[4 * p] <= boxes[4 * p + 2])
    .sort((a, b) => boxes[4 * a] + boxes[4 * a + 2] - boxes[4 * b] - boxes[4 * b + 2] || a - b);
  const vertices = (p: number): number => rings[parts[p + 1]] - rings[parts[p]];
  const total = order.reduce((sum, p) => sum + vertices(p), 0);
  const lists: number[][] = Array.from({ length: groups }, () => []);
  let passed = 0;
  for (const p of order) {
    lists[Math.min(groups - 1, Math.floor((passed * groups) / Math.max(1, total)))].push(p);
    passed += vertices(p);
  }
  return lists;
}

/**
 * The union of the given parts as one feature, by GEOS. The parts must be valid (`repairPolygons`). Loads
 * GEOS on first use; throws what GEOS says where it fails.
 */
export async function dissolveParts(
  geometry: PackedGeometry,
  parts: Iterable<number>,
): Promise<PackedGeometry> {
  const geos = await openGeos();
  const pointers: GeosPointer[] = [];
  for (const p of parts) pointers.push(geos.partOf(geometry, p));
  const union = geos.unionOf(pointers);
  const packed = geos.packed(union);
  geos.free(union, ...pointers);
  return packed;
}

/** The union of layers that are each dissolved already. */
export async function joinDissolved(pieces: readonly PackedGeometry[]): Promise<PackedGeometry> {
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
