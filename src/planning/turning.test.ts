import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, communeRow } from '../../test/support/datasets.ts';
import { candidate, openVillages } from '../../test/support/open-villages.ts';
import { analyze } from '../analysis/analyze.ts';
import { packPolygons } from '../geometry/packed/pack.ts';
import { DEFAULT_SETTINGS, type PriorityGroup, type PriorityWeights } from '../model/project.ts';
import { planWorks, type PlanRequest } from './plan.ts';
import { turningOf, weightTurnsOf, type Subject } from './turning.ts';

/*
 * P (5 tỷ) reaches two villages of 30 and 20 households, Q (2 tỷ) the first of them, R (2 tỷ) a village of 6 at the
 * border, T (1 tỷ) nobody. With 5 tỷ the plan is P, 50.
 */
const BILLION = 1e9;
const work = (id: string, lon: number, billions: number) =>
  candidate(id, lon, 21, { costVnd: billions * BILLION, radiusMeters: 1500 });
const dataset = openVillages(
  [
    { at: [104, 21], households: 30 },
    { at: [104.02, 21], households: 20 },
    { at: [104.5, 21], households: 6, facts: { communeCode: 'B', border: true } },
  ],
  {
    communes: {
      ...communeRow(['A', 'B']),
      geometry: packPolygons([[[box(103, 20, 104.3, 22)]], [[box(104.3, 20, 106, 22)]]]),
    },
    candidates: [work('P', 104.01, 5), work('Q', 104, 2), work('R', 104.5, 2), work('T', 104.8, 1)],
  },
);
const findings = await analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
const request: PlanRequest = {
  budgetVnd: 5 * BILLION,
  seed: 1,
  weights: DEFAULT_SETTINGS.priorityWeights,
  asOf: '2026-09-30',
};
const turning = (subject: Subject, more: Partial<PlanRequest> = {}) =>
  turningOf(dataset, findings, { ...request, ...more }, subject);

describe('what a plan hangs on', () => {
  it('a work comes in where the money pays for it beside the others, or its village counts for enough', async () => {
    const { inPlan, otherWay, budget, emphasis } = (await turning({ work: 'R' }))!;
    expect(inPlan).toBe(false);
    // With R decided, 3 tỷ are left for Q: 30 + 6.
    expect(otherWay).toEqual({
      level: 'households',
      value: 36,
      planValue: 50,
      added: ['Q', 'R'],
      dropped: ['P'],
    });
    expect(budget!.stays).toBeLessThan(7 * BILLION);
    expect(budget!.turns).toBeGreaterThanOrEqual(7 * BILLION);
    expect(budget!.turns - budget!.stays).toBeLessThanOrEqual(0.08 * BILLION);
    // 30 + 6 x > 50 from 3.33 on.
    expect([emphasis!.stays, emphasis!.turns]).toEqual([3.3, 3.4]);
  });

  it('a work goes where the money does not pay for it any more', async () => {
    const { inPlan, otherWay, budget } = (await turning({ work: 'P' }))!;
    expect(inPlan).toBe(true);
    expect(otherWay).toMatchObject({ value: 36, planValue: 50, added: ['Q', 'R'], dropped: ['P'] });
    expect([budget!.stays >= 5 * BILLION, budget!.turns < 5 * BILLION]).toEqual([true, true]);
  });

  it('a village may hang on any of the works that reach it', async () => {
    const { inPlan, otherWay, budget } = (await turning({ village: 0 }))!;
    expect(inPlan).toBe(true);
    expect(otherWay).toMatchObject({ value: 6, planValue: 50, added: ['R'], dropped: ['P'] });
    // Q still reaches it with 2 tỷ.
    expect([budget!.stays >= 2 * BILLION, budget!.turns < 2 * BILLION]).toEqual([true, true]);
  });

  it('nothing turns what is ruled out or serves nobody, and nothing but people takes back what was decided', async () => {
    const none = { inPlan: false, otherWay: null, budget: null, emphasis: null };
    expect(await turning({ work: 'T' })).toEqual(none);
    expect(await turning({ work: 'R' }, { forbid: ['R'] })).toEqual(none);
    expect(await turning({ work: 'R' }, { lock: ['R'] })).toMatchObject({ inPlan: true, otherWay: null });
  });

  it('is told at the second level where the first is the same', async () => {
    // All three villages are without signal: each plan of one of them leaves the second level nothing to gain.
    const dark = (await turning({ work: 'P' }, { objective: 'dark-first' }))!;
    expect(dark.otherWay).toMatchObject({ level: 'dark-villages', value: 2 });
  });

  it('is stopped where somebody asks for something else', async () => {
    const stop = new AbortController();
    stop.abort(new Error('stopped'));
    await expect(
      turningOf(dataset, findings, request, { work: 'R' }, { signal: stop.signal }),
    ).rejects.toThrow('stopped');
  });
});

describe('whatever is asked about', () => {
  /** Villages and masts on a line, 1.1 km apart at least: every mast reaches those next to it. */
  const spread = fc.record({
    households: fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 3, maxLength: 8 }),
    masts: fc.array(
      fc.record({
        at: fc.nat(7),
        cost: fc.integer({ min: 10, max: 60 }),
        reach: fc.integer({ min: 6, max: 25 }),
      }),
      { minLength: 2, maxLength: 6 },
    ),
    budget: fc.integer({ min: 20, max: 120 }),
    objective: fc.constantFrom('households', 'dark-first', 'people'),
    which: fc.nat(20),
    isWork: fc.boolean(),
  });

  it('is as it is told at both ends of each turn, when the plan is made there', async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(spread, async ({ households, masts, budget, objective, which, isWork }) => {
        const line = openVillages(
          households.map((count, k) => ({ at: [104 + k / 100, 21], households: count })),
          {
            communes: {
              ...communeRow(['A']),
              geometry: packPolygons([[[box(103, 20, 105, 22)]]]),
            },
            candidates: masts.map(({ at, cost, reach }, j) =>
              candidate(`K${j}`, 104 + at / 100, 21, {
                costVnd: (cost * BILLION) / 10,
                radiusMeters: reach * 100,
              }),
            ),
          },
        );
        const found = await analyze(line, DEFAULT_SETTINGS, {}, { areaShares: false });
        const asked = { ...request, objective, budgetVnd: (budget * BILLION) / 10 };
        const subject: Subject = isWork
          ? { work: `K${which % masts.length}` }
          : { village: which % households.length };
        const turned = await turningOf(line, found, asked, subject);
        if (!turned) return;
        const has = async (more: Partial<PlanRequest>) => {
          const plan = await planWorks(line, found, { ...asked, ...more });
          // Money that buys nothing has nothing.
          if (!plan.ok) return false;
          const { chosen, villages } = plan.value;
          return 'work' in subject
            ? chosen.some(({ id }) => id === subject.work)
            : villages.includes(subject.village);
        };
        expect(await has({})).toBe(turned.inPlan);
        if (turned.budget) {
          told++;
          const { stays, turns } = turned.budget;
          expect([await has({ budgetVnd: stays }), await has({ budgetVnd: turns })]).toEqual([
            turned.inPlan,
            !turned.inPlan,
          ]);
          // They lie as near as is told.
          expect(Math.abs(turns - stays)).toBeLessThanOrEqual(
            Math.max(1e7, 0.01 * Math.min(turns, stays)) + 1e7,
          );
        }
        if (turned.otherWay) {
          const { added, dropped, value, planValue } = turned.otherWay;
          const plan = await planWorks(line, found, asked);
          if (!plan.ok) throw new Error(plan.refusal.code);
          const works = [
            ...plan.value.chosen.map(({ id }) => id).filter((id) => !dropped.includes(id)),
            ...added,
          ];
          expect(value).toBeLessThanOrEqual(planValue);
          const other = await planWorks(line, found, {
            ...asked,
            lock: works,
            forbid: masts.flatMap((_, j) => (works.includes(`K${j}`) ? [] : [`K${j}`])),
          });
          const level = other.ok && other.value.levels.find(({ name }) => name === turned.otherWay!.level);
          if (works.length) expect(level && level.value).toBe(value);
        }
      }),
      { numRuns: 24, seed: 11 },
    );
    expect(told).toBeGreaterThan(5);
  });
});

it('weights that turn a plan by score do so: the plans at both ends are made again', async () => {
  const reweighed = (group: PriorityGroup, value: number): PriorityWeights => {
    const rest = (100 - value) / 4;
    return { need: rest, vulnerability: rest, publicService: rest, safety: rest, ease: rest, [group]: value };
  };
  const byScore = { ...request, objective: 'score', budgetVnd: 5 * BILLION } as const;
  const subject = { work: 'R' };
  const turns = await weightTurnsOf(dataset, findings, byScore, subject, reweighed);
  expect(turns.map(({ group }) => group)).toContain('safety');
  for (const { group, stays, turns: turned } of turns) {
    const has = async (value: number) => {
      // Where it starts the weights are those of the request.
      const weights = value === request.weights[group] ? request.weights : reweighed(group, value);
      const plan = await planWorks(dataset, findings, { ...byScore, weights });
      return plan.ok && plan.value.chosen.some(({ id }) => id === 'R');
    };
    expect([group, await has(stays), await has(turned)]).toEqual([group, false, true]);
  }
  expect(await weightTurnsOf(dataset, findings, request, subject, reweighed)).toEqual([]);
});

it('each work that a plan leaves says why', async () => {
  const whyOf = async (more: Partial<PlanRequest>) => {
    const plan = await planWorks(dataset, findings, { ...request, ...more });
    if (!plan.ok) throw new Error(plan.refusal.code);
    return Object.fromEntries(plan.value.left.map(({ id, why }) => [id, why]));
  };
  expect(await whyOf({})).toEqual({ Q: 'serves-the-same', R: 'less-per-dong', T: 'serves-nobody' });
  expect(await whyOf({ budgetVnd: 4 * BILLION, forbid: ['R'] })).toEqual({
    P: 'above-budget',
    R: 'forbidden',
    T: 'serves-nobody',
  });
});

it('money buys nothing on the curve that is ruled out', async () => {
  const curveOf = async (forbid: string[]) => {
    const plan = await planWorks(dataset, findings, { ...request, forbid });
    if (!plan.ok) throw new Error(plan.refusal.code);
    return plan.value.curve.map(({ newHouseholds }) => newHouseholds);
  };
  expect((await curveOf([])).at(-1)).toBe(56);
  expect((await curveOf(['P'])).at(-1)).toBe(36);
});
