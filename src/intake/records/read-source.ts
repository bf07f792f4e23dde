import type { FeatureTable, Reading, Sheet } from '../../formats/reading/reading.ts';
import type { InputCount, RecognisedColumn } from '../../model/issue.ts';
import type { ColumnTemplates, Source } from '../../model/project.ts';
import { factsOf } from '../../model/roles.ts';
import type { Refusal } from '../../model/basics/result.ts';
import { foldHeader } from '../columns/header-field.ts';
import { FieldReader } from './field-reader.ts';
import type { LoadedSource } from './loaded-source.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';
import { recogniseColumns } from '../columns/recognise-columns.ts';
import type { RoleColumns } from '../columns/role-columns.ts';
import { recallCorrections, rememberedHeaders } from '../columns/templates.ts';
import { decideRepair, reportRepair, type FoundRepair } from './report-repair.ts';
import { repairFeatures, repairSheet, type TextRepair } from '../text/repair.ts';
import type { KnownColumns } from '../tables/header-block.ts';
import { readSheet } from '../tables/sheet-table.ts';
import { rememberOrigins, type FileRead } from '../files/read-file.ts';
import { SourceLog } from '../findings/source-log.ts';
import { layerName, rowCountOf, tableOfFeatures, type SourceTable } from '../files/source-table.ts';

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
  role: RoleColumns,
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
  rememberOrigins(reading, sha256, path);
  log.takeOver(reading.issues);
  if (reading.kind === 'terrain') return readTerrain(source, reading.grid, empty);
  if (isGrid(source)) {
    const refusal: Refusal = { code: 'source-not-terrain', place: { file: path } };
    reportRefusal(log, refusal);
    return { ...empty, refusal };
  }
  const { tables, repairs } = tablesOf(reading, path, log, source, context);
  outlines.forEach(({ crossed }, t) => {
    for (const row of crossed) log.atRow(tables[t]!, row, { code: 'ring-crosses-itself', did: 'changed' });
  });
  if (!tables.some((table) => rowCountOf(table) > 0)) log.atFile({ code: 'source-empty', did: 'kept' });
  const readers = tables.map((table) => recogniseTable(source, role, table, log, context));
  for (const repair of repairs) reportRepair(repair, tables, readers, log);
  return {
    ...empty,
    readers,
    recognised: readers.flatMap(({ recognition }) => recognition.recognised),
    refusal: null,
  };
}

const isGrid = ({ role }: Source): boolean => factsOf(role).grid ?? false;

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
  if (isGrid(source)) {
    empty.log.countRead(1);
    return { ...empty, grids: [{ grid, log: empty.log }], refusal: null };
  }
  const refusal: Refusal = { code: 'source-is-terrain', place: { file: empty.path } };
  reportRefusal(empty.log, refusal);
  return { ...empty, refusal };
}

/** Columns named by the project or by a remembered form: they make a header of any row. */
const knownColumns = (source: Source, { templates = {} }: ImportContext): KnownColumns =>
  new Set([...Object.values(source.columns ?? {}).map(foldHeader), ...rememberedHeaders(templates)]);

/** The tables of a file, and the old text that was found in them. */
interface FoundTables {
  readonly tables: readonly SourceTable[];
  readonly repairs: readonly FoundRepair[];
}

function tablesOf(
  reading: Exclude<Reading, { kind: 'terrain' }>,
  file: string,
  log: SourceLog,
  source: Source,
  context: ImportContext,
): FoundTables {
  const repairs: FoundRepair[] = [];
  const known = knownColumns(source, context);
  const isDeclined = (repair: TextRepair | null, sheet: string | undefined): boolean => {
    if (!repair) return false;
    const found = decideRepair(repair, file, sheet, context.questions);
    repairs.push(found);
    return !found.accepted;
  };
  if (reading.kind === 'features') {
    log.countRead(reading.read);
    const tables = reading.tables.map((raw) => {
      const { table, repair } = repairFeatures(raw);
      const declined = isDeclined(repair, layerName(raw, file));
      return tableOfFeatures(declined ? leaveValues(raw, table) : table, file);
    });
    return { tables, repairs };
  }
  const tables = reading.sheets.flatMap((raw) => {
    const { sheet, repair } = repairSheet(raw);
    const declined = isDeclined(repair, raw.name || undefined);
    return tableOfSheet(declined ? leaveBody(raw, sheet, file, known) : sheet, file, log, known) ?? [];
  });
  const lost = reading.issues.filter(({ did, row }) => did === 'rejected' && row !== undefined).length;
  log.countRead(lost + tables.reduce((sum, table) => sum + rowCountOf(table), 0));
  return { tables, repairs };
}

/** The repaired sheet with the rows of its table as they stood: what the columns are called is understood all the same. */
function leaveBody(raw: Sheet, repaired: Sheet, file: string, known: KnownColumns): Sheet {
  const body = new Set(readSheet(repaired, file, known).table?.numbers);
  return {
    ...repaired,
    rows: repaired.rows.map((row, r) => (body.has(repaired.rowNumbers[r]!) ? raw.rows[r]! : row)),
  };
}

/** The same for features: names of properties are understood, values stay. */
const leaveValues = (raw: FeatureTable, repaired: FeatureTable): FeatureTable => ({
  ...repaired,
  properties: repaired.properties.map((own, f) => {
    const values = Object.values(raw.properties[f]!);
    return Object.fromEntries(Object.keys(own).map((key, k) => [key, values[k]]));
  }),
});

function tableOfSheet(sheet: Sheet, file: string, log: SourceLog, known: KnownColumns): SourceTable | null {
  const name = sheet.name || undefined;
  if (sheet.hidden) {
    log.atFile(
      { code: 'sheet-hidden', did: 'kept', severity: 'info', context: { rows: sheet.rows.length } },
      name,
    );
    return null;
  }
  if (!sheet.rows.length) return null;
  const { table, findings, totals } = readSheet(sheet, file, known);
  for (const finding of findings) log.atSheetRow(finding, name);
  log.countRead(totals);
  return table;
}

function recogniseTable(
  source: Source,
  role: RoleColumns,
  table: SourceTable,
  log: SourceLog,
  context: ImportContext,
): FieldReader {
  const corrections = recallCorrections(
    context.templates ?? {},
    source.role,
    table.columns.map(({ name }) => name),
  );
  const recognition = recogniseColumns(table, role, source.columns, corrections);
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
