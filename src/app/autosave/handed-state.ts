import type { ProjectState } from '../../jobs/engine/project-state.ts';
import type { InputFile } from '../../jobs/protocol.ts';
import type { EditStamp } from '../../project/history/journal.ts';
import type { HandedState, OpenedState } from './keeper-answers.ts';
import { filesOf, type FileRef } from './store/saved-state.ts';

export const stampNow = (by: string): EditStamp => ({ by, at: new Date().toISOString() });

/** Files of the page with their names by content, in the order of the engine. */
export function handed(
  files: readonly InputFile[],
  { project, opened, drops }: ProjectState,
  waiting: HandedState['waiting'],
  known: WeakMap<Blob, FileRef>,
): HandedState {
  const named = files.map(({ path, blob }) => {
    const ref = known.get(blob);
    return ref ? { ...ref, path } : { path, blob };
  });
  let at = opened;
  return {
    project,
    opened: named.slice(0, opened),
    drops: drops.map(({ files: count, paths }) => ({ files: named.slice(at, (at += count)), paths })),
    waiting,
  };
}

/** Arguments of the engine for a state that was kept; files that are gone are left out. */
export function reopening({ state, blobs }: OpenedState): {
  readonly files: readonly InputFile[];
  readonly state: ProjectState;
  readonly missing: readonly string[];
} {
  const refs = filesOf(state);
  const there = (from: number, list: readonly FileRef[]) => list.filter((_, k) => blobs[from + k]);
  const opened = there(0, state.opened);
  let at = state.opened.length;
  const drops = state.drops.map(({ files, paths }) => {
    const left = there(at, files);
    at += files.length;
    return { files: left.length, paths };
  });
  return {
    files: refs.flatMap(({ path }, k) => (blobs[k] ? [{ path, blob: blobs[k] }] : [])),
    state: { project: state.project, opened: opened.length, drops },
    missing: refs.flatMap(({ path }, k) => (blobs[k] ? [] : [path])),
  };
}
