import { describe, expect, it } from 'vitest';
import { sheetOf } from '../../../../test/support/sheet-of.ts';
import { Layer } from '../../../model/layer.ts';
import { fromLegacy, toLegacy } from './legacy-tables.ts';
import { detectEncoding, repairFeatures, repairSheet } from './repair.ts';
import { isSyllable } from './syllables.ts';

const NAMES = [
  'Tỉnh Lạng Sơn',
  'Xã Mường Lai',
  'Bản Nậm Cắn',
  'Thôn Đồng Mỏ',
  'Trường học',
  'Chưa có điện lưới',
  'Hộ nghèo',
  'Phủ sóng',
  'Suối Giàng',
  'Pắc Ngà',
];

describe('old Vietnamese text', () => {
  it('is read as it was meant', () => {
    expect(fromLegacy('TØnh L¹ng S¬n', 'tcvn3')).toBe('Tỉnh Lạng Sơn');
    expect(fromLegacy('Tænh Laïng Sôn', 'vni')).toBe('Tỉnh Lạng Sơn');
    expect(fromLegacy('Tiêìng Viêòt', 'cp1258')).toBe('Tiếng Việt');
  });
  it.each(['tcvn3', 'vni'] as const)('%s goes back and forth', (encoding) => {
    for (const name of NAMES) expect(fromLegacy(toLegacy(name, encoding)!, encoding)).toBe(name);
  });
  it.each(['tcvn3', 'vni'] as const)('%s is detected by the shape of its words', (encoding) => {
    expect(detectEncoding(NAMES.map((name) => toLegacy(name, encoding)!))).toBe(encoding);
    for (const name of ['Tỉnh Lạng Sơn', 'Bản Nậm Cắn', 'Thôn Đồng Mỏ'])
      expect(detectEncoding([toLegacy(name, encoding)!])).toBe(encoding);
  });
  it('proper Vietnamese, French and signs are left alone', () => {
    expect(detectEncoding(NAMES)).toBeNull();
    expect(detectEncoding(['Hà Lan', 'Bà Nà', 'La Gàn', 'Lào'])).toBeNull();
    expect(detectEncoding(['120 m²', '21°19′', 'km²'])).toBeNull();
    expect(detectEncoding(['Télécom Réseau', 'Île', 'Forêt'])).toBeNull();
  });
  it('UTF-8 read twice is undone', () => {
    expect(detectEncoding(['Tá»‰nh Láº¡ng SÆ¡n'])).toBe('utf8-twice');
    expect(repairSheet(sheetOf([['Tá»‰nh Láº¡ng SÆ¡n']])).sheet.rows).toEqual([['Tỉnh Lạng Sơn']]);
  });
});

describe('repair', () => {
  it('shows before and after, and counts the cells', () => {
    const { sheet, repair } = repairSheet(
      sheetOf([
        ['STT', 'Tªn th«n'],
        [1, 'B¶n NËm C¾n'],
      ]),
    );
    expect(sheet.rows).toEqual([
      ['STT', 'Tên thôn'],
      [1, 'Bản Nậm Cắn'],
    ]);
    expect(repair).toEqual({
      encoding: 'tcvn3',
      cells: 2,
      samples: [
        { before: 'Tªn th«n', after: 'Tên thôn' },
        { before: 'B¶n NËm C¾n', after: 'Bản Nậm Cắn' },
      ],
    });
  });
  it('touches only the broken cells of a mixed sheet', () => {
    const { sheet } = repairSheet(sheetOf([['Tỉnh Lạng Sơn', 'Bà Lá', 'B¶n NËm C¾n', 'Th«n §ång Má']]));
    expect(sheet.rows[0]).toEqual(['Tỉnh Lạng Sơn', 'Bà Lá', 'Bản Nậm Cắn', 'Thôn Đồng Mỏ']);
  });
  it('trusts the font, capitals included', () => {
    const fonts = {
      fonts: [
        { name: '.VnTimeH', bold: false },
        { name: 'Arial', bold: false },
      ],
      columns: 2,
      cells: Uint16Array.of(0, 1),
    };
    expect(repairSheet(sheetOf([['tØnh l¹ng s¬n', 'Lá']], [], fonts)).sheet.rows).toEqual([
      ['TỈNH LẠNG SƠN', 'Lá'],
    ]);
  });
  it('reaches property names of features', () => {
    const table = {
      name: '',
      geometry: new Layer({
        kind: 'point',
        xy: new Float64Array(0),
        rings: Uint32Array.of(0),
        parts: Uint32Array.of(0),
        features: Uint32Array.of(0, 0),
      }),
      properties: [{ 'Tªn_b¶n': 'NËm C¾n', so: 1 }],
      featureNumbers: Int32Array.of(1),
      crs: null,
    };
    expect(repairFeatures(table).table.properties).toEqual([{ Tên_bản: 'Nậm Cắn', so: 1 }]);
  });
});

it('knows the shape of Vietnamese words', () => {
  for (const word of ['Nghiêng', 'Tuyên', 'Quyết', 'Hoài', 'Đường', 'Ươi', 'giếng', 'Pỏm', 'Lìm', 'Khuya'])
    expect(isSyllable(word), word).toBe(true);
  for (const word of ['NËm', 'S¬n', 'Laïng', 'Réseau', 'ßò']) expect(isSyllable(word), word).toBe(false);
});
