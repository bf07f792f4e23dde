import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commune, communeRow, village } from '../../../test/support/datasets.ts';
import { apportion, spreadCommuneCounts } from './spread-counts.ts';
import { roundHalfToEven } from './counts.ts';

it('rounds halves to the even neighbour', () => {
  expect([0.5, 1.5, 2.5, 2.4, 2.6, 0, 7].map(roundHalfToEven)).toEqual([0, 2, 2, 2, 3, 0, 7]);
});

it('apportions to the last person', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.array(fc.nat(500), { minLength: 1, maxLength: 30 }), (total, weights) => {
      const parts = apportion(total, weights);
      expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
      expect(parts.every((part) => Number.isInteger(part) && part >= 0)).toBe(true);
    }),
  );
  expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
});

it('spreads what the commune leaves over, marked, and refuses where villages exceed it', () => {
  const communes = {
    records: [commune('A', { population: 100 }), commune('B', { population: 10 }), commune('C')],
    geometry: communeRow(['A', 'B', 'C']).geometry,
  };
  const records = [
    village('a1', 'A', { population: 40 }),
    village('a2', 'A', { households: 20 }),
    village('a3', 'A', { households: 10 }),
    village('b1', 'B', { population: 12 }),
    village('b2', 'B'),
    village('c1', 'C'),
  ];
  const { villages, notes } = spreadCommuneCounts(communes, {
    records,
    centres: new Float64Array(12).fill(NaN),
    polygons: null,
  });
  expect(villages.records.map((v) => v.population)).toEqual([40, 40, 20, 12, null, null]);
  expect(villages.records.map((v) => v.countsEstimated)).toEqual([false, true, true, false, false, false]);
  expect(notes.map((note) => [note.communeCode, note.left, note.spread])).toEqual([
    ['A', 60, true],
    ['B', -2, false],
  ]);
});
