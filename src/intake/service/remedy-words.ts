import { mayDeny } from '../text/standing/denials.ts';
import { plainWords, readStanding, yearsIn, type ReadStanding } from '../text/standing/standing-words.ts';

/** Whether a place where the signal does not arrive is one today; `undefined` only a person can tell, `null` nothing said. */
export type Remedy = 'there' | 'gone' | null | undefined;

const MENDED =
  '(khac phuc|xu ly|xu li|giai quyet|sua( chua)?|xoa( lom| bo)?|phu song|co song|cai thien|lap tram|phat song|dua vao su dung)';
const THERE = new RegExp(
  `\\b(chua|dang|can|cho|ko|khong|se|du kien|ke hoach|quy hoach|de nghi|de xuat|kien nghi|sap) (duoc |co )?${MENDED}\\b|\\b(?<!\\b(khong|ko|chua|chang|het) )(van )?con (lom|trang|yeu|ton tai|mat)\\b|\\b(chua xong|open|unresolved|pending|ongoing|in progress|not (yet )?(fixed|resolved|closed))\\b`,
  'g',
);
const GONE = new RegExp(
  `\\b(da |duoc |moi )+(duoc )?${MENDED}( xong| hoan toan)?\\b|\\b${MENDED} xong\\b|\\b(het|(khong|ko) con|(khong|ko) phai|xoa)( (la|vung|diem|khu vuc))* (lom|trang|ton tai)( song)?\\b|\\b(resolved|fixed|closed|solved|remedied|cleared)\\b|\\b(da |hoan thanh )+(khac phuc|xu ly|xoa)\\b`,
  'g',
);
/** Whole answers of a column of states: it is no more, or the entry was withdrawn. */
const STRUCK =
  /^((khong|ko) con( nua)?|(da )?(huy|huy bo|xoa|xoa bo|loai|loai bo)|(da )?(hoan thanh|xong)\b.*|(done|completed|cancelled|canceled|withdrawn|invalid)\b.*)$/;
/** What was never so, or no longer stands: only a person can tell. */
const REVOKED =
  /\b(sai|nham|trung|huy|loai (bo|khoi)|bac bo|rut|tu choi|withdrawn?|reject(ed)?|wrong|false|duplicate)\b/;
const IN_PART = /\b(mot phan|1 phan|tam thoi|tam|phan lon|chu yeu|partly|partially|\d{1,2} ?%)\b/;

/**
 * What a text says of a place without signal on the day of the project.
 *
 * @param asOf ISO date of the project
 * @param isStatus true for a column of states, where *Hoàn thành* alone is an answer
 */
export function readRemedy(text: string, asOf: string, isStatus: boolean): Remedy {
  const words = plainWords(text);
  const rest = words.replace(THERE, ' | ');
  const isThere = rest !== words;
  const isGone = GONE.test(rest) || (isStatus && STRUCK.test(rest));
  GONE.lastIndex = 0;
  if (isGone && (isThere || IN_PART.test(words))) return undefined;
  if (!isGone && isThere) return 'there';
  if (!isGone) return ofState(text, readStanding(text, asOf), isStatus);
  const last = yearsIn(words).at(-1);
  return last !== undefined && last > Number(asOf.slice(0, 4)) ? 'there' : 'gone';
}

/** A lack of signal, or a plan to end it, is one that is there; a state that says neither and may deny it is a doubt. */
function ofState(text: string, standing: ReadStanding, isStatus: boolean): Remedy {
  if (standing === 'planned') return 'there';
  if (!isStatus) return null;
  if (standing === 'none' || standing === 'weak') return REVOKED.test(plainWords(text)) ? undefined : 'there';
  return standing === 'service' || mayDeny(text) || REVOKED.test(plainWords(text)) ? undefined : null;
}

/** Headings of columns that say by yes and no whether such a place has been mended. */
export const asksForRemedy = (heading: string): boolean =>
  /\b(khac phuc|xu ly|giai quyet|resolved|fixed|closed|solved|done)\b/.test(plainWords(heading));
