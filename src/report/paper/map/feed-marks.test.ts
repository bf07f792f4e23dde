import { expect, it } from 'vitest';
import type { RoundSymbol } from '../../../cartography/spread.ts';
import { drawFeedMarks } from './feed-lines.ts';
import { drawWorkYears } from './work-years.ts';
import type { LayerContext } from './map-layers.ts';

/** A mast at the end of a trench of 100 points, and what is written beside them. */
function written(standing: readonly RoundSymbol[]) {
  const texts: { readonly text: string; readonly x: number }[] = [];
  const context = {
    ink: {},
    type: {
      widthOf: () => 16,
      halo: () => undefined,
      put: (_: unknown, text: string, x: number) => texts.push({ text, x }),
    },
    input: {
      plan: {
        chosen: [
          { id: 'a', kind: 'mast', lon: 150, lat: 50, year: 2027 },
          { id: 'b', kind: 'fibre', lon: 150, lat: 50, year: 2027, path: [50, 50, 150, 50] },
        ],
      },
    },
    plane: { toPage: (x: number, y: number) => [x, y] },
    flavour: 'print',
    sheet: { map: { left: 0, right: 200, bottom: 0, top: 200 }, symbols: 1 },
  } as unknown as LayerContext;
  const years = drawWorkYears(context, standing);
  const marks = drawFeedMarks(context, [...standing, ...years]);
  return { texts, years, marks };
}

const isApart = (one: RoundSymbol, other: RoundSymbol): boolean =>
  Math.hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius;

it('a trench is named in the middle of its way, a mast has its year beside it', () => {
  const { texts, marks } = written([]);
  expect(texts.map(({ text }) => text)).toEqual(['2027', 'CQ1']);
  expect(marks[0]).toMatchObject({ x: 100, y: 50 });
});

it('under a circle it is named beside; where all is taken neither is written', () => {
  const circle = { x: 100, y: 50, radius: 12 };
  const { marks } = written([circle]);
  expect(marks).toHaveLength(1);
  expect(isApart(marks[0]!, circle)).toBe(true);
  expect(written([{ x: 100, y: 50, radius: 150 }]).texts).toEqual([]);
});
