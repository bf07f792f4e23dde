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
