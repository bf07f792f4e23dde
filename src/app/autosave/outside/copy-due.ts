import type { OutsideCopy } from './copy-file.ts';

/** The open project as it is kept: what `SavedProject` says of it. */
export interface KeptWork {
  readonly entry: { readonly id: string; readonly seq: number; readonly savedAt: string };
  readonly done: readonly Edit[];
  readonly undone: readonly Edit[];
}
interface Edit {
  readonly seq: number;
  readonly at: string;
}

/** After so many edits that no file outside the browser holds, or so long after the first of them, it is said. */
const EDITS = 20;
const DAY_MILLISECONDS = 86_400_000;

/** Edits that stand in the browser alone. */
export const editsOutside = ({ entry }: KeptWork, copy: OutsideCopy | null): number =>
  Math.max(0, entry.seq - (copy?.seq ?? 0));

/** Whether it is time to say that a project has no copy outside the browser, or an old one. */
export function isCopyDue(project: KeptWork, copy: OutsideCopy | null, now: number): boolean {
  const edits = editsOutside(project, copy);
  if (edits === 0) return false;
  const first = [...project.done, ...project.undone].find(({ seq }) => seq > (copy?.seq ?? 0));
  const since = Date.parse(first?.at ?? project.entry.savedAt);
  return edits >= EDITS || now - since >= DAY_MILLISECONDS;
}
