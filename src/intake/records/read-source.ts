import { elementAt, integerAt } from '../../model/basics/elements.ts';
import type { ParsedFile } from '../../formats/reading/parsed-file.ts';
import type { InputCount, Issue, RecognisedColumn } from '../../model/issue.ts';
import type { ColumnTemplates, Source } from '../../model/project.ts';
import { factsOf } from '../../model/roles.ts';
import type { Refusal } from '../../model/basics/result.ts';
import { isSystemFile } from '../../model/basics/system-files.ts';
import { foldHeader } from '../columns/headings/header-field.ts';
import { FieldReader } from './field-reader.ts';
import type { LoadedSource } from './loaded-source.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';
import type { Recognition } from '../columns/recognise-columns.ts';
import type { RoleColumns } from '../columns/headings/role-columns.ts';
import { rememberedHeaders } from '../columns/templates.ts';
import type { Recognitions, TableOfSource } from './recognise-forms.ts';
import { foundRepair, leavesOldText, reportRepair, type FoundRepair } from './report-repair.ts';
import { repairSheet } from '../text/repair/repair.ts';
import type { NamedColumns } from '../tables/header-block.ts';
import type { Form, TableMemory, ParsedTable } from '../tables/table-memory.ts';
import type { FileRead } from '../files/read-file.ts';
import { reportColumns } from './report-columns.ts';
import { joinVillageRows } from './village-parts.ts';
import { SourceLog } from '../findings/source-log.ts';
import { layerName, rowCountOf, type SourceTable } from '../files/source-table.ts';

/** What all files of one import share. */
export interface ImportContext {
  readonly questions: OpenQuestions;
  readonly keepContacts: boolean;
  /** Tables that have been understood. */
  readonly tables: TableMemory;
  /** Forms that people have corrected before. */
  readonly templates?: ColumnTemplates;
  /** Year that the project's data are of; null where it does not say. */
  readonly listYear: number | null;
  /** ISO date of the state that the project describes; null where it does not say. */
  readonly asOf: string | null;
}

/** One file of a source, read into tables whose columns are still to be recognised. */
export interface FileOfSource {
  readonly path: string;
  readonly sha256: string;
  readonly log: SourceLog;
  readonly tables: readonly TableOfSource[];
  readonly repairs: readonly FoundRepair[];
  readonly grids: LoadedSource['grids'];
  readonly refusal: Refusal | null;
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

/** The tables of one file of a source. A file that is refused becomes an issue; nothing is thrown for bad data. */
export function parseFile(
  source: Source,
  role: RoleColumns,
  path: string,
  { sha256, reading: read }: FileRead,
  context: ImportContext,
): FileOfSource {
  const log = new SourceLog(path);
  const empty = { path, sha256, log, tables: [], repairs: [], grids: [] };
  if (isSystemFile(path)) {
    log.atFile({ code: 'file-of-system', did: 'kept', severity: 'info' });
    return { ...empty, refusal: null };
  }
  if (!read.ok) {
    reportRefusal(log, read.refusal);
    return { ...empty, refusal: read.refusal };
  }
  const { parsed, crossed } = read.value;
  log.takeOver(parsed.issues);
  if (parsed.kind === 'terrain') return readTerrain(source, parsed.grid, empty);
  if (isGrid(source)) {
    const refusal: Refusal = { code: 'source-not-terrain', location: { file: path } };
    reportRefusal(log, refusal);
    return { ...empty, refusal };
  }
  const { found, repairs } = tablesOf(parsed, path, log, source, context);
  const tables = found.map(({ table }) => table);
  crossed.forEach((rows, t) => {
    for (const row of rows)
      log.atRow(elementAt(tables, t), row, { code: 'ring-crosses-itself', did: 'changed' });
  });
  if (!tables.some((table) => rowCountOf(table) > 0)) log.atFile({ code: 'source-empty', did: 'kept' });
  return {
    ...empty,
    tables: found.map((one) => ({ source, role, ...one })),
    repairs,
    refusal: null,
  };
}

/** What a file says, once the columns of all files are recognised. */
export function loadFile(
  { path, sha256, log, tables, repairs, grids, refusal }: FileOfSource,
  recognitions: Recognitions,
  context: ImportContext,
): LoadedFile {
  const readers = tables.map((one) => readerOf(one, recognitions.get(one.table)!, log, context));
  for (const repair of repairs)
    reportRepair(
      repair,
      tables.map(({ table }) => table),
      readers,
      log,
    );
  const recognised = readers.flatMap(({ recognition }) => recognition.recognised);
  return { path, sha256, log, readers, grids, recognised, refusal };
}

const isGrid = ({ role }: Source): boolean => factsOf(role).grid ?? false;

/** `value` names the refusal; its words are those of the refusal, with all that it says of the place within the file. */
export function reportRefusal(log: SourceLog, { code, location, context }: Refusal): void {
  const within = Object.entries(location ?? {}).filter(([part]) => part !== 'file');
  log.atFile({
    code: 'source-refused',
    did: 'rejected',
    value: code,
    context: { ...Object.fromEntries(within), ...context },
  });
}

function readTerrain(
  source: Source,
  grid: LoadedSource['grids'][number]['grid'],
  empty: Omit<FileOfSource, 'refusal'>,
): FileOfSource {
  if (isGrid(source)) {
    empty.log.countRead(1);
    return { ...empty, grids: [{ grid, log: empty.log }], refusal: null };
  }
  const refusal: Refusal = { code: 'source-is-terrain', location: { file: empty.path } };
  reportRefusal(empty.log, refusal);
  return { ...empty, refusal };
}

/** Columns named by the project or by a remembered form: they make a header of any row. */
const knownColumns = (source: Source, { templates = {} }: ImportContext): NamedColumns =>
  new Set([...Object.values(source.columns ?? {}).map(foldHeader), ...rememberedHeaders(templates)]);

/** A table of a file, with what has been found of its columns. */
type FoundTable = Pick<ParsedTable, 'judge'> & { readonly table: SourceTable };

/** The tables of a file, and the old text that was found in them. */
interface FoundTables {
  readonly found: readonly FoundTable[];
  readonly repairs: readonly FoundRepair[];
}

function tablesOf(
  parsed: Exclude<ParsedFile, { kind: 'terrain' }>,
  file: string,
  log: SourceLog,
  source: Source,
  context: ImportContext,
): FoundTables {
  const repairs: FoundRepair[] = [];
  const known = knownColumns(source, context);
  const formOf = (name: string | undefined): Form => ({
    known,
    leaveOldText: leavesOldText(file, name, context.questions),
  });
  const noteRepair = (repair: ParsedTable['repair'], name: string | undefined): void => {
    if (repair) repairs.push(foundRepair(repair, file, name, !formOf(name).leaveOldText));
  };
  if (parsed.kind === 'features') {
    log.countRead(parsed.read);
    const found = parsed.tables.map((raw) => {
      const name = layerName(raw, file);
      const { table, findings, repair, judge } = context.tables.features(raw, file, formOf(name));
      noteRepair(repair, name);
      for (const finding of findings) log.atFile(finding, name);
      return { table, judge };
    });
    return { found, repairs };
  }
  const found = parsed.sheets.flatMap((raw) => {
    const name = raw.name || undefined;
    if (raw.hidden) {
      log.atFile(
        {
          code: 'sheet-hidden',
          did: 'kept',
          severity: raw.rows.length ? 'warning' : 'info',
          context: { rows: raw.rows.length },
        },
        name,
      );
      log.countLeftOut(raw.rows.length);
      noteRepair(repairSheet(raw).repair, name);
      return [];
    }
    const { table, findings, totals, notes, empty, repair, judge } = context.tables.sheet(
      raw,
      file,
      formOf(name),
    );
    noteRepair(repair, name);
    if (!raw.rows.length) return [];
    if (raw.hiddenColumns)
      log.atFile(
        {
          code: 'columns-hidden',
          did: 'kept',
          value: raw.hiddenColumns.map(columnLetters).join(', '),
          context: { count: raw.hiddenColumns.length },
        },
        name,
      );
    for (const finding of findings) log.atSheetRow(finding, name);
    log.countRead(totals);
    log.countNotes(notes, empty);
    return table ? [{ table: rejectShifted(table, parsed.issues, log), judge }] : [];
  });
  const lost = parsed.issues.filter(({ did, row }) => did === 'rejected' && row !== undefined).length;
  log.countRead(lost + found.reduce((sum, { table }) => sum + rowCountOf(table), 0));
  return { found, repairs };
}

/** `A`, `AB`: a column as the workbook shows it. */
const columnLetters = (column: number): string =>
  (column >= 26 ? columnLetters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

/** Values of a row with more cells than its heading may stand under the wrong ones: none of them counts. */
function rejectShifted(table: SourceTable, issues: readonly Issue[], log: SourceLog): SourceTable {
  const long = new Set(issues.flatMap(({ code, row }) => (code === 'row-too-long' && row ? [row] : [])));
  const shifted = [...table.numbers.keys()].filter((row) => long.has(integerAt(table.numbers, row)));
  if (!shifted.length) return table;
  log.countRead(shifted.length);
  for (const row of shifted) log.atRow(table, row, { code: 'row-shifted', did: 'rejected' });
  const stays = (_: unknown, row: number): boolean => !shifted.includes(row);
  return {
    ...table,
    numbers: table.numbers.filter(stays),
    columns: table.columns.map((column) => ({ ...column, cells: column.cells.filter(stays) })),
  };
}

function readerOf(
  { source, role, table }: TableOfSource,
  recognition: Recognition,
  log: SourceLog,
  context: ImportContext,
): FieldReader {
  reportColumns(recognition, table, role, context.keepContacts, log);
  const readable = context.keepContacts ? table : withoutPersonal(table, recognition.personal);
  const reader = new FieldReader(readable, recognition, log, context.questions, source.id);
  if (source.role !== 'villages') return reader;
  const joined = joinVillageRows(reader, table, context.asOf);
  return joined.table === readable
    ? reader
    : new FieldReader(joined.table, joined.recognition, log, context.questions, source.id);
}

/** The same table with the cells about people emptied, so that no later step can show them. */
function withoutPersonal(table: SourceTable, personal: readonly number[]): SourceTable {
  if (!personal.length) return table;
  const columns = table.columns.map((column, index) =>
    personal.includes(index) ? { ...column, cells: column.cells.map(() => null) } : column,
  );
  return { ...table, columns };
}

export const countOf = (source: Source, file: LoadedFile): Omit<InputCount, 'controlTotals'> => ({
  id: source.id,
  role: source.role,
  path: file.path,
  sha256: file.sha256,
  ...file.log.counts(),
  account: file.log.account(),
});
