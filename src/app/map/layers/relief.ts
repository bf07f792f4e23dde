import { ROLES } from '../../../model/roles.ts';
import type { MapLayer } from './layer.ts';

/** Shaded relief of the project's own terrain: quiet, under everything. */
export const reliefLayer: MapLayer = {
  id: 'relief',
  order: ROLES.terrain.map.order,
  build({ snapshot, relief: wanted }) {
    const terrain = snapshot.layers.find(({ id }) => id === 'terrain');
    return wanted && terrain
      ? {
          sources: {
            relief: {
              type: 'raster',
              tiles: [`songban://relief/${terrain.version}/{z}/{x}/{y}`],
              tileSize: 512,
              maxzoom: 12,
              bounds: [...snapshot.bounds],
            },
          },
          layers: [
            {
              id: 'relief',
              type: 'raster',
              source: 'relief',
              paint: {
                'raster-fade-duration': 0,
                // From afar land with and without signal has to show; near by a slope explains a gap.
                'raster-opacity': ['interpolate', ['linear'], ['zoom'], 9, 0, 11, 0.8],
              },
            },
          ],
        }
      : null;
  },
  legend: () => [],
  attribution: () => null,
};
