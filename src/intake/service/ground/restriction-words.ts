import { fold } from '../../../i18n/text.ts';
import type { RestrictionKind } from '../../../model/surroundings/surroundings.ts';

/** What kinds of land are called; asked in this order: a forest of a memorial place is under the care of both. */
const KINDS: readonly (readonly [RestrictionKind, RegExp])[] = [
  ['defence', /\b(quoc phong|quan su|an ninh|military|defen[cs]e|armed forces)\b/],
  ['safeZone', /\b(an toan khu|atk|can cu (cach mang|khang chien|dia)|chien khu|safe ?zone)\b/],
  [
    'heritage',
    /\b(di tich|di san|danh (lam )?thang( canh)?|khao co|van hoa lich su|heritage|monuments?|historic(al)?|archaeolog\w*|relics?)\b/,
  ],
  [
    'forest',
    /\b(rung|lam nghiep|vuon quoc gia|(khu )?bao ton|du tru thien nhien|khu sinh quyen|forests?|woods?|national parks?|nature reserves?|protected areas?|conservation)\b/,
  ],
  ['border', /\b(bien gioi|vanh dai bien|bien phong|border|frontier)\b/],
];

/** `safeZone`, `safe_zone` and *Safe zone* are one word. */
const wordsOf = (text: string): string =>
  fold(text.replace(/([a-z])([A-Z])/g, '$1 $2'))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** The kind of land that a text names; `other` where it names one that is none of these. */
export function readRestrictionKind(text: string): RestrictionKind {
  const words = wordsOf(text);
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}

const NOBODY =
  /^(khong( (duoc|cho phep|duoc phep|cap phep|xay dung|ai))*|cam( (xay dung|tuyet doi|hoan toan))*|nghiem cam.*|tuyet doi cam.*|nobody|no ?one|none|never|forbidden|prohibited|banned|not (allowed|permitted))$/;

/** True where a cell says that nobody permits, or that it never comes to a permit. */
export const saysNever = (text: string): boolean => NOBODY.test(wordsOf(text));

/** Months that a text states; of a span both ends; null where it states none. */
export function readMonths(text: string): readonly [number, number] | null {
  const plain = fold(text).replace(/,/g, '.');
  const match =
    /^(?:khoang |tu |toi da |duoi |~ ?)?(\d+(?:\.\d+)?)(?: ?(?:-|–|den|toi|to) ?(\d+(?:\.\d+)?))? ?(thang|months?|nam|years?|th|t|m)?$/.exec(
      plain.trim(),
    );
  if (!match) return null;
  const factor = /^(nam|year)/.test(match[3] ?? '') ? 12 : 1;
  const first = Number(match[1]) * factor;
  const last = match[2] === undefined ? first : Number(match[2]) * factor;
  return [Math.min(first, last), Math.max(first, last)];
}
