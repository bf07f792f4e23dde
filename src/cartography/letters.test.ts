import { expect, it } from 'vitest';
import { marksAmong, siteLetters, workMarks } from './letters.ts';

const works = ['mast', 'fibre', 'mast', 'hop', 'retune', 'fibre'].map((kind, at) => ({ id: `w${at}`, kind }));

it('gives masts letters without a gap, trenches and hops numbers of their own', () => {
  expect(workMarks(works)).toEqual(['A', 'CQ1', 'B', 'VB1', 'C', 'CQ2']);
  expect(marksAmong(works, ['w4', 'w1'])).toEqual(['CQ1', 'C']);
  expect(marksAmong(works)).toEqual([]);
});

it('goes on after Z, each mark once', () => {
  const marks = workMarks(Array.from({ length: 60 }, (_, at) => ({ kind: at % 3 ? 'mast' : 'fibre' })));
  expect(new Set(marks).size).toBe(60);
  expect([25, 26, 51, 52, 701, 702].map(siteLetters)).toEqual(['Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
