import { resilienceAssumptions } from '../../analysis/resilience/supposed.ts';
import { workMarks } from '../../cartography/letters.ts';
import { writeCsv, type CsvCell } from '../../formats/csv/csv-writer.ts';
import type { Restriction } from '../../model/surroundings/surroundings.ts';
import type { Plan } from '../../planning/plan.ts';
import type { WorkFeed } from '../../planning/backhaul/feed-of.ts';
import type { PlanLists, PlannedSite, Stability, WorkSums } from '../../planning/plan-types.ts';
import { secondWayAssumptions } from '../../planning/second-way/supposed.ts';
import { pricePerHousehold } from '../../planning/second-way/price.ts';
import { assumptionText } from '../../i18n/plan-text.ts';
import { bilingual } from '../words/method.ts';
import { workName } from '../words/work-name.ts';
import type { ReportInput } from '../report-input.ts';
import { DIGITS, roundTo } from './rounding.ts';

const codesOf = (input: ReportInput, villages: readonly number[]): string[] =>
  villages.map((village) => input.dataset.villages.records[village].code);

/** Where a work stands, in a scope that tells no coordinates of works. */
function communeOfWork({ dataset, workCommunes = [] }: ReportInput, work: number) {
  const commune = dataset.communes.records[workCommunes[work]];
  return { commune_code: commune?.code ?? null, commune: commune?.name ?? null };
}

const sumsJson = ({ works, costVnd, newHouseholds, newPopulation, supportVnd }: WorkSums) => ({
  works,
  cost: costVnd,
  newHouseholds,
  newPopulation,
  support: supportVnd,
});

const listsJson = ({ fund, operator, grid, unknown }: PlanLists) => ({
  fund: sumsJson(fund),
  operator: sumsJson(operator),
  grid: sumsJson(grid),
  unknown: sumsJson(unknown),
});

const permitOf = ({ kind, kindAsWritten, name, permittedBy, months }: Restriction) => ({
  kind,
  kindAsWritten,
  name,
  permittedBy,
  months,
});

/** Villages of a plan by how often corners serve them; `each` in village order. */
const stabilityJson = (input: ReportInput, { villages, chosen: _, ...stability }: Stability) => ({
  ...stability,
  villages: {
    ...villages,
    each: villages.each.map(({ village, corners }) => ({ village: codesOf(input, [village])[0], corners })),
  },
});

/** Codes of the villages of a work that the plan serves in every corner, by any work. */
function alwaysServed(input: ReportInput, { stability }: Plan, villages: readonly number[]): string | null {
  if (!stability) return null;
  const each = new Map(stability.villages.each.map(({ village, corners }) => [village, corners]));
  return codesOf(
    input,
    villages.filter((village) => each.get(village) === stability.corners),
  ).join(' ');
}

/** Feeds are told where they are asked about. */
const hasFeeds = ({ chosen }: Plan): boolean => chosen.some(({ feed }) => feed !== undefined);

const metersOf = (meters: number | null): number | null => (meters === null ? null : Math.round(meters));

const feedJson = ({ by, fibreMeters, sharedMeters, from, isEstimated }: WorkFeed) => ({
  by,
  fibreMeters: metersOf(fibreMeters),
  sharedMeters: metersOf(sharedMeters),
  from,
  estimated: isEstimated,
});

/** Of a trench: its length, and whether some of it is an estimate. */
const fibreOf = ({ fibreMeters, isEstimated }: PlannedSite) =>
  fibreMeters === undefined ? {} : { fibreMeters: Math.round(fibreMeters), estimated: isEstimated ?? false };

/** Of a second way: who keeps a signal, and the price by the cost that is told. */
const protectsJson = (
  { dataset }: ReportInput,
  protects: NonNullable<PlannedSite['protects']>,
  costVnd: number,
) => ({
  commune: dataset.communes.records[protects.commune].code,
  households: protects.households,
  population: protects.population,
  costPerHousehold: pricePerHousehold(costVnd, protects),
});

/** Content of `plan.json`. */
export function planOf(input: ReportInput, plan: Plan) {
  const marks = workMarks(plan.chosen);
  return {
    format: 'song-ban-plan',
    version: 1,
    asOf: input.project.asOf,
    synthetic: input.project.synthetic,
    budget: plan.budgetVnd,
    currency: 'VND',
    totalCost: plan.totalCostVnd,
    ...(plan.isAbout && { approximate: true }),
    chosen: plan.chosen.map((site, i) => ({
      id: site.id,
      mark: marks[i],
      kind: site.kind,
      name: workName(input, site),
      ...(input.workCommunes
        ? communeOfWork(input, i)
        : { lon: roundTo(site.lon, DIGITS.degrees), lat: roundTo(site.lat, DIGITS.degrees) }),
      radiusMeters: site.radiusMeters === null ? null : roundTo(site.radiusMeters, 0),
      reach: site.reachBy ?? null,
      ...(hasFeeds(plan) && { feed: site.feed ? feedJson(site.feed) : null, ...fibreOf(site) }),
      cost: site.costVnd,
      costRange: site.costRange,
      operators: site.operators,
      stability: plan.stability?.chosen[i].mark ?? null,
      corners: plan.stability?.chosen[i].corners ?? null,
      locked: site.isLocked,
      year: site.year,
      fund: site.fund,
      award: site.award,
      support: site.supportVnd,
      needs: site.needs,
      // What stands on a piece of land names the place.
      ...(!input.workCommunes && { permits: site.permits.map(permitOf) }),
      newShare: site.newShare === null ? null : roundTo(site.newShare, DIGITS.share),
      newPopulation: site.newPopulation,
      newHouseholds: site.newHouseholds,
      villages: codesOf(input, site.villages),
      ...(site.protects && { protects: protectsJson(input, site.protects, site.costVnd) }),
    })),
    objectiveName: plan.objectiveName,
    service: plan.service,
    objective: plan.objective,
    upperBound: plan.upperBound,
    ...(plan.valueStep !== undefined && { valueStep: plan.valueStep }),
    gap: roundTo(plan.gap, DIGITS.share),
    proven: plan.proven,
    levels: plan.levels,
    newHouseholds: plan.newHouseholds,
    newPopulation: plan.newPopulation,
    villagesWithoutCount: plan.villagesWithoutCount,
    weights: plan.weights,
    ranking: plan.ranking.map((entry) => ({ ...entry, village: codesOf(input, [entry.village])[0] })),
    rankServed: plan.rankServed,
    unserved: plan.unserved.map(({ village, why, fromVnd }) => ({
      village: codesOf(input, [village])[0],
      why,
      fromBudget: fromVnd,
    })),
    restricted: plan.restricted.map(({ id, isBarred, isChosen, months, restrictions }) => ({
      id,
      barred: isBarred,
      chosen: isChosen,
      months,
      restrictions: restrictions.map((one) => ({
        kind: one.kind,
        written: one.kindAsWritten,
        permittedBy: one.permittedBy,
        months: one.months,
      })),
    })),
    promised: plan.promised.map(({ village, support, isRunning, isServed }) => ({
      village: codesOf(input, [village])[0],
      programme: support.programme,
      year: support.years?.[0] ?? null,
      lastYear: support.years?.[1] ?? null,
      until: support.until,
      running: isRunning,
      served: isServed,
    })),
    stability: plan.stability && stabilityJson(input, plan.stability),
    satellite: plan.satellite.map(({ village, costRange }) => ({
      village: codesOf(input, [village])[0],
      kind: 'satellite',
      costRange,
    })),
    ...(plan.feeds && { feeds: { ...plan.feeds, fibreMeters: Math.round(plan.feeds.fibreMeters) } }),
    lists: listsJson(plan.lists),
    years: plan.years.map(({ year, budgetVnd, lists, runningVnd, ...sums }) => ({
      year,
      budget: budgetVnd,
      ...sumsJson(sums),
      running: runningVnd,
      lists: listsJson(lists),
    })),
    nestingPrice: plan.nestingPrice.map(({ budgetVnd, ...entry }) => ({ budget: budgetVnd, ...entry })),
    finance: plan.finance,
    costs: plan.costs,
    checkLine: plan.checkLine,
    seed: plan.seed,
    residual: { ...plan.residual, villages: codesOf(input, plan.residual.villages) },
    assumptions: [
      ...plan.assumptions,
      ...(input.resilience
        ? [...resilienceAssumptions(input.resilience), ...secondWayAssumptions(input.resilience)]
        : []),
    ].map((assumption) => ({
      ...assumption,
      text: bilingual((language) => assumptionText(assumption, language)),
    })),
  };
}

const WORK_COLUMNS = [{ name: 'id' }, { name: 'kind' }, { name: 'name' }];
const PLACE_COLUMNS = [
  { name: 'lon', digits: DIGITS.degrees },
  { name: 'lat', digits: DIGITS.degrees },
];
const COMMUNE_COLUMNS = [{ name: 'commune_code' }, { name: 'commune' }];
const GAIN_COLUMNS = [
  { name: 'radius_m', digits: 0 },
  { name: 'cost_vnd', digits: 0 },
  { name: 'year', digits: 0 },
  { name: 'new_population', digits: 0 },
  { name: 'new_households', digits: 0 },
  { name: 'villages' },
  { name: 'cost_low_vnd', digits: 0 },
  { name: 'cost_high_vnd', digits: 0 },
  { name: 'stability' },
  { name: 'fund' },
  { name: 'award' },
  { name: 'support_vnd', digits: 0 },
  { name: 'operators' },
  { name: 'needs' },
  { name: 'corners', digits: 0 },
  { name: 'villages_always' },
  { name: 'reach' },
];
const FEED_COLUMNS = [
  { name: 'feed' },
  { name: 'feed_fibre_m', digits: 0 },
  { name: 'feed_shared_m', digits: 0 },
  { name: 'feed_from' },
  { name: 'fibre_m', digits: 0 },
  { name: 'estimated' },
];
/** What papers and screen call the work. */
const MARK_COLUMN = { name: 'mark' };
/** `upper_bound` counts households, whatever the purpose of the plan. */
const CURVE_COLUMNS = ['budget', 'works', 'new_households', 'new_population', 'upper_bound'].map((name) => ({
  name,
  digits: 0,
}));
const PROTECTS_COLUMNS = [
  { name: 'protected_households', digits: 0 },
  { name: 'vnd_per_protected_household', digits: 0 },
];
const SYNTHETIC_COLUMN = { name: 'synthetic' };

/** What feeds a mast, how long a trench is, and whether some of that is estimated. */
const feedCells = ({ feed, fibreMeters, isEstimated }: PlannedSite): CsvCell[] => [
  feed?.by ?? null,
  metersOf(feed?.fibreMeters ?? null),
  metersOf(feed?.sharedMeters ?? null),
  feed?.from ?? null,
  metersOf(fibreMeters ?? null),
  (feed?.isEstimated ?? isEstimated) || null,
];

const protectsCells = ({ protects, costVnd }: PlannedSite): CsvCell[] =>
  protects ? [protects.households, pricePerHousehold(costVnd, protects)] : [null, null];

/** `plan.csv`: one row per chosen work, in the order in which the plan takes them. */
export function planCsv(input: ReportInput, plan: Plan, locale: 'vi' | 'en'): Uint8Array {
  const { synthetic } = input.project;
  const withFeeds = hasFeeds(plan);
  const marks = workMarks(plan.chosen);
  const protects = plan.chosen.some((site) => site.protects);
  const rows = plan.chosen.map((site, i): CsvCell[] => [
    site.id,
    site.kind,
    workName(input, site),
    ...(input.workCommunes ? Object.values(communeOfWork(input, i)) : [site.lon, site.lat]),
    site.radiusMeters,
    site.costVnd,
    site.year,
    site.newPopulation,
    site.newHouseholds,
    codesOf(input, site.villages).join(' '),
    site.costRange.low,
    site.costRange.high,
    plan.stability?.chosen[i].mark ?? null,
    site.fund,
    site.award,
    site.supportVnd,
    site.operators?.join(' ') ?? null,
    site.needs.join(' ') || null,
    plan.stability?.chosen[i].corners ?? null,
    alwaysServed(input, plan, site.villages),
    site.reachBy ?? null,
    ...(withFeeds ? feedCells(site) : []),
    ...(protects ? protectsCells(site) : []),
    marks[i]!,
    synthetic,
  ]);
  const places = input.workCommunes ? COMMUNE_COLUMNS : PLACE_COLUMNS;
  const columns = [
    ...[...WORK_COLUMNS, ...places, ...GAIN_COLUMNS],
    ...(withFeeds ? FEED_COLUMNS : []),
    ...(protects ? PROTECTS_COLUMNS : []),
    MARK_COLUMN,
  ];
  return writeCsv(synthetic ? [...columns, SYNTHETIC_COLUMN] : columns, rows, { locale });
}

/** `curve.csv`: money against people. */
export function curveCsv(input: ReportInput, plan: Plan, locale: 'vi' | 'en'): Uint8Array {
  const { synthetic } = input.project;
  const rows = plan.curve.map((point): CsvCell[] => [
    point.budgetVnd,
    point.works,
    point.newHouseholds,
    point.newPopulation,
    point.upperBound,
    synthetic,
  ]);
  return writeCsv(synthetic ? [...CURVE_COLUMNS, SYNTHETIC_COLUMN] : CURVE_COLUMNS, rows, { locale });
}
