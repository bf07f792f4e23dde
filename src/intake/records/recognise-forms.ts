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
import type { FieldKey } from '../columns/headings/header-dictionary.ts';
import { foldHeader } from '../columns/headings/header-field.ts';
import type { RoleColumns } from '../columns/headings/role-columns.ts';
import {
  recogniseColumns,
  samplesOf,
  type ColumnHints,
  type Recognition,
} from '../columns/recognise-columns.ts';
import { recallCorrections, type Corrections } from '../columns/templates.ts';
import { communeName } from '../columns/weighing/commune-columns.ts';
import { saysNothing, textOf } from '../text/cell.ts';
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

/** Tables of one form, with what is found of them. */
interface FormGroup {
  readonly form: string;
  readonly members: readonly [TableOfSource, ...TableOfSource[]];
  /** Rows of all of them, for looking at the columns. */
  readonly together: SourceTable;
  readonly judge: ColumnJudge;
  readonly before: ColumnHints;
  readonly found: Recognition;
}

/**
 * Recognises the columns of all tables of an import, those of one form together: its files are witnesses for one
 * another, are read alike, and what stays in doubt is one question for all of them. Headings that are understood in
 * one form, or were answered there, speak for the same headings in another.
 */
export function recogniseForms(tables: readonly TableOfSource[], context: ImportContext): Recognitions {
  const communes = communesOf(tables);
  const groups = groupForms(tables).map(([form, members]) => recogniseForm(form, members, communes, context));
  const headings = new KnownHeadings();
  const recognitions = new Map<SourceTable, Recognition>();
  const settle = (group: FormGroup): void => {
    const found = settleForm(group, headings, context);
    const asked = new Set(found.doubts.flatMap(({ columns }) => columns));
    for (const { table } of group.members) recognitions.set(table, forTable(found, asked, table));
    if (group.together.about?.part === undefined) headings.add(group, found);
  };
  const [clear, doubtful] = [true, false].map((isClear) =>
    groups.filter(({ found }) => (found.doubts.length === 0) === isClear),
  ) as [FormGroup[], FormGroup[]];
  for (const group of clear) settle(group);
  const answered = doubtful.filter((group) => isAnswered(group, context));
  for (const group of [...answered, ...doubtful.filter((one) => !answered.includes(one))]) settle(group);
  return recognitions;
}

function groupForms(tables: readonly TableOfSource[]): [string, FormGroup['members']][] {
  const groups = new Map<string, [TableOfSource, ...TableOfSource[]]>();
  for (const one of tables) {
    // A source that names its own columns is read by them alone.
    const own = one.source.columns ? `${one.source.id}/` : '';
    const form = `${own}${one.source.role}/${formOf(one.source.role, one.table)}`;
    const group = groups.get(form);
    if (group) group.push(one);
    else groups.set(form, [one]);
  }
  return [...groups];
}

/** Names of the communes that the sources for them list. */
function communesOf(tables: readonly TableOfSource[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { source, role, table, judge } of tables) {
    if (source.role !== 'communes') continue;
    const at = recogniseColumns(table, role, { explicit: source.columns }, judge).columns.get('commune');
    for (const cell of at === undefined ? [] : elementAt(table.columns, at).cells)
      if (!saysNothing(cell)) names.add(communeName(textOf(cell)));
  }
  return names;
}

function recogniseForm(
  form: string,
  members: FormGroup['members'],
  communes: ReadonlySet<string>,
  context: ImportContext,
): FormGroup {
  const [{ source, role, table: first, judge: own }] = members;
  const names = first.columns.map(({ name }) => name);
  const before: ColumnHints = {
    explicit: source.columns,
    // What such headings mean elsewhere does not hold for a list of some of them.
    corrections: first.about?.part
      ? new Map()
      : recallCorrections(context.templates ?? {}, source.role, names),
    listYear: context.listYear,
    communes,
  };
  const together = pooled(members.map(({ table }) => table));
  const judge = members.length === 1 ? own : new ColumnJudge();
  return { form, members, together, judge, before, found: recogniseColumns(together, role, before, judge) };
}

/** What stays in doubt is told by the same heading elsewhere, else asked. */
function settleForm(group: FormGroup, headings: KnownHeadings, context: ImportContext): Recognition {
  const { together, judge, members } = group;
  const { role } = members[0];
  let { before, found } = group;
  // An answer speaks of all the columns that were in doubt when it was given.
  const isApart = isAnswered(group, context) || together.about?.part !== undefined;
  const elsewhere: Corrections = isApart ? new Map() : headings.witnesses(group);
  if (elsewhere.size) {
    before = { ...before, elsewhere };
    found = recogniseColumns(together, role, before, judge);
  }
  const answer = askColumns(group.form, members, found, together, context);
  if (!answer) return found;
  const corrections = new Map([...correctionsOf(answer, found.doubts), ...before.corrections!]);
  return { ...recogniseColumns(together, role, { ...before, corrections }, judge), doubts: [] };
}

/** Fields that forms ask about, and that a heading elsewhere may tell. */
const TOLD_ELSEWHERE: readonly FieldKey[] = ['village', 'households', 'population'];

/** What headings were found to mean, by role; one that means different things says nothing. */
class KnownHeadings {
  readonly #meanings = new Map<string, FieldKey | null>();

  #keysOf({ members, together }: FormGroup): readonly string[] {
    return together.columns.map(({ path }) => `${members[0].source.role}/${foldHeader(path.join(' / '))}`);
  }

  add(group: FormGroup, found: Recognition): void {
    const fields = new Map([...found.columns].map(([key, column]) => [column, key]));
    const open = new Set(found.doubts.flatMap(({ columns }) => columns));
    this.#keysOf(group).forEach((heading, column) => {
      if (open.has(column)) return;
      const field = fields.get(column) ?? null;
      const known = this.#meanings.get(heading);
      this.#meanings.set(heading, known === undefined || known === field ? field : null);
    });
  }

  /** The fields in doubt that exactly one column of the doubt has elsewhere. */
  witnesses(group: FormGroup): ReadonlyMap<number, FieldKey> {
    const keys = this.#keysOf(group);
    const told = new Map<number, FieldKey>();
    for (const { fields, columns } of group.found.doubts)
      for (const field of fields.filter((one) => TOLD_ELSEWHERE.includes(one))) {
        const [only, ...others] = columns.filter(
          (column) => this.#meanings.get(keys[column] ?? '') === field,
        );
        if (only !== undefined && !others.length) told.set(only, field);
      }
    return told;
  }
}

const questionId = (form: string): string => `columns/${form}`;
const isAnswered = ({ form }: FormGroup, { questions }: ImportContext): boolean =>
  Object.hasOwn(questions.answers, questionId(form));

/** The same fields, with samples of the table's own: files of one form may write a heading with tones or without. */
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
    samples: column.samples.length ? samplesOfHeading(found, column.column, table) : column.samples,
  })),
});

function samplesOfHeading({ understood }: Recognition, heading: string, table: SourceTable): string[] {
  const at = table.columns.findIndex(({ name }) => name === heading);
  const index = at >= 0 ? at : understood.findIndex(({ column }) => column === heading);
  return samplesOf(elementAt(table.columns, index));
}

/** The heading of a column; columns of one heading are numbered from the left, so that people can tell them apart. */
function distinctName({ columns }: SourceTable, column: number): string {
  const { name } = elementAt(columns, column);
  if (!name) return `${column + 1}`;
  const isNamesake = (other: { readonly name: string }): boolean => other.name === name;
  if (columns.filter(isNamesake).length === 1) return name;
  return `${name} #${columns.slice(0, column + 1).filter(isNamesake).length}`;
}

/** What somebody said of the columns in doubt; null where there are none, or nobody has. */
function askColumns(
  form: string,
  group: readonly TableOfSource[],
  { doubts }: Recognition,
  together: SourceTable,
  { questions }: ImportContext,
): ReturnType<typeof readMapping> {
  if (!doubts.length) return null;
  const nameOf = (column: number): string => distinctName(together, column);
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
      id: questionId(form),
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
