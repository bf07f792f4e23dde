import type { Cell } from '../../reading/parsed-file.ts';

/** Codes that a workbook does not write down because every reader knows them (ECMA-376, 18.8.30). */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'mm-dd-yy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  37: '#,##0 ;(#,##0)',
  38: '#,##0 ;[Red](#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;[Red](#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mmss.0',
  48: '##0.0E+0',
  49: '@',
};
export const builtInFormat = (id: number): string => BUILT_IN[id] ?? 'General';

type Meaning = 'plain' | 'number' | 'percent' | 'date';
const meanings = new Map<string, Meaning>();

/** What a format code makes of a number; quoted texts, colours and padding do not count. */
function meaningOf(format: string): Meaning {
  let meaning = meanings.get(format);
  if (!meaning) {
    const code = format.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
    if (/^(General|Standard|@)?$/i.test(code)) meaning = 'plain';
    else if (/[dmyhs]/i.test(code.replace(/General|E[+-]/gi, ''))) meaning = 'date';
    else meaning = code.includes('%') ? 'percent' : 'number';
    meanings.set(format, meaning);
  }
  return meaning;
}

const DAY_SECONDS = 86_400;
/** 9999-12-31. */
const LAST_DAY = 2_958_465;
const two = (value: number): string => String(value).padStart(2, '0');

/**
 * ISO text of a day number of a workbook; null where it is none.
 * @param base1904 true where day 0 is 1 January 1904, else day 1 is 1 January 1900 with its 29 February
 */
function isoOfDayNumber(value: number, base1904: boolean): string | null {
  if (!(value >= 0 && value < LAST_DAY + 1)) return null;
  const seconds = Math.round(value * DAY_SECONDS);
  const day = Math.floor(seconds / DAY_SECONDS);
  const rest = seconds - day * DAY_SECONDS;
  const time = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
  if (day === 0 && !base1904) return `T${time}`;
  if (day === 60 && !base1904) return rest === 0 ? '1900-02-29' : `1900-02-29T${time}`;
  const sinceEpoch = base1904 ? day - 24_107 : day - (day > 60 ? 25_569 : 25_568);
  const date = new Date(sinceEpoch * DAY_SECONDS * 1000).toISOString().slice(0, 10);
  return rest === 0 ? date : `${date}T${time}`;
}

/** The cell of a number with a format code. */
export function formattedCell(value: number, format: string, base1904: boolean): Cell {
  const meaning = meaningOf(format);
  if (meaning === 'date') {
    const iso = isoOfDayNumber(value, base1904);
    if (iso) return { kind: 'date', iso };
  }
  return meaning === 'plain' ? value : { kind: 'number', value, format, percent: meaning === 'percent' };
}

/** Errors as the binary formats number them. */
export const ERROR_CODES: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
  0x2b: '#GETTING_DATA',
};
