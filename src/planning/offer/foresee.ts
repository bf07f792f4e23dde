import type { TaskContext } from '../../model/basics/progress.ts';
import { Pause } from '../../analysis/findings/pause.ts';
import type { Option } from './reach.ts';
import type { ServiceForecast } from './service.ts';

/** Predicts some works in pieces, so that others are answered in between; what is predicted is kept. */
export async function foresee(
  forecast: ServiceForecast,
  options: readonly Option[],
  task: TaskContext = {},
): Promise<void> {
  const pause = new Pause(task);
  for (const [done, option] of options.entries())
    for (const steps = forecast.predicting(option); !steps.next().done;)
      await pause.turn('plan', done, options.length);
}
