import { cutDepressions, dissolveCoverage } from '../../analysis/land/land-polygons.ts';
import type { OutlineThreads } from '../../geometry/union/dissolve.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { writeCoverage, writeDepressions, type LandFile } from '../../report/results/land-files.ts';
import type { AnalysedProject } from './analysed-project.ts';

/**
 * Land as polygons for other map programs: coverage dissolved, depressions cut along the communes. Works for
 * seconds; reports progress and stops on the signal of `task`.
 */
export async function writeLandFile(
  { folder: { project }, settings, loaded: { dataset } }: AnalysedProject,
  file: LandFile,
  task: TaskContext = {},
  threads?: OutlineThreads,
): Promise<Uint8Array<ArrayBuffer>> {
  return file === 'coverage-dissolved.geojson'
    ? writeCoverage(project, await dissolveCoverage(dataset, settings, task, threads))
    : writeDepressions({ project, dataset }, await cutDepressions(dataset, settings, task));
}
