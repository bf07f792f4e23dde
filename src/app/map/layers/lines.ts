import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { lineStyle, type LineClass, type LineStyle } from '../../../cartography/styles.ts';
import { ROLES } from '../../../model/roles.ts';
import {
  sourceAttribution,
  isShown,
  symbolUnit,
  tileSource,
  type MapContent,
  type MapLayer,
} from './layer.ts';

type Opacity = number | ExpressionSpecification;

/** A line with its casing. Dashes in MapLibre are multiples of the width. */
export function lineLayers(
  id: string,
  source: object,
  style: LineStyle,
  opacity: Opacity,
  unit = 1,
): LayerSpecification[] {
  const layout = { 'line-join': 'round' as const, 'line-cap': 'butt' as const };
  const width = (value: number) => [
    'interpolate',
    ['linear'],
    ['zoom'],
    7,
    value * 0.8 * unit,
    10,
    value * unit,
    13,
    value * 1.8 * unit,
  ];
  const line = (suffix: string, colour: string, value: number, extra: object) =>
    ({
      id: `${id}#${suffix}`,
      type: 'line',
      ...source,
      layout,
      paint: { 'line-color': colour, 'line-width': width(value), 'line-opacity': opacity, ...extra },
    }) as LayerSpecification;
  return [
    ...(style.casing
      ? [
          line('casing', style.casing.colour, style.casing.width, {
            'line-opacity': ['interpolate', ['linear'], ['zoom'], 8.5, 0, 10, ['*', opacity, 0.55]],
          }),
        ]
      : []),
    line(
      'line',
      style.colour,
      style.width,
      style.dash ? { 'line-dasharray': style.dash.map((length) => length / style.width) } : {},
    ),
  ];
}

const LINES_ZOOM = 9;

/** How much is left of the cables of others beside those of an operator that is asked about. */
const QUIET = 0.3;

/** Tiles name the owner of each cable, where anybody said whose they are. */
function ofOwner({ choices, operator }: MapContent): Opacity {
  const opacity = choices.opacity('fibre');
  if (operator === 'any') return opacity;
  const own: ExpressionSpecification = ['any', ['!', ['has', 'name']], ['==', ['get', 'name'], operator]];
  return ['case', own, opacity, opacity * QUIET];
}

/** A layer of lines under the id of its role. */
const roleOfLines = (role: 'fibre' | 'roads' | 'power', lineClass: LineClass): MapLayer => ({
  id: role,
  order: ROLES[role].map.order,
  build(content, flavour) {
    if (!isShown(content, role)) return null;
    const style = lineStyle(lineClass, flavour);
    const opacity = role === 'fibre' ? ofOwner(content) : content.choices.opacity(role);
    const tiles = tileSource(content, role);
    if (!tiles) return null;
    const layers = lineLayers(role, tiles.from, style, opacity, symbolUnit(content, flavour));
    // From afar cables and roads cross everything and lead nowhere.
    return {
      sources: { [role]: tiles.source },
      layers: layers.map((layer) => ({ ...layer, minzoom: LINES_ZOOM })),
    };
  },
  legend: (content) => (isShown(content, role) && content.zoom >= LINES_ZOOM ? [lineClass] : []),
  attribution: (content) => sourceAttribution(content, role),
});

export const fibreLayer = roleOfLines('fibre', 'fibre');
export const roadsLayer = roleOfLines('roads', 'road');
export const powerLayer = roleOfLines('power', 'power');
