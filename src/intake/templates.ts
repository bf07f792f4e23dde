import type { RecognisedColumn } from '../model/issue.ts';
import { compareCodes } from '../i18n/text.ts';
import { foldHeader } from './header-field.ts';

/**
 * Mappings of columns that people have corrected, by the shape of the header: plain data that a project
 * file can hold. The next file of the same shape is read the same way.
 */
export type Templates = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The shape of a header: its folded columns in any order, so that a moved column is still the same form. */
export const shapeKey = (columns: readonly string[]): string =>
  [...new Set(columns.map(foldHeader).filter(Boolean))].sort(compareCodes).join('|');

/** The remembered column by field for a header, or null where no form of this shape has been seen. */
export const recallMapping = (
  templates: Templates,
  columns: readonly string[],
): Readonly<Record<string, string>> | null => templates[shapeKey(columns)] ?? null;

/** The templates with one more form: what each column of this header was taken for in the end. */
export function rememberMapping(
  templates: Templates,
  columns: readonly string[],
  recognised: readonly Pick<RecognisedColumn, 'column' | 'field'>[],
): Templates {
  const mapping = Object.fromEntries(
    recognised.toSorted((a, b) => compareCodes(a.field, b.field)).map(({ field, column }) => [field, column]),
  );
  return { ...templates, [shapeKey(columns)]: mapping };
}
