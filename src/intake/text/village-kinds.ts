import { fold } from '../../i18n/text.ts';

/** Words for a village before its name, folded; longest first where one begins another. */
export const VILLAGE_KINDS =
  'thon|ban|to dan pho|tdp|to|xom|lang|khu dan cu|khu pho|khu|tieu khu|tk|khoi|diem dan cu|ddc|to dan cu';

const KIND_AND_NAME = new RegExp(String.raw`^(?:${VILLAGE_KINDS})\s+\S`);

/** True where a text says what a village is called, with the word for it: *Bản Nà Lo*. */
export const namesVillage = (text: string): boolean => KIND_AND_NAME.test(fold(text));

const KIND = /\b(?:thon|ban|to dan pho|tdp|xom|diem dan cu|khu dan cu|villages?|settlements?|hamlets?)\b/;

/** True where a text, such as the name of a folder, speaks of villages. */
export const speaksOfVillages = (text: string): boolean => KIND.test(fold(text));

/** Between the names of two villages in one cell. */
const AND = /\s*(?:[;,+&\n]|\s(?:và|va|[-–—/])\s)\s*/iu;
const COMMUNE = /^(?:xa|phuong|thi tran|dac khu|huyen|tinh)\s/;
/** `Thôn 3, 4`: a text without a letter is a number. */
const AND_NUMBER = /\p{L}.*\d\s*(?:[,;+&]|\svà\s)\s*\d+$/isu;

/**
 * True where a cell names several villages: each with the word for it, or numbers of one name. The commune behind a
 * name is none of them.
 */
export function namesSeveral(text: string): boolean {
  const parts = text.split(AND).filter((part) => part !== '' && !COMMUNE.test(fold(part)));
  return parts.filter(namesVillage).length > 1 || AND_NUMBER.test(text.trim());
}
