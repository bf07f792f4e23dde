import { fold } from '../../i18n/text.ts';

/** What people write into the name of a file that they correct: *sửa lần 2*, *(2)*, *v3*, *bổ sung*. */
export function revisionIn(name: string): number {
  const plain = fold(name);
  const number = /(?:\blan |\(|\bv|\bver|\bban )\.? ?(\d{1,2})\)?(?![\d.])/.exec(plain)?.[1];
  if (number) return Number(number);
  return /\b(sua|chinh|dieu chinh|bo sung|cap nhat|moi|final|cuoi)\b/.test(plain) ? 1 : 0;
}

/** Words split at the marks that names of files stand for spaces with. */
const wordsOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\d]+/gu, ' ');
const DRAFT =
  /\b(?:(?:ban )?du thao|ban thao|ban nhap|draft|so bo|(?:chua|cho) (?:duyet|chot|ky|phe duyet|chinh thuc)|(?:xin|lay) y kien)\b/;
/** *Nháp* is no *nhập*. */
const TONED_DRAFT = /(?:^| )nháp(?: |$)/;
const OFFICIAL =
  /\b(?:chinh thuc|da ky|ky ngay|ban hanh|da (?:phe )?duyet|da chot|ban chot|chot|final|cuoi|cuoi cung|hoan chinh|hoan thien|ban ky)\b/;

/** Which of several versions counts by what they are called: below 0 a draft, above 0 one that is settled. */
export function finalityOf(name: string): -1 | 0 | 1 {
  const words = wordsOf(name);
  if (DRAFT.test(fold(words)) || TONED_DRAFT.test(words)) return -1;
  return OFFICIAL.test(fold(words)) ? 1 : 0;
}
