import { PDFDict, PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { fonts } from '../../../test/support/fonts.ts';
import { pdfPages, textsOf, type PdfPage } from '../../../test/support/pdf-pages.ts';
import { pdfTags } from '../../../test/support/pdf-tags.ts';
import { pdfText } from '../../../test/support/pdf-text.ts';
import { tinyReport } from '../../../test/support/tiny-report.ts';
import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import { compareNames } from '../../i18n/text.ts';
import type { ReportInput } from '../report-input.ts';
import { drawAtlas } from './atlas/atlas.ts';
import { drawMapSheet } from './map-sheet.ts';
import { LEAST_TYPE, POINTS_PER_MM } from './sheet/sheet.ts';

const TOLD = { language: 'vi', fonts } as const;
type Bytes = Uint8Array<ArrayBuffer>;
const DRAWN = {
  'A3, public': (input) => drawMapSheet(input, { ...TOLD, scope: 'public' }),
  'A4 upright, grey': (input) =>
    drawMapSheet(input, { ...TOLD, scope: 'internal', paper: 'a4', orientation: 'portrait', grey: true }),
  'A0 across': (input) =>
    drawMapSheet(input, { ...TOLD, scope: 'internal', paper: 'a0', orientation: 'landscape' }),
  'atlas, grey': (input) => drawAtlas(input, { ...TOLD, scope: 'internal', grey: true }),
} as const satisfies Readonly<Record<string, (input: ReportInput) => Promise<Bytes>>>;
type Drawn = keyof typeof DRAWN;
const NAMES = Object.keys(DRAWN) as Drawn[];

let input: ReportInput;
const files = {} as Record<Drawn, Bytes>;
const pages = {} as Record<Drawn, PdfPage[]>;
const texts = {} as Record<Drawn, string[]>;
beforeAll(async () => {
  input = await tinyReport({ budgetVnd: 20_000_000_000 });
  for (const name of NAMES) {
    files[name] = await DRAWN[name](input);
    pages[name] = await pdfPages(files[name]);
    texts[name] = await pdfText(files[name]);
  }
});

const widthOf = (() => {
  const faces = { FR: fontkit.create(fonts.regular), FB: fontkit.create(fonts.bold) };
  return (text: string, font: string, size: number): number => {
    const face = faces[font as keyof typeof faces];
    const { glyphs } = face.layout(text, { liga: false, clig: false, tnum: true });
    const advanceWidth = glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0);
    return (advanceWidth * size) / face.unitsPerEm;
  };
})();

describe.each(NAMES)('%s', (name) => {
  it('sets no type under 8 points, and none beyond the page', () => {
    const lines = [...texts[name]];
    for (const page of pages[name])
      for (const { size, x, y, along, font } of textsOf(page)) {
        const text = lines.shift()!;
        expect(size, text).toBeGreaterThanOrEqual(LEAST_TYPE - 0.005);
        const width = widthOf(text, font, 1);
        const [endX, endY] = [x + along[0] * width, y + along[1] * width];
        for (const [at, end] of [
          [x, page.width],
          [endX, page.width],
          [y, page.height],
          [endY, page.height],
        ] as const) {
          expect(at, text).toBeGreaterThanOrEqual(0);
          expect(at, text).toBeLessThanOrEqual(end);
        }
      }
    expect(lines).toEqual([]);
  });

  it('draws the bar as long as the scale says, within 0.2 mm', () => {
    const all = texts[name];
    let from = 0;
    for (const { content, magnification, measure } of pages[name]) {
      // Pages of lists have no map.
      if (!measure) continue;
      const at = all.findIndex((line, i) => i >= from && /^Tỷ lệ 1:/.test(line));
      from = at + 1;
      const denominator = Number(all[at]!.replace(/\D/g, '').slice(1));
      const kilometers = all.slice(at).find((line) => / km$/.test(line))!;
      const parts = [...content.matchAll(/([-\d.]+) [-\d.]+ ([\d.]+) 4\.5 re/g)];
      expect(parts).toHaveLength(4);
      const last = parts[3]!;
      const length = Number(last[1]) + Number(last[2]) - Number(parts[0]![1]);
      const millimetres = (length * magnification) / POINTS_PER_MM;
      const wanted = (Number(kilometers.replace(' km', '').replace(',', '.')) * 1e6) / denominator;
      expect(Math.abs(millimetres - wanted)).toBeLessThan(0.2);
      expect(String(denominator)).toMatch(/^(1|12|15|2|25|3|35|4|5|6|7|8)0+$/);
    }
  });

  it('says where it lies: corners as far apart on the earth as on the paper', () => {
    expect(pages[name][0]!.measure).not.toBeNull();
    for (const { measure, content } of pages[name]) {
      if (!measure) continue;
      const [left, bottom, right, top] = measure.box as [number, number, number, number];
      const [lat0, lon0, lat1, lon1, lat2, lon2] = measure.places as number[];
      const all = texts[name].join('\n');
      expect(content.length).toBeGreaterThan(1000);
      const upwards = geodesicDistanceMeters(lon0!, lat0!, lon1!, lat1!) / (top - bottom);
      const across = geodesicDistanceMeters(lon1!, lat1!, lon2!, lat2!) / (right - left);
      // Metres per point, by any of the scales of the document; the projection stretches by less than 0.2 %.
      const scales = [...all.matchAll(/Tỷ lệ 1:([\d.]+)/g)].map(
        ([, text]) => Number(text!.replaceAll('.', '')) / 1000 / POINTS_PER_MM,
      );
      for (const meters of [upwards, across])
        expect(Math.min(...scales.map((scale) => Math.abs(meters / scale - 1)))).toBeLessThan(0.002);
    }
  });

  it('is tagged: language, marks, and every word in the tree or an ornament', async () => {
    for (const page of pages[name]) expect(textsOf(page).every(({ isMarked }) => isMarked)).toBe(true);
    const { language, isMarked, roles, alts } = await pdfTags(files[name]);
    expect(language).toMatch(/vi/);
    expect(isMarked).toBe(true);
    for (const role of ['Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'LBody'])
      expect(roles.get(role), role).toBeGreaterThan(0);
    expect(roles.get('Figure')).toBe(pages[name].filter(({ measure }) => measure).length);
    for (const alt of alts) expect(alt).toMatch(/^Bản đồ.+(bản trắng sóng|Chưa có số liệu)/);
    // Marks of the pages: each is one element of the tree.
    const marks = pages[name].flatMap(({ content }) => content.match(/\/MCID \d+/g) ?? []).length;
    const leaves = ['H1', 'H2', 'P', 'Figure', 'TH', 'TD', 'LBody'].map((role) => roles.get(role) ?? 0);
    expect(leaves.reduce((sum, count) => sum + count, 0)).toBe(marks);
  });

  it('same input, same bytes', async () => {
    expect(Buffer.compare(await DRAWN[name](input), files[name])).toBe(0);
  });
});

it('grey papers hold no colour', () => {
  for (const name of ['A4 upright, grey', 'atlas, grey'] as const)
    for (const { content } of pages[name]) expect(content).not.toMatch(/ (rg|RG|k|K)\b/);
  expect(pages['A3, public'][0]!.content).toMatch(/ rg\b/);
});

it('papers have their sizes', () => {
  const sizeOf = (name: Drawn) =>
    [pages[name][0]!.width, pages[name][0]!.height].map((points) => Math.round(points / POINTS_PER_MM));
  expect(sizeOf('A4 upright, grey')).toEqual([210, 297]);
  expect(sizeOf('A0 across')).toEqual([1189, 841]);
  expect(sizeOf('A3, public').sort()).toEqual([297, 420]);
});

describe('atlas', () => {
  it('has one page per commune in the order of their names, each under its name', async () => {
    const { records } = input.dataset.communes;
    expect(pages['atlas, grey']).toHaveLength(records.length);
    const document = await PDFDocument.load(files['atlas, grey'], { updateMetadata: false });
    const outline = document.catalog.lookup(PDFName.of('Outlines'), PDFDict);
    const titles: string[] = [];
    for (
      let entry = outline.lookupMaybe(PDFName.of('First'), PDFDict);
      entry;
      entry = entry.lookupMaybe(PDFName.of('Next'), PDFDict)
    )
      titles.push(entry.lookup(PDFName.of('Title'), PDFHexString).decodeText());
    expect(titles).toEqual(records.map(({ name }) => name).sort(compareNames));
  });

  it('lists every village of a commune once, and draws the number of each that has a place', () => {
    const all = texts['atlas, grey'];
    const { records, centres } = input.dataset.villages;
    const count = (wanted: string) => all.filter((line) => line === wanted).length;
    const names = new Map<string, number>();
    records.forEach(({ name }, i) => {
      if (input.findings.villageCommune[i]! >= 0) names.set(name, (names.get(name) ?? 0) + 1);
    });
    for (const [name, times] of names) expect(count(name), name).toBe(times);
    const numbers = all.filter((line) => line === '1').length;
    const placed = input.dataset.communes.records.filter((_, c) =>
      records.some((__, i) => input.findings.villageCommune[i] === c && !Number.isNaN(centres[i * 2]!)),
    ).length;
    // On the map and in the table.
    expect(numbers).toBeGreaterThanOrEqual(placed);
  });
});
