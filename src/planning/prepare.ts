import { DEFAULT_REACHES } from '../analysis/resilience/resilience.ts';
import { boughtWays, SECOND_WAY, secondWaysOf, type SecondWay } from './second-way/second-ways.ts';
import { findingsOf, type Findings } from '../analysis/findings/findings.ts';
import { accept, refuse, type Result } from '../model/basics/result.ts';
import type { Dataset } from '../model/dataset.ts';
import { SERVICE_STATES } from '../model/service.ts';
import { PRIORITY_GROUPS, type PlanSettings, type PriorityWeights } from '../model/project.ts';
import type { PlanProblem, Proof } from './choose/choose-works.ts';
import { findFeeds, type PlanFeeds } from './backhaul/find-feeds.ts';
import { MIDDLE, type Corner } from './choose/corners.ts';
import { circleOf, eachCompleted, withNeeded, type WorkRules } from './choose/rules.ts';
import { equalParts } from './choose/nested-years.ts';
import { costTable, type CostTable } from './costs/cost-table.ts';
import { findDemand, findSecondDemand, type Demand } from './demand/demand.ts';
import { floorsOf } from './floors.ts';
import type { Assumption } from './offer/assumption.ts';
import { findOptions } from './offer/options.ts';
import type { Option } from './offer/reach.ts';
import { workReaches, type WorkReaches } from './offer/work-reaches.ts';
import { forecastFor, type PlanRadio, type ServiceForecast } from './offer/service.ts';
import { isPredicted } from '../radio/budget/transmitters.ts';
import { scoresOf } from './priority.ts';
import type { IntegerSolver } from './optimise/exact/integer-program.ts';
import { levelsOf, type Emphasis } from './purpose.ts';
import { permitsOf, waitsOf, type Permit } from './surroundings/permits.ts';

export interface PlanRequest extends PlanSettings {
  /** Whole đồng. */
  readonly budgetVnd: number;
  readonly seed: number;
  /** Weights of the ranking. */
  readonly weights: PriorityWeights;
  /** By what levels are predicted, where the reach of new masts is asked of the terrain. */
  readonly radio?: PlanRadio;
  /** How far from fibre a mast that stands may be to have it, metres; left out: as for what a commune hangs on. */
  readonly feedMeters?: number | undefined;
  /** How far from the mast that it hangs on a place may lie, metres; left out: as for what a commune hangs on. */
  readonly mastMeters?: number | undefined;
  /** Asked on trial: what nobody knows exactly turns out so. */
  readonly corner?: Corner;
  /** ISO date of the project: the first year is the one after it where nobody says another. */
  readonly asOf?: string;
  /** Asked on trial: what some villages are worth counts other than once. */
  readonly emphasis?: Emphasis;
  /** An exact solver, and how long it may work. */
  readonly proof?: Proof;
  /** Answers where rules bind and nothing is to be proved; left out: one in this thread. */
  readonly solver?: IntegerSolver;
  /** Ids of works that are known to do: the plan is no worse. */
  readonly known?: readonly string[];
}

/** All that a plan is made of before anything is chosen. */
export interface Prepared {
  readonly request: PlanRequest;
  readonly costs: CostTable;
  readonly demand: Demand;
  readonly options: readonly Option[];
  readonly reaches: readonly Int32Array[];
  /** Places of some works are predicted: corners of the threshold count. */
  readonly isPredicted: boolean;
  readonly assumptions: readonly Assumption[];
  readonly question: PlanProblem;
  readonly rules: WorkRules;
  readonly backhaul: PlanFeeds;
  /** By option: restricted land on which it would stand. */
  readonly permits: readonly Permit[];
  /** By option: years of the plan that pass before its permit is there. */
  readonly waits: readonly number[];
  /** Options out of the question because somebody said so. */
  readonly forbidden: readonly number[];
  /** Money of every year; one part where the plan is not spread over years. */
  readonly parts: readonly number[];
  /** The least money that buys something; floors may ask for more. */
  readonly neededVnd: number;
  /** Works that are known to do. */
  readonly known?: readonly number[];
}

const isZero = (weights: PriorityWeights): boolean => PRIORITY_GROUPS.every((group) => !(weights[group] > 0));

/** Indices of options by their ids, or the refusal that names one that there is not. */
function indicesOf(options: readonly Option[], ids: readonly string[]): Result<number[]> {
  const missing = ids.find((id) => !options.some((option) => option.id === id));
  if (missing !== undefined) return refuse('plan-unknown-work', undefined, { id: missing });
  return accept(options.flatMap(({ id }, j) => (ids.includes(id) ? [j] : [])));
}

/** Demand of the service that is planned for. */
const demandOf = (dataset: Dataset, findings: Findings, { service }: PlanRequest): Demand =>
  service === 'second' ? findSecondDemand(dataset, findings) : findDemand(dataset, findings);

/** Whether terrain tells which places new masts serve: where the project has terrain, but where discs are asked for. */
const goesByTerrain = ({ terrain }: Dataset, { reach, radio }: PlanRequest): boolean =>
  reach === 'terrain' ||
  (reach === undefined && !!terrain?.ground.length && !!radio?.technologies.some(isPredicted));

/** The forecast that a plan asks; null: it goes by discs. */
const forecastOf = (
  dataset: Dataset,
  findings: Findings,
  request: PlanRequest,
  { xy }: Demand,
): ServiceForecast | null =>
  request.radio && goesByTerrain(dataset, request)
    ? forecastFor(dataset, findings, request.service ?? 'any', xy, request.radio)
    : null;

/** What a plan has to predict. */
export interface ToForesee {
  readonly forecast: ServiceForecast;
  readonly options: readonly Option[];
  /** Those of the options that are not predicted yet. */
  readonly open: readonly Option[];
}

/** null: the plan predicts nothing, or all of it is predicted. */
export function toForesee(dataset: Dataset, findings: Findings, request: PlanRequest): ToForesee | null {
  if (!goesByTerrain(dataset, request)) return null;
  const costs = costTable(request.costs, request.exchangeRate);
  if (!costs.ok) return null;
  const demand = demandOf(dataset, findings, request);
  const forecast = forecastOf(dataset, findings, request, demand);
  if (!forecast) return null;
  const { options } = findOptions(dataset, demand, costs.value, request.service);
  const open = options.filter((option) => !forecast.knows(option));
  return open.length ? { forecast, options, open } : null;
}

/** What of the assumptions about discs holds where places are predicted. */
function supposedOf(assumptions: readonly Assumption[], served: WorkReaches): Assumption[] {
  const hasDiscs = served.assumptions.some(({ code }) => code === 'discIgnoresTerrain');
  const found = assumptions.flatMap((one) => {
    if (one.code === 'discRadius' && !hasDiscs) return [];
    return [one.code === 'highPoints' && served.isPredicted ? { ...one, code: 'highPlaces' } : one];
  });
  return [...found, ...served.assumptions];
}

/** What each work needs, by index, or the circle in which works wait for each other. */
function needsOf(options: readonly Option[], given: PlanSettings['needs'] = {}): Result<WorkRules['needs']> {
  const needs = new Map<number, readonly number[]>();
  for (const [id, needed] of Object.entries(given)) {
    const work = indicesOf(options, [id]);
    if (!work.ok) return work;
    const others = indicesOf(options, needed);
    if (!others.ok) return others;
    if (others.value.length) needs.set(work.value[0], others.value);
  }
  const circle = circleOf(needs);
  if (circle)
    return refuse('plan-needs-circle', undefined, { ids: circle.map((j) => options[j].id).join(' → ') });
  return accept(needs);
}

function partsOf({ years = 1, yearBudgets, budgetVnd }: PlanRequest): Result<number[]> {
  if (!yearBudgets) return accept(equalParts(budgetVnd, years));
  const sumVnd = yearBudgets.reduce((sum, part) => sum + part, 0);
  if (yearBudgets.length !== years || sumVnd !== budgetVnd)
    return refuse('plan-year-budgets', undefined, { years, given: yearBudgets.length, budgetVnd, sumVnd });
  return accept([...yearBudgets]);
}

/** The first year of a plan that is spread over years. */
export const firstYearOf = ({ firstYear, asOf }: PlanRequest): number =>
  firstYear ?? Number((asOf ?? '0000').slice(0, 4)) + 1;

/** True where a permit is there only after the last of several years. */
export const comesTooLate = (wait: number, parts: readonly number[]): boolean =>
  parts.length > 1 && wait >= parts.length;

interface Decided {
  readonly locked: readonly number[];
  readonly forbidden: readonly number[];
}

function decidedOf(options: readonly Option[], { lock, forbid }: PlanRequest): Result<Decided> {
  const locked = indicesOf(options, lock ?? []);
  if (!locked.ok) return locked;
  const forbidden = indicesOf(options, forbid ?? []);
  if (!forbidden.ok) return forbidden;
  const both = locked.value.find((j) => forbidden.value.includes(j));
  if (both !== undefined) return refuse('plan-locked-and-forbidden', undefined, { id: options[both].id });
  return accept({ locked: locked.value, forbidden: forbidden.value });
}

/**
 * Works that may be chosen: those that serve somebody, those that another one needs, those that may feed others, and no
 * work that needs a forbidden one.
 */
function openWorks(
  reaches: readonly Int32Array[],
  { locked, forbidden }: Decided,
  { needs, feeds }: WorkRules,
): number[] {
  const needed = new Set([...needs.values()].flat());
  for (const { work, masts } of feeds?.links ?? []) {
    if (work !== null) needed.add(work);
    for (const mast of masts) needed.add(mast);
  }
  return Array.from(reaches.keys()).filter(
    (j) =>
      !locked.includes(j) &&
      (reaches[j].length > 0 || needed.has(j)) &&
      !withNeeded([j], needs).some((other) => forbidden.includes(other)),
  );
}

/** The least money that buys something, decided works first; 0 where nothing is to be had. */
function leastMoney(
  options: readonly Option[],
  reaches: readonly Int32Array[],
  locked: readonly number[],
  open: readonly number[],
  rules: WorkRules,
): number {
  const costOf = (works: readonly number[]) => works.reduce((sum, j) => sum + options[j].costVnd, 0);
  // What feeds several decided works costs least is for the exact solver to tell.
  if (locked.length) return costOf(withNeeded(locked, rules.needs));
  const useful = open.filter((j) => reaches[j].length);
  const costs = options.map(({ costVnd }) => costVnd);
  const each = eachCompleted(rules, useful, costs).flatMap((works) => (works ? [costOf(works)] : []));
  return each.length ? Math.min(...each) : 0;
}

/** Money that buys nothing is refused with the least that buys something. */
function checkMoney(hasLocked: boolean, neededVnd: number, budgetVnd: number): Result<null> {
  if (neededVnd <= budgetVnd) return accept(null);
  return hasLocked
    ? refuse('plan-locked-above-budget', undefined, { budgetVnd, lockedVnd: neededVnd })
    : refuse('plan-budget-below-cheapest', undefined, { budgetVnd, cheapestVnd: neededVnd });
}

/** Nothing known to be open while villages are unknown: a plan would say that all is served. */
function checkKnown(findings: Findings, { village, outside }: Demand): Result<null> {
  const { state } = findingsOf(findings, 'any');
  const unknown = state.filter((one) => SERVICE_STATES[one] === 'unknown').length;
  return !village.length && !outside.length && unknown
    ? refuse('plan-gaps-unknown', undefined, { unknown, villages: state.length })
    : accept(null);
}

/** Second ways that are decided; nothing is looked for where none is. */
function secondWaysIn(
  dataset: Dataset,
  findings: Findings,
  { lock = [], feedMeters, mastMeters, radio }: PlanRequest,
  { fibreKm, hop }: CostTable,
): readonly SecondWay[] {
  const given = new Set(dataset.candidates.map(({ id }) => id));
  const ids = lock.filter((id) => id.startsWith(SECOND_WAY) && !given.has(id));
  if (!ids.length) return [];
  const reaches = {
    feedMeters: feedMeters ?? DEFAULT_REACHES.feedMeters,
    mastMeters: mastMeters ?? DEFAULT_REACHES.mastMeters,
  };
  const ways = secondWaysOf(dataset, findings, reaches, { fibreKm, hop, choices: radio?.choices });
  return ways.filter(({ id }) => ids.includes(id));
}

export function prepare(dataset: Dataset, findings: Findings, request: PlanRequest): Result<Prepared> {
  const { objective = 'households', service = 'any', budgetVnd, seed, weights, floors = {} } = request;
  if (objective === 'score' && isZero(weights)) return refuse('plan-weights-zero');
  if (objective === 'dark-first' && service === 'second') return refuse('plan-dark-second');
  if (service === 'second' && floors.communeShare) return refuse('plan-floor-second');
  const costs = costTable(request.costs, request.exchangeRate);
  if (!costs.ok) return costs;
  const parts = partsOf(request);
  if (!parts.ok) return parts;
  const corner = request.corner ?? MIDDLE;
  const demand = demandOf(dataset, findings, request);
  const known = service === 'any' ? checkKnown(findings, demand) : accept(null);
  if (!known.ok) return known;
  const offered = findOptions(dataset, demand, costs.value, service);
  const forecast = forecastOf(dataset, findings, request, demand);
  const served = workReaches(offered.options, demand, forecast, corner.thresholdDb);
  const backhaul = findFeeds(dataset, offered.options, costs.value, request);
  const bought = secondWaysIn(dataset, findings, request, costs.value);
  const unserving = [...backhaul.works, ...boughtWays(bought)];
  const reaches = [...served.reaches, ...unserving.map(() => new Int32Array(0))];
  const options = [...served.options, ...unserving].map((one) => ({
    ...one,
    costVnd: one.costRange[corner.cost],
  }));
  const assumptions = [...supposedOf(offered.assumptions, served), ...backhaul.assumptions];
  const decided = decidedOf(options, request);
  if (!decided.ok) return decided;
  const needs = needsOf(options, request.needs);
  if (!needs.ok) return needs;
  const permits = [
    ...permitsOf(dataset, served.options),
    ...backhaul.permits,
    ...bought.map(({ permit }) => permit),
  ];
  const { locked, forbidden } = decided.value;
  const waits = waitsOf(permits, request.asOf, firstYearOf(request));
  // What somebody decided stays, on barred land too: it is told.
  const barred = options.flatMap((_, j) =>
    (permits[j].isBarred || comesTooLate(waits[j], parts.value)) && !locked.includes(j) ? [j] : [],
  );
  const binding: WorkRules = { needs: needs.value, feeds: backhaul.feeds, floors: [], reaches };
  const open = openWorks(reaches, { locked, forbidden: [...forbidden, ...barred] }, binding);
  const neededVnd = leastMoney(options, reaches, locked, open, binding);
  const money = checkMoney(locked.length > 0, neededVnd, budgetVnd);
  if (!money.ok) return money;
  const scores =
    objective === 'score'
      ? scoresOf(dataset, findings, [...new Set(demand.village)], weights, corner.counts)
      : new Map<number, number>();
  const levels = levelsOf(objective, demand, options, reaches, findings, scores, request.emphasis);
  if (open.length && levels.every(({ problem }) => !problem.weight.some((worth) => worth > 0)))
    return refuse('plan-nothing-counted', undefined, { villages: new Set(demand.village).size });
  const rules = { ...binding, floors: floorsOf(floors, dataset, findings, demand, reaches) };
  const doing = request.known && options.flatMap(({ id }, j) => (request.known!.includes(id) ? [j] : []));
  const question = {
    ...{ levels, budgetVnd, locked, open, seed, isBounded: true },
    ...(request.solver && { solver: request.solver }),
  };
  return accept({
    request,
    costs: costs.value,
    demand,
    options,
    reaches,
    isPredicted: served.isPredicted,
    assumptions,
    question,
    rules,
    backhaul,
    permits,
    waits,
    forbidden,
    parts: parts.value,
    neededVnd,
    ...(doing && { known: doing }),
  });
}
