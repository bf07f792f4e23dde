import { cutDepressions, dissolveCoverage } from '../../analysis/land/land-polygons.ts';
import type { OutlineThreads } from '../../geometry/union/dissolve.ts';
import type { Work } from '../../model/basics/progress.ts';
import { writeCoverage, writeDepressions, type LandFile } from '../../report/results/land-files.ts';
import type { Session } from './session.ts';

/**
 * Land as polygons for other map programs: coverage dissolved, depressions cut along the communes. Works for
 * seconds; reports progress and stops on the signal of `work`.
 */
export async function writeLandFile(
  { folder: { project }, settings, loaded: { dataset } }: Session,
  file: LandFile,
  work: Work = {},
  threads?: OutlineThreads,
): Promise<Uint8Array<ArrayBuffer>> {
  return file === 'coverage-dissolved.geojson'
    ? writeCoverage(project, await dissolveCoverage(dataset, settings, work, threads))
    : writeDepressions({ project, dataset }, await cutDepressions(dataset, settings, work));
}
