import {
  TECHNOLOGIES,
  UNSPECIFIED,
  type Evidence,
  type OperatorId,
  type Technology,
} from '../../model/service.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';
import type { FieldReader } from '../records/field-reader.ts';
import type { RecordAt } from '../records/loaded-source.ts';
import { readEvidence, readTechnologies } from '../text/vocabulary.ts';
import type { MissingClaims } from './missing-claims.ts';
import { OperatorReader } from './operator-reader.ts';

/** Columns that say for one technology each whether a record has it. */
const FLAGS = { '2G': 'cov_2g', '3G': 'cov_3g', '4G': 'cov_4g', '5G': 'cov_5g' } as const;

/** Words seen before, by what they mean: a file of 100,000 areas repeats a handful of them. */
export class ClaimReader {
  private readonly technologies = new Map<string, readonly Technology[]>();
  /** What has been said once about a file is not said again for each of its records. */
  private readonly told = new Set<string>();
  private readonly operatorReader: OperatorReader;

  /** @param missing asked what records claim that say it nowhere; else nobody is */
  constructor(
    questions: OpenQuestions,
    private readonly missing: MissingClaims | null = null,
  ) {
    this.operatorReader = new OperatorReader(questions);
  }

  /**
   * The record's own words, else the source's, else what a person says, else `unspecified`, which is reported once per
   * file; several share it.
   */
  operators(record: RecordAt): readonly OperatorId[] {
    const { source, reader, row } = record;
    const own = this.operatorReader.read(reader, row);
    if (own.length) return own;
    if (source.operator) return [source.operator];
    const said = this.missing?.operator(record, (other) => !this.operatorReader.read(reader, other).length);
    if (said && said !== UNSPECIFIED) return [said];
    this.tellOnce(reader, 'operator-unspecified');
    return [UNSPECIFIED];
  }

  /**
   * Technologies that the record marks or names, else that of its source. A mark of *no* takes one away whoever
   * names it; none where the record says that it has none, or nobody says any that is known.
   */
  technologiesOf(record: RecordAt): readonly Technology[] {
    const { source } = record;
    const marks = TECHNOLOGIES.map((technology) => this.mark(record, technology));
    const named = this.named(record);
    const isMarked = (technology: Technology): boolean => marks[TECHNOLOGIES.indexOf(technology)] === true;
    const isDenied = (technology: Technology): boolean => marks[TECHNOLOGIES.indexOf(technology)] === false;
    if (named || marks.includes(true))
      return TECHNOLOGIES.filter((one) => (isMarked(one) || named?.includes(one)) && !isDenied(one));
    return source.technology && !isDenied(source.technology) ? [source.technology] : [];
  }

  /** True where the record itself says that it has none of the technologies that its source is of. */
  deniesTechnology(record: RecordAt): boolean {
    const marks = TECHNOLOGIES.map((technology) => this.mark(record, technology));
    return marks.includes(false) && this.technologiesOf(record).length === 0;
  }

  /** Whether a column of marks says anything of the row. */
  speaksOfTechnology(reader: FieldReader, row: number): boolean {
    return TECHNOLOGIES.some((one) => reader.has(FLAGS[one]) && reader.flag(FLAGS[one], row) !== null);
  }

  private mark({ reader, row }: RecordAt, technology: Technology): boolean | null {
    return reader.has(FLAGS[technology]) ? reader.flag(FLAGS[technology], row) : null;
  }

  private named({ reader, row }: RecordAt): readonly Technology[] | null {
    const text = reader.text('technology', row);
    if (text === null) return null;
    let found = this.technologies.get(text);
    if (!found) this.technologies.set(text, (found = readTechnologies(text)));
    return found;
  }

  /** The record's own class, else the source's; without either the operator's word, reported once per file. */
  evidence({ source, reader, row }: RecordAt): Evidence {
    const text = reader.text('evidence', row);
    const said = text === null ? undefined : readEvidence(text);
    if (text !== null && !said)
      reader.log.atRow(reader.table, row, { code: 'evidence-unknown', did: 'changed', value: text });
    if (said) return said;
    if (source.evidence) return source.evidence;
    this.tellOnce(reader, 'evidence-missing');
    return 'declared';
  }

  private tellOnce({ log, table }: FieldReader, code: 'operator-unspecified' | 'evidence-missing'): void {
    const key = `${code}/${log.file}/${table.sheet ?? ''}`;
    if (this.told.has(key)) return;
    this.told.add(key);
    log.atFile({ code, did: 'kept' }, table.sheet);
  }
}
