import { describe, expect, it } from 'vitest';
import { commune } from '../../test/support/datasets.ts';
import { openVillages, siteAt, type OpenVillage } from '../../test/support/open-villages.ts';
import { analyze } from '../analysis/analyze.ts';
import type { Findings } from '../analysis/findings/findings.ts';
import { emptyLayer } from '../model/layer.ts';
import type { Dataset } from '../model/dataset.ts';
import { DEFAULT_SETTINGS, type PriorityWeights } from '../model/project.ts';
import { priorityFacts } from './priority-facts.ts';
import { rankVillages, type Priority } from './priority.ts';

const analyzed = (dataset: Dataset): Promise<Findings> =>
  analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
async function rank(
  villages: readonly OpenVillage[],
  weights: PriorityWeights,
  rest = {},
): Promise<Priority> {
  const dataset = openVillages(villages, rest);
  return rankVillages(dataset, await analyzed(dataset), weights);
}
const weights = DEFAULT_SETTINGS.priorityWeights;

describe('facts of a village', () => {
  const facts = async (
    village: OpenVillage,
    ofCommune: Parameters<typeof commune>[1],
    siteDistance = NaN,
  ) => {
    const dataset = openVillages([village], {
      communes: { records: [commune('A', ofCommune)], geometry: emptyLayer('polygon') },
    });
    return priorityFacts(dataset, await analyzed(dataset), 0, siteDistance);
  };
  it('are unknown where nothing is said', async () => {
    const none = await facts({ at: [104, 21], households: null }, {});
    expect(Object.values(none)).toEqual(Object.values(none).map(() => null));
  });
  it('come from the village, then from its commune', async () => {
    const said = await facts(
      {
        at: [104, 21],
        households: 12,
        facts: { extremelyDifficult: false, border: false, schools: 2, healthStations: 0, povertyRate: 0.3 },
      },
      { extremelyDifficult: true, border: true },
      1234,
    );
    expect(said).toMatchObject({
      uncoveredHouseholds: 12,
      extremelyDifficult: false,
      border: false,
      school: true,
      healthStation: false,
      povertyRate: 0.3,
      siteDistanceMeters: 1234,
      fibreDistanceMeters: null,
    });
    const inherited = await facts(
      { at: [104, 21], households: 12 },
      { extremelyDifficult: true, border: true },
    );
    expect(inherited).toMatchObject({ extremelyDifficult: true, border: true });
  });
  it('of a village of no commune are its own alone', async () => {
    const lone = await facts(
      { at: [104, 21], households: 1, facts: { communeCode: null } },
      { border: true },
    );
    expect(lone).toMatchObject({ border: null, extremelyDifficult: null });
  });
});

describe('rank of villages without service', () => {
  it('is by points over the weights of what is known', async () => {
    const { ranked, unranked } = await rank(
      [
        { at: [104, 21], households: 200, facts: { povertyRate: 0.25 } },
        { at: null, households: 50 },
        { at: [104.3, 21], households: 200, facts: { povertyRate: 0.5, hazard: false } },
        { at: [110.05, 21.05], households: 40 },
      ],
      weights,
    );
    expect(unranked).toEqual([1]);
    expect(ranked.map(({ village, rank: place }) => [village, place])).toEqual([
      [2, 1],
      [0, 2],
    ]);
    // Need 1 x 40, vulnerability 1 x 25, safety 0 x 10 of 100, 25 of it unknown; and 40 + 12.5, 35 unknown.
    // Scores have nine decimals, so that sums which round otherwise still tie.
    expect(ranked.map(({ score }) => score)).toEqual([65, 52.5]);
    expect(ranked.map(({ scoreHigh }) => scoreHigh)).toEqual([90, 87.5]);
    expect(ranked.map(({ missingGroups }) => missingGroups)).toEqual([2, 3]);
    expect(ranked[1].groups).toEqual([
      { group: 'need', value: 1, points: 40 },
      { group: 'vulnerability', value: 0.5, points: 12.5 },
      { group: 'publicService', value: null, points: null },
      { group: 'safety', value: null, points: null },
      { group: 'ease', value: null, points: null },
    ]);
    expect(ranked[1].facts.povertyRate).toBe(0.25);
  });

  it('is shared by equal scores, in village order, and the next one skips', async () => {
    const at = (lon: number, povertyRate: number): OpenVillage => ({
      at: [lon, 21],
      households: 60,
      facts: { povertyRate },
    });
    const { ranked } = await rank(
      [at(104, 0.1), at(104.1, 0.4), at(104.2, 0.4), at(104.3, 0.1), at(104.4, 0.2)],
      weights,
    );
    expect(ranked.map(({ village, rank: place }) => [village, place])).toEqual([
      [1, 1],
      [2, 1],
      [4, 3],
      [0, 4],
      [3, 4],
    ]);
  });

  it('counts the distance to the nearest mast', async () => {
    const sites = [siteAt('S', 104, 21)];
    const { ranked } = await rank(
      [
        { at: [104.5, 21], households: 60 },
        { at: [104.01, 21], households: 60 },
      ],
      weights,
      { sites },
    );
    expect(ranked.map(({ village }) => village)).toEqual([1, 0]);
    expect(ranked[0].facts.siteDistanceMeters).toBeCloseTo(1040, -1);
  });

  it('is nobody’s without weights, and last without facts', async () => {
    const nothing = { need: 0, vulnerability: 0, publicService: 0, safety: 0, ease: 0 };
    const { ranked } = await rank([{ at: [104, 21], households: 60 }], nothing);
    expect(ranked).toEqual([]);
    const { ranked: unknown } = await rank([{ at: [104, 21], households: null }], weights);
    expect(unknown).toMatchObject([{ score: 0, scoreHigh: 100, missingGroups: 5 }]);
  });

  it('gives equal scores where rounding of sums differs', async () => {
    // 3 weights of 0.1 against one of 0.3, of 0.6.
    const tenths = { need: 0.1, vulnerability: 0.1, publicService: 0.1, safety: 0.3, ease: 0 };
    const full = { povertyRate: 0.5, schools: 1 };
    const { ranked } = await rank(
      [
        { at: [104, 21], households: 200, facts: { ...full, hazard: false } },
        { at: [104.1, 21], households: 0, facts: { povertyRate: 0, schools: 0, hazard: true } },
      ],
      tenths,
    );
    expect(ranked.map(({ rank: place, score }) => [place, score])).toEqual([
      [1, 50],
      [1, 50],
    ]);
  });

  it('is not led by one full group of somebody of whom nothing else is known', async () => {
    const known = {
      povertyRate: 0.3,
      schools: 1,
      hazard: false,
      road: 'allYear',
      electricity: 'grid',
    } as const;
    const { ranked } = await rank(
      [
        { at: [104, 21], households: null, facts: { povertyRate: 0.9 } },
        { at: [104.1, 21], households: 60, facts: known },
      ],
      weights,
    );
    expect(ranked.map(({ village, missingGroups }) => [village, missingGroups])).toEqual([
      [1, 0],
      [0, 4],
    ]);
  });

  it('stops when cancelled', async () => {
    const dataset = openVillages([{ at: [104, 21], households: 1 }]);
    const findings = await analyzed(dataset);
    const signal = AbortSignal.abort(new Error('enough'));
    expect(() => rankVillages(dataset, findings, weights, { signal })).toThrow('enough');
  });
});
