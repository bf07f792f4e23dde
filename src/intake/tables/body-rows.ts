import { elementAt } from '../../model/basics/elements.ts';
import { fontAt, type Sheet } from '../../formats/reading/parsed-file.ts';
import { fold, tidy } from '../../i18n/text.ts';
import type { FieldKey } from '../columns/headings/header-dictionary.ts';
import { scoreHeader, type HeaderMatch } from '../columns/headings/header-score.ts';
import { numberOf, textOf } from '../text/cell.ts';
import { readAside } from '../text/standing/aside-words.ts';
import { stripNumber } from '../text/numbers.ts';
import { isSameOrder, readFurtherHead, type ColumnsBelow } from './further-heads.ts';
import { foldedText, isEmpty, type MergesByCell } from './cells/cells.ts';
import { isNumberingRow, type HeaderBlock } from './header-block.ts';
import { isNumeric, saidTexts, type Said } from './cells/said-texts.ts';
import { partsOfTotals } from './apart/parts-of-totals.ts';
import { outlineHeadings, outlineParts } from './outline-parts.ts';
import { beginsFoot, goesOn } from './page-foot.ts';
import { carriesOver, classOf, isRemark, isUnitRow, partOfTotal } from './row-words.ts';

/** What a row below the header is. */
type RowKind =
  | 'record'
  | 'group'
  | 'total'
  | 'numbering'
  | 'header'
  | 'footer'
  | 'part'
  | 'remark'
  | 'example'
  | 'dissolved'
  | 'empty';

export interface BodyRow {
  /** Index into the rows of the sheet. */
  readonly row: number;
  readonly kind: RowKind;
  /** Commune or other heading in force, '' where none. */
  readonly group: string;
  /** Where its cells stand, below a further head in another order. */
  readonly columns?: ColumnsBelow;
}

const TOTAL =
  /^(tong( cong| so| hop)?|cong( don| lai)?|toan (tinh|xa|huyen|phuong)|binh quan|total|subtotal|grand total|luy ke)( (xa|tinh|huyen|toan|cac|phuong|thon|ban|so|chung|i{1,3}|[a-d]|\d+)\b.*|\s*[:;,.(=+].*)?$/;
/** What speaks of all villages: a total where numbers stand beside it, else a sentence. */
const OF_ALL =
  /^((so lieu )?toan (tinh|xa|huyen|phuong|thi tran|dac khu)|\d+ (thon|ban|thon,? ban|ban,? thon|to|xom|to dan pho|khu))( .*)?$/;
/** The first syllable as it is written with its marks. */
const TONED_TOTAL = /^(tổng|cộng|toàn|bình|total|subtotal|grand|l[uũ][yỹ])/;
const HEADING_MARK = /^([ivxlc]{1,6}|[a-h])[.)]?$/;
const COMMUNE_HEADING = /^(?:[ivxlc\d]{1,6}[.)/-]?\s+)?((?:xa|phuong|thi tran|dac khu)\s+\S.*)$/;
/** *II. Trạm dự kiến 2027*, alone in its row: what is listed below is of that state. */
const isSection = (text: string): boolean =>
  (LISTED.test(text) || MARKED.test(text)) && readAside(text, NEVER, true) !== null;
/** Things that such lists are of: a village called like a state is no heading. */
const LISTED =
  /\b(tram|cot|bts|vi tri|diem|tuyen|cap|csht|sites?|stations?|masts?|cells?|vung|khu vuc|danh muc|danh sach|giai doan)\b/;
const MARKED = /^(?:[ivxlc]{1,6}|[a-h])[.)/-]\s*\S/;
/** No project is of a later day: a plan of any year is a plan. */
const NEVER = '0000-01-01';

/** A row that names a total in one of its first words, and no place: *Bản Tong Phường* is none for its letters. */
const namesTotal = (said: readonly Said[], { villages }: KeyColumns): boolean =>
  !said.some(({ column }) => villages.has(column)) &&
  said
    .filter(({ numeric }) => !numeric)
    .slice(0, 3)
    .some(
      ({ text, toned }) =>
        (TOTAL.test(text) && (toned === text || TONED_TOTAL.test(toned))) ||
        (OF_ALL.test(text) && said.some(({ numeric }) => numeric)) ||
        carriesOver(text, toned),
    );

/** Columns of the sheet whose meaning decides what a row is. */
interface KeyColumns {
  readonly serial: number;
  readonly places: ReadonlySet<number>;
  /** Of these, the columns in which only a village has something. */
  readonly villages: ReadonlySet<number>;
  /** Columns in which most rows name a commune: there such a name is no heading. */
  readonly communes: ReadonlySet<number>;
}

const PLACES = new Set<FieldKey>([
  'lon',
  'lat',
  'coord_pair',
  'vn2000_x',
  'vn2000_y',
  'village_code',
  'commune_code',
]);

function keyColumnsOf(sheet: Sheet, block: HeaderBlock): KeyColumns {
  const fields = block.paths.map((path) => (path.length ? scoreHeader(path)[0] : undefined));
  const columnsOf = (test: (match: HeaderMatch) => boolean): ReadonlySet<number> =>
    new Set(fields.flatMap((match, column) => (match && test(match) ? [column] : [])));
  return {
    serial: fields.findIndex((match) => match?.key === 'row_no' && match.score >= 0.9),
    communes: communeColumns(sheet, block),
    places: columnsOf(({ key }) => PLACES.has(key)),
    villages: columnsOf(({ key, score }) => PLACES.has(key) && key !== 'commune_code' && score >= 0.9),
  };
}

function communeColumns(sheet: Sheet, { bottom, paths }: HeaderBlock): ReadonlySet<number> {
  const body = sheet.rows.slice(bottom + 1);
  return new Set(
    paths.flatMap((_, column) => {
      const said = body.flatMap((row) =>
        isEmpty(row[column] ?? null) ? [] : [foldedText(elementAt(row, column))],
      );
      const communes = said.filter((text) => COMMUNE_HEADING.test(text)).length;
      return communes >= 0.5 * said.length && communes > 0 ? [column] : [];
    }),
  );
}

/**
 * The heading that a row is, as written, or null: `I | Xã Mường Lai`, a merged or bold commune name
 * alone, `A | Vùng cao`. Counts beside it are the sums of its group; a place or a code makes it a record.
 */
function headingOf(
  sheet: Sheet,
  merges: MergesByCell,
  row: number,
  said: readonly Said[],
  keys: KeyColumns,
): string | null {
  const words = said.filter(({ numeric }) => !numeric);
  if (!words.length || words.length > 2 || said.some(({ column }) => keys.places.has(column))) return null;
  const marked =
    words.length === 2 &&
    elementAt(words, 0).column === keys.serial &&
    HEADING_MARK.test(elementAt(words, 0).text);
  if (words.length === 2 && !marked) return null;
  const name = words.at(-1)!;
  const numbered = said.some(({ numeric, column }) => numeric && column < name.column);
  if (numbered) return null;
  const commune = COMMUNE_HEADING.exec(name.text);
  const merge = merges.get(`${row}/${name.column}`);
  const wide = merge !== undefined && merge.right > merge.left && merge.top === merge.bottom;
  const bold = fontAt(sheet, row, name.column)?.bold === true;
  const alone = said.every(({ numeric }) => !numeric);
  const section = alone && said.length === 1 && isSection(name.text);
  // A commune among the names of its villages, without a number of its own, stands for all of them.
  const stands = alone || !keys.communes.has(name.column);
  const isHeading = commune
    ? marked || wide || bold || stands
    : marked || section || ((wide || bold) && alone);
  if (!isHeading) return null;
  const written = tidy(textOf(elementAt(elementAt(sheet.rows, row), name.column)));
  return commune ? written.slice(written.length - elementAt(commune, 1).length) : written;
}

/** Says of a row that it only shows how to fill in the form. */
const EXAMPLE = /^(?:\W*(?:vi du|thi du|vd|example|e\.?g\.?)\b[\s:.\-\d)]*$|(?:vi du|thi du|vd)\s*[:.-])/;
const OF_EXAMPLES =
  /^(?:\d+[.)]?\s*)?(?:huong dan|vi du|thi du|mau ghi|mau vi du|examples?|instructions?|guide)\b/;
const isExample = ({ name }: Sheet, said: readonly Said[]): boolean =>
  OF_EXAMPLES.test(fold(name)) || said.slice(0, 3).some(({ text }) => EXAMPLE.test(text));

/** One text alone: marked with a star, or below an empty row when all numbers have come. */
const isFootnote = (said: readonly Said[], isApart: boolean): boolean =>
  said.length === 1 && !elementAt(said, 0).numeric && (isApart || /^\(?\*/.test(elementAt(said, 0).text));

/** `(1) (2) (3)` or `A B 1 2` under every column of the head, further down than just below it. */
const numbersColumns = (said: readonly Said[], { paths }: HeaderBlock): boolean =>
  /^(a|\(1\))$/.test(elementAt(said, 0).text) &&
  said.length >= paths.filter((path) => path.length > 0).length;

function repeatsHeader(said: readonly Said[], block: HeaderBlock): boolean {
  if (said.length < 2) return false;
  return said.every(({ column, text }) => (block.paths[column] ?? []).some((level) => fold(level) === text));
}

/**
 * True where a row without a number or place of its own names a class of the people of the village above, and counts no
 * more than that.
 */
function isPartOf(
  sheet: Sheet,
  above: readonly BodyRow[],
  row: number,
  said: readonly Said[],
  { serial, villages }: KeyColumns,
): boolean {
  const words = said.filter(({ numeric }) => !numeric);
  const [first] = words;
  const whole = above.findLast(({ kind }) => kind === 'record');
  if (!first || !whole || said.some(({ column }) => column === serial || villages.has(column))) return false;
  const last = above.findLast(({ kind }) => kind !== 'part' && kind !== 'empty');
  if (last !== whole || classOf(first.toned) === null) return false;
  const cellOf = (at: number, column: number): number | null => {
    const cell = elementAt(sheet.rows, at)[column] ?? null;
    const digits = numberOf(cell) ?? stripNumber(foldedText(cell))?.digits.replace(/[.,](?=\d{3}\b)/g, '');
    return digits === undefined ? null : Number(digits);
  };
  return said
    .filter(({ numeric }) => numeric)
    .every(({ column }) => {
      const count = cellOf(whole.row, column);
      return count === null || cellOf(row, column)! <= count;
    });
}

export const isHead = (sheet: Sheet, row: number, said: readonly Said[], block: HeaderBlock): boolean =>
  repeatsHeader(said, block) || readFurtherHead(sheet, row, block) !== null;

/** Every syllable of a place has its capital: *Mường La* may be a commune, *Vùng thấp* is none. */
const mayNamePlace = (heading: string): boolean =>
  heading.split(/\s+/).every((word) => /^[^\p{L}]*\p{Lu}|^\P{L}+$/u.test(word));

/**
 * Sorts the rows below the header; the heading in force goes with every record.
 * @param titles lines over further tables, by row
 */
export function readBody(
  sheet: Sheet,
  merges: MergesByCell,
  block: HeaderBlock,
  titles: ReadonlyMap<number, string>,
): BodyRow[] {
  const rows: BodyRow[] = [];
  const keys = keyColumnsOf(sheet, block);
  let group = '';
  let footer = false;
  let columns: ColumnsBelow | null = null;
  let further: ColumnsBelow | null = null;
  const last = sheet.rows.findLastIndex((cells) =>
    cells.some((cell) => numberOf(cell) !== null || isNumeric(foldedText(cell))),
  );
  for (let row = block.bottom + 1; row < sheet.rows.length; row++) {
    const cells = elementAt(sheet.rows, row);
    const said = saidTexts(sheet, row);
    footer ||= beginsFoot(said);
    // A page may end within a list: it is signed or noted under, and goes on.
    if (
      footer &&
      !beginsFoot(said) &&
      (isHead(sheet, row, said, block) || goesOn(sheet, rows, row, keys.serial))
    ) {
      footer = false;
      rows.forEach((above, at) => above.kind === 'footer' && (rows[at] = { ...above, kind: 'remark' }));
    }
    let kind: RowKind = 'record';
    const isFirst = rows.every((above) => above.kind === 'numbering' || above.kind === 'empty');
    if (!said.length) kind = 'empty';
    else if (titles.has(row)) kind = 'header';
    else if (footer || isFootnote(said, row > last && !sheet.rows[row - 1]?.some((cell) => !isEmpty(cell))))
      kind = 'footer';
    else if (isFirst && isUnitRow(cells)) kind = 'numbering';
    else if (isNumberingRow(cells) && (isFirst || numbersColumns(said, block))) kind = 'numbering';
    else if (repeatsHeader(said, block)) {
      kind = 'header';
      columns = null;
    } else if ((further = readFurtherHead(sheet, row, block))) {
      kind = 'header';
      columns = isSameOrder(further, block) ? null : further;
    } else if (namesTotal(said, keys)) kind = 'total';
    else if (said.length > 1 && isExample(sheet, said)) kind = 'example';
    else {
      const heading = headingOf(sheet, merges, row, said, keys);
      if (heading !== null) {
        // *Vùng cao* under a commune divides its villages and names no place.
        if (mayNamePlace(heading) || isSection(fold(heading))) group = heading;
        kind = 'group';
      } else if (isPartOf(sheet, rows, row, said, keys)) kind = 'part';
      else if (said.length === 1 && !said[0]!.numeric && isRemark(textOf(cells[said[0]!.column] ?? null)))
        kind = 'remark';
    }
    rows.push({ row, kind, group, ...(columns && { columns }) });
  }
  const ofTotals = partsOfTotals(sheet, rows, keys, partOfTotal);
  const own = rows.filter((row) => !ofTotals.has(row));
  const parts = new Set([...ofTotals, ...outlineParts(sheet, own, keys)]);
  const { heads, under } = outlineHeadings(sheet, own, keys);
  let inForce = '';
  return rows.map((row) => {
    if (parts.has(row)) return { ...row, kind: 'part', group: inForce };
    const heading = heads.get(row);
    if (heading !== undefined) {
      if (mayNamePlace(heading)) inForce = heading;
      return { ...row, kind: 'group', group: inForce };
    }
    // A letter heads a group, unless a number above heads it.
    if (under.has(row)) return { ...row, kind: 'record', group: inForce };
    if (row.kind === 'group') inForce = row.group;
    return { ...row, group: inForce };
  });
}
