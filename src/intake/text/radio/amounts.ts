import { fold } from '../../../i18n/text.ts';

/** A written amount and the unit behind it, folded; '' where it has none. */
export interface Amount {
  readonly value: number;
  readonly unit: string;
}

/**
 * Short amounts of radio: a lone mark is the decimal one, for none of them runs into thousands but the names of bands,
 * which `readBands` reads for itself.
 */
const AMOUNT = /^([+\-−–]?\d+(?:[.,]\d+)?)\s*([a-zµ°º%]*(?: ?[a-z]+)?)$/;

/** One amount and nothing else; null where the text holds more or none. */
export function readAmount(text: string): Amount | null {
  const [, digits, unit = ''] = AMOUNT.exec(fold(text).replace(/\s+/g, ' ').trim()) ?? [];
  if (digits === undefined) return null;
  return { value: Number(digits.replace(/[−–]/, '-').replace(',', '.')), unit: unit.trim() };
}

/**
 * Parts of a cell that lists several: by strokes, semicolons, pluses, lines, words for *and*; by dashes and commas
 * where they part whole numbers of two or more figures, or numbers with a blank behind, and no decimals.
 */
export function listParts(text: string): readonly string[] {
  const plain = text
    .replace(/\s(?:và|va|and)\s/giu, '/')
    .replace(/,(?=\s)/g, '/')
    .replace(/(\d)\s*[-–]\s*(?=\d)/g, '$1/');
  const commas = plain.match(/\d,\d/g)?.length ?? 0;
  const isDecimal = commas === 1 && /\d,\d(?!\d)/.test(plain);
  return (isDecimal ? plain : plain.replace(/,/g, '/'))
    .split(/[/;|+&\n\r]+/)
    .map((part) => part.trim())
    .filter(Boolean);
}
