import type { JournalState } from '../../project/history/journal.ts';
import type { ListedEdit, SavedProject, SaveRefusal } from './keeper-answers.ts';
import type { ProjectEntry } from './store/database.ts';
import { LeaseLostError, StaleStateError, type LoadedProject } from './store/project-store.ts';

/** A project as the keeper holds it open. */
export interface OpenProject {
  readonly id: string;
  state: JournalState;
  entry: ProjectEntry;
}

/** Something was asked of the open project, and none is. */
export class NothingOpenError extends Error {}

/** Another page writes the project. */
export const isLost = (error: unknown): boolean =>
  error instanceof LeaseLostError || error instanceof StaleStateError;

export function refusalOf(error: unknown): SaveRefusal {
  if (isLost(error)) return 'lease-lost';
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return 'quota';
  return name === 'InvalidStateError' || error instanceof NothingOpenError ? 'closed' : 'failed';
}

const listed = (edits: JournalState['done']): ListedEdit[] =>
  edits.map(({ seq, note, by, at }) => ({ seq, note, by, at }));

export const standing = ({ entry, state }: OpenProject): SavedProject => ({
  entry,
  done: listed(state.done),
  undone: listed(state.undone),
});

/** A random name, also where the page is no secure context. */
export const randomName = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

export const isSound = ({ lostRows, lostSnapshots, missing }: LoadedProject): boolean =>
  !lostRows && !lostSnapshots && !missing.length;
