import type { Cell } from '../../formats/reading/parsed-file.ts';
import { fold, tidy } from '../../i18n/text.ts';
import { readCountWords } from '../columns/weighing/count-words.ts';
import { textOf } from '../text/cell.ts';
import { isEmpty } from './cells/cells.ts';

const UNIT =
  /^(?:d\.?v\.?t\.?\s*:?\s*|don vi(?: tinh)?\s*:?\s*)?(?:(?:1[.,]?000|nghin|ngan|trieu|ty|tram) )?(?:nguoi|ho|khau|nhan khau|ho dan|nguoi dan|thon|ban|thon ban|xa|km2?|km²|m2?|m²|ha|dam|%|‰|phan tram|do|do thap phan|°|dd|wgs ?84|vn-?2000|tram|cot|diem|cai|chiec|cay|con|tan|kg|kw|mbps|dbm|mhz|dong|vnd|tr\.? ?d|trd|ngay|thang|nam|dd\/mm\/yyyy|ngay\/thang\/nam|co\/khong|c\/k|x\/trong|ten|ma|so|stt|chu|text)$/;

/** `người | hộ | km`, in brackets or not, in every cell of a row: the units of the columns. */
export function isUnitRow(cells: readonly Cell[]): boolean {
  const said = cells.filter((cell) => !isEmpty(cell));
  return (
    said.length >= 2 &&
    said.every(
      (cell) => typeof cell === 'string' && UNIT.test(fold(textOf(cell)).replace(/^\(\s*|\s*\)$/g, '')),
    )
  );
}

/** Sums that go from the foot of a page to the head of the next. */
const CARRIED =
  /^(?:(?:tong|cong|so|so lieu|luy ke|(?:trang|to|bieu) truoc) )*(?:mang|chuyen|cong) (?:sang|trang|qua)(?: (?:trang|to|bieu|sau|truoc|ben|tu|so|\d+))*[\s\d:.]*$/;
const TONED_CARRIED = /(?:^|\s)(?:mang|chuyển|cộng)\s/;

/** @param toned the same with its marks, in small letters */
export const carriesOver = (folded: string, toned: string): boolean =>
  CARRIED.test(folded) && (toned === folded || TONED_CARRIED.test(toned));

const DASHED = /^(?:[-–—+•*·○●▪]|\(?[a-d]\)|trong đó|trong do|t\.? ?đó|gồm|bao gồm)[\s:;,]*/i;
/** Kinds of place: what they begin is a name. */
const PLACE = /^(?:ban|thon|to|xom|lang|khu|ap|buon|tieu khu|tdp|kdc|plei|phum|soc|cum)\b/;

/** What a row below a village says of it: `- Hộ nghèo`, `Trong đó: nữ`; null where it names no class of its people. */
export function classOf(text: string): string | null {
  const bare = tidy(text).replace(DASHED, '').replace(DASHED, '');
  const isDashed = bare !== tidy(text);
  if (!bare || PLACE.test(fold(bare))) return null;
  const { counts, isPart, unexplained } = readCountWords([bare]);
  // `- Hộ dân tộc Mông`: led by the thing counted, the rest describes it.
  const known = unexplained === 0 ? counts !== null || isPart : counts !== null && unexplained <= 3;
  return known && (isDashed || (counts !== null && isPart && unexplained === 0)) ? bare : null;
}

/** `Trong đó: DTTS`: words before it that make it a part of what stands above. */
const LED = /^(?:trong (?:đó|do)|t\.? ?đó|gồm|bao gồm)[\s:;,]+/i;

/** Whether words say that a row beside a total is a part of it: by themselves, or no more than a mark before them may. */
export function partOfTotal(text: string): 'said' | 'marked' | null {
  if (classOf(text) !== null) return 'said';
  const whole = tidy(text);
  const bare = whole.replace(DASHED, '').replace(DASHED, '');
  if (bare === whole || !bare || PLACE.test(fold(bare))) return null;
  return LED.test(whole) ? 'said' : 'marked';
}

const SENTENCE =
  /^(?:cac |nhung |toan (?:xa|thon|ban|huyen|tinh|bo)\b|trong do\b|gom\b|bao gom\b|ghi chu\b|nguon\b|so (?:lieu|ho|khau|dan|nguoi)\b|ngoai ra\b|luu y\b|danh sach\b|phan \S+ *[:.]|\()/;
const MOST_WORDS = 9;

/** Words alone in a row that are a heading of what follows or a sentence, and no name of a place. */
export function isRemark(text: string): boolean {
  const folded = fold(text);
  if (/:\s*$/.test(text) || SENTENCE.test(folded)) return true;
  if (PLACE.test(folded)) return false;
  const counted = [...folded.matchAll(/\d[\d.,]*\s*(ho|khau|nguoi|nhan khau)\b/g)].length > 0;
  return counted || folded.split(' ').length > MOST_WORDS;
}
