import type { EarlierProject, OperatorComparison } from '../../../analysis/compare/comparison.ts';
import { SERVICE_STATES, type ServiceState } from '../../../model/service.ts';
import type { VillageItem } from '../rows.ts';

/** Villages of both days for a map that shows the earlier one to the west of a line, and today to the east. */
export interface TwoDays {
  /** Those that were or are dark, as they were. */
  readonly before: readonly VillageItem[];
  /** The same as they are. */
  readonly now: readonly VillageItem[];
}

/** Indices below 0 are of villages that only the earlier file has: nothing of today is known of them. */
const onlyBefore = (b: number): number => -1 - b;

const placeAt = (centres: Float64Array, v: number): Pick<VillageItem, 'lon' | 'lat'> => {
  const [lon, lat] = [centres[2 * v]!, centres[2 * v + 1]!];
  return Number.isNaN(lon) ? { lon: null, lat: null } : { lon, lat };
};

/**
 * Villages that are without any signal on one of the days. Ranks are of today alone: neither day is drawn with them.
 * @param matches of the comparison that is shown
 */
export function darkOnEitherDay(
  { villages, centres }: EarlierProject,
  matches: { readonly before: Int32Array; readonly now: Int32Array; readonly onlyBefore: Int32Array },
  { state }: OperatorComparison,
  today: readonly VillageItem[],
): TwoDays {
  const partner = new Map(Array.from(matches.now, (n, k) => [n, matches.before[k]!]));
  const stateOf = (b: number): ServiceState => SERVICE_STATES[state.before[b]!]!;
  const before: VillageItem[] = [];
  const now: VillageItem[] = [];
  for (const item of today) {
    const b = partner.get(item.index);
    const was = b === undefined ? null : stateOf(b);
    if (was !== 'uncovered' && item.status !== 'uncovered') continue;
    now.push({ ...item, rank: null });
    if (was !== null) before.push({ ...item, rank: null, status: was });
  }
  const [like] = today;
  for (const b of matches.onlyBefore) {
    if (!like || stateOf(b) !== 'uncovered') continue;
    const { code, name, commune } = villages[b]!;
    before.push({
      ...like,
      ...placeAt(centres, b),
      index: onlyBefore(b),
      code,
      name,
      commune,
      communeIndex: -1,
      status: 'uncovered',
      households: null,
      population: null,
      rank: null,
    });
  }
  return { before, now };
}

/** West of the line as it was, east of it as it is. Villages without a place are on no side. */
export const besideLine = ({ before, now }: TwoDays, lon: number): VillageItem[] => [
  ...before.filter((item) => item.lon !== null && item.lon < lon),
  ...now.filter((item) => item.lon !== null && item.lon >= lon),
];
