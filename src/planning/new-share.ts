import type { Findings } from '../analysis/findings/findings.ts';
import type { TaskContext } from '../model/basics/progress.ts';
import type { Dataset } from '../model/dataset.ts';
import { findDemand, findServed, type Demand } from './demand/demand.ts';
import { reachOf, type Option } from './offer/reach.ts';
import { foresee } from './offer/foresee.ts';
import { workReaches } from './offer/work-reaches.ts';
import { forecastFor, type PlanRadio } from './offer/service.ts';

/** Of the counted households in reach of works, the part without signal today; null where none is counted. */
export interface NewShares {
  of(option: number): number | null;
  /** Of several works together: a household in reach of two is one. */
  together(options: readonly number[]): number | null;
}

const householdsIn = (demand: Demand, entries: Iterable<number>): number => {
  let sum = 0;
  for (const entry of entries) sum += demand.households[entry] || 0;
  return sum;
};

/**
 * @param chosen the works that are asked about, by index
 * @param radio by what places are predicted; null: discs tell
 */
export async function newShares(
  dataset: Dataset,
  findings: Findings,
  options: readonly Option[],
  chosen: readonly number[],
  radio: PlanRadio | null,
  task?: TaskContext,
): Promise<NewShares> {
  const asked = chosen.map((work) => options[work]);
  const reached = async (demand: Demand, places: 'any' | 'served') => {
    const forecast = radio && forecastFor(dataset, findings, places, demand.xy, radio);
    if (forecast) await foresee(forecast, asked, task);
    // Of any operator: who is there already is not asked.
    const all = forecast
      ? workReaches(
          asked.map((option) => ({ ...option, operators: null })),
          { ...demand, operator: demand.operator.map(() => null) },
          forecast,
        ).reaches
      : reachOf(asked, demand.xy);
    const by = new Map(chosen.map((work, at) => [work, all[at]]));
    return (works: readonly number[]) =>
      householdsIn(demand, new Set(works.flatMap((work) => Array.from(by.get(work)!))));
  };
  const open = await reached(findDemand(dataset, findings), 'any');
  const served = await reached(findServed(dataset, findings), 'served');
  const together = (works: readonly number[]): number | null => {
    // Who joins a mast serves nobody whom the mast does not serve already.
    const own = open(works.filter((work) => options[work].host === undefined));
    const all = own + served(works);
    return all > 0 ? own / all : null;
  };
  return {
    together,
    of: (option) => (options[option].host !== undefined ? 0 : together([option])),
  };
}
