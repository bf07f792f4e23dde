import { describe, expect, it } from 'vitest';
import { coverProblem } from '../optimise/cover/cover-problem.ts';
import { CoverState } from '../optimise/cover/cover-state.ts';
import { Frontier } from './frontier.ts';
import { Surrounding, type Binding } from './surrounding.ts';

/*
 * Four works: 0 serves 8 for 2, 1 serves 9 for 3, 2 serves 4 for 4, 3 serves what 0 does and 6 more for 5.
 */
const problem = coverProblem(Float64Array.of(8, 9, 4, 6), Float64Array.of(2, 3, 4, 5), [
  [0],
  [1],
  [2],
  [0, 3],
]);
const FREE: Binding = { isFree: true, withNeeded: (j) => [j], obeys: () => true, decided: new Set() };

function around(binding: Partial<Binding> = {}, sites: readonly number[] = []) {
  const frontier = new Frontier();
  const state = new CoverState(problem);
  state.become(sites);
  const points = () =>
    frontier.points.map(({ cost, value, base, extra }) => [cost, value, [...base, ...extra].sort()]);
  return { state, surrounding: new Surrounding(frontier, { ...FREE, ...binding }), points };
}

describe('choices around a choice', () => {
  it('upwards are all one step away, then those one step from the best per đồng, as far as the money', () => {
    const { state, surrounding, points } = around();
    surrounding.climb(state, 5);
    // 0 at 4 per đồng, then 1 at 3: 5 are spent. 2 and 3 are looked at from there.
    expect(state.sites()).toEqual([0, 1]);
    expect(points()).toEqual([
      [0, 0, []],
      [2, 8, [0]],
      [3, 9, [1]],
      [5, 17, [0, 1]],
      [9, 21, [0, 1, 2]],
      [10, 23, [0, 1, 3]],
    ]);
  });

  it('upwards go on to the end where the money does', () => {
    const { state, surrounding, points } = around();
    surrounding.climb(state, 14);
    expect(state.sites()).toEqual([0, 1, 2, 3]);
    expect(points().at(-1)).toEqual([14, 27, [0, 1, 2, 3]]);
  });

  it('take what costs nothing first, and pass by what does not fit', () => {
    const free = coverProblem(Float64Array.of(1, 50), Float64Array.of(0, 9), [[0], [1]]);
    const state = new CoverState(free);
    new Surrounding(new Frontier(), FREE).climb(state, 8);
    expect(state.sites()).toEqual([0]);
  });

  it('bring what a work needs, once', () => {
    const needs = (j: number) => (j === 1 ? [1, 2] : [j]);
    const { state, surrounding, points } = around({ withNeeded: needs });
    surrounding.climb(state, 9);
    expect(points()).toContainEqual([9, 21, [0, 1, 2]]);
    // With 2 the work 1 serves 13 for 7; there is no way to it without.
    expect(
      points().some(([, , sites]) => (sites as number[]).includes(1) && !(sites as number[]).includes(2)),
    ).toBe(false);
    const other = around({ withNeeded: needs }, [2]);
    other.surrounding.climb(other.state, 7);
    expect(other.points()).toContainEqual([7, 13, [1, 2]]);
    expect([other.state.value, other.state.cost]).toEqual([12, 6]);
  });

  it('downwards leave out what is missed least per đồng, and look around each', () => {
    const { state, surrounding, points } = around({}, [0, 1, 2, 3]);
    surrounding.thin(state, 5);
    // 0 is not missed at all; then 2 at 1 per đồng, then 3 at 14 for 5, which is less than 1 at 3.
    expect(state.sites()).toEqual([1]);
    expect(points()).toEqual([
      [3, 9, [1]],
      [5, 17, [0, 1]],
      [8, 23, [1, 3]],
      [12, 27, [1, 2, 3]],
    ]);
  });

  it('downwards stop where the money is kept to, at what is decided and at the rules', () => {
    const kept = around({}, [0, 1]);
    kept.surrounding.thin(kept.state, 5);
    expect(kept.state.sites()).toEqual([0, 1]);
    const decided = around({ decided: new Set([1, 3]) }, [0, 1, 2, 3]);
    decided.surrounding.thin(decided.state, 0);
    expect(decided.state.sites()).toEqual([1, 3]);
    const ruled = around({ obeys: (sites) => sites.includes(0) }, [0, 1, 2, 3]);
    ruled.surrounding.thin(ruled.state, 5);
    expect(ruled.state.sites()).toEqual([0, 1]);
  });

  it('downwards take the first of equals', () => {
    const equal = coverProblem(Float64Array.of(6, 6, 6), Float64Array.of(2, 2, 2), [[0], [1], [2]]);
    const state = new CoverState(equal);
    state.become([0, 1, 2]);
    new Surrounding(new Frontier(), FREE).thin(state, 4);
    expect(state.sites()).toEqual([1, 2]);
  });

  it('downwards keep what costs nothing', () => {
    const free = coverProblem(Float64Array.of(1, 5, 5), Float64Array.of(0, 2, 2), [[0], [1], [2]]);
    const state = new CoverState(free);
    state.become([0, 1, 2]);
    new Surrounding(new Frontier(), FREE).thin(state, 0);
    expect(state.sites()).toEqual([0]);
  });
});
