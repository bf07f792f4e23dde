import type { LayerSpecification } from 'maplibre-gl';
import { areaStyle } from '../../../cartography/styles.ts';
import { SYMBOL_SCALE } from '../../../cartography/symbols.ts';
import { INK } from '../../../cartography/tokens.ts';
import { formatMoney } from '../../../i18n/number.ts';
import { countText } from '../../../i18n/plan-text.ts';
import type { Plan, PlannedSite } from '../../../planning/plan.ts';
import { ROLES } from '../../../model/roles.ts';
import { symbolImage } from './images.ts';
import { collection, geojsonSource, remember, type MapLayer } from './layer.ts';
import { lineLayers } from './lines.ts';

/** Vertices of a drawn disc. */
const CORNERS = 64;
/** Metres per degree of latitude on the mean sphere; the disc is a drawing, its true test is geodesic. */
const METERS_PER_DEGREE = 111_195;

function disc({ lon, lat, radiusMeters }: PlannedSite): GeoJSON.Polygon {
  const height = radiusMeters / METERS_PER_DEGREE;
  const width = height / Math.cos((lat * Math.PI) / 180);
  const ring = Array.from({ length: CORNERS + 1 }, (_, at) => {
    const turn = (2 * Math.PI * (at % CORNERS)) / CORNERS;
    return [lon + width * Math.cos(turn), lat + height * Math.sin(turn)];
  });
  return { type: 'Polygon', coordinates: [ring] };
}

const areas = remember((plan: Plan) =>
  collection(plan.chosen.map((site) => ({ type: 'Feature', properties: {}, geometry: disc(site) }))),
);
const masts = remember((plan: Plan) =>
  collection(
    plan.chosen.map((site, at) => ({
      type: 'Feature',
      properties: { number: at + 1 },
      geometry: { type: 'Point', coordinates: [site.lon, site.lat] },
    })),
  ),
);
const gained = remember((plan: Plan, centres: Float64Array) =>
  collection(
    plan.villages.flatMap((village) =>
      Number.isNaN(centres[2 * village]!)
        ? []
        : [
            {
              type: 'Feature' as const,
              properties: {},
              geometry: {
                type: 'Point' as const,
                coordinates: [centres[2 * village]!, centres[2 * village + 1]!],
              },
            },
          ],
    ),
  ),
);

/** Reach of the works of the plan, under the villages. */
export const planAreasLayer: MapLayer = {
  id: 'planAreas',
  order: ROLES.communes.map.order + 1,
  build({ plan }, flavour) {
    if (!plan || plan.chosen.length === 0) return null;
    const style = areaStyle('proposedArea', flavour);
    return {
      sources: { planAreas: geojsonSource(areas(plan)) },
      layers: [
        {
          id: 'planAreas#fill',
          type: 'fill',
          source: 'planAreas',
          paint: { 'fill-color': style.fill, 'fill-opacity': style.fillOpacity },
        },
        ...lineLayers('planAreas', { source: 'planAreas' }, style.outline, 1),
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
  build({ plan, snapshot }, flavour) {
    if (!plan || plan.chosen.length === 0) return null;
    const scale = SYMBOL_SCALE[flavour];
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
        planGained: geojsonSource(gained(plan, snapshot.centres)),
        planMasts: geojsonSource(masts(plan)),
      },
      layers: [
        icon('planWorks#gained', 'planGained', symbolImage('villageGained', flavour), {}),
        icon('planWorks#mast', 'planMasts', symbolImage('proposed', flavour), {
          'text-field': ['to-string', ['get', 'number']],
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
      words.app.plan.workTitle(Number(properties?.['number']), site.name ?? site.id),
      `${formatMoney(site.costVnd, language)} · ${countText(site.newHouseholds, language)} ${words.common.unit.households}`,
    ];
  },
  hits: ['planWorks#mast'],
  attribution: () => null,
};
