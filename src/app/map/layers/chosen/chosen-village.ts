import type { LayerSpecification } from 'maplibre-gl';
import { pointSymbol, SYMBOL_SCALE } from '../../../../cartography/symbols.ts';
import { INK, type Flavour } from '../../../../cartography/tokens.ts';
import { ROLES } from '../../../../model/roles.ts';
import type { VillageItem } from '../../../session/rows.ts';
import { toPixels } from '../../images/pixels.ts';
import {
  collection,
  geojsonSource,
  meetingType,
  NEAR_ZOOM,
  remember,
  symbolUnit,
  type MapContent,
  type MapLayer,
} from '../layer.ts';

/** The mean breadth of a letter, as a share of the height of the type. */
const LETTER = 0.56;
/** Where words may stand beside a ring, the usual side first: the anchor of the words and the way that they go. */
const SIDES = [
  ['left', 1, 0],
  ['right', -1, 0],
  ['top', 0, 1],
  ['bottom', 0, -1],
] as const;

/** The side of a place on which words of this size lie over the fewest villages. */
const freestSide = remember(
  (
    villages: readonly VillageItem[],
    index: number,
    zoom: number,
    away: number,
    wide: number,
    high: number,
  ) => {
    const own = villages.find((village) => village.index === index);
    if (!own || own.lon === null) return SIDES[0];
    const [x0, y0] = toPixels(own.lon, own.lat!, zoom);
    const hidden = SIDES.map(([, across, along]) => {
      const [x, y] = [x0 + across * (away + wide / 2), y0 + along * (away + high / 2)];
      return villages.filter(({ lon, lat, status }) => {
        if (lon === null || status === 'covered') return false;
        const [px, py] = toPixels(lon, lat!, zoom);
        return Math.abs(px - x) < wide / 2 + HIDES && Math.abs(py - y) < high / 2 + HIDES;
      }).length;
    });
    return SIDES[hidden.indexOf(Math.min(...hidden))]!;
  },
);
/** Half the size of a symbol of a village, CSS pixels. */
const HIDES = 8;

/** The chosen village is always named. */
function chosenNameLayer(
  content: MapContent,
  flavour: Flavour,
  index: number,
  radius: number,
): LayerSpecification | null {
  const name = content.snapshot.villages[index]?.name;
  if (!name) return null;
  const size = flavour === 'projector' ? meetingType(content) : 13;
  const away = radius + 4;
  const wide = name.length * LETTER * size;
  const [anchor, across, along] = freestSide(content.villages, index, content.zoom, away, wide, 1.4 * size);
  return {
    id: 'chosenVillage#name',
    type: 'symbol',
    source: 'chosenVillage',
    minzoom: NEAR_ZOOM,
    layout: {
      'text-field': name,
      'text-font': ['Be Vietnam Pro Map'],
      'text-size': size,
      'text-line-height': 1.4,
      'text-anchor': anchor,
      'text-offset': [(across * away) / size, (along * away) / size],
      'text-max-width': 30,
      'text-allow-overlap': true,
    },
    paint: { 'text-color': INK.text, 'text-halo-color': INK.halo, 'text-halo-width': 2 },
  };
}

const chosenPoint = remember((lon: number, lat: number) =>
  collection([{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [lon, lat] } }]),
);

/** Ring around the chosen village, whatever the filter hides. */
export const chosenVillageLayer: MapLayer = {
  id: 'chosenVillage',
  order: ROLES.villages.map.order + 4,
  build(content, flavour) {
    const { selection, snapshot } = content;
    if (selection?.kind !== 'village') return null;
    const [lon, lat] = [snapshot.centres[2 * selection.index]!, snapshot.centres[2 * selection.index + 1]!];
    if (Number.isNaN(lon)) return null;
    const radius =
      (pointSymbol('villageGained', flavour).extent + 2) *
      SYMBOL_SCALE[flavour] *
      symbolUnit(content, flavour);
    const ring = (id: string, colour: string, width: number): LayerSpecification => ({
      id,
      type: 'circle',
      source: 'chosenVillage',
      paint: {
        'circle-radius': radius,
        'circle-opacity': 0,
        'circle-stroke-color': colour,
        'circle-stroke-width': width,
      },
    });
    const data = chosenPoint(lon, lat);
    const name = chosenNameLayer(content, flavour, selection.index, radius);
    return {
      sources: { chosenVillage: geojsonSource(data) },
      layers: [
        ring('chosenVillage#casing', INK.halo, 6),
        ring('chosenVillage#ring', INK.text, 2.5),
        ...(name ? [name] : []),
      ],
    };
  },
  legend: () => [],
  attribution: () => null,
};
