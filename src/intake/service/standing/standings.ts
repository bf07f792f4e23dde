import { elementAt, integerAt } from '../../../model/basics/elements.ts';
import { fold } from '../../../i18n/text.ts';
import type { OpenQuestions } from '../../findings/open-questions.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import { recordsOf, type LoadedSource, type RecordAt } from '../../records/loaded-source.ts';
import { readStanding, type ReadStanding, type Standing } from '../../text/standing/standing-words.ts';
import { deniedName } from './denied-names.ts';
import { NO_SIGNAL_DBM, standingOfRow, type StandingField } from './standing-of-row.ts';
import { tellingColumns } from './telling-columns.ts';

/** dBm from which a level counts as service; what networks plan with, from strict to generous. */
const THRESHOLDS_DBM = [-105, -110, -115, -120, -125] as const;
/** A column with more words than these that nobody understands is asked about as a whole. */
const MOST_WORDS = 6;
const CHOICES: readonly Standing[] = ['service', 'planned', 'none'];

/** What a standing is asked of and told with. */
export interface StandingContext {
  readonly questions: OpenQuestions;
  /** ISO date of the project: what is there later is planned. */
  readonly asOf: string;
}

interface Doubt {
  readonly record: RecordAt;
  readonly field: StandingField;
  readonly word: string;
}

/**
 * The standing of every record of a source: in service, planned, or none. The record's own words, levels and dates
 * decide; where they leave a doubt a person is asked, once for all records that say the same, and until then the
 * records stay out. Told are the records that say that they are none, and how many are planned.
 */
export class Standings {
  private readonly settled = new Map<FieldReader, Map<number, Standing>>();
  /** By file, how many of its records are planned and the first words that say so. */
  private readonly planned = new Map<FieldReader, { count: number; word: string }>();

  constructor(
    private readonly source: LoadedSource,
    private readonly context: StandingContext,
  ) {
    const doubts: Doubt[] = [];
    const levels: { record: RecordAt; dbm: number; word: string }[] = [];
    const silent = new Map<FieldReader, RecordAt[]>();
    const columns = new Map(
      source.readers.map((reader) => [
        reader,
        tellingColumns(reader, { role: source.source.role, asOf: context.asOf }),
      ]),
    );
    const day = { asOf: context.asOf, read: remembered((text) => readStanding(text, context.asOf)) };
    for (const record of recordsOf([source])) {
      const verdict = standingOfRow(record, day, columns.get(record.reader));
      if (verdict.kind === 'standing') this.take(record, verdict.standing, verdict);
      else if (verdict.kind === 'doubt') doubts.push({ record, ...verdict });
      else if (verdict.kind === 'level') levels.push({ record, ...verdict });
      else listFor(silent, record.reader).push(record);
    }
    this.askWords(doubts);
    this.askThreshold(levels);
    for (const [reader, records] of silent) this.takeSilent(reader, records);
    for (const [{ log, table }, { count, word }] of this.planned)
      log.atFile(
        { code: 'planned-not-service', did: 'kept', severity: 'info', value: word, context: { count } },
        table.sheet,
      );
  }

  /** Null where the record is none, or waits for an answer. */
  of({ reader, row }: RecordAt): 'service' | 'planned' | null {
    const standing = this.settled.get(reader)?.get(row);
    return standing === 'service' || standing === 'planned' ? standing : null;
  }

  private take(
    { reader, row }: RecordAt,
    standing: Standing,
    said: { field?: StandingField; word?: string },
  ): void {
    let rows = this.settled.get(reader);
    if (!rows) this.settled.set(reader, (rows = new Map<number, Standing>()));
    rows.set(row, standing);
    const { field, word = '' } = said;
    if (standing === 'none')
      reader.log.atRow(reader.table, row, {
        code: 'says-no-service',
        did: 'rejected',
        fate: 'filtered',
        severity: 'info',
        ...(field && { field: nameOf(field) }),
        value: word,
      });
    if (standing !== 'planned') return;
    const known = this.planned.get(reader);
    if (known) known.count++;
    else this.planned.set(reader, { count: 1, word });
  }

  private wait({ reader, row }: RecordAt, field: StandingField, value: string): void {
    reader.log.atRow(reader.table, row, {
      code: 'question-open',
      did: 'rejected',
      fate: 'asked',
      field: nameOf(field),
      value,
    });
  }

  private askWords(doubts: readonly Doubt[]): void {
    const byField = new Map<string, Map<string, Doubt[]>>();
    for (const doubt of doubts) {
      const field = keyOf(doubt.field);
      let words = byField.get(field);
      if (!words) byField.set(field, (words = new Map<string, Doubt[]>()));
      listFor(words, fold(doubt.word)).push(doubt);
    }
    for (const [field, words] of byField) {
      const groups =
        words.size > MOST_WORDS ? [['*', [...words.values()].flat()] as const] : [...words.entries()];
      for (const [key, group] of groups) this.askGroup(field, key, group);
    }
  }

  private askGroup(about: string, key: string, group: readonly Doubt[]): void {
    const { record, field, word } = elementAt(group, 0);
    const samples = [...new Set(group.map((one) => one.word))].slice(0, MOST_WORDS);
    const choice = this.ask(
      'layer-word',
      `${about}/${key}`,
      group.map((one) => one.record),
      {
        column: typeof field === 'string' ? (record.reader.column(field)?.name ?? '') : field.column,
        word: key === '*' ? samples.join(', ') : word,
      },
    );
    for (const doubt of group)
      if (isStanding(choice)) this.take(doubt.record, choice, doubt);
      else this.wait(doubt.record, doubt.field, doubt.word);
  }

  private askThreshold(levels: readonly { record: RecordAt; dbm: number; word: string }[]): void {
    if (!levels.length) return;
    const dbm = levels.map((one) => one.dbm);
    const choice = this.ask(
      'rsrp-threshold',
      '',
      levels.map(({ record }) => record),
      { lowest: Math.min(...dbm), highest: Math.max(...dbm) },
      [...THRESHOLDS_DBM.map((level) => ({ id: String(level), label: `${level} dBm` })), { id: 'all' }],
    );
    for (const { record, dbm: level, word } of levels)
      if (choice === null) this.wait(record, 'rsrp', word);
      else {
        const least = choice === 'all' ? NO_SIGNAL_DBM : Number(choice);
        this.take(record, level >= least ? 'service' : 'none', { field: 'rsrp', word });
      }
  }

  /** Records that say nothing of themselves are what the file is said to be, unless a name over them denies it. */
  private takeSilent(reader: FieldReader, records: readonly RecordAt[]): void {
    const { table, log } = reader;
    const denied = deniedName(table, this.source.source.role);
    if (!denied) {
      for (const record of records) this.take(record, 'service', {});
      return;
    }
    const about = [table.file, table.sheet ?? ''].join('/');
    const choice = this.ask(denied.kind, about, records, { name: denied.name });
    for (const record of records)
      if (isStanding(choice)) this.take(record, choice, { word: denied.name });
      else
        log.atRow(table, record.row, {
          code: denied.kind === 'denied-name' ? 'coverage-name-denies' : 'name-says-planned',
          did: 'rejected',
          fate: 'asked',
          value: denied.name,
        });
  }

  private ask(
    kind: 'layer-word' | 'rsrp-threshold' | 'denied-name' | 'planned-name',
    about: string,
    records: readonly RecordAt[],
    context: Readonly<Record<string, string | number>>,
    choices: readonly { id: string; label?: string }[] = CHOICES.map((id) => ({ id })),
  ): string | null {
    const { table } = elementAt(records, 0).reader;
    const rows = records.filter(({ reader }) => reader.table.file === table.file);
    return this.context.questions.ask({
      id: [kind, this.source.source.id, about].filter(Boolean).join('/'),
      kind,
      file: table.file,
      ...(table.sheet !== undefined && { sheet: table.sheet }),
      rows: rows.map(({ reader, row }) => integerAt(reader.table.numbers, row)),
      context: { ...context, count: records.length },
      choices,
    });
  }
}

const nameOf = (field: StandingField): string => (typeof field === 'string' ? field : field.column);
/** A column that bears the name of a field is no field: its questions are its own. */
const keyOf = (field: StandingField): string =>
  typeof field === 'string' ? field : `column/${fold(field.column)}`;

const isStanding = (choice: string | null): choice is Standing => CHOICES.some((one) => one === choice);

function listFor<K, V>(lists: Map<K, V[]>, key: K): V[] {
  let list = lists.get(key);
  if (!list) lists.set(key, (list = []));
  return list;
}

/** A layer of 100,000 areas repeats a handful of words. */
function remembered(read: (text: string) => ReadStanding): (text: string) => ReadStanding {
  const known = new Map<string, ReadStanding>();
  return (text) => {
    if (!known.has(text)) known.set(text, read(text));
    return known.get(text);
  };
}
