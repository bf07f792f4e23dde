import { elementAt, integerAt } from '../../model/basics/elements.ts';
import type { Cell } from '../../formats/reading/parsed-file.ts';
import { fieldOf, type FieldKey } from '../columns/headings/header-dictionary.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';
import type { Recognition } from '../columns/recognise-columns.ts';
import type { SourceLog } from '../findings/source-log.ts';
import type { SourceTable, SourceColumn } from '../files/source-table.ts';
import { isDash, numberOf, saysNothing, textOf } from '../text/cell.ts';
import { LEAST_VND, MOST_VND, moneyUnitOf } from '../text/lengths.ts';
import {
  findColumnStyle,
  isMarked,
  readInColumn,
  stripCell,
  stripCount,
  type NumberExpectation,
  type StyleFinding,
} from '../text/numbers.ts';

/** Null: nothing said, not readable, or a question is open. `percent`: the cell itself said per cent. */
export type Written = { readonly value: number; readonly percent: boolean } | null;

const EXPECTED: Partial<Record<FieldKey, NumberExpectation>> = {
  lat: { min: -90, max: 90 },
  lon: { min: -180, max: 180 },
  rsrp: { min: -160, max: -20 },
  mast_height: { min: 1, max: 400 },
};

function expectationOf(key: FieldKey, heading: string): NumberExpectation {
  const unit = key === 'cost' ? moneyUnitOf(heading) : null;
  if (unit !== null) return { min: LEAST_VND / unit, max: MOST_VND / unit };
  const { type } = fieldOf(key)!;
  return EXPECTED[key] ?? (type === 'int' ? { whole: true } : type === 'percent' ? { min: 0, max: 100 } : {});
}

/** Half of the fractions of a modelled column are this or more; 1.204 is a count of thousands that lost its mark. */
const LEAST_MODELLED = 10;

/** The numbers of one table, each column in its own style; a style that only a person can know is asked for. */
export class WrittenNumbers {
  private readonly styles = new Map<FieldKey, StyleFinding>();
  /** Styles as the cells alone tell them. */
  private readonly quiet = new Map<FieldKey, StyleFinding>();
  private readonly fractions = new Map<FieldKey, boolean>();
  /** The first number of a column that is asked about. */
  private readonly highSamples = new Map<FieldKey, string>();
  private readonly modelled = new Map<FieldKey, boolean>();
  private readonly marksApart = new Map<FieldKey, boolean>();

  constructor(
    private readonly table: SourceTable,
    private readonly recognition: Recognition,
    private readonly log: SourceLog,
    private readonly questions: OpenQuestions,
    private readonly sourceId: string,
  ) {}

  private column(key: FieldKey): SourceColumn | null {
    const index = this.recognition.columns.get(key);
    return index === undefined ? null : elementAt(this.table.columns, index);
  }

  /** The number of a cell before any meaning; what cannot be read is reported. */
  read(key: FieldKey, row: number): Written {
    const cell = this.column(key)?.cells[row] ?? null;
    const stored = numberOf(cell);
    if (stored !== null)
      return { value: stored, percent: typeof cell === 'object' && cell?.kind === 'number' && cell.percent };
    if (saysNothing(cell) || isDash(cell)) return null;
    const text = textOf(cell);
    const stripped = this.strip(key, cell);
    const value = stripped ? readInColumn(stripped.digits, this.styleOf(key)) : null;
    if (value === 'undecided') return this.waitForAnswer(key, row);
    if (value === null) {
      this.log.atRow(this.table, row, { code: 'number-not-read', did: 'changed', field: key, value: text });
      return null;
    }
    const note = (code: 'number-with-aside' | 'number-approximate' | 'number-marked-apart'): void =>
      this.log.atRow(this.table, row, {
        code,
        did: 'changed',
        severity: code === 'number-with-aside' ? 'warning' : 'info',
        field: key,
        value: text,
        ...(code !== 'number-approximate' && { context: { read: value } }),
      });
    if (stripped!.besides) note('number-with-aside');
    if (stripped!.about) note('number-approximate');
    if (isMarked(stripped!.digits) && this.isMarkedApart(key)) note('number-marked-apart');
    return text.includes('%') ? { value: value / 100, percent: true } : { value, percent: false };
  }

  /** The digits of a cell; of a count also where more is written beside it. */
  private strip(key: FieldKey, cell: Cell): ReturnType<typeof stripCount> {
    if (fieldOf(key)!.type === 'int')
      return stripCount(cell, key === 'households' || key === 'population' ? key : undefined);
    const stripped = stripCell(cell);
    return stripped && { ...stripped, besides: false };
  }

  /**
   * True where thousands of a column of counts are set apart by a mark only here and there: what the column does in
   * general does not vouch for 1.092 where its neighbours are written 1025.
   */
  private isMarkedApart(key: FieldKey): boolean {
    const known = this.marksApart.get(key);
    if (known !== undefined) return known;
    let marked = 0;
    let unmarked = 0;
    let numbers = 0;
    let stored = 0;
    for (const cell of this.column(key)!.cells) {
      const digits = typeof cell === 'string' ? stripCell(cell)?.digits : undefined;
      if (numberOf(cell) !== null) stored++;
      if (digits !== undefined || numberOf(cell) !== null) numbers++;
      if (digits !== undefined && isMarked(digits)) marked++;
      else if (isUnmarked(cell)) unmarked++;
    }
    // So may the totals of the list be.
    const at = this.recognition.columns.get(key)!;
    if (this.table.totalRows?.some(({ cells }) => isUnmarked(cells[at] ?? null))) unmarked++;
    // A text among numbers of the workbook was typed otherwise than they, whatever the other texts are.
    const isOdd = unmarked > 0 || stored > marked || marked <= Math.max(1, FEW_MARKED * numbers);
    const apart = fieldOf(key)!.type === 'int' && isOdd;
    this.marksApart.set(key, apart);
    return apart;
  }

  private waitForAnswer(key: FieldKey, row: number): null {
    this.log.atRow(this.table, row, {
      code: 'question-open',
      did: 'rejected',
      fate: 'asked',
      field: key,
      value: textOf(elementAt(this.column(key)!.cells, row)),
    });
    return null;
  }

  /** Number style of a column, asked for where only a person can know it. */
  private styleOf(key: FieldKey): StyleFinding {
    const known = this.styles.get(key);
    if (known) return known;
    const column = this.column(key)!;
    const { rows, sample, ...found } = this.writtenStyle(key, column);
    let { style } = found;
    if (style === 'undecided') style = this.askStyle(key, column, rows, sample) ?? 'undecided';
    this.styles.set(key, style);
    return style;
  }

  /** What the cells of a column say of its style, with the rows that leave it open. */
  private writtenStyle(
    key: FieldKey,
    { name, cells }: SourceColumn,
  ): { readonly style: StyleFinding; readonly rows: readonly number[]; readonly sample: string } {
    const expected = expectationOf(key, name);
    const digits: string[] = [];
    const rows: number[] = [];
    let sample = '';
    cells.forEach((cell, row) => {
      const stripped = typeof cell === 'string' ? this.strip(key, cell) : null;
      if (!stripped) return;
      digits.push(stripped.digits);
      if (readInColumn(stripped.digits, 'undecided') !== 'undecided') return;
      rows.push(integerAt(this.table.numbers, row));
      sample ||= textOf(cell);
    });
    return { style: findColumnStyle(digits, expected), rows, sample };
  }

  private askStyle(
    key: FieldKey,
    column: SourceColumn,
    rows: readonly number[],
    sample: string,
  ): 'vi' | 'en' | null {
    const { file, sheet } = this.table;
    const answer = this.questions.ask({
      id: ['number-style', this.sourceId, file, sheet ?? '', key].join('/'),
      kind: 'number-style',
      file,
      ...(sheet !== undefined && { sheet }),
      rows,
      choices: [{ id: 'vi' }, { id: 'en' }],
      context: { column: column.name, sample, mark: sample.includes('.') ? '“.”' : '“,”' },
    });
    return answer as 'vi' | 'en' | null;
  }

  /**
   * The count that a cell of the column says, and whether only about; null where it says none. Nothing is reported or
   * asked: for cells that are no record's, and for sums. Where the style is open the point parts thousands.
   */
  peek(key: FieldKey, cell: Cell): { readonly value: number; readonly about: boolean } | null {
    const stored = numberOf(cell);
    if (stored !== null) return { value: stored, about: false };
    if (saysNothing(cell) || isDash(cell)) return null;
    const stripped = this.strip(key, cell);
    if (!stripped) return null;
    const value = readInColumn(stripped.digits, this.quietStyle(key));
    return typeof value === 'number' ? { value, about: stripped.about } : null;
  }

  /** The style by which sums are made: nobody is asked, and an open one is that of this land. */
  private quietStyle(key: FieldKey): StyleFinding {
    let style = this.styles.get(key) ?? this.quiet.get(key);
    if (!style) this.quiet.set(key, (style = this.writtenStyle(key, this.column(key)!).style));
    return style === 'en' ? 'en' : 'vi';
  }

  /** The numbers of a column that are no percentages; what cannot be read is passed over. */
  private plainValues(key: FieldKey): number[] {
    return this.column(key)!.cells.flatMap((cell) => {
      const stored = numberOf(cell);
      if (stored !== null)
        return typeof cell === 'object' && cell?.kind === 'number' && cell.percent ? [] : [stored];
      const text = textOf(cell);
      const stripped = stripCell(cell);
      const value = stripped && !text.includes('%') ? readInColumn(stripped.digits, this.styleOf(key)) : null;
      return typeof value === 'number' ? [value] : [];
    });
  }

  /**
   * True where a column of counts comes from a model: most of its numbers have fractions and are too large to be
   * thousands. A lone fraction among whole numbers is a slip of the pen. Said once for each column.
   */
  isModelled(key: FieldKey): boolean {
    const known = this.modelled.get(key);
    if (known !== undefined) return known;
    const values = this.plainValues(key);
    const fractions = values.filter((value) => !Number.isInteger(value)).sort((a, b) => a - b);
    const middle = fractions[Math.floor(fractions.length / 2)] ?? 0;
    const modelled =
      fractions.length > 1 && fractions.length >= values.length / 2 && middle >= LEAST_MODELLED;
    this.modelled.set(key, modelled);
    if (modelled)
      this.log.atFile(
        {
          code: 'counts-rounded',
          did: 'changed',
          severity: 'info',
          field: key,
          context: { column: this.column(key)!.name, count: fractions.length },
        },
        this.table.sheet,
      );
    return modelled;
  }

  /** What somebody says of the numbers of a column that are higher than such a count can be; null where nobody did. */
  askHigh(key: FieldKey, row: number, most: number): 'keep' | 'unknown' | null {
    const { file, sheet, numbers } = this.table;
    const column = this.column(key)!;
    const sample = this.highSamples.get(key) ?? textOf(elementAt(column.cells, row));
    this.highSamples.set(key, sample);
    const answer = this.questions.ask({
      id: ['count-high', this.sourceId, file, sheet ?? '', key].join('/'),
      kind: 'count-high',
      file,
      ...(sheet !== undefined && { sheet }),
      rows: [integerAt(numbers, row)],
      choices: [{ id: 'keep' }, { id: 'unknown' }],
      context: { column: column.name, sample, most },
    });
    return answer as 'keep' | 'unknown' | null;
  }

  /** True where a column of shares runs from 0 to 1 without any per cent sign, in its cells or in its heading. */
  isFraction(key: FieldKey): boolean {
    const known = this.fractions.get(key);
    if (known !== undefined) return known;
    const plain = this.plainValues(key);
    const saysPercent = this.column(key)!.path.some((heading) => PERCENT.test(heading));
    const fraction =
      !saysPercent &&
      plain.length > 0 &&
      plain.every((value) => value >= 0 && value <= 1) &&
      plain.some((value) => value > 0);
    this.fractions.set(key, fraction);
    if (fraction)
      this.log.atFile(
        {
          code: 'percent-as-fraction',
          did: 'kept',
          severity: 'info',
          field: key,
          context: { column: this.column(key)!.name },
        },
        this.table.sheet,
      );
    return fraction;
  }
}

const PERCENT = /%|phần trăm|phan tram|per ?cent|\bpct\b/i;

/** So few of the numbers of a column prove no habit of it. */
const FEW_MARKED = 0.2;

/** A thousand or more, written without a mark, whatever else the cell says. */
const isUnmarked = (cell: Cell): boolean =>
  (numberOf(cell) ?? Number(/^\D*(\d{4,})\D*/.exec(textOf(cell))?.[1])) >= 1000;
