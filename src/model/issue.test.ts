import { expect, it } from 'vitest';
import { columnFate, type UnderstoodColumn } from './issue.ts';

it('what became of a column: asked before used, known before unknown', () => {
  const fate = (rest: Partial<UnderstoodColumn>) =>
    columnFate({ asked: false, used: false, field: null, personal: false, ...rest } as UnderstoodColumn);
  expect([
    fate({}),
    fate({ field: 'households' }),
    fate({ personal: true }),
    fate({ field: 'households', used: true }),
    fate({ field: 'households', used: true, asked: true }),
  ]).toEqual(['unknown', 'not-needed', 'not-needed', 'used', 'asked']);
});
