import { expect, test } from 'vitest';
import type { ReportInput } from '../report-input.ts';
import type { Plan } from '../../planning/plan.ts';
import { workRows } from './listed-rows.ts';

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
  expect(workRows(input, { chosen } as unknown as Plan, [0, 0, -1], 'vi')).toEqual([
    ['A', 'Nà Lo', '2,5 tỷ đồng', '40'],
    ['C', expect.any(String), '3,0 tỷ đồng', '–'],
  ]);
});
