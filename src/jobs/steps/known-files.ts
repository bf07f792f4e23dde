import { groupFiles, type FileGroup } from '../../intake/files/source-files.ts';
import type { OpenPath } from '../../model/basics/bytes.ts';
import type { InputCount } from '../../model/issue.ts';
import type { ProjectFile, Source } from '../../model/project.ts';

/** A file of the project that a dropped one is, or is another version of. */
export interface KnownFile {
  readonly source: Source;
  /** Its path in the project. */
  readonly path: string;
}

/** A newer file goes where the older one stands. */
export interface OlderFile extends KnownFile {
  readonly place: string;
}

/** Parts of a path from its end that two paths have in common. */
function commonEnd(a: string, b: string): number {
  const [left, right] = [a.normalize().split('/').reverse(), b.normalize().split('/').reverse()];
  const apart = left.findIndex((part, at) => part !== right[at]);
  return apart < 0 ? left.length : apart;
}

/** The files that a project holds, to be found by their content and by their names. */
export class KnownFiles {
  readonly #files: readonly (KnownFile & { readonly sha256: string })[];
  readonly #taken = new Set<string>();

  constructor(
    { sources }: ProjectFile,
    inputs: readonly InputCount[],
    private readonly open: OpenPath,
  ) {
    const byId = new Map(sources.map((source) => [source.id, source]));
    this.#files = inputs.flatMap(({ id, path, sha256 }) => {
      const source = byId.get(id);
      return source && sha256 ? [{ source, path, sha256 }] : [];
    });
  }

  get none(): boolean {
    return this.#files.length === 0;
  }

  /** The file with this very content, that of the nearest name where there are several; no other version is sought of it. */
  same(sha256: string, path: string): KnownFile | null {
    const found = this.#nearest(
      path,
      this.#files.filter((file) => file.sha256 === sha256),
    );
    if (found) this.#taken.add(found.path);
    return found;
  }

  /** The file of the same name that this one, of other content, could take the place of. */
  async older({ main, companions }: FileGroup): Promise<OlderFile | null> {
    const named = this.#files.filter(
      ({ path }) => !this.#taken.has(path) && commonEnd(path, main.name.replaceAll('\\', '_')) > 0,
    );
    const found = this.#nearest(main.name, named);
    const place = found && (await this.#placeOf(found, companions.length > 0));
    if (!found || place === null) return null;
    this.#taken.add(found.path);
    return { ...found, place };
  }

  /** Null inside an archive, and for one of several files of a folder that has loose parts. */
  async #placeOf({ source, path }: KnownFile, hasParts: boolean): Promise<string | null> {
    if (source.path === path) return path;
    const opened = await this.open(source.path);
    if (!opened.ok || !opened.value.some(({ name }) => name === path)) return null;
    if (groupFiles(opened.value).length === 1) return source.path;
    return hasParts ? null : path;
  }

  #nearest<T extends KnownFile>(path: string, files: readonly T[]): T | null {
    return files.toSorted((a, b) => commonEnd(b.path, path) - commonEnd(a.path, path))[0] ?? null;
  }
}
