import type { InputFile } from '../../jobs/protocol.ts';
import { isProject } from './dropped-files.ts';
import type { Session } from './session.svelte.ts';

/** Opens a project or adds files to the open one, whichever the drop is. */
export async function takeFiles(
  { workspace, view, planning, filter }: Session,
  files: readonly InputFile[],
): Promise<void> {
  if (files.length === 0) return;
  if (!isProject(files)) {
    await workspace.add(files);
    return;
  }
  if (!(await workspace.open(files))) return;
  view.select(null);
  view.operator = 'any';
  view.step = 'state';
  planning.forget();
  filter.clear();
}
