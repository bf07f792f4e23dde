import { describe, expect, it } from 'vitest';
import { CommuneNames } from './commune-names.ts';

const LIST = ['Xã Mường Lèo', 'Xã Mường Leo', 'Xã Nậm', 'Xã Pá Ma Pha Khinh', 'Thị trấn Nậm'];
const names = new CommuneNames(LIST, (name) => name);
const found = (name: string) => names.find(name)?.entries ?? null;
const foundIn = (text: string) => names.findIn(text)?.entries ?? null;

describe('names of a list of communes', () => {
  it('are found by their tones, with or without their kind', () => {
    expect(found('Mường Lèo')).toEqual(['Xã Mường Lèo']);
    expect(found('xã mường leo')).toEqual(['Xã Mường Leo']);
    expect(found('Pá Ma Pha Khinh')).toEqual(['Xã Pá Ma Pha Khinh']);
    expect(found('Nậm')).toEqual(['Xã Nậm', 'Thị trấn Nậm']);
    expect(found('Xã Nậm')).toEqual(['Xã Nậm']);
    expect(found('Thị trấn Nậm')).toEqual(['Thị trấn Nậm']);
    expect([found('Chiềng Khoang'), found('')]).toEqual([null, null]);
  });

  it('written without marks may be any that has these letters', () => {
    expect(names.find('muong leo')!.entries).toEqual(expect.arrayContaining(['Xã Mường Lèo']));
    expect(names.find('muong leo')!.likeness).not.toBe('same');
    expect(names.find('Mường Lèo')!.likeness).toBe('same');
  });

  it('of another kind than is written are told so', () => {
    expect(names.find('Thị trấn Mường Lèo')).toMatchObject({ kindFits: false, entries: ['Xã Mường Lèo'] });
    expect(names.find('Xã Mường Lèo')!.kindFits).toBe(true);
    expect(names.find('Mường Lèo')!.kindFits).toBe(true);
    const apart = new CommuneNames(
      [{ name: 'Nậm', kind: 'Phường' }],
      ({ name }) => name,
      ({ kind }) => kind,
    );
    expect(apart.find('Xã Nậm')!.kindFits).toBe(false);
    expect(apart.find('Phường Nậm')!.kindFits).toBe(true);
  });

  it('stand in a text as the longest that it holds; a single word only with its marks or its kind', () => {
    expect(foundIn('Bieu 2 - xã Pá Ma Pha Khinh (Nậm).xlsx')).toEqual(['Xã Pá Ma Pha Khinh']);
    expect(foundIn('danh sách Nậm')).toEqual(['Xã Nậm', 'Thị trấn Nậm']);
    expect(foundIn('danh sach nam 2025')).toBeNull();
    expect(foundIn('danh sach xa nam')).not.toBeNull();
    expect(foundIn('Mường Lèo và Mường Leo')).toEqual(['Xã Mường Lèo', 'Xã Mường Leo']);
    expect(foundIn('')).toBeNull();
  });
});

describe('a commune with a name of one word without marks', () => {
  const short = new CommuneNames(['Xã Nam', 'Xã Chiềng An'], (name) => name);
  it.each([
    ['danh sach nam 2025', null],
    ['Danh sách thôn bản Nam', ['Xã Nam']],
    ['danh sach xa Nam 2025', ['Xã Nam']],
    ['Nam', ['Xã Nam']],
    ['Danh sách năm 2025', null],
    ['bao cao chieng an', ['Xã Chiềng An']],
  ])('is no word of a text without marks: %s', (text, expected) => {
    expect(short.findIn(text)?.entries ?? null).toEqual(expected);
  });
});
