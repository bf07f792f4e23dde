import { fold } from '../../../i18n/text.ts';
import type { SourceColumn } from '../../files/source-table.ts';
import { saysNothing, textOf } from '../../text/cell.ts';
import { readDate } from '../../text/dates.ts';
import { agrees, headingWords, phrases, type HeadingWord } from './heading-words.ts';

/**
 * What a column parts the rows of one village by: into parts of it, into its households, or into times of which only one
 * counts.
 */
export type Division = 'parts' | 'households' | 'times';

const PARTS = phrases(
  'cụm dân cư | cụm | điểm dân cư | nhóm hộ | nhóm dân cư | nhóm tuổi | độ tuổi | nhóm | xóm nhỏ | tổ tự quản | tổ đoàn kết | giới tính | giới | nam nữ | thành phần dân tộc | dân tộc | cluster | sex | gender | ethnic group',
);
const HOUSEHOLDS = phrases('chủ hộ | mã hộ | hộ gia đình | household head | head of household');
const TIMES = phrases(
  'kỳ báo cáo | kỳ số liệu | kỳ | thời điểm | thời kỳ | thời gian | năm số liệu | năm báo cáo | năm | quý | tháng | year | period | ngày số liệu | ngày báo cáo',
);
/** Words beside them that leave the meaning alone. */
const NEUTRAL = phrases(
  'họ và tên | họ tên | tên | số | theo | phân theo | của | thống kê | số liệu | of | the',
);

/** `0-14`, `60+`, `< 15`. */
const AGES = /^(?:[<>≤≥]=?\s*)?\d{1,3}\s*(?:[-–]\s*\d{1,3}|\+)?$/;
const SEXES = /^(nam|nu|nam gioi|nu gioi|male|female)$/;
const NEARLY_ALL = 0.9;

const without = (
  words: readonly HeadingWord[],
  lists: readonly (readonly HeadingWord[])[],
): readonly HeadingWord[] => {
  let rest = words;
  for (const phrase of lists)
    for (let at = 0; at + phrase.length <= rest.length; at++)
      if (phrase.every((part, i) => agrees(rest[at + i]!, part))) rest = rest.toSpliced(at--, phrase.length);
  return rest;
};

/** The date of a time that a cell names: `Năm 2026`, `Kỳ 6/2026`, `Quý I/2026`; null where it names none. */
export const timeOf = (text: string): string | null =>
  readDate(
    fold(text)
      .replace(/\b(ky|so lieu|cuoi|den)\b/g, ' ')
      .trim(),
  );

/** Two digits of the month with which a text ends that names no year: `Quý III`, `Tháng 9`; null for any other. */
const monthAlone = (text: string): string | null => {
  const [, quarter, month] =
    /^(?:ky )?(?:quy|q)[ .]*(i{1,3}|iv|[1-4])$|^(?:ky )?thang (\d{1,2})$/.exec(fold(text)) ?? [];
  const last = quarter
    ? 3 * (['i', 'ii', 'iii', 'iv'].indexOf(quarter) + 1 || Number(quarter))
    : Number(month);
  return last >= 1 && last <= 12 ? String(last).padStart(2, '0') : null;
};

/** The same of a cell under a heading of months or quarters, where the number stands alone: `9` under *Tháng*. */
export function monthUnder({ path }: Pick<SourceColumn, 'path'>, text: string): string | null {
  const heading = fold(path.at(-1) ?? '');
  const word = /\b(thang|quy)\b/.exec(heading)?.[1];
  const bare = text.trim();
  return (
    monthAlone(text) ?? (word && /^(\d{1,2}|[iv]{1,3})$/i.test(bare) ? monthAlone(`${word} ${bare}`) : null)
  );
}

/** People of the largest household of a list: no village has so few at most. */
export const MOST_IN_HOUSEHOLD = 25;

/** What a column divides the rows of a village by; null where nothing says that it does. */
export function divisionOf({ path, cells }: SourceColumn): Division | null {
  const said = cells.filter((cell) => !saysNothing(cell)).map((cell) => fold(textOf(cell)));
  if (!said.length) return null;
  const share = (test: (text: string) => boolean): number => said.filter(test).length / said.length;
  if (share((text) => SEXES.test(text)) === 1 && new Set(said).size > 1) return 'parts';
  const words = headingWords((path.at(-1) ?? '').replace(/\([^)]*\)/g, ' '));
  const names = (list: readonly (readonly HeadingWord[])[]): boolean => {
    const left = without(words, list);
    return left.length < words.length && !without(left, NEUTRAL).length;
  };
  if (names(TIMES))
    return share((text) => (timeOf(text) ?? monthUnder({ path }, text)) !== null) >= NEARLY_ALL
      ? 'times'
      : null;
  // Figures under such a heading count something: they name no part.
  const isWords =
    share((text) => /\p{L}/u.test(text) || /^\d{1,2}$/.test(text) || AGES.test(text)) >= NEARLY_ALL;
  if (names(HOUSEHOLDS)) return 'households';
  return isWords && names(PARTS) ? 'parts' : null;
}
