import { COVERAGE_RADIUS_METERS } from '../../radio/predict/coverage-raster.ts';
import type { Demand } from '../demand/demand.ts';
import type { Assumption } from './assumption.ts';
import { reachOf, type Option, type ReachSource } from './reach.ts';
import type { ServiceForecast } from './service.ts';

/** Which places of a demand each work serves. */
export interface WorkReaches {
  /** Those whose places are predicted have no disc. */
  readonly options: readonly Option[];
  /** Ascending, by option. */
  readonly reaches: readonly Int32Array[];
  /** Some works are predicted: what is asked for of a level matters. */
  readonly isPredicted: boolean;
  readonly assumptions: readonly Assumption[];
}

/** Two ascending lists as one. */
const joined = (a: Iterable<number>, b: Iterable<number>): Int32Array =>
  Int32Array.from([...new Set([...a, ...b])].sort((one, other) => one - other));

/** Those that an operator of the work may serve: a second one is never the one that is there already. */
function servable({ operators, host }: Option, reach: Int32Array, { operator }: Demand): Int32Array {
  return reach.filter((entry) => {
    const present = operator[entry];
    if (host !== undefined && present !== host) return false;
    return present === null || operators === null || operators.some((one) => one !== present);
  });
}

/**
 * Places by terrain where it is known, by the disc of a work where not: for ways over no terrain, for masts outside of
 * it, and where discs are asked for.
 * @param forecast null: discs alone
 * @param thresholdDb asked for of the level, beside what the project asks for
 */
export function workReaches(
  options: readonly Option[],
  demand: Demand,
  forecast: ServiceForecast | null,
  thresholdDb = 0,
): WorkReaches {
  const discs = reachOf(options, demand.xy);
  const sources: ReachSource[] = [];
  const reaches = options.map((option, j) => {
    const service = forecast?.serviceOf(option);
    if (!service?.isPredicted) {
      sources.push('disc');
      return servable(option, discs[j], demand);
    }
    const { entries, marginDb } = service;
    const unknown = new Set(entries.filter((_, at) => Number.isNaN(marginDb[at])));
    const byDisc = discs[j].filter((entry) => unknown.has(entry));
    sources.push(byDisc.length ? 'part' : 'terrain');
    const known = entries.filter((_, at) => marginDb[at] >= thresholdDb);
    return servable(option, joined(known, byDisc), demand);
  });
  const assumptions: Assumption[] = [];
  const say = (code: string, context: Assumption['context']) => assumptions.push({ code, context });
  const count = (test: (source: ReachSource, j: number) => boolean) => sources.filter(test).length;
  const predicted = count((source) => source !== 'disc');
  const partly = count((source) => source === 'part');
  const estimated = count((source, j) => source === 'disc' && options[j].kind === 'mast');
  if (predicted) say('reachPredicted', { count: predicted, meters: COVERAGE_RADIUS_METERS });
  if (partly) say('reachPartly', { count: partly });
  if (forecast && estimated) say('reachEstimated', { count: estimated });
  if (estimated || partly || !forecast) say('discIgnoresTerrain', {});
  return {
    options: options.map((option, j) => ({
      ...option,
      reachBy: sources[j],
      ...(sources[j] !== 'disc' && { radiusMeters: null }),
    })),
    reaches,
    isPredicted: predicted > 0,
    assumptions,
  };
}
