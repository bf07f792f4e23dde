import { describe, expect, it } from 'vitest';
import { noFonts } from '../../../test/support/engine-in-thread.ts';
import { openEngine, TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import { figuresInside } from '../../analysis/reach/inside-area.ts';
import { tellIndicators } from '../../report/indicators/told-indicators.ts';
import { explainVillage } from '../../analysis/explain/explain.ts';
import { sourceOfBytes, type ByteSource } from '../../model/basics/bytes.ts';
import { RefusalError } from '../../model/basics/result.ts';
import type { ProjectFile } from '../../model/project.ts';
import { rankVillages } from '../../planning/priority.ts';
import { openProjectFolder } from '../../project/project-folder.ts';
import { communePlaces } from '../drawing/drawn-layers.ts';
import {
  openAndAnalyse,
  operatorGapsOf,
  planFor,
  reportInput,
  resilienceOf,
} from '../steps/analysed-project.ts';
import { EngineHost } from './engine-host.ts';

const OPTIONS = { language: 'vi', scope: 'internal' } as const;
const EASE = { need: 0, vulnerability: 0, publicService: 0, safety: 0, ease: 100 };
const MORE = 'village_code,village,commune_code,lon,lat,households\nt1,Nà Một,00002,104.15,21.03,12\n';

const file = (path: string, content: string | object): ByteSource =>
  sourceOfBytes(
    path,
    new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)),
  );
const FILES = Object.entries(TWO_COMMUNES).map(([path, content]) => file(path, content as string | object));
const code = (error: unknown): string => (error as RefusalError).refusal.code;
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('an engine with nothing open', () => {
  it('refuses what is asked of a project', async () => {
    const engine = new EngineHost(noFonts);
    for (const ask of [
      () => engine.rank(EASE),
      () => engine.plan(5e9, {}),
      () => engine.budgetAnswer(5e9),
      () => engine.budgetCurve(),
      () => engine.explain(0),
      () => engine.drawInterpretations(0),
      () => engine.communePlaces(),
      () => engine.removeSource('x', {}),
      () => engine.answer({}, {}),
      () => engine.updateSources(['x'], {}, {}),
      () => engine.applySettings({}, {}),
      () => engine.correctColumn({ table: 0, column: 0, field: null }, {}),
      () => engine.addFiles([], {}, {}),
      () => engine.exportFile('summary.json', OPTIONS),
    ]) {
      const error: unknown = await Promise.resolve()
        .then<unknown>(ask)
        .catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(RefusalError);
      expect(code(error)).toBe('no-project-open');
    }
    expect([engine.tile('communes', 0, 0, 0), engine.reliefTile(0, 0, 0)]).toEqual([null, null]);
  });
});

describe('the state of a project', () => {
  it('is numbered anew with every change; findings only where they are other ones', async () => {
    const { engine, snapshot } = await openEngine(TWO_COMMUNES);
    const stamps = [[snapshot.revision, snapshot.analysedAt]];
    for (const change of [
      () => engine.applySettings({ priorityWeights: EASE }, {}),
      () => engine.applySettings({ technologies: ['3G'] }, {}),
      () => engine.applySettings({ technologies: ['3G'] }, {}),
      () => engine.applySettings({ rule: 'anyCluster' }, {}),
      () => engine.answer({ 'no/question': 'x' }, {}),
      () => engine.updateSources(['sites-6'], { asOf: '2026-01-01' }, {}),
      () => engine.removeSource('sites-6', {}),
    ]) {
      const { revision, analysedAt } = await change();
      stamps.push([revision, analysedAt]);
    }
    expect(stamps).toEqual([
      [1, 1],
      [2, 1],
      [3, 3],
      [4, 3],
      [5, 5],
      [6, 6],
      [7, 7],
      [8, 8],
    ]);
  });

  it('has the name and the day that it is given; another day is another reading', async () => {
    const { engine, snapshot } = await openEngine(TWO_COMMUNES);
    const named = await engine.nameProject({ title: 'Tên mới' }, {});
    expect(named.project).toEqual({ ...snapshot.project, title: 'Tên mới' });
    expect(named.analysedAt).toBe(snapshot.analysedAt);
    const dated = await engine.nameProject({ asOf: '2026-10-01' }, {});
    expect(dated.project).toEqual({ ...named.project, asOf: '2026-10-01' });
    expect(dated.analysedAt).toBe(dated.revision);
  });

  it('counts on from what a screen has seen', async () => {
    const engine = new EngineHost(noFonts);
    engine.countFrom({ revision: 41, layerVersion: 70 });
    const snapshot = await engine.openProject(FILES, {});
    expect([snapshot.revision, snapshot.analysedAt]).toEqual([42, 42]);
    expect(Math.min(...snapshot.layers.map(({ version }) => version))).toBe(71);
  });

  it('stays as it was where a step fails', async () => {
    const { engine, snapshot } = await openEngine(TWO_COMMUNES);
    const bad = [file('project.json', '{ "format": "song-ban-project", "version": 9 }')];
    await expect(engine.openProject(bad, {})).rejects.toBeInstanceOf(RefusalError);
    const stop = AbortSignal.abort(new Error('enough'));
    await expect(engine.applySettings({ technologies: ['3G'] }, { signal: stop })).rejects.toThrow('enough');
    await expect(engine.removeSource('coverage-2', { signal: stop })).rejects.toThrow('enough');
    const after = await engine.applySettings({}, {});
    expect([after.revision, after.analysedAt]).toEqual([snapshot.revision + 1, snapshot.analysedAt]);
    expect(after.findings).toEqual(snapshot.findings);
  });

  it('takes files in beside the others; where none is understood only the list of what was left out changes', async () => {
    const { engine, snapshot } = await openEngine(TWO_COMMUNES);
    const none = await engine.addFiles([file('ban-ve.dwg', 'AC1032')], {}, {});
    expect(none.files).toHaveLength(1);
    expect(none.snapshot!.analysedAt).toBe(snapshot.analysedAt);
    expect(none.snapshot!.project).toEqual({
      ...snapshot.project,
      leftOut: [{ path: 'ban-ve.dwg', code: none.files[0]!.refusal!.code, context: { file: 'ban-ve.dwg' } }],
    });
    expect((await engine.addFiles([file('ban-ve.dwg', 'AC1032')], {}, {})).snapshot).toBeNull();
    expect((await engine.settleLeftOut(['ban-ve.dwg'], {})).project).toEqual(snapshot.project);
    const chosen = { 'them.csv': { role: 'villages' } } as const;
    const added = await engine.addFiles([file('them.csv', MORE)], chosen, {});
    expect(added.snapshot!.revision).toBe(snapshot.revision + 3);
    expect(added.snapshot!.villages.map(({ code: own }) => own)).toEqual(['a1', 'a2', 'b1', 'b2', 't1']);
  });

  it('comes back from the project, the files opened and those dropped later, each in its place', async () => {
    const { engine } = await openEngine(TWO_COMMUNES);
    const dropped = [file('nguon/them.csv', MORE), file('la.csv', MORE.replace('t1', 't2'))];
    const { snapshot } = await engine.addFiles(
      dropped.slice(0, 1),
      { 'nguon/them.csv': { role: 'villages' } },
      {},
    );
    const fresh = new EngineHost(noFonts);
    const places = { 'nguon/them.csv': 'them.csv' };
    const restored = await fresh.restore(
      [...FILES, dropped[1]!, dropped[0]!],
      {
        project: snapshot!.project,
        opened: FILES.length,
        drops: [
          { files: 1, paths: {} },
          { files: 1, paths: places },
        ],
      },
      {},
    );
    expect(restored.villages).toEqual(snapshot!.villages);
    expect(restored.findings).toEqual(snapshot!.findings);
  });

  it('asks for the crosswalk that comes with the product only for a project that needs it and has none', async () => {
    let asked = 0;
    const engine = new EngineHost(noFonts, () => {
      asked++;
      return Promise.reject(new Error('not there'));
    });
    expect((await engine.openProject(FILES, {})).issues.map((issue) => issue.code)).not.toContain(
      'crosswalk-not-read',
    );
    expect(asked).toBe(0);
    const province = { code: '11', name: 'Điện Biên' };
    const real = { ...(TWO_COMMUNES['project.json'] as ProjectFile), province };
    const others = FILES.filter(({ name }) => name !== 'project.json');
    const opened = await engine.openProject([file('project.json', real), ...others], {});
    expect(asked).toBe(1);
    expect(opened.issues.map((issue) => issue.code)).toContain('crosswalk-not-read');
  });
});

describe('files of a project', () => {
  /** Counts how often the whole of it is read; its hash is known without, as the browser does it. */
  const counted = (source: ByteSource): { readonly source: ByteSource; readonly reads: () => number } => {
    let reads = 0;
    const sha256 = () => Promise.resolve(source.name);
    const counting: ByteSource = {
      name: source.name,
      size: source.size,
      slice: (start, end) => {
        if (end - start >= source.size) reads++;
        return source.slice(start, end);
      },
      stream: () => (reads++, source.stream()),
      sha256,
    };
    return { source: counting, reads: () => reads };
  };

  it('that have not changed are not read again', async () => {
    const files = FILES.map(counted);
    const engine = new EngineHost(noFonts);
    await engine.openProject(
      files.map(({ source }) => source),
      {},
    );
    const reads = () => files.slice(1).map((one) => one.reads());
    const before = reads();
    await engine.updateSources(['sites-6'], { asOf: '2026-01-01' }, {});
    expect(reads()).toEqual(before);
  });
});

describe('the plan of a project', () => {
  it('is that of the steps of the command line, and stands until there are other findings', async () => {
    const { engine } = await openEngine(TWO_COMMUNES);
    const folder = await openProjectFolder(FILES);
    if (!folder.ok) throw new Error(folder.refusal.code);
    const planned = await planFor(await openAndAnalyse(folder.value, {}), 5e9);
    expect({ ok: true, value: await engine.plan(5e9, {}) }).toEqual(planned);
    const written = text((await engine.exportFile('plan.json', OPTIONS)).bytes);
    await engine.applySettings({ priorityWeights: EASE }, {});
    expect(text((await engine.exportFile('plan.json', OPTIONS)).bytes)).toBe(written);
    await engine.applySettings({ technologies: ['3G'] }, {});
    for (const kind of ['plan.json', 'plan.csv', 'curve.csv'] as const)
      expect(code(await engine.exportFile(kind, OPTIONS).catch((error: unknown) => error))).toBe(
        'no-plan-yet',
      );
  });

  it('that is refused leaves the one before', async () => {
    const { engine } = await openEngine(TWO_COMMUNES);
    await engine.plan(5e9, {});
    await expect(engine.plan(1, {})).rejects.toThrow(RefusalError);
    expect(JSON.parse(text((await engine.exportFile('plan.json', OPTIONS)).bytes))).toMatchObject({
      budget: 5e9,
    });
  });
});

describe('questions about the state', () => {
  it('are answered from it and change nothing', async () => {
    const { engine, snapshot } = await openEngine(TWO_COMMUNES);
    const folder = await openProjectFolder(FILES);
    if (!folder.ok) throw new Error(folder.refusal.code);
    const { loaded, findings, settings } = await openAndAnalyse(folder.value, {});
    expect(engine.rank(EASE)).toEqual(rankVillages(loaded.dataset, findings, EASE));
    expect(engine.rank(EASE)).not.toEqual(snapshot.priority);
    for (const village of [0, 3])
      expect(engine.explain(village)).toEqual(explainVillage(loaded.dataset, findings, settings, village));
    const { outline, interpretations: readings } = engine.drawInterpretations(0);
    expect(outline.startsWith('M')).toBe(true);
    expect(readings.map(({ id }) => id)).toEqual(
      snapshot.coordinateDecisions[0]!.interpretations.map(({ id }) => id),
    );
    expect((await engine.applySettings({}, {})).revision).toBe(snapshot.revision + 1);
  });
});

describe('questions of an engine', () => {
  it('are each answered by what the open project says, and by nothing where it has no such thing', async () => {
    const { engine } = await openEngine(TWO_COMMUNES);
    const folder = await openProjectFolder(FILES);
    if (!folder.ok) throw new Error(folder.refusal.code);
    const opened = await openAndAnalyse(folder.value, {});
    const { dataset } = opened.loaded;
    expect(engine.operatorGaps('viettel')).toEqual(operatorGapsOf(opened, 'viettel'));
    expect(engine.indicators('en')).toEqual(tellIndicators(reportInput(opened, null), 'en'));
    expect(engine.resilience()).toEqual(resilienceOf(opened));
    // All of commune A, on the ring of its border: a1 has signal, a2 has none.
    const ring = [
      [104, 21],
      [104.1, 21],
      [104.1, 21.1],
      [104, 21.1],
    ] as const;
    expect(engine.figuresInside(ring, 'any')).toEqual(figuresInside(dataset, opened.findings, 'any', ring));
    expect(engine.communePlaces()).toEqual(communePlaces(dataset));
    expect(engine.drawPlaces('no such question')).toBeNull();
    // Two communes have one name, and a list says no more: each is drawn, to be chosen.
    const project = TWO_COMMUNES['project.json'] as ProjectFile;
    const alike = JSON.stringify(TWO_COMMUNES['communes.geojson']).replace('Mường B', 'Mường A');
    const asking = await openEngine({
      ...TWO_COMMUNES,
      'project.json': {
        ...project,
        sources: [...project.sources, { id: 'more', role: 'villages', path: 'more.csv' }],
      },
      'communes.geojson': JSON.parse(alike) as object,
      'more.csv': 'village,commune,lon,lat,households\nBản Lạ,Mường A,,,8\nBản Xa,Mường A,,,9\n',
    });
    const drawn = asking.snapshot.questions.flatMap(({ id }) => asking.engine.drawPlaces(id) ?? []);
    expect(drawn.map(({ choices }) => choices.map(({ id }) => id).filter((id) => /^0/.test(id)))).toEqual([
      ['00001', '00002'],
    ]);
  });
});

describe('what money serves while a slider moves', () => {
  async function idle(engine: EngineHost): Promise<number> {
    let pieces = 1;
    while (await engine.workInIdle()) pieces++;
    return pieces;
  }

  it('is what a plan of it serves, and nothing is worked on before a plan was asked for', async () => {
    const { engine } = await openEngine(TWO_COMMUNES);
    expect(await idle(engine)).toBe(1);
    expect(engine.budgetAnswer(1e9)).toMatchObject({ kind: 'too-little', budgetVnd: 1e9 });
    const plan = await engine.plan(5e9, {});
    expect(await idle(engine)).toBeGreaterThan(64);
    expect(engine.budgetAnswer(5e9)).toMatchObject({
      kind: 'serves',
      levels: [{ name: 'households', value: plan.objective }],
      villages: plan.villages,
    });
    expect(engine.budgetCurve()).toMatchObject({ isComplete: true });
    expect(engine.budgetCurve()!.answers.at(-1)).toMatchObject({ kind: 'serves' });
    expect(await idle(engine)).toBe(1);
  });

  it('follows purpose, decisions and data at once: no answer is of a question before', async () => {
    const { engine } = await openEngine(TWO_COMMUNES);
    const { chosen } = await engine.plan(2e9, {});
    await idle(engine);
    const { id } = chosen[0]!;
    const before = engine.budgetAnswer(2e9);
    expect(before).toMatchObject({ works: [id] });
    await engine.applySettings({ plan: { forbid: [id] } }, {});
    expect(engine.budgetAnswer(2e9)).not.toMatchObject({ works: [id] });
    await engine.applySettings({ plan: { objective: 'people' } }, {});
    expect(engine.budgetAnswer(2e9)).toMatchObject({ levels: [{ name: 'people' }] });
    await engine.applySettings({ plan: { objective: 'score' } }, {});
    const scored = engine.budgetAnswer(2e9);
    await engine.applySettings({ priorityWeights: EASE }, {});
    expect(engine.budgetAnswer(2e9)).not.toEqual(scored);
    await engine.applySettings({ plan: {} }, {});
    expect(engine.budgetAnswer(2e9)).toMatchObject(before as object);
    await engine.applySettings({ technologies: ['4G'] }, {});
    const { newHouseholds } = await engine.plan(2e9, {});
    expect(engine.budgetAnswer(2e9)).toMatchObject({ newHouseholds });
    // Weights that leave nothing to go by: no plan, and no answer.
    await engine.applySettings({ priorityWeights: { ...EASE, ease: 0 }, plan: { objective: 'score' } }, {});
    expect([engine.budgetAnswer(2e9), engine.budgetCurve()]).toEqual([null, null]);
  });

  it('then tells what of the plan stays in corners, as the command line does', async () => {
    const { engine } = await openEngine(TWO_COMMUNES);
    expect(engine.planStability()).toBeNull();
    const plan = await engine.plan(5e9, {});
    expect(engine.planStability()).toEqual({ stability: null });
    // Who takes a file before waits for them.
    const exported = JSON.parse(text((await engine.exportFile('plan.json', OPTIONS)).bytes));
    const settled = engine.planStability()!.stability!;
    expect(settled).toMatchObject({ corners: 9, without: 0 });
    expect(exported.stability.always).toBe(settled.always);
    expect(settled.chosen.map(({ id }) => id)).toEqual(plan.chosen.map(({ id }) => id));
    await engine.plan(5e9, {});
    expect(engine.planStability()).toEqual({ stability: null });
    await idle(engine);
    expect(engine.planStability()).toEqual({ stability: settled });
    // Other decisions leave it the corners of the plan that stands.
    await engine.plan(5e9, {});
    await engine.applySettings({ plan: { forbid: [plan.chosen[0]!.id] } }, {});
    await idle(engine);
    expect(engine.planStability()).toEqual({ stability: settled });
    await engine.applySettings({ technologies: ['4G'] }, {});
    expect(engine.planStability()).toBeNull();
  });

  it('is never more than the plan that is made when it rests', async () => {
    const { engine } = await openEngine(TWO_COMMUNES);
    await engine.plan(2e9, {});
    await idle(engine);
    for (const budgetVnd of [1.8e9, 2e9, 3.6e9, 5e9, 9e9]) {
      const answer = engine.budgetAnswer(budgetVnd);
      const plan = await engine.plan(budgetVnd, {});
      if (answer?.kind !== 'serves') throw new Error('serves nobody');
      expect(plan.objective).toBeGreaterThanOrEqual(answer.levels[0]!.value);
    }
  });
});
