import { randomStream, weightedOrder, wholeBetween } from '../../model/basics/random.ts';
import type { VillageFacts } from '../facts/facts.ts';
import { distanceKm, xOf, yOf } from '../land/frame.ts';

/** A row of an earlier list: by code, by commune and name, or by a place alone. */
export interface SupportedRow {
  readonly facts: VillageFacts;
  readonly by: 'code' | 'name' | 'place';
  readonly programme: string;
  readonly year: number;
  /** dd/mm/yyyy; '' where the list does not say. */
  readonly until: string;
}

const DONE = 36;
const RUNNING = 5;
const ALONE_KM = 0.7;

/** A programme that is over, in villages that have signal, and one that still runs, in some that have none. */
export function listSupported(villages: readonly VillageFacts[], seed: number): readonly SupportedRow[] {
  const random = randomStream(seed, 'earlier lists');
  const covered = ({ village }: VillageFacts): boolean => village.clusters.some((cluster) => cluster.covered);
  const order = weightedOrder(
    random,
    villages.map(() => 1),
  ).map((index) => villages[index]);
  const named = new Map<string, number>();
  const key = ({ commune, name }: VillageFacts): string => `${commune}/${name}`;
  for (const facts of villages) named.set(key(facts), (named.get(key(facts)) ?? 0) + 1);
  const done = order.filter(covered).slice(0, DONE);
  const running = order.filter((facts) => !covered(facts)).slice(0, RUNNING);
  const row = (facts: VillageFacts, k: number, terms: Omit<SupportedRow, 'facts' | 'by'>): SupportedRow => {
    const wanted = (['code', 'name', 'place'] as const)[k % 3];
    const isSure =
      wanted === 'code' || (wanted === 'name' ? named.get(key(facts)) === 1 : standsAlone(facts, villages));
    return { facts, by: isSure ? wanted : 'code', ...terms };
  };
  return [
    ...done.map((facts, k) => {
      const year = wholeBetween(random, 2021, 2025);
      return row(facts, k, {
        programme: 'Chương trình cung cấp dịch vụ viễn thông công ích 2021–2025',
        year,
        until: k % 9 === 8 ? '' : '31/12/2025',
      });
    }),
    ...running.map((facts, k) =>
      row(facts, k, {
        programme: 'Dự án xóa vùng lõm sóng 2026–2028',
        year: 2026,
        until: '31/12/2028',
      }),
    ),
  ];
}

function standsAlone(facts: VillageFacts, villages: readonly VillageFacts[]): boolean {
  const { lon, lat } = facts.village.settlement;
  return villages.every(
    (other) =>
      other === facts ||
      distanceKm(xOf(lon), yOf(lat), xOf(other.village.settlement.lon), yOf(other.village.settlement.lat)) >
        ALONE_KM,
  );
}
