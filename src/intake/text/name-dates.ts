import { onlyOf } from '../../model/basics/elements.ts';
import { fold } from '../../i18n/text.ts';
import { isoOf, lastDayOf } from './dates.ts';

/** What stands between a period and its year, where a name of a file cannot hold a stroke. */
const SEPARATOR = '[-._ (/]{0,3}';
const MONTH = new RegExp(
  `(?<![a-z0-9])(?:t|th|thang)${SEPARATOR}(\\d{1,2})${SEPARATOR}(?:nam${SEPARATOR})?(20\\d{2})(?!\\d)`,
  'g',
);
const QUARTER = new RegExp(
  `(?<![a-z0-9])(?:q|quy)${SEPARATOR}(iv|i{1,3}|[1-4])${SEPARATOR}(?:nam${SEPARATOR})?(20\\d{2})(?!\\d)`,
  'g',
);
const QUARTER_OF_YEAR = new RegExp(
  `(?<!\\d)(20\\d{2})${SEPARATOR}(?:q|quy)${SEPARATOR}(iv|i{1,3}|[1-4])(?![a-z0-9])`,
  'g',
);
const QUARTERS = ['i', 'ii', 'iii', 'iv'];

type Found = readonly [pattern: RegExp, dateOf: (groups: readonly string[]) => string | null];

/** Whole days: 30.9.2026, 2026-09-30, 30_09_2026, 20260930, 30092026. */
const DAYS: readonly Found[] = [
  [/(?<!\d)(?<!\d[-.])(\d{1,2})([-.])(\d{1,2})\2(20\d{2})(?!\d)/g, ([d, , m, y]) => day(y, m, d)],
  [/(?<!\d)(20\d{2})([-.])(\d{1,2})\2(\d{1,2})(?!\d)/g, ([y, , m, d]) => day(y, m, d)],
  [/(?<!\d)(?<!\d_)(\d{2})_(\d{2})_(20\d{2})(?!\d)/g, ([d, m, y]) => day(y, m, d)],
  [/(?<!\d)(20\d{2})_(\d{2})_(\d{2})(?!\d)/g, ([y, m, d]) => day(y, m, d)],
  [/(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)/g, ([y, m, d]) => day(y, m, d)],
  [/(?<!\d)(\d{2})(\d{2})(20\d{2})(?!\d)/g, ([d, m, y]) => day(y, m, d)],
];

/** Months and quarters that are called so. */
const PERIODS: readonly Found[] = [
  [MONTH, ([m, y]) => lastDayOf(Number(y), Number(m))],
  [QUARTER, ([q, y]) => endOfQuarter(y, q)],
  [QUARTER_OF_YEAR, ([y, q]) => endOfQuarter(y, q)],
];

const day = (year: string | undefined, month: string | undefined, date: string | undefined): string | null =>
  isoOf(Number(year), Number(month), Number(date));

const endOfQuarter = (year: string | undefined, quarter: string | undefined): string | null =>
  lastDayOf(Number(year), 3 * (QUARTERS.indexOf(quarter ?? '') + 1 || Number(quarter)));

function datesBy(rules: readonly Found[], text: string): Set<string> {
  const dates = new Set<string>();
  for (const [pattern, dateOf] of rules)
    for (const [, ...groups] of text.matchAll(pattern)) {
      const date = dateOf(groups);
      if (date) dates.add(date);
    }
  return dates;
}

/**
 * The whole date (ISO) that a file name states, or null. A day is itself; a month or quarter that is called so
 * (`T9-2026`, `tháng 9 năm 2026`, `Q3-2026`, `quý III.2026`) is its last day. Null where the name has no date, a year
 * alone, numbers that nothing calls a month (`2026-05` may be the fifth list of the year), or several dates.
 */
export function dateInName(name: string): string | null {
  const plain = fold(name.slice(name.lastIndexOf('/') + 1)).replace(/\.[a-z][a-z0-9]{0,7}$/, '');
  const days = datesBy(DAYS, plain);
  const dates = days.size ? days : datesBy(PERIODS, plain);
  return onlyOf(dates);
}

/** What a letter or a decision is of is its own day, not that of the figures. */
const OF_A_LETTER =
  /\b(?:kem theo|cong van|quyet dinh|nghi quyet|ke hoach so|thong tu|ban hanh|so:? ?\d+)\b|,\s*ngay\b/;

/** What every date has; most lines have none. */
const YEAR = /(?:19|20)\d{2}/;

/** The time that a line over a table gives to its figures, as a cell of a column of times would; null for none, or several. */
export function periodOf(line: string): string | null {
  if (!YEAR.test(line)) return null;
  const text = fold(line);
  if (OF_A_LETTER.test(text)) return null;
  // A stroke is no folder here.
  const date = dateInName(line.replaceAll('/', '.'));
  if (date) return date;
  const years = new Set(text.match(/(?<![\d/.-])(?:19|20)\d{2}(?![\d/.-]*\d)/g));
  return onlyOf(years);
}
