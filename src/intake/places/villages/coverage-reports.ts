import { integerAt, onlyOf } from '../../../model/basics/elements.ts';
import type { CoverageReport } from '../../../model/returned/collation.ts';
import type { ReportedSignal } from '../../../model/places.ts';
import type { OperatorId, Technology } from '../../../model/service.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import type { FieldKey } from '../../columns/headings/header-dictionary.ts';
import type { RecordAt } from '../../records/loaded-source.ts';
import { readFlag, readSignal, readTechnologies, type Understood } from '../../text/vocabulary.ts';

/** Columns that speak of one operator, and those that speak of one technology of nobody in particular. */
const SUBJECTS: readonly (readonly [FieldKey, OperatorId | null, Technology | null])[] = [
  ['op_viettel', 'viettel', null],
  ['op_vinaphone', 'vinaphone', null],
  ['op_mobifone', 'mobifone', null],
  ['op_vietnamobile', 'vietnamobile', null],
  ['cov_2g', null, '2G'],
  ['cov_3g', null, '3G'],
  ['cov_4g', null, '4G'],
  ['cov_5g', null, '5G'],
];

interface Word {
  readonly covered: boolean;
  /** Named in the cell; none where it says only yes or no. */
  readonly technologies: readonly Technology[];
}

/** *Có*, *x*, *không*, *yếu*, or the technologies that there are: *4G*, *3G/4G*. */
function readWord(text: string): Understood<Word> {
  const flag = readFlag(text);
  if (typeof flag === 'boolean') return { covered: flag, technologies: [] };
  const signal = readSignal(text);
  if (signal) return { covered: signal !== 'none', technologies: [] };
  const technologies = readTechnologies(text);
  return technologies.length ? { covered: true, technologies } : undefined;
}

function wordAt(reader: FieldReader, key: FieldKey, row: number): Word | null {
  const cell = reader.cell(key, row);
  return typeof cell === 'boolean' ? { covered: cell, technologies: [] } : reader.word(key, row, readWord);
}

/** The one technology that the header speaks of, as in *Sóng 4G / Viettel*. */
function technologyOfHeader(reader: FieldReader, key: FieldKey): Technology | null {
  const named = readTechnologies(reader.column(key)?.path.join(' ') ?? '');
  return onlyOf(named);
}

/**
 * What a row of a commune's table reports of service: of operators and technologies, and in general. A silent
 * cell says nothing; one that is not understood is reported and says nothing either.
 *
 * @param signal the state of signal that the row gives; a weak one is neither a yes nor a no
 */
export function readCoverageReports(
  { source, reader, row }: RecordAt,
  asOf: string | null,
  signal: ReportedSignal | null,
): CoverageReport[] {
  const { file, sheet, numbers } = reader.table;
  const origin = {
    sourceId: source.id,
    file,
    ...(sheet !== undefined && { sheet }),
    row: integerAt(numbers, row),
    asOf,
  };
  const reports = SUBJECTS.flatMap(([key, operator, technology]): CoverageReport[] => {
    const word = reader.has(key) ? wordAt(reader, key, row) : null;
    if (!word) return [];
    const named = technology ?? technologyOfHeader(reader, key);
    const technologies = named !== null ? [named] : word.technologies.length ? word.technologies : [null];
    return technologies.map((one) => ({ operator, technology: one, covered: word.covered, ...origin }));
  });
  if (signal === null || signal === 'weak') return reports;
  return [...reports, { operator: null, technology: null, covered: signal === 'good', ...origin }];
}
