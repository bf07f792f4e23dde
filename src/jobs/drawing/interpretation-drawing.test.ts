import { describe, expect, it } from 'vitest';
import { box } from '../../../test/support/datasets.ts';
import { packPolygons } from '../../geometry/packed/pack.ts';
import type { CoordinateDecision } from '../../model/coordinate-choice.ts';
import { emptyLayer } from '../../model/layer.ts';
import { drawInterpretations } from './interpretation-drawing.ts';

const decision = (readings: Readonly<Record<string, readonly number[]>>): CoordinateDecision => ({
  id: 'axes/x',
  kind: 'axes',
  role: 'villages',
  file: 'x.csv',
  sample: '21; 104',
  points: 1,
  chosen: null,
  interpretations: Object.entries(readings).map(([id, xy]) => ({
    id,
    inside: null,
    xy: Float64Array.from(xy),
  })),
});

/** Pixels of each dot of a path. */
const dots = (path: string): number[][] =>
  [...path.matchAll(/M(\S+) (\S+)h0/g)].map(([, x, y]) => [Number(x), Number(y)]);
const corners = (path: string): number[][] =>
  [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

/** 2° wide and 1° high at the equator: nothing is squeezed to a tenth of a pixel. */
const LAND = packPolygons([[[box(100, -0.5, 102, 0.5)]]]);

describe('the small map of a decision about coordinates', () => {
  it('has the communes in its middle, north up, with a quarter of their size around', () => {
    // 250 wide for 2°, so 125 high; with the room the frame is 3° x 1.5°, 83.3 pixels a degree.
    const { width, height, outline } = drawInterpretations(decision({}), LAND);
    expect([width, height]).toEqual([250, 125]);
    expect(corners(outline)).toEqual([
      [41.7, 104.2],
      [208.3, 104.2],
      [208.3, 20.8],
      [41.7, 20.8],
      [41.7, 104.2],
    ]);
    expect(outline.endsWith('Z')).toBe(true);
  });

  it('draws each reading over the same outlines, and counts what lies beyond the frame', () => {
    const { interpretations: readings } = drawInterpretations(
      decision({ asWritten: [101, 0, 102, 0.5, 100.25, -0.25], swapped: [0, 101, 101, 0.25, 103, 0] }),
      LAND,
    );
    expect(readings.map(({ id, beyond }) => [id, beyond])).toEqual([
      ['asWritten', 0],
      ['swapped', 2],
    ]);
    expect(dots(readings[0]!.path)).toEqual([
      [125, 62.5],
      [208.3, 20.8],
      [62.5, 83.3],
    ]);
    expect(dots(readings[1]!.path)).toEqual([[125, 41.7]]);
  });

  it('draws what lies on each edge of the frame, and nothing a pixel beyond', () => {
    // The frame reaches 1.5° east and west, 0.75° north and south of its middle.
    const inside = [99.501, 0, 102.499, 0, 101, 0.749, 101, -0.749];
    const outside = [99.49, 0, 102.51, 0, 101, 0.76, 101, -0.76];
    const { interpretations: readings } = drawInterpretations(decision({ inside, outside }), LAND);
    expect(readings.map(({ beyond, path }) => [beyond, dots(path).length])).toEqual([
      [0, 4],
      [4, 0],
    ]);
  });

  it('keeps its height within bounds, and the whole of the land within the frame', () => {
    for (const [land, height] of [
      [packPolygons([[[box(100, -0.1, 104, 0.1)]]]), 110],
      [packPolygons([[[box(100, -2, 100.5, 2)]]]), 190],
    ] as const) {
      const drawing = drawInterpretations(decision({}), land);
      expect(drawing.height).toBe(height);
      for (const [x, y] of corners(drawing.outline)) {
        expect(x! >= 0 && x! <= 250 && y! >= 0 && y! <= height).toBe(true);
      }
    }
    // High and narrow: the height rules. 4° and their room on 190 pixels are 31.7 a degree.
    const narrow = corners(
      drawInterpretations(decision({}), packPolygons([[[box(100, -2, 100.5, 2)]]])).outline,
    );
    expect(narrow[0]).toEqual([117.1, 158.3]);
  });

  it('is as wide as it is high where the land is, far from the equator too', () => {
    // At 60° a degree of longitude is half as long: 2° x 1° is a square, held to 190 pixels.
    const { height, outline } = drawInterpretations(
      decision({}),
      packPolygons([[[box(100, 59.5, 102, 60.5)]]]),
    );
    expect(height).toBe(190);
    const [a, b, c] = corners(outline);
    expect(b![0]! - a![0]!).toBeCloseTo(b![1]! - c![1]!, 0);
  });

  it('leaves out what is too fine to be seen', () => {
    const fine = Array.from({ length: 401 }, (_, k): [number, number] => [100 + k / 200, -0.5]);
    const detailed = packPolygons([
      [[[...fine, [102, 0.5], [100, 0.5], [100, -0.5]]]],
      [[box(101, 0, 101.001, 0.001)]],
    ]);
    const path = drawInterpretations(decision({}), detailed).outline;
    // The speck is gone, the line of 401 vertices over 167 pixels has one for each half pixel at most.
    expect(path.match(/M/g)).toHaveLength(1);
    const drawn = corners(path);
    expect(drawn.length).toBeLessThan(340);
    expect(drawn.length).toBeGreaterThan(160);
    expect(drawn.at(-1)).toEqual([41.7, 104.2]);
    // One that runs straight up is thinned as well, and not away.
    const upright = Array.from({ length: 11 }, (_, k): [number, number] => [100, 0.5 - k / 10]);
    const beside = packPolygons([[[[[100, -0.5], [102, -0.5], [102, 0.5], ...upright]]]] as never);
    expect(corners(drawInterpretations(decision({}), beside).outline).length).toBeGreaterThanOrEqual(13);
  });

  it('without communes shows where the points lie; without points too there is an empty frame', () => {
    const { outline, interpretations: readings } = drawInterpretations(
      decision({ a: [100, -0.5, NaN, NaN], b: [102, 0.5] }),
      emptyLayer('polygon'),
    );
    expect(outline).toBe('');
    expect(readings.map(({ path }) => dots(path))).toEqual([[[41.7, 104.2]], [[208.3, 20.8]]]);
    expect(readings.map(({ beyond }) => beyond)).toEqual([1, 0]);
    const single = drawInterpretations(decision({ a: [104, 21] }), emptyLayer('polygon'));
    expect(dots(single.interpretations[0]!.path)).toEqual([[125, single.height / 2]]);
  });
});
