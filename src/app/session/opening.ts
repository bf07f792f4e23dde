import type { AddedFile, InputFile, Snapshot } from '../../jobs/protocol.ts';
import type { ProjectState } from '../../jobs/engine/project-state.ts';
import type { EditNote } from '../../project/history/journal.ts';

/** What is needed to have a kept project again. */
export interface StoredProject {
  readonly files: readonly InputFile[];
  readonly state: ProjectState;
  readonly waiting: Readonly<Record<string, string>>;
  /** What was worked out of exactly this before; null where nothing was kept. */
  readonly results: Snapshot | null;
}

/** A project that is opened, and what was kept of its figures. */
export interface Opening {
  /** It comes with the product, and is nobody's work yet. */
  readonly sample?: boolean;
  readonly results?: Snapshot | null;
  /** Hears that kept figures stand on the screen, and the engine not yet behind them. */
  readonly onShown?: () => void;
}

/** What a drop did. */
export interface DropOutcome {
  readonly files: readonly AddedFile[];
  /** Files of it are in the project; it can be undone. */
  readonly changed: boolean;
}

/** Files of the drop are in the project. */
export const hasTaken = (files: readonly AddedFile[]): boolean =>
  files.some(({ place }) => place !== undefined);

/** Name of a drop in the list of edits. */
export const addedNote = (files: readonly AddedFile[]): EditNote => ({
  kind: 'add',
  context: { count: files.filter(({ sourceId }) => sourceId !== null).length },
});
