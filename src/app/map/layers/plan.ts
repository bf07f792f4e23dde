import type { LayerSpecification } from 'maplibre-gl';
import { discOutline } from '../../../cartography/disc-outline.ts';
import { areaStyle } from '../../../cartography/styles.ts';
import { workMarks } from '../../../cartography/letters.ts';
import { SYMBOL_SCALE } from '../../../cartography/symbols.ts';
import { INK } from '../../../cartography/tokens.ts';
import { formatMoney } from '../../../i18n/number.ts';
import { countText } from '../../../i18n/plan-text.ts';
import type { Plan } from '../../../planning/plan.ts';
import { isFeedWork } from '../../../model/project.ts';
import { ROLES } from '../../../model/roles.ts';
import { discsOf, sitePlaces, type Disc } from './dark-villages.ts';
import { symbolImage } from '../images/images.ts';
import { collection, geojsonSource, isFar, remember, symbolUnit, type MapLayer } from './layer.ts';
import { lineLayers } from './lines.ts';

const EVERYWHERE = -181;
const areas = remember((plan: Plan, west: number) =>
  collection(
    plan.chosen.flatMap((site) => {
      const geometry = discOutline(site, west);
      return geometry ? [{ type: 'Feature' as const, properties: {}, geometry }] : [];
    }),
  ),
);
const masts = remember((plan: Plan, west: number, places: ReturnType<typeof sitePlaces>) => {
  const marks = workMarks(plan.chosen);
  return collection(
    plan.chosen.flatMap((site, at) =>
      site.lon < west || isFeedWork(site)
        ? []
        : [
            {
              type: 'Feature' as const,
              properties: { number: at + 1, letters: marks[at]!, work: site.id },
              geometry: { type: 'Point' as const, coordinates: [...places.get(site.id)!] },
            },
          ],
    ),
  );
});

/** Rings lie around the symbols: those of discs that had to move move with them. From afar only discs are symbols. */
const gained = remember(
  (plan: Plan, centres: Float64Array, discs: readonly Disc[], far: boolean, west: number) => {
    const drawn = new Map(discs.map((disc) => [disc.village.index, disc]));
    return collection(
      plan.villages.flatMap((village) => {
        const disc = drawn.get(village);
        const at = disc?.at ?? (far ? null : [centres[2 * village]!, centres[2 * village + 1]!]);
        if (!at || Number.isNaN(at[0]) || at[0]! < west) return [];
        const geometry = { type: 'Point' as const, coordinates: [...at] };
        return [{ type: 'Feature' as const, properties: { small: disc?.small ?? false }, geometry }];
      }),
    );
  },
);

/** What is predicted from terrain has no outline: the villages that gain by it are ringed. */
const hasDiscs = (plan: Plan | null): plan is Plan =>
  plan?.chosen.some(({ radiusMeters }) => radiusMeters !== null) ?? false;

/** Reach of the works of the plan, under the villages. */
export const planAreasLayer: MapLayer = {
  id: 'planAreas',
  order: ROLES.communes.map.order + 1,
  build(content, flavour) {
    const { plan } = content;
    if (!hasDiscs(plan)) return null;
    const style = areaStyle('proposedArea', flavour);
    return {
      sources: { planAreas: geojsonSource(areas(plan, content.swipe ?? EVERYWHERE)) },
      layers: [
        {
          id: 'planAreas#fill',
          type: 'fill',
          source: 'planAreas',
          paint: { 'fill-color': style.fill, 'fill-opacity': style.fillOpacity },
        },
        ...lineLayers('planAreas', { source: 'planAreas' }, style.outline, 1, symbolUnit(content, flavour)),
      ],
    };
  },
  legend: ({ plan }) => (hasDiscs(plan) ? ['proposedArea'] : []),
  attribution: () => null,
};

const ringAt = remember((lon: number | null, lat: number | null) =>
  collection(
    lon === null || lat === null
      ? []
      : [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [lon, lat] } }],
  ),
);

/** A ring around the work that is looked at. */
export const lookedAtLayer: MapLayer = {
  id: 'lookedAt',
  order: ROLES.villages.map.order + 4,
  build(content, flavour) {
    const { plan, work } = content;
    if (!plan || work === null) return null;
    const left = [...plan.chosen, ...plan.left].find(({ id }) => id === work);
    const at = sitePlaces(plan, content, flavour).get(work) ?? (left && [left.lon, left.lat]);
    return {
      sources: { lookedAt: geojsonSource(ringAt(at?.[0] ?? null, at?.[1] ?? null)) },
      layers: [
        {
          id: 'lookedAt',
          type: 'circle',
          source: 'lookedAt',
          paint: {
            'circle-radius': 16,
            'circle-color': INK.text,
            'circle-opacity': 0,
            'circle-stroke-color': INK.text,
            'circle-stroke-width': 2.5,
          },
        },
      ],
    };
  },
  legend: () => [],
  attribution: () => null,
};

/** Size of the ring of one of a crowd beside that of a disc. */
const SMALL_RING = 0.6;

/** Numbered triangles of the plan and rings around the villages that gain. */
export const planSitesLayer: MapLayer = {
  id: 'planWorks',
  order: ROLES.villages.map.order + 3,
  build(content, flavour) {
    const { plan, snapshot } = content;
    if (!plan || plan.chosen.length === 0) return null;
    const west = content.swipe ?? EVERYWHERE;
    const scale = SYMBOL_SCALE[flavour] * symbolUnit(content, flavour);
    const icon = (id: string, source: string, image: string, text: object): LayerSpecification => ({
      id,
      type: 'symbol',
      source,
      layout: {
        'icon-image': image,
        'icon-size': scale,
        'icon-allow-overlap': true,
        'text-allow-overlap': true,
        ...text,
      },
      paint: { 'text-color': INK.onAction },
    });
    return {
      sources: {
        planGained: geojsonSource(
          gained(plan, snapshot.centres, discsOf(content, flavour), isFar(content) && !content.asked, west),
        ),
        planMasts: geojsonSource(masts(plan, west, sitePlaces(plan, content, flavour))),
      },
      layers: [
        icon('planWorks#gained', 'planGained', symbolImage('villageGained', flavour), {
          'icon-size': ['case', ['get', 'small'], SMALL_RING * scale, scale],
        }),
        icon('planWorks#mast', 'planMasts', symbolImage('proposed', flavour), {
          'text-field': ['get', 'letters'],
          'text-font': ['Be Vietnam Pro Map'],
          'text-size': 10.5 * scale,
          'text-offset': [0, 0.12],
        }),
      ],
    };
  },
  legend: ({ plan }) => (plan && plan.chosen.length > 0 ? ['proposed', 'villageGained'] : []),
  tooltip(properties, { plan, words, language }) {
    const at = Number(properties?.['number']) - 1;
    const site = plan?.chosen[at];
    if (!plan || !site) return [];
    return [
      words.app.plan.workTitle(workMarks(plan.chosen)[at]!, site.name ?? site.id),
      `${formatMoney(site.costVnd, language)} · ${countText(site.newHouseholds, language)} ${words.common.unit.households}`,
    ];
  },
  hits: ['planWorks#mast'],
  attribution: () => null,
};

/** The line between today and the plan. */
export const swipeLayer: MapLayer = {
  id: 'swipe',
  order: ROLES.villages.map.order + 5,
  build(content, flavour) {
    const { swipe, snapshot } = content;
    if (swipe === null) return null;
    const width = 3 * symbolUnit(content, flavour);
    return {
      sources: { swipe: geojsonSource(swipeLine(swipe, snapshot.bounds[1], snapshot.bounds[3])) },
      layers: lineLayers(
        'swipe',
        { source: 'swipe' },
        { colour: INK.action, width, dash: null, casing: null },
        1,
      ),
    };
  },
  legend: () => [],
  attribution: () => null,
};
const swipeLine = remember((lon: number, south: number, north: number) =>
  collection([
    {
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'LineString',
        coordinates: [
          [lon, south - 1],
          [lon, north + 1],
        ],
      },
    },
  ]),
);
