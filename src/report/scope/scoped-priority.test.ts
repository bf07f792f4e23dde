import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tinyReport } from '../../../test/support/tiny-report.ts';
import { prioritySentence } from '../words/sentences.ts';
import { scoped } from './scoped.ts';

const input = await tinyReport({});
const [first] = input.priority.ranked;
/** Half of *ease* falls from all to nothing over so many metres. */
const FALL_METERS = 10_000;

it('no number of a public score tells how far the nearest mast is', () => {
  const weight = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(
      fc.record({ need: weight, ease: fc.integer({ min: 1, max: 40 }) }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (some, near) => {
        const weights = { ...input.priority.weights, ...some };
        const all = Object.values(weights).reduce((sum, one) => sum + one, 0);
        const easePoints = (50 * weights.ease * near) / all;
        const entry = {
          ...first!,
          score: 40 + easePoints,
          scoreHigh: 60 + easePoints,
          facts: { ...first!.facts, siteDistanceMeters: FALL_METERS * (1 - near) },
        };
        const [told] = scoped(
          { ...input, priority: { ...input.priority, weights, ranked: [entry] } },
          'public',
        ).priority.ranked;
        // Each score allows every distance that the mast may have, or all but the ends of the scale.
        const widest = (50 * weights.ease) / all;
        expect(told!.scoreStep).toBeGreaterThanOrEqual(widest);
        for (const score of [told!.score, told!.scoreHigh]) expect(score % told!.scoreStep!).toBe(0);
        expect(told!.facts.siteDistanceMeters).toBeNull();
        const [ease] = told!.groups.filter(({ group }) => group === 'ease');
        expect(ease).toMatchObject({ value: null, points: null });
      },
    ),
  );
});

it('the sentence of a public rank says which points it leaves out', () => {
  const publicly = scoped(input, 'public').priority;
  expect(prioritySentence(publicly, first!.village, 'vi')).toContain(
    'điểm dễ thực hiện không nêu ở phạm vi này',
  );
  expect(prioritySentence(publicly, first!.village, 'vi')).toMatch(/^Hạng \d+ \(khoảng \d+ điểm\)/);
  expect(prioritySentence(input.priority, first!.village, 'vi')).not.toContain('không nêu');
});
