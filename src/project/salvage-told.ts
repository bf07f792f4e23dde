import type { Issue } from '../model/issue.ts';
import type { LeftOut, ProjectFile } from '../model/project.ts';
import type { Refusal } from '../model/basics/result.ts';

const CODE = 'project-salvaged';

/** The project with the damaged file that it was opened from, among what was left out, until somebody settles it. */
export function withSalvage(project: ProjectFile, file: string, whole: number, missing: number): ProjectFile {
  const said: LeftOut = { path: file, code: CODE, context: { whole, missing } };
  return { ...project, leftOut: [...(project.leftOut ?? []).filter(({ code }) => code !== CODE), said] };
}

/** What a project tells of the damaged file that it was opened from; null where it was whole. */
export function salvageTold({ leftOut = [] }: ProjectFile): Refusal | null {
  const said = leftOut.find(({ code }) => code === CODE);
  return said
    ? { code: CODE, location: { file: said.path }, ...(said.context && { context: said.context }) }
    : null;
}

/** How a file within a project is refused whose bytes are no longer those that were packed. */
export const DAMAGED: ReadonlySet<string | undefined> = new Set([
  'zip-damaged',
  'zip-bomb',
  'compressed-data-damaged',
]);

/** What an opened `.songban` tells of files within it that are damaged: without them its figures are others. */
export function damageTold(file: string, issues: readonly Issue[]): Refusal | null {
  const names = issues
    .filter(({ code, value }) => code === 'source-refused' && DAMAGED.has(value))
    .map((issue) => issue.file);
  return names.length
    ? {
        code: 'project-files-damaged',
        location: { file },
        context: { count: names.length, names: names.join(', ') },
      }
    : null;
}
