import { describe, expect, it } from 'vitest';
import { legendEntries } from './legend.ts';
import { pdfPathOperators, svgPathData, triangle } from './paths.ts';
import { POINT_CLASSES, pointSymbol, symbolSvg } from './symbols.ts';
import { DATA_CLASSES, FLAVOURS } from './tokens.ts';

describe('paths', () => {
  it('the same triangle for screen and paper: up is up on both', () => {
    expect(svgPathData(triangle(2))).toBe('M0 -2L1.73 1L-1.73 1Z');
    expect(pdfPathOperators(triangle(2), 1, 10, 20)).toBe('10 22 m\n11.73 19 l\n8.27 19 l\nh\n');
  });
  it('is placed and scaled around its anchor', () => {
    expect(
      svgPathData(
        [
          ['M', 1, -1],
          ['L', 0, 0],
        ],
        2,
        5,
        5,
      ),
    ).toBe('M7 3L5 5');
  });
});

describe('symbols', () => {
  it.each(POINT_CLASSES)('%s stays inside its extent, strokes included', (point) => {
    for (const flavour of FLAVOURS) {
      const symbol = pointSymbol(point, flavour);
      for (const part of symbol.parts)
        for (const [, ...numbers] of part.path)
          for (const value of numbers)
            expect(Math.abs(value) + part.strokeWidth / 2).toBeLessThanOrEqual(symbol.extent + 1e-9);
    }
  });
  it('gives one SVG path per part', () => {
    const svg = symbolSvg(pointSymbol('villageUncovered', 'screen'), 2);
    expect(svg).toHaveLength(2);
    expect(svg[0]!.fill).toBe('#2A1416');
    expect(svg[1]).toMatchObject({ fill: 'none', stroke: '#FFFFFF' });
  });
});

describe('legend', () => {
  it('names every class in both languages and keeps the reading order', () => {
    for (const language of ['vi', 'en'] as const) {
      const entries = legendEntries(new Set(DATA_CLASSES), 'print', language);
      expect(entries).toHaveLength(DATA_CLASSES.length);
      expect(entries[0]!.dataClass).toBe('villageRanked');
      for (const entry of entries) expect(entry.label.length).toBeGreaterThan(2);
    }
  });
  it('lists only what is drawn', () => {
    const entries = legendEntries(new Set(['fibre', 'villageCovered']), 'screen', 'vi');
    expect(entries.map((entry) => entry.dataClass)).toEqual(['villageCovered', 'fibre']);
  });
});
