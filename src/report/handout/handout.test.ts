import { beforeAll, expect, it } from 'vitest';
import { fonts } from '../../../test/support/fonts.ts';
import { pdfPages, textsOf, type PdfPage } from '../../../test/support/pdf-pages.ts';
import { pdfTags, type PdfTags } from '../../../test/support/pdf-tags.ts';
import { pdfText } from '../../../test/support/pdf-text.ts';
import { tinyReport } from '../../../test/support/tiny-report.ts';
import { composeScenes } from '../scenes/compose-scenes.ts';
import type { ScenesContent } from '../scenes/scene-content.ts';
import { writeHandout } from './write-handout.ts';

const LONG = 'Nói chậm ở chỗ này, rồi hỏi các xã xem số liệu có đúng không. '.repeat(120).trim();
let shown: ScenesContent;
let tags: PdfTags;
let pages: PdfPage[];
let text: string;
beforeAll(async () => {
  const input = await tinyReport({
    budgetVnd: 20_000_000_000,
    project: {
      scenes: [
        { id: 'r', kind: 'rates', notes: LONG },
        { id: 'w', kind: 'worst' },
        { id: 'p', kind: 'plan' },
        { id: 'b', kind: 'budget' },
      ],
    },
  });
  shown = composeScenes(input, 'vi');
  const bytes = await writeHandout(input, { language: 'vi', fonts });
  tags = await pdfTags(bytes);
  pages = await pdfPages(bytes);
  text = (await pdfText(bytes)).join(' ').replace(/\s+/g, ' ');
});

it('tells its language, and every word is in the tree or an ornament', () => {
  expect(tags.language).toMatch(/vi/);
  expect(tags.isMarked).toBe(true);
  for (const page of pages) expect(textsOf(page).every(({ isMarked }) => isMarked)).toBe(true);
  const leaves = ['H1', 'H2', 'P', 'Figure', 'TH', 'TD'].reduce(
    (sum, role) => sum + (tags.roles.get(role) ?? 0),
    0,
  );
  const marks = pages.flatMap(({ content }) => content.match(/\/MCID \d+/g) ?? []).length;
  expect(leaves).toBe(marks);
});

it('has a heading a scene, the rows of its tables, and a text for every map and chart', () => {
  const { scenes } = shown;
  expect(tags.roles.get('H1')).toBe(scenes.length);
  expect(tags.roles.get('Sect')).toBe(scenes.length);
  const rows = scenes.flatMap(({ tables }) =>
    tables.map(({ head, rows: own }) => own.length + (head ? 1 : 0)),
  );
  expect(tags.roles.get('TR')).toBe(rows.reduce((sum, count) => sum + count, 0));
  const cells = scenes.flatMap(({ tables }) =>
    tables.map(({ head, rows: own, widths }) => (own.length + (head ? 1 : 0)) * widths.length),
  );
  const told = (tags.roles.get('TH') ?? 0) + (tags.roles.get('TD') ?? 0);
  expect(told).toBe(cells.reduce((sum, count) => sum + count, 0));
  for (const { maps, charts } of scenes) {
    for (const { description } of maps)
      expect(
        tags.alts.some((alt) => alt.includes(description)),
        description,
      ).toBe(true);
    for (const { title } of charts)
      expect(
        tags.alts.some((alt) => alt.includes(title)),
        title,
      ).toBe(true);
  }
});

it('goes on with notes that are longer than a page, not a word lost', () => {
  expect(pages.length).toBeGreaterThan(shown.scenes.length);
  expect(text.match(/Nói chậm ở chỗ này/g)).toHaveLength(120);
});
