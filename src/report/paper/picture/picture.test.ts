import { describe, expect, it } from 'vitest';
import { pngParts } from '../../../../test/support/png-parts.ts';
import { fonts } from '../../../../test/support/fonts.ts';
import { tinyReport } from '../../../../test/support/tiny-report.ts';
import { drawMapPicture } from '../map-sheet.ts';
import { coverPixels, FULL, type Subpath } from './cover-pixels.ts';
import { drawContent } from './draw-content.ts';
import { PagePixels } from './page-pixels.ts';
import { strokePath } from './stroke-path.ts';

const PAGE = { left: 0, top: 0, right: 20, bottom: 20 };
const square = (left: number, top: number, side: number): Subpath => ({
  points: [left, top, left + side, top, left + side, top + side, left, top + side],
  closed: true,
});

/** Pixels that a path covers, in sum. */
function areaOf(path: readonly Subpath[], rule: 'nonzero' | 'evenodd' = 'nonzero'): number {
  let sum = 0;
  coverPixels(path, rule, PAGE, (_, __, cover) => cover.forEach((inside) => (sum += inside)));
  return sum / FULL;
}

describe('what of a pixel is covered', () => {
  it('is exact where edges lie on quarters of pixels', () => {
    expect(areaOf([square(2, 3, 5)])).toBe(25);
    expect(areaOf([square(2.25, 3.5, 0.5)])).toBe(0.25);
    expect(areaOf([{ points: [0, 0, 16, 0, 0, 16], closed: true }])).toBe(128);
  });

  it('follows the rule where paths overlap, whatever way round they go', () => {
    const both = [square(0, 0, 10), square(5, 5, 10)];
    expect(areaOf(both)).toBe(175);
    expect(areaOf(both, 'evenodd')).toBe(150);
  });

  it('does not leave the page', () => {
    expect(areaOf([square(-10, -10, 20)])).toBe(100);
    expect(areaOf([square(-100, -100, 300)])).toBe(400);
    expect(areaOf([square(30, 30, 5)])).toBe(0);
  });
});

describe('a pen', () => {
  const line: Subpath = { points: [2, 10, 14, 10], closed: false };
  it('leaves its breadth, and half a disc at each round end', () => {
    const pen = { width: 4, dash: [], roundEnds: false };
    expect(areaOf(strokePath([line], pen))).toBe(48);
    expect(areaOf(strokePath([line], { ...pen, width: 2, roundEnds: true }))).toBeCloseTo(24 + Math.PI, 0);
  });

  it('draws each dash once, across corners too', () => {
    const corner: Subpath = { points: [2, 2, 8, 2, 8, 8], closed: false };
    expect(areaOf(strokePath([line], { width: 2, dash: [3, 1], roundEnds: false }))).toBe(18);
    const whole = areaOf(strokePath([corner], { width: 2, dash: [], roundEnds: false }));
    expect(areaOf(strokePath([corner], { width: 2, dash: [100, 1], roundEnds: false }))).toBe(whole);
  });
});

describe('operators of a page', () => {
  const drawn = (content: string): PagePixels => {
    const pixels = new PagePixels(20, 20);
    drawContent({ content, height: 20, opacities: new Map([['A50', 0.5]]) }, pixels, 1);
    return pixels;
  };
  const at = ({ rgb }: PagePixels, x: number, y: number) => [
    ...rgb.subarray((y * 20 + x) * 3, (y * 20 + x) * 3 + 3),
  ];

  it('put colours where they say, the origin in the lower left corner', () => {
    const page = drawn('1 0 0 rg 0 0 10 10 re f\n0 0 1 rg /A50 gs 10 10 10 10 re f');
    expect(at(page, 5, 15)).toEqual([255, 0, 0]);
    expect(at(page, 5, 5)).toEqual([255, 255, 255]);
    expect(at(page, 15, 5)).toEqual([128, 128, 255]);
  });

  it('let nothing through that is clipped away, and forget the clip with its state', () => {
    const page = drawn('q 0 0 4 20 re W n 0 g 0 0 20 20 re f Q 0 g 16 0 4 20 re f');
    expect([1, 8, 18].map((x) => at(page, x, 9)[0])).toEqual([0, 255, 0]);
  });

  it('move and turn', () => {
    expect(at(drawn('q 0 1 -1 0 20 0 cm 0 g 0 0 4 20 re f Q'), 9, 18)).toEqual([0, 0, 0]);
  });

  it('are refused where they are not known', () => {
    expect(() => drawn('BT /FR 9 Tf (x) Tj ET')).toThrow(/BT/);
  });
});

describe('the picture of a map', () => {
  it('has the size of its paper, says so, and is the same for the same input', async () => {
    const input = await tinyReport({ budgetVnd: 20_000_000_000 });
    const told = { language: 'vi', scope: 'internal', fonts, paper: 'a4', orientation: 'landscape' } as const;
    const bytes = await drawMapPicture(input, told);
    const { width, height, density, texts, pixels: read } = pngParts(bytes);
    const pixels = read();
    expect([width, height]).toEqual([2339, 1654]);
    expect(density).toBe(7874);
    expect(texts['Description']).toContain('Bản đồ.');
    expect([...pixels.subarray(0, 3)]).toEqual([255, 255, 255]);
    expect(pixels.some((value) => value < 60)).toBe(true);
    expect(Buffer.compare(bytes, await drawMapPicture(input, told))).toBe(0);
  });

  it('is grey where one ink is asked for', async () => {
    const told = { language: 'en', scope: 'public', fonts, paper: 'a4', grey: true } as const;
    const pixels = pngParts(await drawMapPicture(await tinyReport(), told)).pixels();
    let coloured = 0;
    for (let i = 0; i < pixels.length; i += 3)
      if (pixels[i] !== pixels[i + 1] || pixels[i] !== pixels[i + 2]) coloured++;
    expect(coloured).toBe(0);
  });
});
