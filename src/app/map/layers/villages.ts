import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { COVERED_RADIUS, pointSymbol, SYMBOL_SCALE, villageClass } from '../../../cartography/symbols.ts';
import { INK, type Flavour } from '../../../cartography/tokens.ts';
import { formatNumber } from '../../../i18n/number.ts';
import type { ServiceState } from '../../../model/service.ts';
import type { VillageItem } from '../../session/rows.ts';
import { ROLES } from '../../../model/roles.ts';
import { farSymbolImage, symbolImage } from '../images/images.ts';
import {
  remember,
  sourceAttribution,
  isFar,
  isShown,
  meetingType,
  MOST_SYMBOLS,
  NEAR_ZOOM,
  partId,
  symbolUnit,
  tileSource,
  type MapContent,
  type MapLayer,
  type VectorFrom,
} from './layer.ts';

/** Indices of the villages in each state, of those that pass the filter. */
const byState = remember((rows: readonly VillageItem[]) => {
  const indices: Record<ServiceState, number[]> = { covered: [], partial: [], uncovered: [], unknown: [] };
  for (const { status, index } of rows) indices[status].push(index);
  return indices;
});

/** Tiles hold every village; which are drawn, and how, is told by their indices. */
function only(indices: readonly number[]): ExpressionSpecification {
  const [first, last] = [indices[0], indices.at(-1)];
  if (first === undefined || last === undefined) return ['==', ['id'], -1];
  // A run is told by its ends: a list of tens of thousands is slow to hand over.
  return indices.length >= SHORTEST_RUN && last - first === indices.length - 1
    ? ['all', ['>=', ['id'], first], ['<=', ['id'], last]]
    : ['match', ['id'], [...indices], true, false];
}
const SHORTEST_RUN = 1000;

/** Under the names, from the least to the most urgent. */
const QUIET: readonly ServiceState[] = ['covered', 'unknown', 'partial'];

/** A crowd of casings would hide the map from afar. */
const imageOf = (state: ServiceState, flavour: Flavour): ExpressionSpecification => [
  'step',
  ['zoom'],
  farSymbolImage(villageClass(state), flavour),
  CASED_ZOOM,
  symbolImage(villageClass(state), flavour),
];

/** Size of the symbol of a state as a factor of its drawing, growing with the zoom. */
function sizeOf(state: ServiceState, flavour: Flavour, unit = 1): ExpressionSpecification | number {
  if (flavour === 'projector') return SYMBOL_SCALE.projector * (state === 'covered' ? 0.45 : 0.8) * unit;
  const [far, middle, near] = state === 'covered' ? [0.32, 0.6, 1.4] : [0.4, 0.62, 1.2];
  return ['interpolate', ['linear'], ['zoom'], 7, far! * unit, 9, middle! * unit, 12, near! * unit];
}

/** From this zoom on every symbol has its white casing. */
const CASED_ZOOM = 9.5;

/** Covered villages, the many, as plain discs: the drawing of the legend without a symbol for each. */
function coveredLayer(
  from: VectorFrom,
  indices: readonly number[],
  opacity: number,
  flavour: Flavour,
  unit: number,
): LayerSpecification {
  const [disc] = pointSymbol('villageCovered', flavour).parts;
  const casing = disc!.strokeWidth * (flavour === 'projector' ? SYMBOL_SCALE.projector * 0.45 * unit : 0.8);
  return {
    id: 'villages#covered',
    type: 'circle',
    ...from,
    filter: only(indices),
    paint: {
      'circle-color': disc!.fill!,
      'circle-radius': sizeOf('covered', flavour, COVERED_RADIUS * unit),
      'circle-opacity': opacity,
      'circle-stroke-color': disc!.stroke!,
      'circle-stroke-width': ['step', ['zoom'], 0, CASED_ZOOM, casing],
      'circle-stroke-opacity': opacity,
    },
  };
}

function stateLayers(
  state: ServiceState,
  from: VectorFrom,
  indices: readonly number[],
  opacity: number,
  flavour: Flavour,
  unit: number,
): LayerSpecification[] {
  const parts = Math.max(1, Math.ceil(indices.length / MOST_SYMBOLS));
  return Array.from({ length: parts }, (_, part): LayerSpecification => ({
    id: partId(`villages#${state}`, part),
    type: 'symbol',
    ...from,
    filter: only(indices.slice(part * MOST_SYMBOLS, (part + 1) * MOST_SYMBOLS)),
    layout: {
      'icon-image': imageOf(state, flavour),
      'icon-size': sizeOf(state, flavour, unit),
      'icon-allow-overlap': true,
      // From afar labels keep clear of villages without signal alone, not of the many others.
      'icon-ignore-placement': ['step', ['zoom'], true, NAMES_ZOOM, false],
      'symbol-z-order': 'source',
    },
    paint: { 'icon-opacity': opacity },
  }));
}

/** From this zoom on villages are named. */
const NAMES_ZOOM = 10.5;

/**
 * Names of the villages that pass the filter, under all symbols: what lies above is placed first, and names keep clear
 * of it. The chosen village is named by its ring.
 */
function villageNameLayer(content: MapContent, from: VectorFrom, flavour: Flavour): LayerSpecification {
  const all = content.villages.length === content.snapshot.villages.length;
  const chosen = content.selection?.kind === 'village' ? content.selection.index : null;
  const filters: ExpressionSpecification[] = [
    ...(all ? [] : [only(content.villages.map(({ index }) => index))]),
    ...(chosen === null ? [] : [['!=', ['id'], chosen] satisfies ExpressionSpecification]),
  ];
  return {
    id: 'villages#name',
    type: 'symbol',
    ...from,
    ...(filters.length && { filter: ['all', ...filters] satisfies ExpressionSpecification }),
    minzoom: NAMES_ZOOM,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': ['Be Vietnam Pro'],
      'text-size': flavour === 'projector' ? meetingType(content) : 12,
      'text-line-height': 1.4,
      'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
      'text-radial-offset': 0.9,
      'text-max-width': 9,
    },
    paint: { 'text-color': INK.text, 'text-halo-color': INK.halo, 'text-halo-width': 1.6 },
  };
}

export function villageTooltip(
  properties: GeoJSON.GeoJsonProperties,
  { villages, words, language }: MapContent,
): readonly string[] {
  const village = villages.find(({ index }) => index === properties?.['index']);
  if (!village) return [];
  const households =
    village.households === null
      ? words.app.map.noHouseholds
      : `${formatNumber(village.households, language)} ${words.common.unit.households}`;
  return [village.name, `${words.common.status[village.status]} · ${households}`];
}

/** Hundreds of symbols at once are noise from afar: there their people are told by commune, unless they were asked for. */
const entersNear = ({ asked }: MapContent, state: ServiceState): boolean =>
  !asked && (state === 'covered' || state === 'partial');

/** Villages by state of service: shape and colour both tell it. */
export const villagesLayer: MapLayer = {
  id: 'villages',
  order: ROLES.villages.map.order,
  build(content, flavour) {
    const tiles = tileSource(content, 'villages');
    if (!tiles || !isShown(content, 'villages')) return null;
    const opacity = content.choices.opacity('villages');
    const indices = byState(content.villages);
    const unit = symbolUnit(content, flavour);
    return {
      sources: { villages: tiles.source },
      layers: [
        villageNameLayer(content, tiles.from, flavour),
        ...QUIET.flatMap((state) => {
          const own =
            state === 'covered'
              ? [coveredLayer(tiles.from, indices.covered, opacity, flavour, unit)]
              : stateLayers(state, tiles.from, indices[state], opacity, flavour, unit);
          return entersNear(content, state) ? own.map((layer) => ({ ...layer, minzoom: NEAR_ZOOM })) : own;
        }),
      ],
    };
  },
  legend: (content) => {
    const present = new Set(content.villages.flatMap(({ lon, status }) => (lon === null ? [] : status)));
    return isShown(content, 'villages')
      ? QUIET.filter((state) => present.has(state) && !(isFar(content) && entersNear(content, state))).map(
          villageClass,
        )
      : [];
  },
  tooltip: villageTooltip,
  hits: QUIET.map((state) => `villages#${state}`),
  attribution: (content) => sourceAttribution(content, 'villages'),
};
