import { coverProblemOfDemand, type CoverProblem } from './cover-problem.ts';

function sameCandidates({ demandStart, demandSite }: CoverProblem, a: number, b: number): boolean {
  const length = demandStart[a + 1] - demandStart[a];
  if (length !== demandStart[b + 1] - demandStart[b]) return false;
  for (let k = 0; k < length; k++)
    if (demandSite[demandStart[a] + k] !== demandSite[demandStart[b] + k]) return false;
  return true;
}

/** 32 bits that equal lists share; lists that differ are told apart by comparing them. */
function fingerprint({ demandStart, demandSite }: CoverProblem, i: number): number {
  let hash = 0x811c9dc5;
  for (let k = demandStart[i]; k < demandStart[i + 1]; k++) {
    hash = Math.imul(hash ^ demandSite[k], 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash;
}

/**
 * Demand with the same candidates is one demand: no choice serves one without the other. What nobody can
 * serve, or nobody counts, goes. Candidates keep their places; every choice keeps its value.
 */
export function mergeDemand(problem: CoverProblem): CoverProblem {
  const { weight, demandStart, demandSite } = problem;
  const byPrint = new Map<number, number[]>();
  const kept: number[] = [];
  const merged: number[] = [];
  for (let i = 0; i < weight.length; i++) {
    if (!(weight[i] > 0) || demandStart[i] === demandStart[i + 1]) continue;
    const print = fingerprint(problem, i);
    const alike = byPrint.get(print) ?? [];
    const at = alike.find((place) => sameCandidates(problem, kept[place], i));
    if (at !== undefined) {
      merged[at] += weight[i];
      continue;
    }
    alike.push(kept.length);
    byPrint.set(print, alike);
    kept.push(i);
    merged.push(weight[i]);
  }
  const start = new Int32Array(kept.length + 1);
  kept.forEach((i, at) => (start[at + 1] = start[at] + demandStart[i + 1] - demandStart[i]));
  const sites = new Int32Array(start[kept.length]);
  kept.forEach((i, at) => sites.set(demandSite.subarray(demandStart[i], demandStart[i + 1]), start[at]));
  return coverProblemOfDemand(Float64Array.from(merged), problem.cost, start, sites);
}
