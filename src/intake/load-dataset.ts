import type { OpenPath } from '../model/basics/bytes.ts';
import type { DuplicateGroup } from '../model/collation.ts';
import type { Dataset } from '../model/dataset.ts';
import { emptyLayer } from '../model/layer.ts';
import type {
  AnsweredQuestion,
  InputCount,
  Issue,
  Question,
  RecognisedColumn,
  RepairedText,
  UnderstoodTable,
} from '../model/issue.ts';
import type { CoordinateDecision } from '../model/coordinate-choice.ts';
import type { TaskContext } from '../model/basics/progress.ts';
import { settingsOf, type ProjectFile, type Source } from '../model/project.ts';
import { SOURCE_ROLES } from '../model/roles.ts';
import type { Refusal } from '../model/basics/result.ts';
import { Assembly } from './assembly/assembly.ts';
import type { FieldReader } from './records/field-reader.ts';
import { locateIssues } from './places/locate-issues.ts';
import type { LoadedSource } from './records/loaded-source.ts';
import { OpenQuestions } from './findings/open-questions.ts';
import {
  countOf,
  loadFile,
  parseFile,
  reportRefusal,
  type ImportContext,
  type LoadedFile,
  type FileOfSource,
} from './records/read-source.ts';
import { recogniseForms } from './records/recognise-forms.ts';
import { readInOrder, readOneFile, type FileRead, type ReadOneFile } from './files/read-file.ts';
import type { ParsedFileCache } from './files/parsed-file-cache.ts';
import type { Discrepancy } from '../model/collation.ts';
import { groupFiles, type FileGroup } from './files/source-files.ts';
import { TableMemory } from './tables/table-memory.ts';
import { roleOf } from './roles/roles.ts';
import type { IntakeIssueCode } from './findings/issue-codes.ts';
import { SourceLog } from './findings/source-log.ts';
import { SHIPPED } from './places/communes/shipped-crosswalk.ts';
import { setAsideIssue, unpackFiles } from './files/unpack.ts';
import type { VillagesBuilt } from './places/villages/villages.ts';

export interface LoadOptions {
  /** Choice by question id, beyond what the project keeps; these win. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Readings from before, to be used where a file has not changed. */
  readonly cache?: ParsedFileCache;
  /** Tables understood before, to be used where file and form have not changed. */
  readonly tables?: TableMemory;
  /** How files are read where that shall not happen in this thread; then `cache` is not asked. */
  readonly elsewhere?: { readonly read: ReadOneFile; readonly atOnce: number };
  /** The crosswalk of communes that comes with the product; read where a project has none of its own. */
  readonly shippedCrosswalk?: () => Promise<Uint8Array>;
}

/** Everything that an import gives: the data, what was found wrong with them, and what only a person can settle. */
export interface Loaded {
  readonly dataset: Dataset;
  /** In the order of the sources and their files. */
  readonly issues: readonly Issue[];
  readonly recognised: readonly RecognisedColumn[];
  /** Every table with all its columns, used or not. */
  readonly tables: readonly UnderstoodTable[];
  readonly questions: readonly Question[];
  /** Those that somebody has answered, with the choice. */
  readonly answered: readonly AnsweredQuestion[];
  /** How the coordinates of each table were read, and how else they could be. */
  readonly coordinateDecisions: readonly CoordinateDecision[];
  /** Where sources disagree about a village; all words stay, the chosen one is marked. */
  readonly discrepancies: readonly Discrepancy[];
  /** Villages that may be one, with what a person has said of them. */
  readonly duplicates: readonly DuplicateGroup[];
  /** The files that each village of the layer was made from, by name. */
  readonly villageFiles: readonly (readonly string[])[];
  /** By source that is read as tables: the date that the title of each table states, null where it states none. */
  readonly titleDates: ReadonlyMap<string, readonly (string | null)[]>;
  /** One entry for each file; a folder has one for each file in it. */
  readonly inputs: readonly InputCount[];
  /** Text in old encodings, with samples before and after. */
  readonly repairs: readonly RepairedText[];
  /** Files that could not be read at all, with the reason. Each is also an issue. */
  readonly refused: readonly {
    readonly sourceId: string;
    readonly path: string;
    readonly refusal: Refusal;
  }[];
}

interface ReadSource<File> {
  readonly source: Source;
  readonly files: readonly File[];
  /** About the archives that held the files. */
  readonly issues: readonly Issue[];
}

/**
 * Reads all sources of a project into one dataset. Bad data become issues with file and row; a source
 * that cannot be read is reported and the others go on. Aborts by throwing the reason of the signal.
 */
export async function loadDataset(
  project: ProjectFile,
  open: OpenPath,
  options: LoadOptions = {},
  task?: TaskContext,
): Promise<Loaded> {
  const questions = new OpenQuestions({ ...project.answers, ...options.answers });
  const context: ImportContext = {
    questions,
    keepContacts: settingsOf(project).keepContacts,
    tables: options.tables ?? new TableMemory(),
    ...(project.templates && { templates: project.templates }),
    listYear: project.asOf ? Number(project.asOf.slice(0, 4)) : null,
  };
  const opened: OpenedSource[] = [];
  for (const source of project.sources) opened.push(await openSource(source, open));
  const { read: readElsewhere, atOnce } = options.elsewhere ?? {};
  const files = readInOrder(
    opened.flatMap(({ groups }) => groups),
    (group) => (readElsewhere ? readElsewhere(group, task) : readOneFile(group, options.cache, task)),
    atOnce ?? 1,
  );
  const parsed: ReadSource<FileOfSource>[] = [];
  for (const [index, source] of opened.entries()) {
    task?.signal?.throwIfAborted();
    task?.report?.({ step: 'read', done: index, total: opened.length, detail: source.source.path });
    parsed.push(await readSource(source, files, context));
  }
  const read = understand(parsed, context);
  task?.report?.({ step: 'assemble', done: 0, total: 1 });
  const shipped = await readShipped(project, options.shippedCrosswalk);
  const { dataset, villages, settled, notices, lacksCrosswalk } = assemble(
    read,
    project,
    questions,
    shipped.bytes,
  );
  const issues = read.flatMap(({ files, issues: own }) => [
    ...own,
    ...files.flatMap(({ log }) => log.issues),
  ]);
  return {
    dataset,
    issues: [
      ...questions.reportUnknown(),
      ...(lacksCrosswalk ? shipped.issues : []),
      ...notices,
      ...locateIssues(issues, settled, villages),
    ],
    recognised: read.flatMap(({ files }) => files.flatMap(({ recognised }) => recognised)),
    tables: read.flatMap(({ source, files }) =>
      roleOf(source.role).ownColumns
        ? []
        : files.flatMap(({ readers }) => readers.map((reader) => understoodTable(source, reader))),
    ),
    questions: questions.list(),
    answered: questions.listAnswered(),
    coordinateDecisions: settled.flatMap(({ coordinateDecisions = [] }) => coordinateDecisions),
    discrepancies: villages.discrepancies,
    duplicates: villages.duplicates,
    villageFiles: villages.origins.map((rows) => [...new Set(rows.map(({ reader }) => reader.table.file))]),
    titleDates: new Map(
      read.map(({ source, files }) => [
        source.id,
        files.flatMap(({ readers }) => readers.map(({ table }) => table.about?.asOf ?? null)),
      ]),
    ),
    inputs: read.flatMap(({ source, files }) => files.map((file) => countOf(source, file))),
    repairs: read.flatMap(({ files }) => files.flatMap(({ log }) => log.repairs)),
    refused: read.flatMap(({ source, files }) =>
      files.flatMap(({ path, refusal }) => (refusal ? [{ sourceId: source.id, path, refusal }] : [])),
    ),
  };
}

const understoodTable = ({ id, role }: Source, { table, recognition }: FieldReader): UnderstoodTable => ({
  sourceId: id,
  role,
  file: table.file,
  ...(table.sheet !== undefined && { sheet: table.sheet }),
  fields: roleOf(role).fields,
  columns: recognition.understood,
});

/** A source with the files that its path names, not read yet. */
interface OpenedSource {
  readonly source: Source;
  readonly groups: readonly FileGroup[];
  readonly issues: readonly Issue[];
  readonly refusal: Refusal | null;
}

async function openSource(source: Source, open: OpenPath): Promise<OpenedSource> {
  const opened = await open(source.path);
  if (!opened.ok) return { source, groups: [], issues: [], refusal: opened.refusal };
  const { files, setAside } = await unpackFiles(opened.value);
  return { source, groups: groupFiles(files), issues: setAside.map(setAsideIssue), refusal: null };
}

/** @param read the files of all sources, in their order */
async function readSource(
  { source, groups, issues, refusal }: OpenedSource,
  read: AsyncGenerator<FileRead, void, undefined>,
  context: ImportContext,
): Promise<ReadSource<FileOfSource>> {
  if (refusal) {
    const log = new SourceLog(source.path);
    reportRefusal(log, refusal);
    const nothing = { path: source.path, sha256: '', log, tables: [], repairs: [], grids: [] };
    return { source, files: [{ ...nothing, refusal }], issues };
  }
  const files: FileOfSource[] = [];
  for (const { main } of groups) {
    const next = await read.next();
    if (next.done) throw new Error(`No reading of ${main.name}`);
    files.push(parseFile(source, roleOf(source.role), main.name, next.value, context));
  }
  return { source, files, issues };
}

/** Recognises the columns of all files together, and reads by them. */
function understand(
  parsed: readonly ReadSource<FileOfSource>[],
  context: ImportContext,
): readonly ReadSource<LoadedFile>[] {
  const tables = parsed.flatMap(({ files }) => files.flatMap((file) => file.tables));
  const recognitions = recogniseForms(tables, context);
  return parsed.map((source) => ({
    ...source,
    files: source.files.map((file) => loadFile(file, recognitions, context)),
  }));
}

interface Assembled {
  readonly dataset: Dataset;
  readonly villages: VillagesBuilt;
  /** The sources with their coordinates settled. */
  readonly settled: readonly LoadedSource[];
  /** Findings about no file of the project. */
  readonly notices: readonly Issue[];
  readonly lacksCrosswalk: boolean;
}

/** Code of a made-up province, and of files without a project. */
const NO_PROVINCE = '00';

const mayConvert = ({ sources, province }: ProjectFile): boolean => {
  const roles = new Set(sources.map(({ role }) => role));
  return province.code !== NO_PROVINCE && roles.has('villages') && roles.has('communes');
};

/** The crosswalk that comes with the product; that it cannot be read is a finding where it was needed. */
async function readShipped(
  project: ProjectFile,
  read: LoadOptions['shippedCrosswalk'],
): Promise<{ readonly bytes: Uint8Array | null; readonly issues: readonly Issue[] }> {
  if (!read || !mayConvert(project)) return { bytes: null, issues: [] };
  try {
    return { bytes: await read(), issues: [] };
  } catch (error) {
    const code: IntakeIssueCode = 'crosswalk-not-read';
    const reason = error instanceof Error ? error.message : String(error);
    return {
      bytes: null,
      issues: [{ code, severity: 'warning', did: 'kept', file: SHIPPED.file, context: { reason } }],
    };
  }
}

const EMPTY: Dataset = {
  communes: { records: [], geometry: emptyLayer('polygon') },
  villages: { records: [], centres: new Float64Array(0), polygons: null },
  clusters: null,
  households: null,
  coverage: [],
  fibre: [],
  fibreNodes: null,
  depressions: [],
  sites: [],
  candidates: [],
  measurements: [],
  roads: [],
  terrain: null,
  plannedCoverage: [],
  plannedSites: [],
  plannedFibre: [],
};

function assemble(
  read: readonly ReadSource<LoadedFile>[],
  project: ProjectFile,
  questions: OpenQuestions,
  shipped: Uint8Array | null,
): Assembled {
  const loaded: LoadedSource[] = read.map(({ source, files }) => ({
    source,
    readers: files.flatMap(({ readers }) => readers),
    grids: files.flatMap(({ grids }) => grids),
  }));
  const assembly = new Assembly(loaded, project, questions, shipped);
  const parts = SOURCE_ROLES.map((role) => roleOf(role).build?.(assembly));
  const dataset: Dataset = Object.assign({}, EMPTY, ...parts);
  const { villages, settled, notices, lacksCrosswalk } = assembly;
  return { dataset, villages, settled, notices, lacksCrosswalk };
}
