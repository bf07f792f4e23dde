import { lstat, mkdir, open, readFile, realpath, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { accept, refuse, type Result } from '../../model/basics/result.ts';
import { fromUser, refuseFileError } from './disk.ts';
import { makeFolders } from './make-folders.ts';
import { linkOthers, sweepStale, swapFolders, waitingName } from './swap-folder.ts';

/** What a command must not touch. */
export interface Guarded {
  /** Absolute paths of what it was given: a project, its folder, files. */
  readonly inputs?: readonly string[];
  /** Absolute paths of files and folders that the project names. */
  readonly sources?: readonly string[];
  /** Results of this name are taken away, if an earlier run left any. */
  readonly gone?: readonly string[];
}

export type OutputFiles = ReadonlyMap<string, Uint8Array>;

const identity = (path: string): Promise<string | null> =>
  stat(path).then(
    ({ dev, ino }) => `${dev}:${ino}`,
    () => null,
  );

/** The path with links followed as far as it exists. */
async function settled(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(await settled(above), basename(path));
  }
}

const PROJECT = 'project.json';

/** Whether the folder holds a project of somebody: its files are inputs, of a command to come if not of this one. */
async function holdsProject(root: string, files: OutputFiles): Promise<boolean> {
  const there = await stat(join(root, PROJECT)).catch(() => null);
  if (!there?.isFile()) return false;
  if (!files.has(PROJECT)) return true;
  // A made-up province may take the place of another.
  try {
    const { synthetic } = JSON.parse(await readFile(join(root, PROJECT), 'utf8')) as { synthetic?: unknown };
    return synthetic !== true;
  } catch {
    return true;
  }
}

/** Why nothing may be written there: an input stands there, or it is the project's own folder. */
async function whyGuarded(root: string, files: OutputFiles, guarded: Guarded): Promise<Result<null>> {
  const inputs = [...(guarded.inputs ?? []), ...(guarded.sources ?? [])];
  const own = await identity(root);
  for (const input of inputs) {
    const known = await stat(input).catch(() => null);
    const isProject = known?.isDirectory() || basename(input) === PROJECT;
    const folder = known?.isDirectory() ? input : dirname(input);
    if (isProject && own !== null && (await identity(folder)) === own)
      return refuse('out-is-project', undefined, { path: root });
    if (known?.isDirectory() && guarded.sources?.includes(input)) {
      const [inside, above] = [await settled(root), await settled(input)];
      if (inside === above || inside.startsWith(above + sep))
        return refuse('out-is-project', undefined, { path: root });
    }
  }
  const taken = new Set(await Promise.all(inputs.map(identity)));
  for (const name of [...files.keys(), ...(guarded.gone ?? [])]) {
    const there = await identity(join(root, name));
    if (there !== null && taken.has(there))
      return refuse('out-is-input', undefined, { path: join(root, name) });
  }
  if (await holdsProject(root, files)) return refuse('out-is-project', undefined, { path: root });
  return accept(null);
}

/** Why the folder cannot be one: something else stands there, or a folder where a file is to be. */
async function whyNoFolder(root: string, files: OutputFiles): Promise<Result<null>> {
  const entry = await stat(root).catch(() => null);
  if (entry && !entry.isDirectory()) return refuse('out-not-folder', undefined, { path: root });
  for (const name of files.keys()) {
    const there = await lstat(join(root, name)).catch(() => null);
    if (there?.isDirectory()) return refuse('out-folder-in-way', undefined, { path: join(root, name) });
  }
  return accept(null);
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** All files below a folder of their own, flushed. */
async function stage(folder: string, files: OutputFiles): Promise<void> {
  for (const [name, bytes] of files) {
    if (isAbsolute(name) || name.split('/').includes('..')) throw new Error(`Unsafe output name ${name}`);
    await makeFolders(dirname(join(folder, name)));
    await writeWhole(join(folder, name), bytes);
  }
}

/** Where the folder cannot be exchanged as a whole (a mount, a parent that is not ours): file by file, each whole. */
async function replaceEach(root: string, files: OutputFiles, gone: readonly string[]): Promise<void> {
  const staged = waitingName(join(root, '.song-ban'));
  try {
    await stage(staged, files);
    for (const name of files.keys()) {
      await makeFolders(dirname(join(root, name)));
      await rename(join(staged, name), join(root, name));
    }
    for (const name of gone) await rm(join(root, name), { force: true });
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

const CANNOT_SWAP: ReadonlySet<unknown> = new Set(['EBUSY', 'EXDEV', 'EACCES', 'EPERM', 'EROFS']);
const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** Folders above the results that are not there yet are made, and taken away again where nothing came of it. */
async function replaceWhole(
  root: string,
  files: OutputFiles,
  gone: readonly string[],
): Promise<Result<null>> {
  await makeFolders(dirname(root));
  await sweepStale(root);
  const staged = waitingName(root);
  try {
    await mkdir(staged);
    await stage(staged, files);
    const exists = await stat(root).then(
      () => true,
      () => false,
    );
    if (exists) {
      const linked = await linkOthers(root, staged, new Set([...files.keys(), ...gone]));
      if (!linked) return refuse('out-holds-much', undefined, { path: root });
      await swapFolders(staged, root);
    } else await rename(staged, root);
    return accept(null);
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

function refuseWrite(error: unknown, path: string): Result<never> {
  const refused = refuseFileError(error, path);
  if (refused.ok) return refused;
  const reason = String(refused.refusal.context?.['reason'] ?? codeOf(error) ?? refused.refusal.code);
  return refuse('file-not-written', { file: path }, { path, reason });
}

/** Where results would go, or why none may. */
async function resultsRoot(folder: string, files: OutputFiles, guarded: Guarded): Promise<Result<string>> {
  if (folder.trim() === '') return refuse('out-empty');
  if (folder.includes('\0')) return refuse('out-not-folder', undefined, { path: folder });
  const root = await settled(resolve(fromUser(folder)));
  for (const check of [await whyNoFolder(root, files), await whyGuarded(root, files, guarded)])
    if (!check.ok) return check;
  return accept(root);
}

/** Makes what results would be made in, and takes it away again. */
async function rehearse(root: string): Promise<void> {
  const made: string[] = [];
  for (let at = dirname(root); (await identity(at)) === null && dirname(at) !== at; at = dirname(at))
    made.push(at);
  const staged = waitingName(root);
  try {
    await makeFolders(dirname(root));
    await mkdir(staged);
  } catch (error) {
    if ((await identity(root)) === null || !CANNOT_SWAP.has(codeOf(error))) throw error;
    const inside = waitingName(join(root, '.song-ban'));
    await mkdir(inside);
    await rmdir(inside);
  } finally {
    for (const folder of [staged, ...made]) await rmdir(folder).catch(() => undefined);
  }
}

/**
 * Whether a command could put files there, asked before it has worked for them; nothing is left behind.
 * @param files names that are known already
 */
export async function checkResultsFolder(
  folder: string,
  files: OutputFiles,
  guarded: Guarded,
): Promise<Result<null>> {
  try {
    const root = await resultsRoot(folder, files, guarded);
    if (!root.ok) return root;
    await rehearse(root.value);
    return accept(null);
  } catch (error) {
    return refuseWrite(error, folder);
  }
}

/**
 * Puts the files of a command into its folder: whoever looks finds the results before or these, whole. Whatever else
 * stands in the folder stays. Refuses to write over what the command was given.
 */
export async function writeResults(
  folder: string,
  files: OutputFiles,
  guarded: Guarded = {},
): Promise<Result<null>> {
  try {
    const settledRoot = await resultsRoot(folder, files, guarded);
    if (!settledRoot.ok) return settledRoot;
    const root = settledRoot.value;
    const gone = guarded.gone ?? [];
    const exists = (await identity(root)) !== null;
    if (!files.size && !exists) return accept(null);
    try {
      return await replaceWhole(root, files, gone);
    } catch (error) {
      if (!exists || !CANNOT_SWAP.has(codeOf(error))) throw error;
      await replaceEach(root, files, gone);
      return accept(null);
    }
  } catch (error) {
    return refuseWrite(error, folder);
  }
}
