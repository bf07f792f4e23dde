import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { communeRow, emptyDataset } from '../../../test/support/datasets.ts';
import { candidate, openVillages } from '../../../test/support/open-villages.ts';
import { analyze } from '../../analysis/analyze.ts';
import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import { packLines, packPolygons } from '../../geometry/packed/pack.ts';
import type { Dataset, ElevationGrid, LineLayer } from '../../model/dataset.ts';
import type { Site } from '../../model/network.ts';
import type { Restriction } from '../../model/surroundings/surroundings.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import { radioSettingsOf } from '../../radio/budget/radio-settings.ts';
import { Ground } from '../../radio/predict/ground.ts';
import { planWorks, type Plan, type PlanRequest } from '../plan.ts';
import { LandOnWay } from '../surroundings/land-on-way.ts';
import { hopsFor, seesEachOther } from './hops.ts';
import { roadGraph } from './road-graph.ts';
import { DETOUR, trenchesFor, type Spot, type Trenches } from './trenches.ts';

const apart = (a: Spot, b: Spot) => geodesicDistanceMeters(a.lon, a.lat, b.lon, b.lat);
const line = (...points: [number, number][]): LineLayer => ({
  id: 'l',
  sourceId: 'l',
  operator: null,
  asOf: null,
  geometry: packLines([[points]]),
});
const road = (...points: [number, number][]) => ({ ...line(...points), class: null });
const place = (lon: number, lat: number): Spot => ({ lon, lat });

/** Least length of trenches that join some masts with fibre, told by every choice of trenches. */
function leastJoining({ trenches }: Pick<Trenches, 'trenches'>, masts: readonly number[]): number {
  let least = Infinity;
  for (let choice = 0; choice < 1 << trenches.length; choice++) {
    const own = trenches.filter((_, k) => (choice >> k) & 1);
    const meters = own.reduce((sum, one) => sum + one.meters, 0);
    const reached = new Set([0]);
    for (let grew = true; grew;) {
      grew = false;
      for (const { ends } of own)
        if (ends.some((node) => reached.has(node)) && !ends.every((node) => reached.has(node))) {
          ends.forEach((node) => reached.add(node));
          grew = true;
        }
    }
    if (masts.every((node) => reached.has(node))) least = Math.min(least, meters);
  }
  return least;
}

describe('roads as a graph', () => {
  it('ends within 10 m of another road meet it, and no others do', () => {
    const main: [number, number][] = [
      [104, 21],
      [104.01, 21],
    ];
    const pieces = (gapMeters: number) => {
      const south = 21 - gapMeters / 110_700;
      const { stretches, xy } = roadGraph([
        packLines([
          [main],
          [
            [
              [104.005, south],
              [104.005, south - 0.01],
            ],
          ],
        ]),
      ]);
      const root = Array.from({ length: xy.length / 2 }, (_, k) => k);
      const find = (k: number): number => (root[k] === k ? k : find(root[k]!));
      for (const [a, b] of stretches) root[find(a)] = find(b);
      const used = new Set(stretches.flatMap(([a, b]) => [find(a), find(b)]));
      return used.size;
    };
    expect([pieces(5), pieces(15)]).toEqual([1, 2]);
  });

  it('are as long as they were, however they are cut and parted', () => {
    const { stretches } = roadGraph([
      packLines([
        [
          [
            [104, 21],
            [104.03, 21.02],
          ],
        ],
        [
          [
            [104.015, 21.01],
            [104.02, 21],
          ],
        ],
      ]),
    ]);
    const meters = stretches.reduce((sum, [, , own]) => sum + own, 0);
    const straight =
      apart(place(104, 21), place(104.03, 21.02)) + apart(place(104.015, 21.01), place(104.02, 21));
    expect(Math.abs(meters - straight)).toBeLessThan(1);
    for (const [, , own] of stretches) expect(own).toBeLessThanOrEqual(201);
  });
});

describe('trenches', () => {
  it('without roads are straight times a factor, from fibre or from the mast beside', () => {
    const [a, b] = [place(104, 21.1), place(104.001, 21.1)];
    const { trenches, withoutRoad } = trenchesFor([a, b], {
      fibre: [line([103.9, 21], [104.1, 21])],
      fibreNodes: null,
      roads: [],
    });
    expect(withoutRoad).toBe(2);
    const direct = trenches.find(({ ends }) => ends.join() === '0,1')!;
    expect(direct.meters).toBeCloseTo(DETOUR * apart(a, place(104, 21)), -1);
    expect(direct.offRoadMeters).toBe(direct.meters);
    // Both together: once from the fibre, and 104 m times the factor from one to the other.
    const both = leastJoining({ trenches }, [1, 2]);
    expect(both).toBeCloseTo(direct.meters + DETOUR * apart(a, b), -1);
  });

  it('follow roads, tap given nodes alone, and share what they can', () => {
    // A road from the fibre northwards; two masts beside its end, 30 m off to either side.
    const roads = [road([104, 21], [104, 21.05])];
    const fibre = [line([103.9, 21], [104.1, 21])];
    const [a, b] = [place(104.0003, 21.05), place(103.9997, 21.05)];
    const open = trenchesFor([a, b], { fibre, fibreNodes: null, roads });
    const along = apart(place(104, 21), place(104, 21.05));
    const spur = DETOUR * apart(a, place(104, 21.05));
    expect(open.withoutRoad).toBe(0);
    expect(leastJoining(open, [1])).toBeCloseTo(along + spur, 0);
    expect(leastJoining(open, [1, 2])).toBeCloseTo(along + 2 * spur, 0);
    // A node far off: no road leads there.
    const far = trenchesFor([a, b], { fibre, fibreNodes: Float64Array.of(104.1, 21), roads });
    expect(far.withoutRoad).toBe(2);
    expect(leastJoining(far, [1])).toBeCloseTo(DETOUR * apart(a, place(104.1, 21)), -1);
  });

  it('lead to every mast by the way that is shortest of all over roads and straight', () => {
    const step = 0.01;
    const node = fc.tuple(fc.nat(3), fc.nat(3));
    const at = ([x, y]: [number, number]): [number, number] => [104 + x * step, 21 + y * step];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(node, fc.boolean()), { minLength: 3, maxLength: 14 }),
        fc.uniqueArray(node, { minLength: 1, maxLength: 3, selector: ([x, y]) => `${x} ${y}` }),
        (blocks, homes) => {
          // Streets of a grid; the fibre ends in its corner.
          const streets = blocks.map(
            ([[x, y], isEast]) => [[x, y], isEast ? [x + 1, y] : [x, y + 1]] as const,
          );
          const roads = streets.map(([a, b]) =>
            road(at([...a] as [number, number]), at([...b] as [number, number])),
          );
          const fibre = [line([104, 21], [104, 20.9999])];
          const masts = homes.map((home) => place(...at(home)));
          const { trenches, withoutRoad } = trenchesFor(masts, { fibre, fibreNodes: null, roads });
          const key = ([x, y]: readonly number[]) => `${x} ${y}`;
          const straight = (a: readonly number[], b: readonly number[]) =>
            apart(place(...at([a[0]!, a[1]!])), place(...at([b[0]!, b[1]!])));
          const farOver = (ways: readonly (readonly [readonly number[], readonly number[], number])[]) => {
            const far = new Map([['0 0', 0]]);
            for (let turn = 0; turn < 30; turn++)
              for (const [a, b, own] of ways)
                for (const [one, other] of [
                  [a, b],
                  [b, a],
                ] as const)
                  if (far.has(key(one)))
                    far.set(key(other), Math.min(far.get(key(other)) ?? Infinity, far.get(key(one))! + own));
            return far;
          };
          const alongRoads = streets.map(([a, b]) => [a, b, straight(a, b)] as const);
          const besideRoads = [[0, 0], ...homes].flatMap((a) =>
            homes.map((b) => [a, b, DETOUR * straight(a, b)] as const),
          );
          const far = farOver([...alongRoads, ...besideRoads]);
          const byRoad = farOver(alongRoads);
          const isOnRoad = (home: readonly number[]) =>
            streets.some((ends) => ends.some((end) => key(end) === key(home)));
          if (!homes.every(isOnRoad) || trenches.length > 12) return;
          const off = homes.filter(
            (home) =>
              byRoad.get(key(home)) === undefined || !streets.some((s) => s.some((e) => key(e) === '0 0')),
          );
          expect(withoutRoad).toBe(off.length);
          homes.forEach((home, i) => {
            expect(Math.abs(leastJoining({ trenches }, [i + 1]) - far.get(key(home))!)).toBeLessThan(2);
          });
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** A plain at 100 m with a wall from south to north at 104.1° E. */
const wall = (height: number): ElevationGrid => {
  const [columns, rows] = [201, 21];
  const heights = new Int16Array(columns * rows).fill(100);
  for (let r = 0; r < rows; r++) heights[r * columns + 100] = height;
  return { west: 104, north: 21.01, stepLon: 0.001, stepLat: 0.001, columns, rows, heights } as ElevationGrid;
};
const terrainOf = (height: number): Dataset['terrain'] =>
  ({ ground: [wall(height)], canopy: [], surface: [] }) as unknown as Dataset['terrain'];
const CHOICES = { canopyMeters: 0 };
const groundOf = (height: number) => new Ground(terrainOf(height)!, radioSettingsOf(CHOICES));
const end = (lon: number, heightMeters = 40) => ({ lon, lat: 21, heightMeters });

/** Land of a kind, as a box. */
const land = (west: number, south: number, east: number, north: number, rest: Partial<Restriction>) => ({
  geometry: packPolygons([
    [
      [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    ],
  ]),
  records: [
    {
      ...{ kind: 'defence', kindAsWritten: null, name: null, permittedBy: null, months: null },
      ...{ isBarred: true, sourceId: 'r', row: 1, ...rest },
    } as Restriction,
  ],
});

describe('trenches and restricted land', () => {
  // Fibre in the south, masts 11 km north of it; barred land lies across the straight way to P and not to Q.
  const fibre = [line([103.9, 21], [104.1, 21])];
  const [p, q] = [place(104, 21.1), place(104.03, 21.1)];
  const bars = (box: ReturnType<typeof land>) => {
    const on = new LandOnWay({ restrictions: [box] } as unknown as Dataset);
    return (a: Spot, b: Spot) => on.meets(a, b, ({ isBarred }) => isBarred !== false);
  };
  const barred = land(103.99, 21.04, 104.01, 21.06, {});

  it('lead around land where nobody may build, by another mast or by road', () => {
    const around = { fibre, fibreNodes: null, roads: [] };
    const over = trenchesFor([p, q], around, bars(barred));
    expect(over.trenches.map(({ ends }) => ends.join()).sort()).toEqual(['0,2', '1,2']);
    expect(leastJoining(over, [1])).toBeCloseTo(DETOUR * (apart(q, place(104.03, 21)) + apart(q, p)), -1);
    expect(over.withoutWay).toBe(0);
    const roads = [road([104, 21.1], [103.98, 21.1], [103.98, 21])];
    const driven = trenchesFor([p], { ...around, roads }, bars(barred));
    const along = apart(p, place(103.98, 21.1)) + apart(place(103.98, 21.1), place(103.98, 21));
    expect(Math.abs(leastJoining(driven, [1]) - along)).toBeLessThan(2);
    const alone = trenchesFor([p], around, bars(barred));
    expect([alone.trenches, alone.withoutWay]).toEqual([[], 1]);
  });

  it('every trench meets no barred land at any place, told by places on its way', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 20 })), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 15 }), fc.nat(6), fc.nat(6)),
        (spots, [x, y, wide, high]) => {
          const at = (k: number, from: number) => from + k * 0.005;
          const [west, south] = [at(x, 103.95), at(y, 21)];
          const [east, north] = [west + 0.001 + wide * 0.005, south + 0.001 + high * 0.005];
          const masts = spots.map(([a, b]) => place(at(a, 103.95), at(b, 21)));
          const roads = [road([103.95, 21.0003], [104.05, 21.1]), road([104.05, 21.0003], [103.95, 21.1])];
          const isBarred = bars(land(west, south, east, north, {}));
          const { trenches } = trenchesFor(masts, { fibre, fibreNodes: null, roads }, isBarred);
          for (const { path, meters, offRoadMeters } of trenches) {
            let own = 0;
            for (let i = 2; i < path.length; i += 2) {
              const [a, b] = [place(path[i - 2]!, path[i - 1]!), place(path[i]!, path[i + 1]!)];
              own += apart(a, b);
              const steps = Math.ceil(apart(a, b) / 100) || 1;
              for (let k = 0; k <= steps; k++) {
                const lon = a.lon + ((b.lon - a.lon) * k) / steps;
                const lat = a.lat + ((b.lat - a.lat) * k) / steps;
                // By 30 m inside: less may lie between two looks.
                const inside =
                  lon > west + 0.0003 && lon < east - 0.0003 && lat > south + 0.0003 && lat < north - 0.0003;
                expect(inside).toBe(false);
              }
            }
            // The way that is drawn is as long as what is told of it.
            expect(Math.abs(meters - offRoadMeters + offRoadMeters / DETOUR - own)).toBeLessThan(1);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('hops', () => {
  it('see each other where ground, the Earth and 0.6 of the Fresnel zone leave sight', () => {
    // 10 km: in the middle the Earth rises 1.5 m and the zone is 10.4 m wide at 7 GHz: 6.2 m of it.
    expect(seesEachOther(groundOf(100), end(104.052), end(104.148))).toBe(true);
    expect(seesEachOther(groundOf(131), end(104.052), end(104.148))).toBe(true);
    expect(seesEachOther(groundOf(134), end(104.052), end(104.148))).toBe(false);
    // Half of the way lies on no terrain.
    expect(seesEachOther(groundOf(100), end(104.15), end(104.25))).toBe(false);
  });

  it('go to the nearest end with fibre that is seen, else over masts that see one', () => {
    // The wall parts fibre in the east from A; B stands on the wall and sees both.
    const masts = [end(104.06), { ...end(104.1), heightMeters: 40 }];
    const { toFed, between } = hopsFor(masts, () => false, [end(104.14), end(104.19)], groundOf(300));
    expect(toFed).toEqual([-1, 0]);
    expect(between).toEqual([[0, 1]]);
    // A mast whose price holds its feed hands on without a hop of its own.
    expect(hopsFor(masts, (i) => i === 1, [], groundOf(300))).toEqual({ toFed: [-1, -1], between: [[0, 1]] });
  });

  it('between masts are told once each, in the order of the masts', () => {
    // Nobody sees fibre: each hops to all others, whichever is the nearest.
    const masts = [end(104.09), end(104.06), end(104.07), end(104.055)];
    expect(hopsFor(masts, () => false, [], groundOf(100)).between).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
    ]);
  });
});

const site = (code: string, lon: number, lat: number): Site => ({
  ...{ code, operator: 'viettel', technologies: ['4G'], lon, lat, heightMeters: 40 },
  ...{ devices: 1, radios: [], sourceId: 's', row: 1 },
});
const MILLION = 1_000_000;
const kmPrice = { low: 100 * MILLION, mid: 100 * MILLION, high: 100 * MILLION };
const hopPrice = { low: 300 * MILLION, mid: 300 * MILLION, high: 300 * MILLION };
const costs = {
  fibreKm: kmPrice,
  hop: hopPrice,
  mast: { low: 1000 * MILLION, mid: 1000 * MILLION, high: 1000 * MILLION },
};

describe('a plan that pays for feeds', () => {
  /*
   * Fibre runs along 21.0° N. Places P (104.05) and Q (104.06) lie 11.1 km north of it, 1 km apart; no roads. A trench to
   * one is 1.4 x 11.07 km = 15.5 km: 1,550 million; the other needs 1.45 km more: 145 million.
   */
  const world = (rest: Partial<Dataset> = {}): Dataset =>
    openVillages(
      [
        { at: [104.05, 21.1], households: 30 },
        { at: [104.06, 21.1], households: 20 },
      ],
      {
        communes: communeRow(['A']),
        candidates: [
          candidate('P', 104.05, 21.1, { radiusMeters: 300, costVnd: null }),
          candidate('Q', 104.06, 21.1, { radiusMeters: 300, costVnd: null }),
        ],
        fibre: [line([103.9, 21], [104.2, 21])],
        ...rest,
      },
    );
  const planned = async (request: Partial<PlanRequest>, rest: Partial<Dataset> = {}): Promise<Plan> => {
    const dataset = world(rest);
    const findings = await analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
    const weights = DEFAULT_SETTINGS.priorityWeights;
    const asked = { budgetVnd: 4000 * MILLION, seed: 1, weights, asOf: '2026-09-30', costs, ...request };
    const plan = await planWorks(dataset, findings, asked);
    if (!plan.ok) throw new Error(JSON.stringify(plan.refusal));
    return plan.value;
  };
  const ids = ({ chosen }: Plan) => chosen.map(({ id }) => id).sort();
  const codes = ({ assumptions }: Plan) =>
    assumptions.map(({ code }) => code).filter((code) => code.startsWith('feed'));

  it('counts a trench that two masts share once, and tells whose it is', async () => {
    const plan = await planned({});
    expect(plan).toMatchObject({ newHouseholds: 50, proven: true });
    const [p, q] = ['P', 'Q'].map((id) => plan.chosen.find((work) => work.id === id)!);
    const trenches = plan.chosen.filter(({ kind }) => kind === 'fibre');
    expect(trenches).toHaveLength(2);
    const meters = trenches.reduce((sum, { fibreMeters }) => sum + fibreMeters!, 0);
    const expected =
      DETOUR *
      (apart(place(104.05, 21), place(104.05, 21.1)) + apart(place(104.05, 21.1), place(104.06, 21.1)));
    expect(Math.abs(meters - expected)).toBeLessThan(50);
    expect(plan.totalCostVnd).toBe(2000 * MILLION + trenches.reduce((sum, { costVnd }) => sum + costVnd, 0));
    expect(Math.abs(plan.totalCostVnd - 2000 * MILLION - meters * 100_000)).toBeLessThan(2);
    expect(plan.feeds).toMatchObject({ trenches: 2, hops: 0 });
    const [first, second] = p!.feed!.fibreMeters! < q!.feed!.fibreMeters! ? [p!, q!] : [q!, p!];
    expect(first.feed).toMatchObject({ by: 'fibre', from: null, isEstimated: true });
    expect(first.feed!.sharedMeters).toBe(first.feed!.fibreMeters);
    expect(second.feed!.sharedMeters).toBe(first.feed!.fibreMeters);
    expect(second.feed!.fibreMeters).toBeCloseTo(meters, 3);
    expect(second.needs).toEqual(expect.arrayContaining(trenches.map(({ id }) => id)));
    expect(codes(plan)).toEqual(['feedCounted', 'feedTapAnywhere', 'feedStraight', 'feedNoSight']);
  });

  it('shares the trench up to where roads part; each is told at a mast that it leads to', async () => {
    const roads = [
      road([104.055, 21], [104.055, 21.09]),
      road([104.055, 21.09], [104.05, 21.1]),
      road([104.055, 21.09], [104.06, 21.1]),
    ];
    const plan = await planned({}, { roads });
    const trenches = plan.chosen.filter(({ kind }) => kind === 'fibre');
    const lengths = trenches.map(({ fibreMeters }) => fibreMeters!).sort((a, b) => b - a);
    const parting = place(104.055, 21.09);
    const [trunk, branch] = [apart(place(104.055, 21), parting), apart(parting, place(104.05, 21.1))];
    expect(lengths).toEqual([Math.round(trunk), Math.round(branch), Math.round(branch)]);
    const masts = plan.chosen.filter(({ kind }) => kind === 'mast');
    for (const { feed } of masts)
      expect(feed).toMatchObject({
        ...{
          by: 'fibre',
          fibreMeters: lengths[0]! + lengths[1]!,
          sharedMeters: lengths[0],
          isEstimated: false,
        },
      });
    const places = masts.map(({ lon, lat }) => [lon, lat]);
    for (const { lon, lat } of trenches) expect(places).toContainEqual([lon, lat]);
    const branches = trenches.filter(({ fibreMeters }) => fibreMeters === lengths[1]);
    expect(branches.map(({ lon }) => lon).sort()).toEqual([104.05, 104.06]);
  });

  it('is proved at any money, where roads part too, and serves no less for more', async () => {
    const roads = [
      road([104.055, 21], [104.055, 21.09]),
      road([104.055, 21.09], [104.05, 21.1]),
      road([104.055, 21.09], [104.06, 21.1]),
    ];
    let before = 0;
    for (let millions = 2200; millions <= 3600; millions += 200) {
      const plan = await planned({ budgetVnd: millions * MILLION }, { roads });
      expect(plan.proven).toBe(true);
      expect(plan.objective).toBeGreaterThanOrEqual(before);
      for (const { kind, feed } of plan.chosen)
        if (kind === 'mast') expect(feed).toMatchObject({ by: 'fibre' });
      before = plan.objective;
    }
    expect(before).toBe(50);
  });

  it('takes the mast that its feed leaves money for, and refuses money below mast and feed', async () => {
    expect(ids(await planned({ budgetVnd: 2600 * MILLION }))).toEqual(['CQ-001', 'P']);
    // More money buys the other too, with the short way that is left to it.
    const { curve } = await planned({ budgetVnd: 2600 * MILLION });
    expect(curve.map(({ works, newHouseholds }) => [works, newHouseholds])).toEqual([
      [0, 0],
      [2, 30],
      [4, 50],
    ]);
    expect(curve.map(({ budgetVnd }) => Math.round(budgetVnd / (10 * MILLION)) / 100)).toEqual([
      0, 2.55, 3.7,
    ]);
    // What is proven of the plan's money bounds the curve up to it.
    const held = await planned({ budgetVnd: 3600 * MILLION });
    expect([held.upperBound, held.newHouseholds]).toEqual([30, 30]);
    expect(held.curve.map(({ upperBound }) => upperBound).slice(0, 2)).toEqual([0, 30]);
    await expect(planned({ budgetVnd: 1200 * MILLION })).rejects.toThrow('plan-budget-below-cheapest');
    await expect(planned({ budgetVnd: 3000 * MILLION, lock: ['P', 'Q'] })).rejects.toThrow(
      'plan-locked-above-budget',
    );
  });

  it('hops where sight is cheaper than a trench, over another mast if need be', async () => {
    const around = {
      terrain: terrainOf(100),
      candidates: [
        candidate('P', 104.05, 21, { radiusMeters: 300, costVnd: null }),
        candidate('Q', 104.06, 21, { radiusMeters: 300, costVnd: null }),
      ],
      fibre: [line([104.15, 21.2], [104.2, 21.2])],
      fibreNodes: null,
      sites: [site('T', 104.15, 21)],
      villages: openVillages(
        [
          { at: [104.05, 21], households: 30 },
          { at: [104.06, 21], households: 20 },
        ],
        {},
      ).villages,
    };
    const asked: Partial<PlanRequest> = {
      ...{ reach: 'disc', feedMeters: 30_000, budgetVnd: 9000 * MILLION },
      radio: { choices: CHOICES, technologies: ['4G'] },
    };
    const plan = await planned(asked, around);
    expect(plan.newHouseholds).toBe(50);
    // One hop, and 1.04 km times the factor from one mast to the other: less than a second hop.
    expect(plan.chosen.map(({ kind }) => kind).sort()).toEqual(['fibre', 'hop', 'mast', 'mast']);
    const trench = plan.chosen.find(({ kind }) => kind === 'fibre')!;
    expect(plan.totalCostVnd).toBe(2300 * MILLION + trench.costVnd);
    expect(trench.costVnd).toBeLessThan(150 * MILLION);
    const fed = plan.chosen.filter(({ kind }) => kind === 'mast').map(({ id, feed }) => ({ id, ...feed! }));
    const hopped = fed.find(({ by }) => by === 'hop')!;
    const dug = fed.find(({ by }) => by === 'fibre')!;
    expect([hopped.from, dug.from]).toEqual(['T', hopped.id]);
    // Two hops where a kilometre of fibre is dear.
    const dear = { ...costs, fibreKm: { low: 0, mid: 1000 * MILLION, high: 1000 * MILLION } };
    const hops = await planned({ ...asked, costs: dear }, around);
    expect(hops.chosen.map(({ kind }) => kind).sort()).toEqual(['hop', 'hop', 'mast', 'mast']);
    expect(hops.totalCostVnd).toBe(2600 * MILLION);
    expect(codes(plan)).toContain('feedHops');
  });

  it('keeps a stated cost unless the feed is said to come on top', async () => {
    const stated = {
      candidates: [candidate('P', 104.05, 21.1, { radiusMeters: 300, costVnd: 1000 * MILLION })],
    };
    const kept = await planned({}, stated);
    expect([ids(kept), kept.totalCostVnd, kept.feeds]).toEqual([['P'], 1000 * MILLION, null]);
    expect(kept.chosen[0]!.feed).toMatchObject({ by: 'stated', fibreMeters: null });
    expect(codes(kept)).toEqual(['feedStated']);
    const onTop = await planned({ backhaul: 'on-top' }, stated);
    expect(ids(onTop)).toEqual(['CQ-001', 'P']);
    const without = await planned({ backhaul: 'not-counted' }, stated);
    expect([ids(without), codes(without), without.chosen[0]!.feed]).toEqual([['P'], [], undefined]);
    expect('hop' in without.costs).toBe(false);
  });

  it('bars and delays trenches by the land that they lead over, and frees what a decided mast stands on', async () => {
    const forest = (rest: Partial<Restriction>) => ({
      restrictions: [{ ...land(104, 21.04, 104.2, 21.06, rest), id: 'r', sourceId: 'r', asOf: null }],
    });
    const permit = { isBarred: false, permittedBy: 'UBND tỉnh', months: 14 };
    const waits = await planned({ years: 3 }, forest(permit) as unknown as Partial<Dataset>);
    const trench = waits.chosen.find(({ permits }) => permits.length)!;
    expect([trench.kind, trench.permits[0]!.months]).toEqual(['fibre', 14]);
    // Asked for on 30/9/2026, there in November 2027: nothing that hangs on it stands in 2027.
    for (const { year } of waits.chosen) expect(year).toBeGreaterThanOrEqual(2028);
    expect(waits.restricted).toMatchObject([{ id: trench.id, isBarred: false, isChosen: true }]);
    const none = await planned({}, forest({ isBarred: true }) as unknown as Partial<Dataset>);
    expect([none.chosen, none.assumptions.find(({ code }) => code === 'feedLand')!.context]).toEqual([
      [],
      { meters: 20, count: 2 },
    ]);
    const under = {
      restrictions: [{ ...land(104, 21.04, 104.2, 21.2, {}), id: 'r', sourceId: 'r', asOf: null }],
    };
    const decided = await planned({ lock: ['P'] }, under as unknown as Partial<Dataset>);
    expect(decided.chosen.map(({ kind }) => kind).sort()).toEqual(['fibre', 'mast']);
    expect(codes(decided)).toContain('feedLand');
  });

  it('tells of a mast that stands for others whom it feeds, and who pays by them', async () => {
    // P alone sees the fed site over the wall; nobody lives by it.
    const around = {
      terrain: terrainOf(300),
      candidates: [
        candidate('P', 104.1, 21, { radiusMeters: 300, costVnd: null }),
        candidate('Q', 104.06, 21, { radiusMeters: 300, costVnd: null }),
      ],
      fibre: [line([104.15, 21.9], [104.2, 21.9])],
      sites: [site('T', 104.15, 21)],
      villages: openVillages([{ at: [104.06, 21], households: 20 }], {}).villages,
    };
    const plan = await planned(
      {
        ...{ reach: 'disc', feedMeters: 200_000, budgetVnd: 9000 * MILLION },
        radio: { choices: CHOICES, technologies: ['4G'] },
      },
      around,
    );
    const [relay, home] = ['P', 'Q'].map((id) => plan.chosen.find((work) => work.id === id)!);
    expect([relay!.villages, relay!.usedBy]).toEqual([[], ['Q']]);
    expect([home!.usedBy, home!.villages]).toEqual([undefined, [0]]);
    expect(relay!.fund).toBe(home!.fund);
    expect(plan.chosen.filter(({ kind }) => kind === 'hop').map(({ usedBy }) => usedBy)).toEqual([
      ['P', 'Q'],
      ['Q'],
    ]);
  });

  it('without any fibre layer says that the feed is not known, and changes no cost', async () => {
    const plan = await planned({}, { fibre: emptyDataset.fibre, fibreNodes: null });
    expect([ids(plan), plan.totalCostVnd]).toEqual([['P', 'Q'], 2000 * MILLION]);
    expect(plan.chosen.map(({ feed }) => feed!.by)).toEqual(['unknown', 'unknown']);
    expect(codes(plan)).toEqual(['feedUnknown']);
  });

  it('stands year by year with its feed, each work paid by those whom it feeds', async () => {
    const plan = await planned({ years: 2 });
    const year = new Map(plan.chosen.map((work) => [work.id, work.year!]));
    for (const { id, needs } of plan.chosen)
      for (const other of needs) expect(year.get(other)!).toBeLessThanOrEqual(year.get(id)!);
    expect(plan.years.map(({ costVnd }) => costVnd).reduce((a, b) => a + b)).toBe(plan.totalCostVnd);
    const funds = new Set(plan.chosen.map(({ fund }) => fund));
    expect(funds.size).toBe(1);
  });
});
