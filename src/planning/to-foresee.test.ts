import { beforeAll, describe, expect, it } from 'vitest';
import { candidate, openVillages, WIDE_COMMUNE } from '../../test/support/open-villages.ts';
import { ridgeTerrain } from '../../test/support/ridge-terrain.ts';
import { analyze } from '../analysis/analyze.ts';
import type { Findings } from '../analysis/findings/findings.ts';
import type { Dataset } from '../model/dataset.ts';
import { DEFAULT_SETTINGS } from '../model/project.ts';
import { foresee } from './offer/foresee.ts';
import { prepare, toForesee, type PlanRequest } from './prepare.ts';

const mast = (id: string, lon: number) =>
  candidate(id, lon, 21.05, { costVnd: 5, radiusMeters: 9000, heightMeters: 40 });
/** In the valley, and behind the ridge at 104.1° E that the disc of 9 km does not see. */
const given = openVillages(
  [
    { at: [104.06, 21.05], households: 10 },
    { at: [104.118, 21.05], households: 20 },
  ],
  { communes: WIDE_COMMUNE, candidates: [mast('K', 104.05), mast('L', 104.04)] },
);
const dataset: Dataset = { ...given, terrain: { ground: [ridgeTerrain()], canopy: [], surface: [] } };
let findings: Findings;
beforeAll(async () => {
  findings = await analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
});
const request = (rest: Partial<PlanRequest> = {}): PlanRequest => ({
  ...{ budgetVnd: 100, seed: 1, weights: DEFAULT_SETTINGS.priorityWeights, asOf: '2026-09-30' },
  ...{ radio: { choices: {}, technologies: ['4G'] } },
  ...rest,
});
const ids = (works: readonly { id: string }[] | undefined) => works?.map(({ id }) => id);

describe('what a plan has to predict', () => {
  it('is each work whose reach the terrain tells, once', async () => {
    const first = toForesee(dataset, findings, request())!;
    expect(ids(first.open)).toEqual(['K', 'L']);
    await foresee(first.forecast, first.open.slice(0, 1));
    const second = toForesee(dataset, findings, request())!;
    expect([ids(second.open), ids(second.options)]).toEqual([['L'], ['K', 'L']]);
    await foresee(second.forecast, second.open);
    expect(toForesee(dataset, findings, request())).toBeNull();
    // A mast that comes later is left to be predicted, alone.
    const more = { ...dataset, candidates: [...dataset.candidates, mast('M', 104.045)] };
    expect(ids(toForesee(more, findings, request())!.open)).toEqual(['M']);
  });

  it.each<[string, Dataset, Partial<PlanRequest>]>([
    ['discs are asked for', dataset, { reach: 'disc' }],
    ['there is no terrain', given, {}],
    ['the technology is none that is predicted', dataset, { radio: { choices: {}, technologies: ['2G'] } }],
  ])('is nothing where %s', (_, own, rest) => {
    expect(toForesee(own, findings, request({ seed: 2, ...rest }))).toBeNull();
  });

  it('decides whom a work reaches: the disc sees over the ridge, the terrain does not', () => {
    const reachesOf = (rest: Partial<PlanRequest>) => {
      const made = prepare(dataset, findings, request(rest));
      if (!made.ok) throw new Error(made.refusal.code);
      return { by: made.value.isPredicted, reaches: made.value.reaches.map((reach) => [...reach]) };
    };
    expect(reachesOf({})).toEqual({ by: true, reaches: [[0], [0]] });
    expect(reachesOf({ reach: 'terrain' })).toEqual(reachesOf({}));
    expect(reachesOf({ reach: 'disc' })).toEqual({
      by: false,
      reaches: [
        [0, 1],
        [0, 1],
      ],
    });
  });
});
