import { fold } from '../../i18n/text.ts';
import { UNSPECIFIED, type OperatorId } from '../../model/service.ts';

/** Folded spellings of the operators that the field knows. */
const SPELLINGS: Readonly<Record<OperatorId, readonly string[]>> = {
  viettel: [
    'viettel',
    'vtl',
    'vt',
    'viettel mobile',
    'viettel telecom',
    'tap doan cong nghiep vien thong quan doi',
  ],
  vinaphone: [
    'vnpt',
    'vinaphone',
    'vina',
    'vnp',
    'vnpt vinaphone',
    'vien thong lai chau',
    'vien thong son la',
    'vien thong lao cai',
    'vien thong lang son',
    'vien thong dien bien',
    'vien thong yen bai',
  ],
  mobifone: ['mobifone', 'mobi', 'mbf', 'vms', 'mobi fone'],
  vietnamobile: [
    'vietnamobile',
    'vnm',
    'vnmobile',
    'hanoi telecom',
    'ha noi telecom',
    'htc',
    'vietnam mobile',
  ],
  gtel: ['gtel', 'gmobile', 'gtel mobile'],
  fpt: ['fpt', 'fpt telecom'],
  sctv: ['sctv'],
  cmc: ['cmc', 'cmc telecom'],
};
const BY_SPELLING = new Map(
  Object.entries(SPELLINGS).flatMap(([id, spellings]) =>
    spellings.map((spelling) => [spelling, id] as const),
  ),
);
const NOT_SAID = new Set([
  UNSPECIFIED,
  'khong ro',
  'chua ro',
  'khac',
  'khong xac dinh',
  'unknown',
  'any',
  'tat ca',
]);

const words = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
const withoutTitle = (name: string): string =>
  name.replace(/^(tong cong ty|cong ty|tap doan|chi nhanh|mang|doanh nghiep) (?=\S)/, '');

/** Id of one operator: a known one, or what the text says, folded; `unspecified` where it says nothing. */
export function readOperator(text: string): OperatorId {
  const name = words(text);
  if (!name || NOT_SAID.has(name)) return UNSPECIFIED;
  return BY_SPELLING.get(name) ?? BY_SPELLING.get(withoutTitle(name)) ?? name.replaceAll(' ', '-');
}

/** A known operator named anywhere in the text (a file name, a title), else null. Longest spelling first. */
export function findOperator(text: string): OperatorId | null {
  const name = ` ${words(text)} `;
  const spellings = [...BY_SPELLING.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const found = spellings.find((spelling) => name.includes(` ${spelling} `));
  return found === undefined ? null : BY_SPELLING.get(found)!;
}

/**
 * Several operators in one cell: `Viettel, VNPT`, `Viettel/MobiFone`. Sorted as written, each once.
 * @internal
 */
export const readOperators = (text: string): readonly OperatorId[] => [
  ...new Set(
    text
      .split(/[,;/+&|]|\s+và\s+/)
      .map(readOperator)
      .filter((id) => id !== UNSPECIFIED),
  ),
];
