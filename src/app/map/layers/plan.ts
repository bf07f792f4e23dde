import type { LayerSpecification } from 'maplibre-gl';
import { areaStyle } from '../../../cartography/styles.ts';
import { siteLetters } from '../../../cartography/letters.ts';
import { SYMBOL_SCALE } from '../../../cartography/symbols.ts';
import { INK } from '../../../cartography/tokens.ts';
import { formatMoney } from '../../../i18n/number.ts';
import { countText } from '../../../i18n/plan-text.ts';
import type { Plan, PlannedSite } from '../../../planning/plan.ts';
import { ROLES } from '../../../model/roles.ts';
import { discsOf, type Disc } from './dark-villages.ts';
import { symbolImage } from '../images/images.ts';
import { collection, geojsonSource, isFar, remember, symbolUnit, type MapLayer } from './layer.ts';
import { lineLayers } from './lines.ts';

/** Vertices of a drawn disc. */
const CORNERS = 64;
/** Metres per degree of latitude on the mean sphere; the disc is a drawing, its true test is geodesic. */
const METERS_PER_DEGREE = 111_195;

/** The part of the disc of a site that lies to the east of a line; null where none does. */
function disc({ lon, lat, radiusMeters }: PlannedSite, west: number): GeoJSON.Polygon | null {
  const height = radiusMeters / METERS_PER_DEGREE;
  const width = height / Math.cos((lat * Math.PI) / 180);
  if (lon + width <= west) return null;
  const ring = Array.from({ length: CORNERS + 1 }, (_, at) => {
    const turn = (2 * Math.PI * (at % CORNERS)) / CORNERS;
    return [Math.max(west, lon + width * Math.cos(turn)), lat + height * Math.sin(turn)];
  });
  return { type: 'Polygon', coordinates: [ring] };
}

const EVERYWHERE = -181;
const areas = remember((plan: Plan, west: number) =>
  collection(
    plan.chosen.flatMap((site) => {
      const geometry = disc(site, west);
      return geometry ? [{ type: 'Feature' as const, properties: {}, geometry }] : [];
    }),
  ),
);
const masts = remember((plan: Plan, west: number) =>
  collection(
    plan.chosen.flatMap((site, at) =>
      site.lon < west
        ? []
        : [
            {
              type: 'Feature' as const,
              properties: { number: at + 1, letters: siteLetters(at) },
              geometry: { type: 'Point' as const, coordinates: [site.lon, site.lat] },
            },
          ],
    ),
  ),
);

/** Rings lie around the symbols: those of discs that had to move move with them. From afar only discs are symbols. */
const gained = remember(
  (plan: Plan, centres: Float64Array, discs: readonly Disc[], far: boolean, west: number) => {
    const drawn = new Map(discs.map(({ village, at }) => [village.index, at]));
    return collection(
      plan.villages.flatMap((village) => {
        const at = drawn.get(village) ?? (far ? null : [centres[2 * village]!, centres[2 * village + 1]!]);
        if (!at || Number.isNaN(at[0]) || at[0]! < west) return [];
        const geometry = { type: 'Point' as const, coordinates: [...at] };
        return [{ type: 'Feature' as const, properties: {}, geometry }];
      }),
    );
  },
);

/** Reach of the works of the plan, under the villages. */
export const planAreasLayer: MapLayer = {
  id: 'planAreas',
  order: ROLES.communes.map.order + 1,
  build(content, flavour) {
    const { plan } = content;
    if (!plan || plan.chosen.length === 0) return null;
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
  legend: ({ plan }) => (plan && plan.chosen.length > 0 ? ['proposedArea'] : []),
  attribution: () => null,
};

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
        planMasts: geojsonSource(masts(plan, west)),
      },
      layers: [
        icon('planWorks#gained', 'planGained', symbolImage('villageGained', flavour), {}),
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
    const site = plan?.chosen[Number(properties?.['number']) - 1];
    if (!site) return [];
    return [
      words.app.plan.workTitle(siteLetters(Number(properties?.['number']) - 1), site.name ?? site.id),
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
