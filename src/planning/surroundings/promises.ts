import type { Dataset } from '../../model/dataset.ts';
import { isRunning, type Support } from '../../model/surroundings/surroundings.ts';
import type { Supposed } from './permits.ts';

/** An earlier list that names a village of the plan. */
export interface EarlierPromise {
  readonly village: number;
  readonly support: Support;
  /** null: the list does not say until when. */
  readonly isRunning: boolean | null;
  /** The plan serves the village. */
  readonly isServed: boolean;
}

/**
 * What earlier lists gave or promised to the villages that need service, in village order; what is over is no promise.
 *
 * @param asOf ISO date on which support runs or is over
 */
export function promisesOf(
  { supported }: Pick<Dataset, 'supported'>,
  wanted: ReadonlySet<number>,
  served: ReadonlySet<number>,
  asOf: string,
): readonly EarlierPromise[] {
  return supported.flatMap((support) => {
    const { village } = support;
    if (village === null || !wanted.has(village)) return [];
    const running = isRunning(support, asOf);
    return running === false ? [] : [{ village, support, isRunning: running, isServed: served.has(village) }];
  });
}

const villagesOf = (promises: readonly EarlierPromise[]): number =>
  new Set(promises.map(({ village }) => village)).size;

/** Villages that the plan serves although a list has them: never silently. */
export function promiseAssumptions(promises: readonly EarlierPromise[]): Supposed[] {
  const served = promises.filter(({ isServed }) => isServed);
  const running = villagesOf(served.filter(({ isRunning: runs }) => runs === true));
  const open = villagesOf(served.filter(({ isRunning: runs }) => runs === null));
  return [
    ...(running ? [{ code: 'servedUnderSupport', context: { count: running } }] : []),
    ...(open ? [{ code: 'servedSupportOpen', context: { count: open } }] : []),
  ];
}
