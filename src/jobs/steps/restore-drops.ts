import type { ByteSource, OpenPath } from '../../model/basics/bytes.ts';
import { groupsToAdd } from './add-files.ts';
import { groupAt, openWith } from './place-files.ts';

/** Files dropped before, and the path in the project by path of each that became a source. */
export interface RestoredDrop {
  readonly files: readonly ByteSource[];
  readonly paths: Readonly<Record<string, string>>;
}

/** The files of a project with what was dropped on it, placed as it was then: nothing is recognised again. */
export async function restoreDrops(before: OpenPath, drops: readonly RestoredDrop[]): Promise<OpenPath> {
  const opened = new Map<string, readonly ByteSource[]>();
  for (const { files, paths: places } of drops) {
    const { groups } = await groupsToAdd(files, {});
    for (const group of groups) {
      const place = places[group.main.name];
      if (place === undefined) continue;
      const { main, companions } = groupAt(group, place);
      opened.set(place, [main, ...companions]);
    }
  }
  return openWith(opened, before);
}
