import { describe, expect, it } from 'vitest';
import type { ProjectFile, Scenario } from '../model/project.ts';
import { DEFAULT_SETTINGS } from '../model/project.ts';
import {
  chooseScenario,
  decideWork,
  dropScenario,
  explainDecision,
  keepScenario,
  logDecision,
} from './plan-record.ts';
import { reopened } from './project-file.ts';

const EMPTY: ProjectFile = {
  format: 'song-ban-project',
  version: 1,
  title: 'Thử',
  asOf: '2026-09-30',
  synthetic: false,
  province: { code: '14', name: 'Sơn La' },
  sources: [],
  settings: { plan: { years: 2, lock: ['A'] } },
};
const NOTE = { by: 'province', on: '2026-10-01', why: 'Gần biên giới' } as const;
const PLAN: Omit<Scenario, 'id'> = {
  name: 'Nhiều hộ',
  budgetVnd: 20e9,
  settings: { objective: 'people', forbid: ['B'] },
  weights: DEFAULT_SETTINGS.priorityWeights,
  works: ['A', 'C'],
  outcome: {
    costVnd: 19e9,
    population: null,
    households: 12,
    villages: 3,
    darkVillages: 1,
    communesLifted: 0,
    newShare: null,
    certificate: 0.99,
    left: { villages: 4, households: 5, population: 6, unknownVillages: 7 },
  },
  base: '0123abcd',
};

describe('decisions about works', () => {
  it('move a work between the lists, keep all else, and stand in the log in their order', () => {
    const forbidden = decideWork(EMPTY, 'A', 'forbid', NOTE);
    expect(forbidden.settings!.plan).toEqual({ years: 2, lock: [], forbid: ['A'] });
    const open = decideWork(forbidden, 'A', 'open', { ...NOTE, why: '' });
    expect(open.settings!.plan).toEqual({ years: 2, lock: [], forbid: [] });
    expect(open.decisions).toEqual([
      { id: 'Q1', what: 'forbid', of: 'A', ...NOTE },
      { id: 'Q2', what: 'release', of: 'A', ...NOTE, why: '' },
    ]);
    const explained = explainDecision(open, 'Q2', 'Đã khảo sát');
    expect(explained.decisions!.map(({ why }) => why)).toEqual(['Gần biên giới', 'Đã khảo sát']);
    expect(EMPTY.decisions).toBeUndefined();
  });

  it('and scenarios can be saved and opened again', () => {
    const kept = keepScenario(logDecision(EMPTY, { what: 'note', of: '' }, NOTE), PLAN, NOTE);
    expect(reopened(kept)).toEqual({ ok: true, value: kept });
    const broken = { ...kept, decisions: [{ ...kept.decisions![0]!, on: '1/10/2026' }] };
    expect(reopened(broken)).toMatchObject({ ok: false, refusal: { code: 'project-schema' } });
  });
});

describe('scenarios', () => {
  it('of one name are one; ids of others stay', () => {
    const two = keepScenario(keepScenario(EMPTY, PLAN, NOTE), { ...PLAN, name: 'Khác' }, NOTE);
    const again = keepScenario(two, { ...PLAN, budgetVnd: 30e9 }, NOTE);
    expect(again.scenarios!.map(({ name, budgetVnd }) => [name, budgetVnd])).toEqual([
      ['Khác', 20e9],
      ['Nhiều hộ', 30e9],
    ]);
    expect(new Set(again.scenarios!.map(({ id }) => id)).size).toBe(2);
  });

  it('that are chosen are what the project plans by; dropped ones leave their line in the log', () => {
    const kept = keepScenario(EMPTY, PLAN, NOTE);
    const [{ id }] = kept.scenarios!;
    const chosen = chooseScenario(kept, id, NOTE);
    expect(chosen.settings).toEqual({ plan: PLAN.settings, priorityWeights: PLAN.weights });
    const dropped = dropScenario(chosen, id, NOTE);
    expect(dropped).not.toHaveProperty('scenarios');
    expect(dropped.decisions!.map(({ what, of }) => `${what} ${of}`)).toEqual([
      'keep-scenario Nhiều hộ',
      'choose-scenario Nhiều hộ',
      'drop-scenario Nhiều hộ',
    ]);
    expect(dropScenario(kept, 'K9', NOTE)).toBe(kept);
    expect(chooseScenario(kept, 'K9', NOTE)).toBe(kept);
  });
});
