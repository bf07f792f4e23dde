import { featureAreasSquareMeters } from '../../src/geometry/measures/areas.ts';
import { partBoxes } from '../../src/geometry/measures/bounds.ts';
import type { Geos, GeosPointer } from '../../src/geometry/polygons/geos.ts';
import type { Layer } from '../../src/model/layer.ts';

/** Every part of the layers after MakeValid (linework), with its box. */
export interface ValidParts {
  readonly parts: readonly { readonly pointer: GeosPointer; readonly box: readonly number[] }[];
}

export function validParts(geos: Geos, layers: readonly Layer[]): ValidParts {
  const parts = layers.flatMap((layer) => {
    const boxes = partBoxes(layer);
    return Array.from({ length: layer.parts.length - 1 }, (_, p) => {
      const raw = geos.partOf(layer, p);
      const pointer = geos.makeValid(raw);
      geos.free(raw);
      return { pointer, box: [...boxes.subarray(4 * p, 4 * p + 4)] };
    });
  });
  return { parts };
}

const meets = (a: readonly number[], b: readonly number[]): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** GEOS `intersects` with any part. */
export function geosCovers(geos: Geos, { parts }: ValidParts, x: number, y: number): boolean {
  const point = geos.point(x, y);
  const inside = parts.some(
    ({ pointer, box }) => meets(box, [x, y, x, y]) && geos.intersects(pointer, point),
  );
  geos.free(point);
  return inside;
}

/** m² of zone part p and of its intersection with the union of the parts, by GEOS and the series on the ellipsoid. */
export function geosShare(
  geos: Geos,
  { parts }: ValidParts,
  zones: Layer,
  p: number,
): { area: number; covered: number } {
  const raw = geos.partOf(zones, p);
  const zone = geos.makeValid(raw);
  const box = [...partBoxes(zones).subarray(4 * p, 4 * p + 4)];
  const near = parts.filter((part) => meets(part.box, box)).map((part) => part.pointer);
  const union = geos.unionOf(near);
  const common = geos.intersection(zone, union);
  const areas = [geos.packed(zone), geos.packed(common)].map(
    (packed) => featureAreasSquareMeters(packed)[0] ?? 0,
  );
  geos.free(raw, zone, union, common);
  return { area: areas[0], covered: areas[1] };
}
