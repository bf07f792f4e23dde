import { SYMBOL_SCALE } from '../../../cartography/symbols.ts';
import { INK } from '../../../cartography/tokens.ts';
import { ROLES } from '../../../model/roles.ts';
import type { ScenarioDifference } from '../../../planning/compare/compare-scenarios.ts';
import { symbolImage } from '../images/images.ts';
import { collection, geojsonSource, remember, symbolUnit, type MapLayer } from '../layers/layer.ts';

/** Which scenario has it; the panel says so in words. */
const MARKS = { first: '1', second: '2', both: '=' } as const;
const SIDES = ['first', 'second', 'both'] as const;

const works = remember(({ works: sides }: ScenarioDifference) =>
  collection(
    SIDES.flatMap((side) =>
      sides[side].map(({ id, name, lon, lat }) => ({
        type: 'Feature' as const,
        properties: { mark: MARKS[side], side, title: name ?? id },
        geometry: { type: 'Point' as const, coordinates: [lon, lat] },
      })),
    ),
  ),
);

const villages = remember(({ villages: sides }: ScenarioDifference, centres: Float64Array) =>
  collection(
    SIDES.flatMap((side) =>
      sides[side].flatMap((village) => {
        const [lon, lat] = [centres[2 * village]!, centres[2 * village + 1]!];
        if (Number.isNaN(lon)) return [];
        const geometry = { type: 'Point' as const, coordinates: [lon, lat] };
        return [{ type: 'Feature' as const, properties: { mark: MARKS[side] }, geometry }];
      }),
    ),
  ),
);

const MARK_BESIDE: readonly [number, number] = [0.9, -0.7];

/** Works and served villages of two scenarios, each marked by who has it. */
export const differenceLayer: MapLayer = {
  id: 'difference',
  order: ROLES.villages.map.order + 3,
  build(content, flavour) {
    const { difference, snapshot } = content;
    if (!difference) return null;
    const scale = SYMBOL_SCALE[flavour] * symbolUnit(content, flavour);
    const field: ['get', string] = ['get', 'mark'];
    const label = {
      'text-field': field,
      'text-font': ['Be Vietnam Pro Map'],
      'icon-allow-overlap': true,
      'text-allow-overlap': true,
    };
    return {
      sources: {
        differenceVillages: geojsonSource(villages(difference, snapshot.centres)),
        differenceWorks: geojsonSource(works(difference)),
      },
      layers: [
        {
          id: 'difference#villages',
          type: 'symbol',
          source: 'differenceVillages',
          layout: {
            ...label,
            'icon-image': symbolImage('villageGained', flavour),
            'icon-size': ['interpolate', ['linear'], ['zoom'], 7, 0.5 * scale, 11, scale],
            // From afar the works alone are told apart.
            'text-size': ['step', ['zoom'], 0, 9, 12 * scale],
            'text-offset': [...MARK_BESIDE],
          },
          paint: { 'text-color': INK.text, 'text-halo-color': INK.onAction, 'text-halo-width': 1.5 },
        },
        {
          id: 'difference#works',
          type: 'symbol',
          source: 'differenceWorks',
          layout: {
            ...label,
            'icon-image': symbolImage('proposed', flavour),
            'icon-size': scale,
            'text-size': 10.5 * scale,
            'text-offset': [0, 0.12],
          },
          paint: { 'text-color': INK.onAction },
        },
      ],
    };
  },
  legend: ({ difference }) => (difference ? ['proposed', 'villageGained'] : []),
  tooltip(properties, { words }) {
    const side = SIDES.find((one) => one === properties?.['side']);
    if (!side) return [];
    const own = words.app.plan.record.difference;
    return [String(properties?.['title']), side === 'both' ? own.both : own.only(own[side])];
  },
  hits: ['difference#works'],
  attribution: () => null,
};
