import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeBeside, spreadApart, type RoundSymbol } from './spread.ts';

const crowd = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 400 }),
    y: fc.integer({ min: 0, max: 300 }),
    radius: fc.constant(9),
  }),
  { maxLength: 40 },
);
const distance = (a: { x: number; y: number }, b: { x: number; y: number }) =>
  Math.hypot(a.x - b.x, a.y - b.y);

it('no symbol lies on another, and the same crowd is spread the same way', () => {
  fc.assert(
    fc.property(crowd, (symbols) => {
      const places = spreadApart(symbols, 1);
      expect(spreadApart(symbols, 1)).toEqual(places);
      for (let i = 0; i < places.length; i++)
        for (let j = i + 1; j < places.length; j++)
          // What 60 rounds leave of a dense crowd is a hair of the white casing.
          expect(distance(places[i]!, places[j]!)).toBeGreaterThan(15);
      places.forEach((place, i) => expect(place.moved).toBeCloseTo(distance(place, symbols[i]!), 9));
    }),
  );
});

it('what has room stays in its place', () => {
  const apart: RoundSymbol[] = [0, 30, 60].map((x) => ({ x, y: 0, radius: 9 }));
  expect(spreadApart(apart, 1).map(({ moved }) => moved)).toEqual([0, 0, 0]);
});

it('two at one place move apart by half their width each', () => {
  const [a, b] = spreadApart(
    [0, 0].map(() => ({ x: 5, y: 5, radius: 4 })),
    0,
  );
  expect(distance(a!, b!)).toBeCloseTo(8, 6);
  expect(a!.moved).toBeCloseTo(4, 6);
});

it('what is fixed stays, and the others make way', () => {
  const [fixed, moved] = spreadApart(
    [
      { x: 0, y: 0, radius: 10, fixed: true },
      { x: 4, y: 0, radius: 6 },
    ],
    0,
  );
  expect(fixed).toEqual({ x: 0, y: 0, moved: 0 });
  expect(moved).toEqual({ x: 16, y: 0, moved: 12 });
});

it('thousands stay where they are', () => {
  const many = Array.from({ length: 500 }, () => ({ x: 1, y: 1, radius: 9 }));
  expect(spreadApart(many, 1).every(({ moved }) => moved === 0)).toBe(true);
});

it('an area’s symbol stands beside what stands already, where there is room', () => {
  const taken = [{ x: 0, y: 0, radius: 9 }];
  const [free, moved] = placeBeside(
    [
      { x: 60, y: 0, radius: 6 },
      { x: 2, y: 0, radius: 6 },
    ],
    taken,
    1,
  );
  expect(free).toEqual({ x: 60, y: 0, moved: 0 });
  expect(distance(moved!, taken[0]!)).toBeGreaterThanOrEqual(16);
});
