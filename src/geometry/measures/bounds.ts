import type { BoundingBox, PackedGeometry } from '../../model/geometry.ts';
import type { Layer, LayerFact } from '../../model/layer.ts';

/** A box that holds nothing: joins with any other box to that box. */
export const EMPTY_BOX: BoundingBox = [Infinity, Infinity, -Infinity, -Infinity];

export const isEmptyBox = (box: BoundingBox): boolean => !(box[0] <= box[2] && box[1] <= box[3]);

export const joinBoxes = (a: BoundingBox, b: BoundingBox): BoundingBox => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

/** True where the boxes share at least one point. */
export const boxesMeet = (a: BoundingBox, b: BoundingBox): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** Writes west, south, east, north of the vertices `from` (included) to `to` (excluded) of `xy` to `box[at..]`. */
function measureBox(xy: Float64Array, from: number, to: number, box: Float64Array, at: number): void {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (let i = 2 * from; i < 2 * to; i += 2) {
    const x = xy[i];
    const y = xy[i + 1];
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  box[at] = west;
  box[at + 1] = south;
  box[at + 2] = east;
  box[at + 3] = north;
}

/** Box of the vertices `from` (included) to `to` (excluded) of `xy`; NaN vertices are passed over. */
export function boundsOfRange(xy: Float64Array, from: number, to: number): BoundingBox {
  const box = new Float64Array(4);
  measureBox(xy, from, to, box, 0);
  return [box[0], box[1], box[2], box[3]];
}

/** Box of a whole layer; `EMPTY_BOX` where it has no vertex. */
export const boundsOf = (geometry: PackedGeometry): BoundingBox =>
  boundsOfRange(geometry.xy, 0, geometry.xy.length / 2);

/** Box of feature f; `EMPTY_BOX` where it has no geometry. */
export function boundsOfFeature(geometry: PackedGeometry, f: number): BoundingBox {
  const { rings, parts, features, xy } = geometry;
  return boundsOfRange(xy, rings[parts[features[f]]], rings[parts[features[f + 1]]]);
}

/** Box of part p. */
export function partBox(layer: Layer, p: number): BoundingBox {
  const boxes = partBoxes(layer);
  return [boxes[4 * p], boxes[4 * p + 1], boxes[4 * p + 2], boxes[4 * p + 3]];
}

/** West, south, east, north of every part, four numbers each, in the order of the parts. */
export const PART_BOXES: LayerFact<Float64Array> = { name: 'boxes', travels: true };

/** The boxes of all parts, measured on first use. */
export const partBoxes = (layer: Layer): Float64Array => layer.fact(PART_BOXES, () => measureParts(layer));

function measureParts({ parts, rings, xy }: PackedGeometry): Float64Array {
  const boxes = new Float64Array(4 * (parts.length - 1));
  for (let p = 0; p + 1 < parts.length; p++)
    measureBox(xy, rings[parts[p]], rings[parts[p + 1]], boxes, 4 * p);
  return boxes;
}

/** Box of a whole layer from the boxes of its parts, which are kept. */
export function boundsOfParts(layer: Layer): BoundingBox {
  const boxes = partBoxes(layer);
  let [west, south, east, north] = EMPTY_BOX;
  for (let k = 0; k < boxes.length; k += 4) {
    west = Math.min(west, boxes[k]);
    south = Math.min(south, boxes[k + 1]);
    east = Math.max(east, boxes[k + 2]);
    north = Math.max(north, boxes[k + 3]);
  }
  return [west, south, east, north];
}
