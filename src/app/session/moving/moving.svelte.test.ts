import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../../jobs/engine/methods.ts';
import { EngineCancelled, EngineEnded } from '../../../jobs/protocol.ts';
import type { Plan } from '../../../planning/plan.ts';
import type { Stability } from '../../../planning/plan-types.ts';
import type { BudgetAnswer } from '../../../planning/table/plan-table.ts';
import { MovingPlan } from './moving-plan.svelte.ts';
import { PlanStability } from './plan-stability.svelte.ts';

type Curve = Awaited<ReturnType<Engine['budgetCurve']>>;
const answerOf = (budgetVnd: number) => ({ budgetVnd }) as unknown as BudgetAnswer;
const curveOf = (budgets: readonly number[], isComplete: boolean) =>
  ({ answers: budgets.map(answerOf), isComplete }) as unknown as NonNullable<Curve>;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An engine that answers from lists, one after the other; an error is thrown. */
function engineOf(answers: Readonly<Partial<Record<keyof Engine, unknown[]>>>): Engine {
  const next = (name: keyof Engine) => () => {
    const answer = answers[name]!.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return Object.fromEntries(
    Object.keys(answers).map((name) => [name, next(name as keyof Engine)]),
  ) as unknown as Engine;
}

describe('the slider', () => {
  it('shows the answer of where it is; one that comes late is not shown', async () => {
    const waiting: { readonly budgetVnd: number; readonly answer: (answer: BudgetAnswer) => void }[] = [];
    const moving = new MovingPlan({
      budgetAnswer: (budgetVnd: number) => new Promise((answer) => waiting.push({ budgetVnd, answer })),
    } as unknown as Engine);
    const slides = [moving.slideTo(1e9), moving.slideTo(2e9), moving.slideTo(3e9)];
    for (const k of [1, 2, 0]) waiting[k]!.answer(answerOf(waiting[k]!.budgetVnd));
    await Promise.all(slides);
    expect(moving.answer).toEqual(answerOf(3e9));
    const last = moving.slideTo(4e9);
    // What a page that goes now has to remember.
    expect(moving.movesTo).toBe(4e9);
    moving.rest();
    expect(moving.movesTo).toBeNull();
    waiting[3]!.answer(answerOf(4e9));
    await last;
    expect(moving.answer).toBeNull();
  });

  it('has no answer where the worker ended; a bug is none of that', async () => {
    const moving = new MovingPlan(
      engineOf({ budgetAnswer: [answerOf(1), new EngineEnded(), new EngineCancelled(), new Error('bug')] }),
    );
    await moving.slideTo(1);
    expect(moving.answer).toEqual(answerOf(1));
    await moving.slideTo(2);
    expect(moving.answer).toBeNull();
    await moving.slideTo(3);
    await expect(moving.slideTo(4)).rejects.toThrow('bug');
  });
});

describe('the curve', () => {
  it('is asked for until it is as good as it gets, and not shown before', async () => {
    const moving = new MovingPlan(
      engineOf({ budgetCurve: [curveOf([1], false), curveOf([1, 2], false), curveOf([1, 2, 3], true)] }),
    );
    const drawn = moving.drawCurve();
    await vi.advanceTimersByTimeAsync(1500);
    expect(moving.curve).toBeNull();
    await vi.advanceTimersByTimeAsync(1000);
    await drawn;
    expect(moving.curve).toEqual([1, 2, 3].map(answerOf));
  });

  it('of before is not shown over another, nor after it was forgotten, nor asked for again', async () => {
    const answers = [curveOf([1], false), curveOf([2], true), curveOf([3], false)];
    const moving = new MovingPlan(engineOf({ budgetCurve: answers }));
    const first = moving.drawCurve();
    await vi.advanceTimersByTimeAsync(10);
    const second = moving.drawCurve();
    await vi.advanceTimersByTimeAsync(2000);
    await Promise.all([first, second]);
    expect([moving.curve, answers.length]).toEqual([[answerOf(2)], 1]);
    const third = moving.drawCurve();
    expect(moving.curve).toBeNull();
    await vi.advanceTimersByTimeAsync(10);
    moving.forget();
    await vi.advanceTimersByTimeAsync(5000);
    await third;
    expect([moving.curve, moving.answer, answers.length]).toEqual([null, null, 0]);
  });

  it('ends where the engine has none', async () => {
    const moving = new MovingPlan(engineOf({ budgetCurve: [null] }));
    await moving.drawCurve();
    expect(moving.curve).toBeNull();
  });
});

describe('how firm a plan is', () => {
  const stability = { always: [] } as unknown as Stability;
  const plan = { budgetVnd: 1 } as unknown as Plan;

  it('is its own where it has one, and else what is worked out for it and no other plan', async () => {
    const firm = new PlanStability(
      engineOf({ planStability: [{ stability: null }, { stability: null }, { stability }] }),
    );
    expect(firm.of({ ...plan, stability } as unknown as Plan)).toBe(stability);
    expect(firm.of(plan)).toBeNull();
    const followed = firm.follow(plan);
    await vi.advanceTimersByTimeAsync(1500);
    expect(firm.of(plan)).toBeNull();
    await vi.advanceTimersByTimeAsync(1000);
    await followed;
    expect([firm.of(plan), firm.of({ ...plan })]).toEqual([stability, null]);
    firm.forget();
    expect(firm.of(plan)).toBeNull();
  });

  it('is asked for no more where the worker ended, there is no plan, or another is asked about', async () => {
    const answers: unknown[] = [
      new EngineEnded(),
      null,
      { stability: null },
      { stability },
      { stability: null },
    ];
    const firm = new PlanStability(engineOf({ planStability: answers }));
    await firm.follow(plan);
    await firm.follow(plan);
    expect([firm.of(plan), answers.length]).toEqual([null, 3]);
    const other = { ...plan };
    const first = firm.follow(plan);
    await vi.advanceTimersByTimeAsync(10);
    await firm.follow(other);
    await vi.advanceTimersByTimeAsync(2000);
    await first;
    expect([firm.of(plan), firm.of(other), answers.length]).toEqual([null, stability, 1]);
    const third = firm.follow(plan);
    await vi.advanceTimersByTimeAsync(10);
    firm.forget();
    await vi.advanceTimersByTimeAsync(2000);
    await third;
    expect([firm.of(plan), answers.length]).toEqual([null, 0]);
  });
});
