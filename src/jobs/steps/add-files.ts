import { readOneFile } from '../../intake/files/read-file.ts';
import { ParsedFilesInMemory } from '../../intake/files/parsed-file-cache.ts';
import type { LoadOptions } from '../../intake/load-dataset.ts';
import { TableMemory } from '../../intake/tables/table-memory.ts';
import { proposeSource, type SourceProposal } from '../../intake/roles/propose.ts';
import { roleOf } from '../../intake/roles/roles.ts';
import { groupFiles, type FileGroup } from '../../intake/files/source-files.ts';
import { setAsideIssue, unpackFiles, type Unpacked } from '../../intake/files/unpack.ts';
import { withName, type ByteSource, type OpenPath } from '../../model/basics/bytes.ts';
import type { ColumnTemplates, ProjectFile, Source } from '../../model/project.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, refuse, type Refusal, type Result } from '../../model/basics/result.ts';
import { PROJECT_FILE, unsafePath } from '../../project/project-file.ts';
import { addSources, freeSourceId } from '../../project/edits.ts';
import type { ProjectFolder } from '../../project/project-folder.ts';
import type { AddedFile, SourceChoice } from '../protocol.ts';

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Whether the project can keep something new there: no path that it refuses, none that is or holds another's. */
const isFree = ({ sources }: ProjectFile, path: string): boolean =>
  path !== PROJECT_FILE &&
  unsafePath(path) === null &&
  sources.every(
    ({ path: other }) => path !== other && !path.startsWith(`${other}/`) && !other.startsWith(`${path}/`),
  );

/** `name`, or the first of `inside(id)`, `inside(id-2)`, … that is free. */
function firstFree(
  project: ProjectFile,
  name: string,
  id: string,
  inside: (folder: string) => string,
): string {
  if (isFree(project, name)) return name;
  for (let ordinal = 1; ; ordinal++) {
    const path = inside(ordinal === 1 ? id : `${id}-${ordinal}`);
    if (isFree(project, path)) return path;
  }
}

/**
 * Where the project keeps a new file: its own name, in a folder where that is taken, where no project could hold it or
 * where it has loose parts. A member of an archive keeps the archive's name as its folder.
 */
function placeOf(
  project: ProjectFile,
  id: string,
  { main, companions }: FileGroup,
  archive: string | undefined,
): string {
  const folder = archive ? nameOf(archive) : null;
  if (companions.length)
    return firstFree(project, folder ? `${folder}/${id}` : id, id, (other) =>
      folder ? `${id}/${folder}/${other}` : other,
    );
  const own = folder ? folder + main.name.slice(archive!.length) : nameOf(main.name);
  // A backslash parts folders in a path of a project, wherever the file came from.
  const name = own.replaceAll('\\', '_');
  return firstFree(project, name, id, (other) => `${other}/${name}`);
}

/** New files first, then what the project had. */
export const openWith = (added: ReadonlyMap<string, readonly ByteSource[]>, before: OpenPath): OpenPath => {
  return async (path) => {
    const own = added.get(path);
    return own ? accept(own) : before(path);
  };
};

/** What the user said wins over what was recognised. */
function sourceOf(
  id: string,
  path: string,
  proposal: SourceProposal,
  choice: SourceChoice | undefined,
): Source | null {
  const role = choice?.role ?? proposal.role;
  if (!role) return null;
  const { asks } = roleOf(role);
  const operator = choice?.operator ?? proposal.operator;
  const technology = choice?.technology ?? proposal.technology;
  const evidence = choice?.evidence ?? proposal.evidence;
  const asOf = choice?.asOf ?? proposal.asOf;
  return {
    id,
    role,
    path,
    ...(operator && asks.operator && { operator }),
    ...(asks.technology && technology && { technology }),
    ...(asks.evidence && { evidence: evidence ?? asks.evidence }),
    ...(asOf && { asOf }),
  };
}

/** What is kept from one reading of a file to the next; where nothing is handed down, it lives as long as the call. */
export type ImportCaches = Required<Pick<LoadOptions, 'cache' | 'tables'>>;

export const newImportCaches = (): ImportCaches => ({
  cache: new ParsedFilesInMemory(),
  tables: new TableMemory(),
});

/** @param group named as the project will keep it, so that loading takes up what was read here */
async function propose(
  group: FileGroup,
  fileName: string,
  templates: ColumnTemplates | undefined,
  { cache, tables }: ImportCaches,
  task: TaskContext,
): Promise<Result<SourceProposal>> {
  const { reading: read } = await readOneFile(group, cache, task);
  if (!read.ok) return read;
  const path = group.main.name;
  return accept(
    proposeSource(read.value.parsed, fileName, { ...(templates && { templates }), path, tables }),
  );
}

/** The files of a group as the project will keep them. */
export const groupAt = ({ main, companions }: FileGroup, place: string): FileGroup =>
  companions.length
    ? {
        main: withName(main, `${place}/${nameOf(main.name)}`),
        companions: companions.map((file) => withName(file, `${place}/${nameOf(file.name)}`)),
      }
    : { main: withName(main, place), companions };

/** A refusal names the files as they were dropped. */
function asDropped(refusal: Refusal, placed: FileGroup, dropped: FileGroup): Refusal {
  const filesOf = ({ main, companions }: FileGroup) => [main, ...companions];
  const names = new Map(filesOf(placed).map(({ name }, i) => [name, filesOf(dropped)[i]!.name]));
  const named = <T extends object>(told: T): T =>
    Object.fromEntries(
      Object.entries(told).map(([key, value]) => [
        key,
        typeof value === 'string' ? (names.get(value) ?? value) : value,
      ]),
    ) as T;
  const { location, context } = refusal;
  return {
    ...refusal,
    ...(location && { location: named(location) }),
    ...(context && { context: named(context) }),
  };
}

/** The outcome of adding files: a folder with new sources (null where none could be read) and one line per file. */
export interface AddedSources {
  readonly folder: ProjectFolder | null;
  readonly files: readonly AddedFile[];
}

/**
 * What lies in archives is told by member; where `choices` name members of an archive, only those are taken.
 * @param all every member is taken all the same
 */
export async function groupsToAdd(
  files: readonly ByteSource[],
  choices: Readonly<Record<string, SourceChoice>>,
  all = false,
): Promise<{ readonly groups: readonly FileGroup[]; readonly unpacked: Unpacked }> {
  const unpacked = await unpackFiles(files);
  const isIn = (path: string, archive: string): boolean => path.startsWith(`${archive}/`);
  const chosen = unpacked.archives.filter(
    (archive) => !all && Object.keys(choices).some((path) => isIn(path, archive)),
  );
  const groups = groupFiles(unpacked.files).filter(
    ({ main }) => main.name in choices || !chosen.some((archive) => isIn(main.name, archive)),
  );
  return { groups, unpacked };
}

/**
 * Recognises each file and adds it to the project as a source; a zip that is a folder is taken file by file. A file
 * that cannot be read, or whose role stays unclear, is told and left out; the others go on.
 * @param everyMember choices for some members of an archive leave the others in
 */
export async function addSourceFiles(
  folder: ProjectFolder,
  files: readonly ByteSource[],
  choices: Readonly<Record<string, SourceChoice>>,
  task: TaskContext,
  memory = newImportCaches(),
  everyMember = false,
): Promise<AddedSources> {
  const { groups, unpacked } = await groupsToAdd(files, choices, everyMember);
  const opened = new Map<string, readonly ByteSource[]>();
  const told: AddedFile[] = unpacked.setAside.map((aside) => ({
    path: aside.archive,
    role: null,
    sourceId: null,
    choices: [],
    refusal: null,
    note: setAsideIssue(aside),
  }));
  let { project } = folder;
  for (const [index, group] of groups.entries()) {
    task.signal?.throwIfAborted();
    const path = group.main.name;
    task.report?.({ step: 'recognise', done: index, total: groups.length, detail: path });
    const id = freeSourceId(project, path);
    const archive = unpacked.archives.findLast((name) => path.startsWith(`${name}/`));
    const place = placeOf(project, id, group, archive);
    const placed = groupAt(group, place);
    const proposal = await propose(placed, path, project.templates, memory, task);
    if (!proposal.ok) {
      told.push({
        path,
        role: null,
        sourceId: null,
        choices: [],
        refusal: asDropped(proposal.refusal, placed, group),
      });
      continue;
    }
    const source = sourceOf(id, place, proposal.value, choices[path]);
    const ranked = proposal.value.choices.map(({ role }) => role);
    if (!source) {
      const unclear = refuse('file-role-unclear', { file: path });
      told.push({
        path,
        role: null,
        sourceId: null,
        choices: ranked,
        refusal: unclear.ok ? null : unclear.refusal,
      });
      continue;
    }
    opened.set(place, [placed.main, ...placed.companions]);
    project = addSources(project, [source]);
    told.push({ path, role: source.role, sourceId: id, choices: ranked, refusal: null });
  }
  const changed = project !== folder.project;
  return { folder: changed ? { project, open: openWith(opened, folder.open) } : null, files: told };
}
