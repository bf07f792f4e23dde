import { countAt, doubleAt, elementAt } from '../../../model/basics/elements.ts';
import { geodesicDistanceMeters } from '../../../geometry/measures/ellipsoid.ts';
import { compareCodes } from '../../../i18n/text.ts';
import type { VillageLayer } from '../../../model/dataset.ts';
import type { Village } from '../../../model/places.ts';
import { foldVillageName } from '../communes/place-names.ts';

/** Villages of one commune and folded name, so close that they may be one; for a person to confirm. */
export interface NearDuplicates {
  readonly communeCode: string;
  /** Indexes into the list of villages, ascending; two at least. */
  readonly villages: readonly number[];
  /** Largest distance between neighbours of the group. */
  readonly distanceMeters: number;
}

/**
 * `Bản Mới I` and `Bản Mới 1` of one commune within this distance are asked about.
 * @internal
 */
export const NEAR_METERS = 300;

type NamedPlaces = Pick<VillageLayer, 'centres'> & {
  readonly records: readonly Pick<Village, 'communeCode' | 'name'>[];
};

/** More than `NEAR_METERS` of latitude anywhere: a degree of it is 110.57 km at least. */
const NEAR_LATITUDE = 0.0028;

/** Places in the order of their latitude, from which they are taken one by one; the taken ones are passed over. */
class RestByLatitude {
  private readonly sorted: readonly number[];
  /** The first place not taken from each position on. */
  private readonly next: Uint32Array;

  constructor(
    indexes: readonly number[],
    private readonly latitudeOf: (index: number) => number,
  ) {
    this.sorted = indexes.toSorted((a, b) => latitudeOf(a) - latitudeOf(b) || a - b);
    this.next = Uint32Array.from({ length: indexes.length + 1 }, (_, k) => k);
  }

  private from(position: number): number {
    let to = position;
    while (this.next[to] !== to) to = countAt(this.next, to);
    for (let at = position; at !== to;) {
      const step = countAt(this.next, at);
      this.next[at] = to;
      at = step;
    }
    return to;
  }

  /** The first position whose latitude is not below this. */
  private positionOf(latitude: number): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.latitudeOf(elementAt(this.sorted, middle)) < latitude) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Takes and gives all places within `NEAR_LATITUDE` of this one that `isNear` says are near. */
  takeNear(index: number, isNear: (other: number) => boolean): number[] {
    const latitude = this.latitudeOf(index);
    const taken: number[] = [];
    let at = this.from(this.positionOf(latitude - NEAR_LATITUDE));
    for (; at < this.sorted.length; at = this.from(at + 1)) {
      const other = elementAt(this.sorted, at);
      if (this.latitudeOf(other) > latitude + NEAR_LATITUDE) break;
      if (other !== index && !isNear(other)) continue;
      this.next[at] = at + 1;
      if (other !== index) taken.push(other);
    }
    return taken;
  }
}

/**
 * Groups of villages with the same folded name and commune within 300 m of each other, chains included.
 * Two without a place are no group: nothing but the name speaks for it. `Tổ 1` of two communes never is.
 */
export function findNearDuplicates({ records, centres }: NamedPlaces): NearDuplicates[] {
  const byName = new Map<string, number[]>();
  records.forEach(({ communeCode, name }, i) => {
    if (communeCode === null || Number.isNaN(doubleAt(centres, 2 * i))) return;
    const key = `${communeCode}/${foldVillageName(name)}`;
    const list = byName.get(key);
    if (list) list.push(i);
    else byName.set(key, [i]);
  });
  const between = (a: number, b: number): number =>
    geodesicDistanceMeters(
      doubleAt(centres, 2 * a),
      doubleAt(centres, 2 * a + 1),
      doubleAt(centres, 2 * b),
      doubleAt(centres, 2 * b + 1),
    );
  const groups: NearDuplicates[] = [];
  for (const indexes of byName.values()) {
    if (indexes.length === 1) continue;
    const rest = new RestByLatitude(indexes, (i) => doubleAt(centres, 2 * i + 1));
    const grouped = new Set<number>();
    for (const first of indexes) {
      if (grouped.has(first)) continue;
      const group = [first];
      let farthest = 0;
      for (const member of group) {
        const near = rest.takeNear(member, (other) => {
          const distance = between(member, other);
          if (distance > NEAR_METERS) return false;
          farthest = Math.max(farthest, distance);
          return true;
        });
        for (const other of near) grouped.add(other);
        group.push(...near);
      }
      if (group.length > 1)
        groups.push({
          communeCode: elementAt(records, first).communeCode!,
          villages: group.sort((a, b) => a - b),
          distanceMeters: farthest,
        });
    }
  }
  return groups.sort(
    (a, b) =>
      compareCodes(a.communeCode, b.communeCode) || elementAt(a.villages, 0) - elementAt(b.villages, 0),
  );
}
