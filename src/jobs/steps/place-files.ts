import type { FileGroup } from '../../intake/files/source-files.ts';
import { withName, type ByteSource, type OpenPath } from '../../model/basics/bytes.ts';
import { accept } from '../../model/basics/result.ts';
import type { ProjectFile } from '../../model/project.ts';
import { PROJECT_FILE, unsafePath } from '../../project/project-file.ts';

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
export function placeOf(
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

/** New files go before what the project had: for a path of their own, or as newer members of a folder that it names. */
export const openWith = (added: ReadonlyMap<string, readonly ByteSource[]>, before: OpenPath): OpenPath => {
  return async (path) => {
    const own = added.get(path);
    if (own) return accept(own);
    const opened = await before(path);
    if (!opened.ok || ![...added.keys()].some((place) => place.startsWith(`${path}/`))) return opened;
    return accept(opened.value.flatMap((file) => added.get(file.name) ?? [file]));
  };
};

/** The files of a group as the project will keep them. */
export const groupAt = ({ main, companions }: FileGroup, place: string): FileGroup =>
  companions.length
    ? {
        main: withName(main, `${place}/${nameOf(main.name)}`),
        companions: companions.map((file) => withName(file, `${place}/${nameOf(file.name)}`)),
      }
    : { main: withName(main, place), companions };
