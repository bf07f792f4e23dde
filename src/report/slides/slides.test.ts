import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { fonts } from '../../../test/support/fonts.ts';
import { pdfText } from '../../../test/support/pdf-text.ts';
import { tinyReport } from '../../../test/support/tiny-report.ts';
import { analyze } from '../../analysis/analyze.ts';
import { rankVillages } from '../../planning/priority.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { SERVICE_STATES } from '../../model/service.ts';
import { writeHandout } from '../handout/write-handout.ts';
import type { ReportInput } from '../report-input.ts';
import { composeScenes } from '../scenes/compose-scenes.ts';
import { Column } from './layout.ts';
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

it('what the plan digs and hops is drawn and in the legend, and its years are told; in public there are no ways', async () => {
  const input = await planned();
  const plan = input.plan!;
  const [mast] = plan.chosen;
  const { lon, lat } = mast!;
  const feed = { ...mast!, villages: [], path: [lon, lat, lon + 0.01, lat + 0.02], year: 2027 };
  const chosen = [
    { ...mast!, year: 2027 },
    { ...feed, id: 'CQ-1', kind: 'fibre', fibreMeters: 900 },
    { ...feed, id: 'VB-1', kind: 'hop' },
  ] as typeof plan.chosen;
  const years = [{ year: 2027, costVnd: 3e9, newHouseholds: 40 }] as unknown as typeof plan.years;
  const told: ReportInput = { ...input, plan: { ...plan, chosen, years } };
  const slide = (of: ReportInput): string =>
    slidesOf(writeSlides(of, VI))[
      composeScenes(of, 'vi').scenes.findIndex(({ scene }) => scene.kind === 'plan')
    ]!;
  const { plannedFibre, plannedHop } = messagesIn('vi').map.legend;
  const xml = slide(told);
  for (const [text, mark] of [
    [plannedFibre, 'CQ1'],
    [plannedHop, 'VB1'],
  ]) {
    expect(xml).toContain(`name="${text} ${mark}"`);
    expect(textsOf(xml)).toContain(text);
  }
  expect(textsOf(xml)).toEqual(expect.arrayContaining(['Năm', '2027', '3 tỷ đồng']));
  const others = slide({ ...told, workCommunes: chosen.map(() => 0) });
  expect(others).not.toContain(plannedFibre);
  expect(textsOf(others)).toContain('2027');
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

it('names longer than any leave every box on the slide', async () => {
  const input = await planned();
  const long = (name: string): string => `${name} ${'liên bản vùng giáp ranh biên giới '.repeat(4)}`.trim();
  const { villages, communes } = input.dataset;
  const slides = slidesOf(
    writeSlides(
      {
        ...input,
        dataset: {
          ...input.dataset,
          villages: {
            ...villages,
            records: villages.records.map((one) => ({ ...one, name: long(one.name) })),
          },
          communes: {
            ...communes,
            records: communes.records.map((one) => ({ ...one, name: long(one.name) })),
          },
        },
      },
      VI,
    ),
  );
  // Sixteen to nine, in EMU: 960 by 540 points.
  const [WIDTH, HEIGHT] = [960 * 12_700, 540 * 12_700];
  for (const xml of slides)
    for (const [, x, y, wide, high] of xml.matchAll(
      /<a:off x="(-?\d+)" y="(-?\d+)"\/><a:ext cx="(\d+)" cy="(\d+)"\/>/g,
    )) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(y)).toBeGreaterThanOrEqual(0);
      expect(Number(x) + Number(wide)).toBeLessThanOrEqual(WIDTH);
      expect(Number(y) + Number(high)).toBeLessThanOrEqual(HEIGHT);
    }
});

it('explains the communes that are set off, and the village of its own slide', async () => {
  const { scenes } = composeScenes(await planned(), 'vi');
  const slides = slidesOf(writeSlides(await planned(), VI));
  const at = (kind: string) => scenes.findIndex(({ scene }) => scene.kind === kind);
  expect(textsOf(slides[at('worst')]!)).toContain('Xã nêu tên ở bên trái');
  expect(textsOf(slides[at('rates')]!)).not.toContain('Xã nêu tên ở bên trái');
  expect(textsOf(slides[at('village')]!)).toContain('Bản của trang này');
});

it('a crowd of villages without signal is small beyond the first, and the legend says so', async () => {
  const input = await planned();
  const ranked = input.dataset.villages.records.map((_, village) => ({
    ...input.priority.ranked[0]!,
    village,
    rank: village + 30,
  }));
  const byOperator = input.findings.byOperator.map((one) => ({
    ...one,
    state: one.state.map(() => SERVICE_STATES.indexOf('uncovered')),
  }));
  const crowd = {
    ...input,
    priority: { ...input.priority, ranked },
    findings: { ...input.findings, byOperator },
  };
  const rates = textsOf(slidesOf(writeSlides(crowd, VI))[1]!);
  expect(rates).toContain('Bản trắng sóng khác');
  const numbers = rates.filter((text) => /^\d\d$/.test(text)).map(Number);
  expect(Math.max(...numbers)).toBeLessThan(79);
  expect(numbers).toContain(30);
  expect(textsOf(slidesOf(writeSlides(input, VI))[1]!)).not.toContain('Bản trắng sóng khác');
});

it('a table that is too long for its column is set smaller, and a name says its kind once', async () => {
  const column = new Column(32, 440, 'vi');
  const rows = Array.from({ length: 17 }, (_, i) => [`Xã ${i}`, 'không phủ', '30/09/2026']);
  column.table({ name: 'T', head: null, rows, align: ['left', 'left', 'right'], widths: [1, 1, 1] });
  const [table] = column.shapes;
  if (table?.kind !== 'table') throw new Error('no table');
  expect(table.frame.y + table.frame.height).toBeLessThanOrEqual(496);
  const { meeting } = messagesIn('vi').app;
  expect(meeting.villageUnranked('Bản Phiêng', 'Xã Quỳnh Nhai')).toBe('Bản Phiêng, xã Quỳnh Nhai');
  expect(meeting.villageUnranked('Bản Phiêng', 'Nậm Lặng')).toBe('Bản Phiêng, xã Nậm Lặng');
});
