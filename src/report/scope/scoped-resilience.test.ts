import { expect, it } from 'vitest';
import { tinyReport } from '../../../test/support/tiny-report.ts';
import { writeResult } from '../results/results.ts';
import { scoped } from './scoped.ts';

it('which mast a commune hangs on is told only to those who may have its place', async () => {
  const input = await tinyReport({ budgetVnd: 10_000_000_000 });
  const csv = (scope: Parameters<typeof scoped>[1]): string =>
    new TextDecoder().decode(writeResult('resilience.csv', scoped(input, scope), 'en'));
  const masts = input.resilience!.losses.filter(({ kind, element }) => kind === 'mast' && element !== null);
  expect(masts.length).toBeGreaterThan(0);
  const codes = input.dataset.sites.map(({ code }) => code);
  expect(codes.some((code) => csv('internal').includes(code))).toBe(true);
  for (const scope of ['public', 'operator:nobody'] as const) {
    expect(codes.filter((code) => csv(scope).includes(code))).toEqual([]);
    expect(csv(scope)).toContain('withheld');
  }
  const [owner] = masts[0]!.operators;
  const own = csv(`operator:${owner!}`);
  for (const { element, operators } of masts)
    expect(own.includes(element!)).toBe(operators.length === 1 && operators[0] === owner);
  // The figures are those of the whole.
  const figures = (text: string): string[] =>
    text.split('\r\n').map((row) => row.split(',').slice(4, 6).join());
  expect(figures(csv('public'))).toEqual(figures(csv('internal')));
});
