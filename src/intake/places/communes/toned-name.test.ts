import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../i18n/text.ts';
import { CommuneNames } from './commune-names.ts';
import { likenessOf, tonedName, tonedWords } from './toned-name.ts';

const likeness = (written: string, known: string) =>
  likenessOf(tonedName(tonedWords(written)), tonedName(tonedWords(known)));

describe('spelling is no tone', () => {
  it.each([
    ['Hoà Bình', 'Hòa Bình', 'where the mark stands'],
    ['Thuý', 'Thúy', 'where the mark stands'],
    ['Ðình Lập', 'Đình Lập', 'U+00D0'],
    ['Ɖình Lập', 'Đình Lập', 'U+0189'],
    ['Соn Tòng', 'Con Tòng', 'letters of another alphabet'],
    ['Lí Quốc', 'Lý Quốc', 'i and y'],
    ['Quí Hòa', 'Quý Hòa', 'i and y'],
    ['Y Tí', 'Y Tý', 'i and y'],
    ['MƯỜNG LÈO', 'Mường Lèo', 'case'],
    ['Văn Miếu-Quốc Tử', 'Văn Miếu - Quốc Tử', 'hyphen'],
    ["Ea H'Leo", 'Ea H’ leo', 'apostrophe'],
    ['Mường  Lèo', 'Mường Lèo', 'blanks'],
  ])('%s is %s (%s)', (written, known) => expect(likeness(written, known)).toBe('same'));

  it('composed and decomposed text are one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Chiềng Hặc', 'Đắk Ơ', 'Cư Dliê M’nông', 'Bó Sinh'),
        (name) => likeness(name.normalize('NFD'), name) === 'same',
      ),
    );
  });

  it.each([
    ['Chiềng Hắc', 'Chiềng Hặc', 'other-marks'],
    ['Chieng Hac', 'Chiềng Hặc', 'unmarked'],
    ['Chieng Hặc', 'Chiềng Hặc', 'fewer-marks'],
    ['Chieng Hắc', 'Chiềng Hặc', 'other-marks'],
    ['Mường Bang', 'Mường Bằng', 'fewer-marks'],
    ['Mường Bằng', 'Mường Bang', 'other-marks'],
    ['Dương Quỳ', 'Đường Quỳ', 'fewer-marks'],
    ['Tân An', 'Tân Ân', 'fewer-marks'],
    ['Tân An', 'Tân Anh', null],
    ['Thúi', 'Thúy', null],
  ])('%s for %s: %s', (written, known, expected) => expect(likeness(written, known)).toBe(expected));
});

describe('names of a list', () => {
  const list = new CommuneNames(
    ['Xã Chiềng Hặc', 'Phường Chiềng Hắc', 'Xã Xá Nhè', 'Thị trấn Tân An', 'Xã Tân An', 'Xã Bôm'],
    (name) => name,
  );
  const found = (text: string) => list.find(text)?.entries;

  it('are found by their own marks, and both where these are missing', () => {
    expect(found('Chiềng Hắc')).toEqual(['Phường Chiềng Hắc']);
    expect(found('xã Chiềng Hắc')).toEqual(['Phường Chiềng Hắc']);
    expect(found('chieng hac')).toEqual(['Xã Chiềng Hặc', 'Phường Chiềng Hắc']);
  });
  it('keep a first word that only looks like a kind', () => {
    expect(found('Xá Nhè')).toEqual(['Xã Xá Nhè']);
    expect(found('xa nhe')).toEqual(['Xã Xá Nhè']);
    expect(found('X. Xá Nhè')).toEqual(['Xã Xá Nhè']);
  });
  it('are told apart by their kind, written in full or short', () => {
    expect(found('Tân An')).toHaveLength(2);
    expect(found('TT. Tân An')).toEqual(['Thị trấn Tân An']);
    expect(found('Xã Tân An')).toEqual(['Xã Tân An']);
    expect(list.find('Phường Tân An')?.kindFits).toBe(false);
  });
  it('are found in a text; a single word without its marks only beside its kind', () => {
    expect(list.findIn('Bao cao xa bom lan 2')?.entries).toEqual(['Xã Bôm']);
    expect(list.findIn('Bao cao bom nuoc')).toBeNull();
    expect(list.findIn('03_Xã Chiềng Hặc (sửa)')?.entries).toEqual(['Xã Chiềng Hặc']);
  });
  it('fold() knows look-alikes as well', () => expect(fold('Ðình')).toBe('dinh'));
});
