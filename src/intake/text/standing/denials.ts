import { fold } from '../../../i18n/text.ts';

/**
 * Words that turn round what stands beside them, or say that something failed. A text that is written with its marks
 * must have those of the word: *Pá Hồng* is not *hỏng*, *lối* not *lỗi*.
 */
const MARKED =
  /(?<!\p{L})(không|chưa|ngoài(?! trời)|mù|khuất|tối|lỗi|hỏng|kém|mất|hết|trượt|thiếu|ko|kđ|fail\p{L}*|nok|ng|not|non|no|nil|out|outside|without|bad|reject\p{L}*)(?!\p{L})/u;
const UNMARKED =
  /\b(khong|chua|ngoai(?! troi)|mu|khuat|loi|(?<=^(?:bi |da )?)hong|kem|mat|het|truot|thieu|ko|kd|fail\w*|nok|ng|not|non|no|nil|out|outside|without|bad|reject\w*)\b/;
/** More words than these tell a story rather than a kind. */
const MOST_WORDS = 8;

/** *Bản Ngoài* is the name of a place. */
const SETTLEMENT = /^(bản|thôn|xóm|xã|làng|buôn|phường|ban|thon|xom|xa|lang|buon|phuong)\s/;

/** True where a short text may say that something is not so. */
export function mayDeny(text: string): boolean {
  const written = text.normalize('NFC').toLowerCase().trim();
  if (written.split(/\s+/).length > MOST_WORDS || SETTLEMENT.test(written)) return false;
  const isMarked = /[^\0-\x7F]/.test(written);
  return isMarked ? MARKED.test(written) : UNMARKED.test(fold(written).replace(/[^a-z0-9]+/g, ' '));
}

/** What stands before a word to deny it; a letter alone only before a short one: *KĐ*, *NOK*. */
const PREFIX = /^(khong|chua|ngoai|khg|kh|ko|non|not|no|un|in|[kcn](?=.{1,3}$))/;
const letters = (text: string): string => fold(text).replace(/[^a-z]+/g, '');

/** True where one of some texts is another with a word or letter before it that denies it: *Đ* and *KĐ*, *OK* and *NOK*. */
export function hasDeniedPair(texts: readonly string[]): boolean {
  const plain = new Set(texts.map(letters).filter(Boolean));
  return [...plain].some((text) => {
    const rest = text.replace(PREFIX, '');
    return rest !== '' && rest !== text && plain.has(rest);
  });
}
