import { describe, expect, it } from 'vitest';
import { box, communeRow, coverage, emptyDataset, village } from '../../test/support/datasets.ts';
import { packLines, packPolygons } from '../geometry/pack.ts';
import { geodesicDistanceMeters } from '../geometry/ellipsoid.ts';
import type { Dataset } from '../model/dataset.ts';
import { DEFAULT_SETTINGS, type Settings } from '../model/project.ts';
import { SERVICE_STATES } from '../model/service.ts';
import { analyze } from './analyze.ts';
import { explainVillage } from './explain.ts';
import { findingsOf, NO, UNKNOWN, YES } from './findings.ts';

/*
 * Two communes A and B side by side, C without villages.
 * A: v1 in Viettel's box with three clusters (60 and 20 people inside, 20 outside);
 *    v2 outside everything, no clusters; v3 without location.
 * B: v4 in VinaPhone's box only, without a count. Outside any commune: v5, covered by nobody.
 */
const layers = {
  viettel: packPolygons([[[box(104.01, 21.01, 104.05, 21.05)]]]),
  vinaphone: packPolygons([[[box(104.11, 21.01, 104.15, 21.05)]]]),
};
const dataset: Dataset = {
  ...emptyDataset,
  communes: communeRow(['A', 'B', 'C']),
  villages: {
    records: [
      village('v1', 'A', { population: 101, households: 21, fibrePassed: 10, fibreSubscribed: 4 }),
      village('v2', 'A', { population: 50, households: 10 }),
      village('v3', 'A', { population: 30, households: 6, fibrePassed: 1 }),
      village('v4', 'B'),
      village('v5', null, { population: 7, households: 2 }),
    ],
    centres: Float64Array.of(104.02, 21.02, 104.08, 21.08, NaN, NaN, 104.12, 21.02, 104.9, 21.9),
    polygons: null,
  },
  clusters: {
    village: Int32Array.of(0, 0, 0),
    xy: Float64Array.of(104.02, 21.02, 104.03, 21.03, 104.07, 21.07),
    population: Float64Array.of(60, 20, 20),
    households: Float64Array.of(10, NaN, 5),
  },
  coverage: [
    coverage('viettel', layers.viettel),
    coverage('vinaphone', layers.vinaphone),
    coverage('viettel', packPolygons([[[box(103, 20, 106, 23)]]]), { technology: '3G' }),
    coverage('unspecified', packPolygons([[[box(103, 20, 106, 23)]]])),
  ],
  fibre: [
    {
      id: 'f',
      sourceId: 'f',
      operator: null,
      asOf: null,
      geometry: packLines([
        [
          [
            [104, 21.0215],
            [105, 21.0215],
          ],
        ],
      ]),
    },
  ],
  depressions: [
    {
      sourceId: 'd',
      asOf: null,
      geometry: packPolygons([
        [[box(104.025, 21.025, 104.035, 21.035)]],
        [[box(104.02, 21.022, 104.035, 21.035)]],
      ]),
    },
  ],
  sites: [
    {
      code: 'S1',
      operator: 'viettel',
      technologies: ['4G'],
      lon: 104.02,
      lat: 21.03,
      heightMeters: null,
      devices: 1,
      sourceId: 's',
      row: 2,
    },
  ],
  measurements: [
    {
      lon: 104.021,
      lat: 21.02,
      operator: 'viettel',
      technology: '4G',
      rsrpDbm: null,
      service: false,
      asOf: null,
      sourceId: 'm',
      row: 2,
    },
    {
      lon: 104.5,
      lat: 21.02,
      operator: 'viettel',
      technology: '4G',
      rsrpDbm: null,
      service: false,
      asOf: null,
      sourceId: 'm',
      row: 3,
    },
  ],
};

const rateOf = async (settings: Settings, measure: string, operator = 'any'): Promise<object> => {
  const { rates } = await analyze(dataset, settings);
  return rates.find((rate) => rate.measure === measure && rate.operator === operator)!;
};

describe('state of service, worked by hand', () => {
  it('keeps operators in play apart from coverage that does not count', async () => {
    const findings = await analyze(dataset, DEFAULT_SETTINGS);
    expect(findings.operators).toEqual(['viettel', 'vinaphone']);
    expect(findings.byOperator.map((entry) => entry.operator)).toEqual(['any', 'viettel', 'vinaphone']);
    const listed = await analyze(dataset, {
      ...DEFAULT_SETTINGS,
      operators: ['viettel', 'gtel', 'unspecified'],
    });
    expect(listed.operators).toEqual(['gtel', 'unspecified', 'viettel']);
    expect(listed.operatorsWithoutSource).toEqual(['gtel']);
    expect([...findingsOf(listed, 'gtel').centre]).toEqual(Array(5).fill(UNKNOWN));
    expect([...findingsOf(listed, 'any').centre]).toEqual([YES, YES, UNKNOWN, YES, YES]);
  });
  it('tells covered, partial, uncovered and unknown', async () => {
    const any = findingsOf(await analyze(dataset, DEFAULT_SETTINGS), 'any');
    expect([...any.centre]).toEqual([YES, NO, UNKNOWN, YES, NO]);
    expect([...any.state].map((s) => SERVICE_STATES[s])).toEqual([
      'partial',
      'uncovered',
      'unknown',
      'covered',
      'uncovered',
    ]);
    // 80 of 100 people of 101: 80.8, so 81 covered. Households: one cluster uncounted, so 2 of 3 of 21.
    expect([...any.populationShare]).toEqual([0.8, 0, NaN, 1, 0]);
    expect([...any.uncoveredPopulation]).toEqual([20, 50, NaN, NaN, 7]);
    expect([...any.uncoveredHouseholds]).toEqual([7, 10, NaN, NaN, 2]);
  });
  it('gives four rates whose parts add up', async () => {
    expect(await rateOf(DEFAULT_SETTINGS, 'communes')).toMatchObject({
      covered: 2,
      uncovered: 0,
      unknown: 1,
      total: 3,
      missing: 0,
      share: 1,
    });
    expect(await rateOf(DEFAULT_SETTINGS, 'villages')).toMatchObject({
      covered: 2,
      uncovered: 2,
      unknown: 1,
      total: 5,
      share: 0.5,
    });
    expect(await rateOf(DEFAULT_SETTINGS, 'population')).toMatchObject({
      covered: 81,
      uncovered: 77,
      unknown: 30,
      total: 188,
      missing: 1,
    });
    expect(await rateOf(DEFAULT_SETTINGS, 'households', 'vinaphone')).toMatchObject({
      covered: 0,
      uncovered: 33,
      unknown: 6,
      total: 39,
      missing: 1,
      share: 0,
    });
    expect(await rateOf(DEFAULT_SETTINGS, 'communes', 'vinaphone')).toMatchObject({
      covered: 1,
      uncovered: 1,
      unknown: 1,
    });
  });
  it('judges by the rule chosen', async () => {
    const all = findingsOf(await analyze(dataset, { ...DEFAULT_SETTINGS, rule: 'allClusters' }), 'any');
    const some = findingsOf(await analyze(dataset, { ...DEFAULT_SETTINGS, rule: 'anyCluster' }), 'any');
    expect([all.byRule[0], some.byRule[0]]).toEqual([NO, YES]);
    expect([all.byRule[3], some.byRule[1]]).toEqual([YES, NO]);
  });
  it('follows the rule for shares', async () => {
    const centre = findingsOf(await analyze(dataset, { ...DEFAULT_SETTINGS, villageShare: 'centre' }), 'any');
    const clusters = findingsOf(
      await analyze(dataset, { ...DEFAULT_SETTINGS, villageShare: 'clusters' }),
      'any',
    );
    const area = findingsOf(await analyze(dataset, { ...DEFAULT_SETTINGS, villageShare: 'area' }), 'any');
    expect(centre.populationShare[0]).toBe(1);
    expect([...clusters.populationShare]).toEqual([0.8, NaN, NaN, NaN, NaN]);
    expect([...area.populationShare]).toEqual([NaN, NaN, NaN, NaN, NaN]);
  });
  it('takes household points as the finest base', async () => {
    const households = {
      village: Int32Array.of(0, 0, 3, 3, -1),
      xy: Float64Array.of(104.02, 21.02, 104.07, 21.07, 104.12, 21.02, 104.9, 21.02, 104.02, 21.02),
      population: Float64Array.of(3, 1, 4, 4, 2),
    };
    const any = findingsOf(await analyze({ ...dataset, households }, DEFAULT_SETTINGS), 'any');
    expect([any.populationShare[0], any.householdShare[0]]).toEqual([0.75, 0.5]);
    // v4 has no count of its own: 8 people in 2 households by its points, half of them covered.
    expect([any.uncoveredPopulation[3], any.uncoveredHouseholds[3]]).toEqual([4, 1]);
    // 101 x 3/4 = 75.75: 76 covered.
    expect(any.uncoveredPopulation[0]).toBe(25);
  });
  it('says unknown for everybody without any source', async () => {
    const findings = await analyze(
      { ...dataset, coverage: [], fibre: [], depressions: [] },
      DEFAULT_SETTINGS,
    );
    expect(findings.rates).toHaveLength(4);
    for (const rate of findings.rates)
      expect([rate.covered, rate.uncovered, rate.share]).toEqual([0, 0, null]);
    expect(findings.fibre.bands.at(-1)).toMatchObject({ unknown: true, villages: 5 });
    expect(findings.depressions.villages).toBeNaN();
    expect([...findings.depressions.village]).toEqual(Array(5).fill(UNKNOWN));
  });
});

describe('land', () => {
  it('measures the covered part of communes and of depressions', async () => {
    const findings = await analyze(dataset, DEFAULT_SETTINGS);
    const [any, viettel, vinaphone] = findings.byOperator.map((entry) => entry.communeAreaShare);
    // 0.04 x 0.04 of 0.1 x 0.1 degrees, but for the bend of the parallels.
    expect(any[0]).toBeCloseTo(0.16, 4);
    expect([viettel[0], viettel[1], vinaphone[1], any[2]]).toEqual([any[0], 0, any[1], 0]);
    expect(findings.byOperator[0].communeAreaShareBound[0]).toBeLessThan(1e-4);
    // 0.015 x 0.013 degrees hold the smaller box of 0.01 x 0.01.
    expect(findings.depressions.areaKm2).toBeCloseTo(findings.communes.areaKm2[0] * 0.0195, 2);
    expect(findings.depressions.communeAreaKm2[0]).toBeCloseTo(findings.depressions.areaKm2, 9);
    const none = await analyze(dataset, { ...DEFAULT_SETTINGS, operators: ['gtel'] });
    expect(findingsOf(none, 'any').communeAreaShare[0]).toBeNaN();
  });
  it('takes village polygons where the rule asks for them', async () => {
    const polygons = packPolygons([[[box(104.03, 21.03, 104.07, 21.07)]], [], [], [], []]);
    const villages = { ...dataset.villages, polygons };
    const any = findingsOf(
      await analyze({ ...dataset, villages }, { ...DEFAULT_SETTINGS, villageShare: 'area' }),
      'any',
    );
    expect(any.populationShare[0]).toBeCloseTo(0.25, 3);
    expect(any.uncoveredPopulation[0]).toBe(76);
    expect(any.populationShare[1]).toBeNaN();
  });
});

describe('fibre, depressions, communes', () => {
  it('bands distances and sums what is passed', async () => {
    const { fibre } = await analyze(dataset, DEFAULT_SETTINGS);
    expect(fibre.distanceMeters[0]).toBeCloseTo(geodesicDistanceMeters(104.02, 21.02, 104.02, 21.0215), 2);
    expect(fibre.bands.map((band) => [band.upToMeters, band.villages, band.population])).toEqual([
      [500, 2, 101],
      [2000, 0, 0],
      [5000, 0, 0],
      [null, 2, 57],
      [null, 1, 30],
    ]);
    expect([fibre.passed, fibre.subscribed]).toEqual([11, 4]);
  });
  it('counts people in overlapping depressions once', async () => {
    const { depressions } = await analyze(dataset, DEFAULT_SETTINGS);
    expect(depressions).toMatchObject({ count: 2, villages: 1, population: 20 });
    // The cluster inside has no household count: a third of 21.
    expect(depressions.households).toBe(7);
    expect([...depressions.village]).toEqual([YES, NO, UNKNOWN, NO, NO]);
    expect([...depressions.communePopulation]).toEqual([20, NaN, NaN]);
  });
  it('tabulates communes', async () => {
    const { communes } = await analyze(dataset, DEFAULT_SETTINGS);
    expect([...communes.villages]).toEqual([3, 1, 0]);
    expect([...communes.population]).toEqual([181, NaN, NaN]);
    expect([...communes.uncoveredVillages]).toEqual([1, 0, 0]);
    expect([...communes.trangSong]).toEqual([1, 0, 0]);
    expect([...communes.lomSong]).toEqual([1, 0, 0]);
    expect([...communes.uncoveredPopulation]).toEqual([70, NaN, NaN]);
    expect([...communes.covered]).toEqual([YES, YES, UNKNOWN]);
  });
  it('explains a village by every layer, counted or not', async () => {
    const findings = await analyze(dataset, DEFAULT_SETTINGS);
    const why = explainVillage(dataset, findings, DEFAULT_SETTINGS, 0);
    expect(
      why.statements.map((s) => [s.operator, s.technology, s.counted, s.centre, s.clustersCovered]),
    ).toEqual([
      ['viettel', '4G', true, true, 2],
      ['vinaphone', '4G', true, false, 0],
      ['viettel', '3G', false, true, 3],
      ['unspecified', '4G', false, true, 3],
    ]);
    expect(why).toMatchObject({ hasLocation: true, clusters: 3, clustersCovered: 2, inDepression: true });
    expect(why.nearestSite).toMatchObject({ code: 'S1' });
    expect(why.measurements.map((m) => m.contradicts)).toEqual([true]);
    expect(why.depressions).toEqual([
      { sourceId: 'd', feature: 0 },
      { sourceId: 'd', feature: 1 },
    ]);
    expect(explainVillage(dataset, findings, DEFAULT_SETTINGS, 2)).toMatchObject({
      hasLocation: false,
      nearestSite: null,
      fibreDistanceMeters: null,
      inDepression: null,
    });
  });
});

it('stops when cancelled', async () => {
  const controller = new AbortController();
  controller.abort(new Error('enough'));
  await expect(analyze(dataset, DEFAULT_SETTINGS, { signal: controller.signal })).rejects.toThrow('enough');
});
