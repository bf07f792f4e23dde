import type { OpenPath } from '../model/basics/bytes.ts';
import type { TaskContext } from '../model/basics/progress.ts';
import type { Refusal } from '../model/basics/result.ts';
import type { Issue } from '../model/issue.ts';
import type { ProjectFile, Source } from '../model/project.ts';
import { readInOrder, readOneFile, type FileRead, type ReadOneFile } from './files/read-file.ts';
import type { ParsedFileCache } from './files/parsed-file-cache.ts';
import { groupFiles, type FileGroup } from './files/source-files.ts';
import { setAsideIssue, unpackFiles } from './files/unpack.ts';
import { SourceLog } from './findings/source-log.ts';
import {
  loadFile,
  parseFile,
  reportRefusal,
  type FileOfSource,
  type ImportContext,
  type LoadedFile,
} from './records/read-source.ts';
import { recogniseForms } from './records/recognise-forms.ts';
import { roleOf } from './roles/roles.ts';

/** A source with its files, in order of name. */
export interface ReadSource<File> {
  readonly source: Source;
  readonly files: readonly File[];
  /** About the archives that held the files. */
  readonly issues: readonly Issue[];
}

/** How files are read. */
export interface FileReading {
  /** What was parsed before, to be used where a file has not changed. */
  readonly cache?: ParsedFileCache;
  /** How files are read where that shall not happen in this thread; then `cache` is not asked. */
  readonly elsewhere?: { readonly read: ReadOneFile; readonly atOnce: number };
}

/** Opens, parses and understands the files of all sources; one that cannot be read is reported and the others go on. */
export async function readSources(
  { sources }: ProjectFile,
  open: OpenPath,
  { cache, elsewhere }: FileReading,
  context: ImportContext,
  task?: TaskContext,
): Promise<readonly ReadSource<LoadedFile>[]> {
  const opened: OpenedSource[] = [];
  for (const source of sources) opened.push(await openSource(source, open));
  const files = readInOrder(
    opened.flatMap(({ groups }) => groups),
    (group) => (elsewhere ? elsewhere.read(group, task) : readOneFile(group, cache, task)),
    elsewhere?.atOnce ?? 1,
  );
  const parsed: ReadSource<FileOfSource>[] = [];
  for (const [index, source] of opened.entries()) {
    task?.signal?.throwIfAborted();
    task?.report?.({ step: 'read', done: index, total: opened.length, detail: source.source.path });
    parsed.push(await readSource(source, files, context));
  }
  return understand(parsed, context);
}

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
