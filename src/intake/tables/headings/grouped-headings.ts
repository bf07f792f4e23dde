import { elementAt } from '../../../model/basics/elements.ts';
/** Names as programs write them, the groups that they stand in before them: `thong_tin/ten_thon`, `vi_tri.lat`. */
const GROUPED = /^[A-Za-z0-9_]+(?:([/.])[A-Za-z0-9_]+)(?:\1[A-Za-z0-9_]+)*(?:[-:]\w+)?$/;

const separatorOf = (path: readonly string[]): string | undefined =>
  path.length === 1 ? GROUPED.exec(path[0] ?? '')?.[1] : undefined;
const outermost = (heading: string, separator: string): string =>
  heading.slice(0, heading.indexOf(separator));

/**
 * Headings with the groups of a questionnaire (KoboToolbox, ODK) or of nested records as levels of their own. A mark
 * between two names is taken for one of groups where two headings at least stand in the same group: *Hộ/khẩu* alone is
 * no group.
 */
export function groupedHeadings(paths: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const separator = separatorOf(path);
    if (separator === undefined) continue;
    const group = outermost(elementAt(path, 0), separator) + separator;
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const marks = new Set([...counts].flatMap(([group, count]) => (count > 1 ? [group.at(-1)] : [])));
  return paths.map((path) => {
    const separator = separatorOf(path);
    return separator !== undefined && marks.has(separator) ? elementAt(path, 0).split(separator) : path;
  });
}
