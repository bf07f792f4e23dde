import { LngLatBounds, type Map as MapLibreMap, type PaddingOptions } from 'maplibre-gl';
import type { BoundingBox } from '../../model/geometry.ts';

export const motionMilliseconds = (): number =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200;

/** How far below the zoom that shows the whole province one may go. */
const ZOOM_SLACK = 0.15;

/** Shows the whole province and locks the map to what is then visible: no foreign land, no empty world. */
export function lockToProvince(map: MapLibreMap, bounds: BoundingBox, padding: PaddingOptions): void {
  map.setMaxBounds(null);
  map.setMinZoom(0);
  const [west, south, east, north] = bounds;
  map.fitBounds([west, south, east, north], { padding, duration: 0 });
  map.setMinZoom(Math.max(0, map.getZoom() - ZOOM_SLACK));
  const seen = map.getBounds();
  const slack = 0.12;
  const [width, height] = [seen.getEast() - seen.getWest(), seen.getNorth() - seen.getSouth()];
  map.setMaxBounds(
    new LngLatBounds(
      [seen.getWest() - width * slack, seen.getSouth() - height * slack],
      [seen.getEast() + width * slack, seen.getNorth() + height * slack],
    ),
  );
}

/** [west, south, east, north] of all positions in a geometry. */
export function boundsOf(geometry: GeoJSON.Geometry): BoundingBox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') {
      west = Math.min(west, value[0]);
      east = Math.max(east, value[0]);
      south = Math.min(south, value[1] as number);
      north = Math.max(north, value[1] as number);
    } else value.forEach(visit);
  };
  if (geometry.type === 'GeometryCollection')
    geometry.geometries.forEach((part) => visit('coordinates' in part ? part.coordinates : []));
  else visit(geometry.coordinates);
  return [west, south, east, north];
}
