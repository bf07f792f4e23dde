import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import type { VillageExplanation } from '../../../analysis/explain/explain.ts';
import type { OperatorGaps } from '../../../analysis/operator/operator-gaps.ts';
import { EngineCancelled, EngineEnded, EngineRefusal } from '../../../jobs/protocol.ts';
import type { VillageForecast } from '../../../jobs/study/study.ts';
import type { OperatorChoice } from '../rows.ts';
import type { Workspace } from '../workspace.svelte.ts';
import { ExplainedVillage } from './explained-village.svelte.ts';
import { OperatorGlance } from './operator-glance.svelte.ts';
import { ForecastVillage } from './village-forecast.svelte.ts';

/** Questions that are answered by hand, in the order in which they were asked. */
function asking<T>() {
  const asked: {
    readonly of: unknown;
    readonly answer: (value: T) => void;
    readonly fail: (error: Error) => void;
  }[] = [];
  const ask = (of?: unknown): Promise<T> =>
    new Promise<T>((answer, fail) => asked.push({ of, answer, fail }));
  return { asked, ask };
}
const settled = () => new Promise((next) => setTimeout(next, 0));

/** Runs what a component sets up; `stop` it in the end. */
function setUp<T>(make: () => T): { readonly made: T; stop(): void } {
  let made: T;
  const stop = $effect.root(() => {
    made = make();
  });
  flushSync();
  return { made: made!, stop };
}

describe('why a village counts as it does', () => {
  const explanation = (of: string) => ({ of }) as unknown as VillageExplanation;

  it('is of the village and the state that are asked about now, whatever answer comes last', async () => {
    const { asked, ask } = asking<VillageExplanation>();
    let now = $state.raw({ index: 4, revision: 1 });
    const { made, stop } = setUp(
      () => new ExplainedVillage({ engine: { explain: ask } } as unknown as Workspace, () => now),
    );
    now = { index: 5, revision: 1 };
    flushSync();
    now = { index: 5, revision: 2 };
    flushSync();
    expect(asked.map(({ of }) => of)).toEqual([4, 5, 5]);
    asked[2]!.answer(explanation('5 now'));
    await settled();
    asked[0]!.answer(explanation('4'));
    asked[1]!.answer(explanation('5 before'));
    await settled();
    expect(made.explanation).toEqual(explanation('5 now'));
    now = { index: 4, revision: 2 };
    flushSync();
    expect(made.explanation).toBeNull();
    asked[3]!.fail(new EngineEnded());
    await settled();
    expect(made.explanation).toBeNull();
    stop();
  });
});

describe('what an operator lacks', () => {
  const gapsOf = (operator: string) => ({ operator }) as unknown as OperatorGaps;

  it('is asked for where one is chosen, and is of the operator and the state of now', async () => {
    const { asked, ask } = asking<OperatorGaps | null>();
    let operator = $state.raw<OperatorChoice>('any');
    let snapshot = $state.raw<{ revision: number } | null>(null);
    const workspace = {
      engine: { operatorGaps: ask },
      get snapshot() {
        return snapshot;
      },
    } as unknown as Workspace;
    const { made, stop } = setUp(() => new OperatorGlance(workspace, () => operator));
    operator = 'viettel';
    flushSync();
    snapshot = { revision: 1 };
    operator = 'any';
    flushSync();
    expect([asked.length, made.gaps]).toEqual([0, null]);
    operator = 'viettel';
    flushSync();
    // A strip of tabs that hangs on it has its shape from the first moment on.
    expect([made.gaps, made.isAwaited]).toEqual([null, true]);
    asked[0]!.answer(gapsOf('viettel'));
    await settled();
    expect([made.gaps, made.isAwaited]).toEqual([gapsOf('viettel'), false]);
    snapshot = { revision: 2 };
    flushSync();
    expect([asked.length, made.gaps, made.isAwaited]).toEqual([2, null, true]);
    snapshot = { revision: 3 };
    flushSync();
    // Of a state that is gone, none at all, and none because the worker ended.
    asked[1]!.answer(gapsOf('viettel'));
    await settled();
    expect([made.gaps, made.isAwaited]).toEqual([null, true]);
    asked[2]!.answer(gapsOf('viettel'));
    await settled();
    expect(made.gaps).toEqual(gapsOf('viettel'));
    operator = 'gtel';
    flushSync();
    expect(made.gaps).toBeNull();
    asked[3]!.answer(null);
    await settled();
    // The project does not tell: nothing is waited for.
    expect([made.gaps, made.isAwaited]).toEqual([null, false]);
    operator = 'viettel';
    flushSync();
    asked[4]!.fail(new EngineCancelled());
    await settled();
    stop();
  });
});

describe('what terrain says of a village', () => {
  const forecast = (of: string) => ({ of }) as unknown as VillageForecast;

  it('is asked for where it is possible, of the village and the state of now', async () => {
    const { asked, ask } = asking<VillageForecast>();
    let now = $state.raw({ index: 1, revision: 1, possible: false });
    const { made, stop } = setUp(
      () => new ForecastVillage({ engine: { villageForecast: ask } } as unknown as Workspace, () => now),
    );
    expect(asked).toEqual([]);
    now = { index: 1, revision: 1, possible: true };
    flushSync();
    now = { index: 1, revision: 2, possible: true };
    flushSync();
    asked[0]!.answer(forecast('before'));
    await settled();
    expect(made.forecast).toBeNull();
    asked[1]!.answer(forecast('now'));
    await settled();
    expect(made.forecast).toEqual(forecast('now'));
    now = { index: 2, revision: 2, possible: true };
    flushSync();
    expect(made.forecast).toBeNull();
    asked[2]!.fail(new EngineRefusal({ code: 'terrain-missing' }));
    await settled();
    expect(made.forecast).toBeNull();
    now = { index: 1, revision: 2, possible: true };
    flushSync();
    // Another village of the same state.
    now = { index: 3, revision: 2, possible: true };
    flushSync();
    asked[3]!.answer(forecast('other'));
    await settled();
    expect(made.forecast).toBeNull();
    stop();
  });
});
