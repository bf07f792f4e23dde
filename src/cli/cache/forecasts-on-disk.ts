import type { ForecastShelf, KeptForecast } from '../../jobs/plans/forecast-shelf.ts';
import { planFor, type AnalysedProject, type PlanOptions } from '../../jobs/steps/analysed-project.ts';
import type { Result } from '../../model/basics/result.ts';
import type { Plan } from '../../planning/plan.ts';
import { cacheFolder, type CacheFolder } from './cache-folder.ts';

/** What new masts reach as it was predicted before, in the user's cache folder. */
const forecastsOnDisk = (folder: CacheFolder): ForecastShelf => ({
  get: async (key) => {
    const entry = await folder.get('forecast', key);
    return entry && (entry.arrays as unknown as KeptForecast);
  },
  put: async (key, forecast) => {
    await folder.put('forecast', key, { arrays: forecast, rest: null });
  },
});

/** The plan that a command asks for; what new masts reach is taken from an earlier run where that is kept. */
export function planFromCommandLine(
  session: AnalysedProject,
  budgetVnd: number,
  options: PlanOptions = {},
): Promise<Result<Plan>> {
  const folder = cacheFolder();
  return planFor(session, budgetVnd, { ...options, shelf: folder ? forecastsOnDisk(folder) : null });
}
