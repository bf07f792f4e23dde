import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { areaStyle } from '../../../cartography/styles.ts';
import { hatchImage } from '../images.ts';
import { geojson, sourceAttribution, isShown, type MapContent, type MapLayer } from './layer.ts';

function sourceOf(content: MapContent): { source: SourceSpecification; base: object } | null {
  const data = content.collections.get('depressions');
  if (data) return { source: geojson(data), base: { source: 'depressions' } };
  if (!content.snapshot.layers.some((layer) => layer.id === 'depressions' && layer.delivery === 'tiles'))
    return null;
  const tiles = [`songban://tile/${content.snapshot.revision}/depressions/{z}/{x}/{y}`];
  return {
    source: { type: 'vector', tiles, maxzoom: 13, bounds: [...content.snapshot.bounds] },
    base: { source: 'depressions', 'source-layer': 'layer' },
  };
}

/** Signal depressions: hatched with a dark outline, over the coverage they contradict. */
export const depressions: MapLayer = {
  id: 'depressions',
  build(content, flavour) {
    const found = sourceOf(content);
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
    ].map((layer) => ({ ...layer, ...found.base })) as LayerSpecification[];
    return { sources: { depressions: found.source }, layers };
  },
  legend: (content) => (isShown(content, 'depressions') ? ['depression'] : []),
  tooltip: (_, { words }) => [words.common.role.depressions],
  hits: ['depressions#fill'],
  attribution: (content) => sourceAttribution(content, 'depressions'),
};
