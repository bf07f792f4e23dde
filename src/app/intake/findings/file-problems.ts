import type { Issue } from '../../../model/issue.ts';

/** Findings to look at by file, notes left out: one bad file of a folder is told by name. */
export function problemsByFile(issues: readonly Issue[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { file, severity } of issues)
    if (severity !== 'info') counts.set(file, (counts.get(file) ?? 0) + 1);
  return counts;
}
