import { fold } from '../../../i18n/text.ts';
import type { Technology } from '../../../model/service.ts';

/** A band by the megahertz that it is called by, and the technology where its spelling tells it. */
export interface NamedBand {
  readonly mhz: number;
  readonly technology: Technology | null;
}

/**
 * Bands by their number in 3GPP (TS 36.101, 38.101; 25.101 up to 8): the name, and the edges of the downlink in MHz.
 * Bands of one number are the same in all of them.
 */
const NUMBERED: ReadonlyMap<number, readonly [name: number, low: number, high: number]> = new Map([
  [1, [2100, 2110, 2170]],
  [2, [1900, 1930, 1990]],
  [3, [1800, 1805, 1880]],
  [5, [850, 869, 894]],
  [7, [2600, 2620, 2690]],
  [8, [900, 925, 960]],
  [20, [800, 791, 821]],
  [28, [700, 758, 803]],
  [31, [450, 462.5, 467.5]],
  [38, [2600, 2570, 2620]],
  [40, [2300, 2300, 2400]],
  [41, [2600, 2496, 2690]],
  [42, [3500, 3400, 3600]],
  [43, [3700, 3600, 3800]],
  [77, [3700, 3300, 4200]],
  [78, [3500, 3300, 3800]],
  [79, [4700, 4400, 5000]],
  [257, [28000, 26500, 29500]],
  [258, [26000, 24250, 27500]],
]);
/** Bands as they are called. */
const NAMES: ReadonlySet<number> = new Set([
  ...Array.from(NUMBERED.values(), ([name]) => name),
  2500,
  3600,
  3800,
]);

const LETTERS: Readonly<Record<string, Technology>> = {
  g: '2G',
  gsm: '2G',
  dcs: '2G',
  '2g': '2G',
  u: '3G',
  w: '3G',
  umts: '3G',
  wcdma: '3G',
  '3g': '3G',
  l: '4G',
  lte: '4G',
  '4g': '4G',
  nr: '5G',
  '5g': '5G',
};
const TECHNOLOGY = 'gsm|dcs|umts|wcdma|lte|nr|[2-5]g|[gulw]';
const TOKENS = new RegExp(
  [
    // L1800, LTE 1800 MHz, 1800MHz, 1.800, 1,8 GHz
    String.raw`(?<![\p{L}\d.,])(?:(${TECHNOLOGY}) ?)?(\d{1,2}[.,]\d{1,2}(?= ?ghz)|\d{1,2}[.,]?\d{3}(?:[.,]\d+)?|\d{3}(?:[.,]\d+)?|\d{1,2}(?= ?ghz)) ?(mhz|ghz)?(?![\p{L}\d])`,
    // B3, band 3, e utra 3, n78, LTE B3
    String.raw`(?<![\p{L}\d])(?:(${TECHNOLOGY}) )?(band|b|n|e utra|eutra) ?(\d{1,3})(?![\p{L}\d])`,
    // L18, U9: hundreds of MHz
    String.raw`(?<![\p{L}\d])([gulw])(\d{1,2})(?![\p{L}\d.,]\d|[\p{L}\d])`,
    // 4G or LTE alone: of the bands behind it
    String.raw`(?<![\p{L}\d])(${TECHNOLOGY})(?![\p{L}\d])`,
  ].join('|'),
  'gu',
);
/** Bands whose name is cut to its hundreds behind a letter. */
const HUNDREDS: ReadonlySet<number> = new Set([9, 18, 19, 21, 23, 26]);
/** What may stand between. */
const BETWEEN = /^(?:bang tan|tan so|bang|mhz|va|and|fdd|tdd|duplex|[\s/;|+&,.:()[\]–=-])*$/;

/**
 * The bands that a cell names, each once, as written: *B3 1800*, *2100/1800*, *n78*, *L1800+U2100*, *4G: 1800, 2600*. A
 * frequency within the downlink of a band is that band. Undefined where the cell says something else as well, or its
 * numbers contradict each other.
 */
export function readBands(text: string): readonly NamedBand[] | undefined {
  const words = fold(text).replace(/[_-]/g, ' ').replace(/\s+/g, ' ').trim();
  const named: NamedBand[] = [];
  const numbered: (NamedBand & { readonly number: number })[] = [];
  let heading: Technology | null = null;
  let rest = '';
  let at = 0;
  for (const match of words.matchAll(TOKENS)) {
    rest += ` ${words.slice(at, match.index)}`;
    at = match.index + match[0].length;
    const [, letter, digits, unit, ofNumber, mark, number, initial, hundreds, alone] = match;
    if (alone !== undefined) heading = LETTERS[alone] ?? null;
    else if (initial !== undefined) {
      if (!HUNDREDS.has(Number(hundreds))) return undefined;
      named.push({ mhz: Number(hundreds) * 100, technology: LETTERS[initial]! });
    } else if (digits !== undefined) {
      const mhz = nameOf(digits, unit);
      if (mhz === null) return undefined;
      named.push({ mhz, technology: letter === undefined ? heading : LETTERS[letter]! });
    } else {
      const known = NUMBERED.get(Number(number));
      if (!known) return undefined;
      const own = mark === 'n' ? '5G' : ofNumber === undefined ? heading : LETTERS[ofNumber]!;
      numbered.push({ mhz: known[0], technology: own, number: Number(number) });
    }
  }
  if (!named.length && !numbered.length) return bareNumbers(words);
  rest += ` ${words.slice(at)}`;
  if (!BETWEEN.test(rest)) return undefined;
  return distinct(named.length ? agreed(named, numbered) : numbered);
}

/** Megahertz of the band that a number names; null where no band does. */
function nameOf(digits: string, unit: string | undefined): number | null {
  const isThousand = unit !== 'ghz' && /^\d{1,2}[.,]\d{3}$/.test(digits);
  const value = Number(isThousand ? digits.replace(/[.,]/, '') : digits.replace(',', '.'));
  const mhz = unit === 'ghz' ? value * 1000 : value;
  if (NAMES.has(mhz)) return mhz;
  const holding = new Set(
    Array.from(NUMBERED.values()).flatMap(([name, low, high]) => (mhz >= low && mhz <= high ? [name] : [])),
  );
  const [only] = holding;
  return holding.size === 1 && only !== undefined ? only : null;
}

/** Lone numbers of one or two figures under the heading of bands are those of bands: *3*, *1/3/8*. */
function bareNumbers(words: string): readonly NamedBand[] | undefined {
  const parts = words.split(/\s*[\s/;,+|&]\s*/);
  const bands = parts.map((part) => (/^\d{1,2}$/.test(part) ? NUMBERED.get(Number(part)) : undefined));
  return bands.every((band) => band !== undefined)
    ? distinct(bands.map(([mhz]) => ({ mhz, technology: null })))
    : undefined;
}

/** Bands by name, of which numbers written beside them must be numbers; undefined where one is of none of them. */
function agreed(
  named: readonly NamedBand[],
  numbered: readonly (NamedBand & { readonly number: number })[],
): readonly NamedBand[] | undefined {
  const fits = (mhz: number, number: number): boolean => {
    const [name, low, high] = NUMBERED.get(number)!;
    return mhz === name || (mhz >= low && mhz <= high);
  };
  if (!numbered.every(({ number }) => named.some(({ mhz }) => fits(mhz, number)))) return undefined;
  return named.map(({ mhz, technology }) => {
    const own = numbered.find(({ number, technology: said }) => said !== null && fits(mhz, number));
    return { mhz, technology: technology ?? own?.technology ?? null };
  });
}

const distinct = (bands: readonly NamedBand[] | undefined): readonly NamedBand[] | undefined =>
  bands && [
    ...new Map(bands.map(({ mhz, technology }) => [`${technology}/${mhz}`, { mhz, technology }])).values(),
  ];
