import type { Findings } from '../../analysis/findings/findings.ts';
import type { Dataset } from '../../model/dataset.ts';
import { isFeedWork } from '../../model/project.ts';
import { choose } from '../choose/choose.ts';
import type { Proof } from '../choose/choose-works.ts';
import { cornersFor, MIDDLE, type Corner } from '../choose/corners.ts';
import { bindsNothing, completed, withNeeded } from '../choose/rules.ts';
import type { CornerSums, InCorners, Plan, Stability } from '../plan-types.ts';
import { prepare, type PlanRequest, type Prepared } from '../prepare.ts';

/** What a corner plans. */
interface CornerPlan {
  /** Ids. */
  readonly works: readonly string[];
  /** By index. */
  readonly villages: ReadonlySet<number>;
}
const EMPTY: CornerPlan = { works: [], villages: new Set() };

export interface CornersAsked {
  readonly request: PlanRequest;
  /** The plan of that request. */
  readonly plan: Plan;
  /** Lets others in; throws where nobody asks any longer. */
  readonly pause: () => Promise<void>;
  /** How the exact solver answers where rules bind; left out: as the plan is made. */
  readonly proof?: Proof;
}

const worksPlanned = ({ options, reaches, demand }: Prepared, sites: readonly number[]): CornerPlan => ({
  works: sites.map((j) => options[j].id),
  villages: new Set(sites.flatMap((j) => Array.from(reaches[j], (entry) => demand.village[entry]))),
});

/** Corners that put one question: counts scale all worth alike, and move no work but where the score weighs them. */
function questionOf({ cost, counts, thresholdDb }: Corner, { objective }: PlanRequest): string {
  return `${cost} ${objective === 'score' ? counts : ''} ${thresholdDb}`;
}

/** null: no works obey the rules there. */
async function planIn(
  dataset: Dataset,
  findings: Findings,
  corner: Corner,
  { request, plan, pause, proof }: CornersAsked,
): Promise<CornerPlan | null> {
  const known = plan.chosen.map(({ id }) => id);
  const asked = { ...request, corner, known };
  const prepared = prepare(dataset, findings, asked);
  await pause();
  if (!prepared.ok) {
    switch (prepared.refusal.code) {
      case 'plan-locked-above-budget':
        return decidedAlone(dataset, findings, asked);
      case 'plan-budget-below-cheapest':
      case 'plan-nothing-counted':
        return EMPTY;
      default:
        return null;
    }
  }
  const { question, rules } = prepared.value;
  const given = bindsNothing(rules) ? undefined : proof;
  const chosen = await choose({ ...question, isBounded: false, pause }, rules, given, prepared.value.known);
  if (!chosen.ok)
    return chosen.refusal.code === 'plan-locked-above-budget' ? decidedAlone(dataset, findings, asked) : null;
  return worksPlanned(prepared.value, chosen.value.sites);
}

/** Decided works that are dearer than thought leave nothing for others. */
function decidedAlone(dataset: Dataset, findings: Findings, asked: PlanRequest): CornerPlan | null {
  const prepared = prepare(dataset, findings, {
    ...asked,
    budgetVnd: Number.MAX_SAFE_INTEGER,
    yearBudgets: undefined,
  });
  if (!prepared.ok) return null;
  const { question, rules } = prepared.value;
  const { cost } = question.levels[0].problem;
  const works = completed(rules, question.locked, cost) ?? withNeeded(question.locked, rules.needs);
  return worksPlanned(prepared.value, works);
}

const add = <T>(counts: Map<T, number>, keys: Iterable<T>): void => {
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
};

function sumsOf(counts: ReadonlyMap<unknown, number>, corners: number, all: number): CornerSums {
  const always = [...counts.values()].filter((count) => count === corners).length;
  return { always, sometimes: counts.size - always, never: all - counts.size };
}

/**
 * Plans every corner of costs, counts and, where places are predicted, thresholds, and counts in how many of them each
 * work is in the plan and each village is served. The corner in the middle is the plan.
 */
export async function stabilityOf(
  dataset: Dataset,
  findings: Findings,
  asked: CornersAsked,
): Promise<Stability> {
  const { request, plan, pause } = asked;
  const middle = prepare(dataset, findings, request);
  if (!middle.ok) throw new Error(`corners of a plan that is refused: ${middle.refusal.code}`);
  const corners = cornersFor(middle.value.isPredicted);
  const inPlan: CornerPlan = {
    works: plan.chosen.map(({ id }) => id),
    villages: new Set(plan.villages),
  };
  const answers = new Map<string, CornerPlan | null>([[questionOf(MIDDLE, request), inPlan]]);
  const [works, villages] = [new Map<string, number>(), new Map<number, number>()];
  let without = 0;
  for (const corner of corners) {
    await pause();
    const key = questionOf(corner, request);
    if (!answers.has(key)) answers.set(key, await planIn(dataset, findings, corner, asked));
    const found = answers.get(key);
    if (!found) without++;
    else {
      add(works, found.works);
      add(villages, found.villages);
    }
  }
  const chosen = new Set(inPlan.works);
  const inCorners = (count: number): InCorners => ({
    corners: count,
    mark: count === corners.length ? 'always' : count > 0 ? 'sometimes' : 'never',
  });
  const cornersOf = (id: string) => ({ id, ...inCorners(works.get(id) ?? 0) });
  const asWorks = middle.value.options.filter((option) => !isFeedWork(option) || works.has(option.id));
  const near = asWorks.flatMap((option) =>
    works.has(option.id) && !chosen.has(option.id) && !isFeedWork(option) ? [cornersOf(option.id)] : [],
  );
  return {
    corners: corners.length,
    without,
    ...sumsOf(works, corners.length, asWorks.length),
    chosen: inPlan.works.map(cornersOf),
    near,
    villages: {
      ...sumsOf(villages, corners.length, new Set(middle.value.demand.village).size),
      each: [...villages]
        .sort(([a], [b]) => a - b)
        .map(([village, count]) => ({ village, ...inCorners(count) })),
    },
  };
}
