import { elementAt } from '../../model/basics/elements.ts';
import type { QuestionChoice } from '../../model/issue.ts';
import type { Source } from '../../model/project.ts';
import type { SourceTable } from '../files/source-table.ts';
import { ColumnJudge } from '../columns/column-judge.ts';
import {
  correctionsOf,
  formOf,
  pooled,
  possibleMappings,
  readMapping,
  writeMapping,
} from '../columns/forms.ts';
import type { RoleColumns } from '../columns/headings/role-columns.ts';
import {
  recogniseColumns,
  samplesOf,
  type ColumnHints,
  type Recognition,
} from '../columns/recognise-columns.ts';
import { recallCorrections } from '../columns/templates.ts';
import type { ImportContext } from './read-source.ts';

/** A table of a source whose columns are still to be recognised. */
export interface TableOfSource {
  readonly source: Source;
  readonly role: RoleColumns;
  readonly table: SourceTable;
  /** What has been found of its columns. */
  readonly judge: ColumnJudge;
}

/** Which column of each table holds which field. */
export type Recognitions = ReadonlyMap<SourceTable, Recognition>;

/**
 * Recognises the columns of all tables of an import, those of one form together: its files are witnesses for one
 * another, are read alike, and what stays in doubt is one question for all of them.
 */
export function recogniseForms(tables: readonly TableOfSource[], context: ImportContext): Recognitions {
  const groups = new Map<string, TableOfSource[]>();
  for (const one of tables) {
    // A source that names its own columns is read by them alone.
    const own = one.source.columns ? `${one.source.id}/` : '';
    const form = `${own}${one.source.role}/${formOf(one.source.role, one.table)}`;
    const group = groups.get(form);
    if (group) group.push(one);
    else groups.set(form, [one]);
  }
  const recognitions = new Map<SourceTable, Recognition>();
  for (const [form, group] of groups) recogniseForm(form, group, context, recognitions);
  return recognitions;
}

function recogniseForm(
  form: string,
  group: readonly TableOfSource[],
  context: ImportContext,
  recognitions: Map<SourceTable, Recognition>,
): void {
  const [{ source, role, table: first, judge }] = group as [TableOfSource, ...TableOfSource[]];
  const names = first.columns.map(({ name }) => name);
  const before: ColumnHints = {
    explicit: source.columns,
    corrections: recallCorrections(context.templates ?? {}, source.role, names),
    listYear: context.listYear,
  };
  const together = pooled(group.map(({ table }) => table));
  const common = group.length === 1 ? judge : new ColumnJudge();
  let found = recogniseColumns(together, role, before, common);
  const answer = askColumns(form, group, found, together, context);
  if (answer) {
    const corrections = new Map([...correctionsOf(answer, found.doubts), ...before.corrections!]);
    found = { ...recogniseColumns(together, role, { ...before, corrections }, common), doubts: [] };
  }
  const asked = new Set(found.doubts.flatMap(({ columns }) => columns));
  for (const { table } of group) recognitions.set(table, forTable(found, asked, table));
}

/** The same fields, with samples of the table's own. */
const forTable = (found: Recognition, asked: ReadonlySet<number>, table: SourceTable): Recognition => ({
  ...found,
  understood: found.understood.map((column, index) => ({
    ...column,
    ...(asked.has(index) && { asked: true }),
    samples: column.personal ? [] : samplesOf(elementAt(table.columns, index)),
  })),
  recognised: found.recognised.map((column) => ({
    ...column,
    file: table.file,
    ...(table.sheet !== undefined && { sheet: table.sheet }),
    samples: column.samples.length
      ? samplesOf(table.columns.find(({ name }) => name === column.column)!)
      : column.samples,
  })),
});

/** What somebody said of the columns in doubt; null where there are none, or nobody has. */
function askColumns(
  form: string,
  group: readonly TableOfSource[],
  { doubts }: Recognition,
  together: SourceTable,
  { questions }: ImportContext,
): ReturnType<typeof readMapping> {
  if (!doubts.length) return null;
  const nameOf = (column: number): string => elementAt(together.columns, column).name || `${column + 1}`;
  const choices = possibleMappings(doubts).map((reading): QuestionChoice => ({
    id: writeMapping(reading),
    ...(reading.size > 0 && {
      columns: [...reading].map(([field, column]) => ({ field, column: nameOf(column) })),
    }),
  }));
  const asked = [...new Set(doubts.flatMap(({ columns }) => columns))].sort((a, b) => a - b);
  const files = [...new Set(group.map(({ table }) => table.file))];
  const [{ table }] = group as [TableOfSource];
  const answer = questions.ask(
    {
      id: `columns/${form}`,
      kind: 'columns',
      file: table.file,
      ...(group.length === 1 && table.sheet !== undefined && { sheet: table.sheet }),
      files,
      form,
      rows: [],
      choices,
      columns: asked.map((column) => ({
        column: nameOf(column),
        samples: samplesOf(elementAt(together.columns, column)),
      })),
      context: { field: doubts.flatMap(({ fields }) => fields).join(', ') },
    },
    (given) => readMapping(given, doubts) !== null,
  );
  return answer === null ? null : readMapping(answer, doubts);
}
