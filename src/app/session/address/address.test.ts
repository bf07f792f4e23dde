import { expect, test } from 'vitest';
import { readAddress, writeAddress, type Address } from './address.ts';

test('what is written is read again', () => {
  const address: Address = {
    step: 'present',
    slide: 2,
    language: 'en',
    operator: 'viettel',
    selected: 'village:00-1',
    budget: '12,5 tỷ',
  };
  expect(readAddress(writeAddress(address))).toEqual(address);
});

test('a foreign or broken address changes nothing', () => {
  expect(readAddress('#step=admin&slide=x&lang=fr')).toEqual({});
  expect(readAddress('')).toEqual({});
});
