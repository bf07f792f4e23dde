import type {
  ComparedPlace,
  EarlierProject,
  OperatorComparison,
} from '../../../analysis/compare/comparison.ts';
import { SERVICE_STATES, type ServiceState } from '../../../model/service.ts';
import type { VillageItem } from '../rows.ts';

/** Villages of both days for a map that shows the earlier one to the west of a line, and today to the east. */
export interface TwoDays {
  /** Those that were or are dark, as they were. */
  readonly before: readonly VillageItem[];
  /** The same as they are. */
  readonly now: readonly VillageItem[];
  readonly people: PeopleLeftOut;
}

/**
 * People without signal by commune of today, once for land that both days have whole: where communes were split it stands
 * with the first. NaN where nobody counted them, and for the others.
 */
interface PeopleLeftOut {
  readonly before: Float64Array;
  readonly now: Float64Array;
  /** Of both days: their circles are of one scale. */
  readonly most: number;
}

export function peopleLeftOut(
  places: readonly ComparedPlace[],
  { places: changes }: Pick<OperatorComparison, 'places'>,
  communes: number,
): PeopleLeftOut {
  const before = new Float64Array(communes).fill(NaN);
  const now = before.slice();
  let most = 0;
  places.forEach(({ now: [commune] }, k) => {
    if (commune === undefined) return;
    const people = changes[k]!.uncoveredPopulation;
    before[commune] = people.before ?? NaN;
    now[commune] = people.now ?? NaN;
    most = Math.max(most, people.before ?? 0, people.now ?? 0);
  });
  return { before, now, most };
}

/** Of each commune the day of its side of the line. @param labels lon, lat of each commune */
export const peopleBesideLine = (
  { before, now }: PeopleLeftOut,
  labels: Float64Array,
  lon: number,
): Float64Array => now.map((people, c) => (labels[2 * c]! < lon ? before[c]! : people));

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
): Pick<TwoDays, 'before' | 'now'> {
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
export const besideLine = ({ before, now }: Pick<TwoDays, 'before' | 'now'>, lon: number): VillageItem[] => [
  ...before.filter((item) => item.lon !== null && item.lon < lon),
  ...now.filter((item) => item.lon !== null && item.lon >= lon),
];
