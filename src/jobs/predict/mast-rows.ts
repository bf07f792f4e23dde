import type { InputCount, Issue } from '../../model/issue.ts';

/** Rows of the lists of masts that no prediction knows of, for no mast became of them. */
export interface MastRowsLeftOut {
  /** Without coordinates that can be used. */
  readonly withoutPlace: number;
  /** They wait for an answer. */
  readonly asked: number;
  /** For other reasons, which the findings of the file name. */
  readonly otherwise: number;
}

/** Nothing stands there, or 0, 0. */
const NO_PLACE: ReadonlySet<string> = new Set(['coordinates-missing', 'position-zero']);

/** By the accounts of their files: a row counts once, whatever else was found in it. */
export function mastRowsLeftOut({
  inputs,
  issues,
}: {
  readonly inputs: readonly InputCount[];
  readonly issues: readonly Issue[];
}): MastRowsLeftOut {
  const lists = inputs.filter(({ role }) => role === 'sites');
  const files = new Set(lists.map(({ path }) => path));
  const sum = (fate: 'asked' | 'rejected'): number =>
    lists.reduce((rows, { account }) => rows + account[fate], 0);
  const placeless = new Set(
    issues
      .filter(({ file, code, did }) => files.has(file) && NO_PLACE.has(code) && did === 'rejected')
      .map(({ file, sheet, row, feature }) => `${file}\n${sheet ?? ''}\n${row ?? ''}\n${feature ?? ''}`),
  );
  const rejected = sum('rejected');
  const withoutPlace = Math.min(placeless.size, rejected);
  return { withoutPlace, asked: sum('asked'), otherwise: rejected - withoutPlace };
}
