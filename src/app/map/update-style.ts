import type {
  GeoJSONSource,
  ImageSource,
  LayerSpecification,
  Map as MapLibreMap,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';

/** Everything but the data, which is compared by identity, and but what is in an image. */
const shapeOf = (source: SourceSpecification): string =>
  JSON.stringify(
    source.type === 'geojson'
      ? { ...source, data: null }
      : source.type === 'image'
        ? { type: source.type }
        : source,
  );

/** Parts of a layer that cannot be changed in place. */
const fixedPart = (layer: LayerSpecification): string =>
  JSON.stringify([
    layer.type,
    'source' in layer && layer.source,
    'source-layer' in layer && layer['source-layer'],
    layer.minzoom,
    layer.maxzoom,
  ]);

type Properties = Record<string, unknown>;

function changeProperties(
  before: Properties,
  after: Properties,
  set: (name: string, value: unknown) => void,
): void {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)]))
    if (JSON.stringify(before[name]) !== JSON.stringify(after[name])) set(name, after[name]);
}

function changeLayer(map: MapLibreMap, before: LayerSpecification, after: LayerSpecification): void {
  const { id } = after;
  const [filterBefore, filterAfter] = [before, after].map((layer) =>
    'filter' in layer ? layer.filter : undefined,
  );
  if (JSON.stringify(filterBefore) !== JSON.stringify(filterAfter)) map.setFilter(id, filterAfter);
  changeProperties((before.paint ?? {}) as Properties, (after.paint ?? {}) as Properties, (name, value) =>
    map.setPaintProperty(id, name as Parameters<MapLibreMap['setPaintProperty']>[1], value as never),
  );
  changeProperties((before.layout ?? {}) as Properties, (after.layout ?? {}) as Properties, (name, value) =>
    map.setLayoutProperty(id, name as Parameters<MapLibreMap['setLayoutProperty']>[1], value as never),
  );
}

/**
 * Brings the map from one built style to the next with the fewest calls. MapLibre's own `setStyle`
 * compares data sets value by value, thousands of features for one changed colour.
 */
export function updateStyle(map: MapLibreMap, before: StyleSpecification, after: StyleSpecification): void {
  const layersBefore = new Map(before.layers.map((layer) => [layer.id, layer]));
  const layersAfter = new Map(after.layers.map((layer) => [layer.id, layer]));
  const replaced = new Set(
    Object.keys(before.sources).filter(
      (id) => !after.sources[id] || shapeOf(before.sources[id]!) !== shapeOf(after.sources[id]!),
    ),
  );
  const kept = (id: string): boolean => {
    const [old, next] = [layersBefore.get(id), layersAfter.get(id)];
    return (
      !!old &&
      !!next &&
      fixedPart(old) === fixedPart(next) &&
      !('source' in old && replaced.has(String(old.source)))
    );
  };
  for (const { id } of before.layers) if (!kept(id)) map.removeLayer(id);
  for (const id of replaced) map.removeSource(id);
  for (const [id, source] of Object.entries(after.sources)) {
    const old = before.sources[id];
    if (!old || replaced.has(id)) map.addSource(id, source);
    else if (source.type === 'geojson' && old.type === 'geojson' && source.data !== old.data)
      // The map tells of data that it cannot draw by its own event.
      void map.getSource<GeoJSONSource>(id)!.setData(source.data);
    else if (source.type === 'image' && old.type === 'image' && source.url && source.url !== old.url)
      // What was there stays until the next image has come.
      map.getSource<ImageSource>(id)!.updateImage({ url: source.url, coordinates: source.coordinates });
  }
  const stay = (layers: readonly LayerSpecification[]): string =>
    JSON.stringify(layers.map(({ id }) => id).filter(kept));
  const reordered = stay(before.layers) !== stay(after.layers);
  let above: string | undefined;
  for (const layer of [...after.layers].reverse()) {
    if (kept(layer.id)) {
      changeLayer(map, layersBefore.get(layer.id)!, layer);
      if (reordered) map.moveLayer(layer.id, above);
    } else map.addLayer(layer, above);
    above = layer.id;
  }
}
