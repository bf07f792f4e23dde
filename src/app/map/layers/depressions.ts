import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { areaStyle } from '../../../cartography/styles.ts';
import { ROLES } from '../../../model/roles.ts';
import { SYMBOL_SCALE } from '../../../cartography/symbols.ts';
import { farSymbolImage, hatchImage, symbolImage } from '../images/images.ts';
import {
  sourceAttribution,
  isFar,
  isShown,
  NEAR_ZOOM,
  symbolUnit,
  tileSource,
  type MapLayer,
} from './layer.ts';

const spotSize = (scale: number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  7.5,
  0.42 * scale,
  9.5,
  0.9 * scale,
];

/** Signal depressions: from afar marks of one size, near by hatched areas over the coverage they contradict. */
export const depressionsLayer: MapLayer = {
  id: 'depressions',
  order: ROLES.depressions.map.order,
  build(content, flavour) {
    const found = tileSource(content, 'depressions');
    if (!found || !isShown(content, 'depressions')) return null;
    const style = areaStyle('depression', flavour);
    const strength = content.choices.opacity('depressions');
    const layers = [
      {
        id: 'depressions#fill',
        type: 'fill',
        paint: { 'fill-color': style.fill, 'fill-opacity': style.fillOpacity * strength },
      },
      {
        id: 'depressions#hatch',
        type: 'fill',
        paint: { 'fill-pattern': hatchImage('depression', flavour), 'fill-opacity': strength },
      },
      {
        id: 'depressions#outline',
        type: 'line',
        paint: {
          'line-color': style.outline.colour,
          'line-opacity': strength,
          'line-width': [
            'interpolate',
            ['linear'],
            ['zoom'],
            8,
            style.outline.width * 0.4,
            12,
            style.outline.width * 1.4,
          ],
        },
      },
    ].map((layer) => ({ ...layer, ...found.from, minzoom: NEAR_ZOOM })) as LayerSpecification[];
    const spots = tileSource(content, 'depressionSpots');
    if (spots)
      layers.push({
        id: 'depressions#spot',
        type: 'symbol',
        ...spots.from,
        maxzoom: NEAR_ZOOM,
        layout: {
          'icon-image':
            flavour === 'projector'
              ? symbolImage('depressionSpot', flavour)
              : farSymbolImage('depressionSpot', flavour),
          'icon-size': spotSize(SYMBOL_SCALE[flavour] * symbolUnit(content, flavour)),
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
        },
        paint: { 'icon-opacity': strength },
      });
    return {
      sources: { depressions: found.source, ...(spots && { depressionSpots: spots.source }) },
      layers,
    };
  },
  legend: (content) =>
    isShown(content, 'depressions') ? [isFar(content) ? 'depressionSpot' : 'depression'] : [],
  tooltip: (_, { words }) => [words.common.role.depressions],
  hits: ['depressions#fill', 'depressions#spot'],
  attribution: (content) => sourceAttribution(content, 'depressions'),
};
