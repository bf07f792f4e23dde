import { elementAt } from '../../model/basics/elements.ts';
import type { RepairedText } from '../../model/issue.ts';
import type { FieldReader } from './field-reader.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';
import type { SourceLog } from '../findings/source-log.ts';
import type { SourceTable } from '../files/source-table.ts';
import type { TextRepair } from '../text/repair/repair.ts';
import { textOf } from '../text/cell.ts';

/** Old text of a sheet or layer, with what people want of it. */
export interface FoundRepair extends Pick<RepairedText, 'id' | 'file' | 'sheet' | 'accepted'> {
  readonly repair: TextRepair;
}

const NAMES = { tcvn3: 'TCVN3', vni: 'VNI', cp1258: 'cp1258', 'utf8-twice': 'UTF-8' } as const;
const SHOWN_HEADERS = 2;
const SHOWN_SAMPLES = 6;

const repairId = (file: string, sheet: string | undefined): string => ['repair', file, sheet ?? ''].join('/');

/** Whether people declined the repair of this sheet: then its rows stay as they stood. */
export const leavesOldText = (file: string, sheet: string | undefined, questions: OpenQuestions): boolean =>
  questions.decided(repairId(file, sheet), ['accept', 'leave']) === 'leave';

export const foundRepair = (
  repair: TextRepair,
  file: string,
  sheet: string | undefined,
  accepted: boolean,
): FoundRepair => ({
  id: repairId(file, sheet),
  file,
  ...(sheet !== undefined && { sheet }),
  accepted,
  repair,
});

/** Texts of a sheet's tables that a preview may show. */
interface ShowableTexts {
  readonly headers: ReadonlySet<string>;
  /** Without the columns about people. */
  readonly cells: ReadonlySet<string>;
}

function showableTexts(
  name: string | undefined,
  tables: readonly SourceTable[],
  readers: readonly FieldReader[],
): ShowableTexts {
  const headers = new Set<string>();
  const texts = new Set<string>();
  tables.forEach(({ sheet, columns }, t) => {
    if (sheet !== name) return;
    columns.forEach(({ path, cells }, c) => {
      for (const level of path) headers.add(level);
      if (elementAt(readers, t).recognition.personal.includes(c)) return;
      for (const cell of cells) if (typeof cell === 'string') texts.add(textOf(cell));
    });
  });
  return { headers, cells: texts };
}

type Sample = RepairedText['samples'][number];

/** A few headers, then texts of the rows: people know the names of their villages best. */
function chooseSamples(samples: readonly Sample[], { headers, cells }: ShowableTexts): Sample[] {
  const among = (texts: ReadonlySet<string>) =>
    samples.filter(({ before, after }) => texts.has(before.trim()) || texts.has(after.trim()));
  const ofHeaders = among(headers).slice(0, SHOWN_HEADERS);
  return [...ofHeaders, ...among(cells).filter((sample) => !ofHeaders.includes(sample))].slice(
    0,
    SHOWN_SAMPLES,
  );
}

/** The preview of a repair: how many cells, in which encoding, and how some of them change. */
export function reportRepair(
  { repair, ...decided }: FoundRepair,
  tables: readonly SourceTable[],
  readers: readonly FieldReader[],
  log: SourceLog,
): void {
  const samples = chooseSamples(repair.samples, showableTexts(decided.sheet, tables, readers));
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
