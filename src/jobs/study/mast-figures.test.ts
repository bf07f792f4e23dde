import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, coverage } from '../../../test/support/datasets.ts';
import { datasetOf, place } from '../../../test/support/random-province.ts';
import { analyze } from '../../analysis/analyze.ts';
import { findingsOf, type Findings } from '../../analysis/findings/findings.ts';
import { packPolygons } from '../../geometry/packed/pack.ts';
import type { Dataset } from '../../model/dataset.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../model/project.ts';
import { pointsAround, servedBy, ServiceBefore } from './mast-figures.ts';
import type { Reached } from './study.ts';

type Box = readonly [west: number, south: number, east: number, north: number];
/** Half a hundredth off the raster of places: none lies on an edge. */
const boxes = fc
  .tuple(fc.nat(40), fc.nat(10), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 10 }))
  .map(([x, y, w, h]): Box => [
    103.995 + x / 100,
    20.995 + y / 100,
    103.995 + (x + w) / 100,
    20.995 + (y + h) / 100,
  ]);
const meet = (a: Box, b: Box): Box => [
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
  Math.min(a[2], b[2]),
  Math.min(a[3], b[3]),
];
const holds = ([west, south, east, north]: Box, lon: number, lat: number): boolean =>
  lon > west && lon < east && lat > south && lat < north;
const layerOf = (all: readonly Box[]): Dataset['coverage'] => [
  coverage(
    'viettel',
    packPolygons(all.filter(([w, s, e, n]) => e > w && n > s).map((one) => [[box(...one)]])),
  ),
];
const rules = fc.constantFrom('auto' as const, 'clusters' as const, 'centre' as const);

/** Sums over villages by whole analyses: those that gain, or have, something. */
function reachedOf(
  findings: Findings,
  touched: (v: number) => boolean,
  of: (v: number, key: 'Population' | 'Households') => number,
): Reached {
  const villages = [...findings.counts.population.keys()].filter(touched);
  const sum = (key: 'Population' | 'Households'): number | null => {
    const known = villages.map((v) => of(v, key)).filter((value) => !Number.isNaN(value));
    return villages.length && !known.length ? null : known.reduce((a, b) => a + b, 0);
  };
  return { population: sum('Population'), households: sum('Households'), villages: villages.length };
}

describe('figures of a mast', () => {
  it('are the difference that coverage where it serves makes to the whole analysis', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(place, { minLength: 1, maxLength: 8 }),
        fc.array(boxes, { minLength: 1, maxLength: 2 }),
        boxes,
        boxes,
        rules,
        async (places, declared, bareBox, other, villageShare) => {
          const canopyBox = meet(bareBox, other);
          const settings: Settings = { ...DEFAULT_SETTINGS, villageShare };
          const dataset: Dataset = { ...datasetOf(places, []), coverage: layerOf(declared) };
          const analysed = async (all: readonly Box[]): Promise<Findings> =>
            analyze({ ...dataset, coverage: layerOf(all) }, settings, {}, { areaShares: false });
          const findings = await analysed(declared);
          const before = findingsOf(findings, 'any');
          const service = new ServiceBefore(dataset, findings, before, villageShare);
          const xy = service.points.grid.points;
          const served = Uint8Array.from({ length: xy.length / 2 }, (_, i) =>
            holds(canopyBox, xy[2 * i]!, xy[2 * i + 1]!)
              ? 2
              : holds(bareBox, xy[2 * i]!, xy[2 * i + 1]!)
                ? 1
                : 0,
          );
          const figures = service.figures(served);

          const newly = async (own: Box) => {
            const after = findingsOf(await analysed([...declared, own]), 'any');
            const gains = (v: number) => after.populationShare[v]! > before.populationShare[v]!;
            return {
              gains,
              told: reachedOf(
                findings,
                gains,
                (v, key) => before[`uncovered${key}`][v]! - after[`uncovered${key}`][v]!,
              ),
            };
          };
          const already = async (own: Box) => {
            const both = findingsOf(await analysed(declared.map((one) => meet(one, own))), 'any');
            const has = (v: number) => both.populationShare[v]! > 0;
            return reachedOf(findings, has, (v, key) => {
              const counts = key === 'Population' ? findings.counts.population : findings.counts.households;
              return counts[v]! - both[`uncovered${key}`][v]!;
            });
          };
          const [bare, canopy] = [await newly(bareBox), await newly(canopyBox)];
          expect(figures.newly).toEqual({ bare: bare.told, canopy: canopy.told });
          expect(figures.already).toEqual({ bare: await already(bareBox), canopy: await already(canopyBox) });
          expect(figures.villages.map(({ village }) => village).sort((a, b) => a - b)).toEqual(
            places.map((_, v) => v).filter(bare.gains),
          );
          figures.villages.forEach(({ village, served: how, population }, at) => {
            expect(how).toBe(canopy.gains(village) ? 'both' : 'bare-only');
            const next = figures.villages[at + 1];
            if (next) expect(population ?? -1).toBeGreaterThanOrEqual(next.population ?? -1);
          });
          expect([figures.unknownBefore, figures.withoutTerrain]).toEqual([0, 0]);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('tell of villages of unknown service, and of places without terrain', async () => {
    const at = { households: 10, located: true, y: 21.05, clusters: [], commune: 'A' as const };
    const dataset = datasetOf(
      [
        { ...at, population: 40, x: 104.05 },
        { ...at, population: 50, x: 104.15 },
      ],
      [],
    );
    const findings = await analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
    const service = new ServiceBefore(dataset, findings, findingsOf(findings, 'any'), 'auto');
    // Without any source nothing is known; one is served now, of the other nothing can be said.
    expect(service.figures(Uint8Array.of(2, 3))).toMatchObject({ unknownBefore: 1, withoutTerrain: 1 });
  });

  it('ask of the places within 30 km each way: clusters where there are some, else the centre', async () => {
    const far = { population: 4, households: 1, located: true, commune: 'A' as const };
    const dataset = datasetOf(
      [
        { ...far, x: 104.05, y: 21.05, clusters: [] },
        { ...far, x: 104.05, y: 21.6, clusters: [] },
        { ...far, x: 104.6, y: 21.05, clusters: [] },
        { ...far, x: 104.05, y: 21.05, clusters: [{ x: 104.06, y: 21.05, population: 4, households: 1 }] },
      ],
      [],
    );
    const findings = await analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
    const of = (rule: 'auto' | 'clusters' | 'centre') =>
      pointsAround(new ServiceBefore(dataset, findings, findingsOf(findings, 'any'), rule), 104.05, 21.05);
    expect([of('auto'), of('clusters'), of('centre')]).toEqual([[0, 4], [4], [0, 3]]);
    // Every centre and every cluster has its place in the answer, with and without a mast.
    const service = new ServiceBefore(dataset, findings, findingsOf(findings, 'any'), 'auto');
    const calibration = { settings: {} } as unknown as Parameters<typeof servedBy>[3];
    expect((await servedBy(service, {} as never, [], calibration, {})).served).toEqual(new Uint8Array(5));
  });
});

it('the points that tell the people of a village are its clusters where the rule looks at them, else its centre', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 8 }), rules, async (places, villageShare) => {
      const dataset: Dataset = { ...datasetOf(places, []), coverage: layerOf([]) };
      const findings = await analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
      const service = new ServiceBefore(dataset, findings, findingsOf(findings, 'any'), villageShare);
      const { villages, grid } = service.points;
      const clusters = dataset.clusters?.village ?? new Int32Array(0);
      const asked = service.asked();
      for (let v = 0; v < villages; v++) {
        const own = [...clusters.keys()].filter((k) => clusters[k] === v).map((k) => villages + k);
        const byClusters = villageShare === 'clusters' || (villageShare === 'auto' && own.length > 0);
        const expected = byClusters ? own : [v];
        expect(asked.filter((point) => point === v || own.includes(point)).sort((a, b) => a - b)).toEqual(
          expected,
        );
      }
      expect(new Set(asked).size).toBe(asked.length);
      expect(asked.every((point) => point < grid.points.length / 2)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
