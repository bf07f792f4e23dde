import { expect, it, vi } from 'vitest';
import { RefusalError } from '../../model/basics/result.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import type { HostMethods } from './methods.ts';
import { blobSource, WorkerHost } from './worker-host.ts';

const rest = () => new Promise((done) => setTimeout(done));

/** A step that ends when it is told to. */
class Gate {
  open: () => void = () => undefined;
  fail: (error: unknown) => void = () => undefined;
  readonly passed = new Promise<void>((resolve, reject) => {
    this.open = resolve;
    this.fail = reject;
  });
}

/** A worker whose plans wait for their gates, by budget; what it began and said, in order. */
function worker(gates: Readonly<Record<number, Gate>>) {
  const log: string[] = [];
  const said: FromWorker[] = [];
  const methods: Partial<HostMethods> = {
    plan: async (budget: number, task: TaskContext) => {
      log.push(`begin ${budget}`);
      await gates[budget]!.passed;
      task.signal?.throwIfAborted();
      log.push(`end ${budget}`);
      return {} as never;
    },
    rank: () => {
      log.push('rank');
      return {} as never;
    },
  };
  const host = new WorkerHost(methods as HostMethods, (message) => {
    said.push(message);
    log.push(`${message.kind} ${message.call}`);
  });
  const plan = (call: number, budget: number): ToWorker => ({
    kind: 'call',
    call,
    method: 'plan',
    args: [budget],
  });
  return { host, log, said, plan, methods: methods as HostMethods };
}

it('long calls run one at a time in the order in which they came', async () => {
  const gates = { 1: new Gate(), 2: new Gate(), 3: new Gate() };
  const { host, log, plan } = worker(gates);
  for (const k of [1, 2, 3]) host.receive(plan(k, k));
  gates[3].open();
  gates[2].open();
  await rest();
  expect(log).toEqual(['begin 1']);
  gates[1].open();
  await rest();
  expect(log).toEqual([1, 2, 3].flatMap((k) => [`begin ${k}`, `end ${k}`, `result ${k}`]));
});

it('a question about the state is answered while long work runs', async () => {
  const gates = { 1: new Gate() };
  const { host, log, plan } = worker(gates);
  host.receive(plan(1, 1));
  host.receive({ kind: 'call', call: 2, method: 'rank', args: [{} as never] });
  await rest();
  expect(log).toEqual(['rank', 'begin 1', 'result 2']);
  gates[1].open();
  await rest();
  expect(log.at(-1)).toBe('result 1');
});

it('a call cancelled in the queue never begins; those behind it do', async () => {
  const gates = { 1: new Gate(), 2: new Gate(), 3: new Gate() };
  const { host, log, plan } = worker(gates);
  for (const k of [1, 2, 3]) host.receive(plan(k, k));
  host.receive({ kind: 'cancel', call: 2 });
  for (const gate of Object.values(gates)) gate.open();
  await rest();
  expect(log).toEqual(['begin 1', 'end 1', 'result 1', 'cancelled 2', 'begin 3', 'end 3', 'result 3']);
});

it('a call cancelled while it runs ends as cancelled; one that is over is let be', async () => {
  const gates = { 1: new Gate(), 2: new Gate() };
  const { host, log, plan } = worker(gates);
  host.receive(plan(1, 1));
  await rest();
  host.receive({ kind: 'cancel', call: 1 });
  gates[1].open();
  await rest();
  host.receive({ kind: 'cancel', call: 1 });
  host.receive({ kind: 'cancel', call: 99 });
  host.receive(plan(2, 2));
  gates[2].open();
  await rest();
  expect(log).toEqual(['begin 1', 'cancelled 1', 'begin 2', 'end 2', 'result 2']);
});

it('a refusal and a bug are told as what they are and hold up nothing', async () => {
  const gates = { 1: new Gate(), 2: new Gate(), 3: new Gate() };
  const { host, said, plan } = worker(gates);
  for (const k of [1, 2, 3]) host.receive(plan(k, k));
  gates[1].fail(new RefusalError({ code: 'no-project-open' }));
  gates[2].fail(new Error('broken inside'));
  gates[3].open();
  await rest();
  expect(said.map(({ kind, call }) => [kind, call])).toEqual([
    ['refusal', 1],
    ['bug', 2],
    ['result', 3],
  ]);
  expect(said[0]).toMatchObject({ refusal: { code: 'no-project-open' } });
  expect((said[1] as { text: string }).text).toContain('broken inside');
});

it('progress is told under the number of its call, its end always', async () => {
  const said: FromWorker[] = [];
  const methods: Partial<HostMethods> = {
    removeSource: (_id: string, task: TaskContext) => {
      for (let done = 0; done <= 500; done++) task.report?.({ step: 'read', done, total: 500 });
      return {} as never;
    },
  };
  const host = new WorkerHost(methods as HostMethods, (message) => said.push(message));
  host.receive({ kind: 'call', call: 7, method: 'removeSource', args: ['x'] });
  await rest();
  const told = said.filter((message) => message.kind === 'progress');
  expect(told.at(-1)).toEqual({
    kind: 'progress',
    call: 7,
    progress: { step: 'read', done: 500, total: 500 },
  });
  expect(told.length).toBeLessThan(500);
  expect(told.every(({ call }) => call === 7)).toBe(true);
});

it('progress is told at once, then every 50 ms', async () => {
  let now = 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const said: FromWorker[] = [];
  const methods: Partial<HostMethods> = {
    removeSource: (_id: string, { report }: TaskContext) => {
      for (const [done, at] of [1000, 1049, 1050, 1051, 1099, 1100, 1400, 1449].entries()) {
        now = at;
        report!({ step: 'read', done, total: 9 });
      }
      return {} as never;
    },
  };
  const host = new WorkerHost(methods as HostMethods, (message) => said.push(message));
  host.receive({ kind: 'call', call: 1, method: 'removeSource', args: ['x'] });
  await rest();
  vi.restoreAllMocks();
  const told = said.flatMap((message) => (message.kind === 'progress' ? [message.progress.done] : []));
  expect(told).toEqual([0, 2, 5, 6]);
});

it('files of the page are read in place: every byte, once, in order, and hashed', async () => {
  const bytes = Uint8Array.from({ length: (1 << 20) + 5 }, (_, k) => (k * 7) % 251);
  const source = blobSource({ path: 'a/b.csv', blob: new Blob([bytes]) });
  expect([source.name, source.size]).toEqual(['a/b.csv', bytes.length]);
  expect(await source.slice(3, 9)).toEqual(bytes.slice(3, 9));
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.stream()) chunks.push(chunk);
  expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
  const { createHash } = await import('node:crypto');
  expect(await source.sha256!()).toBe(createHash('sha256').update(bytes).digest('hex'));
});

it('works on while nothing is asked, and not while something is', async () => {
  const gates = { 1: new Gate() };
  const { log, said, plan, methods } = worker(gates);
  let left = 3;
  const idle = new WorkerHost(
    methods,
    (message) => {
      said.push(message);
      log.push(`${message.kind} ${message.call}`);
    },
    () => {
      log.push(`piece ${left}`);
      return Promise.resolve(--left > 0);
    },
  );
  idle.receive(plan(1, 1));
  await rest();
  expect(log).toEqual(['begin 1']);
  gates[1].open();
  await vi.waitUntil(() => left === 0, { timeout: 10_000, interval: 1 });
  expect(log).toEqual(['begin 1', 'end 1', 'result 1', 'piece 3', 'piece 2', 'piece 1']);
  await rest();
  await rest();
  expect(left).toBe(0);
  // What is asked begins it anew: there may be something to do again.
  left = 1;
  idle.receive({ kind: 'call', call: 2, method: 'rank', args: [{} as never] });
  await vi.waitUntil(() => left === 0, { timeout: 10_000, interval: 1 });
  expect(log.slice(-3)).toEqual(['rank', 'result 2', 'piece 1']);
});

it('hears what is asked between two pieces of work', async () => {
  const { log, methods } = worker({});
  let pieces = 0;
  const idle = new WorkerHost(
    methods,
    (message) => log.push(`${message.kind} ${message.call}`),
    () => Promise.resolve(++pieces < 1e9),
  );
  idle.receive({ kind: 'call', call: 1, method: 'rank', args: [{} as never] });
  await vi.waitUntil(() => pieces > 0, { timeout: 10_000, interval: 1 });
  idle.receive({ kind: 'call', call: 2, method: 'rank', args: [{} as never] });
  await vi.waitUntil(() => log.includes('result 2'), { timeout: 10_000, interval: 1 });
  pieces = 1e9;
});

it('what is asked while the page shows kept figures of a project waits until that is open, and no longer', async () => {
  const gates = { 1: new Gate(), 2: new Gate() };
  const { host, log, plan } = worker(gates);
  const rank = (call: number): ToWorker => ({ kind: 'call', call, method: 'rank', args: [{} as never] });
  host.receive({ ...plan(1, 1), shown: true } as ToWorker);
  host.receive(rank(2));
  await rest();
  expect(log).toEqual(['begin 1']);
  // Work that comes behind it does not hold up the questions.
  host.receive(plan(3, 2));
  gates[1].open();
  await rest();
  expect(log.slice(0, 3)).toEqual(['begin 1', 'end 1', 'result 1']);
  expect(log).toContain('result 2');
  expect(log).not.toContain('end 2');
  host.receive(rank(4));
  await rest();
  expect(log).toContain('result 4');
  gates[2].open();
});

it('what waited for a project that could not be opened is asked all the same', async () => {
  const gates = { 1: new Gate() };
  const { host, log, plan } = worker(gates);
  host.receive({ ...plan(1, 1), shown: true } as ToWorker);
  host.receive({ kind: 'call', call: 2, method: 'rank', args: [{} as never] });
  gates[1].fail(new RefusalError({ code: 'project-container-broken' }));
  await rest();
  expect(log).toEqual(['begin 1', 'refusal 1', 'rank', 'result 2']);
});
