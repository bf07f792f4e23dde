import { expect, it } from 'vitest';
import { changesBeside } from './changes-beside.ts';

it('names who drops out and who comes in', () => {
  expect(changesBeside({ villages: [1, 2, 5] }, { villages: [2, 3] })).toEqual({ lost: [1, 5], won: [3] });
  expect(changesBeside({ villages: [] }, { villages: [] })).toEqual({ lost: [], won: [] });
});
