import { describe, expect, it } from 'vitest';
import type { EngineCall } from '../../jobs/engine/methods.ts';
import { EngineCancelled, EngineEnded, EngineRefusal } from '../../jobs/protocol.ts';
import { JobQueue } from './job-queue.svelte.ts';

/** A job that ends when it is told to. */
function pending<T>() {
  let call: EngineCall | null = null;
  let end!: (value: T) => void;
  let fail!: (error: unknown) => void;
  const result = new Promise<T>((resolve, reject) => ([end, fail] = [resolve, reject]));
  const start = (given: EngineCall): Promise<T> => {
    call = given;
    given.signal!.addEventListener('abort', () => fail(new EngineCancelled()));
    return result;
  };
  return { start, end: (value: T) => end(value), fail: (error: unknown) => fail(error), call: () => call };
}
const settled = () => new Promise((next) => setTimeout(next, 0));

describe('jobs', () => {
  it('run one after the other in the order in which they were asked for', async () => {
    const queue = new JobQueue();
    const [first, second, third] = [pending<number>(), pending<number>(), pending<number>()];
    const results = [
      queue.run('add', first.start),
      queue.run('settings', second.start),
      queue.run('export', third.start),
    ];
    await settled();
    expect([first.call() !== null, second.call(), third.call()]).toEqual([true, null, null]);
    expect(queue.running).toMatchObject({ kind: 'add', progress: null });
    first.fail(new EngineRefusal({ code: 'x' }));
    await settled();
    expect(queue.running).toMatchObject({ kind: 'settings' });
    expect(third.call()).toBeNull();
    second.end(2);
    await settled();
    third.end(3);
    expect(await Promise.all(results)).toEqual([null, 2, 3]);
    await settled();
    expect(queue.running).toBeNull();
    // The line is empty: what comes now starts at once.
    const next = pending<number>();
    void queue.run('name', next.start);
    expect(next.call()).not.toBeNull();
    next.end(1);
  });

  it('count the changes of the project that were asked for and have not ended, waiting or under way', async () => {
    const queue = new JobQueue();
    const [plan, choice, file] = [pending<number>(), pending<number>(), pending<number>()];
    void queue.run('plan', plan.start);
    expect(queue.changes).toBe(0);
    void queue.run('settings', choice.start);
    void queue.run('export', file.start);
    expect(queue.changes).toBe(1);
    // The plan gave way; the choice is under way.
    await settled();
    expect(choice.call()).not.toBeNull();
    expect(queue.changes).toBe(1);
    choice.fail(new EngineRefusal({ code: 'x' }));
    await settled();
    expect(queue.changes).toBe(0);
    file.end(1);
    await settled();
    expect(queue.changes).toBe(0);
  });

  it('tell how far they are, and no more when they have ended', async () => {
    const queue = new JobQueue();
    const [first, second] = [pending<number>(), pending<number>()];
    const results = [queue.run('open', first.start), queue.run('add', second.start)];
    const tell = first.call()!.onProgress!;
    tell({ step: 'read', done: 1, total: 2 });
    expect(queue.running).toMatchObject({ kind: 'open', progress: { step: 'read', done: 1, total: 2 } });
    first.end(1);
    await settled();
    tell({ step: 'read', done: 2, total: 2 });
    expect(queue.running).toMatchObject({ kind: 'add', progress: null });
    second.end(2);
    await Promise.all(results);
  });

  it('that are cancelled fail at nothing; a failure stands until the next job', async () => {
    const queue = new JobQueue();
    const first = pending<number>();
    const result = queue.run('verify', first.start);
    queue.running!.cancel();
    expect([await result, queue.failure]).toEqual([null, null]);
    await queue.run('open', () => Promise.reject(new EngineRefusal({ code: 'project-missing' })));
    expect(queue.failure).toEqual({ kind: 'refused', job: 'open', refusal: { code: 'project-missing' } });
    queue.ended();
    expect(queue.failure).toMatchObject({ kind: 'refused' });
    const next = pending<number>();
    void queue.run('add', next.start);
    expect(queue.failure).toBeNull();
    next.end(1);
  });

  it.each<[string, unknown, object]>([
    ['an engine that ended', new EngineEnded(), { kind: 'ended', job: 'plan' }],
    [
      'a bug without a stack',
      Object.assign(new Error('bare'), { stack: undefined }),
      { kind: 'broken', job: 'plan', message: 'bare' },
    ],
    ['what is no error', 'text', { kind: 'broken', job: 'plan', message: 'text' }],
  ])('tell what they broke at: %s', async (_, error, failure) => {
    const queue = new JobQueue();
    // As foreign code may.
    const broken = async (): Promise<never> => {
      await settled();
      throw error;
    };
    expect(await queue.run('plan', broken)).toBeNull();
    expect(queue.failure).toEqual(failure);
  });

  it('a bug is told with where it happened', async () => {
    const queue = new JobQueue();
    const bug = new Error('bug');
    await queue.run('plan', () => Promise.reject(bug));
    expect(queue.failure).toEqual({ kind: 'broken', job: 'plan', message: bug.stack });
  });

  it('what ended the engine by itself is told where nothing else is, and what is told of no job too', () => {
    const queue = new JobQueue();
    queue.ended();
    expect(queue.failure).toEqual({ kind: 'ended', job: null });
    queue.tell({ code: 'project-salvaged' });
    expect(queue.failure).toEqual({ kind: 'told', job: null, refusal: { code: 'project-salvaged' } });
  });
});

describe('a plan under way', () => {
  it.each(['plan', 'settings', 'answer', 'open'] as const)('gives way to %s', async (kind) => {
    const queue = new JobQueue();
    const [plan, next] = [pending<number>(), pending<number>()];
    const planned = queue.run('plan', plan.start);
    void queue.run(kind, next.start);
    expect([await planned, plan.call()!.signal!.aborted]).toEqual([null, true]);
    await settled();
    expect(next.call()).not.toBeNull();
    next.end(1);
  });

  it.each(['export', 'verify', 'predict', 'compare'] as const)('does not give way to %s', async (kind) => {
    const queue = new JobQueue();
    const [plan, next] = [pending<number>(), pending<number>()];
    const planned = queue.run('plan', plan.start);
    void queue.run(kind, next.start);
    await settled();
    expect([plan.call()!.signal!.aborted, next.call()]).toEqual([false, null]);
    plan.end(7);
    expect(await planned).toBe(7);
    next.end(1);
  });

  it('is the only job that gives way', async () => {
    const queue = new JobQueue();
    const [adding, plan] = [pending<number>(), pending<number>()];
    const added = queue.run('add', adding.start);
    void queue.run('plan', plan.start);
    adding.end(1);
    expect(await added).toBe(1);
    plan.end(1);
  });
});
