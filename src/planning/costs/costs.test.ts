import { expect, it } from 'vitest';
import type { ExchangeRate, PlanCosts } from '../../model/project.ts';
import { checkLine, costTable, costRangeOf, type CostTable } from './cost-table.ts';
import { financeOf } from './finance.ts';

function table(costs?: PlanCosts, rate?: ExchangeRate): CostTable {
  const result = costTable(costs, rate);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

it('turns published dollars into whole đồng at the rate of the project', () => {
  const { mast, fibreKm, exchangeRate } = table({}, { vndPerUsd: 26_123.5, asOf: '2026-09-30' });
  expect(mast).toEqual({ low: 522_470_000, mid: 2_612_350_000, high: 3_918_525_000 });
  expect(fibreKm).toEqual({ low: 130_617_500, mid: 261_235_000, high: 522_470_000 });
  expect(exchangeRate.asOf).toBe('2026-09-30');
  expect(table().exchangeRate).toEqual({ vndPerUsd: 25_000, asOf: null });
});

it('keeps what the project states, whatever the rate', () => {
  const mast = { low: 1, mid: 2, high: 3 };
  const given = table({ mast }, { vndPerUsd: 1, asOf: '2026-01-01' });
  expect([given.mast, given.given]).toEqual([mast, ['mast']]);
  expect(table().satelliteKit).toBeNull();
});

it('refuses a range that does not rise', () => {
  expect(costTable({ radio: { low: 5, mid: 4, high: 9 } })).toMatchObject({
    ok: false,
    refusal: { code: 'plan-cost-order', context: { kind: 'radio', lowVnd: 5, midVnd: 4, highVnd: 9 } },
  });
});

it('leaves a stated cost in the middle of its range', () => {
  const { mast, stated } = table({ stated: { low: 0.5, high: 2 } });
  expect(costRangeOf(11, mast, stated)).toEqual({ low: 6, mid: 11, high: 22 });
  expect(costRangeOf(null, mast, stated)).toBe(mast);
});

it('discounts building and running by hand', () => {
  // 1000 in the second year, 100 a year for the two years after: 1000 / 1.1 + 100 / 1.21 + 100 / 1.331 = 1066.867…
  const costs = table({ running: 0.1, discount: 0.1, horizonYears: 2 });
  const { presentCost, runningPerYear } = financeOf(
    [{ costRange: { low: 1000, mid: 1000, high: 2000 }, turn: 2 }],
    costs,
  );
  expect(presentCost).toEqual({ low: 1067, mid: 1067, high: 2134 });
  expect(runningPerYear).toEqual({ low: 100, mid: 100, high: 200 });
});

it('holds a plan beside a programme that can be looked up', () => {
  // 50,000 dollars at 28,000: 1.4 billion a tower, a billion a village; 20 households a village: 50 million each.
  const line = checkLine(
    4_000_000_000,
    { works: 2, villages: 5, households: 100 },
    table({}, { vndPerUsd: 28_000, asOf: '2026-01-01' }),
  );
  expect(line).toEqual({
    vndPerNewHousehold: 40_000_000,
    vndPerVillage: 800_000_000,
    vndPerWork: 2_000_000_000,
    benchmark: { vndPerWork: 1_400_000_000, vndPerVillage: 1_000_000_000, vndPerNewHousehold: 50_000_000 },
  });
  expect(checkLine(1, { works: 1, villages: 1, households: null }, table()).vndPerNewHousehold).toBeNull();
});
