import type { InputFile } from '../../../jobs/protocol.ts';
import type { ProjectFile } from '../../../model/project.ts';
import { emptyProject } from '../../../project/provinces.ts';
import { isProject } from './dropped-files.ts';
import { fetchSample } from './sample.ts';
import type { Session } from '../session.svelte.ts';
import type { Step } from '../view.svelte.ts';

/** Opens a project or adds files to the open one, whichever the drop is. */
export async function takeFiles(session: Session, files: readonly InputFile[]): Promise<void> {
  const { workspace } = session;
  if (files.length === 0) return;
  if (!isProject(files)) {
    await workspace.add(files);
    return;
  }
  await openProject(session, files);
}

/** Opens files as a project, a sealed one by its passphrase, or says why they are none. */
export async function openProject(session: Session, files: readonly InputFile[]): Promise<void> {
  const opened = await session.passphrases.opened(files);
  if (opened && (await session.workspace.open(opened))) forgetOldProject(session, 'state');
}

/** Opens a project that is kept on this machine. */
export async function openKept(session: Session, id: string): Promise<void> {
  if (!(await session.autosave.open(id))) return;
  forgetOldProject(session, 'state');
  await session.earlierFile.restore();
}

/** Opens the sample that comes with the product. */
export async function openSample(session: Session): Promise<void> {
  const sample = await fetchSample();
  if (sample && (await session.workspace.open([sample], { sample: true })))
    forgetOldProject(session, 'state');
}

/** Nothing of the project before stays on the screen. */
function forgetOldProject({ view, planning, filter, earlierFile }: Session, step: Step): void {
  view.select(null);
  view.operator = 'any';
  view.step = step;
  view.opened++;
  planning.forget();
  earlierFile.forget();
  filter.clear();
}

/** Opens an empty project of a province, where its first files are dropped. */
export async function startProject(
  session: Session,
  province: ProjectFile['province'],
  title: string,
  asOf: string,
): Promise<void> {
  const text = JSON.stringify(emptyProject(province, title, asOf));
  const file = { path: 'project.json', blob: new Blob([text], { type: 'application/json' }) };
  if (await session.workspace.open([file])) forgetOldProject(session, 'data');
}
