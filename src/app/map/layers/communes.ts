import type { LayerSpecification, VariableAnchorOffsetCollectionSpecification } from 'maplibre-gl';
import { chosenCommuneStyle, lineStyle } from '../../../cartography/styles.ts';
import { INK, PAPER, type Flavour } from '../../../cartography/tokens.ts';
import { formatNumber } from '../../../i18n/number.ts';
import type { CommunePlaces } from '../../../jobs/protocol.ts';
import type { Commune } from '../../../model/places.ts';
import { ROLES } from '../../../model/roles.ts';
import { operatorFindings } from '../../session/rows.ts';
import {
  collection,
  geojsonSource,
  meetingType,
  remember,
  symbolUnit,
  sourceAttribution,
  tileSource,
  type MapContent,
  type MapLayer,
  type VectorFrom,
} from './layer.ts';
import { lineLayers } from './lines.ts';

/** Land outside the province, quieter than the province itself. */
export const surroundLayer: MapLayer = {
  id: 'surround',
  order: ROLES.coverage.map.order + 1,
  build(content) {
    const tiles = tileSource(content, 'surround');
    if (!tiles) return null;
    return {
      // It reaches around the world, not only to the bounds of the project.
      sources: { surround: { ...tiles.source, bounds: [-180, -85.051129, 180, 85.051129] } },
      layers: [
        {
          id: 'surround',
          type: 'fill',
          ...tiles.from,
          paint: { 'fill-color': PAPER.surround, 'fill-opacity': content.relief ? 0.86 : 1 },
        },
      ],
    };
  },
  legend: () => [],
  attribution: () => null,
};

function borderLayers(content: MapContent, from: VectorFrom, flavour: Flavour): LayerSpecification[] {
  const { selection, marked } = content;
  const unit = symbolUnit(content, flavour);
  const chosen = [...marked, ...(selection?.kind === 'commune' ? [selection.index] : [])];
  return [
    {
      id: 'communes#hit',
      type: 'fill',
      ...from,
      // As good as clear: it answers the pointer.
      paint: { 'fill-color': PAPER.land, 'fill-opacity': 0.001 },
    },
    ...lineLayers('communes', from, lineStyle('commune', flavour), 0.75, unit),
    ...lineLayers(
      'communes-chosen',
      { ...from, filter: ['in', ['id'], ['literal', chosen]] },
      chosenCommuneStyle(flavour),
      1,
      unit,
    ),
  ];
}

/** Borders of communes and of the province, the chosen ones with a white casing. */
export const communesLayer: MapLayer = {
  id: 'communes',
  order: ROLES.communes.map.order,
  build(content, flavour) {
    const tiles = tileSource(content, 'communes');
    const around = tileSource(content, 'surround');
    if (!tiles || !around) return null;
    // The edge of the surrounding land is the border of the province.
    const province = lineLayers(
      'province',
      around.from,
      lineStyle('province', flavour),
      1,
      symbolUnit(content, flavour),
    );
    return {
      sources: { communes: tiles.source },
      layers: [...borderLayers(content, tiles.from, flavour), ...province],
    };
  },
  legend: () => ['commune'],
  tooltip(properties, { snapshot, operator, words, language }) {
    const index = Number(properties?.['index']);
    const commune = snapshot.communes[index];
    if (!commune) return [];
    const { communes: service } = operatorFindings(snapshot, operator);
    const villages = snapshot.findings.communes.villages[index]!;
    return [
      commune.name,
      service.unknownVillages[index] === villages
        ? words.common.noData
        : words.app.map.communeTooltip(
            formatNumber(service.uncoveredVillages[index]!, language),
            formatNumber(villages, language),
            words.common.uncoveredVillages[snapshot.findings.rule],
          ),
    ];
  },
  hits: ['communes#hit'],
  attribution: (content) => sourceAttribution(content, 'communes'),
};

const labels = remember((places: CommunePlaces, communes: readonly Commune[], uncovered: Int32Array) => {
  const [midLon, midLat] = [0, 1].map((axis) => {
    const known = places.labels.filter((value, i) => i % 2 === axis && !Number.isNaN(value));
    return known.reduce((sum, value) => sum + value, 0) / known.length;
  }) as [number, number];
  return collection(
    communes.flatMap(({ name }, index) => {
      const [lon, lat] = [places.labels[2 * index]!, places.labels[2 * index + 1]!];
      if (Number.isNaN(lon)) return [];
      return [
        {
          type: 'Feature' as const,
          geometry: { type: 'Point' as const, coordinates: [lon, lat] },
          properties: { index, name, west: lon < midLon, north: lat > midLat, order: -uncovered[index]! },
        },
      ];
    }),
  );
});

/**
 * Places around a label point, near ones first, in heights of the type: words reach towards the middle of the province,
 * since beyond its border the map may end.
 */
const inwards = (
  side: 'left' | 'right',
  edge: 'top' | 'bottom',
): ['literal', VariableAnchorOffsetCollectionSpecification] => {
  const [across, along] = [side === 'left' ? 1 : -1, edge === 'top' ? 1 : -1];
  const other = edge === 'top' ? 'bottom' : 'top';
  const places = [1, 2, 3.2, 4.6].flatMap((away) => [
    ...([side, [across * away, 0]] as const),
    ...([edge, [0, along * away]] as const),
    ...([`${edge}-${side}`, [across * away, along * away]] as const),
    // Not far off, the other way too.
    ...(away < 4
      ? ([other, [0, -along * away], `${other}-${side}`, [across * away, -along * away]] as const)
      : []),
  ]);
  return ['literal', places as VariableAnchorOffsetCollectionSpecification];
};

/** Places close to a label point, the usual one first. */
const around = (side: 'left' | 'right'): ['literal', VariableAnchorOffsetCollectionSpecification] => [
  'literal',
  ['center', [0, 0], 'top', [0, 0.6], 'bottom', [0, -0.6], side, [side === 'left' ? 0.6 : -0.6, 0]],
];

/** Names of communes; where not all fit, those with most villages without service come first. */
export const communeLabelsLayer: MapLayer = {
  id: 'communeLabels',
  order: ROLES.villages.map.order + 1,
  build(content, flavour) {
    const { places, snapshot, operator } = content;
    if (!places || places.labels.length !== 2 * snapshot.communes.length) return null;
    const big = flavour === 'projector';
    const pointed = content.marked.length > 0;
    const { uncoveredVillages } = operatorFindings(snapshot, operator).communes;
    return {
      sources: { communeLabels: geojsonSource(labels(places, snapshot.communes, uncoveredVillages)) },
      layers: [
        {
          id: 'communeLabels',
          type: 'symbol',
          source: 'communeLabels',
          // A slide that points at communes names those alone.
          ...(pointed && {
            filter: ['in', ['get', 'index'], ['literal', [...content.marked]]],
          }),
          layout: {
            'text-field': ['get', 'name'],
            'text-font': ['Be Vietnam Pro Map'],
            'text-size': big ? meetingType(content) : ['interpolate', ['linear'], ['zoom'], 8, 11.5, 12, 15],
            'text-line-height': 1.4,
            // The few that are pointed at find a place farther off, so that none goes without its name.
            'text-padding': pointed ? 2 : big ? 22 : 4,
            ...(pointed
              ? {
                  'text-variable-anchor-offset': [
                    'case',
                    ['all', ['get', 'west'], ['get', 'north']],
                    inwards('left', 'top'),
                    ['get', 'west'],
                    inwards('left', 'bottom'),
                    ['get', 'north'],
                    inwards('right', 'top'),
                    inwards('right', 'bottom'),
                  ],
                }
              : {
                  // None reaches out of the province sideways, where a panel or the edge of the map may cut it.
                  'text-variable-anchor-offset': ['case', ['get', 'west'], around('left'), around('right')],
                }),
            'text-max-width': 8,
            'symbol-sort-key': ['get', 'order'],
          },
          paint: { 'text-color': INK.text, 'text-halo-color': INK.halo, 'text-halo-width': big ? 2.5 : 1.8 },
        },
      ],
    };
  },
  legend: () => [],
  attribution: () => null,
};
