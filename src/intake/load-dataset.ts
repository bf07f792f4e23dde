import type { ByteSource } from '../model/basics/bytes.ts';
import type { DuplicateGroup } from '../model/collation.ts';
import type { CommuneLayer, Dataset } from '../model/dataset.ts';
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
import type { PlaceDecision } from '../model/place-choice.ts';
import type { Work } from '../model/basics/progress.ts';
import { settingsOf, type ProjectFile, type Source, type SourceRole } from '../model/project.ts';
import type { Refusal, Result } from '../model/basics/result.ts';
import { ClaimReader } from './service/claims.ts';
import { buildClusters } from './places/villages/clusters.ts';
import { CommuneFinder } from './places/communes/commune-finder.ts';
import { CommunePlacer } from './places/communes/commune-placement.ts';
import { buildCommunes } from './places/communes/communes.ts';
import { resolveCoordinates } from './coordinates/resolve.ts';
import { buildCoverage } from './service/coverage.ts';
import { buildCrosswalk } from './places/communes/crosswalk.ts';
import { buildDepressions } from './service/depressions.ts';
import { buildEstimatedCoverage, partCoverage } from './service/estimated-coverage.ts';
import type { FieldReader } from './records/field-reader.ts';
import { buildHouseholds } from './places/villages/households.ts';
import { buildLines } from './service/lines.ts';
import { locateIssues } from './places/locate-issues.ts';
import type { LoadedSource } from './records/loaded-source.ts';
import { buildCandidates, buildFibreNodes, buildMeasurements, buildSites } from './service/network.ts';
import { OpenQuestions } from './findings/open-questions.ts';
import {
  countOf,
  reportRefusal,
  understandFile,
  type ImportContext,
  type LoadedFile,
} from './records/read-source.ts';
import { readInOrder, readOneFile, type FileRead, type ReadOneFile } from './files/read-file.ts';
import type { ReadingCache } from './files/reading-cache.ts';
import type { Discrepancy } from './places/villages/reconcile.ts';
import { groupFiles, type FileGroup } from './files/source-files.ts';
import { SourceLog } from './findings/source-log.ts';
import { buildTerrain } from './service/terrain.ts';
import { setAsideIssue, unpackFiles } from './files/unpack.ts';
import { buildVillages, type VillagesBuilt } from './places/villages/villages.ts';

/** A file, or every file of a folder, sorted by name. */
export type OpenPath = (path: string) => Promise<Result<readonly ByteSource[]>>;

export interface LoadOptions {
  /** Choice by question id, beyond what the project keeps; these win. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Readings from before, to be used where a file has not changed. */
  readonly cache?: ReadingCache;
  /** How files are read where that shall not happen in this thread; then `cache` is not asked. */
  readonly elsewhere?: { readonly read: ReadOneFile; readonly atOnce: number };
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
  readonly places: readonly PlaceDecision[];
  /** Where sources disagree about a village; all words stay, the chosen one is marked. */
  readonly discrepancies: readonly Discrepancy[];
  /** Villages that may be one, with what a person has said of them. */
  readonly duplicates: readonly DuplicateGroup[];
  /** The files that each village of the layer was made from, by name. */
  readonly villageFiles: readonly (readonly string[])[];
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

interface ReadSource {
  readonly source: Source;
  readonly files: readonly LoadedFile[];
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
  work?: Work,
): Promise<Loaded> {
  const questions = new OpenQuestions({ ...project.answers, ...options.answers });
  const context: ImportContext = {
    questions,
    keepContacts: settingsOf(project).keepContacts,
    ...(project.templates && { templates: project.templates }),
  };
  const opened: OpenedSource[] = [];
  for (const source of project.sources) opened.push(await openSource(source, open));
  const { read: readElsewhere, atOnce } = options.elsewhere ?? {};
  const files = readInOrder(
    opened.flatMap(({ groups }) => groups),
    (group) => (readElsewhere ? readElsewhere(group, work) : readOneFile(group, options.cache, work)),
    atOnce ?? 1,
  );
  const read: ReadSource[] = [];
  for (const [index, source] of opened.entries()) {
    work?.signal?.throwIfAborted();
    work?.report?.({ step: 'read', done: index, total: opened.length, detail: source.source.path });
    read.push(await readSource(source, files, context));
  }
  work?.report?.({ step: 'assemble', done: 0, total: 1 });
  const { dataset, villages, settled } = assemble(read, project, questions);
  const issues = read.flatMap(({ files, issues: own }) => [
    ...own,
    ...files.flatMap(({ log }) => log.issues),
  ]);
  return {
    dataset,
    issues: [...questions.reportUnknown(), ...locateIssues(issues, settled, villages)],
    recognised: read.flatMap(({ files }) => files.flatMap(({ recognised }) => recognised)),
    tables: read.flatMap(({ source, files }) =>
      // A crosswalk has columns of its own, which are no fields of the dictionary.
      source.role === 'crosswalk'
        ? []
        : files.flatMap(({ readers }) => readers.map((reader) => understoodTable(source, reader))),
    ),
    questions: questions.list(),
    answered: questions.listAnswered(),
    places: settled.flatMap(({ places = [] }) => places),
    discrepancies: villages.discrepancies,
    duplicates: villages.duplicates,
    villageFiles: villages.origins.map((rows) => [...new Set(rows.map(({ reader }) => reader.table.file))]),
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
): Promise<ReadSource> {
  if (refusal) {
    const log = new SourceLog(source.path);
    reportRefusal(log, refusal);
    const nothing = { path: source.path, sha256: '', log, readers: [], grids: [], recognised: [] };
    return { source, files: [{ ...nothing, refusal }], issues };
  }
  const files: LoadedFile[] = [];
  for (const { main } of groups) {
    const next = await read.next();
    if (next.done) throw new Error(`No reading of ${main.name}`);
    files.push(understandFile(source, main.name, next.value, context));
  }
  return { source, files, issues };
}

interface Assembled {
  readonly dataset: Dataset;
  readonly villages: VillagesBuilt;
  /** The sources with their coordinates settled. */
  readonly settled: readonly LoadedSource[];
}

const NO_COMMUNES: CommuneLayer = { records: [], geometry: emptyLayer('polygon') };

function assemble(read: readonly ReadSource[], project: ProjectFile, questions: OpenQuestions): Assembled {
  const loaded: LoadedSource[] = read.map(({ source, files }) => ({
    source,
    readers: files.flatMap(({ readers }) => readers),
    grids: files.flatMap(({ grids }) => grids),
  }));
  const settled: LoadedSource[] = [];
  const settle = (source: LoadedSource, finder: CommuneFinder): LoadedSource => {
    const made = resolveCoordinates(source, { finder, province: project.province.name, questions });
    settled.push(made);
    return made;
  };
  const withRole = (role: SourceRole): LoadedSource[] => loaded.filter(({ source }) => source.role === role);
  // The communes are the test of place for all others; they themselves can only be believed.
  const communes = buildCommunes(
    withRole('communes').map((source) => settle(source, new CommuneFinder(NO_COMMUNES))),
  );
  const finder = new CommuneFinder(communes);
  const of = (role: SourceRole): LoadedSource[] => withRole(role).map((source) => settle(source, finder));
  const placer = new CommunePlacer(finder, buildCrosswalk(withRole('crosswalk')), questions);
  const built = buildVillages(of('villages'), placer, questions.answers);
  const { layer: villages, mergedInto } = built;
  placer.reportConverted();
  // A list of masts handed in as coverage is a list of masts: what it covers is estimated.
  const coverage = of('coverage').map(partCoverage);
  const masts = [...of('sites'), ...coverage.map((part) => part.masts)];
  const declared = buildCoverage(coverage.map(({ areas }) => areas));
  const claims = new ClaimReader();
  const sites = buildSites(masts, claims);
  const { technologies } = settingsOf(project);
  const estimated = buildEstimatedCoverage(masts, claims, { technologies, layers: declared }, questions);
  const dataset: Dataset = {
    communes,
    villages,
    clusters: buildClusters(of('clusters'), villages, mergedInto),
    households: buildHouseholds(of('households'), villages, mergedInto),
    coverage: [...declared, ...estimated],
    fibre: buildLines(of('fibre')),
    fibreNodes: buildFibreNodes(of('fibreNodes')),
    depressions: buildDepressions(of('depressions')),
    sites,
    candidates: buildCandidates(of('candidates')),
    measurements: buildMeasurements(of('measurements')),
    roads: buildLines(of('roads')),
    terrain: buildTerrain(of('terrain')),
  };
  return { dataset, villages: built, settled };
}
