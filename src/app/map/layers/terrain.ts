import type { LayerSpecification } from 'maplibre-gl';
import { INK } from '../../../cartography/tokens.ts';
import { ROLES } from '../../../model/roles.ts';
import { collection, geojsonSource, remember, type MapContent, type MapLayer } from './layer.ts';

/** Levels predicted from terrain: a shade without an edge, above what operators declare. */
export const levelsLayer: MapLayer = {
  id: 'levels',
  order: ROLES.coverage.map.order + 1,
  build({ terrain }) {
    if (!terrain?.image) return null;
    const { url, corners } = terrain.image;
    return {
      sources: { levels: { type: 'image', url, coordinates: corners } },
      layers: [
        {
          id: 'levels',
          type: 'raster',
          source: 'levels',
          paint: { 'raster-fade-duration': 0, 'raster-resampling': 'nearest' },
        },
      ],
    };
  },
  legend: ({ terrain }) => (terrain?.image ? ['predicted', 'predictedBareOnly'] : []),
  attribution: () => null,
};

const marks = remember(
  (mast: Place | null, trial: Place | null, ends: readonly Place[]): GeoJSON.FeatureCollection =>
    collection([
      ...(mast ? [point(mast, 'mast', '')] : []),
      ...(trial ? [point(trial, 'trial', '')] : []),
      ...ends.map((end, i) => point(end, 'end', i === 0 ? 'A' : 'B')),
      ...(ends.length === 2
        ? [
            {
              type: 'Feature' as const,
              properties: { kind: 'link' },
              geometry: { type: 'LineString' as const, coordinates: ends.map(([lon, lat]) => [lon, lat]) },
            },
          ]
        : []),
    ]),
);
type Place = readonly [lon: number, lat: number];
const point = ([lon, lat]: Place, kind: string, letter: string): GeoJSON.Feature => ({
  type: 'Feature',
  properties: { kind, letter },
  geometry: { type: 'Point', coordinates: [lon, lat] },
});

const ofKind = (...kinds: string[]): ['in', ['get', string], ['literal', string[]]] => [
  'in',
  ['get', 'kind'],
  ['literal', kinds],
];

const LAYERS: readonly LayerSpecification[] = [
  {
    id: 'terrainMarks#casing',
    type: 'line',
    source: 'terrainMarks',
    filter: ofKind('link'),
    paint: { 'line-color': INK.halo, 'line-width': 6 },
  },
  {
    id: 'terrainMarks#link',
    type: 'line',
    source: 'terrainMarks',
    filter: ofKind('link'),
    paint: { 'line-color': INK.text, 'line-width': 2.5 },
  },
  {
    id: 'terrainMarks#ring',
    type: 'circle',
    source: 'terrainMarks',
    filter: ofKind('mast', 'trial', 'end'),
    paint: {
      'circle-radius': ['match', ['get', 'kind'], 'mast', 14, 11],
      'circle-color': INK.halo,
      'circle-opacity': ['match', ['get', 'kind'], 'mast', 0, 1],
      'circle-stroke-color': ['match', ['get', 'kind'], 'end', INK.text, INK.action],
      'circle-stroke-width': 3,
    },
  },
  {
    id: 'terrainMarks#trial',
    type: 'circle',
    source: 'terrainMarks',
    filter: ofKind('trial'),
    paint: { 'circle-radius': 4, 'circle-color': INK.action },
  },
  {
    id: 'terrainMarks#letter',
    type: 'symbol',
    source: 'terrainMarks',
    filter: ofKind('end'),
    layout: {
      'text-field': ['get', 'letter'],
      'text-font': ['Be Vietnam Pro Map'],
      'text-size': 12,
      'text-allow-overlap': true,
    },
    paint: { 'text-color': INK.text },
  },
];

/** The mast that is looked at, the one that is tried, and the ends of a link. */
export const terrainMarksLayer: MapLayer = {
  id: 'terrainMarks',
  order: ROLES.villages.map.order + 6,
  build({ terrain }: MapContent) {
    if (!terrain || (!terrain.mast && !terrain.trial && terrain.ends.length === 0)) return null;
    return {
      sources: { terrainMarks: geojsonSource(marks(terrain.mast, terrain.trial, terrain.ends)) },
      layers: [...LAYERS],
    };
  },
  legend: () => [],
  attribution: () => null,
};
