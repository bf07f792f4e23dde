import { elementAt } from '../../model/basics/elements.ts';
import { fold, tidy } from '../../i18n/text.ts';

/** Which list of communes words speak of: that of before the reorganisation, or the one in force. */
export type NamedList = 'old' | 'new';

/** A name in a text, with what the words around it say of its list. */
export interface Mention {
  readonly name: string;
  readonly list: NamedList | null;
}

/**
 * `mark`: says the list of the name beside it (*cũ*, *trước sắp xếp*). `link`: says that of the names after it, and the
 * contrary of those before it (*nay thuộc*, *sáp nhập từ*). `end`: a comma, after which another name may follow.
 */
type Token =
  | { readonly kind: 'word' | 'end' | 'bracket'; readonly text: string }
  | { readonly kind: 'mark' | 'link'; readonly text: string; readonly list: NamedList };

const NUMBER = String.raw`\d{1,4}(?:\s*[/.-]\s*\d{1,4}){0,2}`;
const DATE = String.raw`(?:(?:ngày|tháng|năm)\s+)*${NUMBER}(?:\s+(?:tháng|năm)\s+\d{1,4})*`;
/** Acts of the reorganisation. */
const ACT = String.raw`(?:sắp xếp|sáp nhập|sát nhập|hợp nhất|chia tách|tách|nhập|điều chỉnh|tổ chức lại|thành lập|hình thành|đổi tên|chuyển đổi|chuyển|gộp)`;
const WHAT = String.raw`(?:\s+(?:lại|đơn vị hành chính|đvhc|địa giới hành chính|địa giới))*`;
const WHEN = String.raw`(?:(?:khi|lúc|thời điểm|việc|thực hiện|tiến hành)\s+)*(?:${ACT}${WHAT}(?:\s+${DATE})?|${DATE})`;
const NOW = String.raw`(?:hiện nay|hiện tại|bây giờ|nay)`;
const ONCE = String.raw`(?:trước đây|trước kia|trước|nguyên|vốn|xưa)`;
const IS = String.raw`(?:là|thuộc|gọi là|có tên là|có tên|mang tên|nằm trong)`;
const DONE = String.raw`(?:(?:đã|được|mới)\s+)*`;

/** The grammar, longest wordings first: what each says of the names beside it. */
const WORDINGS: readonly (readonly ['mark' | 'link', NamedList, string])[] = [
  ['link', 'old', String.raw`${DONE}(?:${ACT}\s+)+(?:từ|trên cơ sở|bởi|giữa|của)`],
  ['link', 'old', String.raw`(?:gồm có|bao gồm|gồm)`],
  ['link', 'new', String.raw`(?:${NOW}\s+)?${DONE}(?:${ACT}\s+)+(?:vào|về|thành|sang)`],
  ['link', 'old', String.raw`${ONCE}\s+${IS}`],
  ['mark', 'old', String.raw`trước\s+${WHEN}`],
  ['mark', 'new', String.raw`(?:sau\s+${WHEN}|(?:kể\s+)?từ\s+${DATE})`],
  ['link', 'new', String.raw`(?:${NOW}|hiện)\s+${DONE}${IS}`],
  ['link', 'new', NOW],
  ['link', 'new', String.raw`(?:=+>|-+>|→)`],
  ['mark', 'old', String.raw`(?:cũ|trước đây|trước kia|xưa|trước(?=\s*(?:$|[),;])))`],
  ['mark', 'new', 'mới'],
];

const source = (pattern: string, marked: boolean): RegExp =>
  new RegExp(`^(?:${marked ? pattern : fold(pattern)})(?![\\p{L}\\p{M}\\p{N}])`, 'u');
const grammar = (marked: boolean) =>
  WORDINGS.map(([kind, list, pattern]) => ({ kind, list, pattern: source(pattern, marked) }));
/** *Cư* is no *cũ*: text with marks is read with them, text that was typed without any is read without. */
const WITH_MARKS = grammar(true);
const WITHOUT_MARKS = grammar(false);

/** Lower case and NFC letter by letter: places in it are places in the text as written. */
const lower = (text: string): string =>
  [...text]
    .map((letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter))
    .join('');

function tokensOf(written: string): Token[] {
  const text = written.replace(/[=-]+>|→/g, ' $& ');
  const low = lower(text);
  const wordings = fold(text) === low.trim() ? WITHOUT_MARKS : WITH_MARKS;
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const rest = low.slice(at);
    let length = 0;
    const wording = wordings.find(({ pattern }) => (length = pattern.exec(rest)?.[0].length ?? 0) > 0);
    length ||= /^(?:[^\s,;()[\]{}:–]+|\s+|.)/u.exec(rest)![0].length;
    const piece = text.slice(at, at + length);
    if (wording) tokens.push({ kind: wording.kind, text: piece, list: wording.list });
    else if (/^(?:[,;&+]|và)$/i.test(piece)) tokens.push({ kind: 'end', text: piece });
    else if (/^[()[\]{}:–/-]$/.test(piece)) tokens.push({ kind: 'bracket', text: piece });
    else if (piece.trim()) tokens.push({ kind: 'word', text: piece });
    at += length;
  }
  return tokens;
}

/** Words that say what kind of thing a name is, and are no part of it. */
const LABEL = /^(?:ten|thuoc|dia|ban|cua|cac|thon|don|vi|hanh|chinh|dvhc|cap|la|nhom)$/;
const KIND = /^(?:xa|phuong|thi|tran|dac|khu)$/;
const KIND_AT = /^(?:xa|phuong|thi tran|dac khu)(?= )/;
const DISTRICT = /^(?:huyen|quan|tinh|thanh pho|tp|thi xa|tx)(?= )/;

/** The name in a run of words: from its kind on where it is named, else without the labels before it; '' for districts. */
function nameIn(words: readonly string[]): string {
  const folded = words.map(fold);
  let from = 0;
  while (from < words.length && LABEL.test(elementAt(folded, from))) from++;
  const kind = folded.findIndex((_, i) => KIND_AT.test(`${folded.slice(i).join(' ')}`));
  if (DISTRICT.test(folded.slice(from).join(' ')) && kind !== from) return '';
  return words.slice(kind >= 0 && kind <= from + 2 ? kind : from).join(' ');
}

const isOnlyLabel = (words: readonly string[]): boolean =>
  words.every((word) => LABEL.test(fold(word)) || KIND.test(fold(word)));

interface Chunk {
  readonly words: string[];
  list: NamedList | null;
}

/** Runs of words between marks, links and commas, with the list that these say. */
class Chunks {
  readonly all: Chunk[] = [];
  private open: Chunk | null = null;
  /** Said by a mark that stands before its name. */
  private waiting: NamedList | null = null;
  /** Said by a link of all names after it. */
  private following: NamedList | null = null;

  word(text: string): void {
    if (!this.open) {
      this.all.push((this.open = { words: [], list: this.waiting ?? this.following }));
      this.waiting = null;
    }
    this.open.words.push(text);
  }

  mark(text: string, list: NamedList, isName: (text: string) => boolean): void {
    const { open } = this;
    const last = this.all.at(-1);
    // Chợ Mới is a name, Chợ is none.
    if (open && isName(nameIn([...open.words, text])) && !isName(nameIn(open.words))) open.words.push(text);
    else if (open && isOnlyLabel(open.words)) open.list = list;
    else if (last && (last.list === null || this.following !== null)) last.list = list;
    else this.waiting = list;
  }

  link(list: NamedList): void {
    for (const chunk of this.all) chunk.list ??= list === 'old' ? 'new' : 'old';
    this.following = list;
    this.open = null;
  }

  end(): void {
    // `Xã cũ: Bôm` is one name, its label before it.
    if (this.open && !isOnlyLabel(this.open.words)) this.open = null;
  }
}

/**
 * The names in the text of a cell with the list of each: `Bôm (nay thuộc xã Nậm Lầu)` names one of the old list and one
 * of the new. A text that is a name as it stands has no such words.
 */
export function readMentions(text: string, isName: (text: string) => boolean): readonly Mention[] {
  const whole = tidy(text);
  if (isName(whole)) return [{ name: whole, list: null }];
  const chunks = new Chunks();
  for (const token of tokensOf(whole)) {
    if (token.kind === 'word') chunks.word(token.text);
    else if (token.kind === 'mark') chunks.mark(token.text, token.list, isName);
    else if (token.kind === 'link') chunks.link(token.list);
    else chunks.end();
  }
  return chunks.all
    .map(({ words, list }) => ({ name: nameIn(words), list }))
    .filter(({ name }) => /\p{L}/u.test(name));
}

/** What a column heading says of the list, and what is left of it; null where it speaks of none. */
export function readHeadingList(heading: string): { readonly list: NamedList; readonly rest: string } | null {
  const tokens = tokensOf(tidy(heading));
  const said = tokens.findLast((token) => token.kind === 'mark' || token.kind === 'link');
  if (!said || !('list' in said)) return null;
  const rest = tokens.flatMap((token) => (token.kind === 'word' ? [token.text] : [])).join(' ');
  return { list: said.list, rest };
}
