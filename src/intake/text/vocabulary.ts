import { fold } from '../../i18n/text.ts';
import type { Electricity, ReportedSignal } from '../../model/places.ts';
import { EVIDENCE_CLASSES, TECHNOLOGIES, type Evidence, type Technology } from '../../model/service.ts';

/** `null`: not known. `undefined`: said something that is not understood. */
export type Understood<T> = T | null | undefined;

const list = (words: string): ReadonlySet<string> => new Set(words.split(' | ').map(fold));

const YES = list(
  'có | x | ✓ | ✔ | v | 1 | yes | y | true | đã có | đạt | rồi | + | ● | đúng | đã phủ | có rồi | c',
);
const NO = list(
  'không | 0 | no | n | false | chưa | chưa có | k | ko | - | – | không có | sai | chưa đạt | kh | chưa phủ',
);

/** Three states kept apart: yes, no, and nothing said. */
export function readFlag(text: string): Understood<boolean> {
  const word = fold(text);
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  return undefined;
}

const SIGNAL: readonly (readonly [ReportedSignal, ReadonlySet<string>])[] = [
  [
    'none',
    list(
      'trắng sóng | trắng | không có sóng | chưa có sóng | chưa phủ sóng | 0 vạch | mất sóng | không | chưa | không có | chưa có | none',
    ),
  ],
  [
    'weak',
    list(
      'lõm sóng | lõm | có nơi có nơi không | chập chờn | sóng yếu | yếu | 1 vạch | sóng chập chờn | weak',
    ),
  ],
  ['good', list('tốt | ổn định | đã phủ sóng | đủ sóng | sóng tốt | có | đã phủ | có sóng | good')],
];
const ELECTRICITY: readonly (readonly [Electricity, ReadonlySet<string>])[] = [
  ['none', list('chưa có | không | chưa có điện | không có điện | chưa | none | 0 | không có | k | ko')],
  [
    'other',
    list(
      'năng lượng mặt trời | nlmt | thủy điện nhỏ | máy phát | điện nước | pin mặt trời | điện mặt trời | máy phát điện | other | có điện khác | khác | thủy điện',
    ),
  ],
  [
    'grid',
    list(
      'có | điện lưới | đlqg | có điện lưới | lưới quốc gia | lưới | điện lưới quốc gia | grid | x | 1 | đã có | có lưới',
    ),
  ],
];
export type RoadAccess = 'allYear' | 'drySeason' | 'none';
/** Asked in this order: `chỉ đi được mùa khô` before `đi được`, `chưa có đường ô tô` before `ô tô`. */
const ROAD: readonly (readonly [RegExp, RoadAccess])[] = [
  [/(^|[^a-z])(none|chua|khong|duong mon|xe may|di bo|^0$|^ko?$|^-$)/, 'none'],
  [/(dry ?season|mua kho|mot mua|1 mua|duong dat)/, 'drySeason'],
  [/(all ?year|quanh nam|bon mua|4 mua|o to|nhua|be tong|^co|^x$|^1$|^tot|^v$)/, 'allYear'],
];

function readWord<T>(text: string, words: readonly (readonly [T, ReadonlySet<string>])[]): Understood<T> {
  const word = fold(text);
  return words.find(([, spellings]) => spellings.has(word))?.[0];
}

/** Several words beside each other that mean one thing are that: *Yếu, chập chờn*. */
export function readSignal(text: string): Understood<ReportedSignal> {
  const whole = readWord(text, SIGNAL);
  if (whole !== undefined) return whole;
  const parts = text
    .split(/[,;/+()]|\s[-–]\s|\s(?:và|va|and)\s/i)
    .map((part) => part.trim())
    .filter(Boolean);
  const read = new Set(parts.map((part) => readWord(part, SIGNAL)));
  return parts.length > 1 && read.size === 1 ? [...read][0] : undefined;
}
export const readElectricity = (text: string): Understood<Electricity> => readWord(text, ELECTRICITY);
export function readRoad(text: string): Understood<RoadAccess> {
  const words = fold(text);
  return ROAD.find(([pattern]) => pattern.test(words))?.[1];
}

/** A named danger (`sạt lở`, `lũ quét`) is a danger; `không`, `thấp` are none. */
export function readHazard(text: string): Understood<boolean> {
  const word = fold(text);
  if (/^(khong|thap|an toan|none|no$)/.test(word)) return false;
  return (
    readFlag(text) ??
    (/(sat lo|lu|ngap|thien tai|nguy|cao|trung binh|high|medium)/.test(word) ? true : undefined)
  );
}

const EVIDENCE: readonly (readonly [Evidence, ReadonlySet<string>])[] = [
  ...EVIDENCE_CLASSES.map((name) => [name, new Set([name as string])] as const),
  ['declared', list('công bố | doanh nghiệp công bố | khai báo | operator')],
  ['predicted', list('mô hình | mô hình tính toán | tính toán | dự báo | model | modelled | simulated')],
  ['measured', list('đo | đo kiểm | số đo thực tế | đo thực tế | drive test | đo đạc')],
  ['reported', list('phản ánh | phản ánh của người dân | người dân | khảo sát | survey')],
  ['estimated', list('ước lượng | ước tính | vòng tròn | bán kính | disc | circle')],
];
export const readEvidence = (text: string): Understood<Evidence> => readWord(text, EVIDENCE);

const TECHNOLOGY_WORDS: readonly (readonly [RegExp, Technology])[] = [
  [/\b(2g|gsm|edge|gprs)\b/, '2G'],
  [/\b(3g|umts|wcdma|hspa|nodeb)\b/, '3G'],
  [/\b(4g|lte|enodeb|volte|lte a)\b/, '4G'],
  [/\b(5g|nr|gnodeb)\b/, '5G'],
];

/** Every technology named in the text, in order of generation; none where none is. */
export function readTechnologies(text: string): readonly Technology[] {
  // An underscore counts as a letter for \b: file names and codes use it as a space.
  // A band stands right behind its technology: LTE1800.
  const words = fold(text)
    // *2/3/4G* shares its letter.
    .replace(/\b[2-5](?:\s*[/,+&]\s*[2-5])+\s*g\b/g, (run) => run.replace(/[^2-5]/g, '') + 'g')
    .replace(/[_\-/,;+.()]+/g, ' ')
    .replace(/([a-z])(\d{3,4})\b/g, '$1 $2');
  const found = new Set(
    TECHNOLOGY_WORDS.filter(([word]) => word.test(words)).map(([, technology]) => technology),
  );
  for (const run of words.match(/\b[2-5]{2,4}g\b/g) ?? [])
    for (const digit of run.slice(0, -1)) found.add(`${digit}G` as Technology);
  return TECHNOLOGIES.filter((technology) => found.has(technology));
}

/** How planning names carriers: a letter for the technology and the band in MHz, or a band of NR. */
const CARRIERS: readonly (readonly [RegExp, Technology])[] = [
  [/\bg (850|900|1800|1900)\b/, '2G'],
  [/\bu (850|900|1900|2100)\b/, '3G'],
  [/\bl (700|800|850|900|1800|2100|2300|2600)\b/, '4G'],
  [/\bn ?(1|3|5|7|8|28|38|40|41|77|78|79|257|258)\b/, '5G'],
];

/** Technologies of a cell under a heading of technologies or bands, where *L1800* is no part of a name. */
export function readCarriers(text: string): readonly Technology[] {
  const named = readTechnologies(text);
  const words = fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/([a-z])(\d{3,4})\b/g, '$1 $2');
  const carried = CARRIERS.flatMap(([pattern, technology]) => (pattern.test(words) ? [technology] : []));
  return TECHNOLOGIES.filter((one) => named.includes(one) || carried.includes(one));
}

const BAND =
  /^((lte|l|u|g|n|b|band)[ -]?)?(\d{1,2}|450|700|800|850|900|1800|1900|2100|2300|2500|2600|3500|3600|3700|3800)( ?mhz)?$/;

/**
 * A cell under the heading of one technology: a yes or no, or what there is of it: bands, names, a count of cells.
 * *Undefined*: something else.
 */
export function readMark(text: string): Understood<boolean> {
  const flag = readFlag(text);
  if (flag !== undefined) return flag;
  const parts = fold(text)
    .split(/[,;/+&|]| va | and /)
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.length && parts.every((part) => BAND.test(part) || readTechnologies(part).length)
    ? true
    : undefined;
}
