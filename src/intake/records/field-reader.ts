import { elementAt } from '../../model/basics/elements.ts';
import type { Cell } from '../../formats/reading/parsed-file.ts';
import type { FieldKey } from '../columns/headings/header-dictionary.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';
import type { Recognition } from '../columns/recognise-columns.ts';
import { SourceLog } from '../findings/source-log.ts';
import type { SourceTable, SourceColumn } from '../files/source-table.ts';
import { isDash, numberOf, saysNothing, textOf } from '../text/cell.ts';
import { readDate } from '../text/dates.ts';
import { lengthUnitInCell, lengthUnitOf, LEAST_VND, MOST_VND, moneyUnitOf } from '../text/lengths.ts';
import { readFlag, type Understood } from '../text/vocabulary.ts';
import { WrittenNumbers } from './written-numbers.ts';
import { parseMoney } from '../../i18n/money.ts';

/** Counts that models give with fractions. */
const MODELLED: ReadonlySet<FieldKey> = new Set<FieldKey>(['population', 'households', 'poor_households']);

/** Counts that every village has. */
const WHOLE: ReadonlySet<FieldKey> = new Set<FieldKey>(['population', 'households']);

/**
 * Reads the fields of one table, each column in its own number style, and reports what cannot be
 * read. Absent, empty and unknown are `null`, never 0.
 */
export class FieldReader {
  private readonly numbers: WrittenNumbers;
  private readonly unitsAssumed = new Set<FieldKey>();

  constructor(
    readonly table: SourceTable,
    readonly recognition: Recognition,
    readonly log: SourceLog,
    private readonly questions: OpenQuestions,
    private readonly sourceId: string,
  ) {
    this.numbers = new WrittenNumbers(table, recognition, log, questions, sourceId);
  }

  /** The same columns over a table whose coordinates have been settled. */
  withTable(table: SourceTable): FieldReader {
    return new FieldReader(table, this.recognition, this.log, this.questions, this.sourceId);
  }

  /** The same table, whose findings nobody is told: for what can be asked of rows that wait. */
  untold(): FieldReader {
    const log = new SourceLog(this.log.file);
    return new FieldReader(this.table, this.recognition, log, this.questions, this.sourceId);
  }

  has(key: FieldKey): boolean {
    return this.recognition.columns.has(key);
  }

  column(key: FieldKey): SourceColumn | null {
    const index = this.recognition.columns.get(key);
    return index === undefined ? null : elementAt(this.table.columns, index);
  }

  cell(key: FieldKey, row: number): Cell {
    return this.column(key)?.cells[row] ?? null;
  }

  /** Tidy text, null where nothing is said. */
  text(key: FieldKey, row: number): string | null {
    const cell = this.cell(key, row);
    return saysNothing(cell) ? null : textOf(cell);
  }

  /** A code: as written, with leading zeros restored to `digits` where a spreadsheet took them away. */
  code(key: FieldKey, row: number, digits?: number): string | null {
    const text = this.text(key, row);
    if (text === null) return null;
    return digits !== undefined && /^\d+$/.test(text) ? text.padStart(digits, '0') : text;
  }

  /**
   * Whole number, 0 or more. People and households of a model are rounded; a number above `most` is asked about and
   * unknown until somebody says that it is right.
   */
  count(key: FieldKey, row: number, most = Number.MAX_SAFE_INTEGER): number | null {
    const cell = this.cell(key, row);
    if (saysNothing(cell) || isDash(cell)) return this.nothingSaid(key, row, cell);
    const flag = typeof cell === 'string' && !/\d/.test(cell) ? readFlag(cell) : undefined;
    // A village without schools has none; one whose households are called *không* has not been counted.
    if (flag === false && !WHOLE.has(key)) return 0;
    const written = this.numbers.read(key, row)?.value;
    if (written === undefined) return null;
    const rounded = !Number.isInteger(written) && MODELLED.has(key) && this.numbers.isModelled(key);
    const value = rounded ? Math.round(written) : written;
    const trouble =
      value < 0
        ? 'count-negative'
        : !Number.isInteger(value)
          ? 'count-fractional'
          : value > most
            ? 'count-absurd'
            : null;
    if (!trouble) return value;
    const isHigh = trouble === 'count-absurd' && Number.isSafeInteger(value);
    if (isHigh && this.numbers.askHigh(key, row, most) === 'keep') return value;
    this.log.atRow(this.table, row, {
      code: trouble,
      did: 'changed',
      field: key,
      value: textOf(cell),
      ...(trouble === 'count-absurd' && { context: { most } }),
    });
    return null;
  }

  /** A count that is unknown by an error or by a word; an empty cell or a dash needs no telling. */
  private nothingSaid(key: FieldKey, row: number, cell: Cell): null {
    if (WHOLE.has(key) && !isDash(cell) && textOf(cell) !== '')
      this.log.atRow(this.table, row, {
        code: 'count-not-given',
        did: 'kept',
        severity: typeof cell === 'object' ? 'warning' : 'info',
        field: key,
        value: textOf(cell),
      });
    return null;
  }

  /** What a cell of the column counts, and whether only about; nothing is reported, asked or judged. */
  peek(key: FieldKey, cell: Cell): { readonly value: number; readonly about: boolean } | null {
    return this.numbers.peek(key, cell);
  }

  /** Any number in the unit of the file. */
  number(key: FieldKey, row: number, low = -Infinity, high = Infinity): number | null {
    const value = this.numbers.read(key, row)?.value;
    if (value === undefined) return null;
    if (value >= low && value <= high) return value;
    this.notInRange(key, row);
    return null;
  }

  /** 0..1. A cell with a per cent format or sign, or a column that goes beyond 1, is in per cent. */
  share(key: FieldKey, row: number): number | null {
    const written = this.numbers.read(key, row);
    if (!written) return null;
    const value = written.percent || this.numbers.isFraction(key) ? written.value : written.value / 100;
    if (value >= 0 && value <= 1) return value;
    this.notInRange(key, row);
    return null;
  }

  flag(key: FieldKey, row: number): boolean | null {
    const cell = this.cell(key, row);
    if (typeof cell === 'boolean') return cell;
    return this.word(key, row, readFlag);
  }

  /** A word of a vocabulary; one that is not understood is reported and unknown. */
  word<T>(key: FieldKey, row: number, read: (text: string) => Understood<T>): T | null {
    const text = this.text(key, row);
    if (text === null) return null;
    const value = read(text);
    if (value !== undefined) return value;
    this.log.atRow(this.table, row, {
      code: 'value-not-understood',
      did: 'changed',
      field: key,
      value: text,
    });
    return null;
  }

  date(key: FieldKey, row: number): string | null {
    const cell = this.cell(key, row);
    if (typeof cell === 'object' && cell?.kind === 'date') return cell.iso.slice(0, 10);
    const text = this.text(key, row);
    if (text === null) return null;
    const date = readDate(text);
    if (date === null)
      this.log.atRow(this.table, row, { code: 'date-not-read', did: 'changed', field: key, value: text });
    return date;
  }

  /** Metres; the unit from the cell, else the header, else `defaultMeters`, which is reported once. */
  meters(key: FieldKey, row: number, defaultMeters = 1): number | null {
    const value = this.numbers.read(key, row)?.value;
    if (value === undefined) return null;
    const unit = lengthUnitInCell(this.text(key, row) ?? '') ?? lengthUnitOf(this.column(key)!.name);
    if (unit === null && !this.unitsAssumed.has(key)) {
      this.unitsAssumed.add(key);
      this.log.atFile(
        {
          code: 'length-unit-assumed',
          did: 'kept',
          severity: 'info',
          field: key,
          context: { column: this.column(key)!.name, meters: defaultMeters },
        },
        this.table.sheet,
      );
    }
    if (value >= 0) return value * (unit ?? defaultMeters);
    this.notInRange(key, row);
    return null;
  }

  /**
   * Whole đồng; the unit from the cell, else the header; numbers of a million and more are đồng. An amount for which
   * nothing is built, or no single work ever was, is written in another unit than its column: unknown.
   */
  vnd(key: FieldKey, row: number): number | null {
    const cell = this.cell(key, row);
    if (saysNothing(cell)) return null;
    const written = numberOf(cell) === null ? parseMoney(textOf(cell)) : null;
    if (written?.ok && /\p{L}/u.test(textOf(cell))) return written.value;
    const value = this.numbers.read(key, row)?.value;
    if (value === undefined) return null;
    const unit = moneyUnitOf(this.column(key)!.name) ?? (value >= 1e6 || value === 0 ? 1 : null);
    const amount = value * (unit ?? NaN);
    if (value === 0 || (amount >= LEAST_VND && amount <= MOST_VND)) return Math.round(amount);
    this.log.atRow(this.table, row, {
      code: value > 0 ? 'money-unit-missing' : 'value-out-of-range',
      did: 'changed',
      field: key,
      value: textOf(cell),
    });
    return null;
  }

  private notInRange(key: FieldKey, row: number): void {
    this.log.atRow(this.table, row, {
      code: 'value-out-of-range',
      did: 'changed',
      field: key,
      value: this.text(key, row) ?? '',
    });
  }
}
