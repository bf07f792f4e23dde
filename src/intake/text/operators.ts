import { elementAt } from '../../model/basics/elements.ts';
import { fold } from '../../i18n/text.ts';
import { UNSPECIFIED, type OperatorId } from '../../model/service.ts';
import { PROVINCE_NAMES } from './province-names.ts';

/**
 * Words that name an operator wherever they stand: its brands and its company's full name. What stands beside
 * them (branch, province, legal form) says nothing else.
 */
const NAMES: readonly (readonly [RegExp, OperatorId])[] = [
  [/\b(viettel|vietel|vien thong quan doi)\b/, 'viettel'],
  [/\b(vnpt|vina ?phone|buu chinh vien thong( viet nam)?)\b/, 'vinaphone'],
  [/\b(mobi ?fone|vms|cong ty thong tin di dong)\b/, 'mobifone'],
  [/\b(viet ?na?m ?m?obile|vnmobile|ha ?noi telecom|(co phan|cp) vien thong ha noi)\b/, 'vietnamobile'],
  [/\b(gtel|g ?mobile|vien thong di dong toan cau)\b/, 'gtel'],
  [/\b(fpt)\b/, 'fpt'],
  [/\b(sctv|truyen hinh cap saigontourist)\b/, 'sctv'],
  [/\b(cmc)\b/, 'cmc'],
  [/\b(wintel)\b/, 'wintel'],
  [/\b(itel|dong duong telecom)\b/, 'itel'],
  [/\b(reddi)\b/, 'reddi'],
  [/\b(vnsky)\b/, 'vnsky'],
];

/** Short forms that are words or initials of other things as well: an operator only where nothing else is said. */
const ALONE: ReadonlyMap<string, OperatorId> = new Map(
  Object.entries({
    vt: 'viettel',
    vtl: 'viettel',
    vina: 'vinaphone',
    vnp: 'vinaphone',
    mobi: 'mobifone',
    mbf: 'mobifone',
    vnm: 'vietnamobile',
    htc: 'vietnamobile',
    local: 'local',
  }),
);

/** Mobile network codes of 452 by ITU-T E.212; a network that has gone (03) is not among them. */
const BY_NETWORK_CODE: Readonly<Record<string, OperatorId>> = {
  '01': 'mobifone',
  '02': 'vinaphone',
  '04': 'viettel',
  '05': 'vietnamobile',
  '06': 'viettel',
  '07': 'gtel',
  '08': 'viettel',
};

/** The branches of VNPT are called *Viễn thông* with the province: no other operator's are. */
const BRANCH_OF_VNPT = new RegExp(`\\bvien thong (tinh |thanh pho |tp )?(${PROVINCE_NAMES.join('|')})\\b`);

const NOT_SAID = new Set([UNSPECIFIED, 'khong ro', 'chua ro', 'khac', 'khong xac dinh', 'unknown', 'any']);
/** *Not of Viettel*, *other than VNPT*: the name that follows is what it is not. */
const DENIED = /\b(khong (phai|thuoc|co|cua)|ngoai tru|not|except|other than)\b/;

const words = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const LEGAL_FORM =
  /\b(tong cong ty|cong ty( (co phan|cp|tnhh( mtv)?))?|tap doan|chi nhanh|mang|doanh nghiep|nha mang|trung tam|tinh|thanh pho|tp|mobile|telecom)\b/g;
const PLACES = new RegExp(`\\b(${PROVINCE_NAMES.join('|')})\\b`, 'g');
const onlyName = (name: string): string =>
  name.replace(LEGAL_FORM, ' ').replace(PLACES, ' ').replace(/ +/g, ' ').trim();

/** `452-04`, `45204`, `452 04`, with or without MCC-MNC before it. */
function byNetworkCode(name: string): OperatorId | null {
  const code = /^(?:mcc ?mnc |plmn )?452 ?(\d{1,2})$/.exec(name)?.[1];
  return code === undefined ? null : (BY_NETWORK_CODE[code.padStart(2, '0')] ?? null);
}

/** Country and network of a number like 45204 or 457-01; null for what is none. */
export function networkNumber(text: string): { readonly country: string; readonly network: string } | null {
  const [, country, network] = /^(?:mcc ?mnc |plmn )?([2-7]\d\d) ?(\d{1,3})$/.exec(words(text)) ?? [];
  return country === undefined || network === undefined ? null : { country, network };
}
export const VIETNAM = '452';

/** Operators that words name, each once, in the order of the list above. */
function named(name: string): readonly OperatorId[] {
  if (DENIED.test(name)) return [];
  const found = NAMES.flatMap(([pattern, id]) => (pattern.test(name) ? [id] : []));
  if (found.length) return found;
  if (BRANCH_OF_VNPT.test(name)) return ['vinaphone'];
  const short = onlyName(name);
  // *VT Lào Cai* is as well *Viễn thông Lào Cai*, a branch of another operator.
  const isClear = short !== 'vt' || short === name;
  const alone = (isClear ? ALONE.get(short) : undefined) ?? byNetworkCode(name);
  return alone ? [alone] : [];
}

/** What a cell says about the operator. */
export interface ReadOperator {
  /** `unspecified` where it says nothing; what it says, folded, where that is no operator we know. */
  readonly id: OperatorId;
  /** False: a person must say who that is. */
  readonly isKnown: boolean;
}

/** One operator in a cell; two of them, or words that name none, are not known. */
export function recogniseOperator(text: string): ReadOperator {
  const name = words(text);
  if (!name || NOT_SAID.has(name)) return { id: UNSPECIFIED, isKnown: true };
  const found = named(name);
  return found.length === 1
    ? { id: elementAt(found, 0), isKnown: true }
    : { id: name.replaceAll(' ', '-'), isKnown: false };
}

/** Id of one operator: a known one, or what the text says, folded; `unspecified` where it says nothing. */
export const readOperator = (text: string): OperatorId => recogniseOperator(text).id;

/** Operators that a person can choose for a name that none of them bears. */
export const OPERATORS_TO_CHOOSE: readonly OperatorId[] = [
  'viettel',
  'vinaphone',
  'mobifone',
  'vietnamobile',
  'gtel',
];

/** A known operator named anywhere in the text (a file name, a title), else null; the one that is named first. */
export function findOperator(text: string): OperatorId | null {
  const name = words(text);
  const places = NAMES.flatMap(([pattern, id]) => {
    const at = name.search(pattern);
    return at < 0 ? [] : [{ at, id }];
  });
  const first = places.toSorted((a, b) => a.at - b.at)[0];
  if (first) return first.id;
  if (BRANCH_OF_VNPT.test(name)) return 'vinaphone';
  const short = name.split(' ').find((word) => word.length > 2 && word !== 'local' && ALONE.has(word));
  return short === undefined ? null : ALONE.get(short)!;
}

/** Operators of a cell that names several, sorted as they are listed above; none where one or no name is known. */
export function sharedOperators(text: string): readonly OperatorId[] {
  const found = named(words(text));
  if (found.length > 1) return found;
  if (DENIED.test(words(text))) return [];
  // *VT+VNP*: short forms, each a cell of its own; a mark that parts nothing but names.
  for (const mark of SEVERAL) {
    const parts = text.split(mark).map(words).filter(Boolean);
    const each = parts.map(named);
    const all = new Set(each.flat());
    if (all.size > 1 && each.every((one) => one.length > 0)) return ORDER.filter((id) => all.has(id));
  }
  return [];
}

const SEVERAL = [
  /[,;+&/|]|\s(?:và|va|and|với|cùng)\s/i,
  /[,;+&/|–-]|\s(?:và|va|and|với|cùng)\s/i,
  /[\s,;+&/|–-]+/,
] as const;
const ORDER: readonly OperatorId[] = [...new Set([...NAMES.map(([, id]) => id), ...ALONE.values()])];

/** The three that have networks of their own everywhere in the country. */
export const THREE_OPERATORS: readonly OperatorId[] = ['viettel', 'vinaphone', 'mobifone'];

const QUANTITY = /\b(ca|tat ca|toan bo|moi|cac|all|every|both|[2-5]|hai|ba|bon|two|three|four|five)\b/;
const EVERYBODY =
  /^(tat ca|toan bo|all)$|\b(mang|doanh nghiep|dn|nha cung cap|operators?|carriers?|networks?|providers?)\b/;
const BESIDE_EVERY =
  /\b(ca|tat ca|toan bo|moi|cac|all|every|both|[2-5]|hai|ba|bon|two|three|four|five|phu|song|dung chung|chung|co|du|cua|the|of|nha|mang|don vi|doanh nghiep|dn|cung cap|vien thong|di dong|tren dia ban|lon|operators?|carriers?|networks?|providers?|mobile)\b/g;

/** How many operators a text means without naming them; `every` where it gives no number, null where it means none. */
export function countOfOperators(text: string): number | 'every' | null {
  const name = words(text);
  const [quantity] = QUANTITY.exec(name) ?? [];
  if (!quantity || !EVERYBODY.test(name) || name.replace(BESIDE_EVERY, '').trim()) return null;
  const number = /\b([2-5]|hai|ba|bon|two|three|four|five|both)\b/.exec(name)?.[1];
  return number === undefined ? 'every' : (NUMBERS[number] ?? Number(number));
}
const NUMBERS: Readonly<Record<string, number>> = {
  hai: 2,
  ba: 3,
  bon: 4,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  both: 2,
};
