import { findingsOf, type Findings } from '../analysis/findings/findings.ts';
import type { Dataset } from '../model/dataset.ts';
import { isFeedWork } from '../model/project.ts';
import { SERVICE_STATES } from '../model/service.ts';
import type { Demand } from './demand/demand.ts';
import type { LeftWork, Plan, RankServed, WhyLeft, WhyUnserved } from './plan-types.ts';
import type { Priority } from './priority.ts';
import { darkVillages } from './purpose.ts';
import type { Option } from './offer/reach.ts';

interface Offer {
  readonly options: readonly Option[];
  readonly reaches: readonly Int32Array[];
  /** What each costs with its cheapest feed. */
  readonly alone: readonly number[];
  readonly forbidden: ReadonlySet<number>;
  /** Those on land where nobody may build. */
  readonly barred: ReadonlySet<number>;
  readonly budgetVnd: number;
  /** Costs by work with trenches by their bands; left out: no trench is on offer. */
  readonly banded?: readonly number[] | undefined;
  /** Works in the order of most value per đồng, decided ones first, without end of money. */
  readonly walk: readonly number[];
}

/** Money at which the walk first serves a place of each village. */
function firstServed(
  { reaches, walk }: Offer,
  demand: Demand,
  costOf: (work: number) => number,
): Map<number, number> {
  const from = new Map<number, number>();
  let spent = 0;
  for (const work of walk) {
    spent += costOf(work);
    for (const entry of reaches[work])
      if (!from.has(demand.village[entry])) from.set(demand.village[entry], spent);
  }
  return from;
}

/**
 * Why every village with a gap that the plan does not close waits, the first reason that holds: no place, outside,
 * nothing reaches it, only what is forbidden or on restricted land, only what costs more than the budget, nobody counted it, or others serve
 * more for the money. `in-part`: some of its places are served.
 */
export function unservedOf(
  dataset: Dataset,
  findings: Findings,
  demand: Demand,
  offer: Offer,
  servedEntries: ReadonlySet<number>,
): Plan['unserved'] {
  const { reaches, alone, forbidden, barred, budgetVnd } = offer;
  const from = firstServed(offer, demand, (work) => offer.options[work].costVnd);
  const { banded } = offer;
  const fromBanded = banded && firstServed(offer, demand, (work) => banded[work]);
  const entriesOf = new Map<number, number[]>();
  demand.village.forEach((village, entry) =>
    entriesOf.set(village, [...(entriesOf.get(village) ?? []), entry]),
  );
  const reachedBy: number[][] = Array.from(demand.village, () => []);
  reaches.forEach((reach, j) => reach.forEach((entry) => reachedBy[entry].push(j)));
  const outside = new Set(demand.outside);
  const { state } = findingsOf(findings, 'any');
  const why = (village: number): WhyUnserved | null => {
    const entries = entriesOf.get(village) ?? [];
    if (entries.length && entries.every((entry) => servedEntries.has(entry))) return null;
    if (entries.some((entry) => servedEntries.has(entry))) return 'in-part';
    if (!entries.length) {
      if (outside.has(village)) return 'outside-province';
      return Number.isNaN(dataset.villages.centres[village * 2]) ? 'no-position' : null;
    }
    const offers = [...new Set(entries.flatMap((entry) => reachedBy[entry]))];
    if (!offers.length) return 'no-candidate';
    const wanted = offers.filter((j) => !forbidden.has(j));
    if (!wanted.length) return 'only-forbidden';
    const allowed = wanted.filter((j) => !barred.has(j));
    if (!allowed.length) return 'only-restricted';
    if (allowed.every((j) => alone[j] > budgetVnd)) return 'above-budget';
    return entries.every((entry) => Number.isNaN(demand.households[entry])) ? 'not-counted' : 'less-per-dong';
  };
  return dataset.villages.records.flatMap((_, village) => {
    const isGap = SERVICE_STATES[state[village]] !== 'covered' || entriesOf.has(village);
    const reason = isGap ? why(village) : null;
    return reason
      ? [
          {
            village,
            why: reason,
            fromVnd: from.get(village) ?? null,
            ...(fromBanded && { fromBandedVnd: fromBanded.get(village) ?? null }),
          },
        ]
      : [];
  });
}

/** Every work that the plan does not take, and why. */
export function leftWorks(
  { options, reaches, alone, forbidden, barred, budgetVnd }: Offer,
  demand: Demand,
  chosen: ReadonlySet<number>,
  servedEntries: ReadonlySet<number>,
): LeftWork[] {
  const why = (work: number): WhyLeft => {
    if (forbidden.has(work)) return 'forbidden';
    if (barred.has(work)) return 'restricted';
    if (!reaches[work].length) return 'serves-nobody';
    if (alone[work] > budgetVnd) return 'above-budget';
    return reaches[work].every((entry) => servedEntries.has(entry)) ? 'serves-the-same' : 'less-per-dong';
  };
  return options.flatMap((option, work) => {
    if (chosen.has(work) || isFeedWork(option)) return [];
    const villages = [...new Set(Array.from(reaches[work], (entry) => demand.village[entry]))];
    return [{ ...option, why: why(work), villages: villages.sort((a, b) => a - b) }];
  });
}

/** @param villages that gain people by the plan */
export function rankServedOf(
  priority: Priority,
  findings: Findings,
  villages: ReadonlySet<number>,
): RankServed {
  const among = (count: number): number =>
    priority.ranked.slice(0, count).filter(({ village }) => villages.has(village)).length;
  const dark = [...darkVillages(findings)].filter((village) => villages.has(village)).length;
  return { first10: among(10), first20: among(20), first50: among(50), dark };
}
