import { fold } from '../../i18n/text.ts';

/** Words for a village before its name, folded; longest first where one begins another. */
export const VILLAGE_KINDS =
  'thon|ban|to dan pho|tdp|to|xom|lang|khu dan cu|khu pho|khu|tieu khu|tk|khoi|diem dan cu|ddc|to dan cu';

const KIND_AND_NAME = new RegExp(String.raw`^(?:${VILLAGE_KINDS})\s+\S`);

/** True where a text says what a village is called, with the word for it: *Bản Nà Lo*. */
export const namesVillage = (text: string): boolean => KIND_AND_NAME.test(fold(text));
