import { sourceOfBytes, readAll, withName, type ByteSource, type OpenPath } from '../model/basics/bytes.ts';
import type { ProjectFile } from '../model/project.ts';
import { accept, refuse, type Result } from '../model/basics/result.ts';
import { isZip, readZip } from '../formats/zip/zip.ts';
import { writeZip } from '../formats/zip/write-archive.ts';
import { parseProject, PROJECT_FILE, projectText, reopened, unsafePath } from './project-file.ts';

/** A project and the files beside it, wherever they lie. */
export interface ProjectFolder {
  readonly project: ProjectFile;
  readonly open: OpenPath;
}

/** True for a `.songban`: a zip that holds `project.json` and its data. */
async function isContainer(source: ByteSource): Promise<boolean> {
  return isZip(await source.slice(0, 4));
}

/** Path without `./` and doubled slashes; `\` counts as `/`. */
const normal = (path: string): string =>
  path
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.')
    .join('/');

/**
 * Looks a path up among files held in memory or handed over by the browser.
 * Refuses what is not there and what would leave the folder.
 */
export function openAmong(files: ReadonlyMap<string, ByteSource>): OpenPath {
  return async (path) => {
    const fault = unsafePath(path);
    if (fault) return refuse('project-unsafe-path', { file: path }, { path });
    const wanted = normal(path);
    const file = files.get(wanted);
    if (file) return accept([file]);
    const inside = [...files.keys()].filter((name) => name.startsWith(`${wanted}/`)).sort();
    if (!inside.length) return refuse('project-file-missing', { file: path }, { path });
    return accept(inside.map((name) => files.get(name)!));
  };
}

/** The folder that holds `project.json`, as a prefix: '' or `name/`; null without one. */
function projectPrefix(names: readonly string[]): string | null {
  const found = names.filter((name) => name === PROJECT_FILE || name.endsWith(`/${PROJECT_FILE}`));
  found.sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
  return found.length ? found[0].slice(0, -PROJECT_FILE.length) : null;
}

async function filesOf(sources: readonly ByteSource[]): Promise<Result<Map<string, ByteSource>>> {
  const [only] = sources;
  const container = sources.length === 1 && (await isContainer(only));
  if (!container) {
    if (sources.length === 1 && /\.songban$/i.test(only.name))
      return refuse('project-container-broken', { file: only.name });
    return accept(new Map(sources.map((source) => [normal(source.name), source])));
  }
  const entries = await readZip(only);
  // The directory of a zip stands at its end: one that breaks off has none.
  if (!entries.ok && entries.refusal.code === 'zip-damaged')
    return refuse('project-container-broken', { file: only.name });
  if (!entries.ok) return entries;
  return accept(new Map(entries.value.map((entry) => [normal(entry.name), entry])));
}

/** Opens a `.songban`, or `project.json` among its files. */
export async function openProjectFolder(sources: readonly ByteSource[]): Promise<Result<ProjectFolder>> {
  const read = await filesOf(sources);
  if (!read.ok) return read;
  const prefix = projectPrefix([...read.value.keys()]);
  if (prefix === null) return refuse('project-missing', { file: sources[0]?.name ?? '' });
  const text = new TextDecoder().decode(await readAll(read.value.get(`${prefix}${PROJECT_FILE}`)!));
  const project = parseProject(text, `${prefix}${PROJECT_FILE}`);
  if (!project.ok) return project;
  const files = new Map<string, ByteSource>();
  for (const [name, source] of read.value)
    if (name.startsWith(prefix))
      files.set(name.slice(prefix.length), withName(source, name.slice(prefix.length)));
  return accept({ project: project.value, open: openAmong(files) });
}

/**
 * One `.songban` with the project and every file its sources name; equal input gives equal bytes. A project that
 * could not be opened again is refused, never written.
 */
export async function packProject(folder: ProjectFolder): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const checked = reopened(folder.project);
  if (!checked.ok) return checked;
  const files = new Map<string, Uint8Array>();
  files.set(PROJECT_FILE, new TextEncoder().encode(projectText(folder.project)));
  for (const source of folder.project.sources) {
    const opened = await folder.open(source.path);
    if (!opened.ok) return opened;
    for (const file of opened.value) files.set(file.name, await readAll(file));
  }
  return accept(writeZip(files));
}

/** A project folder held in memory. */
export function folderOf(files: ReadonlyMap<string, Uint8Array>): Promise<Result<ProjectFolder>> {
  return openProjectFolder([...files].map(([name, content]) => sourceOfBytes(name, content)));
}
