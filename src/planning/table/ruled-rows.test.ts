import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawful, question, worlds, type World } from '../../../test/support/ruled-worlds.ts';
import { levelByLevel, ruledStart } from '../choose/choose-by-rules.ts';
import { budgetRow, programOf } from '../choose/ruled-program.ts';
import { obeys, withNeeded } from '../choose/rules.ts';
import { coverOf, coverProblem } from '../optimise/cover/cover-problem.ts';
import { solveWithHighs } from '../optimise/exact/highs.ts';
import { boundAt, boundByDuals } from '../optimise/exact/dual-bound.ts';
import { BudgetTable } from './budget-table.ts';
import { RuledRows } from './ruled-rows.ts';

const PROOF = { solver: solveWithHighs, seconds: 5 };

/** null where no money brings about what the rules ask for, or nothing is asked. */
async function tableOf(world: World, locked: readonly number[] = []): Promise<BudgetTable | null> {
  const all = question(world, 1e6);
  const asked = { ...all, locked, open: all.open.filter((j) => !locked.includes(j)) };
  const start = await ruledStart(asked, world.rules, PROOF);
  if (!start.ok) return null;
  const { program, least } = start.value;
  const binding = {
    isFree: false,
    withNeeded: (j: number) => withNeeded([j], world.rules.needs),
    obeys: (sites: readonly number[]) => obeys(world.rules, sites),
    decided: new Set(locked),
  };
  const levels = world.levels.map(({ problem }) => problem);
  return new BudgetTable({ levels, least, binding }, new RuledRows(asked, world.rules, program, PROOF));
}

/** The first steps are enough to ask: a whole table is 64 questions to the solver. */
async function begun(table: BudgetTable): Promise<BudgetTable> {
  for (let step = 0; step < 14 && !table.isComplete; step++) await table.step();
  return table;
}

describe('a table under rules', () => {
  it('keeps floors and needs at every budget, below the best that obeys and with a bound above it', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const table = await tableOf(world);
        const all = lawful(world);
        expect(table === null).toBe(all.length === 0);
        if (!table) return;
        await begun(table);
        let before = 0;
        for (let budget = 0; budget <= 60; budget += 4) {
          const answer = table.answer(budget);
          const paid = all.filter(({ cost }) => cost <= budget);
          expect(answer === null).toBe(paid.length === 0);
          if (!answer) continue;
          const best = Math.max(...paid.map(({ value }) => value));
          expect(obeys(world.rules, answer.sites)).toBe(true);
          expect(answer).toMatchObject({ cost: coverOf(world.levels[0].problem, answer.sites).cost });
          expect(answer.cost).toBeLessThanOrEqual(budget);
          expect(answer.values[0]).toBe(coverOf(world.levels[0].problem, answer.sites).value);
          expect(answer.values[0]).toBeLessThanOrEqual(best);
          expect(answer.values[0]).toBeGreaterThanOrEqual(before);
          expect(answer.upperBounds[0]).toBeGreaterThanOrEqual(best);
          before = answer.values[0];
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keeps what is decided', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.nat(7), async (world, work) => {
        const decided = work % world.levels[0].problem.cost.length;
        const table = await tableOf(world, [decided]);
        if (!table) return;
        await begun(table);
        for (let budget = 0; budget <= 60; budget += 10) {
          const answer = table.answer(budget);
          if (answer) expect(answer.sites).toContain(decided);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('bounds nearly tightly: by the linear program, not by what there is in all', async () => {
    // Three equal works of 10 for 1 each; money for two: 20 of 30.
    const reaches = [0, 1, 2].map((i) => Int32Array.of(i));
    const problem = coverProblem(Float64Array.of(10, 10, 10), Float64Array.of(1, 1, 1), reaches);
    const world: World = {
      levels: [{ name: 'households', problem }],
      rules: { needs: new Map([[2, [0]]]), floors: [], reaches },
    };
    const table = await (await tableOf(world))!.build();
    expect([0, 1, 2, 3].map((money) => table.answer(money)!.upperBounds[0])).toEqual([0, 10, 20, 30]);
    expect([0, 1, 2, 3].map((money) => table.answer(money)!.values[0])).toEqual([0, 10, 20, 30]);
  });
});

it('is bounded by all that there is where the solver has no multipliers', async () => {
  const reaches = [0, 1].map((i) => Int32Array.of(i));
  const problem = coverProblem(Float64Array.of(10, 5), Float64Array.of(1, 1), reaches);
  const world: World = {
    levels: [{ name: 'households', problem }],
    rules: { needs: new Map([[1, [0]]]), floors: [], reaches },
  };
  const start = await ruledStart(question(world, 9), world.rules, PROOF);
  if (!start.ok) throw new Error(start.refusal.code);
  const silent = { solver: () => Promise.resolve(null), seconds: 1 };
  const rows = new RuledRows(question(world, 9), world.rules, start.value.program, silent);
  expect(rows.boundsAt(1, 0)).toEqual([15]);
  for await (const _ of rows.tighten(1, [0])) void _;
  expect(rows.boundsAt(1, 0)).toEqual([15]);
  // What is proved for some money bounds less of it, and not more.
  const proved = new RuledRows(question(world, 9), world.rules, start.value.program, PROOF);
  for await (const _ of proved.improve(1, [])) void _;
  expect([0, 0.5, 1, 1.5].map((budget) => proved.boundsAt(budget, 0)[0])).toEqual([10, 10, 10, 15]);
  const told = new RuledRows(question(world, 9), world.rules, start.value.program, PROOF);
  for await (const _ of told.tighten(1, [0])) void _;
  expect([1, 2].map((budget) => told.boundsAt(budget, 0)[0])).toEqual([10, 15]);
});

describe('a bound by multipliers', () => {
  it('is right for any of them, and for any limits of open rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        worlds,
        fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 40, maxLength: 40 }),
        fc.integer({ min: 0, max: 40 }),
        async (world, duals, budget) => {
          const start = await ruledStart(question(world, budget), world.rules, PROOF);
          if (!start.ok || start.value.neededVnd > budget || !start.value.program.works.length) return;
          const { program, least } = start.value;
          const best = await levelByLevel(question(world, budget), world.rules, program, least, PROOF);
          const asked = programOf(program, program.worths[0], [budgetRow(program, 1)], least);
          const multipliers = Float64Array.from(asked.rows, (_, r) => duals[r % duals.length]);
          const bound = boundByDuals(asked, multipliers, [program.rows.length]);
          expect(boundAt(bound, [budget * program.costScale])).toBeGreaterThanOrEqual(best.levels[0].value);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is worked by hand', () => {
    // x worth 3, y worth 2; x + y at most 1; x at least 0.2. Multipliers 2 and -1: what is left of x is 3 - 2 + 1 = 2.
    const row = (columns: number[], atLeast: number, atMost: number) => ({
      columns,
      factors: columns.map(() => 1),
      atLeast,
      atMost,
    });
    const program = {
      worth: Float64Array.of(3, 2),
      isWhole: new Uint8Array(2),
      rows: [row([0, 1], -Infinity, 1), row([0], 0.2, Infinity)],
      start: new Float64Array(2),
    };
    const bound = boundByDuals(program, Float64Array.of(2, -1), []);
    expect(bound.perLimit).toEqual([]);
    expect(bound.constant).toBeCloseTo(2 * 1 - 0.2 + 2, 9);
    const open = boundByDuals(program, Float64Array.of(2, -1), [0, 1]);
    expect(open).toEqual({ constant: expect.closeTo(2, 9) as number, perLimit: [2, -1] });
    expect(boundAt(open, [4, 0.5])).toBeCloseTo(9.5, 9);
    // A multiplier of the wrong sign has no limit to count with: its row is left out.
    expect(boundByDuals(program, Float64Array.of(-2, 1), []).constant).toBeCloseTo(5, 9);
  });
});
