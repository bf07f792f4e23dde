import { FeatureLocator } from '../../geometry/points/feature-locator.ts';
import type { Dataset } from '../../model/dataset.ts';
import { PRIORITY_GROUPS, type PriorityWeights, type Scenario } from '../../model/project.ts';
import type { Plan, PlannedSite } from '../../planning/plan.ts';
import type { ReportInput } from '../report-input.ts';
import { scenarioCost, withBandedTrenches } from './banded-trenches.ts';
import type { WorkLetters } from './work-letters.ts';

/** Most points that the distance to a mast can add to a score: it is half of *ease*. */
export function pointsOfDistance(weights: PriorityWeights): number {
  const all = PRIORITY_GROUPS.reduce((sum, group) => sum + weights[group], 0);
  return all > 0 ? (50 * weights.ease) / all : 0;
}

/** Of a share that is told: it never promises more than is proven, and no fraction of whole numbers is found again in it. */
const GAP_STEPS = 10_000;
const toldGap = (gap: number): number => Math.ceil(gap * GAP_STEPS - 1e-9) / GAP_STEPS;

/**
 * Sums of scores in steps of all that the distances to masts can add to those of the plan: with one work the sum over
 * its households would be the score of a village to the hundredth of a point.
 */
function withoutDistances(plan: Plan): Plan {
  const step = Math.max(1, Math.ceil(pointsOfDistance(plan.weights) * (plan.newHouseholds ?? 0)));
  const told = (value: number): number => step * Math.round(value / step);
  return {
    ...plan,
    valueStep: step,
    objective: told(plan.objective),
    upperBound: told(plan.upperBound),
    levels: plan.levels.map((level) => ({
      ...level,
      value: told(level.value),
      upperBound: told(level.upperBound),
    })),
    nestingPrice: plan.nestingPrice.map((year) => {
      const [nested, best, upperBound] = [told(year.nested), told(year.best), told(year.upperBound)];
      return { ...year, nested, best, upperBound, price: best - nested };
    }),
  };
}

/** Nor is told how far fibre is that is known, or which mast that stands is hopped to. */
function withoutPlace({ feed, hopFrom: _, ...work }: PlannedSite): PlannedSite {
  return {
    ...work,
    ...{ lon: Number.NaN, lat: Number.NaN },
    ...(feed && { feed: { ...feed, fibreMeters: null, sharedMeters: null, from: null } }),
  };
}

/** A plan whose works are told by commune, and known by letters. */
export function scopedPlan(
  plan: Plan,
  { communes }: Dataset,
  letters: WorkLetters,
): Plan & Pick<ReportInput, 'workCommunes'> {
  const locator = new FeatureLocator(communes.geometry);
  const lettered = letters.inPlan(withBandedTrenches(plan));
  return {
    ...(plan.objectiveName === 'score' ? withoutDistances(lettered) : lettered),
    gap: toldGap(plan.gap),
    chosen: lettered.chosen.map(withoutPlace),
    workCommunes: plan.chosen.map(({ lon, lat }) => locator.at(lon, lat)[0] ?? -1),
  };
}

export const scopedScenario = (scenario: Scenario): Scenario => ({
  ...scenario,
  outcome: {
    ...scenario.outcome,
    ...scenarioCost(scenario),
    certificate: 1 - toldGap(1 - scenario.outcome.certificate),
  },
});
