import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverage, emptyDataset, village } from '../../../test/support/datasets.ts';
import { area, datasetOf, layer, place } from '../../../test/support/random-province.ts';
import { packLines, packPolygons } from '../../geometry/packed/pack.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Measurement, Site } from '../../model/network.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../model/project.ts';
import { analyze } from '../analyze.ts';
import { findContradictions } from '../explain/contradictions.ts';
import { findingsOf, NO, UNKNOWN, YES } from '../findings/findings.ts';
import { findOperatorGaps, GAP_KINDS, MEASURED, REPORTED, withoutMasts } from './operator-gaps.ts';

const settings: Settings = { ...DEFAULT_SETTINGS, technologies: ['3G', '4G'] };

async function gapsOf(dataset: Dataset, operator: string) {
  const findings = await analyze(dataset, settings, undefined, { areaShares: false });
  const gaps = findOperatorGaps(dataset, findings, settings, findContradictions(dataset), operator);
  return { findings, gaps, kinds: [...gaps.kind].map((kind) => GAP_KINDS[kind]) };
}

const site = (operator: string, lon: number, lat: number): Site => ({
  code: `${operator}/${lon}`,
  operator,
  technologies: ['4G'],
  lon,
  lat,
  heightMeters: null,
  devices: 1,
  radios: [],
  sourceId: 's',
  row: 1,
});
const silent = (operator: string, lon: number, lat: number): Measurement => ({
  lon,
  lat,
  operator,
  technology: null,
  bandMhz: null,
  rsrpDbm: null,
  service: false,
  accuracyMeters: null,
  downMbps: null,
  upMbps: null,
  samples: null,
  asOf: null,
  sourceId: 'm',
  row: 1,
});

/** Viettel covers a, MobiFone a and b, nobody c; d has no place. A degree of longitude at 21° N is 103.97 km. */
const WORLD: Dataset = {
  ...emptyDataset,
  villages: {
    records: ['a', 'b', 'c', 'd'].map((code) => village(code, null, {})),
    centres: Float64Array.from([104.01, 21, 104.11, 21, 104.21, 21, NaN, NaN]),
    polygons: null,
  },
  coverage: [
    coverage('viettel', packPolygons([[[box(104, 104.05)]]])),
    coverage('mobifone', packPolygons([[[box(104, 104.15)]]])),
  ],
  fibre: [
    {
      id: 'f',
      sourceId: 'f',
      operator: 'mobifone',
      asOf: null,
      geometry: packLines([
        [
          [
            [104.11, 20.9],
            [104.11, 21.1],
          ],
        ],
      ]),
    },
    {
      id: 'g',
      sourceId: 'g',
      operator: 'viettel',
      asOf: null,
      geometry: packLines([
        [
          [
            [104.01, 20.9],
            [104.01, 21.1],
          ],
        ],
      ]),
    },
  ],
  sites: [site('viettel', 104.01, 21), site('mobifone', 104.2, 21)],
};
function box(west: number, east: number): [number, number][] {
  return [
    [west, 20.9],
    [east, 20.9],
    [east, 21.1],
    [west, 21.1],
    [west, 20.9],
  ];
}

describe('what an operator lacks', () => {
  it('keeps what others serve and what nobody serves apart, and measures to its own cable and mast', async () => {
    const { gaps, kinds } = await gapsOf(WORLD, 'viettel');
    expect(kinds).toEqual(['served', 'others', 'nobody', 'unknown']);
    const km = (meters: Float64Array) =>
      [...meters].map((m) => (Number.isNaN(m) ? null : Math.round(m / 100) / 10));
    // The cable of MobiFone runs through b, and its mast stands a kilometre from c: neither is Viettel's own.
    expect(km(gaps.ownFibreMeters)).toEqual([0, 10.4, 20.8, null]);
    expect(km(gaps.ownSiteMeters)).toEqual([0, 10.4, 20.8, null]);
    expect(km(gaps.anySiteMeters)).toEqual([0, 9.4, 1, null]);
    expect([...gaps.siteNear]).toEqual([YES, NO, YES, UNKNOWN]);
  });

  it('has no distance to cable that it does not own, and none to masts where they are withheld', async () => {
    const { gaps } = await gapsOf({ ...WORLD, fibre: WORLD.fibre.slice(0, 1) }, 'viettel');
    expect([...gaps.ownFibreMeters]).toEqual([NaN, NaN, NaN, NaN]);
    expect([...withoutMasts(gaps).anySiteMeters]).toEqual([NaN, NaN, NaN, NaN]);
    expect(withoutMasts(gaps)).toMatchObject({ ownSiteMeters: gaps.ownSiteMeters, siteNear: gaps.siteNear });
  });

  it('tells who speaks against its claims: people, and its own devices inside what it claims', async () => {
    const records = WORLD.villages.records.map((one, v) =>
      v === 0
        ? {
            ...one,
            coverageReports: [
              { operator: 'viettel', technology: null, covered: false, sourceId: 'v', row: 1 },
            ],
          }
        : one,
    ) as Dataset['villages']['records'];
    const disputed: Dataset = {
      ...WORLD,
      villages: { ...WORLD.villages, records },
      measurements: [silent('viettel', 104.012, 21), silent('mobifone', 104.112, 21)],
    };
    expect([...(await gapsOf(disputed, 'viettel')).gaps.contested]).toEqual([REPORTED | MEASURED, 0, 0, 0]);
    expect([...(await gapsOf(disputed, 'mobifone')).gaps.contested]).toEqual([0, MEASURED, 0, 0]);
    // A device that failed beside a cluster far from the centre speaks of its village.
    const xy = Float64Array.of(104.14, 21, NaN, NaN, 104.04, 21);
    const clusters = { village: Int32Array.of(1, 0, 0), xy } as unknown as Dataset['clusters'];
    const beside = { ...WORLD, clusters, measurements: [silent('viettel', 104.042, 21)] };
    expect([...(await gapsOf(beside, 'viettel')).gaps.contested]).toEqual([MEASURED, 0, 0, 0]);
    // Beyond the edge of its own claim, though inside that of another.
    const atEdge = {
      ...{ village: Int32Array.of(0), xy: Float64Array.of(104.049, 21) },
    } as unknown as Dataset['clusters'];
    const beyond = { ...WORLD, clusters: atEdge, measurements: [silent('viettel', 104.0505, 21)] };
    expect([...(await gapsOf(beyond, 'viettel')).gaps.contested]).toEqual([0, 0, 0, 0]);
    // One hole among good service near by is no dispute.
    const good = [104.009, 104.011].map((lon) => ({ ...silent('viettel', lon, 21), service: true }));
    const mostly = { ...WORLD, measurements: [silent('viettel', 104.012, 21), ...good] };
    expect([...(await gapsOf(mostly, 'viettel')).gaps.contested]).toEqual([0, 0, 0, 0]);
    // Where it claims nothing, silence speaks against nobody.
    const outside = { ...WORLD, measurements: [silent('viettel', 104.111, 21)] };
    expect([...(await gapsOf(outside, 'viettel')).gaps.contested]).toEqual([0, 0, 0, 0]);
  });

  it('puts each village into one list, and the lists sum to what the rate leaves over', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(place, { minLength: 1, maxLength: 8 }),
        fc.array(layer, { minLength: 1, maxLength: 4 }),
        fc.array(area, { maxLength: 2 }),
        async (places, layers, depressions) => {
          const dataset = datasetOf(places, layers, depressions);
          const findings = await analyze(dataset, settings, undefined, { areaShares: false });
          for (const operator of findings.operators) {
            const { kind } = findOperatorGaps(dataset, findings, settings, [], operator);
            const count = (name: (typeof GAP_KINDS)[number]) =>
              kind.filter((one) => one === GAP_KINDS.indexOf(name)).length;
            const rate = findings.rates.find(
              (one) => one.measure === 'villages' && one.operator === operator,
            )!;
            expect(count('others') + count('nobody') + count('unclear')).toBe(rate.uncovered);
            expect(count('served')).toBe(rate.covered);
            expect(count('unknown')).toBe(rate.unknown);
            findingsOf(findings, 'any').byRule.forEach((any, v) => {
              if (any === YES) expect(kind[v]).not.toBe(GAP_KINDS.indexOf('nobody'));
            });
          }
        },
      ),
      { numRuns: 80 },
    );
  });
});
