import { integerAt } from '../../../model/basics/elements.ts';
import type { OpenQuestions } from '../../findings/open-questions.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import type { RecordAt } from '../../records/loaded-source.ts';
import type { CommuneFinder } from './commune-finder.ts';
import type { NameInterpretation } from './commune-meaning.ts';
import { tonedName, tonedWords } from './toned-name.ts';

/** What only a person can say about the commune of a row. */
export class CommuneQuestions {
  constructor(
    private readonly questions: OpenQuestions,
    private readonly finder: CommuneFinder,
  ) {}

  /** Once for a table, of the rows that the two lists read otherwise. */
  askVintage({ source, reader }: RecordAt, rows: readonly number[], date: string): 'old' | 'new' | null {
    const answer = this.questions.ask({
      id: ['list-vintage', source.id, ...placeOf(reader)].join('/'),
      kind: 'list-vintage',
      ...fileOf(reader),
      rows: [...rows],
      choices: [{ id: 'old' }, { id: 'new' }],
      context: { date },
    });
    return answer as 'old' | 'new' | null;
  }

  /** Of each village of a commune that was split; for all rows of a table where several communes have the name. */
  askCommune(record: RecordAt, name: string, { codes, split }: NameInterpretation): string | null {
    const { source, reader, row } = record;
    const number = integerAt(reader.table.numbers, row);
    const village = reader.text('village', row) ?? '';
    const kind = split ? 'split-commune' : 'commune-name';
    const which = split ? number : tonedName(tonedWords(name)).key;
    return this.questions.ask({
      id: [kind, source.id, ...placeOf(reader), which].join('/'),
      kind,
      ...fileOf(reader),
      rows: [number],
      choices: codes.map((code) => ({ id: code, label: this.finder.nameOf(code) ?? code })),
      context: split ? { commune: name, village } : { commune: name },
    });
  }
}

const placeOf = ({ table: { file, sheet } }: FieldReader): readonly string[] => [file, sheet ?? ''];
const fileOf = ({ table: { file, sheet } }: FieldReader) => ({ file, ...(sheet !== undefined && { sheet }) });
