import { expect, test } from 'vitest';
import { readPlace, writeAddress, writePlace, type ScreenPlace } from './address.ts';

const PLACE: ScreenPlace = {
  step: 'present',
  slide: 2,
  language: 'en',
  operator: 'viettel',
  selected: 'village:00-1',
  table: 'communes',
  budget: '12,5',
  unit: 'billion',
  plannedVnd: 20_000_000_000,
};

test('what is written is read again', () => {
  expect(readPlace(writePlace(PLACE))).toEqual(PLACE);
});

test('the address holds nothing of the project', () => {
  expect(writeAddress(PLACE)).toBe('#step=present&lang=en');
  expect(readPlace(writeAddress(PLACE))).toEqual({ step: 'present', language: 'en' });
});

test('a foreign or broken text changes nothing', () => {
  expect(readPlace('#step=admin&slide=x&lang=fr&table=masts&unit=euro&planned=-1')).toEqual({});
  expect(readPlace('')).toEqual({});
});
