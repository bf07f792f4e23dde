import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { pointSymbol, SYMBOL_SCALE, villageClass } from '../../../cartography/symbols.ts';
import { INK, type Flavour } from '../../../cartography/tokens.ts';
import { formatNumber } from '../../../i18n/number.ts';
import { SERVICE_STATES, type ServiceState } from '../../../model/service.ts';
import type { VillageRow } from '../../session/rows.ts';
import { farSymbolImage, symbolImage } from '../images.ts';
import {
  collection,
  geojson,
  remember,
  sourceAttribution,
  isShown,
  type MapContent,
  type MapLayer,
} from './layer.ts';

const points = remember((rows: readonly VillageRow[]) =>
  collection(
    rows.flatMap((row) =>
      row.lon === null || row.lat === null
        ? []
        : [
            {
              type: 'Feature' as const,
              id: row.index,
              properties: { index: row.index, state: row.status, name: row.name },
              geometry: { type: 'Point' as const, coordinates: [row.lon, row.lat] },
            },
          ],
    ),
  ),
);

/** Under the names, from the least to the most urgent. */
const QUIET: readonly ServiceState[] = ['covered', 'unknown', 'partial'];

/** A crowd of casings would hide the map from afar; villages without signal always keep theirs. */
const imageOf = (state: ServiceState, flavour: Flavour): ExpressionSpecification | string =>
  state === 'uncovered'
    ? symbolImage(villageClass(state), flavour)
    : [
        'step',
        ['zoom'],
        farSymbolImage(villageClass(state), flavour),
        9.5,
        symbolImage(villageClass(state), flavour),
      ];

function stateLayer(state: ServiceState, opacity: number, flavour: Flavour): LayerSpecification {
  const small: ExpressionSpecification =
    state === 'covered'
      ? ['interpolate', ['linear'], ['zoom'], 7, 0.32, 9, 0.6, 12, 1.4]
      : state === 'uncovered'
        ? ['interpolate', ['linear'], ['zoom'], 7, 0.9, 9, 1.1, 12, 1.4]
        : ['interpolate', ['linear'], ['zoom'], 7, 0.4, 9, 0.62, 12, 1.2];
  return {
    id: `villages#${state}`,
    type: 'symbol',
    source: 'villages',
    filter: ['==', ['get', 'state'], state],
    layout: {
      'icon-image': imageOf(state, flavour),
      'icon-size':
        flavour === 'projector' ? SYMBOL_SCALE.projector * (state === 'covered' ? 0.45 : 0.8) : small,
      'icon-allow-overlap': true,
      // Labels keep clear of villages without service, not of the many covered ones.
      'icon-ignore-placement': state !== 'uncovered',
    },
    paint: { 'icon-opacity': opacity },
  };
}

function nameLayer(flavour: Flavour): LayerSpecification {
  return {
    id: 'villages#name',
    type: 'symbol',
    source: 'villages',
    minzoom: 10.5,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': ['Be Vietnam Pro'],
      'text-size': flavour === 'projector' ? 20 : 12,
      'text-line-height': 1.4,
      'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
      'text-radial-offset': 0.9,
      'text-max-width': 9,
    },
    paint: { 'text-color': INK.text, 'text-halo-color': '#FFFFFF', 'text-halo-width': 1.6 },
  };
}

function villageTooltip(
  properties: GeoJSON.GeoJsonProperties,
  { snapshot, words, language }: MapContent,
): readonly string[] {
  const village = snapshot.villages[Number(properties?.['index'])];
  if (!village) return [];
  const state = properties?.['state'] as ServiceState;
  const households =
    village.households === null
      ? words.app.map.noHouseholds
      : `${formatNumber(village.households, language)} ${words.common.unit.households}`;
  return [village.name, `${words.common.status[state]} · ${households}`];
}

/** Villages by state of service: shape and colour both tell it. */
export const villages: MapLayer = {
  id: 'villages',
  build(content, flavour) {
    if (!isShown(content, 'villages')) return null;
    const opacity = content.choices.opacity('villages');
    return {
      sources: { villages: geojson(points(content.villages)) },
      layers: QUIET.map((state) => stateLayer(state, opacity, flavour)),
    };
  },
  legend: (content) => {
    const present = new Set(content.villages.map((row) => row.status));
    return isShown(content, 'villages')
      ? SERVICE_STATES.filter((state) => present.has(state)).map(villageClass)
      : [];
  },
  tooltip: villageTooltip,
  hits: QUIET.map((state) => `villages#${state}`),
  attribution: (content) => sourceAttribution(content, 'villages'),
};

/**
 * Villages without signal, dark and never white, and the names of villages: over the names of communes,
 * which therefore keep clear of them. Draws from the source of `villages`.
 */
export const villageGaps: MapLayer = {
  id: 'villageGaps',
  build(content, flavour) {
    if (!isShown(content, 'villages')) return null;
    const opacity = content.choices.opacity('villages');
    return { sources: {}, layers: [stateLayer('uncovered', opacity, flavour), nameLayer(flavour)] };
  },
  legend: () => [],
  tooltip: villageTooltip,
  hits: ['villages#uncovered'],
  attribution: () => null,
};

/** Ring around the chosen village, whatever the filter hides. */
export const chosenVillage: MapLayer = {
  id: 'chosenVillage',
  build({ selection, snapshot }, flavour) {
    if (selection?.kind !== 'village') return null;
    const [lon, lat] = [snapshot.centres[2 * selection.index]!, snapshot.centres[2 * selection.index + 1]!];
    if (Number.isNaN(lon)) return null;
    const radius = (pointSymbol('villageGained', flavour).extent + 2) * SYMBOL_SCALE[flavour];
    const ring = (id: string, colour: string, width: number): LayerSpecification => ({
      id,
      type: 'circle',
      source: 'chosenVillage',
      paint: {
        'circle-radius': radius,
        'circle-opacity': 0,
        'circle-stroke-color': colour,
        'circle-stroke-width': width,
      },
    });
    const data = chosenPoint(lon, lat);
    return {
      sources: { chosenVillage: geojson(data) },
      layers: [ring('chosenVillage#casing', '#FFFFFF', 6), ring('chosenVillage#ring', INK.text, 2.5)],
    };
  },
  legend: () => [],
  attribution: () => null,
};
const chosenPoint = remember((lon: number, lat: number) =>
  collection([{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [lon, lat] } }]),
);
