import { beforeAll, describe, expect, it } from 'vitest';
import { communeRow } from '../../../test/support/datasets.ts';
import { candidate, openVillages } from '../../../test/support/open-villages.ts';
import { tinyReport } from '../../../test/support/tiny-report.ts';
import { analyze } from '../../analysis/analyze.ts';
import { packLines } from '../../geometry/packed/pack.ts';
import { DEFAULT_SETTINGS, type Scenario } from '../../model/project.ts';
import { bandedCost, bandStart } from '../../planning/backhaul/banded.ts';
import type { Option } from '../../planning/offer/reach.ts';
import { planWorks, type PlanRequest } from '../../planning/plan.ts';
import { rankVillages } from '../../planning/priority.ts';
import type { ReportInput } from '../report-input.ts';
import { curveCsv, planCsv, planOf } from '../results/plan-files.ts';
import { scenarioCost } from './banded-trenches.ts';
import { scoped } from './scoped.ts';

const MILLION = 1_000_000;
const sure = (vnd: number) => ({ low: vnd, mid: vnd, high: vnd });
const costs = { fibreKm: sure(100 * MILLION), mast: sure(1000 * MILLION) };

let tiny: ReportInput;
beforeAll(async () => {
  tiny = await tinyReport();
});

/** Masts P and Q about 11 km north of fibre; R waits for more money. */
async function reported(fibreLat: number, request: Partial<PlanRequest> = {}): Promise<ReportInput> {
  const mast = (id: string, lon: number, lat = 21.1) =>
    candidate(id, lon, lat, { radiusMeters: 300, costVnd: null });
  const dataset = openVillages(
    [
      { at: [104.05, 21.1], households: 30, facts: { electricity: 'grid', extremelyDifficult: true } },
      { at: [104.06, 21.1], households: 20, facts: { electricity: 'grid', extremelyDifficult: true } },
      { at: [104.085, 21.045], households: 10 },
    ],
    {
      communes: communeRow(['A']),
      candidates: [mast('P', 104.05), mast('Q', 104.06), mast('R', 104.085, 21.045)],
      fibre: [
        {
          ...{ id: 'f', sourceId: 'f', operator: null, asOf: null },
          geometry: packLines([
            [
              [
                [103.9, fibreLat],
                [104.3, fibreLat],
              ],
            ],
          ]),
        },
      ],
    },
  );
  const findings = await analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
  const weights = DEFAULT_SETTINGS.priorityWeights;
  const asked = { budgetVnd: 4000 * MILLION, seed: 1, weights, asOf: '2026-09-30', costs, ...request };
  const plan = await planWorks(dataset, findings, asked);
  if (!plan.ok) throw new Error(plan.refusal.code);
  const priority = rankVillages(dataset, findings, weights);
  return { ...tiny, dataset, findings, priority, plan: plan.value, resilience: null };
}

const files = (input: ReportInput): string[] => {
  const plan = input.plan!;
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return [
    JSON.stringify(planOf(input, plan)),
    text(planCsv(input, plan, 'vi')),
    text(curveCsv(input, plan, 'vi')),
  ];
};

describe('what others are told of a plan that digs', () => {
  // 15.50, 15.60 and 15.74 km to P, all between 14 and 16; 6.98 to 7.21 km to R, which waits.
  const near = [21, 20.9993, 20.9985];

  it.each([{}, { years: 2 }, { norm: 1500 * MILLION }, { objective: 'dark-first' as const }])(
    'is the same for every length within a band, to the byte: %j',
    async (request) => {
      const inputs = await Promise.all(near.map((lat) => reported(lat, request)));
      const [first] = inputs as [ReportInput];
      expect(first.plan!.chosen.filter(({ kind }) => kind === 'fibre')).toHaveLength(2);
      const inside = inputs.map((input) => files(input).join('\n'));
      expect(new Set(inside).size).toBe(near.length);
      for (const scope of ['public', 'operator:viettel'] as const) {
        const told = inputs.map((input) => files(scoped(input, scope)).join('\n'));
        expect(new Set(told).size).toBe(1);
        expect(told[0]).not.toMatch(/CQ-\d/);
      }
    },
  );

  it('sums up: works, lists, years and the feeds of all', async () => {
    const { plan } = scoped(await reported(21, { years: 2 }), 'public');
    const sum = (costOf: readonly number[]) => costOf.reduce((all, one) => all + one, 0);
    const works = sum(plan!.chosen.map(({ costVnd }) => costVnd));
    expect(plan!.totalCostVnd).toBe(works);
    expect(sum(plan!.years.map(({ costVnd }) => costVnd))).toBe(works);
    expect(sum(Object.values(plan!.lists).map(({ costVnd }) => costVnd))).toBe(works);
    expect(plan!.feeds!.costVnd).toBe(100 * MILLION * (plan!.feeds!.fibreMeters / 1000));
    expect(plan!.feeds!.fibreMeters).toBe(15_000 + 1000);
    expect(
      plan!.chosen.every(({ path, fibreMeters }) => path === undefined && fibreMeters === undefined),
    ).toBe(true);
    expect(plan!.assumptions.map(({ code }) => code)).toContain('feedBands');
    const [, ...rest] = plan!.curve.map(({ budgetVnd }) => budgetVnd);
    expect(rest.every((vnd) => vnd % (100 * MILLION) === 0)).toBe(true);
  });

  // 14.20, 14.30 and 14.40 km to P: the middle of the band is above what they cost.
  const early = [21.0084, 21.00775, 21.0071];

  it.each([1, 2])(
    'no sum is above what may be spent, where the money is just enough: %i years',
    async (years) => {
      const free = await Promise.all(early.map((lat) => reported(lat)));
      const budgetVnd = Math.max(...free.map(({ plan }) => plan!.totalCostVnd));
      const inputs = await Promise.all(early.map((lat) => reported(lat, { budgetVnd, years })));
      const told = inputs.map((input) => scoped(input, 'public').plan!);
      expect(new Set(inputs.map((input) => files(scoped(input, 'public')).join('\n'))).size).toBe(1);
      for (const [k, plan] of told.entries()) {
        expect(inputs[k]!.plan!.chosen.filter(({ kind }) => kind === 'fibre')).toHaveLength(2);
        expect(plan.totalCostVnd).toBeLessThanOrEqual(budgetVnd);
        // Nor far below it: the starts of the bands would be.
        expect(plan.totalCostVnd).toBeGreaterThan(budgetVnd - MILLION);
        expect(plan.isAbout).toBe(true);
        let left = 0;
        for (const year of plan.years)
          expect((left += year.budgetVnd - year.costVnd)).toBeGreaterThanOrEqual(0);
        const own = plan.curve.find(({ works }) => works === plan.chosen.length)!;
        expect(own.budgetVnd).toBe(plan.totalCostVnd);
        const trenches = plan.chosen.filter(({ kind }) => kind === 'fibre');
        for (const { costRange } of trenches) expect(costRange.high - costRange.low).toBe(200 * MILLION);
      }
    },
  );

  it('a plan without trenches stays to the đồng', async () => {
    const input = await reported(21, { backhaul: 'not-counted' });
    const told = scoped(input, 'public').plan!;
    expect([told.totalCostVnd, told.curve]).toEqual([input.plan!.totalCostVnd, input.plan!.curve]);
    expect(told.assumptions).toEqual(input.plan!.assumptions);
  });

  it('a band is 2 km wide and told by its middle; a kept plan that digs costs a step of it', () => {
    const lengths = [1, 1999, 2000, 3999, 15_500];
    expect(lengths.map(bandStart)).toEqual([0, 0, 2000, 2000, 14_000]);
    const middles = lengths.map(
      (fibreMeters) => bandedCost({ fibreMeters } as unknown as Option, sure(1000)).mid,
    );
    expect(middles).toEqual([1000, 1000, 3000, 3000, 15_000]);
    const kept = (works: string[], costVnd: number) =>
      scenarioCost({
        ...{ works, settings: { costs }, budgetVnd: 2650 * MILLION },
        outcome: { costVnd },
      } as unknown as Scenario);
    expect(kept(['P'], 1234 * MILLION)).toEqual({ costVnd: 1234 * MILLION });
    const about = { costVnd: 2600 * MILLION, isAbout: true };
    expect([kept(['P', 'CQ-001'], 2610 * MILLION), kept(['P', 'CQ-001'], 2650 * MILLION)]).toEqual([
      about,
      about,
    ]);
    // A step up would be more than it had.
    expect(kept(['P', 'CQ-001'], 2640 * MILLION + 70 * MILLION)).toEqual({
      costVnd: 2650 * MILLION,
      isAbout: true,
    });
  });
});
