import {
  LngLat,
  LngLatBounds,
  MercatorCoordinate,
  type Map as MapLibreMap,
  type PaddingOptions,
} from 'maplibre-gl';
import type { BoundingBox } from '../../model/geometry.ts';

export const motionMilliseconds = (): number =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200;

/** How far below the zoom that shows the whole province one may go. */
const ZOOM_SLACK = 0.15;
/** Share of the view by which one may pan beyond what the whole province shows. */
const PAN_SLACK = 0.12;

/** What a view of `width` x `height` CSS pixels shows around a centre. */
function seenAround(center: LngLat, zoom: number, width: number, height: number): LngLatBounds {
  const middle = MercatorCoordinate.fromLngLat(center);
  const perPixel = 1 / (512 * 2 ** zoom);
  const [dx, dy] = [width * (0.5 + PAN_SLACK) * perPixel, height * (0.5 + PAN_SLACK) * perPixel];
  return new LngLatBounds(
    new MercatorCoordinate(middle.x - dx, middle.y + dy).toLngLat(),
    new MercatorCoordinate(middle.x + dx, middle.y - dy).toLngLat(),
  );
}

/**
 * Locks the map to what is visible when it shows the whole province: no foreign land, no empty world.
 * @param refit also shows the whole province; else only what is not allowed any more moves
 */
export function lockToProvince(
  map: MapLibreMap,
  bounds: BoundingBox,
  padding: PaddingOptions,
  refit: boolean,
): void {
  map.setMaxBounds(null);
  map.setMinZoom(0);
  const camera = map.cameraForBounds([...bounds], { padding });
  if (!camera || camera.zoom === undefined || !camera.center) return;
  if (refit) map.jumpTo(camera);
  const { clientWidth, clientHeight } = map.getContainer();
  map.setMinZoom(Math.max(0, camera.zoom - ZOOM_SLACK));
  map.setMaxBounds(
    seenAround(LngLat.convert(camera.center), camera.zoom - ZOOM_SLACK, clientWidth, clientHeight),
  );
}

/** Nothing nearer than the whole province is shown. */
export const showsProvince = (map: MapLibreMap): boolean =>
  map.getZoom() <= map.getMinZoom() + 2 * ZOOM_SLACK;

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
