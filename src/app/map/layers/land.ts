import { areaStyle } from '../../../cartography/styles.ts';
import { ROLES } from '../../../model/roles.ts';
import { coverageLayers, shownCoverage } from './coverage.ts';
import { farHatchImage, hatchImage } from '../images/images.ts';
import { NEAR_ZOOM, tileSource, type MapContent, type MapLayer } from './layer.ts';

/** Land without coverage is without signal only where all coverage that the figures count is drawn over it. */
function tellsGaps(content: MapContent): boolean {
  const { operator } = content;
  if (content.terrain?.image) return false;
  const counted = coverageLayers(content).filter(
    (layer) => layer.counted && (operator === 'any' || layer.operator === operator),
  );
  const shown = new Set(shownCoverage(content).map(({ id }) => id));
  return counted.length > 0 && counted.every(({ id }) => shown.has(id));
}

/** The land of the communes, hatched: what coverage does not hide is without signal. Without a source it says nothing. */
export const landLayer: MapLayer = {
  id: 'land',
  order: ROLES.coverage.map.order - 1,
  build(content, flavour) {
    const tiles = tileSource(content, 'communes');
    if (!tiles || !tellsGaps(content)) return null;
    const { fill, hatch } = areaStyle('noCoverage', flavour);
    // Near by the relief shows through: there it explains the gap.
    const through = (far: number, near: number) =>
      content.relief ? ['interpolate', ['linear'], ['zoom'], 9, far, 11, near] : far;
    return {
      sources: { communes: tiles.source },
      layers: [
        {
          id: 'land#ground',
          type: 'fill',
          ...tiles.from,
          paint: { 'fill-color': fill, 'fill-opacity': through(1, 0.35) as never, 'fill-antialias': false },
        },
        ...(hatch
          ? [
              {
                id: 'land#hatch',
                type: 'fill' as const,
                ...tiles.from,
                paint: {
                  'fill-pattern': [
                    'step',
                    ['zoom'],
                    farHatchImage('noCoverage', flavour),
                    NEAR_ZOOM,
                    hatchImage('noCoverage', flavour),
                  ] as never,
                  'fill-opacity': through(1, 0.6) as never,
                },
              },
            ]
          : []),
      ],
    };
  },
  legend: (content) => (tileSource(content, 'communes') && tellsGaps(content) ? ['noCoverage'] : []),
  attribution: () => null,
};
