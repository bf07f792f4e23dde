import { expect, it } from 'vitest';
import { elapsedText } from './elapsed.ts';

it.each([
  [0, '00:00'],
  [999, '00:00'],
  [249_000, '04:09'],
  [3_599_999, '59:59'],
  [3_849_000, '1:04:09'],
  // A clock that was set back shows no time rather than a wrong one.
  [-5000, '00:00'],
])('%i ms are %s', (milliseconds, text) => {
  expect(elapsedText(milliseconds)).toBe(text);
});
