import type { Rate, RateMeasure } from '../../model/figure.ts';
import { UNKNOWN, YES, type OperatorFindings, type VillageCounts } from '../findings/findings.ts';
import { communeCovered } from './rules.ts';
import { tally } from './shares.ts';

function rate(
  measure: RateMeasure,
  operator: string,
  counts: { covered: number; uncovered: number; unknown: number },
  missing = 0,
): Rate {
  const { covered, uncovered, unknown } = counts;
  const known = covered + uncovered;
  return {
    measure,
    operator,
    covered,
    uncovered,
    unknown,
    total: known + unknown,
    missing,
    share: known > 0 ? covered / known : null,
  };
}

/** Per commune: NO, YES or UNKNOWN by the commune rule from the answers at the village centres. */
export function judgeCommunes(centre: Uint8Array, villageCommune: Int32Array, communes: number): Uint8Array {
  const covered = new Uint32Array(communes);
  const known = new Uint32Array(communes);
  for (let v = 0; v < centre.length; v++) {
    const c = villageCommune[v];
    if (c < 0 || centre[v] === UNKNOWN) continue;
    known[c]++;
    if (centre[v] === YES) covered[c]++;
  }
  return Uint8Array.from(covered, (count, c) => communeCovered(count, known[c]));
}

/** Sums whole counts: covered = count less uncovered; counts of villages without a share are unknown. */
function sumCounts(
  measure: RateMeasure,
  operator: string,
  counts: Float64Array,
  uncovered: Float64Array,
): Rate {
  const sums = { covered: 0, uncovered: 0, unknown: 0 };
  let missing = 0;
  for (let v = 0; v < counts.length; v++) {
    if (Number.isNaN(counts[v])) missing++;
    else if (Number.isNaN(uncovered[v])) sums.unknown += counts[v];
    else {
      sums.uncovered += uncovered[v];
      sums.covered += counts[v] - uncovered[v];
    }
  }
  return rate(measure, operator, sums, missing);
}

/** The four rates of one operator: communes, villages, households, population. */
export function measureRates(findings: OperatorFindings, counts: VillageCounts): Rate[] {
  const { operator } = findings;
  return [
    rate('communes', operator, tally(findings.communes.covered)),
    rate('villages', operator, tally(findings.byRule)),
    sumCounts('households', operator, counts.households, findings.uncoveredHouseholds),
    sumCounts('population', operator, counts.population, findings.uncoveredPopulation),
  ];
}
