import { formatNumber, formatShare, type Language } from './number.ts';

const NOTHING = '–';
const BILLION = 1e9;
const MILLION = 1e6;
const MOST_DIGITS = 2;

/** Digits after the comma that tell a value to a hundredth and no more. */
function digitsOf(value: number): number {
  for (let digits = 0; digits < MOST_DIGITS; digits++) {
    const scaled = Math.round(value * 10 ** MOST_DIGITS) / 10 ** (MOST_DIGITS - digits);
    if (Number.isInteger(scaled)) return digits;
  }
  return MOST_DIGITS;
}

/** Amounts under each other: one unit, the same digits, so that they can be compared by eye. NaN is not known. */
export function moneyColumn(amounts: readonly number[], language: Language): string[] {
  const known = amounts.filter((vnd) => !Number.isNaN(vnd)).map(Math.abs);
  const most = Math.max(0, ...known);
  const [divisor, unit] =
    most >= BILLION
      ? [BILLION, language === 'vi' ? 'tỷ đồng' : 'billion VND']
      : most >= MILLION
        ? [MILLION, language === 'vi' ? 'triệu đồng' : 'million VND']
        : [1, language === 'vi' ? 'đồng' : 'VND'];
  const digits = Math.max(0, ...known.map((vnd) => digitsOf(vnd / divisor)));
  return amounts.map((vnd) =>
    Number.isNaN(vnd) ? NOTHING : `${formatNumber(vnd / divisor, language, digits)} ${unit}`,
  );
}

/** Shares under each other, all with the same digits; never 100 % for less than all, nor 0 % for more than none. */
export function shareColumn(shares: readonly number[], language: Language, digits = 1): string[] {
  return shares.map((share) => {
    if (Number.isNaN(share)) return NOTHING;
    const shown = formatShare(share, language, digits);
    // What `formatShare` leaves away are noughts.
    const point = language === 'vi' ? ',' : '.';
    const [whole = '', part = ''] = shown.slice(0, -1).split(point);
    return digits > 0 ? `${whole}${point}${part.padEnd(digits, '0')}%` : shown;
  });
}
