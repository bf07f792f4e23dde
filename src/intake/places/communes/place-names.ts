import { fold } from '../../../i18n/text.ts';
import { VILLAGE_KINDS } from '../../text/village-kinds.ts';

const VILLAGE_PREFIX = new RegExp(String.raw`^(?:${VILLAGE_KINDS}) (?=\S)`);
/** The word for a village cut to its consonants: no syllable of a name is without a vowel. */
const CUT_KIND = /^(?:b|bn|t|th|x|l) (?=\S*[a-z]\S)/;
const ROMAN: Readonly<Record<string, string>> = {
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
  v: '5',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
  x: '10',
  xi: '11',
  xii: '12',
};

/** Spelling apart: hyphens, apostrophes (H', H’), dots and i/y after a consonant do not tell places apart. */
const plain = (name: string): string =>
  fold(name)
    .replace(/['’`ʼ]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/([bcdghklmnpqrstvx])y\b/g, '$1i')
    .trim();

const DISTRICT_PREFIX = /^(huyen|h|quan|q|thi xa|tx|thanh pho|tp) (?=\S)/;
export const foldDistrictName = (name: string): string => plain(name).replace(DISTRICT_PREFIX, '');

/**
 * A village name for matching inside one commune: `Bản Mới I`, `B. Mới 1` and `mới 1` are one. A name
 * that is only a number keeps its kind: `Tổ 1` and `Bản 1` are two.
 */
export function foldVillageName(name: string): string {
  const words = plain(name).split(' ');
  const last = words.at(-1)!;
  if (words.length > 1 && ROMAN[last]) words[words.length - 1] = ROMAN[last];
  const whole = words.map((word) => (/^\d+$/.test(word) ? String(Number(word)) : word)).join(' ');
  const bare = whole.replace(CUT_KIND, '').replace(VILLAGE_PREFIX, '');
  return /^\d+$/.test(bare) ? whole.replace(/^(to dan pho|tdp|to dan cu) /, 'to ') : bare;
}

/** *Bản Lả (Mường La)*, *Lả - xã Mường La*: a name, and what may be that of its commune. */
const AND_COMMUNE = /^(.*[\p{L}\p{M}\d])\s*(?:\(([^()]+)\)|(?:\s[-–—]\s|,)\s*([^,()–—]+))$/u;

/** The name of a village without that of its own commune behind it. */
export function withoutCommune(name: string, isCommune: (text: string) => boolean): string {
  const [, village = name, bracketed, behind] = AND_COMMUNE.exec(name.trim()) ?? [];
  const commune = bracketed ?? behind;
  return commune !== undefined && isCommune(commune.trim()) ? village : name;
}
