import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNames } from '../../../i18n/text.ts';
import { sortByComparing, sortByPlaces, sortRows } from './sort-rows.ts';
import { TextOrder } from './text-order.ts';

const NAMES = ['Bản 2', 'Bản 02', 'Bản 10', 'Đội 1', 'Dửn', 'Ảng', 'Ăng', 'Âu', 'Hoà', 'Hòa', 'ban 2', ''];
const name = fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 4 }));
const figure = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(0.5, -0, Infinity, -Infinity));
const orNone = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 4 });
const row = <T>(key: fc.Arbitrary<T>) =>
  fc.record({ key, code: fc.constantFrom('a', 'b', 'c', '10', '2'), rank: fc.constantFrom(0, 0.5, 1, null) });
const lists = fc.oneof(
  fc.array(row(orNone(name)), { maxLength: 30 }),
  fc.array(row(orNone(figure)), { maxLength: 30 }),
);

test('places give the order that comparing gives', () => {
  fc.assert(
    fc.property(lists, fc.boolean(), fc.boolean(), (given, descending, searched) => {
      const rows = given.map((one, index) => ({ ...one, index }));
      const keys = rows.map(({ key }) => key);
      const ranks = searched
        ? new Map(rows.flatMap(({ index, rank }) => (rank === null ? [] : [[index, rank] as const])))
        : null;
      const byPlaces = sortByPlaces(rows, keys, descending, ranks);
      expect(byPlaces?.map(({ index }) => index)).toEqual(
        sortByComparing(rows, keys, descending, ranks).map(({ index }) => index),
      );
    }),
    { numRuns: 500 },
  );
});

test('a crowd is in the same order, under words and numbers, found or not', () => {
  const rows = Array.from({ length: 3000 }, (_, index) => ({
    index,
    code: String((index * 7919) % 3000),
    name: `${NAMES[(index * 31) % NAMES.length]!} ${(index * 17) % 400}`,
    households: index % 11 === 0 ? null : (index * 37) % 180,
  }));
  const columns = (['name', 'households'] as const).map((id) => ({
    id,
    label: id,
    align: 'start' as const,
    width: 1,
    minPixels: 0,
    text: ({ name: text }: (typeof rows)[number]) => text,
    key: (one: (typeof rows)[number]) => one[id],
  }));
  const ranks = new Map(rows.map(({ index }) => [index, index % 5]));
  for (const { id: column, key } of columns)
    for (const descending of [false, true])
      for (const found of [null, ranks]) {
        const some = found ? rows.filter(({ index }) => index % 2 === 0) : rows;
        expect(sortRows(some, columns, { column, descending }, found)).toEqual(
          sortByComparing(some, some.map(key), descending, found),
        );
      }
});

test('keys that have no order among each other are compared', () => {
  const rows = ['a', 'b', 'c'].map((code, index) => ({ code, index }));
  expect(sortByPlaces(rows, [1, 'x', 2], false, null)).toBeNull();
  expect(sortByPlaces(rows, [1, NaN, 2], false, null)).toBeNull();
});

test('places stay right as more texts become known', () => {
  fc.assert(
    fc.property(fc.array(fc.array(name, { minLength: 1, maxLength: 8 }), { maxLength: 6 }), (rounds) => {
      const order = new TextOrder(compareNames);
      for (const texts of rounds) {
        const placeOf = order.placesOf(texts);
        for (const a of texts)
          for (const b of texts)
            expect(Math.sign(placeOf(a) - placeOf(b))).toBe(Math.sign(compareNames(a, b)));
      }
    }),
  );
});
