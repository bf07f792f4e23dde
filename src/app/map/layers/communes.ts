import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { chosenCommuneStyle, lineStyle } from '../../../cartography/styles.ts';
import { INK, PAPER, type Flavour } from '../../../cartography/tokens.ts';
import { formatNumber } from '../../../i18n/number.ts';
import type { Commune } from '../../../model/places.ts';
import { labelPoint } from '../label-point.ts';
import { provinceOutline } from '../province-outline.ts';
import { collection, geojson, remember, sourceAttribution, type MapContent, type MapLayer } from './layer.ts';
import { lineLayers } from './lines.ts';

type Polygonal = GeoJSON.Polygon | GeoJSON.MultiPolygon;
const isPolygonal = (geometry: GeoJSON.Geometry | null): geometry is Polygonal =>
  geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon';

/** Every polygon with the index of its commune as feature id: what map and table call it. */
const indexed = remember((data: GeoJSON.FeatureCollection, communes: readonly Commune[]) => {
  const indexByCode = new Map(communes.map((commune, index) => [commune.code, index]));
  return collection(
    data.features.flatMap((feature) => {
      const index = indexByCode.get(String(feature.properties?.['code'] ?? ''));
      return index === undefined || !isPolygonal(feature.geometry)
        ? []
        : [
            {
              type: 'Feature',
              id: index,
              geometry: feature.geometry,
              properties: { index, name: communes[index]!.name },
            },
          ];
    }),
  );
});

const outlines = remember((data: GeoJSON.FeatureCollection) =>
  provinceOutline(data.features.map((feature) => feature.geometry).filter(isPolygonal)),
);

const labels = remember((data: GeoJSON.FeatureCollection, uncovered: Int32Array) =>
  collection(
    data.features.map((feature) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: labelPoint(feature.geometry as Polygonal) },
      properties: { ...feature.properties, order: -uncovered[Number(feature.id)]! },
    })),
  ),
);

export const communeCollection = ({
  snapshot,
  collections,
}: MapContent): GeoJSON.FeatureCollection | null => {
  const data = collections.get('communes');
  return data ? indexed(data, snapshot.communes) : null;
};

/** Land outside the province, quieter than the province itself. */
export const surround: MapLayer = {
  id: 'surround',
  build(content) {
    const data = communeCollection(content);
    const rings = data && outlines(data);
    if (!rings) return null;
    const world = [
      [-180, -85],
      [180, -85],
      [180, 85],
      [-180, 85],
      [-180, -85],
    ];
    const mask = collection([
      { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [world, ...rings] } },
    ]);
    return {
      sources: { surround: geojson(remembered(data, mask)) },
      layers: [
        {
          id: 'surround',
          type: 'fill',
          source: 'surround',
          paint: { 'fill-color': PAPER.surround, 'fill-opacity': content.relief ? 0.86 : 1 },
        },
      ],
    };
  },
  legend: () => [],
  attribution: () => null,
};
/** One mask per commune layer. */
const masks = new WeakMap<object, GeoJSON.FeatureCollection>();
function remembered(key: object, mask: GeoJSON.FeatureCollection): GeoJSON.FeatureCollection {
  if (!masks.has(key)) masks.set(key, mask);
  return masks.get(key)!;
}

function borderLayers(content: MapContent, flavour: Flavour): LayerSpecification[] {
  const { selection, marked } = content;
  const chosen = [...marked, ...(selection?.kind === 'commune' ? [selection.index] : [])];
  return [
    {
      id: 'communes#hit',
      type: 'fill',
      source: 'communes',
      paint: { 'fill-color': PAPER.land, 'fill-opacity': content.relief ? 0 : 0.001 },
    },
    ...lineLayers('communes', { source: 'communes' }, lineStyle('commune', flavour), 0.75),
    ...lineLayers(
      'communes-chosen',
      { source: 'communes', filter: ['in', ['id'], ['literal', chosen]] },
      chosenCommuneStyle(flavour),
      1,
    ),
  ];
}

/** Borders of communes and of the province, the chosen ones with a white casing. */
export const communes: MapLayer = {
  id: 'communes',
  build(content, flavour) {
    const data = communeCollection(content);
    if (!data) return null;
    const rings = outlines(data);
    const sources: Record<string, SourceSpecification> = { communes: geojson(data) };
    const layers = borderLayers(content, flavour);
    if (rings) {
      sources['province'] = geojson(provinceLine(data, rings));
      layers.push(...lineLayers('province', { source: 'province' }, lineStyle('province', flavour), 1));
    }
    return { sources, layers };
  },
  legend: () => ['commune'],
  tooltip(properties, { snapshot, words, language }) {
    const index = Number(properties?.['index']);
    const commune = snapshot.communes[index];
    if (!commune) return [];
    const uncovered = snapshot.findings.communes.uncoveredVillages[index]!;
    return [
      commune.name,
      words.app.map.communeTooltip(
        formatNumber(uncovered, language),
        formatNumber(snapshot.findings.communes.villages[index]!, language),
      ),
    ];
  },
  hits: ['communes#hit'],
  attribution: (content) => sourceAttribution(content, 'communes'),
};

const provinceLine = remember((_data: GeoJSON.FeatureCollection, rings: GeoJSON.Position[][]) =>
  collection([
    { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates: rings } },
  ]),
);

/** Names of communes; where not all fit, those with most villages without service come first. */
export const communeLabels: MapLayer = {
  id: 'communeLabels',
  build(content, flavour) {
    const data = communeCollection(content);
    if (!data) return null;
    const big = flavour === 'projector';
    return {
      sources: { communeLabels: geojson(labels(data, content.snapshot.findings.communes.uncoveredVillages)) },
      layers: [
        {
          id: 'communeLabels',
          type: 'symbol',
          source: 'communeLabels',
          // A slide that points at communes names those alone.
          ...(content.marked.length > 0 && {
            filter: ['in', ['get', 'index'], ['literal', [...content.marked]]],
          }),
          layout: {
            'text-field': ['get', 'name'],
            'text-font': ['Be Vietnam Pro Map'],
            'text-size': big ? 20 : ['interpolate', ['linear'], ['zoom'], 8, 11.5, 12, 15],
            'text-line-height': 1.4,
            'text-padding': big ? 22 : 4,
            'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
            'text-radial-offset': 0.6,
            'text-max-width': 8,
            'symbol-sort-key': ['get', 'order'],
          },
          paint: { 'text-color': INK.text, 'text-halo-color': '#FFFFFF', 'text-halo-width': big ? 2.5 : 1.8 },
        },
      ],
    };
  },
  legend: () => [],
  attribution: () => null,
};
