import { randomStream } from '../../src/model/basics/random.ts';
import { coverProblem, type CoverProblem } from '../../src/planning/optimise/cover/cover-problem.ts';

/** Villages and masts by lot in a square, a mast serves what lies near; costs between 3 and 9. */
export function mastWorld(
  seed: number,
  masts: number,
  villages: number,
  radius: number,
  isOne = false,
): CoverProblem {
  const random = randomStream(seed, 'world');
  const place = (): [number, number] => [random(), random()];
  const homes = Array.from({ length: villages }, place);
  const sites = Array.from({ length: masts }, place);
  return coverProblem(
    Float64Array.from(homes, () => (isOne ? 1 : 1 + Math.floor(random() * 60))),
    Float64Array.from(sites, () => 3 + Math.floor(random() * 7)),
    sites.map(([x, y]) => homes.flatMap(([a, b], i) => (Math.hypot(a - x, b - y) < radius ? [i] : []))),
  );
}

/** Forty masts and a hundred villages each, and what HiGHS says is the most for the money. */
export const SOLVED_WORLDS = [1507, 2381, 1789, 2087, 2232, 2453, 2530, 2941, 2871, 2981].map(
  (optimum, k) => ({
    seed: k + 1,
    problem: mastWorld(k + 1, 40, 100, 0.17),
    budget: 20 + 5 * k,
    optimum,
  }),
);
