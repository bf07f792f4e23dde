import { marksAmong } from '../../../cartography/letters.ts';
import { lineStyle, type LineClass } from '../../../cartography/styles.ts';
import { formatDistance, formatMoney } from '../../../i18n/number.ts';
import { usedByText } from '../../../i18n/plan-text.ts';
import { ROLES } from '../../../model/roles.ts';
import type { Plan } from '../../../planning/plan.ts';
import type { PlannedSite } from '../../../planning/plan-types.ts';
import {
  collection,
  geojsonSource,
  remember,
  symbolUnit,
  type MapContent,
  type MapLayer,
} from '../layers/layer.ts';
import { lineLayers } from '../layers/lines.ts';

const EVERYWHERE = -181;
const CLASSES = { fibre: 'plannedFibre', hop: 'plannedHop' } as const satisfies Record<string, LineClass>;
type LinkKind = keyof typeof CLASSES;
const KINDS = Object.keys(CLASSES) as LinkKind[];

/** Trenches or hops of a plan that lead to masts east of a longitude. */
const linksOf = (plan: Plan | null, kind: LinkKind, west: number): readonly PlannedSite[] =>
  plan?.chosen.filter((work) => work.kind === kind && work.path && work.lon >= west) ?? [];

const lines = remember((plan: Plan, west: number) =>
  KINDS.map((kind) =>
    collection(
      linksOf(plan, kind, west).map(({ id, path }) => ({
        type: 'Feature',
        properties: { work: id },
        geometry: {
          type: 'LineString',
          coordinates: Array.from({ length: path!.length / 2 }, (_, k) => [path![2 * k]!, path![2 * k + 1]!]),
        },
      })),
    ),
  ),
);

const shown = ({ plan, swipe }: MapContent): readonly LinkKind[] =>
  KINDS.filter((kind) => linksOf(plan, kind, swipe ?? EVERYWHERE).length);

/** New fibre and links of sight by which the masts of a plan are fed. */
export const planFeedsLayer: MapLayer = {
  id: 'planFeeds',
  order: ROLES.villages.map.order - 0.5,
  build(content, flavour) {
    const { plan, swipe } = content;
    const kinds = shown(content);
    if (!plan || !kinds.length) return null;
    const drawn = lines(plan, swipe ?? EVERYWHERE);
    const sourceOf = (kind: LinkKind) => `planFeeds-${kind}`;
    return {
      sources: Object.fromEntries(
        kinds.map((kind) => [sourceOf(kind), geojsonSource(drawn[KINDS.indexOf(kind)]!)]),
      ),
      layers: kinds.flatMap((kind) =>
        lineLayers(
          `planFeeds#${kind}`,
          { source: sourceOf(kind) },
          lineStyle(CLASSES[kind], flavour),
          1,
          symbolUnit(content, flavour),
        ),
      ),
    };
  },
  legend: (content) => shown(content).map((kind) => CLASSES[kind]),
  tooltip(properties, { plan, words, language }) {
    const work = plan?.chosen.find(({ id }) => id === properties?.['work']);
    if (!plan || !work) return [];
    const masts = usedByText(work, marksAmong(plan.chosen, work.usedBy), language);
    return [
      `${words.plan.workKind[work.kind]} ${marksAmong(plan.chosen, [work.id])[0]!}`,
      [
        ...(work.fibreMeters === undefined ? [] : [formatDistance(work.fibreMeters, language)]),
        ...(work.isEstimated ? [words.plan.feed.estimated] : []),
        formatMoney(work.costVnd, language),
      ].join(' · '),
      ...(masts ? [masts] : []),
    ];
  },
  hits: KINDS.map((kind) => `planFeeds#${kind}#line`),
  attribution: () => null,
};
