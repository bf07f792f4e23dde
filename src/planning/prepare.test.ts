import { beforeAll, describe, expect, it } from 'vitest';
import { box, coverage } from '../../test/support/datasets.ts';
import { candidate, openVillages, siteAt, WIDE_COMMUNE } from '../../test/support/open-villages.ts';
import { analyze } from '../analysis/analyze.ts';
import type { Findings } from '../analysis/findings/findings.ts';
import { packPolygons } from '../geometry/packed/pack.ts';
import type { Dataset } from '../model/dataset.ts';
import { DEFAULT_SETTINGS, type PlanSettings } from '../model/project.ts';
import { comesTooLate, firstYearOf, prepare, type PlanRequest } from './prepare.ts';

const work = (id: string, lon: number, costVnd: number, facts = {}) =>
  candidate(id, lon, 21, { costVnd, radiusMeters: 1500, ...facts });
/** A, B and C serve a village each, T and D nobody; costs 7, 3, 5, 2 and 1. */
const dataset = openVillages(
  [
    { at: [104, 21], households: 10 },
    { at: [104.1, 21], households: 20 },
    { at: [104.2, 21], households: null },
  ],
  {
    communes: WIDE_COMMUNE,
    candidates: [
      work('A', 104, 7),
      work('B', 104.1, 3),
      work('C', 104.2, 5),
      work('T', 105, 2),
      work('D', 105.1, 1),
    ],
  },
);
let findings: Findings;
beforeAll(async () => {
  findings = await analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
});
const request = (settings: PlanSettings & Partial<PlanRequest>): PlanRequest => ({
  ...{ budgetVnd: 100, seed: 1, weights: DEFAULT_SETTINGS.priorityWeights, asOf: '2026-09-30' },
  ...settings,
});
function ask(settings: PlanSettings & Partial<PlanRequest> = {}) {
  const made = prepare(dataset, findings, request(settings));
  if (!made.ok) return { refusal: made.refusal.code, ...made.refusal.context };
  const { question, options, neededVnd, parts, rules, known } = made.value;
  const named = (works: readonly number[]) => works.map((j) => options[j]!.id).join('');
  return {
    ...{ open: named(question.open), locked: named(question.locked), neededVnd, parts },
    needs: [...rules.needs].map(([j, others]) => `${named([j])}:${named(others)}`).join(' '),
    ...(known && { known: named(known) }),
  };
}

describe('works in question', () => {
  it('serve somebody, or are needed by one that may be built', () => {
    expect(ask()).toMatchObject({ open: 'ABC', locked: '', needs: '', neededVnd: 3 });
    expect(ask({ needs: { A: ['T'] } })).toMatchObject({ open: 'ABCT', needs: 'A:T' });
    expect(ask({ needs: { A: [] } })).toMatchObject({ open: 'ABC', needs: '' });
  });

  it('are neither decided nor ruled out, nor need what is ruled out, however far', () => {
    expect(ask({ lock: ['B'] })).toMatchObject({ open: 'AC', locked: 'B' });
    expect(ask({ forbid: ['B'] })).toMatchObject({ open: 'AC', locked: '' });
    const chain = { A: ['T'], T: ['D'] };
    expect(ask({ needs: chain })).toMatchObject({ open: 'ABCTD' });
    expect(ask({ needs: chain, forbid: ['D'] })).toMatchObject({ open: 'BC' });
    expect(ask({ needs: chain, forbid: ['T'] })).toMatchObject({ open: 'BCD' });
  });

  it('cost the least money that serves somebody, with what they need; decided ones first', () => {
    expect(ask({ needs: { B: ['T', 'D'] } })).toMatchObject({ neededVnd: 5 });
    expect(ask({ needs: { B: ['T', 'D'], C: ['D'] } })).toMatchObject({ neededVnd: 6 });
    expect(ask({ lock: ['A', 'T'] })).toMatchObject({ neededVnd: 9 });
    expect(ask({ lock: ['A'], needs: { A: ['T'] } })).toMatchObject({ neededVnd: 9 });
    expect(ask({ forbid: ['A', 'B', 'C'], budgetVnd: 1 })).toMatchObject({ open: '', neededVnd: 0 });
  });

  it('are refused below that money, and not at it', () => {
    expect(ask({ budgetVnd: 3 })).toMatchObject({ neededVnd: 3 });
    expect(ask({ budgetVnd: 2 })).toEqual({
      refusal: 'plan-budget-below-cheapest',
      budgetVnd: 2,
      cheapestVnd: 3,
    });
    expect(ask({ budgetVnd: 7, lock: ['A'] })).toMatchObject({ locked: 'A' });
    expect(ask({ budgetVnd: 6, lock: ['A'] })).toEqual({
      refusal: 'plan-locked-above-budget',
      budgetVnd: 6,
      lockedVnd: 7,
    });
  });

  it('are refused by a name that there is not, twice decided, or waiting for each other', () => {
    expect(ask({ lock: ['X'] })).toEqual({ refusal: 'plan-unknown-work', id: 'X' });
    expect(ask({ forbid: ['A', 'X'] })).toEqual({ refusal: 'plan-unknown-work', id: 'X' });
    expect(ask({ needs: { X: ['A'] } })).toEqual({ refusal: 'plan-unknown-work', id: 'X' });
    expect(ask({ needs: { A: ['X'] } })).toEqual({ refusal: 'plan-unknown-work', id: 'X' });
    expect(ask({ lock: ['A', 'B'], forbid: ['C', 'B'] })).toEqual({
      refusal: 'plan-locked-and-forbidden',
      id: 'B',
    });
    expect(ask({ needs: { A: ['T'], T: ['A'] } })).toMatchObject({ refusal: 'plan-needs-circle' });
  });

  it('that are known to do are told by their ids, others are passed over', () => {
    expect(ask({ known: ['C', 'A', 'X'] })).toMatchObject({ known: 'AC' });
    expect(ask()).not.toHaveProperty('known');
  });
});

describe('a question', () => {
  it('of a purpose that cannot be is refused', () => {
    const none = { need: 0, vulnerability: 0, publicService: 0, safety: 0, ease: 0 };
    expect(ask({ objective: 'score', weights: none })).toMatchObject({ refusal: 'plan-weights-zero' });
    expect(ask({ objective: 'score', weights: { ...none, need: 1 } })).not.toHaveProperty('refusal');
    expect(ask({ objective: 'dark-first', service: 'second' })).toMatchObject({
      refusal: 'plan-dark-second',
    });
    expect(ask({ floors: { communeShare: 0.5 }, service: 'second' })).toMatchObject({
      refusal: 'plan-floor-second',
    });
    expect(ask({ floors: { communeShare: 0 }, service: 'second' })).not.toHaveProperty('refusal');
  });

  it('over years has their money, which adds up', () => {
    expect(ask({ years: 3 })).toMatchObject({ parts: [34, 33, 33] });
    expect(ask()).toMatchObject({ parts: [100] });
    expect(ask({ years: 2, yearBudgets: [40, 60] })).toMatchObject({ parts: [40, 60] });
    expect(ask({ years: 2, yearBudgets: [40, 59] })).toEqual({
      ...{ refusal: 'plan-year-budgets', years: 2, given: 2, budgetVnd: 100, sumVnd: 99 },
    });
    expect(ask({ years: 3, yearBudgets: [40, 60] })).toMatchObject({
      refusal: 'plan-year-budgets',
      given: 2,
    });
    expect(firstYearOf(request({}))).toBe(2027);
    expect(firstYearOf(request({ firstYear: 2030 }))).toBe(2030);
    expect([comesTooLate(2, [1, 1]), comesTooLate(1, [1, 1]), comesTooLate(5, [1])]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('a second operator', () => {
  const viettel = coverage('viettel', packPolygons([[[box(103.99, 20.99, 104.01, 21.01)]]]));
  const given = (rest: Partial<Dataset>): Dataset => ({ ...dataset, coverage: [viettel], ...rest });
  const reachesOf = async (rest: Partial<Dataset>) => {
    const own = given(rest);
    const made = prepare(
      own,
      await analyze(own, DEFAULT_SETTINGS, {}, { areaShares: false }),
      request({ service: 'second', budgetVnd: 1e12 }),
    );
    if (!made.ok) throw new Error(made.refusal.code);
    return made.value.options.map(({ kind }, j) => `${kind} ${made.value.reaches[j]!.length}`);
  };

  it('is another one than is there, on a mast of its own or on one that stands', async () => {
    const proposed = (operator: string | null) =>
      reachesOf({ candidates: [work('A', 104, 7, { operator })] });
    expect([await proposed('viettel'), await proposed('gtel'), await proposed(null)]).toEqual([
      ['mast 0'],
      ['mast 1'],
      ['mast 1'],
    ]);
    // Joining a mast reaches those whom its own operator alone covers: those of the other mast it does not.
    const sites = [siteAt('S1', 104, 21), { ...siteAt('S2', 104, 21), operator: 'gtel' }];
    expect((await reachesOf({ candidates: [], sites })).slice(-2)).toEqual(['join 1', 'join 0']);
  });
});
