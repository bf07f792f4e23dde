import { between, randomStream, wholeBetween } from '../../../src/model/basics/random.ts';
import { coverProblem, type CoverProblem } from '../../../src/planning/optimise/cover/cover-problem.ts';

export interface MadeInstance {
  readonly sites: number;
  readonly villages: number;
  /** Mean villages per candidate. */
  readonly reach: number;
  readonly seed: number;
}

/**
 * Villages in valleys, candidates on the slopes between, each seeing near villages irregularly; costs spread by a
 * factor of five.
 */
export function makeInstance({ sites, villages, reach, seed }: MadeInstance): CoverProblem {
  const random = randomStream(seed, 'planning-bench');
  const valleys = Math.max(1, Math.round(villages / 25));
  const side = Math.sqrt(villages);
  const heads = Array.from({ length: valleys }, () => [side * random(), side * random(), Math.PI * random()]);
  const places = Array.from({ length: villages }, () => {
    const [x, y, turn] = heads[Math.floor(random() * valleys)];
    const along = between(random, -3, 3);
    const off = between(random, -0.5, 0.5);
    return [
      x + along * Math.cos(turn) - off * Math.sin(turn),
      y + along * Math.sin(turn) + off * Math.cos(turn),
    ];
  });
  const cell = 2;
  const grid = new Map<string, number[]>();
  places.forEach(([x, y], i) => {
    const key = `${Math.floor(x / cell)} ${Math.floor(y / cell)}`;
    grid.set(key, [...(grid.get(key) ?? []), i]);
  });
  // About two of three near villages are seen; valleys crowd, so that the share of them follows from the reach wanted.
  const radius = Math.sqrt(reach / 0.66 / Math.PI);
  const near = Array.from({ length: sites }, () => {
    const [vx, vy] = places[Math.floor(random() * villages)];
    const [x, y] = [vx + between(random, -1.5, 1.5), vy + between(random, -1.5, 1.5)];
    const own = radius * between(random, 0.6, 1.25);
    const found: number[] = [];
    const steps = Math.ceil(own / cell);
    for (let gx = Math.floor(x / cell) - steps; gx <= Math.floor(x / cell) + steps; gx++)
      for (let gy = Math.floor(y / cell) - steps; gy <= Math.floor(y / cell) + steps; gy++)
        for (const i of grid.get(`${gx} ${gy}`) ?? [])
          if (Math.hypot(places[i][0] - x, places[i][1] - y) <= own) found.push(i);
    return found.sort((a, b) => a - b);
  });
  const share = (reach * sites) / near.reduce((sum, { length }) => sum + length, 0);
  const reaches = near.map((found) => found.filter(() => random() < share));
  return coverProblem(
    Float64Array.from(places, () => wholeBetween(random, 15, 140)),
    Float64Array.from(reaches, () => wholeBetween(random, 1000, 5000)),
    reaches,
  );
}

export const totalCost = ({ cost }: CoverProblem): number => cost.reduce((sum, one) => sum + one, 0);

/** Mean villages per candidate, as they came out. */
export const meanReach = ({ siteDemand, cost }: CoverProblem): number =>
  Number((siteDemand.length / cost.length).toFixed(1));
