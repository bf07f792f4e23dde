import { elementAt } from '../../../model/basics/elements.ts';
import type { AlikeKind } from '../../../model/returned/collation.ts';
import { compareCodes } from '../../../i18n/text.ts';
import { foldVillageName } from '../communes/place-names.ts';
import { likenessOf, tonedName, tonedWords } from '../communes/toned-name.ts';
import { findNearDuplicates, type NearDuplicates } from './duplicates.ts';
import type { Gathered } from './merge-villages.ts';
import {
  contradict,
  countsAgree,
  countsEqual,
  fromOtherCommunes,
  isOnlyNumbered,
} from '../lists/repeated-lists.ts';
import { grouped } from '../lists/village-drafts.ts';

/** Villages that may be one, and why it seems so. */
export interface Alike {
  readonly kind: AlikeKind;
  /** Indexes into the list of villages, ascending; two at least. */
  readonly villages: readonly number[];
  /** Largest distance between neighbours of the group; null where one has no place. */
  readonly distanceMeters: number | null;
}

/** A place written twice to the last digit but one. */
const SAME_PLACE_METERS = 1;

/** Finds villages that may be one; each belongs to one group at most. */
export function findAlike(villages: readonly Gathered[]): Alike[] {
  const finder = new AlikeFinder(villages);
  finder.acrossCommunes();
  finder.near();
  finder.unplaced();
  finder.ofOneCode();
  return finder.groups.sort((a, b) => elementAt(a.villages, 0) - elementAt(b.villages, 0));
}

/** True where each of two names has a mark that the other lacks: `Huổi Làn` and `Huổi Lán`, not `Huoi Lan`. */
function differInMarks(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) =>
    tonedName(tonedWords(name).slice(-foldVillageName(name).split(' ').length)),
  );
  return likenessOf(a!, b!) === 'other-marks' && likenessOf(b!, a!) === 'other-marks';
}

class AlikeFinder {
  readonly groups: Alike[] = [];
  readonly #taken = new Set<number>();
  readonly #names: readonly string[];

  constructor(private readonly villages: readonly Gathered[]) {
    this.#names = villages.map(({ draft }) => foldVillageName(draft.name));
  }

  #add(kind: AlikeKind, indexes: readonly number[], distanceMeters: number | null): void {
    for (const index of indexes) this.#taken.add(index);
    this.groups.push({ kind, villages: indexes.toSorted((a, b) => a - b), distanceMeters });
  }

  /** True where all say the same, and enough of it that it cannot be by chance. */
  #saySame(indexes: readonly number[], distanceMeters: number | null): boolean {
    const [first, ...others] = indexes.map((i) => elementAt(this.villages, i).draft);
    return others.every(
      (other) =>
        !contradict(first!, other) &&
        !fromOtherCommunes(first!, other) &&
        (countsEqual(first!, other) || (distanceMeters !== null && distanceMeters <= SAME_PLACE_METERS)),
    );
  }

  /** True where all rows give one place to the metre and the same counts. */
  #isRepeated(indexes: readonly number[], distanceMeters: number): boolean {
    const [first, ...others] = indexes.flatMap((i) => this.villages[i]?.draft ?? []);
    return (
      distanceMeters <= SAME_PLACE_METERS &&
      first !== undefined &&
      others.every((other) => countsEqual(first, other))
    );
  }

  #nearOf(choose: (index: number) => boolean, communeOf: (index: number) => string | null): NearDuplicates[] {
    const centres = new Float64Array(2 * this.villages.length).fill(NaN);
    this.villages.forEach(({ location }, i) => {
      if (location && choose(i) && !this.#taken.has(i)) centres.set(location, 2 * i);
    });
    const records = this.villages.map(({ draft }, i) => ({ communeCode: communeOf(i), name: draft.name }));
    return findNearDuplicates({ records, centres });
  }

  /** A village that two communes name; `Tổ 1` of two communes is one only where both have the very place and counts. */
  acrossCommunes(): void {
    const isNumbered = (i: number): boolean => isOnlyNumbered(elementAt(this.villages, i).draft.name);
    const everywhere = (): string => '';
    const chains = [
      ...this.#nearOf((i) => !isNumbered(i), everywhere),
      ...this.#nearOf(isNumbered, everywhere),
    ];
    for (const { villages, distanceMeters } of chains) {
      const communes = new Set(villages.map((i) => elementAt(this.villages, i).draft.communeCode));
      if (communes.size < 2) continue;
      if (villages.some(isNumbered) && !this.#isRepeated(villages, distanceMeters)) continue;
      this.#add(this.#saySame(villages, distanceMeters) ? 'same' : 'border', villages, distanceMeters);
    }
  }

  near(): void {
    const chains = this.#nearOf(
      () => true,
      (i) => elementAt(this.villages, i).draft.communeCode ?? '',
    );
    for (const { villages, distanceMeters } of chains)
      this.#add(this.#saySame(villages, distanceMeters) ? 'same' : 'near', villages, distanceMeters);
  }

  /** Of one commune and name, one at least without a place; two that lie apart are two villages. */
  unplaced(): void {
    const inCommune = grouped(this.villages.keys(), (i) => {
      const { communeCode } = elementAt(this.villages, i).draft;
      return `${communeCode ?? ''}/${this.#names[i]}`;
    });
    for (const [key, bucket] of inCommune) {
      if (bucket.length < 2) continue;
      const free = bucket.filter((i) => !this.#taken.has(i));
      const placed = free.filter((i) => elementAt(this.villages, i).location);
      const nowhere = free.filter((i) => !elementAt(this.villages, i).location);
      if (!nowhere.length) continue;
      for (const own of this.#byOldCommune(nowhere)) this.#joinUnplaced(own, placed, !key.startsWith('/'));
    }
  }

  /**
   * Two old communes have villages of one name, and one list has villages whose names differ by a tone; that they
   * have as many people as well is no chance.
   */
  #fits(i: number, j: number): boolean {
    const [a, b] = [elementAt(this.villages, i).draft, elementAt(this.villages, j).draft];
    const isOther =
      fromOtherCommunes(a, b) || (a.record.reader === b.record.reader && differInMarks(a.name, b.name));
    return !isOther || countsAgree(a, b);
  }

  #joinUnplaced(nowhere: readonly number[], placed: readonly number[], hasCommune: boolean): void {
    const left: number[] = [];
    for (const own of this.#sameRows(nowhere)) {
      const there = placed.filter(
        (i) => !this.#taken.has(i) && own.every((j) => this.#fits(i, j)) && this.#saySame([i, ...own], null),
      );
      if (there.length === 1) this.#add('same', [elementAt(there, 0), ...own], null);
      else left.push(...own);
    }
    if (!left.length) return;
    const rest = placed.filter((i) => !this.#taken.has(i) && left.every((j) => this.#fits(i, j)));
    const members = rest.length === 1 ? [elementAt(rest, 0), ...left] : left;
    if (members.length < 2) return;
    const kind = this.#saySame(members, null) ? 'same' : 'unplaced';
    // Without communes a name is that of many villages.
    if (kind === 'same' || hasCommune) this.#add(kind, members, null);
  }

  /** Rows without a place by what they count. */
  #sameRows(indexes: readonly number[]): number[][] {
    const sets: number[][] = [];
    for (const i of indexes) {
      const set = sets.find(([first]) => this.#saySame([first!, i], null));
      if (set) set.push(i);
      else sets.push([i]);
    }
    return sets;
  }

  #byOldCommune(indexes: readonly number[]): number[][] {
    const sets: number[][] = [];
    for (const i of indexes) {
      const set = sets.find((own) => own.every((j) => this.#fits(i, j)));
      if (set) set.push(i);
      else sets.push([i]);
    }
    return sets;
  }

  /** Two sources give one code to villages of one commune under other names, or of one name in other communes. */
  ofOneCode(): void {
    const byCode = grouped(this.villages.keys(), (i) => {
      const { given, countsRows } = elementAt(this.villages, i).draft;
      return countsRows ? null : given;
    });
    for (const [code, own] of byCode) {
      const free = own.filter((i) => !this.#taken.has(i));
      if (code === null || free.length < 2) continue;
      const [first, ...others] = free.toSorted((a, b) => compareCodes(this.#keyOf(a), this.#keyOf(b)));
      const alike = others.filter((i) => this.#mayBeOne(first!, i));
      if (alike.length) this.#add('code', [first!, ...alike], null);
    }
  }

  #keyOf(index: number): string {
    const { communeCode } = elementAt(this.villages, index).draft;
    return `${communeCode ?? ''}/${this.#names[index]}`;
  }

  #mayBeOne(a: number, b: number): boolean {
    const [one, other] = [elementAt(this.villages, a).draft, elementAt(this.villages, b).draft];
    if (one.record.source === other.record.source) return false;
    const sameName = this.#names[a] === this.#names[b];
    return sameName ? !isOnlyNumbered(one.name) : one.communeCode === other.communeCode;
  }
}
