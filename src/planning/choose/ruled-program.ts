import type { CoverProblem } from '../optimise/cover/cover-problem.ts';
import type { IntegerProgram, ProgramRow } from '../optimise/exact/integer-program.ts';
import { feedRows } from './feed-rows.ts';
import type { Level } from './levels.ts';
import type { WorkRules } from './rules.ts';

/** Largest cost in a row: tolerances of a solver are absolute. */
const LARGEST_COST = 1000;

/**
 * Demand of all levels and floors with the same works, as one variable each: the works first, then the demand, then what
 * flows over feeds.
 */
export interface RuledProgram {
  readonly works: readonly number[];
  /** Variables of demand; the rows of each come first, in their order. */
  readonly sets: number;
  readonly columns: number;
  /** Values of the variables of feeds for a choice. */
  readonly startOfFeeds: (chosen: ReadonlySet<number>) => Float64Array;
  /** Worth of every variable at each level. */
  readonly worths: readonly Float64Array[];
  /** What holds whatever the money is: served only by chosen works, needs, floors, decided works. */
  readonly rows: readonly ProgramRow[];
  readonly cost: readonly number[];
  readonly costScale: number;
}

const atMost = (columns: number[], factors: number[], most: number): ProgramRow => ({
  columns,
  factors,
  atLeast: -Infinity,
  atMost: most,
});
const atLeast = (columns: number[], factors: number[], least: number): ProgramRow => ({
  columns,
  factors,
  atLeast: least,
  atMost: Infinity,
});

/** Gathers demand that the same works serve. */
class Gathered {
  readonly sets: number[][] = [];
  readonly #at = new Map<string, number>();

  constructor(private readonly place: ReadonlyMap<number, number>) {}

  /** Number of the set of those works that are in question; -1: none is. */
  of(works: Iterable<number>): number {
    const set = [...works].flatMap((work) => this.place.get(work) ?? []).sort((a, b) => a - b);
    if (!set.length) return -1;
    const key = set.join(' ');
    const known = this.#at.get(key);
    if (known !== undefined) return known;
    this.#at.set(key, this.sets.length);
    return this.sets.push(set) - 1;
  }
}

const worksOf = (problem: CoverProblem, demand: number): Int32Array =>
  problem.demandSite.subarray(problem.demandStart[demand], problem.demandStart[demand + 1]);

/** @param locked works that are decided; @param open those that may be chosen beside them */
export function ruledProgram(
  levels: readonly Level[],
  { needs, floors, reaches, feeds }: WorkRules,
  locked: readonly number[],
  open: readonly number[],
): RuledProgram {
  const works = [...new Set([...locked, ...open])].sort((a, b) => a - b);
  const place = new Map(works.map((work, at) => [work, at]));
  const gathered = new Gathered(place);
  const worthOf = (entries: Iterable<readonly [number, number]>): Map<number, number> => {
    const sums = new Map<number, number>();
    for (const [set, worth] of entries)
      if (set >= 0 && worth > 0) sums.set(set, (sums.get(set) ?? 0) + worth);
    return sums;
  };
  const levelWorths = levels.map(({ problem }) =>
    worthOf(
      Array.from(problem.weight, (worth, i) => [worth > 0 ? gathered.of(worksOf(problem, i)) : -1, worth]),
    ),
  );
  const servedBy = new Map<number, number[]>();
  const inFloors = new Set(floors.flatMap(({ worth }) => (worth ? [...worth.keys()] : [])));
  reaches.forEach((reach, j) =>
    reach.forEach((entry) => {
      if (inFloors.has(entry)) servedBy.set(entry, [...(servedBy.get(entry) ?? []), j]);
    }),
  );
  const floorWorths = floors.map(({ worth }) =>
    worth
      ? worthOf([...worth].map(([entry, w]) => [gathered.of(servedBy.get(entry) ?? []), w] as const))
      : null,
  );
  const shift = works.length;
  const fed = feeds && feedRows(feeds, place, shift + gathered.sets.length);
  const columns = shift + gathered.sets.length + (fed?.columns ?? 0);
  const rows: ProgramRow[] = gathered.sets.map((set, at) =>
    atMost([shift + at, ...set], [1, ...set.map(() => -1)], 0),
  );
  for (const work of locked) rows.push(atLeast([place.get(work)!], [1], 1));
  for (const [work, needed] of needs) {
    const at = place.get(work);
    if (at === undefined) continue;
    for (const other of needed) {
      const there = place.get(other);
      rows.push(there === undefined ? atMost([at], [1], 0) : atMost([at, there], [1, -1], 0));
    }
  }
  floors.forEach((floor, f) => {
    const worth = floorWorths[f];
    const counted = worth
      ? [...worth].map(([set, w]) => [shift + set, w] as const)
      : floor.works.flatMap((work) => (place.has(work) ? [[place.get(work)!, 1] as const] : []));
    rows.push(
      atLeast(
        counted.map(([column]) => column),
        counted.map(([, w]) => w),
        floor.atLeast,
      ),
    );
  });
  if (fed) rows.push(...fed.rows);
  const cost = works.map((work) => levels[0].problem.cost[work]);
  const worths = levelWorths.map((sums) => {
    const worth = new Float64Array(columns);
    for (const [set, w] of sums) worth[shift + set] = w;
    return worth;
  });
  const startOfFeeds = fed ? fed.startOf : () => new Float64Array(0);
  const costScale = LARGEST_COST / Math.max(1, ...cost);
  return { works, sets: gathered.sets.length, columns, startOfFeeds, worths, rows, cost, costScale };
}

export const budgetRow = ({ cost, costScale }: RuledProgram, budget: number): ProgramRow =>
  atMost(
    cost.map((_, at) => at),
    cost.map((one) => one * costScale),
    budget * costScale,
  );

/** A level made as large as can be at the values of those before it. */
export function programOf(
  program: RuledProgram,
  worth: Float64Array,
  extra: readonly ProgramRow[],
  sites: readonly number[],
): IntegerProgram {
  const { columns, works, sets, rows } = program;
  const chosen = new Set(sites);
  const start = new Float64Array(columns);
  works.forEach((work, at) => (start[at] = chosen.has(work) ? 1 : 0));
  // Every row of served demand: 1 where one of its works is chosen.
  rows.slice(0, sets).forEach(({ columns: [served, ...set] }) => {
    start[served] = set.some((at) => start[at]) ? 1 : 0;
  });
  start.set(program.startOfFeeds(chosen), works.length + sets);
  return {
    worth,
    isWhole: new Uint8Array(columns).fill(1, 0, works.length),
    rows: [...rows, ...extra],
    start,
  };
}

/** No worth of demand; every work counts by its price, so that the largest sum is the cheapest choice. */
export function thriftOf({ columns, cost, costScale }: RuledProgram): Float64Array {
  const worth = new Float64Array(columns);
  cost.forEach((one, at) => (worth[at] = -one * costScale));
  return worth;
}

export const heldAt = (worth: Float64Array, least: number): ProgramRow => {
  const counted = Array.from(worth.keys()).filter((column) => worth[column] > 0);
  return atLeast(
    counted,
    counted.map((column) => worth[column]),
    least,
  );
};
