import type { Findings } from '../analysis/findings/findings.ts';
import type { Dataset } from '../model/dataset.ts';
import { findDemand, findServed, type Demand } from './demand/demand.ts';
import { reachOf, type Option } from './offer/reach.ts';

/** Of the counted households in reach of works, the part without signal today; null where none is counted. */
export interface NewShares {
  readonly byOption: readonly (number | null)[];
  /** Of several works together: a household in reach of two is one. */
  of(options: readonly number[]): number | null;
}

const householdsIn = (demand: Demand, entries: Iterable<number>): number => {
  let sum = 0;
  for (const entry of entries) sum += demand.households[entry] || 0;
  return sum;
};

export function newShares(dataset: Dataset, findings: Findings, options: readonly Option[]): NewShares {
  const reached = (demand: Demand) => {
    const reaches = reachOf(options, demand.xy);
    return (works: readonly number[]) =>
      householdsIn(demand, new Set(works.flatMap((work) => Array.from(reaches[work]))));
  };
  const [open, served] = [reached(findDemand(dataset, findings)), reached(findServed(dataset, findings))];
  const of = (works: readonly number[]): number | null => {
    // Who joins a mast serves nobody whom the mast does not serve already.
    const own = open(works.filter((work) => options[work].host === undefined));
    const all = own + served(works);
    return all > 0 ? own / all : null;
  };
  return {
    byOption: options.map(({ host }, work) => (host !== undefined ? 0 : of([work]))),
    of,
  };
}
