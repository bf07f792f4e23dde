import { elementAt, integerAt } from '../../../model/basics/elements.ts';
import type { Cell } from '../../../formats/reading/parsed-file.ts';
import { fold } from '../../../i18n/text.ts';
import { UNSPECIFIED, type OperatorId, type Technology } from '../../../model/service.ts';
import type { OpenQuestions } from '../../findings/open-questions.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import type { RecordAt } from '../../records/loaded-source.ts';
import { saysNothing, textOf } from '../../text/cell.ts';
import { recogniseOperator } from '../../text/operators.ts';
import { readMark, readTechnologies } from '../../text/vocabulary.ts';

/** A column of one operator, whose cells say whether each area is covered by it, or with what. */
interface OperatorColumn {
  readonly index: number;
  readonly operator: OperatorId;
  /** Technologies that its heading names. */
  readonly technologies: readonly Technology[];
  /** Some cell says *no*, so that one which says nothing is left open. */
  readonly denies: boolean;
}

/** What an area says of one operator: its technologies, none named where only a mark stands there, or a doubt. */
export interface OperatorClaim {
  readonly operator: OperatorId;
  readonly technologies: readonly Technology[];
  readonly waits: boolean;
}

/** Share of the cells that must be marks or technologies. */
const LEAST_READ = 0.8;
const TECHNOLOGY = /(?:[2-5]g|lte|nr|umts|gsm)/gi;

const wordOf = (cell: Cell): string => (saysNothing(cell) ? '' : textOf(cell));

const columns = new WeakMap<FieldReader, readonly OperatorColumn[]>();

/** Columns called after one operator each, of two at least: `VTL`, `VNP`, `MBF`. None where a column names operators. */
export function operatorColumns(reader: FieldReader): readonly OperatorColumn[] {
  let known = columns.get(reader);
  if (!known) columns.set(reader, (known = findColumns(reader)));
  return known;
}

function findColumns(reader: FieldReader): readonly OperatorColumn[] {
  const { table, recognition } = reader;
  if (reader.has('operator')) return [];
  const found = table.columns.flatMap(({ path, name, cells }, index): OperatorColumn[] => {
    const { used, personal } = elementAt(recognition.understood, index);
    const heading = (path.at(-1) ?? name).replace(/[_-]+/g, ' ');
    const { id, isKnown } = recogniseOperator(heading.replace(TECHNOLOGY, ' '));
    if (used || personal || !isKnown || id === UNSPECIFIED) return [];
    const texts = cells.filter((cell) => !saysNothing(cell)).map(textOf);
    const read = texts.filter((text) => readMark(text) !== undefined || readTechnologies(text).length > 0);
    if (!read.length || read.length < LEAST_READ * texts.length) return [];
    const denies = texts.some((text) => readMark(text) === false);
    return [{ index, operator: id, technologies: readTechnologies(heading), denies }];
  });
  return new Set(found.map(({ operator }) => operator)).size > 1 ? found : [];
}

/** Reads what areas say of operators that have a column each; a word that leaves a doubt is asked about once. */
export class OperatorClaims {
  constructor(private readonly questions: OpenQuestions) {}

  /** Null where the table has no such columns. */
  of(record: RecordAt): readonly OperatorClaim[] | null {
    const own = operatorColumns(record.reader);
    return own.length ? own.flatMap((column) => this.claim(record, column) ?? []) : null;
  }

  private claim(record: RecordAt, column: OperatorColumn): OperatorClaim | null {
    const { reader, row } = record;
    const { operator, denies } = column;
    const text = wordOf(elementAt(reader.table.columns, column.index).cells[row] ?? null);
    const named = readTechnologies(text);
    const mark = readMark(text);
    if (mark === false || (text === '' && !denies)) return null;
    if (mark === true || named.length)
      return { operator, technologies: named.length ? named : column.technologies, waits: false };
    const answer = this.ask(record, column, text);
    if (answer === 'none') return null;
    return { operator, technologies: column.technologies, waits: answer === null };
  }

  private ask({ source, reader }: RecordAt, { index }: OperatorColumn, text: string): string | null {
    const { table } = reader;
    const { name, cells } = elementAt(table.columns, index);
    const rows = cells.flatMap((cell, row) => (wordOf(cell) === text ? [row] : []));
    return this.questions.ask({
      id: ['layer-word', source.id, 'operator', fold(name), fold(text) || '–'].join('/'),
      kind: 'layer-word',
      file: table.file,
      ...(table.sheet !== undefined && { sheet: table.sheet }),
      rows: rows.map((row) => integerAt(table.numbers, row)),
      context: { column: name, word: text || '–', count: rows.length },
      choices: [{ id: 'service' }, { id: 'none' }],
    });
  }
}
