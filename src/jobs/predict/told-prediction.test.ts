import { describe, expect, it } from 'vitest';
import { byAnyOperator, communesPredicted } from './told-prediction.ts';
import type { Served, VillagePrediction } from './prediction.ts';

const row = (
  village: number,
  operator: string,
  served: Served | null,
  probability: number | null,
): VillagePrediction => ({
  ...{ village, operator, technology: '4G', served, probability, bareDbm: null, canopyDbm: null },
  ...{ itmFlips: null, ridgeMeters: null, fitted: false, overFilled: false },
});

describe('service of a village by any operator', () => {
  it('is the best of them, and not known where one that is not known could be better', () => {
    const rows = [
      row(0, 'a', 'neither', 0.1),
      row(0, 'b', 'both', 0.9),
      row(1, 'a', 'both', 0.8),
      row(1, 'b', null, null),
      row(2, 'a', 'bare-only', 0.5),
      row(2, 'b', null, null),
      row(3, 'a', 'neither', 0.2),
      row(3, 'b', 'bare-only', 0.4),
      row(4, 'a', null, null),
    ];
    expect(byAnyOperator(rows).map(({ served, probability }) => [served, probability])).toEqual([
      ['both', 0.9],
      ['both', 0.8],
      [null, null],
      ['bare-only', 0.4],
      [null, null],
    ]);
  });
});

describe('communes of a prediction', () => {
  it('add up to their villages and counted people; who is not counted is no zero', () => {
    const found = communesPredicted(
      byAnyOperator([
        row(0, 'a', 'both', 1),
        row(1, 'a', 'both', 1),
        row(2, 'a', null, null),
        row(3, 'a', 'neither', 0),
        row(4, 'a', 'both', 1),
      ]),
      (village) => (village < 4 ? 0 : null),
      [10, Number.NaN, 5, Number.NaN, 7],
    );
    expect(found).toEqual([
      {
        ...{ commune: 0, technology: '4G', uncounted: 2 },
        villages: { both: 2, 'bare-only': 0, neither: 1, unknown: 1 },
        people: { both: 10, 'bare-only': 0, neither: null, unknown: 5 },
      },
      {
        ...{ commune: null, technology: '4G', uncounted: 0 },
        villages: { both: 1, 'bare-only': 0, neither: 0, unknown: 0 },
        people: { both: 7, 'bare-only': 0, neither: 0, unknown: 0 },
      },
    ]);
  });
});
