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

describe('villages called by numbers', () => {
  it.each<[string, readonly Cell[]]>([
    ['Bản', [1, 2, 3, 1, 2, 3]],
    ['Thôn/TDP', ['1', '2', '3A', '3B', '4', '5']],
  ])('have them as names under a heading for nothing but their kind: %s', (heading, names) => {
    const { found, doubts } = read({ [heading]: names, 'Số hộ': HOUSEHOLDS, 'Số khẩu': PEOPLE });
    expect(found).toMatchObject({ village: heading });
    expect(doubts).toEqual([]);
  });
  it.each<[string, readonly Cell[]]>([
    ['Bản', [12, 9, 15, 11, 14, 10]],
    ['Số bản', [1, 2, 3, 4, 5, 6]],
  ])('are none where these count villages: %s', (heading, names) => {
    expect(read({ [heading]: names, 'Số hộ': HOUSEHOLDS, 'Số khẩu': PEOPLE }).found).not.toHaveProperty(
      'village',
    );
  });
});

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
  it.each([
    ['money by its unit', 'Thu (đồng)', 'Chi (đồng)', (i: number) => i],
    ['one number in every row', 'Định mức một', 'Định mức hai', () => 0],
  ])('are not %s, though of the size of metres', (_, first, second, step) => {
    const sums = (base: number): number[] => NAMES.map((__, i) => base + 1000 * step(i));
    const { found } = read({
      'Tên bản': NAMES,
      'Số hộ': HOUSEHOLDS,
      [first]: sums(450_000),
      [second]: sums(1_200_000),
    });
    expect(found['vn2000_x']).toBeUndefined();
    expect(found['vn2000_y']).toBeUndefined();
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

describe('a heading of words that nobody knows', () => {
  const HECTARES = [360, 160, 410, 1480, 200, 240];

  it.each([
    ['alfa (nóc)', 'beta'],
    ['alfa - ĐVT: hộ', 'beta [người]'],
    ['Dân cư / alfa', 'Dân cư / beta'],
    ['T.số g.đình', 'beta (ĐVT: khẩu)'],
  ])('is told by its unit, its group and its values: %s, %s', (households, people) => {
    const { found, doubts } = read({
      gama: NAMES,
      'Trong đó nữ': WOMEN,
      [people]: PEOPLE,
      [households]: HOUSEHOLDS,
    });
    expect(found).toMatchObject({ village: 'gama', households, population: people });
    expect(doubts).toEqual([]);
  });

  it('counts nobody where it is measured in hectares, however well its values go with the households', () => {
    const { found } = read({ 'Tên bản': NAMES, 'Số hộ': HOUSEHOLDS, 'Đất (ha)': HECTARES });
    expect(found).not.toHaveProperty('population');
  });

  it('counts a part where it says what the households have', () => {
    const { found } = read({
      'Tên bản': NAMES,
      'Nóc có alfa': [40, 20, 41, 160, 22, 30],
      'beta / Người gama': PEOPLE,
      'beta / delta': HOUSEHOLDS,
    });
    expect(found).toMatchObject({ households: 'beta / delta', population: 'beta / Người gama' });
  });

  it('is what is asked about where its values go with the other count, whatever its words say', () => {
    const { found, doubts } = read({
      'Tên bản': NAMES,
      'Người alfa': HOUSEHOLDS,
      'Nhân khẩu': PEOPLE,
      'Trong đó nữ': WOMEN,
    });
    expect(found).toMatchObject({ population: 'Nhân khẩu' });
    expect(doubts).toEqual([{ fields: ['households'], columns: ['Người alfa'] }]);
  });
});

describe('names under a heading that nobody knows', () => {
  const LIGHT = ['Điện lưới', 'máy phát', 'chưa có', 'Điện lưới', 'thủy điện', 'Điện lưới'];
  const rest = { 'Số hộ': HOUSEHOLDS, 'Nhân khẩu': PEOPLE };

  it('are the only column with a name for every row, however few differ elsewhere', () => {
    expect(read({ alfa: NAMES, beta: LIGHT, ...rest }).found).toMatchObject({ village: 'alfa' });
  });
  it('are asked about where two columns have one for every row', () => {
    const other = ['Pá Xe', 'Huổi Hộc', 'Nậm Lếch', 'Kéo Mạt', 'Púng Xi', 'Cang Ột'];
    const { found, doubts } = read({ alfa: NAMES, beta: other, ...rest });
    expect(found).not.toHaveProperty('village');
    expect(doubts).toEqual([{ fields: ['village'], columns: ['alfa', 'beta'] }]);
  });
  it.each([
    ['persons', ['Lò Văn Thử', 'Cà Thị Mẫu', 'Quàng A Giả', 'Vàng Văn Ví', 'Hà Thị Thử', 'Cầm Văn Dụ']],
    [
      'remarks',
      [
        'sóng yếu ở cuối bản xa',
        'đường đất khó đi vào mùa mưa',
        'mới tách năm hộ về khu tái định cư',
        'mùa mưa bị cô lập nhiều ngày',
        'thường mất điện vào buổi tối',
        'chưa kéo được cáp về đến bản',
      ],
    ],
  ])('are not %s', (_, cells) => {
    expect(read({ alfa: cells, ...rest }).found).not.toHaveProperty('village');
  });
  it('are not a column that says nothing of some rows', () => {
    const some = NAMES.map((name, i) => (i % 3 ? name.replace(/^Bản /, '') : null));
    expect(read({ alfa: some, ...rest }).found).not.toHaveProperty('village');
  });
});

describe('two columns with the same cells', () => {
  it('are one: the one whose heading says more, else the first', () => {
    const table = {
      'Tên bản': NAMES,
      'Tên thôn bản': NAMES,
      alfa: HOUSEHOLDS,
      'Tổng hộ': HOUSEHOLDS,
      'Số khẩu': PEOPLE,
      'Dân số': PEOPLE,
    };
    const { found, doubts } = read(table);
    expect(found).toMatchObject({ village: 'Tên bản', households: 'Tổng hộ', population: 'Số khẩu' });
    expect(doubts).toEqual([]);
    const { repeated } = recogniseColumns(tableOf(table), roleOf('villages'));
    expect(repeated).toEqual([
      { column: 1, first: 0 },
      { column: 5, first: 4 },
      { column: 2, first: 3 },
    ]);
  });
  it('are two where one row differs', () => {
    const other = HOUSEHOLDS.with(2, 80);
    const { found, doubts } = read({
      'Tên bản': NAMES,
      'Số hộ': HOUSEHOLDS,
      'Tổng số hộ': other,
      'Dân số': PEOPLE,
    });
    expect(found).not.toHaveProperty('households');
    expect(doubts).toEqual([{ fields: ['households'], columns: ['Số hộ', 'Tổng số hộ'] }]);
  });
});

describe('the commune of a list', () => {
  const communes = new Set(['mường lai', 'nà hẩu']);
  const places = ['Xã Mường Lai', 'Xã Mường Lai', 'Nà Hẩu', 'Nà Hẩu', 'Xã Nà Hẩu', null];
  const columns = { 'Tên bản': NAMES, 'Số hộ': HOUSEHOLDS, 'Số khẩu': PEOPLE };
  const fieldsOf = (more: Readonly<Record<string, readonly Cell[]>>, known = communes) => {
    const table = tableOf({ ...columns, ...more });
    const found = recogniseColumns(table, roleOf('villages'), { communes: known });
    return Object.fromEntries([...found.columns].map(([key, index]) => [key, table.columns[index]!.name]));
  };

  it.each(['unit', 'Đơn vị', 'alfa'])(
    'is the column whose cells are in the list of communes: %s',
    (heading) => {
      expect(fieldsOf({ [heading]: places })).toMatchObject({ commune: heading });
    },
  );
  it('is none where the list does not have them, where two columns do, or where a heading says another', () => {
    const old = places.map((name) => name && 'Xã Púng Luông');
    expect(fieldsOf({ alfa: old })).not.toHaveProperty('commune');
    expect(fieldsOf({ alfa: places }, new Set())).not.toHaveProperty('commune');
    expect(fieldsOf({ alfa: places, beta: places.toReversed() })).not.toHaveProperty('commune');
    expect(fieldsOf({ alfa: places, Xã: places.toReversed() })).toMatchObject({ commune: 'Xã' });
  });
  it('is told with its tones', () => {
    expect(fieldsOf({ alfa: places.map((name) => name?.replace('ẩ', 'a') ?? null) })).not.toHaveProperty(
      'commune',
    );
  });
});

it('a count that a person named still tells the other one', () => {
  const table = tableOf({
    Bản: NAMES,
    'Nóc nhà hồi trước': HOUSEHOLDS.map((count) => count - 3),
    'Tình hình / SL toàn bản': PEOPLE,
    'Tình hình / Tổng nóc': HOUSEHOLDS,
  });
  const read = (corrections: ReadonlyMap<number, string>) =>
    recogniseColumns(table, roleOf('villages'), { corrections });
  const before = read(new Map());
  const { columns, doubts } = read(new Map([[3, 'households']]));
  expect([before.columns.get('population'), columns.get('population')]).toEqual([2, 2]);
  expect([columns.get('households'), doubts]).toEqual([3, []]);
});
