import { describe, expect, it } from 'vitest';
import { box, village } from '../../test/support/datasets.ts';
import { workedExample as dataset } from '../../test/support/worked-example.ts';
import { geodesicDistanceMeters } from '../geometry/measures/ellipsoid.ts';
import { packPolygons } from '../geometry/packed/pack.ts';
import { DEFAULT_SETTINGS } from '../model/project.ts';
import { SERVICE_REASONS } from '../model/service.ts';
import { analyze } from './analyze.ts';
import { explainVillage } from './explain/explain.ts';
import { findingsOf, NO, UNKNOWN, YES } from './findings/findings.ts';

describe('land', () => {
  it('measures the covered part of communes and of depressions', async () => {
    const findings = await analyze(dataset, DEFAULT_SETTINGS);
    const [any, viettel, vinaphone] = findings.byOperator.map((entry) => entry.communeAreaShare);
    // 0.04 x 0.04 of 0.1 x 0.1 degrees, but for the bend of the parallels.
    expect(any[0]).toBeCloseTo(0.16, 4);
    expect([viettel[1], any[2]]).toEqual([0, 0]);
    expect(viettel[0]).toBeCloseTo(any[0], 12);
    expect(vinaphone[1]).toBeCloseTo(any[1], 12);
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
    expect([...depressions.communePopulation]).toEqual([20, NaN, NaN, 0, 20]);
  });
  it('tabulates communes', async () => {
    const findings = await analyze(dataset, DEFAULT_SETTINGS);
    // A, B, C, outside of all, the province.
    expect([...findings.communes.villages]).toEqual([3, 1, 0, 1, 5]);
    expect([...findings.communes.population]).toEqual([181, NaN, NaN, 7, 188]);
    const { communes, states } = findingsOf(findings, 'any');
    expect([...communes.uncoveredVillages]).toEqual([1, 0, 0, 1, 2]);
    expect([...communes.unknownVillages]).toEqual([1, 0, 0, 0, 1]);
    expect([...communes.trangSong]).toEqual([1, 0, 0, 1, 2]);
    expect([...communes.lomSong]).toEqual([1, 0, 0, 0, 1]);
    expect([...communes.uncoveredPopulation]).toEqual([70, NaN, NaN, 7, 77]);
    // v3 is of unknown service: its 30 people are in neither part.
    expect([...communes.uncoveredShare]).toEqual([70 / 151, NaN, NaN, 1, 77 / 158]);
    expect([...communes.covered]).toEqual([YES, YES, UNKNOWN]);
    expect(states).toEqual({ covered: 1, partial: 1, uncovered: 2, unknown: 1, inDepression: 1, total: 5 });
    const vinaphone = findingsOf(findings, 'vinaphone');
    expect([...vinaphone.communes.uncoveredVillages]).toEqual([2, 0, 0, 1, 3]);
    expect(vinaphone.states).toMatchObject({ covered: 1, partial: 0, uncovered: 3, unknown: 1 });
  });
  it('says why, by operator', async () => {
    const listed = { ...DEFAULT_SETTINGS, operators: ['viettel', 'gtel'] };
    const findings = await analyze(dataset, listed);
    const reasons = (operator: string) =>
      [...findingsOf(findings, operator).reason].map((reason) => SERVICE_REASONS[reason]);
    expect(reasons('viettel')).toEqual(['centreInside', 'outside', 'noLocation', 'outside', 'outside']);
    expect(reasons('gtel')).toEqual(['noSource', 'noSource', 'noLocation', 'noSource', 'noSource']);
    const lost = Float64Array.from(dataset.villages.centres);
    lost.fill(NaN, 0, 2);
    const unlocated = { ...dataset, villages: { ...dataset.villages, centres: lost } };
    const { reason } = findingsOf(await analyze(unlocated, listed), 'viettel');
    expect(SERVICE_REASONS[reason[0]]).toBe('centreUnlocated');
  });
  it('orders the worst communes; ties share a rank, more households first', async () => {
    const records = [
      village('a', 'A', { population: 10, households: 2 }),
      village('b', 'B', { population: 10, households: 5 }),
      village('c', 'C', { population: 10, households: 5 }),
      village('d', 'C', { population: 30, households: 5 }),
    ];
    const centres = Float64Array.of(104.5, 21.5, 104.5, 21.5, 104.5, 21.5, 104.02, 21.02);
    const findings = await analyze(
      { ...dataset, clusters: null, villages: { records, centres, polygons: null } },
      DEFAULT_SETTINGS,
    );
    const { villages, people } = findingsOf(findings, 'any').worst;
    expect([[...villages.communes], [...villages.values], [...villages.ranks]]).toEqual([
      [1, 2, 0],
      [1, 1, 1],
      [1, 1, 1],
    ]);
    expect([[...people.communes], [...people.values], [...people.ranks]]).toEqual([
      [1, 0, 2],
      [1, 1, 0.25],
      [1, 1, 3],
    ]);
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
