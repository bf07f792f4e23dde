import { isRunning, type Support } from '../../model/surroundings/surroundings.ts';

/** Villages under running support. `null`: the project has no such lists, nobody knows. */
export type RunningSupport = ReadonlySet<number> | null;

/**
 * Villages whose support still runs on a day. One without a stated end may run: nothing is paid twice for want of a date.
 * @param day ISO date
 */
export function runningSupport(supported: readonly Support[], day: string): RunningSupport {
  if (!supported.length) return null;
  return new Set(
    supported.flatMap((one) => (one.village !== null && isRunning(one, day) !== false ? [one.village] : [])),
  );
}
