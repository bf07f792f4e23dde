import type { LayerSpecification } from 'maplibre-gl';
import { areaStyle } from '../../../cartography/styles.ts';
import { ROLES } from '../../../model/roles.ts';
import { hatchImage } from './images.ts';
import { sourceAttribution, isShown, tileSource, type MapLayer } from './layer.ts';

/** Signal depressions: hatched with a dark outline, over the coverage they contradict. */
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
    ].map((layer) => ({ ...layer, ...found.from })) as LayerSpecification[];
    return { sources: { depressions: found.source }, layers };
  },
  legend: (content) => (isShown(content, 'depressions') ? ['depression'] : []),
  tooltip: (_, { words }) => [words.common.role.depressions],
  hits: ['depressions#fill'],
  attribution: (content) => sourceAttribution(content, 'depressions'),
};
