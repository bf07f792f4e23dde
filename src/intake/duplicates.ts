import { geodesicDistanceMeters } from '../geometry/ellipsoid.ts';
import { compareCodes } from '../i18n/text.ts';
import type { VillageLayer } from '../model/dataset.ts';
import type { Village } from '../model/places.ts';
import { foldVillageName } from './place-names.ts';

/** Villages of one commune and folded name, so close that they may be one; for a person to confirm. */
export interface NearDuplicates {
  readonly communeCode: string;
  /** Indexes into the list of villages, ascending; two at least. */
  readonly villages: readonly number[];
  /** Largest distance between neighbours of the group. */
  readonly distanceMeters: number;
}

/** `Bản Mới I` and `Bản Mới 1` of one commune within this distance are asked about. */
export const NEAR_METERS = 300;

type NamedPlaces = Pick<VillageLayer, 'centres'> & {
  readonly records: readonly Pick<Village, 'communeCode' | 'name'>[];
};

/**
 * Groups of villages with the same folded name and commune within 300 m of each other, chains included.
 * Two without a place are no group: nothing but the name speaks for it. `Tổ 1` of two communes never is.
 */
export function findNearDuplicates({ records, centres }: NamedPlaces): NearDuplicates[] {
  const byName = new Map<string, number[]>();
  records.forEach(({ communeCode, name }, i) => {
    if (communeCode === null || Number.isNaN(centres[2 * i]!)) return;
    const key = `${communeCode}/${foldVillageName(name)}`;
    byName.set(key, [...(byName.get(key) ?? []), i]);
  });
  const between = (a: number, b: number): number =>
    geodesicDistanceMeters(centres[2 * a]!, centres[2 * a + 1]!, centres[2 * b]!, centres[2 * b + 1]!);
  const groups: NearDuplicates[] = [];
  for (const indexes of byName.values()) {
    const rest = new Set(indexes);
    for (const first of indexes) {
      if (!rest.delete(first)) continue;
      const group = [first];
      let farthest = 0;
      for (const member of group)
        for (const other of [...rest]) {
          const distance = between(member, other);
          if (distance > NEAR_METERS) continue;
          rest.delete(other);
          group.push(other);
          farthest = Math.max(farthest, distance);
        }
      if (group.length > 1)
        groups.push({
          communeCode: records[first]!.communeCode!,
          villages: group.sort((a, b) => a - b),
          distanceMeters: farthest,
        });
    }
  }
  return groups.sort((a, b) => compareCodes(a.communeCode, b.communeCode) || a.villages[0]! - b.villages[0]!);
}
