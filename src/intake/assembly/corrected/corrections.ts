import { elementAt, integerAt } from '../../../model/basics/elements.ts';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import { formOf } from '../../columns/forms.ts';
import type { OpenQuestions } from '../../findings/open-questions.ts';
import { grouped } from '../../places/lists/village-drafts.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import type { LoadedSource } from '../../records/loaded-source.ts';
import { findCorrections, type FoundCorrection } from './found-corrections.ts';

type Answer = 'corrected' | 'written' | null;

/**
 * Lists whose own rows correct their counts, one question for all of a form: the corrections count, or what is written.
 * Until then what is written counts and each row is told; a number beside one that is crossed out is what is written.
 */
export function withCorrections(
  sources: readonly LoadedSource[],
  questions: OpenQuestions,
): readonly LoadedSource[] {
  const readers = sources.flatMap((source) => source.readers);
  const changes = new Map<FieldReader, FoundCorrection[]>();
  for (const [form, found] of grouped(readers.flatMap(findCorrections), ({ reader }) =>
    formOf('villages', reader.table),
  )) {
    const answer = ask(form, found, questions);
    for (const one of found) {
      tell(one, answer);
      const changed =
        answer === 'corrected' ? one.before === null : answer === 'written' && one.before !== null;
      if (changed) changes.set(one.reader, [...(changes.get(one.reader) ?? []), one]);
    }
  }
  if (!changes.size) return sources;
  return sources.map((source) => ({
    ...source,
    readers: source.readers.map((reader) => changedBy(reader, changes.get(reader) ?? [])),
  }));
}

const shown = (value: number | null): string => (value === null ? '?' : String(value));

function ask(form: string, found: readonly FoundCorrection[], questions: OpenQuestions): Answer {
  const first = elementAt(found, 0);
  const { table } = first.reader;
  return questions.ask({
    id: `corrections/${form}`,
    kind: 'corrections',
    file: table.file,
    ...(table.sheet !== undefined && { sheet: table.sheet }),
    files: [...new Set(found.map(({ reader }) => reader.table.file))],
    form,
    rows: [
      ...new Set(
        found.filter(({ reader }) => reader === first.reader).map(({ row }) => integerAt(table.numbers, row)),
      ),
    ],
    context: {
      count: found.length,
      name: first.reader.text('village', first.row) ?? '',
      written: first.written,
      right: shown(first.right),
    },
    choices: [{ id: 'corrected' }, { id: 'written' }],
  }) as Answer;
}

function tell({ reader, row, field, written, right }: FoundCorrection, answer: Answer): void {
  reader.log.atRow(reader.table, row, {
    code: answer === null ? 'count-corrected' : 'count-corrected-settled',
    did: answer === 'corrected' ? 'changed' : 'kept',
    severity: answer === null ? 'warning' : 'info',
    field,
    value: written,
    context: { right: shown(right), answer: answer ?? '' },
  });
}

/** The reader over the table with the counts that the answer names. */
function changedBy(reader: FieldReader, changes: readonly FoundCorrection[]): FieldReader {
  if (!changes.length) return reader;
  const { table } = reader;
  const columns = table.columns.map((column): typeof column => {
    const own = changes.filter(({ field }) => reader.column(field) === column);
    if (!own.length) return column;
    const values = new Map<number, Cell>(own.map(({ row, before, right }) => [row, before ?? right]));
    return { ...column, cells: column.cells.map((cell, row) => (values.has(row) ? values.get(row)! : cell)) };
  });
  return reader.withTable({ ...table, columns });
}
