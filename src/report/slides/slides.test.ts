import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { fonts } from '../../../test/support/fonts.ts';
import { pdfText } from '../../../test/support/pdf-text.ts';
import { tinyReport } from '../../../test/support/tiny-report.ts';
import { analyze } from '../../analysis/analyze.ts';
import { rankVillages } from '../../planning/priority.ts';
import { writeHandout } from '../handout/write-handout.ts';
import type { ReportInput } from '../report-input.ts';
import { composeScenes } from '../scenes/compose-scenes.ts';
import { writeSlides } from './write-slides.ts';

const VI = { language: 'vi' } as const;
const planned = () => tinyReport({ budgetVnd: 20_000_000_000 });

/** The same project with other data. */
async function again(input: ReportInput, change: Partial<ReportInput['dataset']>): Promise<ReportInput> {
  const dataset = { ...input.dataset, ...change };
  const findings = await analyze(dataset, input.settings);
  const priority = rankVillages(dataset, findings, input.settings.priorityWeights);
  return { ...input, dataset, findings, priority, plan: null };
}

const slidesOf = (bytes: Uint8Array): string[] => {
  const parts = unzipSync(bytes);
  return Object.keys(parts)
    .filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    .sort()
    .map((name) => strFromU8(parts[name]!));
};
const textsOf = (xml: string): string[] => [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text!);

it('same input, same bytes, twice and in both languages', async () => {
  for (const language of ['vi', 'en'] as const) {
    const [one, other] = [await planned(), await planned()];
    expect(Buffer.from(writeSlides(one, { language })).equals(writeSlides(other, { language }))).toBe(true);
    const handout = async (input: ReportInput) => Buffer.from(await writeHandout(input, { language, fonts }));
    expect((await handout(one)).equals(await handout(other))).toBe(true);
  }
});

it('every slide has title, foot and its number; charts keep their data; the map is one group of freeforms', async () => {
  const input = await planned();
  const bytes = writeSlides(input, VI);
  const { scenes, stamp } = composeScenes(input, 'vi');
  const slides = slidesOf(bytes);
  expect(slides).toHaveLength(scenes.length);
  slides.forEach((xml, i) => {
    expect(xml).toContain('<p:ph type="title"/>');
    expect(textsOf(xml)).toEqual(expect.arrayContaining([scenes[i]!.title, stamp, String(i + 1)]));
  });
  expect(stamp).toMatch(/GIẢ LẬP · NỘI BỘ$/);
  const parts = Object.keys(unzipSync(bytes));
  const count = (pattern: RegExp) => parts.filter((name) => pattern.test(name)).length;
  expect(count(/^ppt\/charts\/chart\d+\.xml$/)).toBe(4);
  expect(count(/^ppt\/embeddings\/.*\.xlsx$/)).toBe(4);
  expect(count(/^ppt\/notesSlides\//)).toBe(2 * scenes.length);
  for (const { name } of input.dataset.communes.records) expect(slides[1]).toContain(`name="${name}"`);
});

it('the handout prints what the slides say, with the notes', async () => {
  const input = await tinyReport({
    budgetVnd: 20_000_000_000,
    project: { scenes: [{ id: 'a', kind: 'rates', notes: 'Nói chậm ở chỗ này' }] },
  });
  const lines = (await pdfText(await writeHandout(input, { ...VI, fonts }))).join(' ').normalize('NFC');
  for (const text of textsOf(slidesOf(writeSlides(input, VI))[0]!))
    for (const word of text.split(' ')) expect(lines).toContain(word.normalize('NFC'));
  expect(lines).toContain('Nói chậm ở chỗ này');
});

it('without coverage it says so, and no land is known to be without signal', async () => {
  const bare = await again(await planned(), { coverage: [] });
  const slides = slidesOf(writeSlides(bare, VI));
  expect(textsOf(slides[1]!)).toContain('Chưa có số liệu về sóng');
  expect(slides.join()).not.toContain('<a:pattFill');
  expect(slides.join()).not.toMatch(/<a:t>[^<]*(không còn|đều có số liệu)/);
  await writeHandout(bare, { ...VI, fonts });
});

it('without counts no number of people is made up', async () => {
  const input = await planned();
  const records = input.dataset.villages.records.map((village) => ({
    ...village,
    population: null,
    households: null,
  }));
  const villages = { ...input.dataset.villages, records };
  const clusters = input.dataset.clusters && {
    ...input.dataset.clusters,
    population: input.dataset.clusters.population.map(() => Number.NaN),
    households: input.dataset.clusters.households.map(() => Number.NaN),
  };
  const bare = await again(input, { villages, clusters });
  const [, rates] = composeScenes(bare, 'vi').scenes;
  expect(rates!.title).toContain('chưa có số liệu dân số');
  expect(rates!.tables[0]!.rows.slice(2).map(([, share]) => share)).toEqual([
    'Chưa có số liệu',
    'Chưa có số liệu',
  ]);
  expect(slidesOf(writeSlides(bare, VI))).toHaveLength(8);
});

it('one operator: its own figures on every scene, and its name at the foot', async () => {
  const input = await planned();
  const [operator] = input.findings.operators;
  const { scenes, stamp } = composeScenes(input, 'vi', operator!);
  const rate = input.findings.rates.find((one) => one.measure === 'communes' && one.operator === operator)!;
  expect(stamp).not.toContain('mọi nhà mạng');
  expect(scenes[1]!.tables[0]!.rows[0]![2]).toBe(`${rate.covered} / ${rate.covered + rate.uncovered}`);
});

it('a village that is gone is told, and scenes stand in the order of the project', async () => {
  const input = await tinyReport({
    project: {
      scenes: [
        { id: 'v', kind: 'village', village: 'NIL' },
        { id: 'e', kind: 'end' },
      ],
    },
  });
  const { scenes } = composeScenes(input, 'vi');
  expect(scenes.map(({ scene }) => scene.kind)).toEqual(['village', 'end']);
  expect(scenes[0]!.title).toBe('Dự án không còn bản có mã NIL');
  expect(slidesOf(writeSlides(input, VI))).toHaveLength(2);
});
