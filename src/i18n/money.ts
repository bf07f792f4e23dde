import { accept, refuse, type Result } from '../model/basics/result.ts';
import { fold } from './text.ts';

/** Đồng per unit word, longest word first so that `trieu dong` is not read as `dong`. */
const UNITS: readonly (readonly [string, number])[] = [
  ['ty dong', 1e9],
  ['ti dong', 1e9],
  ['billion vnd', 1e9],
  ['billion', 1e9],
  ['ty', 1e9],
  ['ti', 1e9],
  ['trieu dong', 1e6],
  ['million vnd', 1e6],
  ['million', 1e6],
  ['tr.d', 1e6],
  ['trd', 1e6],
  ['trieu', 1e6],
  ['tr', 1e6],
  ['nghin dong', 1e3],
  ['ngan dong', 1e3],
  ['nghin', 1e3],
  ['ngan', 1e3],
  ['thousand', 1e3],
  ['dong', 1],
  ['vnd', 1],

  ['d', 1],
  ['₫', 1],
];

export const MONEY_UNITS = ['billion', 'million', 'dong'] as const;
/** Unit that stands beside a field. */
export type MoneyUnit = (typeof MONEY_UNITS)[number];
const FACTOR: Readonly<Record<MoneyUnit, number>> = { billion: 1e9, million: 1e6, dong: 1 };

/** One number with at most one decimal mark; Vietnamese and English grouping told apart by the marks themselves. */
function parseAmount(text: string, withUnit: boolean): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  if (/^\d{1,3}(,\d{3}){2,}(\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''));
  if (/^\d{1,3},\d{3}\.\d+$/.test(text)) return Number(text.replace(',', ''));
  // A decimal mark makes sense only before a unit: nobody pays half a đồng.
  if (withUnit && /^\d+,\d+$/.test(text)) return Number(text.replace(',', '.'));
  if (withUnit && /^\d+\.(\d{1,2}|\d{4,})$/.test(text)) return Number(text);
  return null;
}

/**
 * Whole đồng from what people write: `12,5 tỷ`, `1.800 triệu`, `2 500 000 000`, `2.500.000.000 đồng`.
 * With a unit word a dot before exactly three digits groups (Vietnamese): `1.800 triệu` is 1,8 tỷ.
 * Refuses `money-without-unit` (a bare `1,8`: tỷ or triệu?), `money-negative`, `money-not-read`.
 * @param unit that was chosen beside the field: it counts where the text names none
 */
export function parseMoney(text: string, unit?: MoneyUnit): Result<number> {
  const folded = fold(text).replace(/\s+/g, ' ');
  if (!folded) return refuse('money-not-read', undefined, { value: text });
  if (/^[-−–]/.test(folded)) return refuse('money-negative', undefined, { value: text });
  const match = /^([\d.,\s]*\d)\s*(\D*)$/.exec(folded);
  if (!match) return refuse('money-not-read', undefined, { value: text });
  const digits = /^\d{1,3}( \d{3})+(,\d+)?$/.test(match[1]!) ? match[1]!.replaceAll(' ', '') : match[1]!;
  const unitWord = match[2]!.trim();
  const factor = unitWord ? UNITS.find(([word]) => word === unitWord)?.[1] : FACTOR[unit ?? 'dong'];
  if (factor === undefined) return refuse('money-not-read', undefined, { value: text });
  const amount = parseAmount(digits, factor > 1);
  if (amount === null)
    return refuse(unitWord ? 'money-not-read' : 'money-without-unit', undefined, { value: text });
  const vnd = Math.round(amount * factor);
  return Number.isSafeInteger(vnd) ? accept(vnd) : refuse('money-not-read', undefined, { value: text });
}
