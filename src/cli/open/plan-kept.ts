import { planFor, type AnalysedProject, type PlanOptions } from '../../jobs/steps/analysed-project.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import type { Result } from '../../model/basics/result.ts';
import type { Plan } from '../../planning/plan.ts';
import { cacheFolder } from '../cache/cache-folder.ts';
import { forecastsOnDisk } from '../cache/forecasts-on-disk.ts';

/** The plan that a command asks for; what new masts reach is taken from an earlier run where that is kept. */
export function planFromCommandLine(
  session: AnalysedProject,
  budgetVnd: number,
  options: PlanOptions = {},
  task: TaskContext = {},
): Promise<Result<Plan>> {
  const folder = cacheFolder();
  return planFor(session, budgetVnd, { ...options, shelf: folder ? forecastsOnDisk(folder) : null }, task);
}
