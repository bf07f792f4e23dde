import { describe, expect, it, vi } from 'vitest';
import { engineInThread, inputFiles, noFonts } from '../../../test/support/engine-in-thread.ts';
import { TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import { EngineHost } from '../../jobs/engine/engine-host.ts';
import type { HostMethods } from '../../jobs/engine/methods.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { PRIORITY_GROUPS, type PriorityWeights } from '../../model/project.ts';
import { Planning } from './planning.svelte.ts';
import { Workspace } from './workspace.svelte.ts';

const OPTIONS = { language: 'vi', scope: 'internal' } as const;
const EASE: PriorityWeights = { need: 0, vulnerability: 0, publicService: 0, safety: 0, ease: 100 };

/** The two communes opened; some methods replaced, by the number of the worker. */
async function opened(instead: (worker: number, host: EngineHost) => Partial<HostMethods> = () => ({})) {
  const { engine } = engineInThread((worker) => {
    const host = new EngineHost(noFonts);
    const own = instead(worker, host);
    return new Proxy<HostMethods>(host, {
      get: (_, name: keyof HostMethods) => own[name] ?? host[name].bind(host),
    });
  });
  const workspace = new Workspace(engine);
  await workspace.open(inputFiles(TWO_COMMUNES));
  return { workspace, planning: new Planning(workspace) };
}

const sumOf = (weights: PriorityWeights): number =>
  PRIORITY_GROUPS.reduce((sum, group) => sum + weights[group], 0);

describe('the plan', () => {
  it('is made under the budget as typed', async () => {
    const { planning } = await opened();
    expect([planning.plan, planning.stale]).toEqual([null, false]);
    planning.budgetText = '1,9 tỷ';
    await planning.makePlan();
    expect(planning.plan).toMatchObject({
      budgetVnd: 1_900_000_000,
      objective: 55,
      totalCostVnd: 1_800_000_000,
    });
    expect([planning.stale, planning.budgetRefusal]).toEqual([false, null]);
  });

  it('of before a refresh is made of its own money, whatever was typed since', async () => {
    const { planning } = await opened();
    planning.budgetText = '3';
    await planning.planAgain(1_900_000_000);
    expect([planning.plan?.budgetVnd, planning.askedVnd]).toEqual([1_900_000_000, 1_900_000_000]);
    expect([planning.budgetText, planning.budgetRefusal, planning.stale]).toEqual(['3', null, false]);
  });

  it('by discs is an estimate, and gives way to the one by terrain once that is predicted', async () => {
    const asked: string[] = [];
    const total = 2;
    let done = 0;
    const { planning } = await opened((_, host) => ({
      plan: async (budgetVnd: number, task: TaskContext) => {
        asked.push(done < total ? 'estimate' : 'terrain');
        const plan = await host.plan(budgetVnd, task);
        return done < total ? { ...plan, isEstimate: true } : plan;
      },
      planReach: () => (++done > total ? null : { done, total }),
    }));
    planning.budgetText = '1,9 tỷ';
    await planning.makePlan();
    expect([planning.plan?.isEstimate, planning.hasReplaced]).toEqual([true, false]);
    // What is typed meanwhile is not what was asked for.
    planning.budgetText = 'nhiều';
    await vi.waitFor(() => expect(planning.plan?.isEstimate).toBeUndefined(), 5000);
    expect([asked, planning.hasReplaced, planning.reach.state]).toEqual([
      ['estimate', 'terrain'],
      true,
      null,
    ]);
    expect([planning.plan?.budgetVnd, planning.budgetRefusal, planning.stale]).toEqual([1.9e9, null, false]);
    planning.budgetText = '2 tỷ';
    await planning.makePlan();
    expect(planning.hasReplaced).toBe(false);
  });

  it('is proved on demand, and says what came of it', async () => {
    const { planning } = await opened((_, host) => ({
      plan: async (budgetVnd: number, task: TaskContext) => {
        const plan = await host.plan(budgetVnd, task);
        const open = plan.levels.map((level) => ({ ...level, upperBound: level.value + 9, proven: false }));
        return { ...plan, proven: false, levels: open };
      },
    }));
    planning.budgetText = '1,9 tỷ';
    await planning.makePlan();
    expect([planning.plan?.proven, planning.proof]).toEqual([false, null]);
    await planning.prove();
    expect([planning.plan?.proven, planning.plan?.objective, planning.proof]).toEqual([true, 55, 'proven']);
    expect(planning.stale).toBe(false);
    await planning.makePlan();
    expect(planning.proof).toBeNull();
  });

  it('is refused beside the field, where it is mended; the plan before stands', async () => {
    const { workspace, planning } = await opened();
    await planning.makePlan();
    const before = planning.plan;
    planning.budgetText = 'nhiều';
    await planning.makePlan();
    expect(planning.budgetRefusal).not.toBeNull();
    planning.budgetText = '1 tỷ';
    await planning.makePlan();
    expect(planning.budgetRefusal).toMatchObject({ code: 'plan-budget-below-cheapest' });
    expect([workspace.failure, planning.plan]).toEqual([null, before]);
    // It is not what was asked for last, and looks like it.
    expect([planning.stale, planning.isOfNow]).toEqual([true, true]);
    planning.budgetText = '2 tỷ';
    await planning.makePlan();
    expect(planning.budgetRefusal).toBeNull();
    expect([planning.plan!.budgetVnd, planning.stale]).toEqual([2e9, false]);
  });

  it('leaves the slider at the money that was refused, as the field, and its ends where they were', async () => {
    const { planning } = await opened();
    expect([planning.askedVnd, planning.plan]).toEqual([null, null]);
    planning.budgetText = '90 tỷ';
    await planning.makePlan();
    await planning.rest(1e9, '1 tỷ');
    expect(planning.budgetRefusal).toMatchObject({ code: 'plan-budget-below-cheapest' });
    expect([planning.askedVnd, planning.typedVnd, planning.plan!.budgetVnd]).toEqual([1e9, 9e10, 9e10]);
    // A room sees no figures of other money beside the slider.
    expect(planning.presented).toBeNull();
    await planning.rest(2e9, '2 tỷ');
    await planning.change({ objective: 'people' });
    expect([planning.askedVnd, planning.typedVnd, planning.plan!.budgetVnd]).toEqual([2e9, 9e10, 2e9]);
    expect(planning.presented).toBe(planning.plan);
    // What cannot be read asks for nothing: the plan stands.
    planning.budgetText = 'nhiều';
    await planning.makePlan();
    expect(planning.presented).toBe(planning.plan);
    // Typed again, the slider is of that.
    planning.budgetText = '3 tỷ';
    await planning.makePlan();
    expect([planning.askedVnd, planning.typedVnd]).toEqual([3e9, 3e9]);
    planning.forget();
    expect([planning.askedVnd, planning.typedVnd]).toEqual([null, 0]);
  });

  it('looks stale from when another is asked for until that is there', async () => {
    const { planning } = await opened();
    await planning.makePlan();
    planning.budgetText = '2 tỷ';
    const making = planning.makePlan();
    expect([planning.stale, planning.isOfNow]).toEqual([true, true]);
    await making;
    expect([planning.stale, planning.plan!.budgetVnd]).toEqual([false, 2e9]);
  });

  it.each<[string, (planning: Planning) => Promise<void>]>([
    ['a decided work that there is not', (planning) => planning.change({ lock: ['nowhere'] })],
    ['works that wait for each other', (planning) => planning.change({ needs: { 'vt-1': ['vt-1'] } })],
    [
      'weights that leave nothing to go by',
      async (planning) => {
        await planning.resetWeights(EASE);
        await planning.change({ objective: 'score', weights: { ...EASE, ease: 0 } });
      },
    ],
  ])('that is refused after a change leaves the one before, as stale: %s', async (_, change) => {
    const { workspace, planning } = await opened();
    await planning.makePlan();
    const before = planning.plan;
    await change(planning);
    expect(planning.budgetRefusal).not.toBeNull();
    expect([planning.plan, planning.stale, planning.isOfNow]).toEqual([before, true, false]);
    // Back where the plan was made: it is not what was asked for last all the same, until it is made again.
    await workspace.applySettings({ plan: {} });
    expect([planning.plan, planning.stale]).toEqual([before, true]);
    await planning.makePlan();
    expect([planning.stale, planning.budgetRefusal]).toEqual([false, null]);
  });

  it('that is stopped, or lost with its engine, leaves the one before, as stale', async () => {
    let plans = 0;
    const { workspace, planning } = await opened((_, host) => ({
      plan: (budget, task) =>
        ++plans === 2
          ? new Promise<never>((_done, reject) =>
              task.signal!.addEventListener('abort', () => reject(task.signal!.reason)),
            )
          : host.plan(budget, task),
    }));
    await planning.makePlan();
    const before = planning.plan;
    const making = planning.makePlan();
    workspace.job!.cancel();
    await making;
    expect([planning.plan, planning.stale, planning.isOfNow]).toEqual([before, true, true]);
  });

  it('that breaks is told as broken, not as a wrong budget', async () => {
    const { workspace, planning } = await opened(() => ({
      plan: () => {
        throw new Error('broken inside');
      },
    }));
    await planning.makePlan();
    expect([planning.plan, planning.budgetRefusal]).toEqual([null, null]);
    expect(workspace.failure).toMatchObject({ kind: 'broken', job: 'plan' });
  });

  it('of other findings is stale, and cannot be written', async () => {
    const { workspace, planning } = await opened();
    await planning.makePlan();
    await workspace.applySettings({ technologies: ['4G'] });
    expect(planning.stale).toBe(true);
    expect(await workspace.exportFile('plan.json', OPTIONS)).toBeNull();
    expect(workspace.failure).toMatchObject({ refusal: { code: 'no-plan-yet' } });
    await planning.makePlan();
    expect(planning.stale).toBe(false);
    expect(await workspace.exportFile('plan.json', OPTIONS)).not.toBeNull();
    // Back to the findings of before: they are worked out anew, the plan is of neither.
    await workspace.applySettings({ technologies: ['4G', '5G'] });
    expect(planning.stale).toBe(true);
  });

  it.each([
    ['a source removed', (workspace: Workspace) => workspace.removeSource('coverage-2')],
    [
      'files added',
      (workspace: Workspace) =>
        workspace.add(inputFiles({ 'them.csv': 'village_code,village,lon,lat\nt1,Nà Một,104.15,21.03\n' })),
    ],
    ['another project opened', (workspace: Workspace) => workspace.open(inputFiles(TWO_COMMUNES))],
  ])('is stale after %s', async (_, change) => {
    const { workspace, planning } = await opened();
    await planning.makePlan();
    await change(workspace);
    expect(planning.stale).toBe(true);
    expect(await workspace.exportFile('plan.csv', OPTIONS)).toBeNull();
  });

  it('of the same findings under other weights stands, and is written', async () => {
    const { workspace, planning } = await opened();
    await planning.makePlan();
    await planning.resetWeights(EASE);
    expect(workspace.snapshot!.settings.priorityWeights).toEqual(EASE);
    expect(planning.stale).toBe(false);
    expect(await workspace.exportFile('plan.json', OPTIONS)).not.toBeNull();
  });

  it.each([
    [
      'and stops',
      ({ signal }: TaskContext) =>
        new Promise<never>((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason))),
      false,
    ],
    ['and is made all the same', null, true],
  ])('that something else overtakes %s is never the plan of the new findings', async (_, waits, made) => {
    const { workspace, planning } = await opened(() =>
      waits ? { plan: (_budget, task) => waits(task) } : {},
    );
    const making = planning.makePlan();
    await workspace.applySettings({ technologies: ['3G'] });
    await making;
    expect([planning.plan !== null, planning.stale, workspace.failure]).toEqual([made, made, null]);
  });

  it('made before its worker had to be ended is stale', async () => {
    let plans = 0;
    const { workspace, planning } = await opened((_, host) => ({
      plan: (budget, task) => (++plans === 2 ? new Promise<never>(() => undefined) : host.plan(budget, task)),
    }));
    await planning.makePlan();
    const first = planning.plan;
    const { snapshot } = workspace;
    const making = planning.makePlan();
    workspace.job!.cancel();
    await making;
    await vi.waitUntil(() => workspace.snapshot !== snapshot, { timeout: 60_000, interval: 1 });
    expect([planning.plan, planning.stale]).toEqual([first, true]);
    await planning.makePlan();
    expect(planning.stale).toBe(false);
  });

  it('of the project before is forgotten', async () => {
    const { planning } = await opened();
    await planning.makePlan();
    await planning.setWeight('ease', 90);
    planning.budgetText = 'nhiều';
    await planning.makePlan();
    planning.forget();
    expect([planning.plan, planning.budgetRefusal, planning.stale]).toEqual([null, null, false]);
    expect(planning.weights.ease).toBe(10);
  });
});

describe('money under a slider', () => {
  it('is answered as it was moved last, whichever answer comes first; at rest there is none', async () => {
    const answers: (() => void)[] = [];
    const { planning } = await opened((_, host) => ({
      budgetAnswer: (budget) =>
        new Promise((done) => answers.push(() => done(host.budgetAnswer(budget)))) as never,
    }));
    await planning.makePlan();
    const first = planning.moving.slideTo(2e9);
    const second = planning.moving.slideTo(3e9);
    await vi.waitUntil(() => answers.length === 2, { timeout: 60_000, interval: 1 });
    answers[1]!();
    await second;
    answers[0]!();
    await first;
    expect(planning.moving.answer).toMatchObject({ kind: 'serves', budgetVnd: 3e9 });
    const late = planning.moving.slideTo(4e9);
    planning.moving.rest();
    await vi.waitUntil(() => answers.length === 3, { timeout: 60_000, interval: 1 });
    answers[2]!();
    await late;
    expect(planning.moving.answer).toBeNull();
  });

  it('has the curve of the purpose as it is now, once the engine has done all it can', async () => {
    const { planning } = await opened();
    await planning.change({ objective: 'people' });
    await planning.makePlan();
    await vi.waitUntil(() => planning.moving.curve, { timeout: 60_000, interval: 5 });
    const { curve } = planning.moving;
    expect(curve!.length).toBeGreaterThan(1);
    expect(curve!.every(({ levels }) => levels[0]!.name === 'people')).toBe(true);
    planning.forget();
    expect(planning.moving.curve).toBeNull();
  });
});

describe('decisions', () => {
  it('about a work change the plan and stand in the log in one edit; who decides stays, the reason does not', async () => {
    const { workspace, planning } = await opened();
    const notes: string[] = [];
    workspace.follow = (change) => typeof change === 'object' && notes.push(change.kind);
    await planning.makePlan();
    const [{ id }] = planning.plan!.chosen as [{ id: string }];
    planning.decider = 'province';
    planning.why = ' Gần trường ';
    await planning.decide(id, 'forbid');
    expect(planning.plan!.chosen.map((work) => work.id)).not.toContain(id);
    expect(planning.plan!.left.find((work) => work.id === id)!.why).toBe('forbidden');
    expect([planning.stale, planning.decider, planning.why]).toEqual([false, 'province', '']);
    const { project } = workspace.snapshot!;
    expect(project.decisions).toMatchObject([{ what: 'forbid', of: id, by: 'province', why: 'Gần trường' }]);
    expect(notes).toEqual(['plan-forbid']);
  });

  it('keep plans as scenarios of their data, with the settings that they were made by, and choose them', async () => {
    const { workspace, planning } = await opened();
    expect(await planning.keepScenario('Chưa có')).toBe(false);
    expect(workspace.failure).toMatchObject({ refusal: { code: 'no-plan-to-keep' } });
    planning.budgetText = '2 tỷ';
    await planning.makePlan();
    const { totalCostVnd } = planning.plan!;
    await planning.keepScenario(' Một ');
    await planning.change({ objective: 'people' });
    const [kept] = workspace.snapshot!.project.scenarios!;
    expect(kept).toMatchObject({
      name: 'Một',
      budgetVnd: 2e9,
      settings: {},
      outcome: { costVnd: totalCostVnd },
    });
    expect(kept!.base).toBe(workspace.snapshot!.planBase);
    planning.budgetText = '3 tỷ';
    await planning.chooseScenario(kept!);
    expect([planning.plan!.budgetVnd, planning.plan!.objectiveName]).toEqual([2e9, 'households']);
    // Other technologies are other figures.
    await workspace.applySettings({ technologies: ['3G'] });
    expect(kept!.base).not.toBe(workspace.snapshot!.planBase);
  });
});

describe('floors', () => {
  it('that ask for nothing are not kept, and what the least money is plans at once', async () => {
    const { workspace, planning } = await opened();
    await planning.setFloors({ communeShare: 0.5, borderCommune: 1 });
    expect(workspace.snapshot!.settings.plan).toEqual({ floors: { communeShare: 0.5, borderCommune: 1 } });
    await planning.setFloors({ borderCommune: 0 });
    expect(workspace.snapshot!.settings.plan).toEqual({ floors: { communeShare: 0.5 } });
    await planning.setFloors({ communeShare: 0 });
    expect(workspace.snapshot!.settings.plan).toEqual({});
    await planning.planWith(1_800_000_001);
    expect([planning.plan!.budgetVnd, planning.budgetUnit]).toEqual([1_800_000_001, 'dong']);
  });
});

describe('weights', () => {
  it('are those of the project until a slider moves; then the list follows, the project not yet', async () => {
    const { workspace, planning } = await opened();
    const kept = workspace.snapshot!.settings.priorityWeights;
    expect(planning.weights).toEqual(kept);
    await planning.setWeight('ease', 100);
    expect(planning.weights).toEqual(EASE);
    expect(workspace.priority).toEqual(await workspace.engine.rank(EASE));
    expect(workspace.priority).not.toEqual(workspace.snapshot!.priority);
    expect(workspace.snapshot!.settings.priorityWeights).toEqual(kept);
    await planning.keepWeights();
    expect(workspace.snapshot!.settings.priorityWeights).toEqual(EASE);
    expect(workspace.snapshot!.priority).toEqual(workspace.priority);
    expect(planning.weights).toEqual(EASE);
  });

  it('keep a sum of 100', async () => {
    const { planning } = await opened();
    for (const [group, value] of [
      ['need', 7],
      ['safety', 61],
      ['ease', 0],
      ['need', 100],
    ] as const) {
      await planning.setWeight(group, value);
      expect(planning.weights[group]).toBe(value);
      expect(sumOf(planning.weights)).toBeCloseTo(100, 6);
    }
  });

  it('come back in their proportions after one had all, in whatever steps; those that are held stay', async () => {
    const { planning } = await opened();
    const first = planning.weights;
    for (const value of [100, 100, 60, first.need]) await planning.setWeight('need', value);
    for (const group of PRIORITY_GROUPS) expect(planning.weights[group]).toBeCloseTo(first[group], 6);
    planning.toggleLock('safety');
    await planning.setWeight('need', 100);
    expect([planning.weights.need, planning.weights.safety]).toEqual([100 - first.safety, first.safety]);
    // Nothing but what is held is left of the others: their proportions are remembered still.
    await planning.setWeight('need', 80);
    await planning.setWeight('need', first.need);
    for (const group of PRIORITY_GROUPS) expect(planning.weights[group]).toBeCloseTo(first[group], 6);
  });

  it('of nothing at all rank nobody and are not kept', async () => {
    let asked = 0;
    const { workspace, planning } = await opened((_, host) => ({
      rank: (weights) => (asked++, host.rank(weights)),
    }));
    const { snapshot } = workspace;
    expect(planning.allZero).toBe(false);
    await planning.clearWeights();
    expect(planning.allZero).toBe(true);
    await planning.keepWeights();
    await planning.resetWeights({ ...EASE, ease: 0 });
    expect([asked, workspace.snapshot]).toEqual([0, snapshot]);
    await planning.setWeight('need', 100);
    expect([asked, planning.allZero]).toEqual([1, false]);
  });

  it('that were not moved are not written', async () => {
    const { workspace, planning } = await opened();
    const { snapshot } = workspace;
    await planning.keepWeights();
    expect(workspace.snapshot).toBe(snapshot);
  });

  it('moved twice rank as they were moved last, whichever answer comes first', async () => {
    const answers: (() => void)[] = [];
    const { workspace, planning } = await opened((_, host) => ({
      rank: (weights) => new Promise((done) => answers.push(() => done(host.rank(weights)))),
    }));
    const first = planning.setWeight('need', 90);
    const second = planning.setWeight('ease', 100);
    await vi.waitUntil(() => answers.length === 2, { timeout: 60_000, interval: 1 });
    answers[1]!();
    await second;
    const last = workspace.priority;
    answers[0]!();
    await first;
    expect(workspace.priority).toBe(last);
    expect(last!.ranked.map(({ score }) => score)).not.toEqual(
      workspace.snapshot!.priority.ranked.map(({ score }) => score),
    );
  });

  it('moved again while they are written stay where they were moved to', async () => {
    const { workspace, planning } = await opened();
    await planning.setWeight('need', 90);
    const keeping = planning.keepWeights();
    await planning.setWeight('ease', 100);
    await keeping;
    expect(workspace.snapshot!.settings.priorityWeights.need).toBe(90);
    expect(planning.weights).toEqual(EASE);
    expect(workspace.priority).toEqual(await workspace.engine.rank(EASE));
  });

  it('whose writing was stopped go back to those of the project, and the list with them', async () => {
    const { workspace, planning } = await opened(() => ({
      applySettings: (_changes, { signal }) =>
        new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason))),
    }));
    const { snapshot } = workspace;
    await planning.setWeight('ease', 100);
    const keeping = planning.keepWeights();
    workspace.job!.cancel();
    await keeping;
    expect(planning.weights).toEqual(snapshot!.settings.priorityWeights);
    expect(workspace.priority).toBe(snapshot!.priority);
  });
});
