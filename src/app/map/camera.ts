import {
  LngLat,
  LngLatBounds,
  MercatorCoordinate,
  type Map as MapLibreMap,
  type PaddingOptions,
} from 'maplibre-gl';
import type { CommunePlaces } from '../../jobs/protocol.ts';
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

/** [west, south, east, north] of a commune; null where it has no outline. */
export function boxOf({ boxes }: CommunePlaces, commune: number): [number, number, number, number] | null {
  const [west, south, east, north] = boxes.subarray(4 * commune, 4 * commune + 4);
  return west === undefined || Number.isNaN(west) ? null : [west, south!, east!, north!];
}
