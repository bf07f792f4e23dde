import { elementAt } from '../../model/basics/elements.ts';
import { fold } from '../../i18n/text.ts';
import type { Cell } from '../../formats/reading/parsed-file.ts';
import { textOf } from './cell.ts';

/** `vi`: 1.234,5. `en`: 1,234.5. */
type NumberStyle = 'vi' | 'en';

/**
 * What a column of written numbers says about its style: `groups` where both marks part thousands of counts;
 * `undecided` only a person can settle.
 */
export type StyleFinding = NumberStyle | 'either' | 'groups' | 'undecided';

/** What the field allows; it settles readings that the digits alone leave open. */
export interface NumberExpectation {
  /** Counts: a fraction makes no sense, so 5.230 is five thousand. */
  readonly whole?: boolean;
  /** Readings outside are impossible, so 8,569 % is not 8 569 %. */
  readonly min?: number;
  readonly max?: number;
}

const NUMBER = /^[+\-−–]?(?:\d[\d.,]*|[.,]\d+)$/;
/** Blanks part thousands only: groups of three behind the first. `51 3` is no number, nor is `203  15`. */
const BLANK_GROUPS = /^[+\-−–]?[1-9]\d{0,2}(?:\s\d{3})+(?:[.,]\d+)?$/;
/** Units that people write into the cell. */
const UNIT_TAIL =
  /\s*(nguoi|ho|khau|nhan khau|ho dan|%|km2|km|kilomet(?:er|re)?s?|m|met(?:er|re)?s?|mi|miles?|dam|hai l[yi]|nautical miles?|nmi?|ft|feet|foot|['′’]|yd|yards?|dbm|mbps|mbit\/s|ha|tram|thiet bi|do)\.?$/;
/** `4 trăm`: a word that multiplies; without its mark it is the word for a mast. */
const MULTIPLIED = /\d\s*(?:trăm|chục)(?!\p{L})/iu;
const ABOUT = /^(khoang|uoc(?: tinh| khoang| chung)?|xap xi|~|≈|gan|tren|hon|>|<|duoi)\s*/;

/** Nothing but digits and one mark: most cells of most tables. */
const BARE = /^-?\d+(?:[.,]\d+)?$/;

/** The digits of a cell without unit, `khoảng` and the like; `about` says that such a word stood there. */
export function stripNumber(text: string): { readonly digits: string; readonly about: boolean } | null {
  if (BARE.test(text)) return { digits: text, about: false };
  if (!/\d/.test(text) || MULTIPLIED.test(text.normalize('NFC'))) return null;
  let digits = fold(text).replace(UNIT_TAIL, '');
  const about = ABOUT.test(digits);
  if (about) digits = digits.replace(ABOUT, '');
  digits = digits.trim();
  if (BLANK_GROUPS.test(digits)) digits = digits.replace(/\s/g, '');
  return NUMBER.test(digits) ? { digits: digits.replace(/[−–]/, '-'), about } : null;
}

/** The digits of a cell; none where its number would run over a line break, which parts two numbers. */
export const stripCell = (cell: Cell): ReturnType<typeof stripNumber> =>
  stripsOverLines(cell) ? null : stripNumber(textOf(cell));

const stripsOverLines = (cell: Cell): boolean =>
  typeof cell === 'string' && /[\r\n]/.test(cell) && /\d\s*[\r\n]\s*\d/.test(cell);

/** What stands behind a number without changing it: an aside in brackets, the mark of a footnote. */
const ASIDE = /\s*(?:\([^()]*\)|\[[^\]]*\]|[*†‡¹²³]+|\*?\d\))\s*$/;
/** What people put before a number so that a spreadsheet takes it as text, or as a formula of nothing else. */
const LEAD = /^['’‘=]\s*(?=\d)/;
/** `50 hộ, 200 khẩu`: numbers with what they count. */
const WITH_UNITS = /(\d[\d.,]*)\s*(ho dan|ho|nhan khau|khau|nguoi)\b/g;
const UNITS = { households: /^ho/, population: /^(?:nhan khau|khau|nguoi)/ };
/** Digits of other scripts and of full width too. */
const ANY_DIGIT = /\p{Nd}/u;

/**
 * The digits of a count that more is written with: `185 khẩu (42 nữ)`, `203*`, `'201`. `besides` says that so it was.
 * @param counted of a cell with several counts the one of this unit
 */
export function stripCount(
  cell: Cell,
  counted?: keyof typeof UNITS,
): { readonly digits: string; readonly about: boolean; readonly besides: boolean } | null {
  if (typeof cell === 'string' && !ANY_DIGIT.test(cell)) return null;
  const plain = stripCell(cell);
  if (plain || typeof cell !== 'string' || stripsOverLines(cell))
    return plain && { ...plain, besides: false };
  // Digits of full width, as East Asian keyboards write them; a raised one marks a footnote.
  const text = textOf(cell).replace(/[０-９]/g, (digit) => digit.normalize('NFKC'));
  const bare = stripNumber(text.replace(LEAD, '').replace(ASIDE, ''));
  if (bare) return { ...bare, besides: true };
  const counts = counted
    ? [...fold(text).matchAll(WITH_UNITS)].filter(([, , unit = '']) => UNITS[counted].test(unit))
    : [];
  const [only] = counts;
  return only && counts.length === 1 && WHOLE_OF_UNITS.test(fold(text))
    ? { digits: only[1]!.replace(/[.,]$/, ''), about: false, besides: true }
    : null;
}
/** Nothing but counts with their units. */
const WHOLE_OF_UNITS = /^(?:\d[\d.,]*\s*(?:ho dan|ho|nhan khau|khau|nguoi)\s*(?:[,;/+–-]|va|voi)?\s*)+\.?$/;

/** As a program writes numbers. */
const PLAIN = /^-?\d+(?:\.\d+)?$/;

const GROUPED = { '.': /^[+-]?[1-9]\d{0,2}(\.\d{3})+$/, ',': /^[+-]?[1-9]\d{0,2}(,\d{3})+$/ } as const;
const grouped = (digits: string, mark: '.' | ','): boolean => GROUPED[mark].test(digits);

/** Style that one written number proves; `undecided` for 14.433 and 14,433, `either` without any mark. */
export function styleOf(digits: string): StyleFinding | 'bad' {
  const dot = digits.indexOf('.');
  const comma = digits.indexOf(',');
  if (dot < 0 && comma < 0) return 'either';
  // One mark: three digits behind it may be a group or a fraction; anything else is a fraction.
  if (comma < 0 && digits.lastIndexOf('.') === dot) return grouped(digits, '.') ? 'undecided' : 'en';
  if (dot < 0 && digits.lastIndexOf(',') === comma) return grouped(digits, ',') ? 'undecided' : 'vi';
  return styleOfMarks(digits);
}

/** Style of digits with several marks. */
function styleOfMarks(digits: string): NumberStyle | 'bad' {
  const dots = digits.split('.').length - 1;
  const commas = digits.split(',').length - 1;
  if (dots && commas) {
    const comma = digits.lastIndexOf(',') > digits.lastIndexOf('.');
    const [whole, fraction] = comma ? digits.split(',') : digits.split('.');
    const mark = comma ? '.' : ',';
    if ((comma ? commas : dots) > 1 || !/^\d*$/.test(fraction ?? '')) return 'bad';
    return grouped(whole ?? '', mark) ? (comma ? 'vi' : 'en') : 'bad';
  }
  return grouped(digits, dots ? '.' : ',') ? (dots ? 'vi' : 'en') : 'bad';
}

/** The number that `digits` means in a style; null where the marks do not allow it. */
function readNumber(digits: string, style: NumberStyle): number | null {
  if (style === 'en' && PLAIN.test(digits)) return finite(Number(digits));
  const [group, decimal] = style === 'vi' ? ['.', ','] : [',', '.'];
  const [whole, fraction, extra] = digits.split(decimal);
  if (extra !== undefined || (fraction !== undefined && !/^\d*$/.test(fraction))) return null;
  if (whole!.includes(group) && !grouped(whole!, group as '.' | ',')) return null;
  const value = Number(`${whole!.replaceAll(group, '')}${fraction ? `.${fraction}` : ''}`);
  return finite(value);
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const allowed = (value: number | null, expected: NumberExpectation): boolean =>
  value !== null &&
  (expected.min === undefined || value >= expected.min) &&
  (expected.max === undefined || value <= expected.max);

/**
 * Style of a whole column. Every number that proves a style votes; where none does, what the field
 * allows decides; where that does not either, `undecided`. Columns that prove both are `undecided`.
 */
export function findColumnStyle(cells: readonly string[], expected: NumberExpectation): StyleFinding {
  const open: string[] = [];
  let vi = 0;
  let en = 0;
  let unmarked = 0;
  for (const digits of cells) {
    const style = styleOf(digits);
    if (style === 'vi') vi++;
    else if (style === 'en') en++;
    else if (style === 'undecided') open.push(digits);
    else if (style === 'either') unmarked++;
  }
  if (vi && en) return open.length ? 'undecided' : 'either';
  if (vi || en) return vi ? 'vi' : 'en';
  if (!open.length) return 'either';
  return settleByField(open, unmarked, expected);
}

function settleByField(open: readonly string[], unmarked: number, expected: NumberExpectation): StyleFinding {
  if (!expected.whole) {
    const possible = (['vi', 'en'] as const).filter((style) =>
      open.every((digits) => allowed(readNumber(digits, style), expected)),
    );
    return possible.length === 1 ? elementAt(possible, 0) : 'undecided';
  }
  // 12.000 and 9.000 throughout could be 12 and 9 with needless zeros; any other tail is a group.
  if (!unmarked && open.every((digits) => /[.,]000$/.test(digits))) return 'undecided';
  const dots = open.some((digits) => digits.includes('.'));
  const commas = open.some((digits) => digits.includes(','));
  return dots && commas ? 'groups' : dots ? 'vi' : 'en';
}

/** One number on its own, in the style of its column; where the column leaves it open the number must prove itself. */
export function readInColumn(digits: string, column: StyleFinding): number | null | 'undecided' {
  const own = styleOf(digits);
  if (own === 'bad') return null;
  if (own === 'vi' || own === 'en') return readNumber(digits, own);
  if (own === 'either') return readNumber(digits, 'en');
  if (column === 'groups') return readNumber(digits, digits.includes('.') ? 'vi' : 'en');
  return column === 'vi' || column === 'en' ? readNumber(digits, column) : 'undecided';
}

/** One mark before three digits: a group of thousands, or a fraction. */
export const isMarked = (digits: string): boolean => readInColumn(digits, 'undecided') === 'undecided';
