import type { Dataset } from '../../model/dataset.ts';
import type { Settings } from '../../model/project.ts';
import type { VillageCounts } from '../findings/findings.ts';

/**
 * The nearest whole number, halves to the even one: covered people = this of count x share, so that
 * rounding favours neither side over many villages.
 */
export function roundHalfToEven(x: number): number {
  const below = Math.floor(x);
  const rest = x - below;
  if (rest < 0.5) return below;
  if (rest > 0.5) return below + 1;
  return below % 2 === 0 ? below : below + 1;
}

/** Indices of the members (clusters, household points) of each village: `members[start[v]] .. members[start[v+1]-1]`. */
export interface Members {
  readonly start: Uint32Array;
  readonly members: Uint32Array;
}

/** Groups entries by village; entries of no village (-1) belong to none. */
export function groupByVillage(village: Int32Array, villages: number): Members {
  const start = new Uint32Array(villages + 1);
  for (const v of village) if (v >= 0) start[v + 1]++;
  for (let v = 0; v < villages; v++) start[v + 1] += start[v];
  const next = start.slice(0, villages);
  const members = new Uint32Array(start[villages]);
  for (let i = 0; i < village.length; i++) if (village[i] >= 0) members[next[village[i]]++] = i;
  return { start, members };
}

/**
 * The villages' own counts. A village without one takes it from its household points where they are the base
 * (`villageShare` auto): all of them counted, their sum; each point is one household.
 */
export function countVillages(
  dataset: Dataset,
  settings: Settings,
  households: Members | null,
): VillageCounts {
  const records = dataset.villages.records;
  const counts: VillageCounts = {
    population: Float64Array.from(records, (village) => village.population ?? NaN),
    households: Float64Array.from(records, (village) => village.households ?? NaN),
  };
  const layer = dataset.households;
  if (!layer || !households || settings.villageShare !== 'auto') return counts;
  for (let v = 0; v < records.length; v++) {
    const from = households.start[v];
    const to = households.start[v + 1];
    if (from === to) continue;
    if (Number.isNaN(counts.households[v])) counts.households[v] = to - from;
    if (!Number.isNaN(counts.population[v])) continue;
    let sum = 0;
    for (let k = from; k < to; k++) sum += layer.population[households.members[k]];
    counts.population[v] = sum;
  }
  return counts;
}
