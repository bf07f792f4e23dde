import { elementAt } from '../../model/basics/elements.ts';
import { fold } from '../../i18n/text.ts';

const METERS: ReadonlyMap<string, number> = new Map([
  ['km', 1000],
  ['kilomet', 1000],
  ['m', 1],
  ['met', 1],
  ['dm', 0.1],
  ['cm', 0.01],
]);

/** Metres per unit that a header names: `Bán kính (km)` 1000, `radius_m` 1; null where it names none. */
export function lengthUnitOf(header: string): number | null {
  const words = fold(header)
    .replace(/[^a-z0-9]+/g, ' ')
    .split(' ');
  const unit = words.findLast((word) => METERS.has(word));
  return unit === undefined ? null : (METERS.get(unit) ?? null);
}

/** Metres per unit written behind a number: `3 km`. */
export function lengthUnitInCell(text: string): number | null {
  const match = /\d\s*(km|met|m)\b\.?$/.exec(fold(text));
  return match ? (METERS.get(elementAt(match, 1)) ?? null) : null;
}

const VND: readonly (readonly [RegExp, number])[] = [
  [/\b(ty|ti|billion)\b/, 1e9],
  [/\b(trieu|tr ?d|million)\b/, 1e6],
  [/\b(nghin|ngan|thousand)\b/, 1e3],
  [/\b(dong|vnd|d)\b/, 1],
];

/** Đồng per unit that a header names: `Kinh phí (triệu đồng)` 1e6; null where it names none. */
export function moneyUnitOf(header: string): number | null {
  const words = fold(header)
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b(ty|ti) (le|trong)\b/g, ' ');
  return VND.find(([word]) => word.test(words))?.[1] ?? null;
}
