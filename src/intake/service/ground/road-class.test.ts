import { expect, it } from 'vitest';
import { readRoadClass } from './road-class.ts';

it.each([
  ['ô tô', 'car'],
  ['Ô tô, xe máy', 'car'],
  ['xe máy; ô tô vào được', 'car'],
  ['Đường ô tô', 'car'],
  ['oto', 'car'],
  ['car', 'car'],
  ['Quốc lộ', 'car'],
  ['secondary', 'car'],
  ['xe máy', 'motorbike'],
  ['Xe máy đi được, ô tô không', 'motorbike'],
  ['không đi được ô tô, chỉ đi xe máy', 'motorbike'],
  ['xe hai bánh', 'motorbike'],
  ['motorbike', 'motorbike'],
  ['motor_bike', 'motorbike'],
  ['bộ', 'foot'],
  ['Đi bộ', 'foot'],
  ['đường mòn', 'foot'],
  ['footway', 'foot'],
  ['steps', 'foot'],
  ['xe máy không đi được, phải đi bộ', 'foot'],
] as const)('%s: %s', (text, expected) => expect(readRoadClass(text)).toBe(expected));

it.each([
  'đường bộ',
  'track',
  'path',
  'đường thôn, bản',
  'ô tô không vào được',
  'chưa có đường ô tô',
  'loại 3',
  'bờ sông',
])('%s says nobody who drives there: unknown, never foot', (text) =>
  expect(readRoadClass(text)).toBeUndefined(),
);
