import { INK } from '../../../../cartography/tokens.ts';
import { formatMoney } from '../../../../i18n/number.ts';
import { ROLES } from '../../../../model/roles.ts';
import type { LeftWork } from '../../../../planning/plan-types.ts';
import type { Plan } from '../../../../planning/plan.ts';
import { symbolImage } from '../../images/images.ts';
import {
  collection,
  geojsonSource,
  isFar,
  remember,
  sourceAttribution,
  type MapContent,
  type MapLayer,
} from '../layer.ts';

const MARK_BESIDE: readonly [number, number] = [0.75, -0.6];
const isOut = ({ why }: LeftWork): boolean => why === 'forbidden' || why === 'restricted';

/** Works that are drawn beside those of the plan. */
function leftShown({ plan, leftWorks, ...content }: MapContent): readonly LeftWork[] {
  if (!plan || leftWorks === 'none') return [];
  return leftWorks === 'near' && isFar(content) ? outOf(plan) : plan.left;
}
const outOf = remember((plan: Plan) => plan.left.filter(isOut));

const leftPoints = remember((works: readonly LeftWork[]) =>
  collection(
    works.map((work) => ({
      type: 'Feature' as const,
      properties: { work: work.id, mark: isOut(work) ? '×' : '' },
      geometry: { type: 'Point' as const, coordinates: [work.lon, work.lat] },
    })),
  ),
);

/** Works that the plan leaves, with a mark where they are out of the question: a press tells why. */
export const leftWorksLayer: MapLayer = {
  id: 'leftWorks',
  order: ROLES.candidates.map.order,
  build(content, flavour) {
    const works = leftShown(content);
    if (!works.length) return null;
    return {
      sources: { leftWorks: geojsonSource(leftPoints(works)) },
      layers: [
        {
          id: 'leftWorks',
          type: 'symbol',
          source: 'leftWorks',
          layout: {
            'icon-image': symbolImage('candidate', flavour),
            // Where all are drawn from afar they are small.
            'icon-size': ['interpolate', ['linear'], ['zoom'], 7, 0.5, 11, 1],
            'icon-allow-overlap': true,
            'icon-ignore-placement': true,
            'text-field': ['get', 'mark'],
            'text-font': ['Be Vietnam Pro Map'],
            'text-size': 16,
            'text-offset': [...MARK_BESIDE],
            'text-allow-overlap': true,
            'text-ignore-placement': true,
          },
          paint: {
            'icon-opacity': content.choices.opacity('candidates'),
            'text-color': INK.text,
            'text-halo-color': INK.onAction,
            'text-halo-width': 1.5,
          },
        },
      ],
    };
  },
  legend: (content) => (leftShown(content).length > 0 ? ['candidate'] : []),
  tooltip(properties, { plan, words, language }) {
    const work = plan?.left.find(({ id }) => id === properties?.['work']);
    return work
      ? [work.name ?? work.id, formatMoney(work.costVnd, language), words.plan.whyWork[work.why]]
      : [];
  },
  hits: ['leftWorks'],
  attribution: (content) => sourceAttribution(content, 'candidates'),
};
