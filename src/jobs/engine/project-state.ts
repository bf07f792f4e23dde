import type { ProjectFile } from '../../model/project.ts';
import type { Added, InputFile, Snapshot } from '../protocol.ts';
import { METHODS, type MethodResult, type MethodName, type SentArgs } from './methods.ts';

/** Where a fresh worker begins: the project with its answers, and which of the files given beside it are what. */
export interface ProjectState {
  readonly project: ProjectFile;
  /** So many of the files, the first ones, were opened as a project. */
  readonly opened: number;
  /** The others were dropped later, in this order. */
  readonly drops: readonly {
    /** How many files. */
    readonly files: number;
    /** Path in the project by path of the dropped file, or of the member of a dropped archive. */
    readonly paths: Readonly<Record<string, string>>;
  }[];
}

/** The largest numbers that the screen has seen; they never come back for something else. */
export interface Seen {
  readonly revision: number;
  readonly layerVersion: number;
}

interface Drop {
  readonly files: readonly InputFile[];
  readonly paths: Readonly<Record<string, string>>;
}

/** Drops without what the project does not name any more, and what a later drop has put in the place of. */
function stillThere(drops: readonly Drop[], project: ProjectFile): readonly Drop[] {
  const taken = new Set<string>();
  const isOpen = (place: string): boolean => {
    if (taken.has(place)) return false;
    taken.add(place);
    return project.sources.some(({ path }) => path === place || place.startsWith(`${path}/`));
  };
  return drops
    .toReversed()
    .flatMap(({ files, paths }) => {
      const left = Object.entries(paths).filter(([, place]) => isOpen(place));
      return left.length ? [{ files, paths: Object.fromEntries(left) }] : [];
    })
    .toReversed();
}

const dropOf = (files: readonly InputFile[], added: Added): Drop => ({
  files,
  paths: Object.fromEntries(
    added.files.flatMap(({ path, place }) => (place === undefined ? [] : [[path, place]])),
  ),
});

/** A project as it is put together: the files that were opened, and what was dropped on them. */
interface Held {
  readonly opened: readonly InputFile[];
  readonly drops: readonly Drop[];
  readonly project: ProjectFile;
}

const restoreArgs = ({ opened, drops, project }: Held): SentArgs<'restore'> => [
  [...opened, ...drops.flatMap(({ files }) => files)],
  {
    project,
    opened: opened.length,
    drops: drops.map(({ files, paths }) => ({ files: files.length, paths })),
  },
];

const isAdded = (answer: Snapshot | Added): answer is Added => 'snapshot' in answer;

/**
 * The page's side of the open project: what a fresh worker needs to hold it again. As large as the project and the
 * files it names, however many steps led there.
 */
export class RestorableProject {
  #opened: readonly InputFile[] = [];
  #drops: readonly Drop[] = [];
  #snapshot: Snapshot | null = null;
  #seen: Seen = { revision: 0, layerVersion: 0 };
  /** What the last drop was put on. */
  #beforeDrop: Pick<Held, 'drops' | 'project'> | null = null;

  get seen(): Seen {
    return this.#seen;
  }

  /** Takes the answer to a call over; one that changes nothing is let pass. */
  follow<M extends MethodName>(method: M, args: SentArgs<M>, answer: MethodResult<M>): void {
    const { changes, takesFiles } = METHODS[method];
    if (!changes) return;
    // The table lets no method change the project that answers otherwise, or take files but in front.
    const changed = answer as Snapshot | Added;
    // What is chosen for files of a drop belongs to that drop.
    if (isAdded(changed) && this.#snapshot && Object.keys(args[1] as object).length === 0)
      this.#beforeDrop = { drops: this.#drops, project: this.#snapshot.project };
    const snapshot = isAdded(changed) ? changed.snapshot : changed;
    if (!snapshot) return;
    const files = takesFiles ? (args[0] as readonly InputFile[]) : [];
    if (isAdded(changed)) this.#drops = [...this.#drops, dropOf(files, changed)];
    else if (method === 'openProject') {
      this.#opened = files;
      this.#drops = [];
      this.#beforeDrop = null;
    }
    this.#drops = stillThere(this.#drops, snapshot.project);
    this.#snapshot = snapshot;
    this.#seen = {
      revision: Math.max(this.#seen.revision, snapshot.revision),
      layerVersion: Math.max(this.#seen.layerVersion, ...snapshot.layers.map(({ version }) => version)),
    };
  }

  /** Arguments of `restore`; null while no project is open. */
  toRestore(): SentArgs<'restore'> | null {
    if (!this.#snapshot) return null;
    return restoreArgs({ opened: this.#opened, drops: this.#drops, project: this.#snapshot.project });
  }

  /** Arguments of `restore` for the project without the last drop and whatever came after it; null without one. */
  toUndo(): SentArgs<'restore'> | null {
    return this.#beforeDrop && restoreArgs({ opened: this.#opened, ...this.#beforeDrop });
  }

  /** Takes over that the last drop was undone. */
  undone(args: SentArgs<'restore'>, snapshot: Snapshot): void {
    if (!this.#beforeDrop) return;
    this.#drops = this.#beforeDrop.drops;
    this.#beforeDrop = null;
    this.follow('restore', args, snapshot);
  }

  /** Takes over what was opened from the arguments of `restore`. */
  reopened(args: SentArgs<'restore'>, snapshot: Snapshot): void {
    const [files, { opened, drops }] = args;
    let at = opened;
    this.#opened = files.slice(0, opened);
    this.#drops = drops.map(({ files: count, paths }) => ({ files: files.slice(at, (at += count)), paths }));
    this.#beforeDrop = null;
    this.follow('restore', args, snapshot);
  }

  /** No project is open any more. */
  forget(): void {
    this.#opened = [];
    this.#drops = [];
    this.#beforeDrop = null;
    this.#snapshot = null;
  }
}
