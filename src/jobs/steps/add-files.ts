import { hashGroup } from '../../intake/files/read-file.ts';
import { groupFiles, type FileGroup } from '../../intake/files/source-files.ts';
import { setAsideIssue, unpackFiles, type Unpacked } from '../../intake/files/unpack.ts';
import type { ByteSource } from '../../model/basics/bytes.ts';
import type { InputCount } from '../../model/issue.ts';
import type { LeftOut, ProjectFile } from '../../model/project.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { addSources, freeSourceId, listLeftOut } from '../../project/edits.ts';
import type { ProjectFolder } from '../../project/project-folder.ts';
import type { AddedFile, SourceChoice } from '../protocol.ts';
import { KnownFiles, type KnownFile, type OlderFile } from './known-files.ts';
import { groupAt, openWith, placeOf } from './place-files.ts';
import { asDropped, newImportCaches, propose, sourceOf, whyUnclear } from './recognise-file.ts';

/** The outcome of adding files: a folder with new sources (null where none could be read) and one line per file. */
interface AddedSources {
  readonly folder: ProjectFolder | null;
  readonly files: readonly AddedFile[];
  /** The project with what was left out listed; its sources are those of `folder`. */
  readonly project: ProjectFile;
}

/** What a drop may build on. */
export interface DropContext {
  readonly memory?: ReturnType<typeof newImportCaches>;
  /** Choices for some members of an archive leave the others in. */
  readonly everyMember?: boolean;
  /** Files of the project as they were read last: those that are dropped again are known by them. */
  readonly inputs?: readonly InputCount[];
}

/**
 * What lies in archives is told by member; where `choices` name members of an archive, only those are taken.
 * @param all every member is taken all the same
 */
export async function groupsToAdd(
  files: readonly ByteSource[],
  choices: Readonly<Record<string, SourceChoice>>,
  all = false,
  task: TaskContext = {},
): Promise<{ readonly groups: readonly FileGroup[]; readonly unpacked: Unpacked }> {
  const unpacked = await unpackFiles(files, task);
  const isIn = (path: string, archive: string): boolean => path.startsWith(`${archive}/`);
  const chosen = unpacked.archives.filter(
    (archive) => !all && Object.keys(choices).some((path) => isIn(path, archive)),
  );
  const groups = groupFiles(unpacked.files).filter(
    ({ main }) => main.name in choices || !chosen.some((archive) => isIn(main.name, archive)),
  );
  return { groups, unpacked };
}

/** A dropped file that is no source, until more is known of it. */
const untaken = (path: string): Pick<AddedFile, 'path' | 'role' | 'sourceId' | 'choices' | 'refusal'> => ({
  path,
  role: null,
  sourceId: null,
  choices: [],
  refusal: null,
});

/** One drop on a project: files come in one after the other, each seeing those before it. */
class Drop {
  readonly told: AddedFile[] = [];
  readonly opened = new Map<string, readonly ByteSource[]>();
  project: ProjectFile;

  constructor(
    folder: ProjectFolder,
    private readonly memory: ReturnType<typeof newImportCaches>,
    private readonly task: TaskContext,
  ) {
    this.project = folder.project;
  }

  /** Recognises a file and takes it as a source, if it can be read and its role is clear. */
  async take(group: FileGroup, archive: string | undefined, choice: SourceChoice | undefined): Promise<void> {
    const path = group.main.name;
    const id = freeSourceId(this.project, path);
    const place = placeOf(this.project, id, group, archive);
    const placed = groupAt(group, place);
    const read = await propose(placed, path, this.project.templates, this.memory, this.task);
    if (!read.ok) {
      this.told.push({ ...untaken(path), refusal: asDropped(read.refusal, placed, group) });
      return;
    }
    const { proposal, parsed } = read.value;
    const source = sourceOf(id, place, proposal, choice);
    const ranked = proposal.choices.map(({ role }) => role);
    if (!source) {
      const refusal = whyUnclear(parsed, path);
      const findings = parsed.issues.map((issue) => ({ ...issue, file: path }));
      // A role makes nothing of a file that holds nothing.
      const open = refusal.code === 'file-role-unclear' && { choices: ranked, form: proposal.form };
      this.told.push({ ...untaken(path), refusal, findings, ...open });
      return;
    }
    this.opened.set(place, [placed.main, ...placed.companions]);
    this.project = addSources(this.project, [source]);
    this.told.push({ ...untaken(path), role: source.role, sourceId: id, choices: ranked, place });
  }

  /** Puts a file in the place of an older one; what the source is stays as it was. */
  async replace(group: FileGroup, { source, place }: OlderFile): Promise<void> {
    const path = group.main.name;
    const placed = groupAt(group, place);
    const read = await propose(placed, path, this.project.templates, this.memory, this.task);
    if (!read.ok) {
      this.told.push({ ...untaken(path), refusal: asDropped(read.refusal, placed, group) });
      return;
    }
    this.opened.set(place, [placed.main, ...placed.companions]);
    this.told.push({ ...untaken(path), role: source.role, sourceId: source.id, place, known: 'replaced' });
  }

  same(path: string, { source }: KnownFile): void {
    this.told.push({ ...untaken(path), role: source.role, sourceId: source.id, known: 'same' });
  }

  newer(file: string, { source, path: of }: OlderFile): void {
    const refusal = { code: 'newer-version-waits', location: { file }, context: { of } };
    this.told.push({ ...untaken(file), sourceId: source.id, known: 'newer', refusal });
  }
}

/** Finds out which files the project has already: by content first, so that no other version is sought of those. */
async function recogniseKnown(
  groups: readonly FileGroup[],
  choices: Readonly<Record<string, SourceChoice>>,
  known: KnownFiles,
  task: TaskContext,
): Promise<ReadonlyMap<FileGroup, { readonly same: KnownFile } | { readonly older: OlderFile }>> {
  const found = new Map<FileGroup, { readonly same: KnownFile } | { readonly older: OlderFile }>();
  if (known.none) return found;
  const sought = groups.filter(({ main }) => {
    const choice = choices[main.name];
    return choice?.version === 'replace' || !choice;
  });
  for (const group of sought) {
    const hashed = await hashGroup(group, task);
    const same = hashed.ok ? known.same(hashed.value, group.main.name) : null;
    if (same) found.set(group, { same });
  }
  for (const group of sought) {
    const older = found.has(group) ? null : await known.older(group);
    if (older) found.set(group, { older });
  }
  return found;
}

/** What stays listed of a drop until somebody settles it. */
function leftOutOf({ path, refusal, note, choices, form }: AddedFile): LeftOut[] {
  const why = refusal ?? note;
  if (!why) return [];
  const { code } = why;
  const blanks = refusal ? refusal.location : note?.value !== undefined && { value: note.value };
  const context = { ...blanks, ...why.context };
  return [
    {
      path,
      code,
      ...(Object.keys(context).length > 0 && { context }),
      ...(choices.length > 0 && { choices }),
      ...(form !== undefined && { form }),
    },
  ];
}

/**
 * Recognises each file and adds it to the project as a source; a zip that is a folder is taken file by file. A file
 * that cannot be read, or whose role stays unclear, is told and left out; the others go on. A file that the project has
 * changes nothing; one of the same name and other content waits until somebody says whether it takes the place.
 */
export async function addSourceFiles(
  folder: ProjectFolder,
  files: readonly ByteSource[],
  choices: Readonly<Record<string, SourceChoice>>,
  task: TaskContext,
  { memory = newImportCaches(), everyMember = false, inputs = [] }: DropContext = {},
): Promise<AddedSources> {
  const { groups, unpacked } = await groupsToAdd(files, choices, everyMember, task);
  const known = await recogniseKnown(
    groups,
    choices,
    new KnownFiles(folder.project, inputs, folder.open),
    task,
  );
  const drop = new Drop(folder, memory, task);
  for (const aside of unpacked.setAside)
    drop.told.push({ ...untaken(aside.archive), note: setAsideIssue(aside) });
  for (const [index, group] of groups.entries()) {
    task.signal?.throwIfAborted();
    const path = group.main.name;
    task.report?.({ step: 'recognise', done: index, total: groups.length, detail: path });
    const as = known.get(group);
    if (as && 'same' in as) drop.same(path, as.same);
    else if (as && choices[path]?.version === 'replace') await drop.replace(group, as.older);
    else if (as) drop.newer(path, as.older);
    else
      await drop.take(
        group,
        unpacked.archives.findLast((name) => path.startsWith(`${name}/`)),
        choices[path],
      );
  }
  const { told, opened } = drop;
  const project = listLeftOut(drop.project, new Set(told.map(({ path }) => path)), told.flatMap(leftOutOf));
  return {
    folder: opened.size ? { project, open: openWith(opened, folder.open) } : null,
    files: told,
    project,
  };
}
