import { elementAt } from '../../../model/basics/elements.ts';
import type { SourceColumn } from '../../files/source-table.ts';
import { agrees, headingWords, phrases, type HeadingWord } from '../headings/heading-words.ts';
import { LEXICON, readCountWords } from './count-words.ts';

/** Words between the thing counted and what makes it a part: `hộ dân là đồng bào dân tộc thiểu số`. */
const BETWEEN = phrases(
  'dân | là | thuộc | diện | đồng bào | người | gia đình | có | của | và | được | bị | đã | đang | của các',
);
/** Parts of a heading that in a sentence say something else. */
const OF_SENTENCES = phrases('điểm | trường | trạm | mã | đi | làm | mất | em | trước | cũ | kỳ trước | mỗi');

const isAt = (words: readonly HeadingWord[], at: number, phrase: readonly HeadingWord[]): boolean =>
  phrase.every((part, i) => at + i < words.length && agrees(elementAt(words, at + i), part));
const entryAt = (words: readonly HeadingWord[], at: number): (typeof LEXICON)[number] | undefined =>
  LEXICON.find(([phrase]) => isAt(words, at, phrase));

/** Where the words end that make a part of what was counted before `at`; null where nothing does. */
function endOfPart(words: readonly HeadingWord[], at: number): number | null {
  let next = at;
  for (;;) {
    const [phrase, sense] = entryAt(words, next) ?? [];
    if (phrase && sense === 'part')
      return OF_SENTENCES.some((one) => isAt(words, next, one)) ? null : next + phrase.length;
    const between = BETWEEN.find((one) => isAt(words, next, one));
    if (!between) return null;
    next += between.length;
  }
}

/**
 * What a line counts where all that it counts is a part of the households or people: *Tổng hợp hộ nghèo theo bản*. Null
 * where it counts nothing, or counts them whole as well.
 */
function partIn(line: string): string | null {
  const words = headingWords(line.normalize('NFC'));
  let part: string | null = null;
  for (let at = 0; at < words.length; at++) {
    const [phrase, sense] = entryAt(words, at) ?? [];
    if (!phrase) continue;
    const first = at;
    at += phrase.length - 1;
    if (sense !== 'households' && sense !== 'people') continue;
    const end = endOfPart(words, at + 1);
    if (end === null) return null;
    at = end - 1;
    part ??= words
      .slice(first, end)
      .map(({ plain }) => plain)
      .join(' ');
  }
  return part;
}

/**
 * The part of the households or people that a list is of by its title, its sheet or its file, where none of its columns
 * counts a part: then *Số hộ* may be the poor ones.
 * @param titles what speaks of all of the list
 * @returns the part in folded words, and the line that names it
 */
export function partOfTitle(
  titles: readonly string[],
  columns: readonly SourceColumn[],
): { readonly part: string; readonly line: string } | null {
  const isSaid = columns.some(({ path }) => {
    const { counts, isPart } = readCountWords(path);
    return counts !== null && isPart;
  });
  if (isSaid) return null;
  for (const line of titles.flatMap((title) => title.split('\n'))) {
    const part = partIn(line);
    if (part !== null) return { part, line: line.trim() };
  }
  return null;
}
