import { zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { engineInThread, inputFiles, noFonts } from '../../../test/support/engine-in-thread.ts';
import { TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import { dbfFile, polygonShp } from '../../../test/support/shapefile.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { ANALYSIS_FILES } from '../../report/results/results.ts';
import { EngineCancelled, EngineEnded, EngineRefusal, type Snapshot } from '../protocol.ts';
import { EngineHost } from './engine-host.ts';
import type { Engine, HostMethods, MethodName, Restart } from './methods.ts';
import { EngineBug, engineBehind } from './page-engine.ts';
import { WorkerHost } from './worker-host.ts';

const OPTIONS = { language: 'vi', scope: 'internal' } as const;
const BUDGET = 5_000_000_000;
const never = () => new Promise<never>(() => undefined);

/** An engine that notes what is asked of it; `instead` takes the place of some methods. */
function noted(log: MethodName[], instead: Partial<HostMethods> = {}): HostMethods {
  const host = new EngineHost(noFonts);
  return new Proxy<HostMethods>(host, {
    get: (_, name: MethodName) => {
      log.push(name);
      return instead[name] ?? host[name].bind(host);
    },
  });
}

/** Both ends, and what each worker was asked. The first worker never ends a plan, nor hears that it is cancelled. */
function stubborn(later: Partial<HostMethods> = {}) {
  const asked: MethodName[][] = [];
  const restarts: Restart[] = [];
  const { engine, started } = engineInThread((worker) =>
    noted((asked[worker] = []), worker === 0 ? { plan: never } : later),
  );
  let heard: () => void = () => undefined;
  const restarted = new Promise<void>((done) => (heard = done));
  engine.onRestart((restart) => {
    restarts.push(restart);
    heard();
  });
  const kill = async (): Promise<void> => {
    const stop = new AbortController();
    const plan = engine.plan(BUDGET, { signal: stop.signal });
    stop.abort();
    await expect(plan).rejects.toBeInstanceOf(EngineCancelled);
    await restarted;
  };
  return { engine, started, asked, restarts, kill };
}

/** Without the numbers that say when. */
function withoutStamps({ revision: _r, analysedAt: _a, foundAt: _f, layers, ...state }: Snapshot) {
  return { ...state, layers: layers.map(({ id }) => id) };
}

const snapshotIn = (restart: Restart | undefined): Snapshot => {
  expect(restart?.kind).toBe('restored');
  return (restart as { snapshot: Snapshot }).snapshot;
};

const resultsOf = (engine: Engine) =>
  Promise.all(
    [...ANALYSIS_FILES, 'project.songban' as const].map(
      async (kind) => (await engine.exportFile(kind, OPTIONS)).bytes,
    ),
  );

const shapefile = {
  'vung/lom.shp': polygonShp([
    [
      [
        [104.12, 21.02],
        [104.12, 21.04],
        [104.14, 21.04],
        [104.14, 21.02],
        [104.12, 21.02],
      ],
    ],
  ]),
  'vung/lom.dbf': dbfFile([{ name: 'ID', type: 'N', length: 4 }], [[new TextEncoder().encode('   1')]]),
};
const villages = (code: string, households: string): string =>
  `village_code,village,commune_code,lon,lat,households\n${code},Nà ${code},00002,104.15,21.03,${households}\n`;
const archive = zipSync({
  'xa-01.csv': new TextEncoder().encode(villages('z1', '12.000')),
  'xa-02.csv': new TextEncoder().encode(villages('z2', '31')),
  'doc.txt': new TextEncoder().encode('Kính gửi'),
});

/** Every kind of step, then settings, answers and files over and over: 200 in all. Nothing is left of most. */
async function edit(engine: Engine): Promise<Snapshot> {
  const role = { role: 'villages' } as const;
  let steps = 0;
  const did = <T>(answer: Promise<T>): Promise<T> => (steps++, answer);
  await did(
    engine.addFiles(inputFiles({ 'tep.zip': archive }), {
      'tep.zip/xa-01.csv': role,
      'tep.zip/xa-02.csv': role,
    }),
  );
  await did(engine.addFiles(inputFiles(shapefile), { 'vung/lom.shp': { role: 'depressions' } }));
  for (let k = 0; k < 20; k++) {
    const { files } = await did(
      engine.addFiles(inputFiles({ 'them.csv': villages(`t${k}`, `${k}`) }), { 'them.csv': role }),
    );
    if (k < 19) await did(engine.removeSource(files[0]!.sourceId!));
  }
  await did(engine.removeSource('depressions-4'));
  await did(engine.updateSources(['coverage-3'], { evidence: 'declared' }));
  const { tables } = await did(engine.applySettings({ fibreBandsMeters: [400, 900] }));
  const table = tables.findIndex(({ file }) => file === 'them.csv');
  const column = tables[table]!.columns.findIndex((one) => one.column === 'households');
  // The correction holds for every file of this form: what is asked afterwards is asked of the new column.
  const { questions } = await did(engine.correctColumn({ table, column, field: 'population' }));
  for (const { id, choices } of questions) await did(engine.answer({ [id]: choices[0]!.id }));
  while (steps < 199) await did(engine.applySettings({ technologies: steps % 2 ? ['4G'] : ['3G', '4G'] }));
  return engine.applySettings({ technologies: ['3G', '4G'] });
}

describe('a worker that had to be ended', () => {
  it('costs one opening after 200 edits; the state is the same, and goes on', async () => {
    const { engine, started, asked, restarts, kill } = stubborn();
    await engine.openProject(inputFiles(TWO_COMMUNES));
    const before = await edit(engine);
    const results = await resultsOf(engine);
    expect(asked[0]!.filter((name) => name !== 'exportFile').length).toBeGreaterThanOrEqual(201);
    await kill();
    expect(started()).toBe(2);
    expect(asked[1]).toEqual(['countFrom', 'restore']);
    const restored = snapshotIn(restarts[0]);
    expect(withoutStamps(restored)).toEqual(withoutStamps(before));
    expect(restored.villages.map(({ code }) => code)).toEqual(expect.arrayContaining(['z1', 'z2', 't19']));
    expect(await resultsOf(engine)).toEqual(results);
    const { snapshot } = await engine.addFiles(inputFiles({ 'moi.csv': villages('n1', '9') }), {
      'moi.csv': { role: 'villages' },
    });
    expect(snapshot!.villages).toHaveLength(restored.villages.length + 1);
  });

  it('numbers no state and no layer as the screen has seen another', async () => {
    const { engine, restarts, kill } = stubborn();
    await engine.openProject(inputFiles(TWO_COMMUNES));
    // The layers of the most files have the highest versions; then they go.
    await engine.addFiles(inputFiles(shapefile), { 'vung/lom.shp': { role: 'depressions' } });
    const before = await engine.removeSource('depressions-4');
    await kill();
    const restored = snapshotIn(restarts[0]);
    expect(restored.revision).toBeGreaterThan(before.revision);
    expect(restored.analysedAt).toBe(restored.revision);
    const seen = Math.max(...before.layers.map(({ version }) => version));
    expect(restored.layers.every(({ version }) => version > seen)).toBe(true);
  });

  it('numbers on where the one before it was ended too', async () => {
    const { engine, started, restarts } = stubborn({ plan: never });
    await engine.openProject(inputFiles(TWO_COMMUNES));
    for (const times of [1, 2]) {
      const stop = new AbortController();
      const plan = engine.plan(BUDGET, { signal: stop.signal });
      stop.abort();
      await expect(plan).rejects.toBeInstanceOf(EngineCancelled);
      await vi.waitUntil(() => restarts.length === times, { timeout: 60_000, interval: 1 });
    }
    expect(started()).toBe(3);
    const [first, second] = restarts.map(snapshotIn);
    expect(second!.revision).toBeGreaterThan(first!.revision);
    const seen = Math.max(...first!.layers.map(({ version }) => version));
    expect(second!.layers.every(({ version }) => version > seen)).toBe(true);
  });

  it('takes no plan along: none can be written until one is made again', async () => {
    const { engine, kill } = stubborn();
    await engine.openProject(inputFiles(TWO_COMMUNES));
    await kill();
    await expect(engine.exportFile('plan.json', OPTIONS)).rejects.toBeInstanceOf(EngineRefusal);
    await engine.plan(BUDGET);
    expect((await engine.exportFile('plan.json', OPTIONS)).bytes.length).toBeGreaterThan(0);
  });

  it('loses no call that nobody cancelled', async () => {
    const { engine, asked, kill } = stubborn();
    await engine.openProject(inputFiles(TWO_COMMUNES));
    const killed = kill();
    const changed = engine.applySettings({ technologies: ['3G'] });
    await killed;
    expect((await changed).settings.technologies).toEqual(['3G']);
    expect(asked.map((names) => names.filter((name) => name === 'applySettings').length)).toEqual([0, 1]);
  });

  it('that cannot be replaced leaves no project, and says why; another can be opened', async () => {
    const { engine, restarts, kill } = stubborn({
      restore: () => Promise.reject(new Error('the file is gone')),
    });
    await engine.openProject(inputFiles(TWO_COMMUNES));
    const killed = kill();
    const waiting = engine.applySettings({ technologies: ['3G'] });
    const opening = engine.openProject(inputFiles(TWO_COMMUNES));
    await expect(waiting).rejects.toBeInstanceOf(EngineCancelled);
    await killed;
    expect(restarts.map(({ kind }) => kind)).toEqual(['lost']);
    expect((restarts[0] as { error: Error }).error.message).toContain('the file is gone');
    expect((await opening).villages).toHaveLength(4);
  });

  it('with nothing open is replaced without a word', async () => {
    const { engine, started } = engineInThread((worker) =>
      noted([], worker === 0 ? { openProject: never } : {}),
    );
    engine.onRestart(() => expect.unreachable());
    const stop = new AbortController();
    const opening = engine.openProject(inputFiles(TWO_COMMUNES), { signal: stop.signal });
    stop.abort();
    await expect(opening).rejects.toBeInstanceOf(EngineCancelled);
    expect((await engine.openProject(inputFiles(TWO_COMMUNES))).villages).toHaveLength(4);
    expect(started()).toBe(2);
  });
});

describe('calls of the page', () => {
  it('a call that stops by itself costs no worker', async () => {
    const untilCancelled = (_budget: number, { signal }: TaskContext) =>
      new Promise<never>((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason)));
    const { engine, started } = engineInThread(() => noted([], { plan: untilCancelled }));
    await engine.openProject(inputFiles(TWO_COMMUNES));
    const stop = new AbortController();
    const plan = engine.plan(BUDGET, { signal: stop.signal });
    stop.abort();
    await expect(plan).rejects.toBeInstanceOf(EngineCancelled);
    await expect(engine.plan(BUDGET, { signal: stop.signal })).rejects.toBeInstanceOf(EngineCancelled);
    expect((await engine.applySettings({})).settings.technologies).toEqual(['4G', '5G']);
    expect(started()).toBe(1);
  });

  it('an error that no call caught fails those that wait, but for one of a worker that was ended', async () => {
    const fails: ((text: string) => void)[] = [];
    const sent: string[][] = [];
    const engine = engineBehind((_hear, fail) => {
      fails.push(fail);
      const own: string[] = [];
      sent.push(own);
      return {
        send: (message) => own.push(message.kind === 'call' ? message.method : message.kind),
        end: () => undefined,
      };
    });
    const [places, state] = [engine.communePlaces(), engine.applySettings({})];
    fails[0]!('out of memory');
    await expect(places).rejects.toThrow('out of memory');
    await expect(state).rejects.toBeInstanceOf(EngineBug);
    const stop = new AbortController();
    const plan = engine.plan(BUDGET, { signal: stop.signal });
    stop.abort();
    await expect(plan).rejects.toBeInstanceOf(EngineCancelled);
    const waiting = engine.communePlaces();
    const another = new AbortController();
    const cancelled = engine.plan(BUDGET, { signal: another.signal });
    another.abort();
    await expect(cancelled).rejects.toBeInstanceOf(EngineCancelled);
    // The fresh worker is not yet at the project: nothing else is put to it.
    expect(sent).toEqual([['communePlaces', 'applySettings', 'plan', 'cancel'], ['countFrom']]);
    fails[0]!('late');
    fails[1]!('of the fresh one');
    await expect(waiting).rejects.toThrow('of the fresh one');
  });

  it('a worker is ended once nobody wants it, and one that does not stop as well', async () => {
    const ended: number[] = [];
    let started = 0;
    const engine = engineBehind(() => {
      const mine = started++;
      return { send: () => undefined, end: () => ended.push(mine) };
    });
    const stop = new AbortController();
    const plan = engine.plan(BUDGET, { signal: stop.signal });
    stop.abort();
    await expect(plan).rejects.toBeInstanceOf(EngineCancelled);
    await vi.waitFor(() => expect(ended).toEqual([0]), { timeout: 60_000 });
    engine.close();
    expect([started, ended]).toEqual([2, [0, 1]]);
  });

  it('bugs, and calls after the end, are told', async () => {
    const { engine } = engineInThread(() =>
      noted([], {
        rank: () => {
          throw new Error('broken inside');
        },
      }),
    );
    await expect(engine.rank({} as never)).rejects.toThrow('broken inside');
    await expect(engine.rank({} as never)).rejects.toBeInstanceOf(EngineBug);
    const waiting = engine.communePlaces();
    engine.close();
    await expect(waiting).rejects.toBeInstanceOf(EngineCancelled);
  });
});

describe('a worker that ends by itself', () => {
  /** An engine whose worker ends when `over` is asked of it, so many times, or else when it is told to. */
  function mortal(deaths: number, dieInRestore = false, over: MethodName = 'plan') {
    const restarts: Restart[] = [];
    let workers = 0;
    let end: () => void = () => undefined;
    const engine = engineBehind((hear, _, ended) => {
      const mine = workers++;
      let gone = false;
      end = () => {
        gone = true;
        setTimeout(ended);
      };
      const own = end;
      const host = new EngineHost(noFonts);
      const worker = new WorkerHost(
        new Proxy<HostMethods>(host, {
          get: (_, name: MethodName) => {
            if ((mine < deaths && name === over) || (dieInRestore && mine > 0 && name === 'restore')) {
              own();
              return never;
            }
            return host[name].bind(host);
          },
        }),
        (message) => setTimeout(() => gone || hear(structuredClone(message))),
      );
      return {
        send: (message) => setTimeout(() => gone || worker.receive(structuredClone(message))),
        end: () => (gone = true),
      };
    });
    engine.onRestart((restart) => restarts.push(restart));
    return { engine, restarts, workers: () => workers, endNow: () => end() };
  }

  it('is started anew from the project; what it was at is told, what was only asked is answered', async () => {
    const { engine, restarts, workers } = mortal(1);
    const before = await engine.openProject(inputFiles(TWO_COMMUNES));
    const plan = engine.plan(BUDGET);
    const places = engine.communePlaces();
    await expect(plan).rejects.toBeInstanceOf(EngineEnded);
    expect((await places).labels).toHaveLength(2 * before.communes.length);
    expect(workers()).toBe(2);
    expect(restarts).toMatchObject([{ kind: 'restored', unasked: true }]);
    const after = snapshotIn(restarts[0]);
    expect(withoutStamps(after)).toEqual(withoutStamps(before));
    // A plan of before is stale: the findings have another number.
    expect(after.analysedAt).toBeGreaterThan(before.analysedAt);
    await expect(engine.plan(BUDGET)).resolves.toHaveProperty('chosen');
  });

  it('is noticed while nothing is under way', async () => {
    const { engine, restarts, endNow } = mortal(0);
    await engine.openProject(inputFiles(TWO_COMMUNES));
    endNow();
    await vi.waitFor(() => expect(restarts).toHaveLength(1));
    expect(restarts[0]).toMatchObject({ kind: 'restored', unasked: true });
  });

  it('that ends again while it is brought to the project leaves none open; another can be opened', async () => {
    const { engine, restarts, workers, endNow } = mortal(0, true);
    await engine.openProject(inputFiles(TWO_COMMUNES));
    endNow();
    await vi.waitFor(() => expect(restarts).toMatchObject([{ kind: 'lost' }]));
    expect(workers()).toBe(2);
    expect(engine.toRestore()).toBeNull();
    const again = await engine.openProject(inputFiles(TWO_COMMUNES));
    expect(again.villages.length).toBeGreaterThan(0);
    expect(workers()).toBe(3);
  });

  it('under a project whose figures the page shows already opens it again, and what was asked of it is answered', async () => {
    const { engine, workers } = mortal(1, false, 'openProject');
    const opening = engine.openProject(inputFiles(TWO_COMMUNES), { shown: true });
    const places = engine.communePlaces();
    const opened = await opening;
    expect((await places).labels).toHaveLength(2 * opened.communes.length);
    expect(workers()).toBe(2);
  });

  it('and again under it is told: it may be the project that ends it', async () => {
    const { engine, workers } = mortal(2, false, 'openProject');
    await expect(engine.openProject(inputFiles(TWO_COMMUNES), { shown: true })).rejects.toBeInstanceOf(
      EngineEnded,
    );
    expect(workers()).toBe(3);
  });

  it('under a project that nobody has seen yet is told', async () => {
    const { engine } = mortal(1, false, 'openProject');
    await expect(engine.openProject(inputFiles(TWO_COMMUNES))).rejects.toBeInstanceOf(EngineEnded);
  });
});
