import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packLines } from '../packed/pack.ts';
import { emptyLayer } from '../../model/layer.ts';
import { linePieces } from './line-pieces.ts';

/** Metres east and north of 104° E, 21° N, near enough for tens of metres. */
const at = (east: number, north: number): [number, number] => [104 + east / 103_961, 21 + north / 110_722];
const network = (...lines: [number, number][][]) => [
  packLines(lines.map((line) => [line.map(([x, y]) => at(x, y))])),
];
const counts = (layers: ReturnType<typeof network>) => linePieces(layers, 10).map(({ lines }) => lines);

describe('pieces of a network', () => {
  it('joins ends that are 9 m apart, not those 11 m apart', () => {
    expect(
      counts(
        network(
          [
            [0, 0],
            [1000, 0],
          ],
          [
            [1009, 0],
            [2000, 0],
          ],
        ),
      ),
    ).toEqual([2]);
    expect(
      counts(
        network(
          [
            [0, 0],
            [1000, 0],
          ],
          [
            [1011, 0],
            [2000, 0],
          ],
        ),
      ),
    ).toEqual([1, 1]);
  });
  it('joins an end to the middle of another line, and a middle to a middle with a vertex there', () => {
    expect(
      counts(
        network(
          [
            [0, 0],
            [1000, 0],
          ],
          [
            [500, 8],
            [500, 900],
          ],
        ),
      ),
    ).toEqual([2]);
    expect(
      counts(
        network(
          [
            [0, 0],
            [1000, 0],
          ],
          [
            [500, -300],
            [500, 0],
            [500, 300],
          ],
        ),
      ),
    ).toEqual([2]);
  });
  it('lines that only cross stay apart: one may be a bridge', () => {
    expect(
      counts(
        network(
          [
            [0, 0],
            [1000, 0],
          ],
          [
            [500, -300],
            [500, 300],
          ],
        ),
      ),
    ).toEqual([1, 1]);
  });
  it('says the length of each piece, longest first, and bears with nothing', () => {
    const pieces = linePieces(
      network(
        [
          [0, 0],
          [100, 0],
        ],
        [
          [0, 500],
          [3000, 500],
        ],
      ),
      10,
    );
    expect(pieces.map(({ meters }) => Math.round(meters))).toEqual([3000, 100]);
    expect(linePieces([], 10)).toEqual([]);
    expect(linePieces([emptyLayer('line')], 10)).toEqual([]);
  });
  it('a segment of many kilometres is met anywhere along it', () => {
    expect(
      counts(
        network(
          [
            [0, 0],
            [90_000, 60_000],
          ],
          [
            [45_000, 30_005],
            [45_000, 40_000],
          ],
        ),
      ),
    ).toEqual([2]);
  });
  it('equals joining every pair that comes near', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));
    const line = fc.tuple(place, place);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const far = (p: [number, number], [a, b]: [[number, number], [number, number]]): number => {
          const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
          const length2 = dx * dx + dy * dy;
          const t = length2
            ? Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2))
            : 0;
          return Math.hypot(a[0] + t * dx - p[0], a[1] + t * dy - p[1]);
        };
        const gaps = lines.flatMap((a, i) =>
          lines.flatMap((b, j) => (i === j ? [] : a.map((end) => [i, j, far(end, b)] as const))),
        );
        // What lies on the limit hangs on the last digit.
        fc.pre(gaps.every(([, , gap]) => Math.abs(gap - 10) > 0.02));
        const set = lines.map((_, i) => i);
        for (const [i, j, gap] of gaps)
          if (gap <= 10) {
            const [from, to] = [set[i]!, set[j]!];
            set.forEach((one, k) => one === from && (set[k] = to));
          }
        expect(linePieces(network(...lines), 10)).toHaveLength(new Set(set).size);
      }),
      { numRuns: 300 },
    );
  });
});
