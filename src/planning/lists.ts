import type { Findings } from '../analysis/findings/findings.ts';
import type { Dataset } from '../model/dataset.ts';
import { isFeedWork } from '../model/project.ts';
import type { Demand } from './demand/demand.ts';
import { awardOf, FUNDS, listOfVillage, listOfWork, supportOf } from './funds/funds.ts';
import type { RunningSupport } from './funds/running-support.ts';
import { sumKnown, type Gain } from './gains.ts';
import type { Option } from './offer/reach.ts';
import type { FeedSums, PlanLists, PlannedSite, PlanYear, WorkSums } from './plan-types.ts';

/** Who pays for a work, how its lot is given out and what the Fund pays. */
export function payingOf(
  gain: Gain,
  { operators, costVnd }: Option,
  demand: Demand,
  dataset: Dataset,
  findings: Findings,
  running: RunningSupport,
  norm: number | null,
): Pick<PlannedSite, 'fund' | 'award' | 'supportVnd'> {
  const served = gain.villages.map((village) => {
    const own = gain.entries.filter((entry) => demand.village[entry] === village);
    const record = dataset.villages.records[village];
    const commune = dataset.communes.records[findings.villageCommune[village]];
    return {
      village,
      households: own.reduce((sum, entry) => sum + demand.households[entry], 0),
      list: listOfVillage(record, commune),
      isBorder: record.border ?? commune?.border ?? false,
    };
  });
  const fund = listOfWork(served, running);
  return {
    fund,
    award: awardOf(
      operators,
      served.some(({ isBorder }) => isBorder),
    ),
    supportVnd: supportOf(fund, costVnd, norm),
  };
}

function sumsOf(works: readonly PlannedSite[]): WorkSums {
  const known = (values: readonly (number | null)[]) => sumKnown(values.map((value) => value ?? Number.NaN));
  return {
    works: works.length,
    costVnd: works.reduce((sum, { costVnd }) => sum + costVnd, 0),
    newHouseholds: known(works.map(({ newHouseholds }) => newHouseholds)),
    newPopulation: known(works.map(({ newPopulation }) => newPopulation)),
    supportVnd: works.some(({ supportVnd }) => supportVnd === null)
      ? null
      : works.reduce((sum, { supportVnd }) => sum + (supportVnd ?? 0), 0),
  };
}

export function feedSums(works: readonly PlannedSite[]): FeedSums | null {
  const own = works.filter(isFeedWork);
  const trenches = own.filter(({ kind }) => kind === 'fibre');
  return own.length
    ? {
        trenches: trenches.length,
        fibreMeters: trenches.reduce((sum, { fibreMeters }) => sum + (fibreMeters ?? 0), 0),
        hops: own.length - trenches.length,
        costVnd: own.reduce((sum, { costVnd }) => sum + costVnd, 0),
      }
    : null;
}

export function listsOf(works: readonly PlannedSite[]): PlanLists {
  const of = (list: PlannedSite['fund']) => sumsOf(works.filter(({ fund }) => fund === list));
  const [fund, operator, grid] = FUNDS.map(of);
  return { fund, operator, grid, unknown: of(null) };
}

/** @param parts money of every year; @param running part of a work's cost that a year of running it takes */
export function yearsOf(
  works: readonly PlannedSite[],
  firstYear: number,
  parts: readonly number[],
  running: number,
): PlanYear[] {
  let standing = 0;
  return parts.map((budgetVnd, k) => {
    const own = works.filter(({ year }) => year === firstYear + k);
    const sums = sumsOf(own);
    standing += sums.costVnd;
    return {
      year: firstYear + k,
      budgetVnd,
      ...sums,
      lists: listsOf(own),
      runningVnd: Math.round(standing * running),
    };
  });
}
