import type { PackedGeometry } from '../model/geometry.ts';
import { partBoxes } from './bounds.ts';
import { openGeos, type GeosPointer } from './geos.ts';
import { GeometryBuilder } from './pack.ts';

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
