/** Width of the map's world in CSS pixels at a zoom. */
const worldPixels = (zoom: number): number => 512 * 2 ** zoom;

/** Where a place is drawn at a zoom, in CSS pixels from the north-west corner of the world. */
export function toPixels(lon: number, lat: number, zoom: number): readonly [x: number, y: number] {
  const sine = Math.sin((lat * Math.PI) / 180);
  const world = worldPixels(zoom);
  return [(world * (lon + 180)) / 360, world * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI))];
}

export function toPlace(x: number, y: number, zoom: number): [lon: number, lat: number] {
  const world = worldPixels(zoom);
  const north = Math.PI * (1 - (2 * y) / world);
  return [(360 * x) / world - 180, (180 / Math.PI) * Math.atan(Math.sinh(north))];
}
