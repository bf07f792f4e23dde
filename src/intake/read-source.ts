import type { Reading } from '../formats/reading.ts';
import type { InputCount, RecognisedColumn } from '../model/issue.ts';
import type { ColumnTemplates, Source } from '../model/project.ts';
import type { Refusal } from '../model/result.ts';
import { foldHeader } from './header-field.ts';
import { FieldReader } from './field-reader.ts';
import type { LoadedSource } from './loaded-source.ts';
import type { OpenQuestions } from './open-questions.ts';
import { recogniseColumns } from './recognise-columns.ts';
import { headerOfKey, recallCorrections } from './templates.ts';
import { repairFeatures, repairSheet, type TextRepair } from './text/repair.ts';
import type { KnownColumns } from './tables/header-block.ts';
import { readSheet } from './tables/sheet-table.ts';
import type { FileRead } from './read-file.ts';
import { SourceLog } from './source-log.ts';
import { rowCountOf, tableOfFeatures, type SourceTable } from './source-table.ts';

/** What all files of one import share. */
export interface ImportContext {
  readonly questions: OpenQuestions;
  readonly keepContacts: boolean;
  /** Forms that people have corrected before. */
  readonly templates?: ColumnTemplates;
}

/** One file of a source, read: what it holds, and how far that is known. */
export interface LoadedFile {
  readonly path: string;
  readonly sha256: string;
  readonly log: SourceLog;
  readonly readers: readonly FieldReader[];
  readonly grids: LoadedSource['grids'];
  readonly recognised: readonly RecognisedColumn[];
  readonly refusal: Refusal | null;
}

/** What one file of a source says. A file that is refused becomes an issue; nothing is thrown for bad data. */
export function understandFile(
  source: Source,
  path: string,
  { sha256, reading: read }: FileRead,
  context: ImportContext,
): LoadedFile {
  const log = new SourceLog(path);
  const empty = { path, sha256, log, readers: [], grids: [], recognised: [] };
  if (!read.ok) {
    reportRefusal(log, read.refusal);
    return { ...empty, refusal: read.refusal };
  }
  const { reading, outlines } = read.value;
  log.takeOver(reading.issues);
  if (reading.kind === 'terrain') return readTerrain(source, reading.grid, empty);
  if (source.role === 'terrain') {
    const refusal: Refusal = { code: 'source-not-terrain', place: { file: path } };
    reportRefusal(log, refusal);
    return { ...empty, refusal };
  }
  const tables = tablesOf(reading, path, log, knownColumns(source, context));
  outlines.forEach(({ crossed }, t) => {
    for (const row of crossed) log.atRow(tables[t]!, row, { code: 'ring-crosses-itself', did: 'changed' });
  });
  if (!tables.some((table) => rowCountOf(table) > 0)) log.atFile({ code: 'source-empty', did: 'kept' });
  const readers = tables.map((table) => recogniseTable(source, table, log, context));
  return {
    ...empty,
    readers,
    recognised: readers.flatMap(({ recognition }) => recognition.recognised),
    refusal: null,
  };
}

/** `value` names the refusal; its words are those of the refusal. */
export function reportRefusal(log: SourceLog, refusal: Refusal): void {
  log.atFile({
    code: 'source-refused',
    did: 'rejected',
    value: refusal.code,
    context: { ...refusal.context, ...(refusal.place?.row !== undefined && { row: refusal.place.row }) },
  });
}

function readTerrain(
  source: Source,
  grid: LoadedSource['grids'][number]['grid'],
  empty: Omit<LoadedFile, 'refusal'>,
): LoadedFile {
  if (source.role === 'terrain') {
    empty.log.countRead(1);
    return { ...empty, grids: [{ grid, log: empty.log }], refusal: null };
  }
  const refusal: Refusal = { code: 'source-is-terrain', place: { file: empty.path } };
  reportRefusal(empty.log, refusal);
  return { ...empty, refusal };
}

/** Columns named by the project or by a remembered form: they make a header of any row. */
const knownColumns = (source: Source, { templates = {} }: ImportContext): KnownColumns =>
  new Set([
    ...Object.values(source.columns ?? {}).map(foldHeader),
    ...Object.values(templates).flatMap((mapping) => Object.keys(mapping).map(headerOfKey)),
  ]);

function tablesOf(
  reading: Exclude<Reading, { kind: 'terrain' }>,
  file: string,
  log: SourceLog,
  known: KnownColumns,
): SourceTable[] {
  if (reading.kind === 'features') {
    log.countRead(reading.read);
    return reading.tables.map((raw) => {
      const { table, repair } = repairFeatures(raw);
      if (repair) reportRepair(log, repair);
      return tableOfFeatures(table, file);
    });
  }
  const tables = reading.sheets.flatMap((raw) => {
    const { sheet, repair } = repairSheet(raw);
    const name = sheet.name || undefined;
    if (repair) reportRepair(log, repair, name);
    if (sheet.hidden) {
      log.atFile(
        { code: 'sheet-hidden', did: 'kept', severity: 'info', context: { rows: sheet.rows.length } },
        name,
      );
      return [];
    }
    if (!sheet.rows.length) return [];
    const { table, findings, totals } = readSheet(sheet, file, known);
    for (const finding of findings) log.atSheetRow(finding, name);
    log.countRead(totals);
    return table ?? [];
  });
  const lost = reading.issues.filter(({ did, row }) => did === 'rejected' && row !== undefined).length;
  log.countRead(lost + tables.reduce((sum, table) => sum + rowCountOf(table), 0));
  return tables;
}

/** The preview of a repair: how many cells, in which encoding, and how one of them changed. */
function reportRepair(log: SourceLog, repair: TextRepair, sheet?: string): void {
  const [sample] = repair.samples;
  const names = { tcvn3: 'TCVN3', vni: 'VNI', cp1258: 'cp1258', 'utf8-twice': 'UTF-8' };
  log.atFile(
    {
      code: 'text-repaired',
      did: 'changed',
      severity: 'info',
      context: {
        encoding: names[repair.encoding],
        count: repair.cells,
        before: sample?.before ?? '',
        after: sample?.after ?? '',
      },
    },
    sheet,
  );
  log.repairs.push({ ...repair, ...(sheet !== undefined && { sheet }) });
}

function recogniseTable(
  source: Source,
  table: SourceTable,
  log: SourceLog,
  context: ImportContext,
): FieldReader {
  const corrections = recallCorrections(
    context.templates ?? {},
    source.role,
    table.columns.map(({ name }) => name),
  );
  const recognition = recogniseColumns(table, source.role, source.columns, corrections);
  for (const { field, column } of recognition.absent)
    log.atFile({ code: 'column-absent', did: 'kept', field, value: column }, table.sheet);
  if (recognition.personal.length) {
    const columns = recognition.personal.map((index) => table.columns[index]!.name).join(', ');
    const code = context.keepContacts ? 'contacts-kept' : 'contacts-dropped';
    log.atFile(
      {
        code,
        did: 'kept',
        severity: 'info',
        value: columns,
        context: { count: recognition.personal.length },
      },
      table.sheet,
    );
  }
  const readable = context.keepContacts ? table : withoutPersonal(table, recognition.personal);
  return new FieldReader(readable, recognition, log, context.questions, source.id);
}

/** The same table with the cells about people emptied, so that no later step can show them. */
function withoutPersonal(table: SourceTable, personal: readonly number[]): SourceTable {
  if (!personal.length) return table;
  const columns = table.columns.map((column, index) =>
    personal.includes(index) ? { ...column, cells: column.cells.map(() => null) } : column,
  );
  return { ...table, columns };
}

export const countOf = (source: Source, file: LoadedFile): InputCount => ({
  id: source.id,
  role: source.role,
  path: file.path,
  sha256: file.sha256,
  ...file.log.counts(),
});
