import { unzipSync, zipSync } from 'fflate';
import { flushSync } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { engineInThread, inputFiles, noFonts } from '../../../test/support/engine-in-thread.ts';
import { TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import { dbfFile, polygonShp } from '../../../test/support/shapefile.ts';
import { EngineHost } from '../../jobs/engine/engine-host.ts';
import type { HostMethods } from '../../jobs/engine/methods.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { Workspace } from './workspace.svelte.ts';

const PROJECT = inputFiles(TWO_COMMUNES);
const NO_PROJECT = inputFiles({ 'project.json': '{ "format": "song-ban-project", "version": 9 }' });

/** An engine in which some methods are replaced, by the number of its worker. */
const workspaceWith = (instead: (worker: number, host: EngineHost) => Partial<HostMethods> = () => ({})) => {
  const { engine } = engineInThread((worker) => {
    const host = new EngineHost(noFonts);
    const own = instead(worker, host);
    return new Proxy<HostMethods>(host, {
      get: (_, name: keyof HostMethods) => own[name] ?? host[name].bind(host),
    });
  });
  return new Workspace(engine);
};

async function opened(...args: Parameters<typeof workspaceWith>): Promise<Workspace> {
  const workspace = workspaceWith(...args);
  expect(await workspace.open(PROJECT)).toBe(true);
  return workspace;
}

/** A step that reports and then waits until it is cancelled. */
const untilCancelled = ({ signal, report }: TaskContext): Promise<never> =>
  new Promise((_, reject) => {
    signal!.addEventListener('abort', () => reject(signal!.reason));
    report!({ step: 'read', done: 1, total: 2 });
  });

const until = (reached: () => boolean) => vi.waitUntil(reached, { timeout: 60_000, interval: 1 });

describe('the open project', () => {
  it('tells that its file was damaged, and opens what is whole; one that cannot be opened leaves it standing', async () => {
    const workspace = await opened();
    const packed = await workspace.exportFile('project.songban', { language: 'vi', scope: 'internal' });
    const cut = (length: number) => inputFiles({ 'tinh.songban': packed!.bytes.slice(0, length) });
    const before = workspace.snapshot;
    expect(await workspace.open(cut(40))).toBe(false);
    expect(workspace.failure).toMatchObject({
      kind: 'refused',
      refusal: { code: 'project-container-broken' },
    });
    expect(workspace.snapshot).toBe(before);
    expect(await workspace.open(cut(packed!.bytes.length - 30))).toBe(true);
    expect(workspace.failure).toMatchObject({
      kind: 'told',
      refusal: { code: 'project-salvaged', context: { missing: 0 } },
    });
    expect(workspace.snapshot!.villages).toHaveLength(4);
    // Whole to its end, but not in every file: what is missing from the figures is told as well.
    const files = unzipSync(packed!.bytes);
    const name = Object.keys(files).find((one) => one.endsWith('viettel.geojson'))!;
    const bytes = packed!.bytes.slice();
    const local = Buffer.from(`PK\u0003\u0004`);
    let head = 0;
    // The name stands 30 bytes behind the beginning of its entry.
    while (
      !Buffer.from(bytes.subarray(head + 30))
        .toString('latin1')
        .startsWith(name)
    )
      head = Buffer.from(bytes).indexOf(local, head + 1);
    bytes.fill(0x5a, head + 40 + name.length, head + 80 + name.length);
    expect(await workspace.open(inputFiles({ 'tinh.songban': bytes }))).toBe(true);
    expect(workspace.failure).toMatchObject({
      kind: 'told',
      refusal: { code: 'project-files-damaged', context: { count: 1, names: name } },
    });
  });

  it('is what the engine answered last', async () => {
    const workspace = await opened();
    expect(workspace.snapshot!.villages.map(({ code }) => code)).toEqual(['a1', 'a2', 'b1', 'b2']);
    const changes = [
      () => workspace.applySettings({ technologies: ['3G'] }),
      () => workspace.updateSources(['coverage-2'], { evidence: 'estimated' }),
      () => workspace.removeSource('depressions-4'),
    ];
    for (const change of changes) {
      const before = workspace.snapshot!.revision;
      await change();
      expect(workspace.snapshot!.revision).toBeGreaterThan(before);
    }
    const { settings, project } = workspace.snapshot!;
    expect(settings.technologies).toEqual(['3G']);
    expect(project.sources.map(({ id }) => id)).not.toContain('depressions-4');
    expect(project.sources[2]!.evidence).toBe('estimated');
  });

  it('tells of every change by its name, once the screen has it', async () => {
    const workspace = await opened();
    const told: unknown[] = [];
    workspace.follow = (change) => told.push([change, workspace.snapshot!.revision]);
    const { snapshot } = workspace;
    const ease = { need: 0, vulnerability: 0, publicService: 0, safety: 0, ease: 100 };
    const changes: [() => Promise<unknown>, unknown][] = [
      [() => workspace.applySettings({ technologies: ['3G'] }), { kind: 'settings' }],
      [() => workspace.applySettings({ priorityWeights: ease }), { kind: 'weights' }],
      [() => workspace.applySettings(() => ({ priorityWeights: ease })), { kind: 'weights' }],
      [() => workspace.applySettings(() => null), { kind: 'settings' }],
      [
        () => workspace.updateSources(['sites-6'], { asOf: '2026-01-01' }),
        { kind: 'source', context: { count: 1 } },
      ],
      [() => workspace.removeSource('sites-6'), { kind: 'remove', context: { path: 'sites.csv' } }],
      [() => workspace.nameProject({ title: 'T' }), { kind: 'name' }],
      [() => workspace.arrangeScenes(null), { kind: 'scenes' }],
      [
        () => workspace.answer({ 'an/answer': 'x', 'an/other': 'y' }),
        { kind: 'answer', context: { count: 2 } },
      ],
      [() => workspace.settleLeftOut(['a', 'b', 'c']), { kind: 'leftOut', context: { count: 3 } }],
      [() => workspace.open(PROJECT), 'opened'],
      [() => workspace.open(PROJECT, { sample: true }), 'sample'],
    ];
    const before: unknown[] = [];
    workspace.replaced = (old, now) => before.push([old?.revision, now.revision]);
    for (const [change] of changes) await change();
    expect(told.map((one) => (one as unknown[])[0])).toEqual(changes.map(([, note]) => note));
    const revisions = told.map((one) => (one as number[])[1]!);
    expect(before).toEqual(revisions.map((now, k) => [k ? revisions[k - 1] : snapshot!.revision, now]));
    // What is refused is no change.
    await workspace.open(NO_PROJECT);
    expect(told).toHaveLength(changes.length);
  });

  it('changes settings by what they are when their turn comes', async () => {
    const workspace = await opened();
    const first = workspace.applySettings({ technologies: ['3G'] });
    const second = workspace.applySettings(({ technologies }) => ({ technologies: [...technologies, '4G'] }));
    expect([await first, await second]).toEqual([true, true]);
    expect(workspace.snapshot!.settings.technologies).toEqual(['3G', '4G']);
  });

  it('takes a corrected column and an answer', async () => {
    const workspace = await opened();
    const table = workspace.snapshot!.tables.findIndex(({ file }) => file === 'villages.csv');
    const column = workspace.snapshot!.tables[table]!.columns.findIndex(
      ({ column: name }) => name === 'schools',
    );
    await workspace.correctColumn({ table, column, field: '' });
    expect(workspace.snapshot!.villages[0]!.schools).toBeNull();
    await workspace.answer({ 'an/answer': 'kept' });
    expect(workspace.snapshot!.project.answers).toEqual({ 'an/answer': 'kept' });
  });

  it('stays when another is refused; the refusal stands until something else is asked', async () => {
    const workspace = await opened();
    const before = workspace.snapshot;
    expect(await workspace.open(NO_PROJECT)).toBe(false);
    expect(workspace.snapshot).toBe(before);
    expect(workspace.failure).toMatchObject({ kind: 'refused', job: 'open' });
    await workspace.applySettings({});
    expect(workspace.failure).toBeNull();
  });

  it('stays when the engine breaks; the text of the bug is there to be copied', async () => {
    const workspace = await opened(() => ({
      applySettings: () => {
        throw new Error('broken inside');
      },
    }));
    const before = workspace.snapshot;
    await workspace.applySettings({});
    expect([workspace.snapshot, workspace.job]).toEqual([before, null]);
    expect(workspace.failure).toMatchObject({ kind: 'broken', job: 'settings' });
    expect((workspace.failure as { message: string }).message).toContain('broken inside');
  });

  it('of a state that changed has no ranking under weights of before', async () => {
    const workspace = await opened();
    const ranked = await workspace.engine.rank({
      need: 0,
      vulnerability: 0,
      publicService: 0,
      safety: 0,
      ease: 100,
    });
    expect(workspace.priority).toBe(workspace.snapshot!.priority);
    workspace.reranked = ranked;
    expect(workspace.priority).toBe(ranked);
    await workspace.applySettings({ technologies: ['3G'] });
    expect(workspace.priority).toBe(workspace.snapshot!.priority);
  });

  it('is written with the plan that was made from it, and without one is refused', async () => {
    const workspace = await opened();
    const options = { language: 'vi', scope: 'internal' } as const;
    expect(await workspace.exportFile('plan.json', options)).toBeNull();
    expect(workspace.failure).toMatchObject({
      kind: 'refused',
      job: 'export',
      refusal: { code: 'no-plan-yet' },
    });
    await workspace.run('plan', (call) => workspace.engine.plan(5e9, call));
    const file = await workspace.exportFile('plan.json', options);
    expect(JSON.parse(new TextDecoder().decode(file!.bytes))).toMatchObject({ budget: 5e9, objective: 55 });
  });
});

describe('one job at a time', () => {
  it('a newer one waits for the one before, and neither is lost', async () => {
    const workspace = await opened();
    const toggle = (technology: '2G' | '3G') =>
      workspace.applySettings(({ technologies }) => ({ technologies: [...technologies, technology] }));
    const asked = [
      toggle('2G'),
      toggle('3G'),
      workspace.updateSources(['coverage-2'], { evidence: 'estimated' }),
    ];
    expect(workspace.job).toMatchObject({ kind: 'settings' });
    expect(await Promise.all(asked)).toEqual([true, true, true]);
    expect([workspace.job, workspace.failure]).toEqual([null, null]);
    expect(workspace.snapshot!.settings.technologies).toEqual(['4G', '5G', '2G', '3G']);
    expect(workspace.snapshot!.project.sources[2]!.evidence).toBe('estimated');
  });

  it('two drops one right after the other both come in', async () => {
    const workspace = await opened();
    const villages = (name: string) => `ten_ban,ma_xa,so_ho\n${name},A,7\n`;
    await Promise.all([
      workspace.add(inputFiles({ 'mot.csv': villages('Bản Một') })),
      workspace.add(inputFiles({ 'hai.csv': villages('Bản Hai') })),
    ]);
    const paths = workspace.snapshot!.project.sources.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['mot.csv', 'hai.csv']));
  });

  it('what failed stays said while the next runs, until something else is asked', async () => {
    const workspace = await opened();
    await Promise.all([workspace.open(NO_PROJECT), workspace.applySettings({ technologies: ['3G'] })]);
    expect(workspace.failure).toMatchObject({ kind: 'refused', job: 'open' });
    expect(workspace.snapshot!.settings.technologies).toEqual(['3G']);
  });

  it('a plan takes the place of the one before; late progress of that is not shown as the newer one’s', async () => {
    const workspace = new Workspace(engineInThread().engine);
    let late: (done: number) => void = () => undefined;
    const first = workspace.run('plan', ({ signal, onProgress }) => {
      late = (done) => onProgress!({ step: 'read', done, total: 9 });
      return new Promise((done) => signal!.addEventListener('abort', () => done('old')));
    });
    late(1);
    expect(workspace.job).toMatchObject({ kind: 'plan', progress: { done: 1 } });
    let finish: (value: string) => void = () => undefined;
    const second = workspace.run('plan', () => new Promise<string>((done) => (finish = done)));
    expect(await first).toBe('old');
    await until(() => workspace.job !== null);
    late(2);
    expect(workspace.job).toMatchObject({ kind: 'plan', progress: null });
    finish('new');
    expect(await second).toBe('new');
    late(3);
    expect(workspace.job).toBeNull();
  });

  it.each(['export', 'verify'] as const)(
    'a plan is finished before the %s that was asked behind it',
    async (kind) => {
      const workspace = new Workspace(engineInThread().engine);
      let finish: (value: string) => void = () => undefined;
      const plan = workspace.run('plan', ({ signal }) => {
        signal!.addEventListener('abort', () => finish('given way'));
        return new Promise<string>((done) => (finish = done));
      });
      const behind = workspace.run(kind, () => Promise.resolve('done'));
      finish('made');
      expect(await Promise.all([plan, behind])).toEqual(['made', 'done']);
    },
  );

  it('is cancelled by hand: the state before stands, nothing is said', async () => {
    const workspace = await opened(() => ({ removeSource: (_id, task) => untilCancelled(task) }));
    const before = workspace.snapshot;
    const removed = workspace.removeSource('sites-6');
    await until(() => !!workspace.job?.progress);
    workspace.job!.cancel();
    await removed;
    expect([workspace.snapshot, workspace.job, workspace.failure]).toEqual([before, null, null]);
  });

  it('what shows it hears of its begin and its end', async () => {
    const workspace = workspaceWith();
    const seen: (string | null)[] = [];
    const stop = $effect.root(() => {
      $effect(() => {
        seen.push(`${workspace.job?.kind ?? '-'} ${workspace.snapshot ? 'project' : '-'}`);
      });
    });
    flushSync();
    const opening = workspace.open(PROJECT);
    flushSync();
    await opening;
    flushSync();
    stop();
    expect([...new Set(seen)]).toEqual(['- -', 'open -', '- project']);
  });
});

describe('files dropped', () => {
  const more = (code: string) => `village_code,village,lon,lat\n${code},Nà ${code},104.15,21.03\n`;
  const ring = [
    [104.12, 21.02],
    [104.12, 21.04],
    [104.14, 21.04],
    [104.14, 21.02],
    [104.12, 21.02],
  ] as [number, number][];
  const loose = {
    'vung/a.shp': polygonShp([[ring]]),
    'vung/a.dbf': dbfFile([{ name: 'ID', type: 'N', length: 4 }], [[new TextEncoder().encode('   1')]]),
  };

  it('are told one by one; those that are understood come in', async () => {
    const workspace = await opened();
    await workspace.add(inputFiles({ 'them.csv': more('t1'), 'ban-ve.dwg': 'AC1032' }));
    expect(workspace.drop!.files.map(({ path, role }) => [path, role])).toEqual([
      ['ban-ve.dwg', null],
      ['them.csv', 'villages'],
    ]);
    expect(workspace.snapshot!.villages.map(({ code }) => code)).toContain('t1');
    await workspace.open(PROJECT);
    expect(workspace.drop).toBeNull();
  });

  it('that bring nothing in leave the figures; a drop that was cancelled leaves what is said of the last', async () => {
    const workspace = await opened();
    const { findings } = workspace.snapshot!;
    await workspace.add(inputFiles({ 'ban-ve.dwg': 'AC1032' }));
    expect(workspace.snapshot!.findings).toEqual(findings);
    const before = workspace.snapshot;
    const said = workspace.drop;
    expect(said!.changed).toBe(false);
    const adding = workspace.add(inputFiles({ 'them.csv': more('t1') }));
    workspace.job!.cancel();
    await adding;
    expect([workspace.drop, workspace.snapshot]).toEqual([said, before]);
  });

  it('are read again under the role that is chosen, with the parts that belong to them and no others', async () => {
    const asked: string[][] = [];
    const workspace = await opened((_, host) => ({
      addFiles: (files, choices, task) => {
        asked.push(files.map(({ name }) => name));
        return host.addFiles(files, choices, task);
      },
    }));
    await workspace.add(inputFiles({ ...loose, 'ban-ve.dwg': 'AC1032', 'vung/ab.csv': more('t1') }));
    expect(workspace.drop!.files.find(({ path }) => path === 'vung/a.shp')!.role).toBeNull();
    await workspace.addAs(['vung/a.shp'], { role: 'depressions' });
    expect(asked[1]).toEqual(['vung/a.shp', 'vung/a.dbf']);
    expect(workspace.drop!.files.map(({ path, role }) => [path, role])).toEqual(
      expect.arrayContaining([
        ['vung/a.shp', 'depressions'],
        ['ban-ve.dwg', null],
        ['vung/ab.csv', 'villages'],
      ]),
    );
    expect(workspace.snapshot!.sources.filter(({ role }) => role === 'depressions')).toHaveLength(2);
  });

  it('in an archive are read again from the archive', async () => {
    const table = new TextEncoder().encode('a,b\n1,2\n');
    const workspace = await opened();
    await workspace.add(inputFiles({ 'tep.zip': zipSync({ 'la.csv': table, 'lac.csv': table }) }));
    const paths = workspace.drop!.files.map(({ path }) => path);
    expect(paths).toContain('tep.zip/la.csv');
    await workspace.addAs(['tep.zip/la.csv'], { role: 'villages' });
    expect(workspace.drop!.files.map(({ path }) => path)).toEqual(paths);
    expect(workspace.drop!.files.find(({ path }) => path === 'tep.zip/la.csv')!.role).toBe('villages');
    expect(workspace.drop!.files.find(({ path }) => path === 'tep.zip/lac.csv')!.role).toBeNull();
  });
});

describe('the same files again', () => {
  const list = (rows: string) => `village_code,village,commune_code,lon,lat,households\n${rows}`;
  const FIRST = list('t1,Nà Một,00002,104.15,21.03,12\n');
  const SECOND = list('t1,Nà Một,00002,104.15,21.03,19\nt2,Nà Hai,00002,104.16,21.03,7\n');
  const households = (workspace: Workspace) =>
    Object.fromEntries(workspace.snapshot!.villages.map(({ code, households: count }) => [code, count]));

  it('of the same content change nothing and say so, whatever they are called', async () => {
    const workspace = await opened();
    await workspace.add(inputFiles({ 'a/them.csv': FIRST }));
    const before = workspace.snapshot;
    await workspace.add(
      inputFiles({
        'b/them.csv': FIRST,
        'ban sao.csv': FIRST,
        'villages.csv': String(TWO_COMMUNES['villages.csv']),
      }),
    );
    expect(workspace.snapshot).toBe(before);
    expect(workspace.drop!.files.map(({ known, sourceId }) => [known, sourceId])).toEqual([
      ['same', 'them'],
      ['same', 'them'],
      ['same', 'villages-1'],
    ]);
    expect(workspace.drop!.changed).toBe(false);
  });

  it('of other content wait, then take the place as what they were; the drop goes back as a whole', async () => {
    const workspace = await opened();
    await workspace.add(inputFiles({ 'a/them.csv': FIRST }));
    await workspace.answer({ 'repair/them/them.csv': 'leave' });
    const before = workspace.snapshot!;
    await workspace.add(
      inputFiles({ 'a/them.csv': SECOND, 'moi.csv': list('m1,Nà Mới,00001,104.03,21.02,5\n') }),
    );
    expect(workspace.drop!.files.map(({ path, known }) => [path, known])).toEqual([
      ['a/them.csv', 'newer'],
      ['moi.csv', undefined],
    ]);
    expect(households(workspace)['t1']).toBe(12);
    await workspace.addAs(['a/them.csv'], { version: 'replace' });
    expect(households(workspace)).toMatchObject({ t1: 19, t2: 7, m1: 5 });
    expect(workspace.snapshot!.project.sources.filter(({ id }) => id.startsWith('them'))).toEqual(
      before.project.sources.filter(({ id }) => id.startsWith('them')),
    );
    expect(workspace.snapshot!.project.leftOut).toBeUndefined();
    await workspace.undoDrop();
    expect(workspace.snapshot!.project).toEqual(before.project);
    expect(workspace.snapshot!.villages).toEqual(before.villages);
    expect(workspace.snapshot!.findings).toEqual(before.findings);
    expect(workspace.drop).toBeNull();
  });

  it('stand beside the older ones where somebody wants both, or are put away', async () => {
    const workspace = await opened();
    await workspace.add(inputFiles({ 'them.csv': FIRST }));
    const { project } = workspace.snapshot!;
    await workspace.add(inputFiles({ 'them.csv': SECOND }));
    expect(workspace.snapshot!.project.leftOut).toMatchObject([
      { path: 'them.csv', code: 'newer-version-waits' },
    ]);
    expect(workspace.drop!.files.map(({ path }) => path)).toEqual(['them.csv']);
    await workspace.keepOlder(['them.csv']);
    expect(workspace.snapshot!.project).toEqual(project);
    expect(workspace.drop!.files).toEqual([]);
    await workspace.add(inputFiles({ 'them.csv': SECOND }));
    await workspace.addAs(['them.csv'], { version: 'beside' });
    expect(workspace.snapshot!.sources.filter(({ role }) => role === 'villages')).toHaveLength(3);
  });

  it('take the place of members of a folder that the project names', async () => {
    const sources = (TWO_COMMUNES['project.json'] as { sources: { path: string }[] }).sources;
    const project = {
      ...(TWO_COMMUNES['project.json'] as object),
      sources: sources.map((source) => (source.path === 'villages.csv' ? { ...source, path: 'xa' } : source)),
    };
    const { 'villages.csv': villages, ...rest } = TWO_COMMUNES;
    const workspace = workspaceWith();
    await workspace.open(
      inputFiles({ ...rest, 'project.json': project, 'xa/1.csv': String(villages), 'xa/2.csv': FIRST }),
    );
    await workspace.add(inputFiles({ 'gui-lai/2.csv': SECOND }));
    await workspace.addAs(['gui-lai/2.csv'], { version: 'replace' });
    expect(households(workspace)).toMatchObject({ a1: 40, t1: 19, t2: 7 });
    expect(workspace.snapshot!.project.sources).toEqual(project.sources);
  });
});

describe('answers', () => {
  const sources = (TWO_COMMUNES['project.json'] as { sources: { path: string; role: string }[] }).sources;
  const UNSAID = inputFiles({
    ...TWO_COMMUNES,
    'project.json': {
      ...(TWO_COMMUNES['project.json'] as object),
      sources: sources.map(({ operator: _o, technology: _t, ...source }: Record<string, unknown>) => source),
    },
    'sites.csv': 'site_code,lon,lat\nS1,104.02,21.04\n',
  });
  const asking = async () => {
    const asked: Readonly<Record<string, string>>[] = [];
    const workspace = workspaceWith((_, host) => ({
      answer: (answers, task) => {
        asked.push(answers);
        return host.answer(answers, task);
      },
    }));
    await workspace.open(UNSAID);
    return { workspace, asked };
  };
  const chosen = (id: string): string => (id.startsWith('claim-operator/') ? 'viettel' : '4G');

  it('wait for one another: the files are read once for all of them', async () => {
    const { workspace, asked } = await asking();
    const ids = workspace.openQuestions.map(({ id }) => id);
    expect(ids.map((id) => id.split('/')[0])).toEqual([
      'claim-operator',
      'claim-operator',
      'claim-technology',
      'claim-technology',
    ]);
    const before = workspace.snapshot;
    for (const id of ids.slice(0, -1)) await workspace.note({ [id]: chosen(id) });
    expect([asked, workspace.snapshot]).toEqual([[], before]);
    expect(workspace.openQuestions.map(({ id }) => id)).toEqual(ids.slice(-1));
    await workspace.note({ [ids[0]!]: '' });
    expect(workspace.openQuestions).toHaveLength(2);
    await workspace.note({ [ids[0]!]: 'viettel' });
    await workspace.note({ [ids.at(-1)!]: '4G' });
    expect(asked).toEqual([Object.fromEntries(ids.map((id) => [id, chosen(id)]))]);
    expect([workspace.waiting, workspace.openQuestions]).toEqual([{}, []]);
    expect(workspace.snapshot!.villages.length).toBe(4);
  });

  it('that wait are read before anything else is asked of the figures', async () => {
    const { workspace, asked } = await asking();
    const [first] = workspace.openQuestions;
    await workspace.note({ [first!.id]: 'viettel' });
    await workspace.applySettings({ technologies: ['3G'] });
    expect(asked).toEqual([{ [first!.id]: 'viettel' }]);
    expect(workspace.snapshot!.project.answers).toEqual({ [first!.id]: 'viettel' });
    expect(workspace.waiting).toEqual({});
  });

  it('go with the project that they were given for', async () => {
    const { workspace } = await asking();
    await workspace.note({ [workspace.openQuestions[0]!.id]: 'viettel' });
    await workspace.open(PROJECT);
    expect(workspace.waiting).toEqual({});
  });
});

describe('a worker that had to be ended', () => {
  const never = () => new Promise<never>(() => undefined);
  const kill = async (workspace: Workspace): Promise<void> => {
    const before = workspace.snapshot;
    const planned = workspace.run('plan', (call) => workspace.engine.plan(5e9, call));
    workspace.job!.cancel();
    await planned;
    await until(() => workspace.snapshot !== before);
  };

  it('is followed by the same project as the fresh one holds it', async () => {
    const workspace = await opened((worker) => (worker === 0 ? { plan: never } : {}));
    const before = workspace.snapshot!;
    await kill(workspace);
    expect(workspace.snapshot!.revision).toBeGreaterThan(before.revision);
    expect(workspace.snapshot!.villages).toEqual(before.villages);
    expect(workspace.failure).toBeNull();
  });

  it('with a project that cannot be read again leaves none, and says why', async () => {
    const workspace = await opened((worker) =>
      worker === 0 ? { plan: never } : { restore: () => Promise.reject(new Error('the file is gone')) },
    );
    await workspace.add(inputFiles({ 'ban-ve.dwg': 'AC1032' }));
    await kill(workspace);
    expect([workspace.snapshot, workspace.priority, workspace.drop]).toEqual([null, null, null]);
    expect(workspace.failure).toMatchObject({ kind: 'broken', job: 'open' });
    expect((workspace.failure as { message: string }).message).toContain('the file is gone');
  });
});
