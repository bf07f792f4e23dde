import { checkLine, costTable, type CostTable } from '../../planning/costs/cost-table.ts';
import { bandedCost, BAND_METERS, bandedMeters, timesKm } from '../../planning/backhaul/banded.ts';
import { TRENCH } from '../../planning/backhaul/find-feeds.ts';
import { financeOf } from '../../planning/costs/finance.ts';
import { feedSums, listsOf, yearsOf } from '../../planning/lists.ts';
import type { CurvePoint, Plan, PlannedSite } from '../../planning/plan-types.ts';
import { mastsAmong, type Scenario } from '../../model/project.ts';

/** What the Fund pays follows the cost that is told, never above the norm that bound it. */
function toldWork(work: PlannedSite, costs: Plan['costs']): PlannedSite {
  const { fibreMeters, path: _, usedBy, ...rest } = work;
  const others = { ...rest, ...(work.kind === 'mast' && usedBy && { usedBy }) };
  if (fibreMeters === undefined) return others;
  const costRange = bandedCost(work, costs.fibreKm);
  const { supportVnd, costVnd } = work;
  const isBound = supportVnd !== null && supportVnd > 0 && supportVnd < costVnd;
  return {
    ...others,
    costRange,
    costVnd: costRange.mid,
    supportVnd: !supportVnd ? supportVnd : isBound ? Math.min(supportVnd, costRange.mid) : costRange.mid,
  };
}

/** More money never serves less in a curve that is told. */
function toldCurve(curve: readonly CurvePoint[]): CurvePoint[] {
  const points = curve.map(({ bandedVnd, bandedBound, ...point }) => ({
    ...point,
    budgetVnd: bandedVnd ?? point.budgetVnd,
    upperBound: bandedBound ?? point.upperBound,
  }));
  points.sort((a, b) => a.budgetVnd - b.budgetVnd || b.newHouseholds - a.newHouseholds);
  return points.filter((point, k) =>
    points.slice(0, k).every((one) => one.newHouseholds < point.newHouseholds),
  );
}

/**
 * A plan without its ways of cable and sight: lengths of trenches by the middle of bands, in every sum of money as well.
 * The same plan where no trench is on offer.
 */
export function withBandedTrenches(plan: Plan): Plan {
  const chosen = plan.chosen.map((work) => toldWork(work, plan.costs));
  if (!plan.curve.some(({ bandedVnd }) => bandedVnd !== undefined)) return { ...plan, chosen };
  const costs = plan.costs as CostTable;
  const [firstYear = 0] = plan.years.map(({ year }) => year);
  const totalCostVnd = chosen.reduce((sum, { costVnd }) => sum + costVnd, 0);
  const masts = mastsAmong(chosen).length;
  const sums = feedSums(chosen);
  const meters = plan.chosen.reduce((sum, work) => sum + bandedMetersOf(work), 0);
  return {
    ...plan,
    chosen,
    totalCostVnd,
    feeds: sums && { ...sums, fibreMeters: meters },
    lists: listsOf(chosen),
    years: yearsOf(
      chosen,
      firstYear,
      plan.years.map(({ budgetVnd }) => budgetVnd),
      costs.running,
    ),
    finance: financeOf(
      chosen.map(({ costRange, year }) => ({ costRange, turn: year === null ? 1 : year - firstYear + 1 })),
      costs,
    ),
    checkLine: checkLine(
      totalCostVnd,
      { works: masts, villages: plan.villages.length, households: plan.newHouseholds },
      costs,
    ),
    unserved: plan.unserved.map(({ fromBandedVnd, ...one }) =>
      fromBandedVnd === undefined ? one : { ...one, fromVnd: fromBandedVnd },
    ),
    curve: toldCurve(plan.curve),
    assumptions: [...plan.assumptions, { code: 'feedBands', context: { meters: BAND_METERS } }],
  };
}

const bandedMetersOf = ({ fibreMeters }: PlannedSite): number =>
  fibreMeters === undefined ? 0 : bandedMeters(fibreMeters);

/** What a kept plan costs, in steps of a band where it digs; the money that it had where no step is known. */
export function scenarioCost(scenario: Scenario): number {
  const { works, settings, outcome } = scenario;
  if (!works.some((id) => id.startsWith(TRENCH))) return outcome.costVnd;
  const costs = costTable(settings.costs, settings.exchangeRate);
  if (!costs.ok) return scenario.budgetVnd;
  const step = timesKm(costs.value.fibreKm, BAND_METERS).mid;
  return step > 0 ? step * Math.round(outcome.costVnd / step) : outcome.costVnd;
}
