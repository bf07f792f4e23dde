import type { Findings } from '../analysis/findings/findings.ts';
import { Pause } from '../analysis/findings/pause.ts';
import type { TaskContext } from '../model/basics/progress.ts';
import { accept, type Result } from '../model/basics/result.ts';
import type { Dataset } from '../model/dataset.ts';
import { mastsAmong, NO_DATE } from '../model/project.ts';
import type { Chosen } from './choose/choose-works.ts';
import { choose } from './choose/choose.ts';
import { cornersFor } from './choose/corners.ts';
import { allLevels } from './choose/levels.ts';
import { nestYears, type NestedYear } from './choose/nested-years.ts';
import { bandedCost, bandStartCost } from './backhaul/banded.ts';
import { feedsInPlan, type FeedsInPlan } from './backhaul/feed-of.ts';
import { bindsNothing, eachCompleted, type WorkRules } from './choose/rules.ts';
import { checkLine, usesPublished, type CostTable } from './costs/cost-table.ts';
import { financeOf } from './costs/finance.ts';
import { boundedByPlan, curveOf, type BandedCosts } from './curve.ts';
import { runningSupport } from './funds/running-support.ts';
import { gainsOf, residualOf, sumKnown, walkOf, type Gain } from './gains.ts';
import { feedSums, listsOf, payingOf, yearsOf } from './lists.ts';
import type { Assumption } from './offer/assumption.ts';
import { newShares, type NewShares } from './new-share.ts';
import { foresee } from './offer/foresee.ts';
import type { Option } from './offer/reach.ts';
import type { CurvePoint, NestingPrice, Plan, PlannedSite } from './plan-types.ts';
import { comesTooLate, firstYearOf, prepare, toForesee, type PlanRequest, type Prepared } from './prepare.ts';
import { rankVillages, type Priority } from './priority.ts';
import { rankIntervals } from './rank-interval.ts';
import { permitAssumptions, restrictedWorks } from './surroundings/permits.ts';
import { promiseAssumptions, promisesOf } from './surroundings/promises.ts';
import { leftWorks, rankServedOf, unservedOf } from './unserved.ts';

export type { Plan, PlannedSite } from './plan-types.ts';
export type { PlanRequest } from './prepare.ts';

/** All that was decided about a plan. */
interface Decision {
  readonly chosen: Chosen;
  readonly nested: readonly NestedYear[];
  readonly priority: Priority;
  readonly byYear: readonly Gain[][];
  readonly shares: NewShares;
  readonly curve: readonly CurvePoint[];
  readonly banded: BandedCosts | undefined;
}

/** What the plan supposes beside its options. */
function alsoSupposed(
  dataset: Dataset,
  { request, demand, options, assumptions, costs, isPredicted }: Prepared,
  works: readonly PlannedSite[],
): Assumption[] {
  const villages = new Set(demand.village);
  const counted = new Set(demand.village.filter((_, entry) => !Number.isNaN(demand.households[entry])));
  const own = [...assumptions];
  const say = (code: string, context: Assumption['context'] = {}) => own.push({ code, context });
  if (villages.size > counted.size) say('villagesNotCounted', { count: villages.size - counted.size });
  if (demand.outside.length) say('villagesOutside', { count: demand.outside.length });
  const unnamed = options.filter(({ operators }) => operators === null).length;
  if (request.service === 'second' && unnamed) say('anyOperator', { count: unnamed });
  const { vndPerUsd, asOf } = costs.exchangeRate;
  // Where every cost is stated the rate turns nothing but what the plan is set beside.
  const rated = usesPublished(options, costs) ? 'exchange' : 'benchmark';
  say(`${rated}${asOf === null ? 'Undated' : 'Rate'}`, { vndPerUsd, asOf: asOf ?? '' });
  say('running', { running: costs.running, discount: costs.discount, years: costs.horizonYears });
  say(isPredicted ? 'cornersThreshold' : 'corners', { corners: cornersFor(isPredicted).length });
  const open = dataset.supported.filter(({ until }) => until === null).length;
  if (!dataset.supported.length) say('supportUnknown');
  else if (open) say('supportOpen', { count: open });
  const unlisted = works.filter(({ fund }) => fund === null).length;
  if (unlisted) say('fundUnknown', { count: unlisted });
  if (works.some(({ fund, supportVnd }) => fund === 'fund' && supportVnd === null)) say('noNorm');
  if ((request.years ?? 1) > 1) say('carriedOver');
  return own;
}

/**
 * Which works serve most for the money under one stated purpose, nobody counted twice, and how far from the best
 * possible they are. Refuses a budget that buys not even the cheapest useful option.
 */
export async function planWorks(
  dataset: Dataset,
  findings: Findings,
  request: PlanRequest,
  task?: TaskContext,
): Promise<Result<Plan>> {
  const open = toForesee(dataset, findings, request);
  if (open) await foresee(open.forecast, open.open, task);
  const prepared = prepare(dataset, findings, request);
  task?.signal?.throwIfAborted();
  if (!prepared.ok) return prepared;
  const { rules, options, parts, waits, known } = prepared.value;
  const own = new Pause(task ?? {});
  const question = { ...prepared.value.question, pause: () => own.turn('plan', 0, 0) };
  const chosen = await choose(question, rules, request.proof, known);
  task?.signal?.throwIfAborted();
  if (!chosen.ok) return chosen;
  const last = { ...chosen.value.levels[0], sites: chosen.value.sites };
  const nested = await nestYears(question, rules, last, { parts, waits }, request.proof);
  task?.signal?.throwIfAborted();
  const priority = rankVillages(dataset, findings, request.weights, task);
  const byYear = gainsByYear(prepared.value, chosen.value, nested);
  const works = byYear.flat().map(({ option }) => option);
  const radio = prepared.value.isPredicted ? (request.radio ?? null) : null;
  const shares = await newShares(dataset, findings, options, works, radio, task);
  const banded = bandedCosts(prepared.value);
  const points = await curveOf(prepared.value, chosen.value.sites, banded);
  task?.signal?.throwIfAborted();
  const curve = boundedByPlan(points, request.budgetVnd, chosen.value.levels[0]);
  const decision = { chosen: chosen.value, nested, priority, byYear, shares, curve, banded };
  return accept(planOf(dataset, findings, prepared.value, decision));
}

/** Left out: no trench is on offer. */
const bandedCosts = ({ options, costs: { fibreKm } }: Prepared): BandedCosts | undefined =>
  options.some(({ fibreMeters }) => fibreMeters !== undefined)
    ? {
        middle: options.map((option) => bandedCost(option, fibreKm).mid),
        start: options.map((option) => bandStartCost(option, fibreKm).mid),
      }
    : undefined;

/** Works of every year, in the order of the plan. */
function gainsByYear(
  { question, rules, reaches, demand }: Prepared,
  chosen: Chosen,
  nested: readonly NestedYear[],
): Gain[][] {
  const groups = nested.map(({ sites }, k) => sites.filter((j) => !nested[k - 1]?.sites.includes(j)));
  const kept = new Set(bindsNothing(rules) ? question.locked : chosen.sites);
  return gainsOf(groups, question.locked, kept, allLevels(question.levels), reaches, demand);
}

/** Who pays for what serves nobody by itself is told by those whom the masts that it feeds serve. */
function servedThrough(gain: Gain, feeding: FeedsInPlan, all: readonly Gain[]): Gain {
  const fed = feeding.fedBy(gain.option);
  if (!fed.length || gain.villages.length) return gain;
  const own = all.filter(({ option }) => fed.includes(option));
  return {
    ...gain,
    entries: own.flatMap(({ entries }) => entries),
    villages: [...new Set(own.flatMap(({ villages }) => villages))].sort((a, b) => a - b),
  };
}

function worksOf(
  dataset: Dataset,
  findings: Findings,
  prepared: Prepared,
  { byYear, shares, chosen }: Decision,
): PlannedSite[] {
  const { request, demand, options, question, rules, parts, permits, backhaul } = prepared;
  const feeding = feedsInPlan(options, backhaul.supply, backhaul.feeds, chosen.sites);
  const all = byYear.flat();
  return byYear.flatMap((gains, turn) => {
    const year = parts.length > 1 ? firstYearOf(request) + turn : null;
    const day = year === null ? (request.asOf ?? NO_DATE) : `${year}-01-01`;
    const running = runningSupport(dataset.supported, day);
    return gains.map((gain) => ({
      ...options[gain.option],
      year,
      newHouseholds: gain.households,
      newPopulation: gain.population,
      villages: gain.villages,
      isLocked: question.locked.includes(gain.option),
      ...payingOf(
        servedThrough(gain, feeding, all),
        options[gain.option],
        demand,
        dataset,
        findings,
        running,
        request.norm ?? null,
      ),
      needs: [...new Set([...(rules.needs.get(gain.option) ?? []), ...feeding.needsOf(gain.option)])].map(
        (j) => options[j].id,
      ),
      ...(feeding.of(gain.option) && { feed: feeding.of(gain.option)! }),
      ...(feeding.fedBy(gain.option).length && {
        usedBy: feeding.fedBy(gain.option).map((j) => options[j].id),
      }),
      newShare: shares.of(gain.option),
      permits: permits[gain.option].restrictions,
    }));
  });
}

/** Where no feed is asked about, none has a price. */
function costsTold(costs: CostTable, { backhaul }: PlanRequest): Plan['costs'] {
  const { hop, ...others } = costs;
  return backhaul === 'not-counted' ? others : { ...others, hop };
}

/** What each work costs alone with its cheapest feed; Infinity: none is to be had. */
function costsAlone(options: readonly Option[], rules: WorkRules): number[] {
  const costs = options.map(({ costVnd }) => costVnd);
  if (!rules.feeds) return costs;
  const each = eachCompleted({ ...rules, needs: new Map() }, [...options.keys()], costs);
  return each.map((works) => works?.reduce((sum, j) => sum + costs[j], 0) ?? Infinity);
}

const nestingOf = (nested: readonly NestedYear[], request: PlanRequest): NestingPrice[] =>
  nested.length < 2
    ? []
    : nested.map(({ budgetVnd, value, best, upperBound }, k) => ({
        year: firstYearOf(request) + k,
        budgetVnd,
        nested: value,
        best,
        upperBound,
        price: best - value,
      }));

function planOf(dataset: Dataset, findings: Findings, prepared: Prepared, decision: Decision): Plan {
  const { request, demand, options, reaches, permits, waits, question, costs, parts, rules } = prepared;
  const { chosen, nested, priority, byYear, shares } = decision;
  const ordered = byYear.flat();
  const works = worksOf(dataset, findings, prepared, decision);
  const [first] = chosen.levels;
  const entries = ordered.flatMap((gain) => gain.entries);
  const villages = [...new Set(ordered.flatMap((gain) => gain.villages))].sort((a, b) => a - b);
  const { households } = findings.counts;
  const forbidden = new Set(prepared.forbidden);
  const walk = walkOf(allLevels(question.levels), question.open, question.locked, rules.feeds);
  const late = options.flatMap((_, j) => (comesTooLate(waits[j], parts) ? [j] : []));
  const barred = new Set([...options.flatMap((_, j) => (permits[j].isBarred ? [j] : [])), ...late]);
  const alone = costsAlone(options, rules);
  const offer = {
    ...{ options, reaches, alone, forbidden, barred, walk },
    ...{ budgetVnd: request.budgetVnd, banded: decision.banded?.middle },
  };
  const restricted = restrictedWorks(options, permits, reaches, new Set(chosen.sites));
  const tooLate = late.filter((j) => reaches[j].length && !chosen.sites.includes(j)).length;
  const promised = promisesOf(dataset, new Set(demand.village), new Set(villages), request.asOf ?? '');
  const unserved = unservedOf(dataset, findings, demand, offer, new Set(entries));
  const totalCostVnd = works.reduce((sum, { costVnd }) => sum + costVnd, 0);
  const newHouseholds = sumKnown(entries.map((entry) => demand.households[entry]));
  const turns = byYear.flatMap((gains, turn) =>
    gains.map(({ option }) => ({ costRange: options[option].costRange, turn: turn + 1 })),
  );
  return {
    budgetVnd: request.budgetVnd,
    seed: request.seed,
    objectiveName: request.objective ?? 'households',
    service: request.service ?? 'any',
    levels: chosen.levels,
    weights: request.weights,
    chosen: works,
    left: leftWorks(offer, demand, new Set(ordered.map(({ option }) => option)), new Set(entries)),
    objective: first.value,
    newHouseholds,
    newPopulation: sumKnown(entries.map((entry) => demand.population[entry])),
    newShare: shares.together(ordered.map(({ option }) => option)),
    villages,
    villagesWithoutCount: villages.filter((village) => Number.isNaN(households[village])).length,
    upperBound: first.upperBound,
    gap: first.upperBound > 0 ? (first.upperBound - first.value) / first.upperBound : 0,
    proven: chosen.levels.every(({ proven }) => proven),
    totalCostVnd,
    ranking: rankIntervals(priority, request.weights),
    rankServed: rankServedOf(priority, findings, new Set(villages)),
    unserved,
    stability: null,
    satellite: unserved
      .filter(({ why }) => why === 'no-candidate' || why === 'only-forbidden')
      .map(({ village }) => ({ village, costRange: costs.satelliteKit })),
    feeds: feedSums(works),
    lists: listsOf(works),
    years: parts.length > 1 ? yearsOf(works, firstYearOf(request), parts, costs.running) : [],
    nestingPrice: nestingOf(nested, request),
    finance: financeOf(turns, costs),
    costs: costsTold(costs, request),
    checkLine: checkLine(
      totalCostVnd,
      {
        works: mastsAmong(works).length,
        villages: villages.length,
        households: newHouseholds,
      },
      costs,
    ),
    residual: residualOf(dataset, findings, demand, ordered, request.service ?? 'any'),
    restricted,
    promised,
    assumptions: [
      ...alsoSupposed(dataset, prepared, works),
      ...permitAssumptions(restricted),
      ...(tooLate ? [{ code: 'worksTooLate', context: { count: tooLate } }] : []),
      ...promiseAssumptions(promised),
    ],
    curve: decision.curve,
  };
}
