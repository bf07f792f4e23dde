import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openVillages } from '../../../test/support/open-villages.ts';
import type { HouseholdLayer } from '../../model/dataset.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import { SERVICE_STATES } from '../../model/service.ts';
import { NO, UNKNOWN, YES } from '../findings/findings.ts';
import { countVillages, groupByVillage } from './counts.ts';
import { judgeCommunes } from './rates.ts';
import { communeCovered, coveredByRule, serviceState } from './rules.ts';
import { gatherPoints, joinCoverage, judgeVillages, splitCoverage } from './service.ts';

const cluster = (lon: number) => ({ at: [lon, 22] as const, households: 1 });
const dataset = openVillages([
  { at: [104, 21], households: 9, clusters: [cluster(104.1), cluster(104.2)] },
  { at: null, households: null },
  { at: [104, 21.5], households: null, population: 7, clusters: [cluster(104.3)] },
]);
const households: HouseholdLayer = {
  xy: Float64Array.of(104.4, 23, 104.5, 23, 104.6, 23, 104.7, 23),
  population: Float64Array.of(3, 5, 2, NaN),
  village: Int32Array.of(1, 1, -1, 2),
};

describe('points that are asked about', () => {
  it('are centres, then clusters, then household points', () => {
    const points = gatherPoints({ ...dataset, households }, true);
    const [clusters, homes] = [dataset.clusters!.xy, households.xy];
    expect([...points.grid.points]).toEqual([...dataset.villages.centres, ...clusters, ...homes]);
    expect([points.villages, points.clusters, points.households]).toEqual([3, 3, 4]);
    const plain = gatherPoints({ ...dataset, households, clusters: null }, false);
    expect([...plain.grid.points]).toEqual([...dataset.villages.centres]);
    expect(plain).toMatchObject({ clusters: 0, households: 0, clusterMembers: null, householdMembers: null });
  });
  it('are unknown without location or without source', () => {
    const points = gatherPoints({ ...dataset, households }, true);
    points.grid.points[2 * 4 + 1] = NaN;
    const answers = splitCoverage(points, Uint8Array.of(1, 1, 0, 0, 1, 1, 0, 1, 0, 1));
    expect([...answers.centre]).toEqual([YES, UNKNOWN, NO]);
    expect([...answers.cluster]).toEqual([NO, UNKNOWN, YES]);
    expect([...answers.household]).toEqual([NO, YES, NO, YES]);
    const none = splitCoverage(points, null);
    expect([...none.centre, ...none.cluster, ...none.household]).toEqual(Array(10).fill(UNKNOWN));
  });
  it('wait for somebody where nothing else covers them, and nowhere else', () => {
    const points = gatherPoints({ ...dataset, households }, true);
    const count = points.grid.points.length / 2;
    const flags = fc.array(fc.constantFrom(0, 1), { minLength: count, maxLength: count });
    fc.assert(
      fc.property(fc.option(flags), flags, (covered, waiting) => {
        const answers = splitCoverage(points, covered && Uint8Array.from(covered), Uint8Array.from(waiting));
        const all = [...answers.centre, ...answers.cluster, ...answers.household];
        all.forEach((answer, i) => {
          // The second village has no place.
          const isKnown = covered && i !== 1 && (covered[i] === 1 || waiting[i] === 0);
          expect(answer).toBe(isKnown ? (covered[i] ? YES : NO) : UNKNOWN);
        });
        expect([...answers.waits!]).toEqual(all.map((own, i) => Number(own === UNKNOWN && waiting[i] === 1)));
      }),
    );
    expect(splitCoverage(points, null).waits).toBeNull();
  });
  it('are covered by any of several, which stay as they are', () => {
    const [a, b] = [Uint8Array.of(0, 1, 0), Uint8Array.of(1, 0, 0)];
    expect([...joinCoverage([null, a, b])!]).toEqual([1, 1, 0]);
    expect([...a, ...b]).toEqual([0, 1, 0, 1, 0, 0]);
    expect([joinCoverage([null, null]), joinCoverage([])]).toEqual([null, null]);
  });
  it('belong to villages; those of none to nobody', () => {
    const { start, members } = groupByVillage(Int32Array.of(2, 0, -1, 2, 0), 4);
    expect([...start]).toEqual([0, 2, 2, 4, 4]);
    expect([...members]).toEqual([1, 4, 0, 3]);
  });
});

describe('counts of villages', () => {
  const counts = (villageShare: 'auto' | 'clusters', layer: HouseholdLayer | null) =>
    countVillages(
      { ...dataset, households: layer },
      { ...DEFAULT_SETTINGS, villageShare },
      layer && groupByVillage(layer.village, 3),
    );
  it('come from their household points only where they have none and the points are the base', () => {
    const auto = counts('auto', households);
    expect([...auto.households]).toEqual([9, 2, 1]);
    expect([...auto.population]).toEqual([36, 8, 7]);
    const other = counts('clusters', households);
    expect([...other.households]).toEqual([9, NaN, NaN]);
    expect([...other.population]).toEqual([36, NaN, 7]);
    expect([...counts('auto', null).households]).toEqual([9, NaN, NaN]);
  });
  it('stay unknown where a point has no count', () => {
    const uncounted = { ...households, population: Float64Array.of(3, NaN, 2, 9) };
    expect([...counts('auto', uncounted).population]).toEqual([36, NaN, 7]);
  });
});

describe('rules', () => {
  const stateOf = (centre: number, covered: number, known: number) =>
    SERVICE_STATES[serviceState(centre, { covered, known })];
  it('state: all, some or none of what is known', () => {
    expect([stateOf(YES, 2, 2), stateOf(YES, 0, 0), stateOf(UNKNOWN, 1, 1)]).toEqual(
      Array(3).fill('covered'),
    );
    expect([stateOf(NO, 2, 2), stateOf(YES, 0, 1), stateOf(UNKNOWN, 1, 2)]).toEqual(Array(3).fill('partial'));
    expect([stateOf(NO, 0, 2), stateOf(NO, 0, 0), stateOf(UNKNOWN, 0, 1)]).toEqual(
      Array(3).fill('uncovered'),
    );
    expect(stateOf(UNKNOWN, 0, 0)).toBe('unknown');
  });
  it('covered: by centre, by all or by any of the known clusters', () => {
    const by = (rule: Parameters<typeof coveredByRule>[0], centre: number, covered: number, known: number) =>
      coveredByRule(rule, centre, { covered, known });
    expect([YES, NO, UNKNOWN].map((centre) => by('centre', centre, 1, 2))).toEqual([YES, NO, UNKNOWN]);
    expect([0, 1, 2].map((covered) => by('allClusters', YES, covered, 2))).toEqual([NO, NO, YES]);
    // Full is centre and all clusters: an uncovered centre among covered clusters is partial.
    expect(by('allClusters', NO, 2, 2)).toBe(NO);
    expect([0, 1, 2].map((covered) => by('anyCluster', NO, covered, 2))).toEqual([NO, YES, YES]);
    for (const rule of ['allClusters', 'anyCluster'] as const)
      expect([YES, NO, UNKNOWN].map((centre) => by(rule, centre, 0, 0))).toEqual([YES, NO, UNKNOWN]);
  });
  it('communes: by one covered centre', () => {
    expect([communeCovered(1, 3), communeCovered(0, 3), communeCovered(0, 0)]).toEqual([YES, NO, UNKNOWN]);
    const centre = Uint8Array.of(YES, NO, UNKNOWN, NO, YES, NO);
    expect([...judgeCommunes(centre, Int32Array.of(0, 0, 1, 2, -1, 2), 4)]).toEqual([
      YES,
      NO + 2,
      NO,
      UNKNOWN,
    ]);
  });
  it('villages: each by its own clusters with an answer', () => {
    const points = gatherPoints(dataset, false);
    const answers = {
      centre: Uint8Array.of(YES, UNKNOWN, NO),
      cluster: Uint8Array.of(UNKNOWN, NO, YES),
      household: new Uint8Array(0),
    };
    const judged = judgeVillages(points, answers, 'allClusters');
    expect([...judged.state].map((s) => SERVICE_STATES[s])).toEqual(['partial', 'unknown', 'partial']);
    expect([...judged.byRule]).toEqual([NO, UNKNOWN, NO]);
    const alone = judgeVillages({ ...points, clusterMembers: null }, answers, 'anyCluster');
    expect([...alone.byRule]).toEqual([YES, UNKNOWN, NO]);
  });
});
