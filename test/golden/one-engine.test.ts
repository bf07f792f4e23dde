import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFonts } from '../../src/cli/shell/fonts.ts';
import { EngineHost } from '../../src/jobs/engine/engine-host.ts';
import type { FromWorker } from '../../src/jobs/engine/messages.ts';
import type { ExportedFile, ExportKind, Snapshot } from '../../src/jobs/protocol.ts';
import { WorkerHost } from '../../src/jobs/engine/worker-host.ts';
import { LAND_FILES } from '../../src/report/results/land-files.ts';
import { ANALYSIS_FILES } from '../../src/report/results/results.ts';
import { songBan } from '../support/command-line.ts';

const sample = resolve(import.meta.dirname, '../../geodata/sample.songban');

/** The worker's message loop without a worker: what the page would receive. */
class Page {
  readonly #answers = new Map<number, (message: FromWorker) => void>();
  readonly progress: FromWorker[] = [];
  readonly #worker = new WorkerHost(new EngineHost(readFonts), (message) => {
    if (message.kind === 'progress') this.progress.push(message);
    else this.#answers.get(message.call)?.(structuredClone(message));
  });
  #next = 1;

  call(
    method: Parameters<WorkerHost['receive']>[0] extends infer M
      ? M extends { method: infer K }
        ? K
        : never
      : never,
    ...args: unknown[]
  ): { call: number; answer: Promise<FromWorker> } {
    const call = this.#next++;
    const answer = new Promise<FromWorker>((done) => this.#answers.set(call, done));
    this.#worker.receive({ kind: 'call', call, method, args });
    return { call, answer };
  }

  cancel(call: number): void {
    this.#worker.receive({ kind: 'cancel', call });
  }
}

const page = new Page();
let folder: string;
let snapshot: Snapshot;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'song-ban-one-'));
  const opened = await page.call('openProject', [
    { path: 'sample.songban', blob: new Blob([readFileSync(sample)]) },
  ]).answer;
  expect(opened.kind).toBe('result');
  snapshot = (opened as { value: Snapshot }).value;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('one engine behind screen and command line', () => {
  it('worker and command line give the same bytes', async () => {
    const ran = songBan(['analyze', sample, '--out', folder, '--geometry'], folder);
    expect([ran.status, ran.stderr]).toEqual([0, '']);
    for (const kind of [...ANALYSIS_FILES, ...LAND_FILES]) {
      const exported = await page.call('exportFile', kind, { language: 'en', scope: 'public' }).answer;
      const file = (exported as { value: ExportedFile }).value;
      expect(Buffer.from(file.bytes).equals(readFileSync(join(folder, kind))), kind).toBe(true);
    }
  });

  it('the project saved and opened again gives the same figures', async () => {
    const saved = (
      (await page.call('exportFile', 'project.songban' satisfies ExportKind, {
        language: 'vi',
        scope: 'internal',
      }).answer) as { value: ExportedFile }
    ).value;
    const again = new Page();
    const opened = (await again.call('openProject', [{ path: 'x.songban', blob: new Blob([saved.bytes]) }])
      .answer) as { value: Snapshot };
    expect(opened.value.findings).toEqual(snapshot.findings);
    expect(opened.value.priority).toEqual(snapshot.priority);
  });

  it('tells progress while it reads', () => {
    expect(page.progress.length).toBeGreaterThan(3);
  });
});

describe('nothing loaded is lost', () => {
  const bad = (path: string, text: string) => [{ path, blob: new Blob([text]) }];

  it.each([
    ['broken.songban', 'PK\u0003\u0004 not a zip'],
    ['project.json', '{ "format": "song-ban-project", "version": 9 }'],
  ])('a project that cannot be opened is refused, the one before stands: %s', async (path, text) => {
    const refused = await page.call('openProject', bad(path, text)).answer;
    expect(refused.kind).toBe('refusal');
    const exported = await page.call('exportFile', 'summary.json', { language: 'vi', scope: 'public' })
      .answer;
    expect(exported.kind).toBe('result');
  });

  it('broken, empty and unknown files are told by name; the others come in', async () => {
    const answer = await page.call(
      'addFiles',
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
    ).answer;
    const { value } = answer as {
      value: {
        snapshot: Snapshot | null;
        files: { path: string; role: string | null; refusal: { code: string } | null }[];
      };
    };
    const byPath = Object.fromEntries(value.files.map((file) => [file.path, file]));
    expect(byPath['hong.geojson'].refusal?.code).toBeTruthy();
    expect(byPath['rong.csv'].refusal?.code).toBeTruthy();
    expect(byPath['ban-ve.dwg'].refusal?.code).toBeTruthy();
    expect(byPath['vung-phu-viettel-4g.geojson']).toMatchObject({ role: 'coverage', refusal: null });
    expect(value.snapshot?.villages).toEqual(snapshot.villages);
    expect(value.snapshot?.sources).toHaveLength(snapshot.sources.length + 1);
  });

  it('a cancelled call ends as cancelled and leaves the state', async () => {
    const { call, answer } = page.call('applySettings', { technologies: ['3G'] });
    page.cancel(call);
    expect((await answer).kind).toBe('cancelled');
    const exported = (await page.call('exportFile', 'summary.json', { language: 'vi', scope: 'public' })
      .answer) as { value: ExportedFile };
    expect(
      (JSON.parse(new TextDecoder().decode(exported.value.bytes)) as { technologies: string[] }).technologies,
    ).toEqual(['4G', '5G']);
  });

  it('new weights leave the findings, and the plan made from them; another technology does not', async () => {
    const settle = async (settings: object): Promise<Snapshot> =>
      ((await page.call('applySettings', settings).answer) as { value: Snapshot }).value;
    const before = await settle({});
    const first = await settle({ technologies: ['4G'] });
    expect(first.findings.byOperator).not.toEqual(before.findings.byOperator);
    const need = { need: 60, vulnerability: 10, publicService: 10, safety: 10, ease: 10 };
    const weighed = await settle({ priorityWeights: need });
    expect(weighed.revision).toBeGreaterThan(first.revision);
    expect(weighed.analysedAt).toBe(first.analysedAt);
    // With what the runs before found out, the same as before.
    const again = await settle({ technologies: ['4G', '5G'] });
    expect(again.analysedAt).toBe(again.revision);
    expect(again.findings.byOperator).toEqual(before.findings.byOperator);
  });
});
