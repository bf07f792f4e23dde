import { elementAt } from '../../model/basics/elements.ts';
import type { Cell } from '../../formats/reading/parsed-file.ts';
import { fold, tidy } from '../../i18n/text.ts';
import { readCountWords } from '../columns/weighing/count-words.ts';
import type { SourceColumn } from '../files/source-table.ts';
import { saysNothing, textOf } from '../text/cell.ts';

/** Columns made of one, and what becomes of any of its cells. */
export interface Made {
  readonly columns: readonly SourceColumn[];
  readonly split: (cell: Cell) => readonly Cell[];
}

/** Of the cells that say something, those that must be written alike. */
const NEARLY_ALL = 0.8;
const LEAST_CELLS = 3;

const HEADINGS = { households: 'Số hộ', people: 'Số khẩu' } as const;
type Counted = keyof typeof HEADINGS;

/** A number and the word for what it counts. */
const COUNT = /(\d[\d.,]*)\s*(hộ dân|hộ gia đình|hộ|nóc nhà|nóc|nhân khẩu|khẩu|người)(?!\p{L})/giu;
/** What may stand between counts and around them. */
const AROUND = /^[\s()[\]{},;:/|+–—-]*(?:và)?[\s()[\]{},;:/|+–—-]*$/iu;

interface NamedCounts {
  readonly name: string;
  readonly counts: ReadonlyMap<Counted, string>;
}

/** `Nà Lo (45 hộ, 213 khẩu)`, `Nà Lo: 45 hộ`; null where the counts do not stand last, or one comes twice. */
function namedCounts(cell: Cell): NamedCounts | null {
  const text = textOf(cell).normalize('NFC');
  const found = [...text.matchAll(COUNT)];
  const [first] = found;
  if (!first) return null;
  const name = tidy(text.slice(0, first.index).replace(/[\s([{,;:/|+–—-]+$/u, ''));
  const between = found.map((match, i) =>
    text.slice(match.index + match[0].length, found[i + 1]?.index ?? text.length),
  );
  if (!/\p{L}{2}/u.test(name) || !between.every((rest) => AROUND.test(rest))) return null;
  const counts = new Map<Counted, string>();
  for (const [, number = '', unit = ''] of found) {
    const counted = /^(?:hộ|nóc)/iu.test(unit) ? 'households' : 'people';
    if (counts.has(counted)) return null;
    counts.set(counted, number.replace(/[.,]$/, ''));
  }
  return { name, counts };
}

const isMost = (said: number, fit: number): boolean => said >= LEAST_CELLS && fit >= NEARLY_ALL * said;
const saidIn = ({ cells }: SourceColumn): readonly Cell[] => cells.filter((cell) => !saysNothing(cell));

/** What is counted in nearly all cells behind a name; null where nothing is. */
function countedBehindNames(column: SourceColumn): readonly Counted[] | null {
  const said = saidIn(column);
  if (said.length < LEAST_CELLS || !/\d/.test(textOf(said[0]!))) return null;
  const read = said.map(namedCounts);
  const counted = (Object.keys(HEADINGS) as Counted[]).filter((key) =>
    isMost(said.length, read.filter((one) => one?.counts.has(key)).length),
  );
  return counted.length ? counted : null;
}

/** Names with counts behind them as a column of names and one for each count. */
export function partedFromName(column: SourceColumn): Made | null {
  const counted = countedBehindNames(column);
  if (!counted) return null;
  const split = (cell: Cell): readonly Cell[] => {
    const read = namedCounts(cell);
    return read
      ? [read.name, ...counted.map((key) => read.counts.get(key) ?? null)]
      : [cell, ...counted.map(() => null)];
  };
  const leaf = column.path.at(-1) ?? '';
  // `Tên bản, số hộ, số khẩu` is then the heading of the names alone.
  const own = tidy(leaf.split(/[,;/(+]/).find((part) => readCountWords([part]).counts === null) ?? leaf);
  const path = own ? [...column.path.slice(0, -1), own] : column.path;
  return madeOf(column, split, [path, ...counted.map((key) => [HEADINGS[key]])]);
}

const LABELLED = /^\s*([\p{L}][^:=\d]{0,40}?)\s*[:=]\s*(\S.*?)\s*$/su;

/** `Số hộ: 45; Số khẩu: 213` by label; null where a piece has none. */
function labelsIn(cell: Cell): ReadonlyMap<string, string> | null {
  const pieces = textOf(cell)
    .split(/[;\n|]|[,.](?=\s*\p{L}[^,;:=\n]*[:=])|<br\s*\/?>/iu)
    .filter((piece) => piece.trim() !== '');
  const pairs = pieces.map((piece) => LABELLED.exec(piece));
  if (pieces.length < 2 || !pairs.every((pair) => pair !== null)) return null;
  return new Map(pairs.map((pair) => [tidy(pair![1]!), pair![2]!]));
}

/** Text that says label and value again and again, among them a count, as a column for each label. */
export function partedByLabels(column: SourceColumn): Made | null {
  const said = saidIn(column);
  if (said.length < LEAST_CELLS || labelsIn(elementAt(said, 0)) === null) return null;
  const read = said.map(labelsIn);
  const labels = new Map<string, string>();
  for (const label of read.flatMap((one) => [...(one?.keys() ?? [])]))
    if (!labels.has(fold(label))) labels.set(fold(label), label);
  const isTold = isMost(said.length, read.filter((one) => one !== null).length);
  if (!isTold || ![...labels.values()].some((label) => readCountWords([label]).counts !== null)) return null;
  const split = (cell: Cell): readonly Cell[] => {
    const own = new Map([...(labelsIn(cell) ?? [])].map(([label, value]) => [fold(label), value]));
    // What is not written so stays under the heading that it has.
    return [own.size ? null : cell, ...[...labels.keys()].map((label) => own.get(label) ?? null)];
  };
  return madeOf(column, split, [column.path, ...[...labels.values()].map((label) => [label])]);
}

function madeOf({ cells }: SourceColumn, split: Made['split'], paths: readonly (readonly string[])[]): Made {
  const rows = cells.map(split);
  return {
    columns: paths.map((path, at): SourceColumn => ({
      name: path.join(' / '),
      path,
      cells: rows.map((row) => elementAt(row, at)),
    })),
    split,
  };
}
