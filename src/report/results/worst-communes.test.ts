import { expect, it } from 'vitest';
import { worstCommuneList } from './worst-communes.ts';

const order = {
  communes: Int32Array.of(4, 2, 7, 0, 1),
  values: Float64Array.of(8, 4, 4, 4, 1),
  ranks: Int32Array.of(1, 2, 2, 2, 5),
};

it('shows the first and tells how many that are left out are tied with the last', () => {
  const { first, tied, left } = worstCommuneList(order, 2);
  expect(first.map(({ commune, value, rank, part }) => [commune, value, rank, part])).toEqual([
    [4, 8, 1, 1],
    [2, 4, 2, 0.5],
  ]);
  expect([tied, left]).toEqual([2, 3]);
  expect(worstCommuneList(order, 4)).toMatchObject({ tied: 0, left: 1 });
  expect(worstCommuneList(order, 9)).toMatchObject({ tied: 0, left: 0 });
});

it('nothing where no commune has a figure', () => {
  const none = { communes: new Int32Array(0), values: new Float64Array(0), ranks: new Int32Array(0) };
  expect(worstCommuneList(none, 5)).toEqual({ first: [], tied: 0, left: 0 });
});
