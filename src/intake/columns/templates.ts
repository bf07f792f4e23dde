import { elementAt } from '../../model/basics/elements.ts';
import { compareCodes } from '../../i18n/text.ts';
import type { ColumnTemplates } from '../../model/project.ts';
import type { SourceRole } from '../../model/roles.ts';
import { foldHeader } from './headings/header-field.ts';

/** Field by index of the column; '' is a column that is not used. */
export type Corrections = ReadonlyMap<number, string>;

/** Columns as a form is remembered by: folded; one that comes again carries its ordinal. */
function columnKeys(columns: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return columns.map((column) => {
    const folded = foldHeader(column);
    const ordinal = (seen.get(folded) ?? 0) + 1;
    seen.set(folded, ordinal);
    return ordinal === 1 ? folded : `${folded}#${ordinal}`;
  });
}

/** Folded headers of all columns that people have corrected: they make a header of any row. */
export const rememberedHeaders = (templates: ColumnTemplates): ReadonlySet<string> =>
  new Set(
    Object.values(templates).flatMap((mapping) =>
      Object.keys(mapping).map((key) => key.replace(/#\d+$/, '')),
    ),
  );

/**
 * The shape of a header: what the file is about and its folded columns in any order, so that a moved column
 * is still the same form, and "Tên" in a list of masts is not that of a list of villages.
 */
export const shapeKey = (role: SourceRole, columns: readonly string[]): string =>
  `${role}/${[...new Set(columns.map(foldHeader).filter(Boolean))].sort(compareCodes).join('|')}`;

/** The corrections kept under a shape; a shape that is called as a member of every object has none by that. */
const ownTemplate = (templates: ColumnTemplates, shape: string): ColumnTemplates[string] =>
  (Object.hasOwn(templates, shape) ? templates[shape] : undefined) ?? {};

/** What people said of the columns of this form; empty where none of this shape has been corrected. */
export function recallCorrections(
  templates: ColumnTemplates,
  role: SourceRole,
  columns: readonly string[],
): Corrections {
  const shape = shapeKey(role, columns);
  const mapping = new Map(Object.entries(ownTemplate(templates, shape)));
  return new Map(
    columnKeys(columns).flatMap((key, index) => {
      const field = mapping.get(key);
      return field === undefined ? [] : [[index, field] as const];
    }),
  );
}

/**
 * The template of this form with one more correction. A field has one column: where another was corrected
 * to it before, that correction falls away.
 * @param field '' where the column is not used, null to have it recognised again
 */
export function rememberCorrection(
  templates: ColumnTemplates,
  role: SourceRole,
  columns: readonly string[],
  index: number,
  field: string | null,
): ColumnTemplates {
  const shape = shapeKey(role, columns);
  const key = elementAt(columnKeys(columns), index);
  const before = Object.entries(ownTemplate(templates, shape));
  const others = before.filter(([column, known]) => column !== key && (known === '' || known !== field));
  const entries = field === null ? others : [...others, [key, field] as const];
  return { [shape]: Object.fromEntries(entries.toSorted(([a], [b]) => compareCodes(a, b))) };
}
