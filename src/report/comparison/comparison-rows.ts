import type { ComparedPlace, EarlierProject, OperatorComparison } from '../../analysis/compare/comparison.ts';
import type { Commune, Village } from '../../model/places.ts';
import { SERVICE_STATES, type ServiceState } from '../../model/service.ts';
import { shownComparison } from './comparison-words.ts';

/** Of the open project, in the order of its layers. */
export interface TodaysPlaces {
  readonly communes: readonly Pick<Commune, 'code' | 'name'>[];
  readonly villages: readonly Pick<Village, 'code' | 'name'>[];
  /** Index of the commune of each village, -1 outside. */
  readonly villageCommune: Int32Array;
}

/** One piece of land on both days. `name` is null for what lies outside of all communes. */
export interface PlaceRow {
  readonly index: number;
  readonly code: string;
  readonly name: string | null;
  /** What it was called before, where that is otherwise. */
  readonly nameBefore: string | null;
  readonly figures: OperatorComparison['places'][number];
  readonly changed: boolean;
}

export interface VillageChangeRow {
  readonly index: number;
  /** Of today; -1 where it is only in the earlier file. */
  readonly now: number;
  /** Of the earlier file; -1 where it is only in today's. */
  readonly before: number;
  readonly code: string;
  readonly name: string;
  readonly commune: string | null;
  readonly statusBefore: ServiceState | null;
  readonly statusNow: ServiceState | null;
  readonly match: 'code' | 'name' | 'onlyBefore' | 'onlyNow';
}

const named = (list: readonly { readonly name: string }[], indices: readonly number[]): string =>
  indices.map((index) => list[index].name).join(' + ');

const changedIn = ({ villages, dark, left, entered, gained, lost }: PlaceRow['figures']): boolean =>
  villages.before !== villages.now ||
  dark.before !== dark.now ||
  left + entered > 0 ||
  gained !== 0 ||
  lost !== 0;

/** Every place of both days, communes of today first; outside of all last, where there are villages. */
export function placeRows(earlier: EarlierProject, today: TodaysPlaces, one: OperatorComparison): PlaceRow[] {
  const { places } = shownComparison(earlier);
  const outside: ComparedPlace = { before: [], now: [] };
  return [...places, outside].flatMap(({ before, now }, p): PlaceRow[] => {
    const figures = one.places[p];
    const isOutside = p === places.length;
    if (isOutside && figures.villages.before + figures.villages.now === 0) return [];
    const [old, name] = [named(earlier.communes, before), named(today.communes, now)];
    const first = now.length ? today.communes[now[0]] : earlier.communes[before[0]];
    return [
      {
        index: p,
        code: isOutside ? 'outside' : first.code,
        name: isOutside ? null : name || old,
        nameBefore: isOutside || old === name || !old ? null : old,
        figures,
        changed: changedIn(figures),
      },
    ];
  });
}

/** All villages of both days: pairs in the order of today, then those of one day alone. */
export function villageRowsOf(
  earlier: EarlierProject,
  today: TodaysPlaces,
  { state }: OperatorComparison,
): VillageChangeRow[] {
  const { matches } = shownComparison(earlier);
  const communeNow = (n: number) => today.communes[today.villageCommune[n]]?.name ?? null;
  const ofNow = (n: number, before: number, match: VillageChangeRow['match']): VillageChangeRow => ({
    index: 0,
    now: n,
    before,
    code: today.villages[n].code,
    name: today.villages[n].name,
    commune: communeNow(n),
    statusBefore: before < 0 ? null : SERVICE_STATES[state.before[before]],
    statusNow: SERVICE_STATES[state.now[n]],
    match,
  });
  const rows = [
    ...Array.from(matches.now, (n, k) => ofNow(n, matches.before[k], matches.byName[k] ? 'name' : 'code')),
    ...Array.from(matches.onlyNow, (n) => ofNow(n, -1, 'onlyNow')),
    ...Array.from(matches.onlyBefore, (b): VillageChangeRow => {
      const { code, name, commune } = earlier.villages[b];
      return {
        index: 0,
        now: -1,
        before: b,
        code,
        name,
        commune,
        statusBefore: SERVICE_STATES[state.before[b]],
        statusNow: null,
        match: 'onlyBefore',
      };
    }),
  ];
  return rows.map((row, index) => ({ ...row, index }));
}

const isServed = (state: ServiceState | null): boolean => state === 'covered' || state === 'partial';

export const hasLeftDark = ({ statusBefore, statusNow }: VillageChangeRow): boolean =>
  statusBefore === 'uncovered' && isServed(statusNow);
export const hasFallenDark = ({ statusBefore, statusNow }: VillageChangeRow): boolean =>
  statusNow === 'uncovered' && isServed(statusBefore);
