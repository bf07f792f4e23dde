import { expect, it } from 'vitest';
import { countAt, doubleAt, elementAt, integerAt, onlyOf } from './elements.ts';

it('an element is the one at its place, also one that is nothing, 0 or not a number', () => {
  expect(elementAt(['a', 'b'], 1)).toBe('b');
  expect(elementAt([null, ''], 0)).toBeNull();
  expect(doubleAt(Float64Array.of(0, NaN), 1)).toBeNaN();
  expect(countAt(Uint32Array.of(0, 7), 0)).toBe(0);
  expect(integerAt(Int32Array.of(-1), 0)).toBe(-1);
});

it.each([-1, 2, 0.5, NaN])('an element outside of the list is a fault, told with its place: %s', (index) => {
  const said = `element ${index} of 2`;
  expect(() => elementAt(['a', 'b'], index)).toThrow(said);
  expect(() => doubleAt(new Float64Array(2), index)).toThrow(said);
  expect(() => countAt(new Uint32Array(2), index)).toThrow(said);
  expect(() => integerAt(new Int32Array(2), index)).toThrow(said);
});

it('the only one is there where there is one, of a list or a set', () => {
  expect(onlyOf(['a'])).toBe('a');
  expect(onlyOf(new Set(['a', 'a']))).toBe('a');
  expect(onlyOf([])).toBeNull();
  expect(onlyOf(['a', 'b'])).toBeNull();
  expect(onlyOf(['a', 'a'])).toBeNull();
});
