import fc from 'fast-check';
import { expect, it } from 'vitest';
import { box, communeRow, coverage, emptyDataset, village } from '../../../test/support/datasets.ts';
import { analyze } from '../../analysis/analyze.ts';
import { findResilience } from '../../analysis/resilience/resilience.ts';
import { servedPlaces, structuresOf } from '../../analysis/resilience/signals.ts';
import { NearestLine } from '../../geometry/lines/nearest-line.ts';
import { packLines, packPolygons } from '../../geometry/packed/pack.ts';
import type { Dataset } from '../../model/dataset.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import { planWorks, type PlanRequest } from '../plan.ts';
import { findSecondWays } from './second-ways.ts';

const whole = packPolygons([[[box(104, 21, 104.2, 21.1)]]]);
const west = packPolygons([[[box(104, 21, 104.05, 21.1)]]]);
const FIBRE_KM = { low: 5, mid: 100, high: 200 };
const HOP_COST = { low: 1, mid: 2, high: 3 };
const REACHES = { feedMeters: 3000, mastMeters: 9000 };

type Point = [number, number];
const provinceOf = (
  homes: readonly { at: Point; households: number }[],
  masts: readonly { at: Point; operator: string }[],
  cables: readonly (readonly [Point, Point])[],
): Dataset => ({
  ...emptyDataset,
  communes: communeRow(['A', 'B']),
  villages: {
    records: homes.map(({ at, households }, v) =>
      village(`v${v}`, at[0] < 104.1 ? 'A' : 'B', { population: 4 * households, households }),
    ),
    centres: Float64Array.from(homes.flatMap(({ at }) => at)),
    polygons: null,
  },
  coverage: [coverage('viettel', whole), coverage('vinaphone', west), coverage('mobifone', west)],
  sites: masts.map(({ at: [lon, lat], operator }, k) => ({
    ...{ code: `M${k}`, operator, technologies: ['4G' as const], lon, lat, heightMeters: null },
    ...{ devices: 1, radios: [], sourceId: 'tram', row: 1 },
  })),
  fibre: [
    {
      ...{ id: 'cap', sourceId: 'cap', operator: null, asOf: null },
      geometry: packLines(cables.map((cable) => [[...cable]])),
    },
  ],
});
const analysed = (dataset: Dataset) => analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });

it('is the cheapest for a household of all masts and sections, as losing the section tells before and after', async () => {
  const spot = fc.tuple(fc.integer({ min: 0, max: 19 }), fc.integer({ min: 0, max: 9 }));
  const place = ([x, y]: Point): Point => [104.005 + x / 100, 21.005 + y / 100];
  const mast = fc.record({ at: spot, operator: fc.constantFrom('viettel', 'vinaphone', 'mobifone') });
  let offered = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ at: spot, households: fc.integer({ min: 1, max: 50 }) }), {
        minLength: 1,
        maxLength: 12,
      }),
      fc.array(mast, { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(spot, spot), { minLength: 1, maxLength: 4 }),
      async (homes, masts, cables) => {
        const dataset = provinceOf(
          homes.map(({ at, households }) => ({ at: place(at), households })),
          masts.map(({ at, operator }) => ({ at: place(at), operator })),
          cables.map(([a, b]) => [place(a), place(b)] as const),
        );
        const findings = await analysed(dataset);
        const resilience = findResilience(dataset, findings, REACHES);
        const ways = findSecondWays(dataset, findings, resilience, { fibreKm: FIBRE_KM, hop: HOP_COST });
        const { structures, ofSite } = structuresOf(dataset, REACHES);
        const places = servedPlaces(dataset, findings, ofSite, REACHES);
        const lines = cables.map(([a, b]) => packLines([[[place(a), place(b)]]]));
        const touch = (i: number, k: number): boolean => {
          const near = (line: number, other: number) =>
            [0, 1].some((end) => {
              const [lon, lat] = place(cables[other]![end]!);
              return new NearestLine([lines[line]!]).find(lon, lat).distanceMeters <= 10;
            });
          return near(i, k) || near(k, i);
        };
        /** Households of a commune without any signal when a section is lost; one mast may have a second feed. */
        const lost = (commune: number, section: string, second: number) =>
          places
            .filter(({ village: v }) => findings.villageCommune[v] === commune)
            .filter((one) =>
              one.structures.every((s) => s >= 0 && s !== second && structures[s]!.fibre === section),
            )
            .reduce((sum, { households }) => sum + households, 0);
        for (const { commune, kind, element } of resilience.losses) {
          if (kind !== 'fibre' || element === null) continue;
          const own = Number(element.split('/')[1]) - 1;
          const prices = structures.flatMap((_, s) => {
            const kept = lost(commune, element, -1) - lost(commune, element, s);
            const { lon, lat } = dataset.sites[ofSite.indexOf(s)]!;
            return cables.flatMap((_cable, k) => {
              if (k === own || touch(own, k) || !kept) return [];
              const { distanceMeters } = new NearestLine([lines[k]!]).find(lon, lat);
              if (distanceMeters > 20_000) return [];
              return [Math.round((FIBRE_KM.mid * Math.round(1.4 * distanceMeters)) / 1000) / kept];
            });
          });
          const way = ways.find((one) => one.commune === commune);
          expect(way === undefined).toBe(prices.length === 0);
          if (!way) continue;
          offered++;
          expect(way.costRange.mid / way.households!).toBeCloseTo(Math.min(...prices), 9);
          expect(way.population).toBe(4 * way.households!);
        }
      },
    ),
    { numRuns: 120 },
  );
  expect(offered).toBeGreaterThan(20);
});

/** Two masts and villages on one cable, another cable 5.5 km north of the first mast; a village in the dark, a candidate. */
const bought = (): Dataset => ({
  ...provinceOf(
    [
      { at: [104.02, 21.02], households: 40 },
      { at: [104.06, 21.02], households: 10 },
      { at: [104.15, 21.05], households: 30 },
    ],
    [
      { at: [104.02, 21.02], operator: 'viettel' },
      { at: [104.06, 21.02], operator: 'viettel' },
    ],
    [
      [
        [104, 21.01],
        [104.1, 21.01],
      ],
      [
        [104, 21.07],
        [104.03, 21.07],
      ],
    ],
  ),
  coverage: [coverage('viettel', packPolygons([[[box(104, 21, 104.1, 21.1)]]]))],
  candidates: [
    {
      ...{ id: 'P', name: null, lon: 104.15, lat: 21.05, heightMeters: null, radiusMeters: 3000 },
      ...{ costVnd: 1_000_000_000, operator: null, sourceId: 'uv', row: 1 },
    },
  ] as Dataset['candidates'],
});
const MILLION = 1_000_000;
const request: PlanRequest = {
  ...{
    budgetVnd: 2000 * MILLION,
    seed: 1,
    weights: DEFAULT_SETTINGS.priorityWeights,
    backhaul: 'not-counted',
  },
  costs: { fibreKm: { low: 50 * MILLION, mid: 100 * MILLION, high: 200 * MILLION } },
};

it('is bought where somebody decides so: it costs, serves nobody new, and says whom it protects', async () => {
  const dataset = bought();
  const findings = await analysed(dataset);
  const plan = async (more: Partial<PlanRequest>) => planWorks(dataset, findings, { ...request, ...more });
  const without = await plan({});
  const held = await plan({ lock: ['DP-A'] });
  if (!without.ok || !held.ok) throw new Error('refused');
  expect(without.value.chosen.map(({ id }) => id)).toEqual(['P']);
  const [way] = held.value.chosen.filter(({ id }) => id === 'DP-A');
  // 0.05° north, 5.5 km, times 1.4.
  expect(way).toMatchObject({ kind: 'fibre', isLocked: true, villages: [] });
  expect(way!.protects).toEqual({ commune: 0, households: 40, population: 160 });
  expect(way!.fibreMeters! / 1.4 / 5536).toBeCloseTo(1, 3);
  expect(held.value.totalCostVnd).toBe(1000 * MILLION + way!.costVnd);
  expect(held.value.newHouseholds).toBe(without.value.newHouseholds);
  // Money for both there is not: what is decided comes first.
  const short = await plan({ lock: ['DP-A'], budgetVnd: 1500 * MILLION });
  expect(short.ok && short.value.chosen.map(({ id }) => id)).toEqual(['DP-A']);
  expect(await plan({ lock: ['DP-A'], budgetVnd: 500 * MILLION })).toMatchObject({
    refusal: { code: 'plan-locked-above-budget' },
  });
  // None is to be had there.
  expect(await plan({ lock: ['DP-B'] })).toMatchObject({ refusal: { code: 'plan-unknown-work' } });
});
