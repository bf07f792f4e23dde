import type { Issue } from '../../model/issue.ts';

/** Lowest and highest land of the earth (-430 m, 8,849 m), with room: -9999 stands for no data, declared or not. */
const LOWEST = -500;
const HIGHEST = 9_000;

export const isLandHeight = (meters: number): boolean => meters > LOWEST && meters < HIGHEST;

/** What is told of a grid in which some cells hold nothing, and some what is no height of land. */
export function heightIssues(
  { voids, impossible }: { readonly voids: number; readonly impossible: number },
  file: string,
): Issue[] {
  const issues: Issue[] = [];
  if (voids > 0)
    issues.push({ code: 'terrain-voids', severity: 'info', did: 'kept', file, context: { cells: voids } });
  if (impossible > 0)
    issues.push({
      code: 'terrain-impossible-heights',
      severity: 'warning',
      did: 'changed',
      file,
      context: { cells: impossible },
    });
  return issues;
}
