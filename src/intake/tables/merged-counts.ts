import { integerAt } from '../../model/basics/elements.ts';
import type { Cell, Merge, Sheet } from '../../formats/reading/parsed-file.ts';
import { fieldOf } from '../columns/headings/header-dictionary.ts';
import { scoreHeader } from '../columns/headings/header-score.ts';
import { numberOf, textOf } from '../text/cell.ts';
import { stripCell } from '../text/numbers.ts';
import type { HeaderBlock } from './header-block.ts';
import { isEmpty } from './cells/cells.ts';
import type { SheetFinding } from './sheet-findings.ts';

/** From here on a heading names its field. */
const LIKELY = 0.8;
const isWritten = (cell: Cell): boolean => numberOf(cell) !== null || stripCell(cell) !== null;

/** Columns of counts: a number in them that is one cell over several rows counts once, for all of these together. */
export function countColumns({ paths }: HeaderBlock): ReadonlySet<number> {
  return new Set(
    paths.flatMap((path, column) => {
      const best = path.length ? scoreHeader(path)[0] : undefined;
      const named = best && best.score >= LIKELY ? best.key : null;
      const counts = named === null ? path.length > 0 : named !== 'row_no' && fieldOf(named)!.type === 'int';
      return counts ? [column] : [];
    }),
  );
}

/** True where a cell below the head of a merge would say the count of several rows again. */
export const sharesCount = (sheet: Sheet, { top, left }: Merge, counts: ReadonlySet<number>): boolean =>
  counts.has(left) && isWritten(sheet.rows[top]?.[left] ?? null);

/**
 * Counts that are one cell over rows of several villages: they stay with the first, the others have none.
 * @param nameAt column of the sheet that names the villages; below 0 where none does
 */
export function mergedCountFindings(
  sheet: Sheet,
  header: HeaderBlock,
  counts: ReadonlySet<number>,
  nameAt: number,
): SheetFinding[] {
  const nameOf = (row: number): string => textOf(sheet.rows[row]?.[nameAt] ?? null);
  return sheet.merges.flatMap((merge): SheetFinding[] => {
    const { top, bottom, left } = merge;
    const last = Math.min(bottom, sheet.rows.length - 1);
    if (top <= header.bottom || last <= top || !sharesCount(sheet, merge, counts)) return [];
    const names = Array.from({ length: last - top }, (_, i) => nameOf(top + 1 + i));
    // The rows of one village say once what it counts.
    if (nameAt >= 0 && names.every((name) => name === '' || name === nameOf(top))) return [];
    const cell = sheet.rows[top]?.[left] ?? null;
    return isEmpty(cell)
      ? []
      : [
          {
            code: 'count-merged',
            did: 'kept',
            severity: 'warning',
            row: integerAt(sheet.rowNumbers, top),
            value: textOf(cell),
            context: {
              column: header.paths[left]?.join(' / ') ?? '',
              from: integerAt(sheet.rowNumbers, top),
              to: integerAt(sheet.rowNumbers, last),
            },
          },
        ];
  });
}
