import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFonts } from '../../src/cli/shell/fonts.ts';
import { EngineHost } from '../../src/jobs/engine/engine-host.ts';
import { EngineCancelled, EngineRefusal, type Snapshot } from '../../src/jobs/protocol.ts';
import type { Progress } from '../../src/model/basics/progress.ts';
import type { Settings } from '../../src/model/project.ts';
import { LAND_FILES } from '../../src/report/results/land-files.ts';
import { ANALYSIS_FILES, PLAN_FILES } from '../../src/report/results/results.ts';
import { songBan } from '../support/command-line.ts';
import { engineInThread } from '../support/engine-in-thread.ts';

const sample = resolve(import.meta.dirname, '../../geodata/sample.songban');
const INTERNAL = { language: 'en', scope: 'internal' } as const;
const BUDGET = 12_500_000_000;

const newEngine = () => engineInThread(() => new EngineHost(readFonts)).engine;
const engine = newEngine();
const progress: Progress[] = [];
let folder: string;
let snapshot: Snapshot;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'song-ban-one-'));
  snapshot = await engine.openProject([{ path: 'sample.songban', blob: new Blob([readFileSync(sample)]) }], {
    onProgress: (done) => progress.push(done),
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('one engine behind screen and command line', () => {
  it('worker and command line give the same bytes', async () => {
    const ran = songBan(['analyze', sample, '--out', folder, '--geometry'], folder);
    expect([ran.status, ran.stderr]).toEqual([0, '']);
    for (const kind of [...ANALYSIS_FILES, ...LAND_FILES]) {
      const { bytes } = await engine.exportFile(kind, INTERNAL);
      expect(Buffer.from(bytes).equals(readFileSync(join(folder, kind))), kind).toBe(true);
    }
  });

  it('…and the plan made from them', async () => {
    const out = join(folder, 'plan');
    const ran = songBan(['plan', sample, '--budget', '12,5 tỷ', '--out', out], folder);
    expect([ran.status, ran.stderr]).toEqual([0, '']);
    const plan = await engine.plan(BUDGET);
    expect(plan.chosen.length).toBeGreaterThan(0);
    for (const kind of PLAN_FILES) {
      const { bytes } = await engine.exportFile(kind, INTERNAL);
      expect(Buffer.from(bytes).equals(readFileSync(join(out, kind))), kind).toBe(true);
    }
  });

  it('…and its papers, under options of the plan', async () => {
    const out = join(folder, 'report');
    const asked = [
      '--objective',
      'people',
      '--years',
      '2',
      '--backhaul',
      'not-counted',
      '--scope',
      'internal',
    ];
    const ran = songBan(
      ['report', sample, '--budget', '12,5 tỷ', ...asked, '--language', 'en', '--out', out],
      folder,
    );
    expect([ran.status, ran.stderr]).toEqual([0, '']);
    const { settings } = await engine.applySettings({
      plan: { objective: 'people', years: 2, backhaul: 'not-counted' },
    });
    expect(settings.plan).toMatchObject({ years: 2 });
    const plan = await engine.plan(BUDGET);
    expect(new Set(plan.chosen.map(({ year }) => year)).size).toBe(2);
    for (const kind of ['annex.xlsx', 'map-a3.pdf'] as const) {
      const { bytes } = await engine.exportFile(kind, INTERNAL);
      expect(Buffer.from(bytes).equals(readFileSync(join(out, kind))), kind).toBe(true);
    }
    await engine.applySettings({ plan: {} });
  });

  it('options of a plan without its money are refused, not passed over', () => {
    const ran = songBan(['report', sample, '--years', '2', '--out', join(folder, 'none')], folder);
    expect([ran.status, ran.stderr]).toEqual([2, expect.stringContaining('--budget')]);
  });

  it('the project saved and opened again gives the same figures', async () => {
    const saved = await engine.exportFile('project.songban', { language: 'vi', scope: 'internal' });
    const opened = await newEngine().openProject([{ path: 'x.songban', blob: new Blob([saved.bytes]) }]);
    expect(opened.findings).toEqual(snapshot.findings);
    expect(opened.priority).toEqual(snapshot.priority);
  });

  it('tells progress while it reads', () => {
    expect(progress.length).toBeGreaterThan(3);
  });
});

describe('nothing loaded is lost', () => {
  const bad = (path: string, text: string) => [{ path, blob: new Blob([text]) }];

  it.each([
    ['broken.songban', 'PK\u0003\u0004 not a zip'],
    ['project.json', '{ "format": "song-ban-project", "version": 9 }'],
  ])('a project that cannot be opened is refused, the one before stands: %s', async (path, text) => {
    await expect(engine.openProject(bad(path, text))).rejects.toBeInstanceOf(EngineRefusal);
    expect((await engine.exportFile('summary.json', INTERNAL)).bytes.length).toBeGreaterThan(0);
  });

  it('broken, empty and unknown files are told by name; the others come in', async () => {
    const added = await engine.addFiles(
      [
        ...bad('hong.geojson', '{"type":"FeatureCollection","features":[{'),
        ...bad('rong.csv', ''),
        ...bad('ban-ve.dwg', 'AC1032'),
        ...bad(
          'vung-phu-viettel-4g.geojson',
          JSON.stringify({
            type: 'FeatureCollection',
            features: [
              {
                type: 'Feature',
                properties: {},
                geometry: {
                  type: 'Polygon',
                  coordinates: [
                    [
                      [104, 21],
                      [104.1, 21],
                      [104.1, 21.1],
                      [104, 21],
                    ],
                  ],
                },
              },
            ],
          }),
        ),
      ],
      {},
    );
    const byPath = Object.fromEntries(added.files.map((file) => [file.path, file]));
    expect(byPath['hong.geojson'].refusal?.code).toBeTruthy();
    expect(byPath['rong.csv'].refusal?.code).toBeTruthy();
    expect(byPath['ban-ve.dwg'].refusal?.code).toBeTruthy();
    expect(byPath['vung-phu-viettel-4g.geojson']).toMatchObject({ role: 'coverage', refusal: null });
    expect(added.snapshot?.villages).toEqual(snapshot.villages);
    expect(added.snapshot?.sources).toHaveLength(snapshot.sources.length + 1);
  });

  it('a cancelled call ends as cancelled and leaves the state', async () => {
    const stop = new AbortController();
    const changed = engine.applySettings({ technologies: ['3G'] }, { signal: stop.signal });
    stop.abort();
    await expect(changed).rejects.toBeInstanceOf(EngineCancelled);
    const { bytes } = await engine.exportFile('summary.json', INTERNAL);
    expect((JSON.parse(new TextDecoder().decode(bytes)) as Settings).technologies).toEqual(['4G', '5G']);
  });

  it('new weights leave the findings, and the plan made from them; another technology does not', async () => {
    const before = await engine.applySettings({});
    const first = await engine.applySettings({ technologies: ['4G'] });
    expect(first.findings.byOperator).not.toEqual(before.findings.byOperator);
    await expect(engine.exportFile('plan.json', INTERNAL)).rejects.toThrow('no-plan-yet');
    await engine.plan(BUDGET);
    const planned = await engine.exportFile('plan.json', INTERNAL);
    const need = { need: 60, vulnerability: 10, publicService: 10, safety: 10, ease: 10 };
    const weighed = await engine.applySettings({ priorityWeights: need });
    expect(weighed.revision).toBeGreaterThan(first.revision);
    expect(weighed.analysedAt).toBe(first.analysedAt);
    expect(await engine.exportFile('plan.json', INTERNAL)).toEqual(planned);
    // With what the runs before found out, the same as before.
    const again = await engine.applySettings({ technologies: ['4G', '5G'] });
    expect(again.analysedAt).toBe(again.revision);
    expect(again.findings.byOperator).toEqual(before.findings.byOperator);
    await expect(engine.exportFile('plan.json', INTERNAL)).rejects.toThrow('no-plan-yet');
  });
});
