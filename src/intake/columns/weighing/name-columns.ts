import { elementAt } from '../../../model/basics/elements.ts';
import { fold, tidy } from '../../../i18n/text.ts';
import { saysNothing, textOf } from '../../text/cell.ts';
import type { SourceColumn } from '../../files/source-table.ts';
import { agrees, headingWords, phrases, type HeadingWord } from '../headings/heading-words.ts';

/** Kinds of the places below a commune, as headings and names write them. */
const KINDS = phrases(
  'tổ dân phố | khu dân cư | điểm dân cư | cụm dân cư | khu phố | tiểu khu | tổ dân cư | thôn | bản | tổ | xóm | làng | khu | ấp | buôn | plei | phum | sóc | tdp | kdc | village | hamlet | settlement',
);
/** Words beside them that leave the meaning alone. */
const NEUTRAL = phrases(
  'tên gọi | tên | danh sách | các | và | hoặc | thuộc | của | đơn vị | địa danh | name | of | the | official',
);
/** Words that make another thing of a heading: a code, a head of village, a condition, a count. */
const OTHER = phrases(
  'mã | số | code | id | trưởng | phó | bí thư | người | họ | họ và tên | liên hệ | điện thoại | sđt | loại | phân loại | diện | đặc biệt | khó khăn | đbkk | tỷ lệ | % | hộ | khẩu | xếp loại | ghi chú | khoảng cách | cách | đến | trước đây',
);

export interface NameFit {
  /** 0..1 by the words of the heading; 0 where they speak against it. */
  readonly words: number;
  /** 0..1 by the cells. */
  readonly values: number;
}

/**
 * How well a column fits as the names of villages.
 * @param blocks rows of the tables that it comes from: another return of the same list names its villages again
 */
export function nameFit(column: SourceColumn, blocks: readonly number[] = [column.cells.length]): NameFit {
  const words = wordsFit(column.path);
  return { words, values: words === 1 && countsUp(column) ? NUMBERED : valuesFit(column, blocks) };
}

/** Numbers under a heading that says nothing but what kind of place they are. */
const NUMBERED = 0.5;

/** `1, 2, 3, 4A, 4B, 1, 2`: villages called by their numbers, commune for commune; numbers of villages go up and down. */
function countsUp({ cells }: SourceColumn): boolean {
  const said = cells.flatMap((cell) => (saysNothing(cell) ? [] : [textOf(cell).trim()]));
  const numbers = said.map((text) => Number(/^(\d{1,3})[A-Da-d]?$/.exec(text)?.[1] ?? NaN));
  const follows = numbers.filter((value, i) => {
    const before = numbers[i - 1] ?? 0;
    return value === before + 1 || value === 1 || (value === before && said[i] !== said[i - 1]);
  });
  return said.length > 2 && follows.length >= 0.9 * said.length;
}

function wordsFit(path: readonly string[]): number {
  const leaf = headingWords((path.at(-1) ?? '').replace(/\([^)]*\)|\[[^\]]*\]/g, ' '));
  let rest = [...leaf];
  const strip = (lists: readonly (readonly HeadingWord[])[]): boolean => {
    let found = false;
    for (const phrase of lists)
      for (let at = 0; at + phrase.length <= rest.length; at++)
        if (phrase.every((part, i) => agrees(elementAt(rest, at + i), part))) {
          rest = rest.toSpliced(at, phrase.length);
          found = true;
          at--;
        }
    return found;
  };
  const isKind = strip(KINDS);
  if (strip(OTHER)) return 0;
  strip(NEUTRAL);
  if (isKind) return rest.length === 0 ? 1 : rest.length <= 2 ? 0.6 : 0.3;
  return leaf.length === 0 || rest.length < leaf.length ? 0.3 : 0.15;
}

const STARTS_WITH_KIND =
  /^[-–+•\s]*(ban|thon|to|xom|lang|khu|ap|buon|tieu khu|tdp|kdc|khu pho|diem|cum|plei|phum|soc)\b/;
/** A code, or a class written in Roman numerals. */
const NO_NAME = /^(\S*\d{3,}\S*|[ivx]+)$/i;
const LOOKED_AT = 300;

/** Names differ from row to row, are short, have letters and are no codes, numbers, dates or sentences. */
function valuesFit(column: SourceColumn, blocks: readonly number[]): number {
  const texts = column.cells
    .filter((cell) => !saysNothing(cell))
    .slice(0, LOOKED_AT)
    .map((cell) => (typeof cell === 'string' ? textOf(cell) : ''));
  if (!texts.length) return 0;
  const share = (test: (text: string) => boolean): number => texts.filter(test).length / texts.length;
  const wordy = share((text) => /\p{L}{2}/u.test(text) && text.length <= 60 && !NO_NAME.test(text));
  if (wordy < 0.8) return 0;
  const distinct = distinctShare(column, blocks);
  if (distinct < 0.5) return 0;
  // What names only the first row of each block is a larger place.
  const filled = Math.min(1, texts.length / Math.min(LOOKED_AT, column.cells.length));
  return filled ** 2 * (0.5 * distinct + 0.5 * share((text) => STARTS_WITH_KIND.test(fold(text))));
}

const OLD = phrases('cũ | trước | trước đây | trước sáp nhập | trước sắp xếp | old | former | previous');
/** True where a heading says that the names in it are those of before. */
export const namesOfBefore = ({ path }: SourceColumn): boolean => {
  const words = headingWords(path.join(' '));
  return OLD.some((phrase) =>
    words.some((_, at) => phrase.every((part, i) => words[at + i] && agrees(elementAt(words, at + i), part))),
  );
};

/** True where nearly all cells begin with a kind of place: names, whatever the heading is. */
export function beginWithKinds({ cells }: SourceColumn): boolean {
  const said = cells.filter((cell) => !saysNothing(cell)).slice(0, LOOKED_AT);
  const named = said.filter((cell) => typeof cell === 'string' && STARTS_WITH_KIND.test(fold(textOf(cell))));
  return said.length > 1 && named.length >= 0.8 * said.length;
}

/** Columns that name each a kind of village and of which every row fills one: `Thôn | Bản | Tiểu khu`. */
export function nameColumnsToJoin(columns: readonly SourceColumn[]): readonly number[] {
  const kinds = [...columns.keys()].filter((index) => {
    const { path, cells } = elementAt(columns, index);
    return wordsFit(path) === 1 && cells.some((cell) => !saysNothing(cell));
  });
  const rows = columns[0]?.cells.length ?? 0;
  const filled = (row: number): number =>
    kinds.filter((index) => !saysNothing(elementAt(columns, index).cells[row] ?? null)).length;
  const isOneEach = Array.from({ length: rows }, (_, row) => filled(row)).every((count) => count <= 1);
  return kinds.length > 1 && isOneEach ? kinds : [];
}

/** The shares of columns that were looked at, by their blocks: each role of a table asks for them again. */
const shares = new WeakMap<SourceColumn['cells'], Map<string, number>>();

/** Different names over names, each table for itself. */
function distinctShare({ cells }: SourceColumn, blocks: readonly number[]): number {
  const key = blocks.join();
  const known = shares.get(cells)?.get(key);
  if (known !== undefined) return known;
  const share = countDistinct(cells, blocks);
  shares.set(cells, (shares.get(cells) ?? new Map<string, number>()).set(key, share));
  return share;
}

function countDistinct(cells: SourceColumn['cells'], blocks: readonly number[]): number {
  let from = 0;
  let said = 0;
  let different = 0;
  for (const rows of blocks) {
    const texts = cells.slice(from, from + rows).flatMap((cell) => (saysNothing(cell) ? [] : [textOf(cell)]));
    said += texts.length;
    different += new Set(texts.map(fold)).size;
    from += rows;
  }
  return said ? different / said : 0;
}

/** Family names and the middle names of men and women: cells that begin so name persons. */
const PERSON =
  /^(nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|lò|quàng|cà|lường|giàng|sùng|thào|mùa|hà|cầm|tòng|lèo|vì|vi|đinh|lương|lừ|hạng|tẩn|phàn|ma|nông|hứa|triệu|vàng|tráng|thàng|lầu|và|vừ|chảo|hờ|má)\s+(\S+\s+\S|[\p{L}]+$)|^\S+\s+(văn|thị|a)\s+\S/iu;
/** Words of a name of a place; a remark has more. */
const MOST_WORDS = 4;

/**
 * True where a column can be the names of its rows whatever it is called: nearly every row has one, no two alike but
 * for a few, as short as names of places, and not of persons.
 */
export function namesEveryRow(
  column: SourceColumn,
  blocks: readonly number[] = [column.cells.length],
): boolean {
  const texts = column.cells.filter((cell) => !saysNothing(cell)).map((cell) => tidy(textOf(cell)));
  const share = (test: (text: string) => boolean): number =>
    texts.length ? texts.filter(test).length / texts.length : 0;
  return (
    texts.length >= 0.95 * column.cells.length &&
    distinctShare(column, blocks) >= 0.85 &&
    share((text) => text.split(' ').length <= MOST_WORDS) >= 0.9 &&
    share((text) => PERSON.test(text)) < 0.3
  );
}
