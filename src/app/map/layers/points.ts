import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { PointClass } from '../../../cartography/symbols.ts';
import { INK } from '../../../cartography/tokens.ts';
import { formatDate, formatNumber } from '../../../i18n/number.ts';
import { operatorName } from '../../../model/operators.ts';
import { ROLES } from '../../../model/roles.ts';
import { farSymbolImage, symbolImage } from '../images/images.ts';
import {
  collection,
  geojsonSource,
  isFar,
  NEAR_ZOOM,
  remember,
  sourceAttribution,
  isShown,
  tileSource,
  type MapContent,
  type MapLayer,
} from './layer.ts';

interface PointLayer<T> {
  readonly role: 'sites' | 'candidates' | 'measurements';
  readonly pointClass: PointClass;
  records(content: MapContent): readonly T[];
  tooltip(record: T, content: MapContent): readonly string[];
  /** Another layer draws them all. */
  elsewhere?(content: MapContent): boolean;
  /** Those that stand out from the others; null: none do. */
  lit?(content: MapContent): readonly number[] | null;
  /** Indices of the records that are drawn; null: all. */
  only?(content: MapContent): readonly number[] | null;
}

/** Of those that do not stand out. */
const QUIET = 0.25;
/** Hundreds of masts from afar are a texture, not what is looked at. */
const FAR = 0.55;
/** @param lit indices of those that stand out from the others; null: all are alike */
const strengthOf = (opacity: number, lit: readonly number[] | null): number | ExpressionSpecification =>
  lit ? ['case', ['in', ['get', 'index'], ['literal', [...lit]]], opacity, opacity * QUIET] : opacity;

/** Points of one role with the symbol of their class. */
function pointLayer<T extends { readonly lon: number; readonly lat: number }>(
  layer: PointLayer<T>,
): MapLayer {
  const points = remember((records: readonly T[]) =>
    collection(
      records.map((record, index) => ({
        type: 'Feature',
        properties: { index },
        geometry: { type: 'Point', coordinates: [record.lon, record.lat] },
      })),
    ),
  );
  const { role, pointClass } = layer;
  const { near } = ROLES[role].map as { readonly near?: true };
  return {
    id: role,
    order: ROLES[role].map.order,
    build(content, flavour) {
      const records = layer.records(content);
      if (records.length === 0 || !isShown(content, role) || layer.elsewhere?.(content)) return null;
      const own = layer.only?.(content) ?? null;
      const strength = (part: number) =>
        strengthOf(part * content.choices.opacity(role), layer.lit?.(content) ?? null);
      const symbols: LayerSpecification = {
        id: role,
        type: 'symbol',
        source: role,
        ...(near && { minzoom: NEAR_ZOOM }),
        ...(own && { filter: ['in', ['get', 'index'], ['literal', [...own]]] as const }),
        layout: {
          // White casings are all that would be seen of hundreds.
          'icon-image': [
            'step',
            ['zoom'],
            farSymbolImage(pointClass, flavour),
            NEAR_ZOOM,
            symbolImage(pointClass, flavour),
          ],
          // Where all are drawn from afar they are small.
          'icon-size': ['interpolate', ['linear'], ['zoom'], 7, content.terrain ? 0.3 : 0.5, 11, 1],
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
        },
        paint: { 'icon-opacity': ['step', ['zoom'], strength(FAR), NEAR_ZOOM, strength(1)] },
      };
      return { sources: { [role]: geojsonSource(points(records)) }, layers: [symbols] };
    },
    legend: (content) =>
      layer.records(content).length > 0 && isShown(content, role) && !(near && isFar(content))
        ? [pointClass]
        : [],
    tooltip(properties, content) {
      const record = layer.records(content)[Number(properties?.['index'])];
      return record ? layer.tooltip(record, content) : [];
    },
    hits: [role],
    attribution: (content) => sourceAttribution(content, role),
  };
}

const nameOf = (operator: string, content: MapContent): string =>
  operatorName(operator) ?? content.words.common.unspecifiedOperator;

const sitesOf = remember((sites: MapContent['snapshot']['sites'], operator: string) =>
  sites.flatMap((site, index) =>
    site.operator === operator || site.radios.some((radio) => radio.operator === operator) ? [index] : [],
  ),
);

export const sitesLayer = pointLayer({
  role: 'sites',
  pointClass: 'site',
  records: ({ snapshot }) => snapshot.sites,
  // Where masts are chosen, only those of the operator can be.
  only: ({ terrain, operator, snapshot }) =>
    terrain && operator !== 'any' ? sitesOf(snapshot.sites, operator) : null,
  // Of an operator that was chosen only its own areas are drawn; masts of others are landmarks beside its own.
  lit: ({ terrain, operator, snapshot }) =>
    terrain || operator === 'any' ? null : sitesOf(snapshot.sites, operator),
  tooltip: (site, content) => [
    site.code,
    `${nameOf(site.operator, content)} · ${site.technologies.join(', ') || content.words.common.noData}`,
    ...(site.heightMeters === null
      ? []
      : [content.words.app.map.mastHeight(formatNumber(site.heightMeters, content.language))]),
  ],
});

export const candidatesLayer = pointLayer({
  role: 'candidates',
  pointClass: 'candidate',
  records: ({ snapshot }) => snapshot.candidates,
  elsewhere: ({ plan, leftWorks }) => plan !== null && leftWorks !== 'none',
  tooltip: (candidate, { words, snapshot }) => [
    candidate.name ?? candidate.id,
    words.common.role.candidates,
    ...(snapshot.project.mapEdits?.some(({ on, id }) => on === 'candidates' && id === candidate.id)
      ? [words.map.legend.editedOnMap]
      : []),
  ],
});

export const measurementsLayer = pointLayer({
  role: 'measurements',
  pointClass: 'measurement',
  records: ({ snapshot }) => snapshot.measurements,
  tooltip: (point, content) => [
    `${nameOf(point.operator, content)}${point.technology ? ` ${point.technology}` : ''}`,
    point.rsrpDbm !== null
      ? `${formatNumber(point.rsrpDbm, content.language)} dBm`
      : content.words.app.map.measuredService(point.service),
    ...(point.asOf ? [formatDate(point.asOf, content.language)] : []),
  ],
});

/** Residential clusters, only close by. */
export const clustersLayer: MapLayer = {
  id: 'clusters',
  order: ROLES.clusters.map.order,
  build(content) {
    const tiles = tileSource(content, 'clusters');
    if (!tiles || !isShown(content, 'clusters')) return null;
    return {
      sources: { clusters: tiles.source },
      layers: [
        {
          id: 'clusters',
          type: 'circle',
          ...tiles.from,
          minzoom: 9,
          paint: {
            'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 1.2, 13, 4],
            'circle-color': INK.secondary,
            'circle-opacity': content.choices.opacity('clusters'),
            'circle-stroke-color': INK.halo,
            'circle-stroke-width': 0.75,
          },
        },
      ],
    };
  },
  legend: () => [],
  attribution: (content) => sourceAttribution(content, 'clusters'),
};
