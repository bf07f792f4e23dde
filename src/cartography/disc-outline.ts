/** Vertices of a drawn disc. */
const CORNERS = 64;
/** Metres per degree of latitude on the mean sphere; the disc is a drawing, its true test is geodesic. */
const METERS_PER_DEGREE = 111_195;

/** The part of the disc of a site that lies to the east of a line; null where none does, or it has no disc. */
export function discOutline(
  {
    lon,
    lat,
    radiusMeters,
  }: { readonly lon: number; readonly lat: number; readonly radiusMeters: number | null },
  west: number,
): GeoJSON.Polygon | null {
  if (radiusMeters === null) return null;
  const height = radiusMeters / METERS_PER_DEGREE;
  const width = height / Math.cos((lat * Math.PI) / 180);
  if (lon + width <= west) return null;
  const ring = Array.from({ length: CORNERS + 1 }, (_, at) => {
    const turn = (2 * Math.PI * (at % CORNERS)) / CORNERS;
    return [Math.max(west, lon + width * Math.cos(turn)), lat + height * Math.sin(turn)];
  });
  return { type: 'Polygon', coordinates: [ring] };
}
