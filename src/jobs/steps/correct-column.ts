import { foldHeader } from '../../intake/columns/headings/header-field.ts';
import { rememberCorrection } from '../../intake/columns/templates.ts';
import type { UnderstoodTable } from '../../model/issue.ts';
import type { ProjectFile } from '../../model/project.ts';
import { keepTemplates, updateSource } from '../../project/edits.ts';

/**
 * The project with one column of a form understood otherwise: for this file and for every other of its shape.
 * What the source itself names for this column or this field gives way, since it would win.
 * @param column index among the columns of the table
 * @param field '' where the column is not used, null to have it recognised again
 */
export function correctColumn(
  project: ProjectFile,
  { sourceId, role, columns }: UnderstoodTable,
  column: number,
  field: string | null,
): ProjectFile {
  const names = columns.map((one) => one.column);
  const templates = rememberCorrection(project.templates ?? {}, role, names, column, field);
  const kept = keepTemplates(project, templates);
  const named = project.sources.find(({ id }) => id === sourceId)?.columns;
  if (!named) return kept;
  const others = Object.entries(named).filter(
    ([key, name]) => key !== field && foldHeader(name) !== foldHeader(names[column]!),
  );
  return others.length === Object.keys(named).length
    ? kept
    : updateSource(kept, sourceId, { columns: Object.fromEntries(others) });
}
