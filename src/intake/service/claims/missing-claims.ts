import { integerAt } from '../../../model/basics/elements.ts';
import { fold } from '../../../i18n/text.ts';
import type { QuestionChoice } from '../../../model/issue.ts';
import { TECHNOLOGIES, UNSPECIFIED, type OperatorId, type Technology } from '../../../model/service.ts';
import type { OpenQuestions } from '../../findings/open-questions.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import type { RecordAt } from '../../records/loaded-source.ts';
import { OPERATORS_TO_CHOOSE } from '../../text/operators.ts';

/** The areas are no coverage of any technology. */
const NO_COVERAGE = 'none';

/** Areas that say nowhere whose they are, or of what technology: asked once for each file. */
export class MissingClaims {
  private readonly answers = new Map<FieldReader, Map<string, string | null>>();

  constructor(private readonly questions: OpenQuestions) {}

  /** @param lacks whether another row of the table says no operator either */
  operator(record: RecordAt, lacks: (row: number) => boolean): OperatorId | null {
    const ids = [...OPERATORS_TO_CHOOSE, UNSPECIFIED];
    return this.ask('claim-operator', record, lacks, ids);
  }

  /** Null where nobody has said; `none` where they are no coverage. */
  technology(record: RecordAt, lacks: (row: number) => boolean): Technology | 'none' | null {
    const ids = [...TECHNOLOGIES, NO_COVERAGE];
    return this.ask('claim-technology', record, lacks, ids) as Technology | 'none' | null;
  }

  /**
   * What a word in a column of technologies stands for.
   *
   * @param rows indexes of the rows that say it
   */
  technologyWord(
    { source, reader: { table } }: RecordAt,
    { column, word }: { readonly column: string; readonly word: string },
    rows: readonly number[],
  ): Technology | 'none' | null {
    const choices = [...TECHNOLOGIES, NO_COVERAGE];
    return this.questions.ask({
      id: ['technology-word', source.id, table.file, table.sheet ?? '', fold(word)].join('/'),
      kind: 'technology-word',
      file: table.file,
      ...(table.sheet !== undefined && { sheet: table.sheet }),
      rows: rows.map((row) => integerAt(table.numbers, row)),
      context: { column, word, count: rows.length },
      choices: choices.map((id): QuestionChoice => ({ id })),
    }) as Technology | 'none' | null;
  }

  private ask(
    kind: 'claim-operator' | 'claim-technology',
    { source, reader }: RecordAt,
    lacks: (row: number) => boolean,
    ids: readonly string[],
  ): string | null {
    let known = this.answers.get(reader);
    if (!known) this.answers.set(reader, (known = new Map<string, string | null>()));
    let answer = known.get(kind);
    if (answer === undefined) {
      const { file, sheet, numbers } = reader.table;
      const rows = [...numbers.keys()].filter(lacks).map((row) => integerAt(numbers, row));
      answer = this.questions.ask({
        id: [kind, source.id, file, sheet ?? ''].join('/'),
        kind,
        file,
        ...(sheet !== undefined && { sheet }),
        rows,
        context: { count: rows.length },
        choices: ids.map((id): QuestionChoice => ({ id })),
      });
      known.set(kind, answer);
    }
    return answer;
  }
}
