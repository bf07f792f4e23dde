import { sourceOfBytes, readAll, withName, type ByteSource, type OpenPath } from '../model/basics/bytes.ts';
import type { ProjectFile, Source } from '../model/project.ts';
import { accept, refuse, RefusalError, type Refusal, type Result } from '../model/basics/result.ts';
import { isCompanion, mayHaveCompanions } from '../formats/reading/companions.ts';
import { salvageZip } from '../formats/zip/salvage.ts';
import { isZip, readZip } from '../formats/zip/zip.ts';
import { writeZip } from '../formats/zip/write-archive.ts';
import { withSalvage } from './salvage-told.ts';
import { isSealed } from './sealed.ts';
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

/** Names of the files that belong to the one that is named: the tables of a shapefile, the log of a database. */
export const partsOf = (path: string, names: readonly string[]): readonly string[] =>
  mayHaveCompanions(path) ? names.filter((name) => isCompanion(path, name)).sort() : [];

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
    if (file) return accept([file, ...partsOf(wanted, [...files.keys()]).map((name) => files.get(name)!)]);
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

interface FilesOfProject {
  readonly files: ReadonlyMap<string, ByteSource>;
  /** Of an archive without its directory: names where it is broken; others may be missing. null: it is whole. */
  readonly brokenAt: readonly string[] | null;
}

const byName = (sources: readonly ByteSource[]): Map<string, ByteSource> =>
  new Map(sources.map((source) => [normal(source.name), source]));

async function filesOf(sources: readonly ByteSource[]): Promise<Result<FilesOfProject>> {
  const [only] = sources;
  if (sources.length === 1 && (await isSealed(only)))
    return refuse('sealed-needs-passphrase', { file: only.name });
  const container = sources.length === 1 && (await isContainer(only));
  if (!container) {
    if (sources.length === 1 && /\.songban$/i.test(only.name))
      return refuse('project-container-broken', { file: only.name });
    return accept({ files: byName(sources), brokenAt: null });
  }
  const entries = await readZip(only);
  // The directory of a zip stands at its end: one that breaks off has none.
  if (!entries.ok && entries.refusal.code === 'zip-damaged') {
    const { files: whole, brokenAt } = await salvageZip(only);
    // It is the first that is packed: another of its name would be that of a project within this one.
    if (whole[0]?.name !== PROJECT_FILE) return refuse('project-container-broken', { file: only.name });
    return accept({ files: byName(whole), brokenAt: brokenAt.map(normal) });
  }
  if (!entries.ok) return entries;
  return accept({ files: byName(entries.value), brokenAt: null });
}

/** The project of a damaged file with what it could be read of; refused where that is not even its document. */
async function salvaged(
  name: string,
  brokenAt: readonly string[],
  folder: Result<ProjectFolder>,
): Promise<Result<ProjectFolder>> {
  if (!folder.ok) return refuse('project-container-broken', { file: name });
  // One that was made for others is figures that belong together: a part of them is nothing.
  if (folder.value.project.withheld)
    return refuse('shared-project-broken', { file: name }, { from: brokenAt[0]! });
  const { project, open } = folder.value;
  const isWhole = async ({ path }: Source): Promise<boolean> =>
    (await open(path)).ok && !brokenAt.some((broken) => broken.startsWith(`${normal(path)}/`));
  const found = await Promise.all(project.sources.map(isWhole));
  const whole = found.filter(Boolean).length;
  return accept({ project: withSalvage(project, name, whole, found.length - whole), open });
}

async function folderAmong(
  among: ReadonlyMap<string, ByteSource>,
  given: string,
): Promise<Result<ProjectFolder>> {
  const prefix = projectPrefix([...among.keys()]);
  if (prefix === null) return refuse('project-missing', { file: given });
  const text = new TextDecoder().decode(await readAll(among.get(`${prefix}${PROJECT_FILE}`)!));
  const project = parseProject(text, `${prefix}${PROJECT_FILE}`);
  if (!project.ok) return project;
  const files = new Map<string, ByteSource>();
  for (const [name, source] of among)
    if (name.startsWith(prefix))
      files.set(name.slice(prefix.length), withName(source, name.slice(prefix.length)));
  return accept({ project: project.value, open: openAmong(files) });
}

/**
 * Opens a `.songban`, or `project.json` among its files. Of a `.songban` that breaks off, what is whole is opened, and
 * the project says so.
 */
export async function openProjectFolder(sources: readonly ByteSource[]): Promise<Result<ProjectFolder>> {
  const read = await filesOf(sources);
  if (!read.ok) return read;
  const { files, brokenAt } = read.value;
  const given = sources[0]?.name ?? '';
  const folder = await folderAmong(files, given);
  return brokenAt ? salvaged(given, brokenAt, folder) : folder;
}

/** A project as one file, and what its sources name that was not there to be packed. */
export interface PackedProject {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly missing: readonly string[];
}

/** Two sources that name one file have it once; a file that is called as the document itself gets a folder. */
function placedSources({ sources }: ProjectFile): ProjectFile['sources'] {
  return sources.map((source) =>
    normal(source.path) === PROJECT_FILE ? { ...source, path: `${source.id}/${PROJECT_FILE}` } : source,
  );
}

/** Why an archive would not come back as it was written; null where every file does. */
async function faultOf(bytes: Uint8Array, files: ReadonlyMap<string, Uint8Array>): Promise<Refusal | null> {
  const directory = await readZip(sourceOfBytes('project.songban', bytes));
  if (!directory.ok) return directory.refusal;
  const again = await openProjectFolder([sourceOfBytes('project.songban', bytes)]);
  if (!again.ok) return again.refusal;
  for (const [name, content] of files) {
    if (name === PROJECT_FILE) continue;
    try {
      const opened = await again.value.open(name);
      if (!opened.ok) return opened.refusal;
      const found = await readAll(opened.value[0]);
      if (found.length !== content.length || found.some((byte, i) => byte !== content[i]))
        return { code: 'zip-damaged', location: { file: name } };
    } catch (error) {
      if (error instanceof RefusalError) return error.refusal;
      throw error;
    }
  }
  return null;
}

/** An archive that is proved to reopen, stored where deflating makes it look like a bomb. */
async function provedZip(files: ReadonlyMap<string, Uint8Array>): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const deflated = writeZip(files);
  const fault = await faultOf(deflated, files);
  if (!fault) return accept(deflated);
  if (fault.code !== 'zip-bomb') return { ok: false, refusal: fault };
  const stored = writeZip(files, true);
  const still = await faultOf(stored, files);
  return still ? { ok: false, refusal: still } : accept(stored);
}

/**
 * One `.songban` with the project and every file its sources name; equal input gives equal bytes. It is opened again
 * before it is handed out: one that could not be is refused, never written. A file that is not there any more is
 * listed; the others go.
 */
export async function packProject(folder: ProjectFolder): Promise<Result<PackedProject>> {
  const project = { ...folder.project, sources: placedSources(folder.project) };
  const checked = reopened(project);
  if (!checked.ok) return checked;
  const files = new Map<string, Uint8Array>();
  const missing: string[] = [];
  files.set(PROJECT_FILE, new TextEncoder().encode(projectText(project)));
  for (const [i, source] of folder.project.sources.entries()) {
    const opened = await folder.open(source.path);
    if (!opened.ok) missing.push(source.path);
    else
      for (const file of opened.value) {
        const name = normal(file.name) === PROJECT_FILE ? project.sources[i].path : file.name;
        files.set(name, await readAll(file));
      }
  }
  const bytes = await provedZip(files);
  return bytes.ok ? accept({ bytes: bytes.value, missing }) : bytes;
}

/** A project folder held in memory. */
export function folderOf(files: ReadonlyMap<string, Uint8Array>): Promise<Result<ProjectFolder>> {
  return openProjectFolder([...files].map(([name, content]) => sourceOfBytes(name, content)));
}
