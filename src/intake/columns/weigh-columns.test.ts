import { describe, expect, it } from 'vitest';
import type { Cell } from '../../formats/reading/parsed-file.ts';
import type { SourceTable } from '../files/source-table.ts';
import { roleOf } from '../roles/roles.ts';
import { recogniseColumns } from './recognise-columns.ts';

const NAMES = ['Bản Pắc Khá', 'Tà Lầu', 'Mòn Phát', 'Tong Lếch', 'Bản Tà Bỉa', 'Tiền Phong'];
const HOUSEHOLDS = [75, 38, 79, 320, 45, 47];
const PEOPLE = [362, 157, 415, 1476, 195, 240];
const EARLIER = [350, 151, 399, 1420, 190, 231];
const POOR = [20, 11, 30, 51, 9, 14];
const WOMEN = [180, 80, 207, 730, 99, 121];

/** A table of villages; levels of a heading are parted by ` / `. */
function tableOf(columns: Readonly<Record<string, readonly Cell[]>>): SourceTable {
  return {
    file: 'xa.xlsx',
    counts: 'row',
    numbers: Int32Array.from(NAMES, (_, i) => i + 5),
    columns: Object.entries(columns).map(([name, cells]) => ({ name, path: name.split(' / '), cells })),
    geometry: null,
    crs: null,
  };
}

function read(columns: Readonly<Record<string, readonly Cell[]>>, listYear: number | null = null) {
  const table = tableOf(columns);
  const { columns: found, doubts } = recogniseColumns(table, roleOf('villages'), { listYear });
  const name = (index: number): string => table.columns[index]!.name;
  return {
    found: Object.fromEntries([...found].map(([key, index]) => [key, name(index)])),
    doubts: doubts.map(({ fields, columns: of }) => ({ fields, columns: of.map(name) })),
  };
}

describe('households and people', () => {
  it('are read under a group heading that folds to a word for "old"', () => {
    const { found, doubts } = read({
      'Thôn, bản': NAMES,
      'Dân cư / Số hộ': HOUSEHOLDS,
      'Dân cư / Nhân khẩu': PEOPLE,
    });
    expect(found).toMatchObject({ households: 'Dân cư / Số hộ', population: 'Dân cư / Nhân khẩu' });
    expect(doubts).toEqual([]);
  });

  it.each([
    ['Nhà (nóc)', 'Số miệng ăn'],
    ['SL hộ gia đình hiện đang sinh sống', 'Tổng số người đang ở'],
    ['TG SO HO', 'TG SO NGUOI'],
    ['Cột A', 'Cột B'],
  ])('are found by words and values together: %s, %s', (households, people) => {
    const { found, doubts } = read({ 'Tên bản': NAMES, [households]: HOUSEHOLDS, [people]: PEOPLE });
    expect(found).toMatchObject({ households, population: people });
    expect(doubts).toEqual([]);
  });

  it.each([
    ['Số hộ năm 2026', 'Số hộ năm 2035', 'Nhân khẩu năm 2026', 'Nhân khẩu năm 2035'],
    ['Số hộ', 'Số hộ (dự báo)', 'Nhân khẩu', 'Nhân khẩu theo mục tiêu'],
    ['2026 / Số hộ', '2027 / Số hộ', '2026 / Nhân khẩu', '2027 / Nhân khẩu'],
  ])('are not taken from a forecast: %s, not %s', (households, later, people, more) => {
    const { found } = read(
      { Bản: NAMES, [later]: PEOPLE, [households]: HOUSEHOLDS, [more]: WOMEN, [people]: PEOPLE },
      2026,
    );
    expect(found).toMatchObject({ households, population: people });
  });

  it('are not taken from a forecast where nothing else is there: that is asked', () => {
    const { found, doubts } = read({ Bản: NAMES, 'Dân số 2035': PEOPLE }, 2026);
    expect(found['population']).toBeUndefined();
    expect(doubts).toContainEqual({ fields: ['households', 'population'], columns: ['Dân số 2035'] });
  });

  it('are not taken from the poor, from one operator or from last year', () => {
    const { found } = read(
      {
        'Tên bản': NAMES,
        'Hộ nghèo': POOR,
        'Số hộ dùng Viettel': [60, 30, 70, 300, 40, 40],
        Hộ: HOUSEHOLDS,
        'Dân số 2019 (TĐT)': EARLIER,
        'Dân số (30/9/2026)': PEOPLE,
      },
      2026,
    );
    expect(found).toMatchObject({
      poor_households: 'Hộ nghèo',
      households: 'Hộ',
      population: 'Dân số (30/9/2026)',
    });
  });

  it('are asked about where two columns may be meant', () => {
    const { found, doubts } = read({
      'Tên bản': NAMES,
      'Số hộ': HOUSEHOLDS,
      'Cột A': PEOPLE,
      'Cột B': EARLIER,
    });
    expect(found).not.toHaveProperty('population');
    expect(found).toMatchObject({ households: 'Số hộ' });
    expect(doubts).toEqual([{ fields: ['population'], columns: ['Cột A', 'Cột B'] }]);
  });

  it('of an older year alone are asked about', () => {
    const { found, doubts } = read(
      { 'Tên bản': NAMES, 'Số hộ': HOUSEHOLDS, 'Cột A': PEOPLE, 'Dân số 2019': EARLIER },
      2026,
    );
    expect(found).toMatchObject({ population: 'Cột A' });
    expect(doubts).toEqual([]);
  });

  it('the wrong way round are asked about', () => {
    const { found, doubts } = read({ 'Tên bản': NAMES, 'Số hộ': PEOPLE, 'Nhân khẩu': HOUSEHOLDS });
    expect(found).not.toHaveProperty('population');
    expect(doubts[0]?.columns).toEqual(['Số hộ', 'Nhân khẩu']);
  });

  it('women are no people', () => {
    const { found, doubts } = read({
      'Tên bản': NAMES,
      'Số hộ': HOUSEHOLDS,
      'Số nữ': WOMEN,
      'Số khẩu': PEOPLE,
    });
    expect(found).toMatchObject({ population: 'Số khẩu' });
    expect(doubts).toEqual([]);
  });

  it('serial numbers, codes and years are no counts', () => {
    const { found, doubts } = read({
      'Số TT': [1, 2, 3, 4, 5, 6],
      'Tên bản': NAMES,
      'Mã hồ sơ': ['0001', '0002', '0003', '0004', '0005', '0006'],
      'Năm lập': [2019, 2020, 2019, 2021, 2019, 2020],
    });
    expect(found).not.toHaveProperty('population');
    expect(doubts).toEqual([]);
  });
});

describe('names of villages', () => {
  it('are not the code beside a composite heading', () => {
    const codes = ['B03679-01', 'B03679-02', 'B03679-03', 'B03679-04', 'B03679-05', 'B03679-06'];
    const { found } = read({ Mã: codes, 'Bản, tiểu khu, tổ dân phố': NAMES, 'Số hộ': HOUSEHOLDS });
    expect(found).toMatchObject({ village: 'Bản, tiểu khu, tổ dân phố', village_code: 'Mã' });
  });

  it('are not those of people', () => {
    const people = [
      'Lò Thị Ví Dụ',
      'Giàng A Giả',
      'Hà Văn Ví Dụ',
      'Cầm Văn Thử',
      'Quàng Thị Mẫu',
      'Nguyễn Văn Mẫu',
    ];
    const { found } = read({ 'Trưởng bản': people, 'Địa danh': NAMES, 'Số hộ': HOUSEHOLDS });
    expect(found).toMatchObject({ village: 'Địa danh' });
  });

  it('are asked about where nothing tells two columns apart', () => {
    const { doubts } = read({
      'Cột 1': NAMES,
      'Cột 2': NAMES.map((name) => `${name} B`),
      'Số hộ': HOUSEHOLDS,
    });
    expect(doubts).toEqual([{ fields: ['village'], columns: ['Cột 1', 'Cột 2'] }]);
  });
});

describe('positions', () => {
  const lon = [103.91, 103.92, 103.93, 103.94, 103.95, 103.96];
  const lat = [21.31, 21.32, 21.33, 21.34, 21.35, 21.36];
  it('are found by their values', () => {
    const { found } = read({ 'Tên bản': NAMES, 'Chiều Đông': lon, 'Chiều Bắc': lat, 'Số hộ': HOUSEHOLDS });
    expect(found).toMatchObject({ lon: 'Chiều Đông', lat: 'Chiều Bắc' });
  });
  it('are not whole degrees beside full ones, nor a northing under the name of a longitude', () => {
    const { found } = read({
      'Tên bản': NAMES,
      'Vĩ độ': [21, 21, 21, 21, 21, 21],
      'Kinh độ': [2330752.9, 2329991.2, 2332650.7, 2333930.1, 2329266.9, 2332598.0],
      'Điểm GPS - hướng Bắc': lat,
      'Điểm GPS - hướng Đông': lon,
    });
    expect(found).toMatchObject({ lat: 'Điểm GPS - hướng Bắc', lon: 'Điểm GPS - hướng Đông' });
  });
  it('degrees win over X and Y of no known size', () => {
    const { found } = read({
      'Tên bản': NAMES,
      X: [1, 4, 2, 7, 1, 9],
      Y: [3, 8, 2, 5, 5, 6],
      'Kinh độ': lon,
      'Vĩ độ': lat,
    });
    expect(found).toMatchObject({ lon: 'Kinh độ', lat: 'Vĩ độ' });
    expect(found).not.toHaveProperty('vn2000_x');
  });
});

it('households of an operator are no yes or no', () => {
  const { found } = read({ 'Tên bản': NAMES, 'Số hộ': HOUSEHOLDS, Viettel: [60, 30, 70, 300, 40, 40] });
  expect(found).not.toHaveProperty('op_viettel');
});
