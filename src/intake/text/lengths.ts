import { elementAt } from '../../model/basics/elements.ts';
import { fold } from '../../i18n/text.ts';

const METERS: ReadonlyMap<string, number> = new Map([
  ['km', 1000],
  ['kilomet', 1000],
  ['kilometer', 1000],
  ['kilometers', 1000],
  ['kilometre', 1000],
  ['kilometres', 1000],
  ['m', 1],
  ['met', 1],
  ['meter', 1],
  ['meters', 1],
  ['metre', 1],
  ['metres', 1],
  ['dm', 0.1],
  ['cm', 0.01],
  // The international mile, foot and yard, and the nautical mile.
  ['mile', 1609.344],
  ['miles', 1609.344],
  ['mi', 1609.344],
  ['dặm', 1609.344],
  ['ft', 0.3048],
  ['feet', 0.3048],
  ['foot', 0.3048],
  ['yd', 0.9144],
  ['yard', 0.9144],
  ['yards', 0.9144],
  ['hải lý', 1852],
  ['nm', 1852],
  ['nmi', 1852],
]);

/** Words of two meanings keep their marks: `dặm` is a mile, `đầm` a swamp. */
const TONED = [/\bnautical miles?\b/gu, /(?<!\p{L})(hải lý|hải lí|hai ly|hai li)(?!\p{L})/gu] as const;
const unitWords = (text: string): string => {
  const plain = text.normalize('NFC').toLowerCase();
  return TONED.reduce((words, pattern) => words.replace(pattern, ' nm '), plain);
};

/** Metres per unit that a header names: `Bán kính (km)` 1000, `radius_m` 1; null where it names none. */
export function lengthUnitOf(header: string): number | null {
  const words = unitWords(header)
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => (METERS.has(word) ? word : fold(word)));
  const unit = words.findLast((word) => METERS.has(word));
  return unit === undefined ? null : (METERS.get(unit) ?? null);
}

/** Metres per unit written behind a number: `3 km`, `0,6 dặm`; a bare number that a foot mark follows is feet. */
export function lengthUnitInCell(text: string): number | null {
  const match = /\d\s*(\p{L}+)\.?\s*$/u.exec(unitWords(text));
  if (!match) return /\d\s*['′’]\s*$/.test(text) ? 0.3048 : null;
  const word = elementAt(match, 1);
  return METERS.get(word) ?? METERS.get(fold(word)) ?? (fold(word) === 'dam' ? 1609.344 : null);
}

const VND: readonly (readonly [RegExp, number])[] = [
  [/\b(ty|ti|billion)\b/, 1e9],
  [/\b(trieu|tr ?d|million)\b/, 1e6],
  [/\b(nghin|ngan|thousand)\b/, 1e3],
  [/\b(dong|vnd|d)\b/, 1],
];

/** What one work costs, in đồng: ten million at least, a thousand tỷ at most. */
export const [LEAST_VND, MOST_VND] = [1e7, 1e12];

/** Đồng per unit that a header names: `Kinh phí (triệu đồng)` 1e6; null where it names none. */
export function moneyUnitOf(header: string): number | null {
  const words = fold(header)
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b(ty|ti) (le|trong)\b/g, ' ');
  return VND.find(([word]) => word.test(words))?.[1] ?? null;
}
