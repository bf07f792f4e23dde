import { createSHA256 } from 'hash-wasm';
import { isCompanion } from '../../formats/reading/companions.ts';
import type { ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { compareCodes } from '../../i18n/text.ts';

/** A file to read with the loose parts that belong to it. */
export interface FileGroup {
  readonly main: ByteSource;
  readonly companions: readonly ByteSource[];
}

/**
 * Files by name, each with those that belong to it: `a.shp` takes `a.dbf`, `a.shx`, `a.prj`, `a.cpg`. A part without
 * its main file stands alone, so that it is refused by name instead of being passed over.
 */
export function groupFiles(files: readonly ByteSource[]): FileGroup[] {
  const sorted = files.toSorted((a, b) => compareCodes(a.name, b.name));
  const byStem = new Map<string, ByteSource[]>();
  for (const file of sorted) {
    const stem = stemOf(file.name);
    const same = byStem.get(stem);
    if (same) same.push(file);
    else byStem.set(stem, [file]);
  }
  const besides = ({ name }: ByteSource): readonly ByteSource[] => byStem.get(stemOf(name)) ?? [];
  return sorted
    .filter((file) => !besides(file).some((main) => isCompanion(main.name, file.name)))
    .map((main) => ({ main, companions: besides(main).filter(({ name }) => isCompanion(main.name, name)) }));
}

const stemOf = (name: string): string => {
  const dot = name.lastIndexOf('.');
  return (dot > name.lastIndexOf('/') ? name.slice(0, dot) : name).toLowerCase();
};

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
