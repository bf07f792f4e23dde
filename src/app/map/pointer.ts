import type { Map as MapLibreMap, MapGeoJSONFeature, MapMouseEvent } from 'maplibre-gl';
import type { Selection } from '../session/view.svelte.ts';
import { coverageFillId, shownCoverage, type CoverageTiles } from './layers/coverage.ts';
import { partIds, type MapContent } from './layers/layer.ts';
import type { Press } from './tool.ts';
import { Z_ORDER } from './z-order.ts';

/** How far from the pointer a feature still answers, CSS pixels. */
const REACH_PIXELS = 4;

/** Properties with the index of the record, which tiles keep as the id of the feature. */
const numbered = ({
  id,
  properties,
}: MapGeoJSONFeature): { readonly index?: number; readonly work?: string } =>
  id === undefined ? properties : { index: Number(id), ...properties };

/** Topmost answering features around the pointer, with the layer that explains them. */
function featuresAt(map: MapLibreMap, { point: { x, y } }: MapMouseEvent) {
  const hits = Z_ORDER.flatMap((layer) =>
    (layer.hits ?? []).flatMap(partIds).map((id) => ({ id, layer })),
  ).filter(({ id }) => map.getLayer(id));
  const found = map.queryRenderedFeatures(
    [
      [x - REACH_PIXELS, y - REACH_PIXELS],
      [x + REACH_PIXELS, y + REACH_PIXELS],
    ],
    { layers: hits.map(({ id }) => id) },
  );
  return found.map((feature) => ({
    properties: numbered(feature),
    layer: hits.find(({ id }) => id === feature.layer.id)!.layer,
  }));
}

/** The areas of coverage that hold the point, as they lie: each layer once. */
export function coverageAt(
  map: MapLibreMap,
  { point }: MapMouseEvent,
  content: MapContent,
): readonly CoverageTiles[] {
  const shown = shownCoverage(content).filter((layer) => map.getLayer(coverageFillId(layer)));
  const found = new Set(
    map.queryRenderedFeatures(point, { layers: shown.map(coverageFillId) }).map(({ layer: { id } }) => id),
  );
  return shown.filter((layer) => found.has(coverageFillId(layer)));
}

export interface Tip {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
}

/** What is told of the thing under the pointer; null over nothing. Sets the shape of the pointer. */
export function tipAt(map: MapLibreMap, event: MapMouseEvent, content: MapContent): Tip | null {
  const top = featuresAt(map, event)[0];
  map.getCanvas().style.cursor = top ? 'pointer' : '';
  const lines = top?.layer.tooltip?.(top.properties, content) ?? [];
  return lines.length > 0 ? { x: event.point.x, y: event.point.y, lines } : null;
}

const WORKS = ['planWorks', 'leftWorks'];
const VILLAGES = ['villageGaps', 'villages'];

/** What a tool is told of a press. */
export function pressAt(map: MapLibreMap, event: MapMouseEvent): Press {
  const found = featuresAt(map, event);
  const of = (id: string) => found.find(({ layer }) => layer.id === id)?.properties.index ?? null;
  const top = found.find(({ layer }) => WORKS.includes(layer.id) || VILLAGES.includes(layer.id));
  const work = top && WORKS.includes(top.layer.id) ? top.properties.work : undefined;
  return {
    at: [event.lngLat.lng, event.lngLat.lat],
    site: of('sites'),
    village: of('villageGaps') ?? of('villages'),
    work: work ?? null,
  };
}

/** The village or commune under the pointer, a village first. */
export function selectionAt(map: MapLibreMap, event: MapMouseEvent): Selection {
  const found = featuresAt(map, event);
  const of = (id: string) => found.find(({ layer }) => layer.id === id)?.properties.index;
  const [village, commune] = [of('villageGaps') ?? of('villages'), of('communes')];
  if (village !== undefined) return { kind: 'village', index: village };
  return commune === undefined ? null : { kind: 'commune', index: commune };
}
