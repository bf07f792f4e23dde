import { elementAt, integerAt, onlyOf } from '../../../model/basics/elements.ts';
import type { Cell, Sheet } from '../../../formats/reading/parsed-file.ts';
import { fold, tidy } from '../../../i18n/text.ts';
import { scoreHeader } from '../../columns/headings/header-score.ts';
import { numberOf, textOf } from '../../text/cell.ts';
import { namesVillage, villageWithin } from '../../text/village-kinds.ts';
import { isEmpty, widthOf } from '../cells/cells.ts';

const NAMES_A_FIELD = 0.9;
/** Fields that a column of indicators names, and the share of its cells that do. */
const LEAST_FIELDS = 3;
const LEAST_NAMING = 0.3;
const NEARLY_ALL = 0.8;
/** Of the rows with an indicator, those that a column of values has a number in. */
const LEAST_VALUED = 0.5;
const COUNTS: ReadonlySet<string> = new Set(['households', 'population']);
/** No column without such a word names a count; to look up each name of a long list would take long. */
const SAYS_COUNT =
  /(?<!\p{L})(?:hộ|ho|nóc|gia đình|khẩu|khau|dân(?! (?:phố|cư))|dan(?! (?:pho|cu))|người|nguoi|hh|hhs|households?|pop\w*|people|persons?)(?!\p{L})/iu;
/** A count of villages is no fact about one. */
const COUNTS_VILLAGES = /^(?:tong )?so (?:luong )?(?:thon|ban|xom|to dan pho|khu dan cu|ap)\b/;
const YEARS_OR_TIMES = /(?:19|20)\d{2}|\b(?:quy|thang|q|t)\s?[ivx\d]{1,3}\b/;

const NUMBER = /^\s*(?:\d{1,2}|[a-hivx]{1,4})\s*[.)/-]+\s*/i;
const labelIn = (cell: Cell): string =>
  numberOf(cell) === null
    ? tidy(
        textOf(cell)
          .replace(NUMBER, '')
          .replace(/[\s:.…]+$/, ''),
      )
    : '';

const known = new Map<string, string | null>();
function fieldOf(label: string): string | null {
  if (!/\p{L}/u.test(label) || label.length > 60) return null;
  let field = known.get(label);
  if (field === undefined) {
    const best = scoreHeader([label])[0];
    field = best && best.score >= NAMES_A_FIELD ? best.key : null;
    if (known.size > 5000) known.clear();
    known.set(label, field);
  }
  return field;
}

/** Where the indicators and their values stand. */
interface Layout {
  readonly label: number;
  readonly values: readonly { readonly column: number; readonly head: string }[];
  readonly unit: number | null;
  /** Columns before the indicator that say what it is of. */
  readonly keys: readonly number[];
  /** Row of the first indicator. */
  readonly first: number;
}

const cellAt = (sheet: Sheet, row: number, column: number): Cell =>
  elementAt(sheet.rows, row)[column] ?? null;
const hasDigits = (cell: Cell): boolean => /\d/.test(textOf(cell));
const isText = (cell: Cell): boolean =>
  !isEmpty(cell) && numberOf(cell) === null && /\p{L}/u.test(textOf(cell));

/** The one column down which fields are named, with the rows in which it does so. */
function labelColumn(sheet: Sheet): { readonly column: number; readonly rows: readonly number[] } | null {
  for (let column = 0; column < Math.min(widthOf(sheet), 8); column++) {
    const texts = [...sheet.rows.keys()].filter((row) => isText(cellAt(sheet, row, column)));
    if (
      texts.length < LEAST_FIELDS ||
      !texts.some((row) => SAYS_COUNT.test(textOf(cellAt(sheet, row, column))))
    )
      continue;
    const fields = new Map(texts.map((row) => [row, fieldOf(labelIn(cellAt(sheet, row, column)))]));
    const rows = texts.filter((row) => fields.get(row) !== null);
    const distinct = new Set(rows.map((row) => fields.get(row)!));
    const isOfCommune = texts.some((row) => COUNTS_VILLAGES.test(fold(labelIn(cellAt(sheet, row, column)))));
    if (isOfCommune) return null;
    // Two counts by turns down the column, and hardly anything else, are a list of them.
    const isOfCounts =
      [...COUNTS].every((key) => distinct.has(key)) && rows.length >= NEARLY_ALL * texts.length;
    if (
      (distinct.size >= LEAST_FIELDS || isOfCounts) &&
      [...COUNTS].some((key) => distinct.has(key)) &&
      rows.length >= LEAST_NAMING * texts.length
    )
      return { column, rows };
  }
  return null;
}

/** The nearest text above a row in a column. */
function headOf(sheet: Sheet, first: number, column: number): string {
  const row = [...sheet.rows.keys()].findLast((at) => at < first && !isEmpty(cellAt(sheet, at, column)));
  return row === undefined ? '' : tidy(textOf(cellAt(sheet, row, column)));
}

function layoutOf(sheet: Sheet): Layout | null {
  const found = labelColumn(sheet);
  if (!found) return null;
  const { column: label, rows } = found;
  const first = elementAt(rows, 0);
  // A head names fields side by side; a row of an indicator names one.
  const beside = elementAt(sheet.rows, first).filter(
    (cell, at) => at !== label && fieldOf(labelIn(cell)) !== null,
  );
  if (beside.length > 1) return null;
  const right = Array.from({ length: widthOf(sheet) - label - 1 }, (_, i) => label + 1 + i);
  const filled = (column: number, test: (cell: Cell) => boolean): number =>
    rows.filter((row) => test(cellAt(sheet, row, column))).length;
  const valued = right.filter((column) => filled(column, hasDigits) >= LEAST_VALUED * rows.length);
  const values = valued.map((column) => ({
    column,
    head: valued.length > 1 ? headOf(sheet, first, column) : '',
  }));
  const isOfTimes = values.every(({ head }) => YEARS_OR_TIMES.test(fold(head)));
  if (!values.length || (values.length > 1 && !isOfTimes)) return null;
  const unit = right.find(
    (column) => !valued.includes(column) && filled(column, isText) >= LEAST_VALUED * rows.length,
  );
  const keys = Array.from({ length: label }, (_, column) => column).filter(
    (column) => filled(column, isText) > 0,
  );
  return { label, values, unit: unit ?? null, keys, first };
}

/** One record on its way: the row where it begins, and what its indicators say. */
interface Gathered {
  readonly row: number;
  readonly key: string;
  readonly facts: Map<string, Cell>;
}

const NAME = 'Tên thôn, bản';

/** What a row says: the labels of its values, with the time or the unit that they need. */
function factsIn(
  sheet: Sheet,
  row: number,
  { label, values, unit }: Layout,
): readonly (readonly [string, Cell])[] {
  const name = labelIn(cellAt(sheet, row, label));
  const unitOf = unit === null ? '' : tidy(textOf(cellAt(sheet, row, unit)));
  const counted = /\d|ngh|ngàn|trăm|thousand/i.test(unitOf) ? ` (${unitOf})` : '';
  return values.map(({ column, head }) => [
    `${name}${head && ` ${head}`}${counted}`,
    cellAt(sheet, row, column),
  ]);
}

function gather(sheet: Sheet, layout: Layout): readonly Gathered[] {
  const records: Gathered[] = [];
  const last: Cell[] = layout.keys.map(() => null);
  let heading = '';
  for (let row = layout.first; row < sheet.rows.length; row++) {
    const label = labelIn(cellAt(sheet, row, layout.label));
    layout.keys.forEach((column, i) => {
      const cell = cellAt(sheet, row, column);
      if (!isEmpty(cell)) last[i] = cell;
    });
    const facts = label ? factsIn(sheet, row, layout).filter(([, value]) => !isEmpty(value)) : [];
    if (!facts.length) {
      // Words alone between the indicators head what is below.
      if (label && fieldOf(label) === null) heading = label;
      continue;
    }
    const key = layout.keys.length ? last.map((cell) => textOf(cell)).join('\n') : heading;
    const open = records.at(-1);
    const isNew = !open || open.key !== key || facts.some(([name]) => open.facts.has(name));
    const record = isNew ? { row, key, facts: new Map<string, Cell>() } : open;
    if (isNew) {
      records.push(record);
      layout.keys.forEach((column, i) =>
        record.facts.set(headOf(sheet, layout.first, column) || NAME, last[i] ?? null),
      );
      if (!layout.keys.length && heading) record.facts.set(NAME, heading);
    }
    for (const [name, value] of facts) record.facts.set(name, value);
  }
  return records;
}

/** A heading just above the first indicator names the first block. */
function firstHeading(sheet: Sheet, { first, label, keys }: Layout): string {
  if (keys.length || first === 0) return '';
  const said = elementAt(sheet.rows, first - 1).filter((cell) => !isEmpty(cell));
  const text = labelIn(cellAt(sheet, first - 1, label));
  return said.length <= 2 && !said.some(hasDigits) && namesVillage(text) ? text : '';
}

/** The one village that the lines above the indicators name, else the file: *PHIẾU ĐIỀU TRA BẢN NÀ LO - XÃ NẬM LẦU*. */
function nameOfAll(sheet: Sheet, first: number, file: string): string | null {
  const title = sheet.rows.slice(0, first).flatMap((row) => row.map(textOf).filter(Boolean));
  const called = file.replace(/^.*\//, '').replace(/\.[a-z0-9]+$/i, '');
  const names = new Set(title.flatMap((line) => villageWithin(line) ?? []));
  return names.size ? onlyOf(names) : villageWithin(called.replaceAll('_', ' '));
}

/**
 * A sheet with a row for each indicator (*Chỉ tiêu | Giá trị*), one village or several below each other, as a table with
 * a row for each village. It is called by the columns before the indicators, by an indicator that names it, by the
 * heading above its block, by the sheet, or by the title or the file where these name one village.
 */
export function indicatorRecords(
  sheet: Sheet,
  file: string,
): { readonly sheet: Sheet; readonly count: number } | null {
  const layout = layoutOf(sheet);
  if (!layout) return null;
  const records = gather(sheet, layout);
  const isNamed = records.some(({ facts }) => [...facts.keys()].some((name) => fieldOf(name) === 'village'));
  const heading = firstHeading(sheet, layout);
  const [only] = records;
  if (!only) return null;
  if (heading && !only.facts.has(NAME)) only.facts.set(NAME, heading);
  else if (!isNamed && records.length === 1) {
    const name = namesVillage(sheet.name) ? sheet.name : nameOfAll(sheet, layout.first, file);
    if (name !== null) only.facts.set(NAME, name);
  }
  const labels = [
    ...new Map(records.flatMap(({ facts }) => [...facts.keys()].map((name) => [fold(name), name]))).values(),
  ];
  const rows = records.map(({ facts }) => {
    const byName = new Map([...facts].map(([name, value]) => [fold(name), value]));
    return labels.map((label): Cell => byName.get(fold(label)) ?? null);
  });
  // The head of the indicators, and what names the first block, are no title.
  const isTitle = (row: number): boolean =>
    elementAt(sheet.rows, row).filter((cell) => !isEmpty(cell)).length < 2 &&
    labelIn(cellAt(sheet, row, layout.label)) !== heading;
  const above = [...sheet.rows.keys()].filter((row) => row < layout.first && isTitle(row));
  const title = above.map((row) => elementAt(sheet.rows, row));
  return {
    count: records.length,
    sheet: {
      ...sheet,
      rows: [...title, labels, ...rows],
      rowNumbers: Int32Array.from([...above, layout.first, ...records.map(({ row }) => row)], (row) =>
        integerAt(sheet.rowNumbers, row),
      ),
      merges: [],
      fonts: null,
      hiddenRows: [],
    },
  };
}
