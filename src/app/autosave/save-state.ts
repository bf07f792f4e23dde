import type { SaveRefusal } from './keeper-answers.ts';
import type { ProjectEntry } from './store/database.ts';

/** Why the browser keeps nothing for this page. */
type NoKeeper =
  /** What is kept was written by a newer edition of the app. */
  | 'newer'
  /** A page with an older edition does not let go of the storage. */
  | 'blocked'
  | 'refused';

/** How safe the open project is on this machine. */
export type SaveState =
  /** The keeper has not answered yet. */
  | { readonly kind: 'starting' }
  /** The browser keeps nothing for this page. */
  | { readonly kind: 'off'; readonly why: NoKeeper; readonly text: string }
  /** The sample as it comes with the product: there is nothing to keep. */
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  /** Another page writes the project; what is done here goes into a project of its own. */
  | { readonly kind: 'reading'; readonly aside?: ProjectEntry }
  /** It came back with a part of its edits lost; kept again once the user goes on. */
  | { readonly kind: 'damaged'; readonly lostRows: number; readonly missing: readonly string[] }
  /** The user took it off this machine; the next change makes a new one of it. */
  | { readonly kind: 'removed' }
  | { readonly kind: 'failed'; readonly reason: SaveRefusal; readonly text: string };

const WHY: Readonly<Record<string, NoKeeper>> = { NewerDataError: 'newer', BlockedError: 'blocked' };

/** The state where the keeper did not start. */
export function stateWithoutKeeper(error: unknown): SaveState {
  if (!(error instanceof Error)) return { kind: 'off', why: 'refused', text: String(error) };
  return { kind: 'off', why: WHY[error.name] ?? 'refused', text: error.message };
}
