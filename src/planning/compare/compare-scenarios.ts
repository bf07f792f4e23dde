import type { Findings } from '../../analysis/findings/findings.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, type Result } from '../../model/basics/result.ts';
import type { Dataset } from '../../model/dataset.ts';
import { foresee } from '../offer/foresee.ts';
import { prepare, toForesee, type PlanRequest } from '../prepare.ts';

/** A kept plan: how it was asked for, and what it builds. */
export interface KeptPlan {
  readonly request: PlanRequest;
  /** Ids. */
  readonly works: readonly string[];
}

interface ComparedWork {
  readonly id: string;
  readonly name: string | null;
  readonly lon: number;
  readonly lat: number;
}

/** What only the first of two has, only the second, and both. */
interface Sides<T> {
  readonly first: readonly T[];
  readonly second: readonly T[];
  readonly both: readonly T[];
}

export interface ScenarioDifference {
  readonly works: Sides<ComparedWork>;
  /** Indices of villages that gain people, in village order. */
  readonly villages: Sides<number>;
  /** Ids of works that there are no longer: whom they served cannot be told. */
  readonly gone: { readonly first: readonly string[]; readonly second: readonly string[] };
}

interface Built {
  readonly works: ReadonlyMap<string, ComparedWork>;
  readonly villages: ReadonlySet<number>;
  readonly gone: readonly string[];
}

/** What a kept plan builds and whom it serves in the data as they are now. */
async function builtBy(
  dataset: Dataset,
  findings: Findings,
  { request, works }: KeptPlan,
  task: TaskContext,
): Promise<Result<Built>> {
  // Money and rules chose the works; what the works serve hangs on neither.
  const asked: PlanRequest = {
    ...request,
    budgetVnd: Number.MAX_SAFE_INTEGER,
    yearBudgets: undefined,
    floors: {},
    needs: {},
    lock: [],
    forbid: [],
  };
  const open = toForesee(dataset, findings, asked);
  if (open) await foresee(open.forecast, open.open, task);
  const prepared = prepare(dataset, findings, asked);
  if (!prepared.ok) return prepared;
  const { options, reaches, demand } = prepared.value;
  const at = new Map(options.map(({ id }, j) => [id, j]));
  const there = works.filter((id) => at.has(id));
  return accept({
    works: new Map(
      there.map((id) => {
        const { name, lon, lat } = options[at.get(id)!];
        return [id, { id, name, lon, lat }];
      }),
    ),
    villages: new Set(
      there.flatMap((id) => Array.from(reaches[at.get(id)!], (entry) => demand.village[entry])),
    ),
    gone: works.filter((id) => !at.has(id)),
  });
}

function sidesOf<K, T>(first: ReadonlyMap<K, T>, second: ReadonlyMap<K, T>): Sides<T> {
  const outside = (of: ReadonlyMap<K, T>, other: ReadonlyMap<K, T>) =>
    [...of].flatMap(([key, value]) => (other.has(key) ? [] : [value]));
  const both = [...first].flatMap(([key, value]) => (second.has(key) ? [value] : []));
  return { first: outside(first, second), second: outside(second, first), both };
}

const byVillage = (villages: ReadonlySet<number>): ReadonlyMap<number, number> =>
  new Map([...villages].sort((a, b) => a - b).map((village) => [village, village]));

/** Where two kept plans differ, in the data as they are now. */
export async function compareScenarios(
  dataset: Dataset,
  findings: Findings,
  [first, second]: readonly [KeptPlan, KeptPlan],
  task: TaskContext = {},
): Promise<Result<ScenarioDifference>> {
  const one = await builtBy(dataset, findings, first, task);
  if (!one.ok) return one;
  const other = await builtBy(dataset, findings, second, task);
  if (!other.ok) return other;
  return accept({
    works: sidesOf(one.value.works, other.value.works),
    villages: sidesOf(byVillage(one.value.villages), byVillage(other.value.villages)),
    gone: { first: one.value.gone, second: other.value.gone },
  });
}
