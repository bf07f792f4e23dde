import { afterEach, describe, expect, it, vi } from 'vitest';
import { communeRow, emptyDataset, village } from '../../test/support/datasets.ts';
import { workedExample as dataset } from '../../test/support/worked-example.ts';
import type { Progress } from '../model/basics/progress.ts';
import type { Dataset } from '../model/dataset.ts';
import { DEFAULT_SETTINGS, type Settings } from '../model/project.ts';
import { SERVICE_REASONS, SERVICE_STATES } from '../model/service.ts';
import { analyze } from './analyze.ts';
import { findingsOf, NO, UNKNOWN, YES } from './findings/findings.ts';

const rateOf = async (settings: Settings, measure: string, operator = 'any'): Promise<object> => {
  const { rates } = await analyze(dataset, settings);
  return rates.find((rate) => rate.measure === measure && rate.operator === operator)!;
};

describe('state of service, worked by hand', () => {
  it('keeps operators in play apart from coverage that does not count', async () => {
    const findings = await analyze(dataset, DEFAULT_SETTINGS);
    expect(findings.operators).toEqual(['viettel', 'vinaphone']);
    expect(() => findingsOf(findings, 'mobifone')).toThrow('mobifone');
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

it('stops when cancelled', async () => {
  const controller = new AbortController();
  controller.abort(new Error('enough'));
  await expect(analyze(dataset, DEFAULT_SETTINGS, { signal: controller.signal })).rejects.toThrow('enough');
});

describe('an analysis under way', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });
  /** Every look at the clock comes late, so that each turn reports. */
  async function turns(signal?: AbortSignal, stop?: (turn: number) => void): Promise<string[]> {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 50));
    const told: string[] = [];
    const report = ({ step, done, total }: Progress) => {
      told.push(`${step} ${done}/${total}`);
      stop?.(told.length - 1);
    };
    await analyze(dataset, DEFAULT_SETTINGS, { report, ...(signal && { signal }) });
    return told;
  }

  it('tells of each operator, of depressions, of fibre and of land', async () => {
    const told = await turns();
    // Two operators, and the depressions last.
    expect(told.filter((turn) => turn.startsWith('coverage'))).toEqual([
      'coverage 0/3',
      'coverage 1/3',
      'coverage 2/3',
    ]);
    expect(told.filter((turn) => /^(fibre|depressions)/.test(turn))).toEqual([
      'fibre 0/1',
      'depressions 0/1',
    ]);
    expect(told.some((turn) => turn.startsWith('land'))).toBe(true);
  });

  it('stops at any of its turns', async () => {
    const count = (await turns()).length;
    for (let at = 0; at < count; at++) {
      const stop = new AbortController();
      const stopped = turns(stop.signal, (turn) => {
        if (turn === at) stop.abort(new Error('enough'));
      });
      await expect(stopped).rejects.toThrow('enough');
    }
  });
});

it('a village is nowhere only where neither its centre nor a cluster has a place', async () => {
  const located = (centre: number, cluster: number | null): Dataset => ({
    ...emptyDataset,
    communes: communeRow(['A']),
    villages: { records: [village('v', 'A')], centres: Float64Array.of(centre, centre), polygons: null },
    clusters:
      cluster === null
        ? null
        : {
            village: Int32Array.of(0, 0),
            xy: Float64Array.of(NaN, NaN, cluster, cluster),
            population: Float64Array.of(1, 1),
            households: Float64Array.of(1, 1),
          },
  });
  const why = async (...places: [number, number | null]) => {
    const [any] = (await analyze(located(...places), DEFAULT_SETTINGS, {}, { areaShares: false })).byOperator;
    return [SERVICE_STATES[any!.state[0]!], SERVICE_REASONS[any!.reason[0]!]];
  };
  expect(await why(NaN, null)).toEqual(['unknown', 'noLocation']);
  expect(await why(NaN, NaN)).toEqual(['unknown', 'noLocation']);
  expect(await why(NaN, 21)).toEqual(['unknown', 'noSource']);
  expect(await why(21, null)).toEqual(['unknown', 'noSource']);
});
