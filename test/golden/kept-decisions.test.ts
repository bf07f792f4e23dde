import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EngineHost } from '../../src/jobs/engine/engine-host.ts';
import { sourceOfBytes } from '../../src/model/basics/bytes.ts';
import { ANALYSIS_FILES } from '../../src/report/results/results.ts';
import { songBan } from '../support/command-line.ts';
import { openEngine, TWO_COMMUNES } from '../support/open-snapshot.ts';

const noFonts = () => Promise.reject(new Error('no fonts in this test'));
const OPTIONS = { language: 'vi', scope: 'internal' } as const;

const resultsOf = async (engine: EngineHost) =>
  Promise.all(ANALYSIS_FILES.map(async (kind) => (await engine.exportFile(kind, OPTIONS)).bytes));

/** Households as 12.000 and 9.000: thousands or decimals, only a person can say. Its code column has no known name. */
const MESSY = 'Ký hiệu,Thôn,Mã xã,Số hộ\nx1,Nà Mới,00001,12.000\nx2,Nà Cũ,00002,9.000\n';

async function settled(): Promise<EngineHost> {
  const { engine } = await openEngine(TWO_COMMUNES);
  const { snapshot } = await engine.addFiles(
    [sourceOfBytes('them.csv', new TextEncoder().encode(MESSY))],
    { 'them.csv': { role: 'villages' } },
    {},
  );
  const table = snapshot!.tables.findIndex(({ file }) => file === 'them.csv');
  const column = snapshot!.tables[table]!.columns.findIndex((one) => one.column === 'Ký hiệu');
  const { questions } = await engine.correctColumn({ table, column, field: 'village_code' }, {});
  expect(questions.map(({ kind }) => kind)).toEqual(['number-style']);
  const answered = await engine.answer({ [questions[0]!.id]: 'vi' }, {});
  expect(answered.questions).toEqual([]);
  expect(answered.villages.find(({ code }) => code === 'x1')?.households).toBe(12000);
  return engine;
}

it('a project saved and opened elsewhere knows what was settled: the same bytes', async () => {
  const engine = await settled();
  const saved = await engine.exportFile('project.songban', OPTIONS);
  const elsewhere = new EngineHost(noFonts);
  const opened = await elsewhere.openProject([sourceOfBytes('x.songban', saved.bytes)], {});
  expect(opened.questions).toEqual([]);
  expect(await resultsOf(elsewhere)).toEqual(await resultsOf(engine));
});

it('a corrected column is remembered for the next file of the same shape', async () => {
  const engine = await settled();
  const next = new TextEncoder().encode(MESSY.replace(/x(?=\d)/g, 'y').replaceAll('.000', ''));
  const { snapshot } = await engine.addFiles(
    [sourceOfBytes('sau.csv', next)],
    { 'sau.csv': { role: 'villages' } },
    {},
  );
  expect(snapshot!.villages.map(({ code }) => code)).toContain('y1');
});

it('the command line takes answers from the project, and others from --answers', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'song-ban-kept-'));
  try {
    const saved = await (await settled()).exportFile('project.songban', OPTIONS);
    await writeFile(join(folder, 'x.songban'), saved.bytes);
    const counts = () => {
      const report = JSON.parse(songBan(['check', 'x.songban', '--json'], folder).stdout) as {
        counts: { questions: number };
      };
      return report.counts.questions;
    };
    expect(counts()).toBe(0);
    const id = 'number-style/them/them.csv//households';
    await writeFile(join(folder, 'answers.json'), JSON.stringify({ [id]: '', 'so-kieu/x': 'vi' }));
    const { stdout } = songBan(['check', 'x.songban', '--answers', 'answers.json'], folder);
    expect(stdout).toContain(id);
    expect(stdout).toContain('[answer-unknown]');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
