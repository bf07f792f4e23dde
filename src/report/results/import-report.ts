import { KEEP_APART } from '../../model/returned/collation.ts';
import type { CoordinateDecision } from '../../model/coordinate-choice.ts';
import { choiceText, questionText } from '../../i18n/question-text.ts';
import type { Language } from '../../i18n/number.ts';
import {
  columnFate,
  rowsRead,
  type InputCount,
  type Issue,
  type Question,
  type UnderstoodTable,
} from '../../model/issue.ts';
import type { ReportInput } from '../report-input.ts';
import { roundTo } from './rounding.ts';

/** Members that quote the source files: none of them leaves the people of the project. */
const QUOTING = ['value', 'context', 'samples', 'places', 'choices', 'duplicates', 'discrepancies'] as const;

const ISSUE_KEYS = [
  'code',
  'severity',
  'file',
  'sheet',
  'row',
  'feature',
  'field',
  'value',
  'commune',
  'village',
  'did',
  'context',
] as const;

/** Fields in the order of the contract; absent ones are left out. */
function issueEntry(issue: Issue): Partial<Issue> {
  return Object.fromEntries(
    ISSUE_KEYS.filter((key) => issue[key] !== undefined).map((key) => [key, issue[key]]),
  );
}

/** Columns that no step reads: listed, so that nothing is dropped without a word. */
const unusedColumns = (tables: readonly UnderstoodTable[]) =>
  tables.flatMap(({ file, sheet, columns }) =>
    columns.flatMap(({ column, used, samples }) =>
      !used ? [{ file, ...(sheet !== undefined && { sheet }), column, samples }] : [],
    ),
  );

const columnEntries = (tables: readonly UnderstoodTable[]) =>
  tables.flatMap(({ file, sheet, columns }) =>
    columns.map((column, index) => ({
      file,
      ...(sheet !== undefined && { sheet }),
      column: index + 1,
      header: column.column,
      fate: columnFate(column),
      ...(column.field !== null && { field: column.field }),
      why: column.by,
    })),
  );

/** Every row of a file by what became of it; the parts add up to the rows read. */
const fileEntry = ({ path, sha256, role, account, controlTotals }: InputCount) => ({
  path,
  sha256,
  role,
  rows: { read: rowsRead(account), ...account },
  controlTotals,
});

/** How coordinates were read and how else they could be, with the points inside the communes. */
const placeEntry = ({
  id,
  file,
  sheet,
  sample,
  points,
  stated,
  chosen,
  interpretations,
}: CoordinateDecision) => ({
  id,
  file,
  ...(sheet !== undefined && { sheet }),
  sample,
  points,
  ...(stated !== undefined && { stated }),
  chosen,
  readings: interpretations.map(({ id: reading, inside, inStated }) => ({
    id: reading,
    inside,
    ...(inStated !== undefined && { inStated }),
  })),
});

/** A question by its code, with its words for whoever reads the file; `files` where one answer settles several. */
const questionEntry = (question: Question, language: Language) => ({
  id: question.id,
  ...(question.form !== undefined && { form: question.form }),
  file: question.file,
  ...(question.sheet !== undefined && { sheet: question.sheet }),
  files: question.files ?? [question.file],
  rows: question.rows,
  question: question.kind,
  text: questionText(question, language),
  ...(question.context && { context: question.context }),
  ...(question.columns && { columns: question.columns }),
  choices: question.choices.map(({ id, columns }) => ({
    id,
    label: choiceText(question, id, language),
    ...(columns && { columns }),
  })),
});

/** That something is asked, and of which rows; what, quotes the file. */
const openQuestionEntry = ({ kind, file, files, sheet, rows }: Question) => ({
  file,
  ...(sheet !== undefined && { sheet }),
  files: files ?? [file],
  rows,
  question: kind,
});

/**
 * Content of `report.json`: every row rejected or changed, what was recognised, what only a person can answer,
 * and what a person may decide otherwise: `--answers` takes the ids with one of the choices.
 */
export function importReportOf(
  {
    project,
    issues,
    recognised,
    tables,
    repairs,
    coordinateDecisions,
    questions,
    inputs,
    duplicates,
    discrepancies,
    scope,
  }: ReportInput,
  language: Language,
) {
  const total = (key: 'read' | 'kept' | 'changed' | 'rejected') =>
    inputs.reduce((sum, input) => sum + input[key], 0);
  const ofSeverity = (severity: Issue['severity']) =>
    issues.filter((issue) => issue.severity === severity).length;
  return {
    format: 'song-ban-report',
    version: 1,
    asOf: project.asOf,
    synthetic: project.synthetic,
    ...(scope !== 'internal' && { scope, leftOut: QUOTING }),
    issues: issues.map(issueEntry),
    recognised: recognised.map((column) => ({ ...column, score: roundTo(column.score, 4) })),
    unused: unusedColumns(tables),
    columns: columnEntries(tables),
    files: inputs.map(fileEntry),
    repairs,
    places: coordinateDecisions.map(placeEntry),
    questions: questions.map((question) =>
      scope === 'internal' ? questionEntry(question, language) : openQuestionEntry(question),
    ),
    duplicates: duplicates.map((group) => ({
      ...group,
      choices: [...group.members.map(({ code }) => code), KEEP_APART],
    })),
    discrepancies,
    counts: {
      inputs: inputs.length,
      read: total('read'),
      kept: total('kept'),
      changed: total('changed'),
      rejected: total('rejected'),
      errors: ofSeverity('error'),
      warnings: ofSeverity('warning'),
      notes: ofSeverity('info'),
      questions: questions.length,
    },
  };
}
