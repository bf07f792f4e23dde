import type { TaskContext } from '../../model/basics/progress.ts';
import { readAll } from '../../model/basics/bytes.ts';
import { verifyFigures } from '../../verify/verify.ts';
import type { Verification } from '../../verify/verify-input.ts';
import type { AnalysedProject } from './analysed-project.ts';

/** How many villages and communes are drawn where nobody says. */
export const USUAL_SAMPLE = 40;

/**
 * Works figures of a session out again from its files, with a library that shares nothing with ours.
 * @param draw `sample` villages and as many communes, drawn by `seed`
 */
export function verifySession(
  { folder, settings, loaded, findings }: AnalysedProject,
  draw: { readonly sample: number; readonly seed: number },
  task?: TaskContext,
): Promise<Verification> {
  const readFile = async (source: string, file: string): Promise<Uint8Array | null> => {
    const opened = await folder.open(source);
    const found = opened.ok ? opened.value.find(({ name }) => name === file) : undefined;
    return found ? readAll(found) : null;
  };
  return verifyFigures({ project: folder.project, settings, findings, ...loaded, readFile }, draw, task);
}
