import { dataColour } from '../../../cartography/tokens.ts';
import { isPointEdit, type MapEdit } from '../../../model/edits/map-edits.ts';
import { ROLES } from '../../../model/roles.ts';
import { symbolImage } from '../images/images.ts';
import { collection, geojsonSource, remember, symbolUnit, type MapContent, type MapLayer } from './layer.ts';

const ID = 'mapEdits';

/** Points where they are by hand, and outlines of what was drawn. */
const shapes = remember((edits: readonly MapEdit[]) =>
  collection(
    edits.flatMap((edit): GeoJSON.Feature[] => {
      if (!isPointEdit(edit))
        return [
          {
            type: 'Feature',
            properties: {},
            geometry: { type: 'Polygon', coordinates: [[...edit.ring, edit.ring[0]!].map((at) => [...at])] },
          },
        ];
      return edit.at
        ? [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [...edit.at] } }]
        : [];
    }),
  ),
);

const NONE: readonly MapEdit[] = [];
/** On a projector nobody edits; what was edited stands there as everything else does. */
const editsOf = ({ snapshot }: MapContent): readonly MapEdit[] => snapshot.project.mapEdits ?? NONE;

/** What people corrected on the map, told apart from what files say. */
export const mapEditsLayer: MapLayer = {
  id: ID,
  order: ROLES.candidates.map.order + 1,
  build(content, flavour) {
    const edits = editsOf(content);
    if (!edits.length || flavour === 'projector') return null;
    return {
      sources: { [ID]: geojsonSource(shapes(edits)) },
      layers: [
        {
          id: `${ID}#outline`,
          type: 'line',
          source: ID,
          filter: ['==', ['geometry-type'], 'Polygon'],
          paint: {
            'line-color': dataColour('editedOnMap', flavour),
            'line-width': 1.4 * symbolUnit(content, flavour),
            'line-dasharray': [3, 2],
          },
        },
        {
          id: `${ID}#points`,
          type: 'symbol',
          source: ID,
          filter: ['==', ['geometry-type'], 'Point'],
          layout: {
            'icon-image': symbolImage('editedOnMap', flavour),
            'icon-size': ['interpolate', ['linear'], ['zoom'], 7, 0.6, 11, 1],
            'icon-allow-overlap': true,
            'icon-ignore-placement': true,
          },
        },
      ],
    };
  },
  legend: (content) => (editsOf(content).length ? ['editedOnMap'] : []),
  attribution: () => null,
};
