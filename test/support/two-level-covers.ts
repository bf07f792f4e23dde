import fc from 'fast-check';
import { coverProblem, type CoverProblem } from '../../src/planning/optimise/cover/cover-problem.ts';

/** Two levels over the same candidates, up to `most` of villages and of candidates; any of them may be worth or cost nothing. */
export const twoLevelCovers = (most: number): fc.Arbitrary<[CoverProblem, CoverProblem]> => {
  const values = fc.array(fc.nat(40), { minLength: 1, maxLength: most });
  const reach = fc.array(fc.nat(most - 1), { maxLength: 6 });
  return fc
    .record({
      firsts: values,
      seconds: values,
      sites: fc.array(fc.record({ cost: fc.integer({ min: 0, max: 9 }), reach, other: reach }), {
        minLength: 1,
        maxLength: Math.min(8, most),
      }),
    })
    .map(({ firsts, seconds, sites }) => {
      const cost = Float64Array.from(sites, (site) => site.cost);
      const level = (weights: readonly number[], reaches: readonly (readonly number[])[]) =>
        coverProblem(
          Float64Array.from(weights),
          cost,
          reaches.map((villages) =>
            [...new Set(villages.filter((i) => i < weights.length))].sort((x, y) => x - y),
          ),
        );
      return [
        level(
          firsts,
          sites.map((site) => site.reach),
        ),
        level(
          seconds,
          sites.map((site) => site.other),
        ),
      ];
    });
};
