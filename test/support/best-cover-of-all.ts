import { coverOf, type Cover, type CoverProblem } from '../../src/planning/optimise/cover/cover-problem.ts';

/**
 * Reference for tests: the best choice by looking at all of them; up to 15 candidates. Ties go to the lower cost,
 * then to the first in counting order.
 */
export function bestCoverOfAll(problem: CoverProblem, budget: number): Cover {
  const sites = problem.cost.length;
  if (sites > 15) throw new RangeError(`${sites} candidates are too many to look at every choice`);
  let best: Cover = { sites: [], value: 0, cost: 0 };
  for (let choice = 1; choice < 1 << sites; choice++) {
    const cover = coverOf(
      problem,
      Array.from({ length: sites }, (_, j) => j).filter((j) => (choice >> j) & 1),
    );
    if (cover.cost > budget) continue;
    if (cover.value > best.value || (cover.value === best.value && cover.cost < best.cost)) best = cover;
  }
  return best;
}
