import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS, PRIORITY_GROUPS, type PriorityWeights } from '../model/project.ts';
import { rescaleWeights } from './weights.ts';

const sum = (weights: PriorityWeights) => PRIORITY_GROUPS.reduce((total, group) => total + weights[group], 0);

it('moving need from 40 to 50 takes from the others in proportion', () => {
  // 60 shared as 25 : 15 : 10 : 10 becomes 50: exact 20.83, 12.5, 8.33, 8.33; remainders .83 and .5 get the two left.
  expect(rescaleWeights(DEFAULT_SETTINGS.priorityWeights, 'need', 50)).toEqual({
    need: 50,
    vulnerability: 21,
    publicService: 13,
    safety: 8,
    ease: 8,
  });
});

it('the sum stays 100 and the moved weight stands', () => {
  const weight = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(
      fc.tuple(weight, weight, weight, weight, weight),
      fc.constantFrom(...PRIORITY_GROUPS),
      weight,
      (values, group, value) => {
        const before = Object.fromEntries(
          PRIORITY_GROUPS.map((name, k) => [name, values[k]]),
        ) as unknown as PriorityWeights;
        const after = rescaleWeights(before, group, value);
        expect(sum(after)).toBe(100);
        expect(after[group]).toBe(value);
        for (const name of PRIORITY_GROUPS) expect(after[name]).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
