import { placeBeside, type RoundSymbol } from '../../../cartography/spread.ts';
import { dataColour, INK } from '../../../cartography/tokens.ts';
import { formatNumber } from '../../../i18n/number.ts';
import type { CommunePlaces } from '../../../jobs/protocol.ts';
import { ROLES } from '../../../model/roles.ts';
import { operatorFindings } from '../../session/rows.ts';
import { standingDiscs } from './dark-villages.ts';
import {
  collection,
  geojsonSource,
  isFar,
  isShown,
  remember,
  symbolUnit,
  type MapContent,
  type MapLayer,
} from './layer.ts';
import { toPixels, toPlace } from '../images/pixels.ts';

/** Radius of the largest circle at zoom 8, CSS pixels at a scale of 1; the areas of the circles are as the people are. */
const LARGEST = 13;
/** The circles grow with the land, more slowly. */
const growth = (zoom: number): number => Math.min(1.4, Math.max(0.5, 2 ** (0.8 * (zoom - 8))));
const LEAST = 2;
const GAP = 1;

/** People without signal by commune; the communes alone, without those outside and the province. */
const peopleOf = ({ snapshot, operator, leftOut }: MapContent): Float64Array =>
  leftOut?.people ??
  ofCommunes(operatorFindings(snapshot, operator).communes.uncoveredPopulation, snapshot.communes.length);
const ofCommunes = remember((rows: Float64Array, communes: number) => rows.subarray(0, communes));

const largestOf = (people: Float64Array): number =>
  people.reduce((largest, count) => (count > largest ? count : largest), 0);

const circles = remember(
  (
    people: Float64Array,
    most: number,
    places: CommunePlaces,
    discs: readonly RoundSymbol[],
    zoom: number,
    unit: number,
  ) => {
    // The largest first: it finds its room first, and the small ones lie on top.
    const communes = [...people.keys()]
      .filter((c) => people[c]! > 0 && !Number.isNaN(places.labels[2 * c]!))
      .sort((a, b) => people[b]! - people[a]! || a - b);
    const symbols = communes.map((c): RoundSymbol => {
      const [x, y] = toPixels(places.labels[2 * c]!, places.labels[2 * c + 1]!, zoom);
      return { x, y, radius: unit * Math.max(LEAST, LARGEST * growth(zoom) * Math.sqrt(people[c]! / most)) };
    });
    return collection(
      placeBeside(symbols, discs, GAP).map(({ x, y }, k) => ({
        type: 'Feature',
        properties: { index: communes[k]!, people: people[communes[k]!]!, radius: symbols[k]!.radius },
        geometry: { type: 'Point', coordinates: toPlace(x, y, zoom) },
      })),
    );
  },
);

const isDrawn = (content: MapContent): boolean =>
  isFar(content) &&
  content.circles &&
  (!content.asked || content.leftOut !== null) &&
  isShown(content, 'villages') &&
  peopleOf(content).some((count) => count > 0);

/** People left out, one circle per commune, until the map is near enough for the villages themselves. */
export const leftOutLayer: MapLayer = {
  id: 'leftOut',
  order: ROLES.villages.map.order - 1,
  build(content, flavour) {
    const { places, snapshot } = content;
    if (!places || places.labels.length !== 2 * snapshot.communes.length || !isDrawn(content)) return null;
    const unit = symbolUnit(content, flavour) * (flavour === 'projector' ? 1.25 : 1);
    const people = peopleOf(content);
    const most = content.leftOut?.most ?? largestOf(people);
    const data = circles(people, most, places, standingDiscs(content, flavour), content.zoom, unit);
    return {
      sources: { leftOut: geojsonSource(data) },
      layers: [
        {
          id: 'leftOut',
          type: 'circle',
          source: 'leftOut',
          paint: {
            'circle-color': dataColour('leftOut', flavour),
            'circle-radius': ['get', 'radius'],
            'circle-opacity': 0.9,
            'circle-stroke-color': INK.text,
            'circle-stroke-width': unit,
          },
        },
      ],
    };
  },
  legend: (content) => (isDrawn(content) ? ['leftOut'] : []),
  tooltip(properties, { snapshot, words, language }) {
    const commune = snapshot.communes[Number(properties?.['index'])];
    if (!commune) return [];
    return [commune.name, words.app.map.leftOut(formatNumber(Number(properties?.['people']), language))];
  },
  hits: ['leftOut'],
  attribution: () => null,
};
