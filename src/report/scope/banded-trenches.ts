import { checkLine, costTable, type CostTable } from '../../planning/costs/cost-table.ts';
import { BAND_METERS, bandStart, timesKm } from '../../planning/backhaul/banded.ts';
import { TRENCH } from '../../planning/backhaul/find-feeds.ts';
import { SECOND_WAY, type SecondWay } from '../../planning/second-way/second-ways.ts';
import { financeOf } from '../../planning/costs/finance.ts';
import { feedSums, listsOf, yearsOf } from '../../planning/lists.ts';
import type { CurvePoint, Plan, PlannedSite } from '../../planning/plan-types.ts';
import { mastsAmong, type CostRange, type PlanOutcome, type Scenario } from '../../model/project.ts';

/** Each year may spend what is left of those before; all of it at once where the plan has no years. */
function mayBeSpent({ years, budgetVnd }: Plan): { readonly until: number; readonly vnd: number }[] {
  let vnd = 0;
  return years.length
    ? years.map((one) => ({ until: one.year, vnd: (vnd += one.budgetVnd) }))
    : [{ until: Infinity, vnd: budgetVnd }];
}

/**
 * How far into its band every trench is told, metres: to the middle, or less where the sums would ask for more than may
 * be spent. True lengths are spent, so the starts of the bands always fit. It follows from what is told anyway.
 */
function toldOffset(plan: Plan): number {
  const perMeter = plan.costs.fibreKm.mid / 1000;
  const offsets = mayBeSpent(plan).map(({ until, vnd }) => {
    const own = plan.chosen.filter(({ year }) => (year ?? 0) <= until);
    const trenches = own.filter(({ fibreMeters }) => fibreMeters !== undefined).length;
    const least = own.reduce((sum, work) => sum + costFrom(work, plan.costs.fibreKm.mid), 0);
    // Each cost is rounded to the đồng.
    return trenches ? (vnd - least - trenches) / (trenches * perMeter) : Infinity;
  });
  return Math.max(0, Math.floor(Math.min(BAND_METERS / 2, ...offsets)));
}

const costFrom = ({ fibreMeters, costVnd }: PlannedSite, perKm: number): number =>
  fibreMeters === undefined ? costVnd : (perKm * bandStart(fibreMeters)) / 1000;

/** From the start of the band to its end, and where in it the plan tells it. */
function toldCost(fibreMeters: number, offset: number, { low, mid, high }: CostRange): CostRange {
  const start = bandStart(fibreMeters);
  const at = (perKm: number, meters: number) => Math.round((perKm * meters) / 1000);
  return { low: at(low, start), mid: at(mid, start + offset), high: at(high, start + BAND_METERS) };
}

/** What the Fund pays follows the cost that is told, never above the norm that bound it. */
function toldWork(work: PlannedSite, costs: Plan['costs'], offset: number): PlannedSite {
  const { fibreMeters, path: _, usedBy, ...rest } = work;
  const others = { ...rest, ...(work.kind === 'mast' && usedBy && { usedBy }) };
  if (fibreMeters === undefined) return others;
  const costRange = toldCost(fibreMeters, offset, costs.fibreKm);
  const { supportVnd, costVnd } = work;
  const isBound = supportVnd !== null && supportVnd > 0 && supportVnd < costVnd;
  return {
    ...others,
    costRange,
    costVnd: costRange.mid,
    supportVnd: !supportVnd ? supportVnd : isBound ? Math.min(supportVnd, costRange.mid) : costRange.mid,
  };
}

const boundOfPlan = ({ levels, newHouseholds }: Plan, bound: number): number =>
  levels[0]?.name === 'households'
    ? Math.max(newHouseholds ?? 0, Math.min(bound, levels[0].upperBound))
    : bound;

/** More money never serves less in a curve that is told. @param totalVnd what the plan itself is told to cost */
function toldCurve(plan: Plan, totalVnd: number): CurvePoint[] {
  const points = plan.curve.map(({ bandedVnd, bandedBound, ...point }) => {
    const isPlan = point.works === plan.chosen.length && point.budgetVnd === plan.totalCostVnd;
    return {
      ...point,
      budgetVnd: isPlan ? totalVnd : (bandedVnd ?? point.budgetVnd),
      upperBound: isPlan
        ? boundOfPlan(plan, bandedBound ?? point.upperBound)
        : (bandedBound ?? point.upperBound),
    };
  });
  points.sort((a, b) => a.budgetVnd - b.budgetVnd || b.newHouseholds - a.newHouseholds);
  return points.filter((point, k) =>
    points.slice(0, k).every((one) => one.newHouseholds < point.newHouseholds),
  );
}

/**
 * A plan without its ways of cable and sight: lengths of trenches by their bands, in every sum of money as well, and no
 * sum above what may be spent.
 * The same plan where no trench is on offer.
 */
export function withBandedTrenches(plan: Plan): Plan {
  const offset = toldOffset(plan);
  const chosen = plan.chosen.map((work) => toldWork(work, plan.costs, offset));
  const digs = chosen.some(({ kind }) => kind === 'fibre');
  if (!digs && !plan.curve.some(({ bandedVnd }) => bandedVnd !== undefined)) return { ...plan, chosen };
  const costs = plan.costs as CostTable;
  const [firstYear = 0] = plan.years.map(({ year }) => year);
  const totalCostVnd = chosen.reduce((sum, { costVnd }) => sum + costVnd, 0);
  const masts = mastsAmong(chosen).length;
  const sums = feedSums(chosen);
  const meters = plan.chosen.reduce(
    (sum, { fibreMeters }) => sum + (fibreMeters === undefined ? 0 : bandStart(fibreMeters) + offset),
    0,
  );
  return {
    ...plan,
    chosen,
    isAbout: digs,
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
    curve: toldCurve(plan, totalCostVnd),
    assumptions: [...plan.assumptions, { code: 'feedBands', context: { meters: BAND_METERS } }],
  };
}

/** What a kept plan costs, in steps of a band where it digs, never above its money; the money that it had where no step is known. */
export function scenarioCost(scenario: Scenario): Pick<PlanOutcome, 'costVnd' | 'isAbout'> {
  const { works, settings, outcome, budgetVnd } = scenario;
  const { costVnd } = outcome;
  if (!works.some((id) => id.startsWith(TRENCH) || id.startsWith(SECOND_WAY))) return { costVnd };
  const costs = costTable(settings.costs, settings.exchangeRate);
  if (!costs.ok) return { costVnd: budgetVnd, isAbout: true };
  const step = timesKm(costs.value.fibreKm, BAND_METERS).mid;
  return step > 0
    ? { costVnd: Math.min(step * Math.round(costVnd / step), budgetVnd), isAbout: true }
    : { costVnd };
}

/** A second way where nobody may know its mast: a trench by the middle of its band, no place, no section that it leads to. */
export function toldSecondWay(way: SecondWay, { fibreKm }: Plan['costs']): SecondWay {
  const { fibreMeters } = way;
  const middle = fibreMeters === null ? null : bandStart(fibreMeters) + BAND_METERS / 2;
  return {
    ...way,
    ...{ to: '', masts: [], operators: [], lon: Number.NaN, lat: Number.NaN, path: [], hopFrom: null },
    fibreMeters: middle,
    costRange: middle === null ? way.costRange : timesKm(fibreKm, middle),
  };
}
