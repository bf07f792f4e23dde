import { describe, expect, it } from 'vitest';
import type { Cell } from '../../formats/reading/parsed-file.ts';
import type { SourceRole } from '../../model/roles.ts';
import { roleOf } from '../roles/roles.ts';
import { recogniseColumns } from './recognise-columns.ts';
import type { SourceTable } from '../files/source-table.ts';

function tableOf(columns: Record<string, Cell[]>): SourceTable {
  const rows = Object.values(columns)[0]!.length;
  return {
    file: 'thon.csv',
    counts: 'row',
    numbers: Int32Array.from({ length: rows }, (_, i) => i + 2),
    columns: Object.entries(columns).map(([name, cells]) => ({ name, path: name.split(' / '), cells })),
    geometry: null,
    crs: null,
  };
}
const fieldsOf = (columns: Record<string, Cell[]>, role: SourceRole = 'villages', explicit = {}) => {
  const table = tableOf(columns);
  return Object.fromEntries(
    [...recogniseColumns(table, roleOf(role), { explicit }).columns].map(([key, index]) => [
      table.columns[index]!.name,
      key,
    ]),
  );
};

describe('a letter of which brackets say what it is', () => {
  const group = 'Tọa độ (WGS84)';
  it('is that, whichever it is elsewhere; a decimal comma makes no pair', () => {
    const village = { 'Tên bản': ['Bản Nà Lo', 'Bản Hua Nà', 'Bản Chông'] };
    const lat = ['21,45', '21,47', '21,49'];
    const lon = ['104,05', '104,11', '104,13'];
    expect(fieldsOf({ ...village, [`${group} / X (vĩ độ)`]: lat, [`${group} / Y (kinh độ)`]: lon })).toEqual({
      'Tên bản': 'village',
      [`${group} / X (vĩ độ)`]: 'lat',
      [`${group} / Y (kinh độ)`]: 'lon',
    });
    expect(fieldsOf({ ...village, 'X (Longitude)': lon, 'Y (Latitude)': lat })).toMatchObject({
      'X (Longitude)': 'lon',
      'Y (Latitude)': 'lat',
    });
  });
  it('may be of metres', () => {
    expect(
      fieldsOf({
        'Tên bản': ['Bản Nà Lo', 'Bản Hua Nà', 'Bản Chông'],
        'X (vĩ độ)': ['2372771.3', '2374986.3', '2377201.6'],
        'Y (kinh độ)': ['504986.9', '507058.8', '509130.2'],
      }),
    ).toMatchObject({ 'X (vĩ độ)': 'vn2000_x', 'Y (kinh độ)': 'vn2000_y' });
  });
});

describe('recognising columns', () => {
  it('reads the headers that planners write', () => {
    expect(
      fieldsOf({
        STT: ['1', '2'],
        'Tên thôn, bản, tổ dân phố': ['Bản Mới', 'Tổ 1'],
        'Mã xã': ['03127', '03151'],
        'Tổng số hộ (hộ)': ['120', '80'],
        'Số nhân khẩu': ['500', '310'],
        'Số hộ nghèo năm 2025': ['12', '9'],
        'Kinh độ (E)': ['103,91', '104,02'],
        'Vĩ độ (N)': ['21,32', '21,40'],
        'Ghi chú': ['', 'xa'],
      }),
    ).toEqual({
      STT: 'row_no',
      'Tên thôn, bản, tổ dân phố': 'village',
      'Mã xã': 'commune_code',
      'Tổng số hộ (hộ)': 'households',
      'Số nhân khẩu': 'population',
      'Số hộ nghèo năm 2025': 'poor_households',
      'Kinh độ (E)': 'lon',
      'Vĩ độ (N)': 'lat',
      'Ghi chú': 'note',
    });
  });

  it('lets the values decide what the spelling leaves open', () => {
    expect(fieldsOf({ Xã: ['A'], 'Khu vực': ['III'] })).toMatchObject({ 'Khu vực': 'region_class' });
    expect(fieldsOf({ Xã: ['A'], 'Khu vực': ['Cụm trên đồi'] })).toMatchObject({ 'Khu vực': 'cluster' });
    expect(fieldsOf({ X: [103.9], Y: [21.3] })).toEqual({ X: 'lon', Y: 'lat' });
    expect(fieldsOf({ X: [2477475], Y: [547157] })).toEqual({ X: 'vn2000_x', Y: 'vn2000_y' });
  });

  it('joins the levels of a merged header', () => {
    expect(
      fieldsOf({
        'Hộ nghèo / Số hộ': ['12'],
        'Tổng số / Số hộ': ['120'],
        'Tọa độ / Vĩ độ': ['21,32'],
        'Tọa độ / Kinh độ': ['103,9'],
      }),
    ).toEqual({
      'Hộ nghèo / Số hộ': 'poor_households',
      'Tổng số / Số hộ': 'households',
      'Tọa độ / Vĩ độ': 'lat',
      'Tọa độ / Kinh độ': 'lon',
    });
  });

  it('does not take a qualified count for the whole', () => {
    expect(fieldsOf({ 'Số hộ dùng điện': ['12'], 'Số hộ': ['20'] })).toEqual({ 'Số hộ': 'households' });
  });

  it('takes bare words by the role, and "Bản" only where villages are meant', () => {
    expect(fieldsOf({ code: ['A1'], name: ['Mới'] })).toEqual({ code: 'village_code', name: 'village' });
    expect(fieldsOf({ code: ['00001'], name: ['Mới'] }, 'communes')).toEqual({
      code: 'commune_code',
      name: 'commune',
    });
    expect(fieldsOf({ Bản: ['2'] }, 'coverage')).toEqual({});
  });

  it('obeys the project', () => {
    const table = tableOf({ A: ['1'], B: ['2'] });
    const { columns, absent } = recogniseColumns(table, roleOf('villages'), {
      explicit: { population: 'A', households: 'C' },
    });
    expect([...columns]).toEqual([['population', 0]]);
    expect(absent).toEqual([{ field: 'households', column: 'C' }]);
  });

  it('gives score and samples, and no samples of people', () => {
    const { recognised, personal } = recogniseColumns(
      tableOf({
        'Số hộ': ['12', '…', '15'],
        'Trưởng bản': ['Lò Văn A', 'B', 'C'],
        SĐT: ['0912', '0913', '0914'],
      }),
      roleOf('villages'),
    );
    expect(recognised[0]).toMatchObject({ field: 'households', score: 1, samples: ['12', '15'] });
    expect(personal).toEqual([1, 2]);
    expect(recognised.flatMap(({ field, samples }) => (field === 'contact' ? samples : []))).toEqual([]);
  });
});
