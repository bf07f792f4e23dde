import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Session } from '../session.svelte.ts';
import type { ScreenPlace } from './address.ts';
import { lastPlace, restoreView, restoreWork } from './sync-address.svelte.ts';

function restorePlace(session: Session, place: ScreenPlace): void {
  restoreView(session, place);
  restoreWork(session, place);
}

/** What of a session a place is about. */
function sessionOf(project: string | null = null) {
  const done: unknown[] = [];
  const session = {
    workspace: {
      snapshot: {
        villages: [{ code: 'v:1' }, { code: '2' }],
        communes: [{ code: '00' }, { code: '2' }],
        findings: { operators: ['viettel'] },
      },
    },
    view: {
      language: 'vi',
      operator: 'any',
      slide: 0,
      goTo: (step: string) => done.push(['step', step]),
      select: (selection: unknown) => done.push(['select', selection]),
    },
    planning: {
      budgetText: '',
      budgetUnit: null,
      planAgain: (vnd: number) => new Promise(() => done.push(['plan', vnd])),
    },
    autosave: { standing: project === null ? null : { entry: { id: project } } },
  };
  return { session: session as unknown as Session, made: session, done };
}

describe('where the screen stood', () => {
  it('is restored as far as the project has it', () => {
    const { session, made, done } = sessionOf();
    restorePlace(session, {
      step: 'plan',
      slide: 3,
      language: 'en',
      operator: 'viettel',
      selected: 'village:v:1',
      table: 'communes',
      budget: '7',
      unit: 'billion',
      plannedVnd: 5e9,
    });
    expect(done).toEqual([
      ['step', 'plan'],
      ['select', { kind: 'village', index: 0 }],
      ['plan', 5e9],
    ]);
    expect(made.view).toMatchObject({ language: 'en', slide: 3, operator: 'viettel', tableTab: 'communes' });
    expect(made.planning).toMatchObject({ budgetText: '7', budgetUnit: 'billion' });
  });

  it.each<[string, unknown]>([
    ['village:2', { kind: 'village', index: 1 }],
    ['commune:2', { kind: 'commune', index: 1 }],
    ['commune:00', { kind: 'commune', index: 0 }],
    ['village:00', null],
    ['mast:2', null],
    ['village', null],
  ])('%s is selected as %s', (selected, selection) => {
    const { session, done } = sessionOf();
    restorePlace(session, { selected });
    expect(done).toEqual([['select', selection]]);
  });

  it('changes nothing where it says nothing, and no operator that the project has not', () => {
    const { session, made, done } = sessionOf();
    restorePlace(session, { operator: 'gtel' });
    restorePlace(session, {});
    expect([done, made.view.operator, made.view.language, made.planning.budgetText]).toEqual([
      [],
      'any',
      'vi',
      '',
    ]);
    made.workspace.snapshot = null as never;
    restorePlace(session, { selected: 'village:2', operator: 'viettel' });
    expect([done, made.view.operator]).toEqual([[['select', null]], 'any']);
  });
});

describe('the last place', () => {
  let stored: string | null;
  beforeEach(() => {
    stored = null;
    vi.stubGlobal('sessionStorage', { getItem: () => stored });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is that of this tab in this project, else what the project remembers; the address goes before both', () => {
    stored = 'p1\nstep=plan&budget=5';
    expect(lastPlace(sessionOf('p1').session, 'step=data', '')).toEqual({ step: 'plan', budget: '5' });
    expect(lastPlace(sessionOf('p2').session, 'step=data', '')).toEqual({ step: 'data' });
    expect(lastPlace(sessionOf('p1').session, null, '#step=present&lang=en')).toEqual({
      step: 'present',
      language: 'en',
      budget: '5',
    });
    expect(lastPlace(sessionOf('p2').session, null, '')).toEqual({});
  });

  it('of the sample is that of no project; without storage there is none', () => {
    stored = 'sample\nstep=plan';
    expect(lastPlace(sessionOf(null).session, null, '')).toEqual({ step: 'plan' });
    vi.stubGlobal('sessionStorage', {
      getItem: () => {
        throw new Error('off');
      },
    });
    expect(lastPlace(sessionOf(null).session, 'step=data', '')).toEqual({ step: 'data' });
  });
});
