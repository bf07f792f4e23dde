import { elementAt } from '../../../model/basics/elements.ts';
import { fold } from '../../../i18n/text.ts';
import { mayDeny } from './denials.ts';

/** What a record says of its service on the day of the project: it is there, it is planned, or there is none. */
export type Standing = 'service' | 'planned' | 'none';

/** `weak`: a signal that only a person can count or not. `null`: nothing said. `undefined`: not understood. */
export type ReadStanding = Standing | 'weak' | null | undefined;

type Meaning = Standing | 'weak';

const WORKS =
  '(phat song|hoat dong|trien khai|xay( dung)?|dau tu|lap( dat)?|hoan thanh|hoan thien|van hanh|nghiem thu|khoi cong|thi cong|dua vao)';

/**
 * Phrases and what they mean, in the order in which they are looked for: each takes its words away, so that
 * *không ổn định* is not *ổn định*, *chưa phát sóng* not *phát sóng*, and *dự kiến phát sóng* one thing.
 */
const PHRASES: readonly (readonly [RegExp, Meaning])[] = [
  // *Hoàn thành khảo sát* is no mast on air: only a cell that says nothing else.
  [
    /^(da )?(hoan thanh|xong|done)( (nam|thang|quy|trong|100|xay dung|xay lap|lap dat|phat song|nghiem thu|ban giao|dua vao su dung|\d{1,2}|20\d{2}))*$/g,
    'service',
  ],
  [/\b(khong|ko|k|chua) (on dinh|deu|tot|manh|dam bao|lien tuc)\b/g, 'weak'],
  [/\b(co noi co noi khong|luc co luc khong|chap chon|bap benh|1 vach)\b/g, 'weak'],
  [
    new RegExp(`\\b(chua|cho|dang cho|not yet) (duoc |co )?(${WORKS}|on air|built|active)\\b`, 'g'),
    'planned',
  ],
  [
    new RegExp(
      `\\b(du kien|quy hoach|ke hoach|de xuat|chu truong|chuan bi|se|sap toi|planned|plan|proposed|future|expected)( (se|duoc|tu|den|trong|nam|lap|moi|to be|for))*( ${WORKS}| phu song| on air| built)?\\b`,
      'g',
    ),
    'planned',
  ],
  [
    /\bdang( (thi cong|xay dung|xay|trien khai|lap dat|dau tu|hoan thien|chuan bi|khao sat|lam thu tuc))+\b|\b(under construction|in progress|ongoing)\b/g,
    'planned',
  ],
  [
    /\b(khong|ko|k|chua|het|mat|trang)( con)?( (co|phu|duoc|duoc phu|thu duoc))*( (song|tin hieu|phu song|dich vu|signal|coverage))\b|\b(khong|ko|k|chua)( (duoc|co))* phu( (vung|4g|3g|2g|5g))*\b|\btrang\b|\b(no|without|zero|out of) (signal|coverage|service)\b|\b(un|not )(covered|served)\b|\bdead\b|\b(outage|offline|faulty|down)\b|\bhong( (nang|hoan toan|han))*( (cho|dang|can) (sua( chua)?|thay( the)?|khac phuc))+\b|^hong$/g,
    'none',
  ],
  [
    /\b(tam |da |bi )*(ngung|(?<!\b(su|xay|tac|noi|ap|hinh|cong) )dung(?! (chung|cho|duoc|rieng))|ngat|tat(?! ca)|thao do|thao go|thanh ly|thu hoi|huy bo|dong cua|vo hieu|(bi|da|bao) hong)( (hoat dong|phat song|dich vu|khai thac|su dung|van hanh|han))*\b/g,
    'none',
  ],
  [
    /\b(khong|ko|k|not) (con )?(hoat dong|phat song|khai thac|su dung|van hanh|active|operational|on air)\b/g,
    'none',
  ],
  [
    /\b(inactive|off ?air|stopped|decommissioned|dismantled|retired|closed|removed|cancelled|disabled|off)\b/g,
    'none',
  ],
  [/\b(yeu|kem|lom( song)?|song yeu|weak|poor)\b/g, 'weak'],
  [/\b(da|dang|van|hien) phat\b/g, 'service'],
  [
    /\b(da |dang |van |hien )?(hoat dong|phat song|khai thac|su dung|van hanh|phuc vu|phu song)( (tot|binh thuong|on dinh))*\b/g,
    'service',
  ],
  [
    /\b(da|dang) (hoan thanh|nghiem thu|dua vao( su dung| khai thac| van hanh)?|xay dung xong|lap dat|dau tu|ban giao|co|phu)( song)?\b|\b(co|du) (song|phu song|dich vu)\b|\bhien (co|huu)\b/g,
    'service',
  ],
  [
    /\b(on ?air|active|operational|operating|in service|in operation|live|existing|completed|covered|served|good|excellent|strong|fair)\b/g,
    'service',
  ],
  [/\b(tot|rat tot|manh|kha(?! nang)|on dinh|binh thuong|song tot)\b/g, 'service'],
];

/** A cell that is one short word answers the heading of its column. */
const ALONE: ReadonlyMap<string, Meaning> = new Map(
  Object.entries<Meaning>({
    co: 'service',
    x: 'service',
    yes: 'service',
    y: 'service',
    true: 'service',
    ok: 'service',
    on: 'service',
    dat: 'service',
    roi: 'service',
    'hien trang': 'service',
    'hien tai': 'service',
    'hien nay': 'service',
    phu: 'service',
    'co phu': 'service',
    'vung phu': 'service',
    'vung phu song': 'service',
    'khu vuc phu song': 'service',
    khong: 'none',
    ko: 'none',
    k: 'none',
    chua: 'none',
    'chua co': 'none',
    'khong co': 'none',
    'chua phu': 'none',
    no: 'none',
    none: 'none',
    n: 'none',
    false: 'none',
  }),
);

/** Letters and digits without marks, one space between words. */
export const plainWords = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** What turns a phrase of service round that stands right behind it: *ngoài vùng phục vụ*, *không đủ sóng*. */
const REVERSING =
  '\\b(khong|ko|chua|ngoai|het|thieu|not|non|no|outside|beyond|out of)( (vung|khu vuc|pham vi|dien|muc|du|con|the|of|area|range))* ';
const REVERSES = new RegExp(`${REVERSING}$`);
/** `~` stands where the phrase that is turned round has been. */
const REVERSED = new RegExp(`${REVERSING} *~`, 'g');

/** Most texts hold none of them, and are looked through once. */
const ANY_PHRASE = new RegExp(PHRASES.map(([{ source }]) => `(?:${source})`).join('|'));

function phrasesIn(words: string): { readonly found: ReadonlySet<Meaning>; readonly rest: string } {
  const found = new Set<Meaning>();
  let rest = words;
  if (!ANY_PHRASE.test(words)) return { found, rest: words };
  for (const [pattern, meaning] of PHRASES)
    rest = rest.replace(pattern, (...match: unknown[]) => {
      // The groups of a pattern come before the offset of the match.
      const offset = match.find((part) => typeof part === 'number') ?? 0;
      const before = rest.slice(0, offset);
      const reversed = meaning === 'service' && REVERSES.test(before);
      found.add(reversed ? 'none' : meaning);
      return reversed ? ' ~ ' : ' | ';
    });
  return { found, rest: rest.replace(REVERSED, ' | ') };
}

/** Words that say what stands there, and when, but nothing of its state. */
const THINGS =
  /\b(cac|nhung|danh sach|danh muc|tram|cot|bts|nha tram|vi tri|diem|tuyen|cap|cap quang|vung|khu vuc|khu|noi|lop|o|tai|trong|nam|thang|quy|giai doan|den|tu|song|mang|dong|site|sites|station|stations|mast|masts|cell|cells|area|areas|zone|zones|[2-5]g|\d+|[ivx]{1,5}|[a-h])\b/g;

/** True where a text speaks of a standing and of nothing else: *II. Trạm dự kiến 2027*, not *Bản Tràng*. */
export function saysOnlyStanding(text: string): boolean {
  const words = plainWords(text);
  // *Hiện trạng*, *vùng phủ*: whole answers, where *có* alone is one to any heading.
  if (ALONE.get(words) === 'service' && words.includes(' ')) return true;
  const { found, rest } = phrasesIn(words);
  return found.size > 0 && rest.replace(THINGS, ' ').replace(/[ |]+/g, '') === '';
}

const YEAR = /\b(20\d{2})\b/g;

/** Years that a text names, ascending. */
export const yearsIn = (words: string): number[] =>
  [...words.matchAll(YEAR)].map(([year]) => Number(year)).sort((a, b) => a - b);

/**
 * What words of a column of signal, state or coverage say. Words that say two things, or a year to come beside
 * nothing that is planned, are left to a person.
 *
 * @param asOf ISO date of the project
 */
export function readStanding(text: string, asOf: string): ReadStanding {
  const words = plainWords(text);
  if (!words) return null;
  const alone = ALONE.get(words);
  if (alone) return alone;
  const { found } = phrasesIn(words);
  const ahead = yearsIn(words)[0];
  if (ahead !== undefined && ahead > Number(asOf.slice(0, 4))) {
    // A year to come makes a plan of what is there by then.
    if (found.size === 1 && found.has('service')) return 'planned';
    if (found.size === 0) return 'planned';
  }
  return found.size === 1 ? elementAt([...found], 0) : undefined;
}

/** A name that speaks of where there is no signal: *vùng chưa phủ sóng*, *khu vực không có sóng*, *vùng trắng*. */
export function deniesCoverage(name: string): boolean {
  const words = plainWords(name.replace(/\.[a-z0-9]{1,8}$/i, ''));
  // *Bản Tràng* is no *bản trắng*: a name that is written with its marks must have those of the word.
  const isMarked = /[^\0-\x7F]/.test(name) && !/trắng|lõm|\b(trang|lom)\b/i.test(name.normalize('NFC'));
  return (
    /\b(chua|khong|ko|k|mat|het)( (co|duoc|phu|con|bat|thu))* (song|phu|tin hieu)\b/.test(words) ||
    /\b(trang|lom|khuyet|mu) song\b/.test(words) ||
    (!isMarked && /\b(vung|diem|thon|ban|khu vuc|o) (trang|lom)\b/.test(words)) ||
    /\b(no|without|non|not) (signal|coverage|covered|service|served)\b|\b(uncovered|unserved|blackspots?)\b/.test(
      words,
    ) ||
    /\b(white|dead|black|blind) (zones?|spots?|areas?)\b/.test(words)
  );
}

/** A name that may speak of where there is no signal, or of a hill, the night or a mine: only a person can tell. */
export function mayDenyCoverage(name: string): boolean {
  const plain = name
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .normalize('NFC')
    .toLowerCase();
  const place = String.raw`(?<!\p{L})(vùng|điểm|khu vực|khu|nơi|chỗ|vung|diem|khu vuc|noi|cho)[ _-]+`;
  const isMarked = /[^\0-\x7F]/.test(plain);
  const word = isMarked ? '(mù|tối|đen|khuất|chết|câm|trống)' : '(mu|toi|den|khuat|chet|cam|trong)';
  const isArea = new RegExp(`^${place}`, 'u').test(plain);
  return (isArea && mayDeny(plain)) || new RegExp(`${place}${word}(?!\\p{L})`, 'u').test(plain);
}
