import type { CostRange, ExchangeRate, PlanCosts } from '../../model/project.ts';
import { accept, refuse, type Result } from '../../model/basics/result.ts';

/** Every cost that a plan reckons with, settled. */
export interface CostTable {
  readonly mast: CostRange;
  readonly radio: CostRange;
  readonly fibreKm: CostRange;
  readonly hop: CostRange;
  /** null: nobody said what a kit costs, and no published figure stands for it. */
  readonly satelliteKit: CostRange | null;
  /** Low and high of a cost that is stated, as factors of it. */
  readonly stated: { readonly low: number; readonly high: number };
  readonly running: number;
  readonly discount: number;
  readonly horizonYears: number;
  readonly exchangeRate: ExchangeRate;
  /** Kinds that the project itself states. */
  readonly given: readonly RangedKind[];
}

const RANGED_KINDS = ['mast', 'radio', 'fibreKm', 'hop', 'satelliteKit'] as const;
type RangedKind = (typeof RANGED_KINDS)[number];

/** A round figure of the tool's own, of no day: a project states the rate of its day. */
const EXCHANGE: ExchangeRate = { vndPerUsd: 25_000, asOf: null };

/**
 * US dollars of published cost models of rural mobile networks: a site with its mast, a kilometre of fibre, a microwave
 * link (short, middle, long); running costs a tenth of capital a year, discounted by 5 % over ten years. A radio is the sum of their parts of three sectors,
 * processing and installation without mast and civil works, rounded, and half as much below and above.
 */
const DOLLARS = {
  mast: { low: 20_000, mid: 100_000, high: 150_000 },
  radio: { low: 15_000, mid: 30_000, high: 45_000 },
  fibreKm: { low: 5_000, mid: 10_000, high: 20_000 },
  hop: { low: 10_000, mid: 20_000, high: 40_000 },
} as const;
const YEARLY = { running: 0.1, discount: 0.05, horizonYears: 10 } as const;

/** How far a cost that somebody worked out for its own place may still move: a supposition of the tool. */
const STATED = { low: 0.8, high: 1.3 } as const;

/** India's 4G saturation programme: about US$ 50,000 a tower, 1.4 villages each. */
const BENCHMARK = { dollarsPerTower: 50_000, villagesPerTower: 1.4 } as const;

const inVnd = ({ low, mid, high }: CostRange, { vndPerUsd }: ExchangeRate): CostRange => ({
  low: Math.round(low * vndPerUsd),
  mid: Math.round(mid * vndPerUsd),
  high: Math.round(high * vndPerUsd),
});

/** What the project states, and published figures at its exchange rate for the rest. Refuses a range that does not rise. */
export function costTable(given: PlanCosts = {}, exchangeRate: ExchangeRate = EXCHANGE): Result<CostTable> {
  const stated = RANGED_KINDS.filter((kind) => given[kind] !== undefined);
  const turned = stated.find(
    (kind) => given[kind]!.low > given[kind]!.mid || given[kind]!.mid > given[kind]!.high,
  );
  if (turned) {
    const { low: lowVnd, mid: midVnd, high: highVnd } = given[turned]!;
    return refuse('plan-cost-order', undefined, { kind: turned, lowVnd, midVnd, highVnd });
  }
  return accept({
    mast: given.mast ?? inVnd(DOLLARS.mast, exchangeRate),
    radio: given.radio ?? inVnd(DOLLARS.radio, exchangeRate),
    fibreKm: given.fibreKm ?? inVnd(DOLLARS.fibreKm, exchangeRate),
    hop: given.hop ?? inVnd(DOLLARS.hop, exchangeRate),
    satelliteKit: given.satelliteKit ?? null,
    stated: given.stated ?? STATED,
    running: given.running ?? YEARLY.running,
    discount: given.discount ?? YEARLY.discount,
    horizonYears: given.horizonYears ?? YEARLY.horizonYears,
    exchangeRate,
    given: stated,
  });
}

/** Range of a work by its own stated cost, which stays the middle; the range of its kind where nobody states one. */
export const costRangeOf = (
  stated: number | null,
  kind: CostRange,
  factors: CostTable['stated'],
): CostRange =>
  stated === null
    ? kind
    : { low: Math.round(stated * factors.low), mid: stated, high: Math.round(stated * factors.high) };

const PRICE_OF = { mast: 'mast', join: 'radio', fibre: 'fibreKm', hop: 'hop' } as const;

/** Some of these works is priced by a published figure: neither it nor the project states its cost. */
export const usesPublished = (
  works: readonly { readonly kind: keyof typeof PRICE_OF; readonly costRange: CostRange }[],
  costs: CostTable,
): boolean =>
  works.some(
    ({ kind, costRange }) =>
      !costs.given.includes(PRICE_OF[kind]) && (kind !== 'mast' || costRange === costs.mast),
  );

/** A plan's money for what it brings, beside a programme that everybody can look up. */
export interface CheckLine {
  /** null: nobody counted them, or there are none. */
  readonly vndPerNewHousehold: number | null;
  readonly vndPerVillage: number | null;
  readonly vndPerWork: number | null;
  readonly benchmark: {
    readonly vndPerWork: number;
    readonly vndPerVillage: number;
    /** At as many new households a village as this plan has; null without them. */
    readonly vndPerNewHousehold: number | null;
  };
}

export function checkLine(
  totalVnd: number,
  { works, villages, households }: { works: number; villages: number; households: number | null },
  { exchangeRate }: CostTable,
): CheckLine {
  const per = (count: number | null): number | null => (count ? Math.round(totalVnd / count) : null);
  const tower = BENCHMARK.dollarsPerTower * exchangeRate.vndPerUsd;
  const village = tower / BENCHMARK.villagesPerTower;
  return {
    vndPerNewHousehold: per(households),
    vndPerVillage: per(villages),
    vndPerWork: per(works),
    benchmark: {
      vndPerWork: Math.round(tower),
      vndPerVillage: Math.round(village),
      vndPerNewHousehold: households && villages ? Math.round((village * villages) / households) : null,
    },
  };
}
