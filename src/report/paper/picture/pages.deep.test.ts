import { PDFDocument } from '@cantoo/pdf-lib';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { fonts } from '../../../../test/support/fonts.ts';
import { pngParts } from '../../../../test/support/png-parts.ts';
import { tinyReport } from '../../../../test/support/tiny-report.ts';
import { drawMapPages, drawMapPicture, drawMapSheet } from '../map-sheet.ts';

it('a picture is there of every page that the PDF has, the map first', async () => {
  const input = await tinyReport({ budgetVnd: 20_000_000_000 });
  const told = { language: 'vi', scope: 'internal', fonts, paper: 'a4', orientation: 'landscape' } as const;
  const pages = Object.entries(unzipSync(await drawMapPages(input, told)));
  const pdf = await PDFDocument.load(await drawMapSheet(input, told));
  expect(pdf.getPageCount()).toBeGreaterThan(1);
  expect(pages.map(([name]) => name)).toEqual(pdf.getPages().map((_, at) => `map-a4-${at + 1}.png`));
  expect(Buffer.compare(pages[0]![1], await drawMapPicture(input, told))).toBe(0);
  for (const [name, bytes] of pages.slice(1)) {
    const { width, height, pixels } = pngParts(bytes);
    expect([name, width, height]).toEqual([name, 2339, 1654]);
    expect(pixels().some((value) => value < 60)).toBe(true);
  }
});
