import { geodesicDistanceMeters, metersPerDegree } from '../../geometry/measures/ellipsoid.ts';

interface Place {
  readonly lon: number;
  readonly lat: number;
}

/**
 * Of the places of one kind those that are kept: each, in their order, that no kept one before it is nearer to than
 * `apartMeters`. So every place left out has a kept one of its kind within that distance.
 */
export function thinPlaces<T extends Place>(
  places: readonly T[],
  kindOf: (place: T) => string,
  apartMeters: number,
): ReadonlySet<T> {
  const kept = new Set<T>();
  const buckets = new Map<string, T[]>();
  for (const place of places) {
    const perDegree = metersPerDegree(place.lat);
    // Rows of one height everywhere; columns a row wide at its own latitude, so that neighbours are the eight around.
    const row = Math.floor((place.lat * METERS_PER_LATITUDE) / apartMeters);
    const reach = apartMeters / perDegree.lon;
    const kind = kindOf(place);
    const near = [row - 1, row, row + 1].flatMap((r) => {
      const width = columnWidth(r, apartMeters);
      const columns = [];
      for (let c = Math.floor((place.lon - reach) / width); c <= Math.floor((place.lon + reach) / width); c++)
        columns.push(...(buckets.get(`${kind}/${r}/${c}`) ?? []));
      return columns;
    });
    if (near.some(({ lon, lat }) => geodesicDistanceMeters(lon, lat, place.lon, place.lat) < apartMeters))
      continue;
    kept.add(place);
    const key = `${kind}/${row}/${Math.floor(place.lon / columnWidth(row, apartMeters))}`;
    const bucket = buckets.get(key);
    if (bucket) bucket.push(place);
    else buckets.set(key, [place]);
  }
  return kept;
}

/** The shortest degree of latitude, at the equator: no row is lower than `apartMeters`. */
const METERS_PER_LATITUDE = 110_574;

/** Degrees of longitude of a column of one row. */
function columnWidth(row: number, apartMeters: number): number {
  const lat = Math.max(-89, Math.min(89, (row * apartMeters) / METERS_PER_LATITUDE));
  return apartMeters / metersPerDegree(lat).lon;
}
