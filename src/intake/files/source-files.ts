import { createSHA256 } from 'hash-wasm';
import type { ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { compareCodes } from '../../i18n/text.ts';

/** A file to read with the loose parts that belong to it. */
export interface FileGroup {
  readonly main: ByteSource;
  readonly companions: readonly ByteSource[];
}

/** Endings of the parts of a shapefile beside its .shp, and of notes that lie beside data. */
const PARTS = new Set(['dbf', 'shx', 'prj', 'cpg', 'qpj', 'sbn', 'sbx', 'qix']);

const splitName = (name: string): readonly [string, string] => {
  const dot = name.lastIndexOf('.');
  return dot > name.lastIndexOf('/') ? [name.slice(0, dot), name.slice(dot + 1).toLowerCase()] : [name, ''];
};

/**
 * Files by name, each with its parts: `a.shp` takes `a.dbf`, `a.shx`, `a.prj`, `a.cpg`. A part without
 * its .shp stands alone, so that it is refused by name instead of being passed over.
 */
export function groupFiles(files: readonly ByteSource[]): FileGroup[] {
  const sorted = files.toSorted((a, b) => compareCodes(a.name, b.name));
  const shapes = new Set(
    sorted.flatMap(({ name }) => (splitName(name)[1] === 'shp' ? [splitName(name)[0].toLowerCase()] : [])),
  );
  const isPart = ({ name }: ByteSource): boolean => {
    const [stem, ending] = splitName(name);
    return PARTS.has(ending) && shapes.has(stem.toLowerCase());
  };
  return sorted
    .filter((file) => !isPart(file))
    .map((main) => {
      const [stem, ending] = splitName(main.name);
      const own = (file: ByteSource): boolean =>
        isPart(file) && splitName(file.name)[0].toLowerCase() === stem.toLowerCase();
      return { main, companions: ending === 'shp' ? sorted.filter(own) : [] };
    });
}

/** SHA-256 in hex of the file and its parts, one after the other. */
export async function hashFile({ main, companions }: FileGroup, task?: TaskContext): Promise<string> {
  if (main.sha256 && !companions.length) return main.sha256();
  const hash = await createSHA256();
  for (const file of [main, ...companions])
    for await (const bytes of file.stream()) {
      task?.signal?.throwIfAborted();
      hash.update(bytes);
    }
  return hash.digest('hex');
}
