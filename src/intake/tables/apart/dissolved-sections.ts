import { integerAt } from '../../../model/basics/elements.ts';
import type { Sheet } from '../../../formats/reading/parsed-file.ts';
import { saidTexts } from '../cells/said-texts.ts';

const KINDS = 'thon|ban|to dan pho|tdp|to|xom|lang|khu dan cu|khu pho|khu|tieu khu|diem dan cu';
/** *II. Các bản đã sáp nhập*, *Thôn, bản không còn*: kinds of place without a name, and that they are none any more. */
const DISSOLVED = new RegExp(
  String.raw`^(?:(?:[ivxlc]{1,6}|[a-h]|\d{1,2})[.)/-]\s*)?(?:danh sach )?(?:(?:cac|nhung|so) )?(?:(?:${KINDS})(?:\s*[,/-]\s*|\s+))+(?:cu )?(?:(?:nay|da|bi|duoc) )*(?:(?:sap|sat|hop) nhap|giai the|xoa ten|khong con)\b`,
);
/** What came of them is a village. */
const NEW = /\b(?:moi|sau|thanh lap|hinh thanh|tu)\b/;
/** *Các bản sáp nhập* may be the old or the new ones. */
const SAYS_GONE = /\b(?:da|bi|duoc|giai the|xoa ten|khong con)\b/;

function headsDissolved(sheet: Sheet, row: number): boolean {
  const words = saidTexts(sheet, row).filter(({ numeric }) => !numeric);
  const text = words.at(-1)?.text ?? '';
  return words.length <= 2 && DISSOLVED.test(text) && SAYS_GONE.test(text) && !NEW.test(text);
}

/** A row of the sheet, and what it was taken for. */
interface Sorted {
  readonly row: number;
  readonly kind: string;
  /** Heading in force. */
  readonly group: string;
}

/** Rows that head villages that are none any more, and those under them up to the next heading or total. */
function dissolvedRows(
  sheet: Sheet,
  rows: readonly Sorted[],
): Readonly<Record<'heads' | 'gone', ReadonlySet<number>>> {
  const heads = new Set<number>();
  const gone = new Set<number>();
  let isGone = false;
  for (const { row, kind } of rows) {
    if (kind === 'empty' || kind === 'header') continue;
    if (headsDissolved(sheet, row)) heads.add(row);
    isGone = heads.has(row) || (isGone && (kind === 'record' || kind === 'part'));
    if (isGone && !heads.has(row)) gone.add(row);
  }
  return { heads, gone };
}

/** The rows with headings of villages that are none any more as such, and the numbers of the records under these. */
export function apartFromDissolved<Row extends Sorted>(
  sheet: Sheet,
  rows: readonly Row[],
): {
  readonly body: readonly (Row | (Row & { readonly kind: 'group' }))[];
  readonly dissolved: ReadonlySet<number>;
} {
  const { heads, gone } = dissolvedRows(sheet, rows);
  // Numbers alone are no village of that kind, but may be a total.
  const under = rows.filter(
    ({ row, kind }) =>
      gone.has(row) && kind === 'record' && saidTexts(sheet, row).some(({ numeric }) => !numeric),
  );
  const body = rows.map((row) => {
    if (heads.has(row.row)) return { ...row, kind: 'group' as const };
    // The heading of what is gone names no commune of it.
    return gone.has(row.row) ? { ...row, group: '' } : row;
  });
  return { body, dissolved: new Set(under.map(({ row }) => integerAt(sheet.rowNumbers, row))) };
}
