import { expect, test } from 'vitest';
import type { ReportInput } from '../report-input.ts';
import type { Plan } from '../../planning/plan.ts';
import { feedList, workRows } from './listed-rows.ts';
import { yearLines } from './plan-words.ts';

test('costs of the listed masts are written by themselves: what feeds them is not in the list', () => {
  const input = { dataset: { communes: { records: [{ name: 'Nà Lo' }] } } } as unknown as ReportInput;
  const work = (kind: string, costVnd: number, newHouseholds: number | null) => ({
    kind,
    costVnd,
    newHouseholds,
  });
  const chosen = [
    work('mast', 2_500_000_000, 40),
    work('fibre', 380_250_000, null),
    work('join', 3_000_000_000, null),
  ];
  expect(workRows(input, { chosen, years: [] } as unknown as Plan, [0, 0, -1], 'vi')).toEqual([
    ['A', 'Nà Lo', '2,5 tỷ đồng', '40'],
    ['B', expect.any(String), '3,0 tỷ đồng', '–'],
  ]);
});

test('the year of each work stands behind its mark where the plan has years, and the sums of each year', () => {
  const input = { dataset: { communes: { records: [{ name: 'Nà Lo' }] } } } as unknown as ReportInput;
  const work = (kind: string, year: number) => ({ kind, year, costVnd: 2_500_000_000, newHouseholds: 40 });
  const plan = {
    chosen: [work('mast', 2027), { ...work('fibre', 2027), id: 'f', fibreMeters: 700 }, work('mast', 2028)],
    years: [
      { year: 2027, costVnd: 5_000_000_000, newHouseholds: 40 },
      { year: 2028, costVnd: 2_500_000_000, newHouseholds: null },
    ],
  } as unknown as Plan;
  expect(workRows(input, plan, [0, 0, 0], 'vi').map((row) => row.slice(0, 3))).toEqual([
    ['A', '2027', 'Nà Lo'],
    ['B', '2028', 'Nà Lo'],
  ]);
  expect(feedList(input, plan, 'vi').map((row) => row.slice(0, 3))).toEqual([['CQ1', '2027', '700 m']]);
  expect(yearLines(plan, 'vi')).toEqual([
    'Năm 2027: 1 trạm và 1 đoạn cáp, 5 tỷ đồng, thêm 40 hộ',
    'Năm 2028: 1 trạm, 2,5 tỷ đồng, chưa có số liệu hộ',
  ]);
});
