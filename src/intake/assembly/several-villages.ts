import { elementAt, integerAt } from '../../model/basics/elements.ts';
import { formOf } from '../columns/forms.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';
import { grouped } from '../places/villages/village-drafts.ts';
import type { FieldReader } from '../records/field-reader.ts';
import type { LoadedSource } from '../records/loaded-source.ts';
import { namesSeveral } from '../text/village-kinds.ts';

const CHOICES = ['one', 'aside'] as const;

interface Row {
  readonly reader: FieldReader;
  readonly row: number;
  readonly name: string;
}

/** Rows whose name is that of several villages, with one count for all of them. */
function rowsOf(reader: FieldReader): readonly Row[] {
  const { table, log } = reader;
  if (!reader.has('village')) return [];
  return Array.from(table.numbers.keys()).flatMap((row) => {
    const name = log.isRejected(table, row) ? null : reader.text('village', row);
    return name !== null && namesSeveral(name) ? [{ reader, row, name }] : [];
  });
}

/**
 * Rows that name several villages in one cell wait for an answer, one for all lists of a form: they are one village
 * with such a name, or what each of them counts must be asked of the sender.
 */
export function setAsideSeveral(sources: readonly LoadedSource[], questions: OpenQuestions): void {
  const found = sources.flatMap(({ readers }) => readers.flatMap(rowsOf));
  for (const [form, rows] of grouped(found, ({ reader }) => formOf('villages', reader.table))) {
    const first = elementAt(rows, 0);
    const { table } = first.reader;
    const answer = questions.ask({
      id: `several-villages/${form}`,
      kind: 'several-villages',
      file: table.file,
      ...(table.sheet !== undefined && { sheet: table.sheet }),
      files: [...new Set(rows.map(({ reader }) => reader.table.file))],
      form,
      rows: rows
        .filter(({ reader }) => reader === first.reader)
        .map(({ row }) => integerAt(table.numbers, row)),
      context: { name: first.name, count: rows.length },
      choices: CHOICES.map((id) => ({ id })),
    });
    if (answer === 'one') continue;
    for (const { reader, row, name } of rows)
      reader.log.atRow(reader.table, row, {
        code: answer === null ? 'several-villages-wait' : 'several-villages',
        did: 'rejected',
        ...(answer === null && { fate: 'asked' }),
        value: name,
      });
  }
}
