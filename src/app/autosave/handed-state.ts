import type { ProjectState } from '../../jobs/engine/project-state.ts';
import type { InputFile } from '../../jobs/protocol.ts';
import type { EditStamp } from '../../project/history/journal.ts';
import type { HandedState, OpenedState } from './keeper-answers.ts';
import { filesOf, type FileRef } from './store/saved-state.ts';

export const stampNow = (by: string): EditStamp => ({ by, at: new Date().toISOString() });

/** Arguments of the engine for a state that was kept; files that are gone are left out. */
function reopening({ state, blobs }: OpenedState): {
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

/** The page's files as the keeper knows them: the bytes of each are handed over one time, from then on its name. */
export class HandedFiles {
  #known = new WeakMap<Blob, FileRef>();

  /** What the engine holds, with the names of files that the keeper has been given. @param files in the engine's order */
  stateOf(
    files: readonly InputFile[],
    { project, opened, drops }: ProjectState,
    waiting: HandedState['waiting'],
  ): HandedState {
    const named = files.map(({ path, blob }) => {
      const ref = this.#known.get(blob);
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

  /** The keeper has taken them over. @param refs their names, in the order of `blobs` */
  took(blobs: readonly Blob[], refs: readonly FileRef[]): void {
    blobs.forEach((blob, k) => refs[k] && this.#known.set(blob, refs[k]));
  }

  /** What the engine needs for a state that was kept, and which files of it are gone. */
  reopening(opened: OpenedState): ReturnType<typeof reopening> {
    const back = reopening(opened);
    this.took(
      back.files.map(({ blob }) => blob),
      filesOf(opened.state).filter((_, k) => opened.blobs[k]),
    );
    return back;
  }

  /** The files are gone from the store: their bytes are handed over again. */
  forget(): void {
    this.#known = new WeakMap();
  }
}
