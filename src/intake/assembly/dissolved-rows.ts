import type { OpenQuestions } from '../findings/open-questions.ts';
import type { LoadedSource } from '../records/loaded-source.ts';
import { askAboutRows, type RowAsked } from './rows-asked.ts';

/**
 * Rows under a heading of villages that were merged or dissolved wait for an answer, one for all lists of a form: they
 * are none any more, or still count for themselves.
 */
export function setAsideDissolved(sources: readonly LoadedSource[], questions: OpenQuestions): void {
  const rows = sources.flatMap(({ readers }) =>
    readers.flatMap((reader) =>
      [...reader.table.numbers].flatMap((number, row): RowAsked[] => {
        if (!reader.table.dissolved?.has(number) || reader.log.isRejected(reader.table, row)) return [];
        return [{ reader, row, name: reader.text('village', row) ?? '' }];
      }),
    ),
  );
  askAboutRows(rows, questions, {
    kind: 'dissolved',
    choices: ['gone', 'villages'],
    stays: 'villages',
    waits: 'dissolved-waits',
    out: 'dissolved-out',
  });
}
