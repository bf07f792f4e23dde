import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, open, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { ByteSource, OpenPath } from '../../model/basics/bytes.ts';
import { accept, refuse, type Result } from '../../model/basics/result.ts';
import { unsafePath } from '../../project/project-file.ts';
import { openProjectFolder, partsOf, type ProjectFolder } from '../../project/project-folder.ts';
import { parseProject } from '../../project/project-file.ts';

/** Where the user stands: npm runs scripts in the project's folder and keeps the user's own in INIT_CWD. */
export const fromUser = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);

/** A file on disk by its path, and the name that reports call it by. */
export interface NamedPath {
  readonly path: string;
  readonly name: string;
}

const paths = new WeakMap<ByteSource, NamedPath>();

/** Where a source lies on disk; undefined where it is not a file of its own (a member of an archive). */
export const diskPathOf = (source: ByteSource): NamedPath | undefined => paths.get(source);

/** @param name how the file is called in reports, never the path of this machine */
export async function fileSource(path: string, name: string): Promise<ByteSource> {
  const entry = await stat(path);
  // A pipe or a device has no size and may never end; a folder is none of the loose files.
  if (!entry.isFile())
    throw Object.assign(new Error(`No file: ${name}`), { code: entry.isDirectory() ? 'EISDIR' : 'ENOTFILE' });
  const { size } = entry;
  const source: ByteSource = {
    name,
    size,
    async slice(start, end) {
      const length = Math.max(0, Math.min(end, size) - start);
      const bytes = new Uint8Array(length);
      const handle = await open(path, 'r');
      try {
        for (let at = 0; at < length;) {
          const { bytesRead } = await handle.read(bytes, at, length - at, start + at);
          if (bytesRead === 0) return bytes.subarray(0, at);
          at += bytesRead;
        }
      } finally {
        await handle.close();
      }
      return bytes;
    },
    async *stream() {
      for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) yield chunk as Uint8Array;
    },
    async sha256() {
      const hash = createHash('sha256');
      for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }))
        hash.update(chunk as Uint8Array);
      return hash.digest('hex');
    },
  };
  paths.set(source, { path, name });
  return source;
}

/** True where the path, or a folder on the way to it below `root`, is a link. */
async function passesLink(root: string, relative: string): Promise<boolean> {
  let at = root;
  for (const part of relative.split('/')) {
    at = join(at, part);
    if ((await lstat(at)).isSymbolicLink()) return true;
  }
  return false;
}

async function filesBelow(root: string, relative: string): Promise<string[]> {
  const entries = await readdir(join(root, relative), { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = `${relative}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await filesBelow(root, name)));
    else if (entry.isFile()) found.push(name);
  }
  return found;
}

/** Names of the files beside one that belong to it; links are none. @param name its own name, folders included */
export async function partsBeside(path: string, name: string): Promise<readonly string[]> {
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const entries = await readdir(dirname(path), { withFileTypes: true });
  return partsOf(
    name,
    entries.filter((entry) => entry.isFile()).map((entry) => folder + entry.name),
  );
}

/** Opens paths of a project that lies on disk. Refuses links, what leaves the folder, what is not there. */
function openOnDisk(root: string): OpenPath {
  return async (path) => {
    const fault = unsafePath(path);
    if (fault) return refuse('project-unsafe-path', { file: path }, { path });
    const relative = path
      .split(/[\\/]/)
      .filter((part) => part !== '' && part !== '.')
      .join('/');
    try {
      if (await passesLink(root, relative)) return refuse('project-link', { file: path }, { path });
      const whole = join(root, relative);
      if (!(await stat(whole)).isDirectory()) {
        const named = [relative, ...(await partsBeside(whole, relative))];
        return accept(await Promise.all(named.map((name) => fileSource(join(root, name), name))));
      }
      const names = await filesBelow(root, relative);
      if (!names.length) return refuse('project-folder-empty', { file: path }, { path });
      return accept(await Promise.all(names.map((name) => fileSource(join(root, name), name))));
    } catch (error) {
      return refuseFileError(error, path);
    }
  };
}

/** A refusal for what the file system said; anything else is a bug and thrown on. */
export function refuseFileError(error: unknown, path: string): Result<never> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return refuse('project-file-missing', { file: path }, { path });
  if (code === 'ENOTFILE') return refuse('not-a-file', { file: path }, { path });
  if (code) return refuse('file-not-readable', { file: path }, { path, reason: code });
  throw error;
}

/** The one file that a project on disk is, where it is one; null for `project.json` and its folder. */
export async function containerAt(path: string): Promise<Result<ByteSource | null>> {
  const whole = fromUser(path);
  try {
    if (whole.endsWith('.json') || (await stat(whole)).isDirectory()) return accept(null);
    return accept(await fileSource(whole, whole.split(sep).pop()!));
  } catch (error) {
    return refuseFileError(error, path);
  }
}

/** A project on disk: `project.json`, its folder, or a `.songban`. */
export async function openProjectPath(path: string): Promise<Result<ProjectFolder>> {
  const container = await containerAt(path);
  if (!container.ok) return container;
  if (container.value) return openProjectFolder([container.value]);
  const whole = fromUser(path);
  try {
    const file = whole.endsWith('.json') ? whole : join(whole, 'project.json');
    await fileSource(file, file);
    const project = parseProject(await readFile(file, 'utf8'));
    return project.ok ? accept({ project: project.value, open: openOnDisk(dirname(file)) }) : project;
  } catch (error) {
    return refuseFileError(error, path);
  }
}
