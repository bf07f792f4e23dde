import type { LayerSpecification } from 'maplibre-gl';
import { areaStyle } from '../../../cartography/styles.ts';
import { ROLES } from '../../../model/roles.ts';
import { isShown, sourceAttribution, symbolUnit, tileSource, type MapLayer } from './layer.ts';

/** Land on which building is barred or takes a permit: a pale fill with a dotted edge, over what it lies on. */
export const restrictionsLayer: MapLayer = {
  id: 'restrictions',
  order: ROLES.restrictions.map.order,
  build(content, flavour) {
    const tiles = tileSource(content, 'restrictions');
    if (!tiles || !isShown(content, 'restrictions')) return null;
    const { fill, fillOpacity, outline } = areaStyle('restriction', flavour);
    const opacity = content.choices.opacity('restrictions');
    const layers = [
      {
        id: 'restrictions#fill',
        type: 'fill',
        paint: { 'fill-color': fill, 'fill-opacity': fillOpacity * opacity },
      },
      {
        id: 'restrictions#outline',
        type: 'line',
        paint: {
          'line-color': outline.colour,
          'line-width': outline.width * symbolUnit(content, flavour),
          'line-opacity': opacity,
          ...(outline.dash && { 'line-dasharray': outline.dash.map((length) => length / outline.width) }),
        },
      },
    ].map((layer) => ({ ...layer, ...tiles.from })) as LayerSpecification[];
    return { sources: { restrictions: tiles.source }, layers };
  },
  legend: (content) => (isShown(content, 'restrictions') ? ['restriction'] : []),
  tooltip: (_, { words }) => [words.common.role.restrictions],
  hits: ['restrictions#fill'],
  attribution: (content) => sourceAttribution(content, 'restrictions'),
};
