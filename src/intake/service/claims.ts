import { elementAt } from '../../model/basics/elements.ts';
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
import { textOf } from '../text/cell.ts';
import { readBands, type NamedBand } from '../text/radio/bands.ts';
import { readCarriers, readEvidence, readFlag, readMark } from '../text/vocabulary.ts';
import { bandColumns, findTechnologies } from './claims/technology-columns.ts';
import { Labels } from './claims/labels.ts';
import type { MissingClaims } from './claims/missing-claims.ts';
import { OperatorReader } from './claims/operator-reader.ts';
import type { CarriersSaid } from './radios/carriers.ts';

/** Columns that say for one technology each whether a record has it. */
const FLAGS = { '2G': 'cov_2g', '3G': 'cov_3g', '4G': 'cov_4g', '5G': 'cov_5g' } as const;

/** Words seen before, by what they mean: a file of 100,000 areas repeats a handful of them. */
export class ClaimReader {
  private readonly technologies = new Map<string, readonly Technology[]>();
  /** What has been said once about a file is not said again for each of its records. */
  private readonly told = new Set<string>();
  /** Columns of bands by technology, and the index of one that names technologies (-1: none), where no heading does. */
  private readonly bands = new Map<FieldReader, ReadonlyMap<Technology, readonly number[]>>();
  private readonly byValues = new Map<FieldReader, number>();
  private readonly operatorReader: OperatorReader;
  private readonly labels = new Labels();

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
    const ofLabel = this.labels.operator(record);
    if (ofLabel) return [ofLabel];
    const said = this.missing?.operator(
      record,
      (other) =>
        !this.operatorReader.read(reader, other).length && !this.labels.operator({ ...record, row: other }),
    );
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
    if (source.technology) return isDenied(source.technology) ? [] : [source.technology];
    if (this.technologyText(record) !== null) return [];
    return this.labels.technologies(record).filter((one) => !isDenied(one));
  }

  /** What the record says its technology is, understood or not; null where it says nothing. */
  technologyText({ reader, row }: RecordAt): { readonly column: string; readonly word: string } | null {
    const column = reader.column('technology');
    const word = column ? reader.text('technology', row) : this.textByValues(reader, row);
    if (!word) return null;
    return { column: column?.name ?? elementAt(reader.table.columns, this.byValues.get(reader)!).name, word };
  }

  /** True where the record itself says that it has none of the technologies that its source is of. */
  deniesTechnology(record: RecordAt): boolean {
    const marks = TECHNOLOGIES.map((technology) => this.mark(record, technology));
    return marks.includes(false) && this.technologiesOf(record).length === 0;
  }

  /** Indexes of the rows that say the same of their technology. */
  rowsSaying(reader: FieldReader, word: string): readonly number[] {
    const index = reader.has('technology')
      ? reader.recognition.columns.get('technology')
      : this.byValues.get(reader);
    const { cells } = elementAt(reader.table.columns, index!);
    return cells.flatMap((cell, row) => (textOf(cell) === word ? [row] : []));
  }

  /** Whether a column of marks says anything of the row. */
  speaksOfTechnology(record: RecordAt): boolean {
    if (
      this.technologyText(record) ??
      (record.source.technology ? null : this.labels.technologies(record)[0])
    )
      return true;
    return this.named(record) !== null || TECHNOLOGIES.some((one) => this.mark(record, one) !== null);
  }

  private mark({ reader, row }: RecordAt, technology: Technology): boolean | null {
    if (reader.has(FLAGS[technology])) {
      const cell = reader.cell(FLAGS[technology], row);
      return typeof cell === 'boolean' ? cell : reader.word(FLAGS[technology], row, readMark);
    }
    const marks = this.marked(reader, technology).flatMap((index) => {
      const text = textOf(elementAt(reader.table.columns, index).cells[row] ?? null);
      return text === '' ? [] : (readMark(text) ?? []);
    });
    return marks.length ? marks.includes(true) : null;
  }

  /** Indexes of the columns of marks that a technology has beside those that have a field. */
  private marked(reader: FieldReader, technology: Technology): readonly number[] {
    let columns = this.bands.get(reader);
    if (!columns) this.bands.set(reader, (columns = bandColumns(reader)));
    return columns.get(technology) ?? [];
  }

  /** What the row says of its technologies and bands: a column of bands, and marks under headings of them. */
  carriersSaid(record: RecordAt): CarriersSaid {
    const { reader, row } = record;
    return {
      technologies: this.technologiesOf(record),
      technologyText: reader.text('technology', row),
      bands: [
        ...(reader.word('band', row, readBands) ?? []),
        ...TECHNOLOGIES.flatMap((technology) => this.bandsMarked(record, technology)),
      ],
    };
  }

  /** *1800/2100* under *4G*, or a mark under *LTE1800*. */
  private bandsMarked({ reader, row }: RecordAt, technology: Technology): readonly NamedBand[] {
    const flag = reader.column(FLAGS[technology]);
    const columns = flag
      ? [flag]
      : this.marked(reader, technology).map((index) => elementAt(reader.table.columns, index));
    return columns.flatMap(({ name, cells }) => {
      const text = textOf(cells[row] ?? null);
      if (readMark(text) !== true) return [];
      const bands = readFlag(text) === undefined ? readBands(text) : undefined;
      return (bands ?? readBands(name) ?? []).map(({ mhz }) => ({ mhz, technology }));
    });
  }

  private named({ reader, row }: RecordAt): readonly Technology[] | null {
    return this.namedIn(reader.text('technology', row)) ?? this.namedBeside(reader, row);
  }

  /** Without a word of the technology: the bands, where their spelling tells it; else a column that tells it by its values. */
  private namedBeside(reader: FieldReader, row: number): readonly Technology[] | null {
    const ofBand = this.namedIn(reader.text('band', row));
    if (ofBand?.length) return ofBand;
    return reader.has('technology') ? null : this.namedIn(this.textByValues(reader, row));
  }

  private namedIn(text: string | null): readonly Technology[] | null {
    if (text === null || text === '') return null;
    let found = this.technologies.get(text);
    if (!found) this.technologies.set(text, (found = readCarriers(text)));
    return found;
  }

  private textByValues(reader: FieldReader, row: number): string | null {
    let index = this.byValues.get(reader);
    if (index === undefined) this.byValues.set(reader, (index = findTechnologies(reader)));
    return index < 0 ? null : textOf(elementAt(reader.table.columns, index).cells[row] ?? null);
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
