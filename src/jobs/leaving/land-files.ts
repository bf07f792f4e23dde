import { cutDepressions, dissolveCoverage } from '../../analysis/land/land-polygons.ts';
import type { OutlineThreads } from '../../geometry/union/dissolve.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { writeCoverage, writeDepressions, type LandFile } from '../../report/results/land-files.ts';
import { coverageToTell } from '../../report/scope/coverage-to-tell.ts';
import type { AnalysedProject } from '../steps/analysed-project.ts';
import type { Leaving } from './leaving-input.ts';

/**
 * Land as polygons for other map programs: coverage dissolved, depressions cut along the communes. Works for
 * seconds; reports progress and stops on the signal of `task`.
 */
export async function writeLandFile(
  { settings, loaded: { dataset } }: AnalysedProject,
  { scope, input }: Leaving,
  file: LandFile,
  task: TaskContext = {},
  threads?: OutlineThreads,
): Promise<Uint8Array<ArrayBuffer>> {
  // Who lies in a depression is counted over everything that is known of villages.
  if (file === 'depressions-by-commune.geojson')
    return writeDepressions(input, await cutDepressions(dataset, settings, task));
  const dissolved = await dissolveCoverage(input.dataset, settings, task, threads);
  return writeCoverage(input.project, coverageToTell(dissolved, dataset.sites, scope), scope);
}
