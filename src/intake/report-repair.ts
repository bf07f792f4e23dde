import type { RepairedText } from '../model/issue.ts';
import type { FieldReader } from './field-reader.ts';
import type { OpenQuestions } from './open-questions.ts';
import type { SourceLog } from './source-log.ts';
import type { SourceTable } from './source-table.ts';
import type { TextRepair } from './text/repair.ts';
import { textOf } from './values/cell.ts';

/** Old text of a sheet or layer, with what people want of it. */
export interface FoundRepair extends Pick<RepairedText, 'id' | 'file' | 'sheet' | 'accepted'> {
  readonly repair: TextRepair;
}

const NAMES = { tcvn3: 'TCVN3', vni: 'VNI', cp1258: 'cp1258', 'utf8-twice': 'UTF-8' } as const;
const SHOWN_SAMPLES = 5;

/** A repair is accepted unless people declined it for this sheet: then its rows stay as they stood. */
export function decideRepair(
  repair: TextRepair,
  file: string,
  sheet: string | undefined,
  questions: OpenQuestions,
): FoundRepair {
  const id = ['repair', file, sheet ?? ''].join('/');
  const accepted = questions.decided(id, ['accept', 'leave']) !== 'leave';
  return { id, file, ...(sheet !== undefined && { sheet }), accepted, repair };
}

/** Texts that a preview may show: headers and cells of a sheet's tables, without the columns about people. */
function showableTexts(
  name: string | undefined,
  tables: readonly SourceTable[],
  readers: readonly FieldReader[],
): ReadonlySet<string> {
  const texts = new Set<string>();
  tables.forEach(({ sheet, columns }, t) => {
    if (sheet !== name) return;
    columns.forEach(({ path, cells }, c) => {
      for (const level of path) texts.add(level);
      if (readers[t]!.recognition.personal.includes(c)) return;
      for (const cell of cells) if (typeof cell === 'string') texts.add(textOf(cell));
    });
  });
  return texts;
}

/** The preview of a repair: how many cells, in which encoding, and how some of them change. */
export function reportRepair(
  { repair, ...decided }: FoundRepair,
  tables: readonly SourceTable[],
  readers: readonly FieldReader[],
  log: SourceLog,
): void {
  const texts = showableTexts(decided.sheet, tables, readers);
  const samples = repair.samples
    .filter(({ before, after }) => texts.has(before.trim()) || texts.has(after.trim()))
    .slice(0, SHOWN_SAMPLES);
  const encoding = NAMES[repair.encoding];
  const context = {
    encoding,
    count: repair.cells,
    before: samples[0]?.before ?? '',
    after: samples[0]?.after ?? '',
  };
  log.atFile(
    decided.accepted
      ? { code: 'text-repaired', did: 'changed', severity: 'info', context }
      : { code: 'text-left', did: 'kept', severity: 'warning', context },
    decided.sheet,
  );
  log.repairs.push({ ...decided, encoding, cells: repair.cells, samples });
}
