import type { Sheet } from '../../../formats/reading/parsed-file.ts';
import type { BodyRow } from '../body-rows.ts';
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

/** The rows with those under a heading of villages that are none any more, up to the next heading or total, set apart. */
export function apartFromDissolved(sheet: Sheet, rows: readonly BodyRow[]): readonly BodyRow[] {
  let isGone = false;
  return rows.map((row): BodyRow => {
    if (row.kind === 'empty') return row;
    if (headsDissolved(sheet, row.row)) {
      isGone = true;
      return { ...row, kind: 'group' };
    }
    if (row.kind !== 'record' && row.kind !== 'part' && row.kind !== 'header') isGone = false;
    return isGone && row.kind !== 'header' ? { ...row, kind: 'dissolved' } : row;
  });
}
