import { elementAt } from '../../model/basics/elements.ts';
import { fold } from '../../i18n/text.ts';

const pad = (value: number): string => String(value).padStart(2, '0');

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** ISO date of a day of the calendar between 1900 and 2100; null for one that is none. */
export function isoOf(year: number, month: number, day: number): string | null {
  const fits =
    year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  return fits ? `${year}-${pad(month)}-${pad(day)}` : null;
}

/** ISO date on which a month ends; null for a month that is none. */
export const lastDayOf = (year: number, month: number): string | null =>
  isoOf(year, month, daysIn(year, month));

const HOURS_OF_VIETNAM = 7;

/** The day in Vietnam of a moment as programs count it: seconds, or thousandths, since 1970; null for other numbers. */
function dayOfMoment(text: string): string | null {
  if (!/^1\d{9}(\d{3})?$/.test(text)) return null;
  const seconds = Number(text) / (text.length === 13 ? 1000 : 1);
  return new Date(1000 * (seconds + 3600 * HOURS_OF_VIETNAM)).toISOString().slice(0, 10);
}

/**
 * ISO date of what people write, day before month as in Vietnam: 5/9/2026, 05-09-2026, 2026-09-05,
 * `ngày 5 tháng 9 năm 2026`. As exact as the text: `9/2026` gives 2026-09, `2026` gives 2026,
 * `quý III/2026` its last month. Null where there is no date, or one that no calendar has.
 */
export function readDate(text: string): string | null {
  const plain = fold(text)
    .replace(/\bngay\b|\btinh den\b|\bso lieu den\b/g, ' ')
    .replace(/\s*(thang|nam)\s*/g, '/')
    .trim()
    .replace(/\s*\/+\s*/g, '/')
    .replace(/^\//, '');
  const moment = dayOfMoment(plain);
  if (moment !== null) return moment;
  let match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t _].*)?$/.exec(plain);
  if (match) return isoOf(Number(match[1]), Number(match[2]), Number(match[3]));
  match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?: .*)?$/.exec(plain);
  if (match) {
    const year = Number(match[3]) + (elementAt(match, 3).length === 2 ? 2000 : 0);
    return isoOf(year, Number(match[2]), Number(match[1]));
  }
  match = /^(\d{1,2})[-/.](\d{4})$/.exec(plain) ?? /^(\d{4})-(\d{2})$/.exec(plain);
  if (match) {
    const [month, year] = elementAt(match, 1).length === 4 ? [match[2], match[1]] : [match[1], match[2]];
    return isoOf(Number(year), Number(month), 1)?.slice(0, 7) ?? null;
  }
  match = /^quy (i{1,3}|iv|[1-4])[-/ ](\d{4})$/.exec(plain);
  if (match)
    return `${match[2]}-${pad(3 * (['i', 'ii', 'iii', 'iv'].indexOf(elementAt(match, 1)) + 1 || Number(match[1])))}`;
  return /^(19|20)\d{2}$/.test(plain) ? plain : null;
}
