import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  DEFAULT_SETTINGS,
  PRIORITY_GROUPS,
  type PriorityGroup,
  type PriorityWeights,
} from '../model/project.ts';
import { rescaleWeights } from './weights.ts';

const sum = (weights: PriorityWeights) => PRIORITY_GROUPS.reduce((total, group) => total + weights[group], 0);
const near = (a: PriorityWeights, b: PriorityWeights) =>
  PRIORITY_GROUPS.forEach((group) => expect(a[group]).toBeCloseTo(b[group], 6));

const weight = fc.integer({ min: 0, max: 100 });
const some = fc
  .tuple(weight, weight, weight, weight, weight)
  .filter((values) => values.some((value) => value > 0))
  .map((values): PriorityWeights => {
    const total = values.reduce((all, value) => all + value, 0);
    return Object.fromEntries(
      PRIORITY_GROUPS.map((name, k) => [name, (values[k] / total) * 100]),
    ) as unknown as PriorityWeights;
  });
const group = fc.constantFrom<PriorityGroup>(...PRIORITY_GROUPS);

it('moving need from 40 to 50 takes from the others in proportion', () => {
  // 60 shared as 25 : 15 : 10 : 10 becomes 50.
  near(rescaleWeights(DEFAULT_SETTINGS.priorityWeights, 'need', 50), {
    need: 50,
    vulnerability: (25 / 60) * 50,
    publicService: 12.5,
    safety: (10 / 60) * 50,
    ease: (10 / 60) * 50,
  });
});

it('the sum stays 100 and the moved weight stands', () => {
  fc.assert(
    fc.property(some, group, weight, (before, moved, value) => {
      const after = rescaleWeights(before, moved, value);
      expect(sum(after)).toBeCloseTo(100, 6);
      expect(after[moved]).toBe(value);
      for (const name of PRIORITY_GROUPS) expect(after[name]).toBeGreaterThanOrEqual(0);
    }),
  );
});

it('it makes no difference in how many steps a weight comes to where it stands, through 100 and 0 as well', () => {
  fc.assert(
    fc.property(some, group, fc.array(weight, { maxLength: 6 }), weight, (start, moved, steps, value) => {
      let [weights, before] = [start, start];
      for (const step of [...steps, value]) {
        if (PRIORITY_GROUPS.some((other) => other !== moved && weights[other] > 0)) before = weights;
        weights = rescaleWeights(weights, moved, step, { before });
      }
      near(weights, rescaleWeights(start, moved, value));
    }),
  );
});

it('locked weights stay, and the moved one takes no more than they leave', () => {
  const after = rescaleWeights(DEFAULT_SETTINGS.priorityWeights, 'need', 90, {
    locked: ['vulnerability'],
  });
  near(after, { need: 75, vulnerability: 25, publicService: 0, safety: 0, ease: 0 });
  near(
    rescaleWeights(DEFAULT_SETTINGS.priorityWeights, 'need', 90, { locked: PRIORITY_GROUPS }),
    DEFAULT_SETTINGS.priorityWeights,
  );
});
