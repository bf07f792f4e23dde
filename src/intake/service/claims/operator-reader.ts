import { elementAt, integerAt } from '../../../model/basics/elements.ts';
import { fold } from '../../../i18n/text.ts';
import { UNSPECIFIED, type OperatorId } from '../../../model/service.ts';
import type { OpenQuestions } from '../../findings/open-questions.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import { textOf } from '../../text/cell.ts';
import {
  countOfOperators,
  networkNumber,
  OPERATORS_TO_CHOOSE,
  recogniseOperator,
  sharedOperators,
  THREE_OPERATORS,
  VIETNAM,
} from '../../text/operators.ts';

/** Headings that name nothing: none at all, or what a program writes where there is none. */
const UNNAMED = /^((unnamed|column|col|field|cot|f|c)[ _:.-]*\d*|[a-z]|\d+)?$/;
/** Share of the cells of a column without a name that must be operators for it to be one of operators. */
const LEAST_OPERATORS = 0.9;
/** The name stands for an operator of its own. */
const ITS_OWN = 'own';
/** A text that means several stands for these. */
const ALL_THREE = 'all-three';
const ALL_FIVE = 'all-five';

/** Reads whose a record is, by the column of operators or by one without a name that holds nothing else. */
export class OperatorReader {
  /** Index of the column that is read instead of a named one, -1 where there is none. */
  private readonly byValues = new Map<FieldReader, number>();
  /** By reader and text: the cells of a layer repeat a handful of names. */
  private readonly known = new Map<FieldReader, Map<string, readonly OperatorId[]>>();

  constructor(private readonly questions: OpenQuestions) {}

  /** Operators that a record names; none where it names none. */
  read(reader: FieldReader, row: number): readonly OperatorId[] {
    const text = this.writtenName(reader, row);
    if (text === null || text === '') return [];
    let known = this.known.get(reader);
    if (!known) this.known.set(reader, (known = new Map<string, readonly OperatorId[]>()));
    let found = known.get(text);
    if (!found) known.set(text, (found = this.operatorsIn(reader, text)));
    return found;
  }

  /** The name that a record gives; else the number of its network, else the column that holds nothing but names. */
  private writtenName(reader: FieldReader, row: number): string | null {
    const name = reader.has('operator') ? reader.text('operator', row) : null;
    if (name !== null && !/^[-–]?$/.test(name)) return name;
    const network = reader.has('mnc') ? reader.text('mnc', row) : null;
    if (network !== null) return networkText(network, reader.text('mcc', row));
    return reader.has('operator') ? null : this.unnamedText(reader, row);
  }

  private operatorsIn(reader: FieldReader, text: string): readonly OperatorId[] {
    const shared = sharedOperators(text);
    if (shared.length) return shared;
    const { id, isKnown } = recogniseOperator(text);
    if (isKnown) return id === UNSPECIFIED ? [] : [id];
    const count = countOfOperators(text);
    if (count !== null) return this.collective(reader, text, id, count);
    const choice = this.askOperator(reader, text, id);
    if (choice === null || choice === ITS_OWN) return [id];
    return choice === UNSPECIFIED ? [] : [choice];
  }

  /** *Cả 3 nhà mạng* are the three that everybody means; who else is meant by all, a person says. */
  private collective(
    reader: FieldReader,
    text: string,
    id: OperatorId,
    count: number | 'every',
  ): readonly OperatorId[] {
    if (count === THREE_OPERATORS.length) {
      reader.log.atFile(
        { code: 'operators-all', did: 'kept', severity: 'info', value: text },
        reader.table.sheet,
      );
      return THREE_OPERATORS;
    }
    const choice = this.askOperator(reader, text, id, [ALL_THREE, ALL_FIVE]);
    if (choice === ALL_THREE) return THREE_OPERATORS;
    if (choice === ALL_FIVE) return OPERATORS_TO_CHOOSE;
    return choice === null || choice === UNSPECIFIED ? [] : [choice === ITS_OWN ? id : choice];
  }

  /** Who a name stands for; null until somebody says, and then it stands for itself. */
  private askOperator(
    reader: FieldReader,
    text: string,
    id: OperatorId,
    groups: readonly string[] = [],
  ): string | null {
    const { table, log } = reader;
    const cells = reader.column('operator')?.cells ?? [];
    const rows = cells.flatMap((cell, row) => (textOf(cell) === text ? [integerAt(table.numbers, row)] : []));
    const choice = this.questions.ask({
      id: `operator/${id}`,
      kind: 'operator',
      file: table.file,
      ...(table.sheet !== undefined && { sheet: table.sheet }),
      rows,
      context: { name: text },
      choices: [...groups, ...OPERATORS_TO_CHOOSE, ITS_OWN, UNSPECIFIED].map((one) => ({ id: one })),
    });
    if (choice === null)
      log.atFile(
        { code: groups.length ? 'operators-open' : 'operator-unknown', did: 'kept', value: text },
        table.sheet,
      );
    return choice;
  }

  private unnamedText(reader: FieldReader, row: number): string | null {
    let column = this.byValues.get(reader);
    if (column === undefined) this.byValues.set(reader, (column = findUnnamed(reader)));
    return column < 0 ? null : textOf(elementAt(reader.table.columns, column).cells[row] ?? null);
  }
}

/** `452-04` of 4, 04 or 45204. */
function networkText(network: string, country: string | null): string {
  return networkNumber(network) ? network : `${country ?? VIETNAM}-${network.padStart(2, '0')}`;
}

/** The one column without a name whose cells are names of operators; told where it is found. */
function findUnnamed({ table, recognition, log }: FieldReader): number {
  const taken = new Set(recognition.columns.values());
  const found = table.columns.flatMap(({ name, cells }, index) => {
    if (taken.has(index) || !UNNAMED.test(fold(name).trim())) return [];
    const texts = cells.map(textOf).filter(Boolean);
    const known = texts.filter((text) => {
      const { id, isKnown } = recogniseOperator(text);
      return isKnown && id !== UNSPECIFIED;
    });
    return known.length > 0 && known.length >= LEAST_OPERATORS * texts.length ? [index] : [];
  });
  if (found.length !== 1) return -1;
  const [index] = found as [number];
  log.atFile(
    {
      code: 'operator-by-values',
      did: 'changed',
      severity: 'info',
      value: elementAt(table.columns, index).name || '–',
      context: { column: index + 1 },
    },
    table.sheet,
  );
  return index;
}
