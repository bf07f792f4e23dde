import { mayDeny } from './denials.ts';
import {
  deniesCoverage,
  mayDenyCoverage,
  plainWords,
  readStanding,
  saysOnlyStanding,
  yearsIn,
} from './standing-words.ts';

/** What a name, a note, a folder or the heading of a section says of the state of what stands under it. */
export interface Aside {
  readonly meaning: 'service' | 'planned' | 'none';
  /** False where the text says other things as well, or speaks of a plan of years that have begun: a person must read it. */
  readonly isSure: boolean;
}

const WORKS =
  '(phat song|hoat dong|trien khai|xay( dung)?|dau tu|lap( dat)?|hoan thanh|van hanh|nghiem thu|khoi cong|thi cong)';
/**
 * Names hold many words that a column of states uses otherwise (*Bản Tràng*, *Nà Sẻ*, *Mạnh*): only what names nothing
 * but a plan or an end is looked for here.
 */
const PLANNED = new RegExp(
  `\\b((chua|cho|dang cho|se|sap|sap toi) (duoc |co )?${WORKS}|dang (thi cong|xay dung|lap dat|dau tu|khao sat)|du kien|quy hoach|qh|ke hoach|de xuat|chu truong|planned|plan|planning|proposed|proposal|future|under construction|not (yet )?(built|on air|active))\\b`,
);
const ENDED =
  /\b((da |bi |dang )?(thao do|thao go|thanh ly|thu hoi|huy bo|dong cua|vo hieu)|(tam|da|bi|dang) (ngung|dung|ngat|tat)|(ngung|dung) (hoat dong|phat song|khai thac|su dung|van hanh)|(khong|ko) (con )?(hoat dong|phat song|khai thac|su dung)|decommissioned|dismantled|retired|out of service)\b/;

/** Where one thing is said beside another: *Huổi Kép (quy hoạch 2027)*, *trạm quy hoạch, chưa xây*. */
const PARTS = /[()[\]{}|;,/]|\s[-–—]\s/;

/** A name of a file, folder or layer that speaks of a plan. */
export const saysPlanned = (name: string): boolean =>
  PLANNED.test(plainWords(name.replace(/\.[a-z0-9]{1,8}$/i, '')));

/** *Ngoài vùng phủ sóng*, *không phục vụ*; *Trắng* may be a name. */
const saysOnlyNone = (text: string): boolean =>
  mayDeny(text) && saysOnlyStanding(text) && readStanding(text, '') === 'none';

const negativeOf = (text: string, ofSignal: boolean): 'planned' | 'none' | null => {
  const words = plainWords(text);
  if (ENDED.test(words) || (ofSignal && (deniesCoverage(text) || saysOnlyNone(text)))) return 'none';
  return PLANNED.test(words) ? 'planned' : null;
};

/**
 * What a text says in passing; null where it says nothing of a state.
 *
 * @param asOf ISO date of the project
 * @param ofSignal true for areas of signal: a mast *for* a blind spot is a mast
 */
export function readAside(text: string, asOf: string, ofSignal: boolean): Aside | null {
  const meaning = negativeOf(text, ofSignal);
  if (meaning === null && ofSignal && mayDenyCoverage(text)) return { meaning: 'none', isSure: false };
  if (meaning === null)
    return readStanding(text, asOf) === 'service' && saysOnlyStanding(text)
      ? { meaning: 'service', isSure: true }
      : null;
  const whole = readStanding(text, asOf);
  if (whole !== meaning) return { meaning, isSure: false };
  const sure = meaning === 'none' && ofSignal ? true : isWholly(text, asOf, meaning);
  return { meaning, isSure: sure && (meaning !== 'planned' || isAhead(text, asOf)) };
}

/** A part of the text speaks of nothing but the state, and the whole of no other. */
const isWholly = (text: string, asOf: string, meaning: Aside['meaning']): boolean =>
  [text, ...text.split(PARTS)].some((part) => readStanding(part, asOf) === meaning && saysOnlyStanding(part));

/** A plan that names no year, or one to come. */
function isAhead(text: string, asOf: string): boolean {
  const last = yearsIn(plainWords(text)).at(-1);
  return last === undefined || last > Number(asOf.slice(0, 4));
}
