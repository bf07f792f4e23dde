/** One explicit locale for every figure; the machine's own locale never shows through. */
export type Language = 'vi' | 'en';
const LOCALE = { vi: 'vi-VN', en: 'en-GB' } as const;

const formats = new Map<string, Intl.NumberFormat>();
function numberFormat(language: Language, digits: number): Intl.NumberFormat {
  const key = `${language}${digits}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(LOCALE[language], {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: 'always' as unknown as boolean,
    });
    formats.set(key, format);
  }
  return format;
}

/** 1.234.567,8 in Vietnamese, 1,234,567.8 in English; thousands always grouped. */
export const formatNumber = (value: number, language: Language, digits = 0): string =>
  numberFormat(language, digits).format(value);

/** In per cent; never 100 for less than all, nor 0 for more than none. */
function roundedPercent(share: number, digits: number): number {
  const factor = 10 ** digits;
  const rounded = Math.round(share * 100 * factor) / factor;
  if (rounded >= 100 && share < 1) return (100 * factor - 1) / factor;
  return rounded <= 0 && share > 0 ? 1 / factor : rounded;
}

/** `share` 0..1, one below another in a column: 30,0%, 29,6%. */
export const formatShareInColumn = (share: number, language: Language, digits = 1): string =>
  `${formatNumber(roundedPercent(share, digits), language, digits)}%`;

/** `share` 0..1, by itself: 98,5%, without a needless ",0". */
export function formatShare(share: number, language: Language, digits = 2): string {
  const factor = 10 ** digits;
  const rounded = roundedPercent(share, digits);
  let shown = digits;
  while (shown > 0 && Number.isInteger(Math.round(rounded * factor) / 10 ** (digits - shown + 1))) shown--;
  return `${formatNumber(rounded, language, shown)}%`;
}

const BILLION = 1e9;
const MILLION = 1e6;

/** `12,5 tỷ đồng`, `850 triệu đồng`, `9.500 đồng`. */
export function formatMoney(vnd: number, language: Language): string {
  const [value, unit] =
    Math.abs(vnd) >= BILLION
      ? [vnd / BILLION, language === 'vi' ? 'tỷ đồng' : 'billion VND']
      : Math.abs(vnd) >= MILLION
        ? [vnd / MILLION, language === 'vi' ? 'triệu đồng' : 'million VND']
        : [vnd, language === 'vi' ? 'đồng' : 'VND'];
  const rounded = Math.round(value * 100) / 100;
  const digits = Number.isInteger(rounded) ? 0 : Number.isInteger(Math.round(rounded * 100) / 10) ? 1 : 2;
  return `${formatNumber(rounded, language, digits)} ${unit}`;
}

/** Metres under 1 km, else kilometres with one digit. */
export const formatDistance = (meters: number, language: Language): string =>
  meters < 999.5
    ? `${formatNumber(Math.round(meters), language)} m`
    : `${formatNumber(Math.round(meters / 100) / 10, language, 1)} km`;

/** One below another in a column of kilometres: the digits stand below each other. */
export const formatKilometers = (meters: number, language: Language): string =>
  formatNumber(Math.round(meters / 100) / 10, language, 1);

/** A measured length: whole metres under 1 km, else kilometres to ten metres. */
export const formatLength = (meters: number, language: Language): string =>
  meters < 999.5 ? `${formatNumber(meters, language)} m` : `${formatNumber(meters / 1000, language, 2)} km`;

/** A measured area: m² under a hectare, hectares under 1 km², else km². */
export function formatArea(squareMeters: number, language: Language): string {
  if (squareMeters < 9999.5) return `${formatNumber(squareMeters, language)} m²`;
  return squareMeters < 999_950
    ? `${formatNumber(squareMeters / 1e4, language, 2)} ha`
    : `${formatNumber(squareMeters / 1e6, language, 2)} km²`;
}

const ENGLISH_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * `iso`: YYYY-MM-DD, or less where no more is known. 30/09/2026 in Vietnamese, 30 September 2026 in English; of a month
 * alone 09/2026. Neither a time zone nor the locale of the machine is involved.
 */
export function formatDate(iso: string, language: Language): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(iso) ?? [];
  if (year === undefined || month === undefined) return iso;
  if (language === 'vi') return [day, month, year].filter(Boolean).join('/');
  return [day && String(Number(day)), ENGLISH_MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
}

const MEBIBYTE = 1 << 20;

/** A size that a person can judge: `1,4 MB`; below a tenth of one in kB. */
export function formatBytes(bytes: number, language: Language): string {
  return bytes < MEBIBYTE / 10
    ? `${formatNumber(Math.ceil(bytes / 1024), language)} kB`
    : `${formatNumber(bytes / MEBIBYTE, language, 1)} MB`;
}

/** What follows a number and is read with it. */
const UNITS =
  'tỷ|triệu|nghìn|đồng|hộ|người|bản|xã|phường|trạm|cụm|điểm|tệp|dòng|năm|km²|km|m²|m|ha|dBm|dB|MHz|GHz|GB|MB|kB|%|households?|people|villages?|communes?|masts?|points?|years?|billion|million|thousand|VND';
const BEFORE_UNIT = new RegExp(`(?<=\\d%?|\\d[*+]) (?=(?:${UNITS})(?![\\p{L}\\p{N}]))`, 'gu');
const WITHIN =
  /(?<=\d) (?=\/ \d)|(?<=\d \/) (?=\d)|(?<=\d\u00a0\/) (?=\d)|(?<=tỷ|triệu|nghìn) (?=đồng)|(?<=billion|million) (?=VND)/gu;

/** A number and its unit stay on one line, as do the two sides of a fraction: for whatever breaks text into lines. */
export const joinUnits = (text: string): string =>
  text.replace(BEFORE_UNIT, '\u00a0').replace(WITHIN, '\u00a0');
