import { describe, expect, it } from 'vitest';
import { engineInThread, inputFiles, noFonts } from '../../../test/support/engine-in-thread.ts';
import { TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import { solveWithHighs } from '../../planning/optimise/exact/highs.ts';
import type { IntegerProgram } from '../../planning/optimise/exact/integer-program.ts';
import { EngineHost } from '../engine/engine-host.ts';
import { EngineCancelled } from '../protocol.ts';
import { NoThread, Solvers, type SolverThread } from './solvers.ts';

/** The most of 3x + 2y with x + y at most 1, both whole: 3. */
const PROGRAM: IntegerProgram = {
  worth: Float64Array.of(3, 2),
  isWhole: Uint8Array.of(1, 1),
  rows: [{ columns: [0, 1], factors: [1, 1], atLeast: -Infinity, atMost: 1 }],
  start: new Float64Array(2),
};

/** Threads that are started, and which of them were ended. */
function threads(solve: SolverThread['solve']) {
  const ended: boolean[] = [];
  const start = (): SolverThread => {
    const at = ended.push(false) - 1;
    return { solve, end: () => (ended[at] = true) };
  };
  return { ended, start };
}
const never = () => new Promise<never>(() => undefined);

describe('exact solvers in threads of their own', () => {
  it('answer as one in this thread, one thread after another question', async () => {
    const { ended, start } = threads(solveWithHighs);
    const solve = new Solvers(start).until();
    const answers = [await solve(PROGRAM, 5), await solve(PROGRAM, 5)];
    expect(answers.map((answer) => answer!.upperBound)).toEqual([3, 3]);
    expect([...answers[0]!.values]).toEqual([1, 0]);
    expect(ended).toEqual([false]);
  });

  it('are ended at once when nobody waits any longer, and leave those of others alone', async () => {
    const { ended, start } = threads(never);
    const solvers = new Solvers(start);
    const stop = new AbortController();
    const stopped = solvers.until(stop.signal)(PROGRAM, 30);
    void solvers.until()(PROGRAM, 30);
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(ended).toEqual([true, false]);
    await expect(solvers.until(stop.signal)(PROGRAM, 30)).rejects.toMatchObject({ name: 'AbortError' });
    expect(ended).toHaveLength(2);
  });

  it('answer in this thread where no other can be had, and tell errors', async () => {
    const none = threads(() => Promise.reject(new NoThread()));
    const solve = new Solvers(none.start).until();
    expect([(await solve(PROGRAM, 5))!.upperBound, (await solve(PROGRAM, 5))!.upperBound]).toEqual([3, 3]);
    expect(none.ended).toEqual([true]);
    expect((await new Solvers(null).until()(PROGRAM, 5))!.upperBound).toBe(3);
    const broken = threads(() => Promise.reject(new Error('out of memory')));
    await expect(new Solvers(broken.start).until()(PROGRAM, 5)).rejects.toThrow('out of memory');
    expect(broken.ended).toEqual([true]);
  });
});

/** An engine whose solver never answers, and when it is first asked. */
async function waiting() {
  let isAsked: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (isAsked = resolve));
  const { ended, start } = threads(() => {
    isAsked();
    return never();
  });
  const { engine, started } = engineInThread(
    () => new EngineHost(noFonts, undefined, null, new Solvers(start)),
  );
  const snapshot = await engine.openProject(inputFiles(TWO_COMMUNES));
  // Under a floor the exact solver makes plans, and the rows of what money serves.
  await engine.applySettings({ plan: { floors: { communeShare: 0.1 } } });
  return { engine, started, asked, ended, weights: snapshot.settings.priorityWeights };
}

describe('an engine whose solver is at work', () => {
  it('answers, and takes a change as soon as nobody waits for the plan: no worker is lost', async () => {
    const { engine, started, asked, ended, weights } = await waiting();
    const stop = new AbortController();
    const cancelled = expect(engine.plan(2e9, { signal: stop.signal })).rejects.toBeInstanceOf(
      EngineCancelled,
    );
    await asked;
    // It is at work: what is asked of the state is answered meanwhile.
    expect((await engine.rank(weights)).ranked.length).toBeGreaterThan(0);
    stop.abort();
    const changed = await engine.applySettings({ fibreBandsMeters: [400, 900], plan: {} });
    await cancelled;
    expect(changed.settings.fibreBandsMeters).toEqual([400, 900]);
    expect([started(), ended[0]]).toEqual([1, true]);
    expect((await engine.plan(2e9)).chosen.length).toBeGreaterThan(0);
  });

  it('works out what money serves while the slider and changes are answered', async () => {
    const { engine, started, asked } = await waiting();
    expect(await engine.budgetAnswer(2e9)).toBeNull();
    await asked;
    expect(await engine.budgetAnswer(1e9)).toBeNull();
    const changed = await engine.applySettings({ plan: {} });
    expect(changed.settings.plan).toEqual({});
    expect(started()).toBe(1);
  });
});
