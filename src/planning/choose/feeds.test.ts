import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawful, question, type World } from '../../../test/support/ruled-worlds.ts';
import { coverOf, coverProblem } from '../optimise/cover/cover-problem.ts';
import { choose } from './choose.ts';
import { solveWithHighs } from '../optimise/exact/highs.ts';
import { fedBounds } from './fed-bounds.ts';
import { feedRows } from './feed-rows.ts';
import { FeedWays, isFed, withFeeds, type FeedLink, type Feeds } from './feeds.ts';
import { fillFed } from './fill-fed.ts';
import { nestYears } from './nested-years.ts';
import { completed, obeys } from './rules.ts';

/*
 * Works are masts first, then what builds links. Node 0 is fed today, then a node for each mast, then two where trenches
 * part. A hop stands on the masts at its ends; a trench on none; a mast whose price holds its feed is fed where it stands.
 */
const JUNCTIONS = 2;
const fedWorlds = fc
  .record({
    weights: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 8 }),
    masts: fc.array(
      fc.record({
        cost: fc.integer({ min: 1, max: 9 }),
        reach: fc.array(fc.nat(), { maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    links: fc.array(
      fc.record({
        from: fc.nat(),
        to: fc.nat(),
        cost: fc.integer({ min: 0, max: 9 }),
        isHop: fc.boolean(),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ weights, masts, links }): World & { rules: { feeds: Feeds } } => {
    const nodes = 1 + masts.length + JUNCTIONS;
    const mastAt = (node: number) => (node >= 1 && node <= masts.length ? [node - 1] : []);
    const built = links.flatMap(({ from, to, isHop, cost }) => {
      const ends = [from % nodes, to % nodes] as const;
      const stands = ends.every((node) => node <= masts.length);
      return ends[0] === ends[1] || (isHop && !stands)
        ? []
        : [{ ends, masts: isHop ? ends.flatMap(mastAt) : [], cost }];
    });
    // One in four holds its feed, by its cost: no further choice to shrink.
    const own = masts.flatMap(({ cost }, j): FeedLink[] =>
      cost % 4 === 0 ? [{ ends: [0, j + 1], work: null, masts: [j] }] : [],
    );
    const made = built.map(({ ends, masts: on }, k): FeedLink => ({
      ends,
      work: masts.length + k,
      masts: on,
    }));
    const feeds: Feeds = {
      nodes,
      links: [...made, ...own],
      nodeOf: new Map(masts.map((_, j) => [j, j + 1])),
      fed: new Set(masts.flatMap(({ cost }, j) => (cost % 4 === 0 ? [] : [j]))),
    };
    const reaches = [...masts.map(({ reach }) => reach), ...built.map(() => [])].map((reach) =>
      Int32Array.from([...new Set(reach.map((i) => i % weights.length))].sort((a, b) => a - b)),
    );
    const costs = Float64Array.from([...masts, ...built], ({ cost }) => cost);
    const problem = coverProblem(Float64Array.from(weights), costs, reaches);
    return {
      levels: [{ name: 'households', problem }],
      rules: { needs: new Map(), floors: [], reaches, feeds },
    };
  });

/** Whether masts are fed, told by spreading from node 0 until nothing is added. */
function spreads({ feeds }: { feeds: Feeds }, sites: readonly number[]): boolean {
  const has = (work: number) => sites.includes(work);
  const reached = new Set([0]);
  for (let grew = true; grew;) {
    grew = false;
    for (const { ends, work, masts } of feeds.links) {
      if ((work !== null && !has(work)) || !masts.every(has)) continue;
      const [a, b] = ends.map((node) => reached.has(node));
      if (a === b) continue;
      for (const node of ends) reached.add(node);
      grew = true;
    }
  }
  return sites.every((j) => !feeds.fed.has(j) || reached.has(feeds.nodeOf.get(j)!));
}

const LINE: Feeds = {
  nodes: 4,
  // Fibre to A by a trench; B hops from A, C from B, and C and B from each other alone feed nobody.
  links: [
    { ends: [0, 1], work: 3, masts: [] },
    { ends: [1, 2], work: 4, masts: [0, 1] },
    { ends: [2, 3], work: 5, masts: [1, 2] },
  ],
  nodeOf: new Map([
    [0, 1],
    [1, 2],
    [2, 3],
  ]),
  fed: new Set([0, 1, 2]),
};

describe('what feeds masts', () => {
  it('a chain of hops is fed where it ends at fibre, and no circle feeds itself', () => {
    expect(isFed(LINE, [0, 1, 2, 3, 4, 5])).toBe(true);
    expect(isFed(LINE, [1, 2, 5])).toBe(false);
    expect(isFed(LINE, [0, 2, 3, 4, 5])).toBe(false);
    expect(withFeeds(LINE, [2], [5, 5, 5, 2, 1, 1])).toEqual([0, 1, 2, 3, 4, 5]);
    expect(withFeeds(LINE, [2], [5, 5, 5, 2, 1, 1], (work) => work !== 4)).toBeNull();
  });

  it('is told as by spreading from what is fed', () => {
    fc.assert(
      fc.property(fedWorlds, fc.nat(), ({ levels, rules }, choice) => {
        const sites = Array.from(levels[0].problem.cost.keys()).filter((j) => (choice >> j) & 1);
        expect(isFed(rules.feeds, sites)).toBe(spreads(rules, sites));
      }),
      { numRuns: 400 },
    );
  });

  it('the way to one mast is the cheapest choice that holds it', () => {
    fc.assert(
      fc.property(fedWorlds, (world) => {
        const { cost } = world.levels[0].problem;
        const ways = new FeedWays(world.rules.feeds, cost);
        ways.from(new Set());
        const all = lawful(world);
        for (let j = 0; j < cost.length; j++) {
          const best = Math.min(...all.filter(({ sites }) => sites.includes(j)).map((one) => one.cost));
          const way = ways.to(j);
          if (!way) {
            expect(best).toBe(Infinity);
            continue;
          }
          expect(way.costVnd).toBe(best);
          expect(coverOf(world.levels[0].problem, way.works).cost).toBe(best);
          expect(spreads(world.rules, way.works)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('several masts together get feeds that do', () => {
    fc.assert(
      fc.property(fedWorlds, fc.nat(), ({ levels, rules }, choice) => {
        const { cost } = levels[0].problem;
        const asked = [...rules.feeds.nodeOf.keys()].filter((j) => (choice >> j) & 1);
        const fed = completed(rules, asked, cost);
        const all = Array.from(cost.keys());
        if (!fed) expect(asked.every((j) => completed(rules, [j], cost))).toBe(false);
        else {
          expect(asked.every((j) => fed.includes(j))).toBe(true);
          expect(spreads(rules, fed)).toBe(true);
          expect(all.filter((j) => fed.includes(j))).toEqual(fed);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('what is filled greedily is fed and within its money', () => {
    fc.assert(
      fc.property(fedWorlds, fc.integer({ min: 0, max: 60 }), ({ levels: [{ problem }], rules }, budget) => {
        const sites = fillFed(problem, rules.feeds, budget, [], Array.from(problem.cost.keys()));
        expect(spreads(rules, sites)).toBe(true);
        expect(coverOf(problem, sites).cost).toBeLessThanOrEqual(budget);
      }),
    );
  });

  it('flows that the solver starts from fit every row', () => {
    fc.assert(
      fc.property(fedWorlds, fc.nat(), ({ levels: [{ problem }], rules }, choice) => {
        const works = Array.from(problem.cost.keys());
        const sites = works.filter((j) => (choice >> j) & 1);
        if (!isFed(rules.feeds, sites)) return;
        const { rows, startOf } = feedRows(rules.feeds, new Map(works.map((j) => [j, j])), works.length);
        const values = [...works.map((j) => (sites.includes(j) ? 1 : 0)), ...startOf(new Set(sites))];
        for (const { columns, factors, atLeast, atMost } of rows) {
          const sum = columns.reduce((total, column, k) => total + factors[k] * values[column], 0);
          expect(sum).toBeLessThanOrEqual(atMost + 1e-9);
          expect(sum).toBeGreaterThanOrEqual(atLeast - 1e-9);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('a choice whose feeds are paid for', () => {
  it('is the best of all choices of masts, trenches and hops, under a bound that none exceeds', async () => {
    await fc.assert(
      fc.asyncProperty(fedWorlds, fc.integer({ min: 0, max: 45 }), async (world, budget) => {
        const best = Math.max(...lawful(world).map(({ value, cost }) => (cost <= budget ? value : 0)));
        const answer = await choose(question(world, budget), world.rules);
        if (!answer.ok) throw new Error(answer.refusal.code);
        const { sites, levels } = answer.value;
        expect(spreads(world.rules, sites)).toBe(true);
        expect(coverOf(world.levels[0].problem, sites).cost).toBeLessThanOrEqual(budget);
        expect([levels[0].value, coverOf(world.levels[0].problem, sites).value]).toEqual([best, best]);
        expect(levels[0].upperBound).toBeGreaterThanOrEqual(best);
      }),
      { numRuns: 80 },
    );
  });

  it('costs no more than any that serves as much, though a way leads past masts that are not built', async () => {
    await fc.assert(
      fc.asyncProperty(fedWorlds, fc.integer({ min: 0, max: 45 }), async (world, budget) => {
        const within = lawful(world).filter(({ cost }) => cost <= budget);
        const best = Math.max(...within.map(({ value }) => value));
        const least = Math.min(...within.flatMap(({ value, cost }) => (value === best ? [cost] : [])));
        const answer = await choose(question(world, budget), world.rules);
        if (!answer.ok) throw new Error(answer.refusal.code);
        expect(coverOf(world.levels[0].problem, answer.value.sites).cost).toBe(least);
      }),
      { numRuns: 80 },
    );
  });

  it('serves no more than linear programs of its feeds say, for any money', async () => {
    await fc.assert(
      fc.asyncProperty(
        fedWorlds,
        fc.array(fc.integer({ min: 0, max: 45 }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 0, max: 45 }),
        async (world, budgets, asked) => {
          const { problem } = world.levels[0]!;
          const allowed = Array.from(problem.cost.keys());
          const at = [[...budgets].sort((a, b) => a - b), budgets[0]!] as const;
          const boundAt = await fedBounds(problem, world.rules.feeds, allowed, at, solveWithHighs);
          for (const budget of [...budgets, asked]) {
            const within = lawful(world).filter(({ cost }) => cost <= budget);
            expect(boundAt(budget)).toBeGreaterThanOrEqual(Math.max(...within.map(({ value }) => value)));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('knows that masts in a ring of hops feed nobody, and proves it', async () => {
    // Works 0 to 2 are masts, 3 to 5 hops around, 6 a trench to the first that is too dear.
    const feeds: Feeds = {
      nodes: 4,
      links: [
        { ends: [1, 2], work: 3, masts: [0, 1] },
        { ends: [2, 3], work: 4, masts: [1, 2] },
        { ends: [3, 1], work: 5, masts: [2, 0] },
        { ends: [0, 1], work: 6, masts: [] },
      ],
      nodeOf: new Map([0, 1, 2].map((j) => [j, j + 1])),
      fed: new Set([0, 1, 2]),
    };
    const reaches = [0, 1, 2, -1, -1, -1, -1].map((i) => Int32Array.from(i < 0 ? [] : [i]));
    const problem = coverProblem(Float64Array.of(5, 5, 5), Float64Array.of(1, 1, 1, 1, 1, 1, 9), reaches);
    const ring: World = {
      levels: [{ name: 'households', problem }],
      rules: { needs: new Map(), floors: [], reaches, feeds },
    };
    for (const [budget, value] of [
      [9, 0],
      [10, 5],
      [14, 15],
    ] as const)
      expect(await choose(question(ring, budget), ring.rules)).toMatchObject({
        value: { levels: [{ value, upperBound: value, proven: true }] },
      });
  });

  it('keeps decided masts with their feed, or says the least money that can', async () => {
    await fc.assert(
      fc.asyncProperty(fedWorlds, fc.nat(), fc.integer({ min: 0, max: 45 }), async (world, at, budget) => {
        const masts = [...world.rules.feeds.nodeOf.keys()];
        const locked = [masts[at % masts.length]];
        const holding = lawful(world).filter(({ sites }) => locked.every((j) => sites.includes(j)));
        const least = Math.min(...holding.map(({ cost }) => cost));
        const asked = question(world, budget);
        const open = asked.open.filter((j) => !locked.includes(j));
        const answer = await choose({ ...asked, locked, open }, world.rules);
        if (!holding.length)
          expect(answer).toMatchObject({ ok: false, refusal: { code: 'plan-rules-contradict' } });
        else if (least > budget)
          expect(answer).toMatchObject({
            refusal: { code: 'plan-locked-above-budget', context: { lockedVnd: least } },
          });
        else {
          if (!answer.ok) throw new Error(answer.refusal.code);
          const best = Math.max(...holding.map(({ value, cost }) => (cost <= budget ? value : 0)));
          expect(answer.value.levels[0].value).toBe(best);
          expect(answer.value.sites).toContain(locked[0]);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('stands year by year with what feeds it', async () => {
    await fc.assert(
      fc.asyncProperty(fedWorlds, fc.integer({ min: 1, max: 40 }), async (world, part) => {
        const asked = question(world, 2 * part);
        const answer = await choose(asked, world.rules);
        if (!answer.ok) throw new Error(answer.refusal.code);
        const last = { ...answer.value.levels[0], sites: answer.value.sites };
        const waits = world.levels[0].problem.cost;
        const years = await nestYears(asked, world.rules, last, {
          parts: [part, part],
          waits: Array.from(waits, () => 0),
        });
        for (const { sites, budgetVnd } of years) {
          expect(obeys(world.rules, sites)).toBe(true);
          expect(coverOf(world.levels[0].problem, sites).cost).toBeLessThanOrEqual(budgetVnd);
        }
        expect(years[0].sites.every((j) => years[1].sites.includes(j))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
