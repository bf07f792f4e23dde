import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveWithHighs } from './highs.ts';
import type { IntegerProgram } from './integer-program.ts';

const program = (whole: boolean, rest: Partial<IntegerProgram> = {}): IntegerProgram => ({
  worth: Float64Array.of(10, 7, 4),
  isWhole: Uint8Array.of(1, 1, 1).fill(Number(whole)),
  // Costs 4, 3 and 2, and 5 to spend.
  rows: [{ columns: [0, 1, 2], factors: [4, 3, 2], atLeast: -Infinity, atMost: 5 }],
  start: new Float64Array(3),
  ...rest,
});
const rounded = (numbers: Iterable<number>) => Array.from(numbers, (one) => Math.round(one * 1e6) / 1e6);

describe('a program worked by hand', () => {
  it('of whole variables gives the best choice and the bound that proves it', async () => {
    const answer = await solveWithHighs(program(true), 10);
    expect(rounded(answer!.values)).toEqual([0, 1, 1]);
    expect(answer!.upperBound).toBeCloseTo(11, 5);
    expect(answer).not.toHaveProperty('duals');
  });

  it('of shares gives what more money is worth, and its own best as the bound', async () => {
    // 10 for 4, then a third of 7 for 3: the last đồng buys 7 / 3.
    const answer = await solveWithHighs(program(false), 10);
    expect(rounded(answer!.values)).toEqual(rounded([1, 1 / 3, 0]));
    expect(rounded([answer!.upperBound, ...answer!.duals!])).toEqual(rounded([10 + 7 / 3, 7 / 3]));
  });

  it('holds rows from below, and each row by its own', async () => {
    const { rows } = program(true);
    const third = { columns: [2], factors: [1], atLeast: 1, atMost: Infinity };
    const notBoth = { columns: [1, 2], factors: [1, 1], atLeast: -Infinity, atMost: 1 };
    const answer = await solveWithHighs(program(true, { rows: [...rows, third, notBoth] }), 10);
    expect(rounded(answer!.values)).toEqual([0, 0, 1]);
  });

  it('says that nothing fits', async () => {
    const none = { columns: [0, 1], factors: [1, 1], atLeast: 2, atMost: Infinity };
    expect(await solveWithHighs(program(true, { rows: [...program(true).rows, none] }), 10)).toBeNull();
  });

  it.each([true, false])('says nothing false where there is no time (whole: %s)', async (whole) => {
    const worth = Float64Array.from({ length: 30 }, (_, j) => 10 + ((j * 37) % 23));
    const rows = Array.from({ length: 8 }, (_, r) => ({
      columns: Array.from(worth.keys()),
      factors: Array.from(worth.keys(), (j) => 5 + ((j * 11 + r * 7) % 19)),
      atLeast: -Infinity,
      atMost: 90,
    }));
    const isWhole = new Uint8Array(30).fill(Number(whole));
    const start = new Float64Array(30);
    const best = await solveWithHighs({ worth, isWhole, rows, start }, 20);
    const late = await solveWithHighs({ worth, isWhole, rows, start }, 0);
    expect(late!.values).toHaveLength(30);
    const worthOf = (values: Float64Array) => values.reduce((sum, share, j) => sum + share * worth[j]!, 0);
    expect(late!.upperBound).toBeGreaterThanOrEqual(worthOf(best!.values) - 1e-6);
    expect(best!.upperBound).toBeCloseTo(worthOf(best!.values), 4);
  });
});

it('finds what looking at all choices finds', async () => {
  const asked = fc.record({
    things: fc.array(fc.record({ worth: fc.nat(30), cost: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 1,
      maxLength: 7,
    }),
    money: fc.nat(30),
  });
  await fc.assert(
    fc.asyncProperty(asked, async ({ things, money }) => {
      let best = 0;
      for (let choice = 0; choice < 1 << things.length; choice++) {
        const own = things.filter((_, j) => (choice >> j) & 1);
        if (own.reduce((sum, { cost }) => sum + cost, 0) <= money)
          best = Math.max(
            best,
            own.reduce((sum, { worth }) => sum + worth, 0),
          );
      }
      const answer = await solveWithHighs(
        {
          worth: Float64Array.from(things, ({ worth }) => worth),
          isWhole: new Uint8Array(things.length).fill(1),
          rows: [
            {
              columns: Array.from(things.keys()),
              factors: things.map(({ cost }) => cost),
              atLeast: -Infinity,
              atMost: money,
            },
          ],
          start: new Float64Array(things.length),
        },
        10,
      );
      expect(answer!.upperBound).toBeCloseTo(best, 4);
    }),
    { numRuns: 40 },
  );
});
