import type { Commune, Village } from '../../model/places.ts';
import type { RunningSupport } from './running-support.ts';

/** Who pays, by the three standing lists of villages. */
export const FUNDS = ['fund', 'operator', 'grid'] as const;
export type FundName = (typeof FUNDS)[number];

/** How a lot is given out. */
export type Award = 'tender' | 'order' | 'assign';

/**
 * List of a village: difficult and with the grid, the Fund; with the grid otherwise, the operators; without the grid, with
 * the power company. null: its electricity, or with the grid whether it is difficult, is not known.
 */
export function listOfVillage(village: Village, commune: Commune | undefined): FundName | null {
  if (village.electricity === null) return null;
  if (village.electricity !== 'grid') return 'grid';
  const difficult = village.extremelyDifficult ?? commune?.extremelyDifficult ?? null;
  if (difficult === null) return null;
  return difficult ? 'fund' : 'operator';
}

/** A village that a work serves, with the households that it newly serves there; NaN: not counted. */
export interface ServedVillage {
  readonly village: number;
  readonly households: number;
  readonly list: FundName | null;
}

const ORDER: readonly (FundName | null)[] = [...FUNDS, null];

/**
 * List of a work: that of most of its new households, where some are not counted that of most of its villages; of equal
 * ones the first. A work that serves a village under running support is no work of the Fund.
 */
export function listOfWork(served: readonly ServedVillage[], running: RunningSupport): FundName | null {
  if (!served.length) return null;
  const isCounted = served.every(({ households }) => !Number.isNaN(households));
  const sums = ORDER.map((list) =>
    served
      .filter((one) => one.list === list)
      .reduce((sum, { households }) => sum + (isCounted ? households : 1), 0),
  );
  const list = ORDER[sums.indexOf(Math.max(...sums))];
  const isSupported = list === 'fund' && served.some(({ village }) => running?.has(village));
  return isSupported ? 'operator' : list;
}

/**
 * How the lot of a work would be given out: assigned where it serves the border, ordered from the one operator that
 * proposes it, by tender else.
 */
export function awardOf(operators: readonly string[] | null, servesBorder: boolean): Award {
  if (servesBorder) return 'assign';
  return operators?.length === 1 ? 'order' : 'tender';
}

/** What the Fund pays for a work, whole đồng: never above the norm. null: a work of the Fund without a norm, or of which nobody knows whose it is. */
export function supportOf(list: FundName | null, costVnd: number, norm: number | null): number | null {
  if (list === null) return null;
  if (list !== 'fund') return 0;
  return norm === null ? null : Math.min(costVnd, norm);
}
