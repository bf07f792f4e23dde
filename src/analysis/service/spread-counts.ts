import type { CommuneLayer, VillageLayer } from '../../model/dataset.ts';
import type { Village } from '../../model/places.ts';
import { roundHalfToEven } from './counts.ts';

type CountField = 'population' | 'households';

/** What was spread in one commune, or why not. */
export interface SpreadNote {
  readonly communeCode: string;
  readonly field: CountField;
  /** Villages that had no count. */
  readonly villages: number;
  /** What was left of the commune's total for them; negative where the villages already exceed it. */
  readonly left: number;
  readonly spread: boolean;
}

/**
 * Whole parts of `total` in proportion to `weights`, adding up exactly: rounded down, the remainder one by one
 * to the largest rests, earlier villages first among equals.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (sum > 0 ? (total * weight) / sum : total / weights.length));
  const parts = exact.map(Math.floor);
  const order = exact.map((x, i) => ({ rest: x - parts[i], i })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  let left = roundHalfToEven(total - parts.reduce((a, b) => a + b, 0));
  for (const { i } of order) if (left-- > 0) parts[i]++;
  return parts;
}

/** Weight of a village without `field`: its other count where all have one, else alike. */
function weightsOf(villages: readonly Village[], field: CountField): number[] {
  const other: CountField = field === 'population' ? 'households' : 'population';
  const known = villages.every((village) => village[other] !== null && !village.countsEstimated);
  return villages.map((village) => (known ? village[other]! : 1));
}

/**
 * Villages without a count receive what their commune's total leaves over, in whole people or households,
 * marked `countsEstimated`. Nothing is spread where the villages already exceed the commune's total or the
 * commune has none; each such commune is noted. An estimate: never done unless asked for.
 */
export function spreadCommuneCounts(
  communes: CommuneLayer,
  villages: VillageLayer,
): { readonly villages: VillageLayer; readonly notes: readonly SpreadNote[] } {
  const records = villages.records.slice();
  const notes: SpreadNote[] = [];
  for (const commune of communes.records)
    for (const field of ['population', 'households'] as const) {
      const own = villages.records.flatMap((village, v) => (village.communeCode === commune.code ? [v] : []));
      const lacking = own.filter((v) => villages.records[v][field] === null);
      const total = commune[field];
      if (lacking.length === 0 || total === null) continue;
      const left = total - own.reduce((sum, v) => sum + (villages.records[v][field] ?? 0), 0);
      notes.push({ communeCode: commune.code, field, villages: lacking.length, left, spread: left >= 0 });
      if (left < 0) continue;
      const parts = apportion(
        left,
        weightsOf(
          lacking.map((v) => villages.records[v]),
          field,
        ),
      );
      lacking.forEach((v, k) => {
        records[v] = { ...records[v], [field]: parts[k], countsEstimated: true };
      });
    }
  return { villages: { ...villages, records }, notes };
}
