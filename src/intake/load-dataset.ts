import type { OpenPath } from '../model/basics/bytes.ts';
import type { Discrepancy, DuplicateGroup } from '../model/returned/collation.ts';
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
import { controlTotals } from './control/control-totals.ts';
import { reportAllRejected } from './control/rejected-files.ts';
import { Assembly } from './assembly/assembly.ts';
import type { FieldReader } from './records/field-reader.ts';
import { locateIssues } from './places/locate-issues.ts';
import type { LoadedSource } from './records/loaded-source.ts';
import { OpenQuestions } from './findings/open-questions.ts';
import { countOf, type ImportContext, type LoadedFile } from './records/read-source.ts';
import { readSources, type FileReading, type ReadSource } from './read-sources.ts';
import { TableMemory } from './tables/table-memory.ts';
import { roleOf } from './roles/roles.ts';
import type { IntakeIssueCode } from './findings/issue-codes.ts';
import { reportSameContent } from './findings/same-content.ts';
import { SHIPPED } from './places/communes/shipped-crosswalk.ts';
import type { VillagesBuilt } from './places/villages/villages.ts';

export interface LoadOptions extends FileReading {
  /** Choice by question id, beyond what the project keeps; these win. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Tables understood before, to be used where file and form have not changed. */
  readonly tables?: TableMemory;
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
    asOf: project.asOf || null,
  };
  const read = await readSources(project, open, options, context, task);
  reportSameContent(
    read.flatMap(({ source, files: own }) =>
      own.map(({ path, sha256, log }) => ({ role: source.role, sourceId: source.id, path, sha256, log })),
    ),
  );
  task?.report?.({ step: 'assemble', done: 0, total: 1 });
  const shipped = await readShipped(project, options.shippedCrosswalk);
  const { dataset, villages, settled, notices, lacksCrosswalk } = assemble(
    read,
    project,
    questions,
    shipped.bytes,
  );
  for (const { files } of read) for (const { log } of files) reportAllRejected(log);
  const totals = controlTotals(settled, dataset, villages);
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
    inputs: read.flatMap(({ source, files }) =>
      files.map((file) => ({ ...countOf(source, file), controlTotals: totals.get(file.log) ?? [] })),
    ),
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
  power: [],
  restrictions: [],
  supported: [],
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
