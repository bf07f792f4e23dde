import { fold } from '../../../i18n/text.ts';
import { headingWords } from './heading-words.ts';

/** What the cells of a field hold; decides how they are read and whether a column's values fit. */
export type FieldType =
  | 'int'
  | 'number'
  | 'percent'
  | 'text'
  | 'bool'
  | 'bool_or_tech'
  | 'enum'
  | 'multi'
  | 'code2'
  | 'code3'
  | 'code5'
  | 'coord'
  | 'coord_pair'
  | 'angle'
  | 'degrees'
  | 'length'
  | 'length_m'
  | 'area'
  | 'dBm'
  | 'band'
  | 'money'
  | 'year'
  | 'date';

export interface HeaderField<K extends string = string> {
  readonly key: K;
  readonly type: FieldType;
  /** Spellings with their tones, the key itself among them; no two fold to the same words. */
  readonly synonyms: readonly string[];
}

/**
 * The form in which headers are compared: no diacritics, lower case, words and `%` only.
 * `Tỷ lệ hộ nghèo (%)` gives `ty le ho ngheo %`.
 */
export const foldHeader = (header: string): string =>
  fold(header)
    .replace(/[^a-z0-9%]+/g, ' ')
    .trim();

const headingKey = (text: string): string =>
  headingWords(text)
    .map(({ toned }) => toned)
    .join(' ');

/** Spellings are separated by ` | `: one line a field keeps the dictionary readable. */
export function field<K extends string>(
  key: K,
  type: FieldType,
  vietnamese: string,
  english: string,
): HeaderField<K> {
  const spellings = [key.replaceAll('_', ' '), ...vietnamese.split(' | '), ...english.split(' | ')];
  const different = new Map(spellings.filter(Boolean).map((text) => [headingKey(text), text]));
  return { key, type, synonyms: [...different.values()] };
}
