import { describe, expect, it } from 'vitest';
import { loadWithCommunes } from '../../../test/support/two-communes.ts';
import { numberOf } from '../text/cell.ts';

const NAMES = ['Khe Sen', 'Tà Lèng', 'Nậm Vì', 'Pá Hốc'];
async function load(title: string, columns: Readonly<Record<string, readonly (string | number)[]>>) {
  const line = (cells: readonly (string | number)[]): string => cells.map((cell) => `"${cell}"`).join(',');
  const csv = [
    ...(title ? [`"${title}"`] : []),
    line(['Mã xã', 'Bản', ...Object.keys(columns)]),
    ...NAMES.map((name, i) => line(['00001', name, ...Object.values(columns).map((cells) => cells[i]!)])),
  ].join('\n');
  const { dataset, questions, issues } = await loadWithCommunes({ 'thon.csv': `${csv}\n` }, [
    { role: 'communes', path: 'xa.geojson' },
    { role: 'villages', path: 'thon.csv' },
  ]);
  const records = NAMES.map((name) => dataset.villages.records.find((one) => one.name === name)!);
  return {
    households: records.map(({ households }) => households),
    population: records.map(({ population }) => population),
    offered: questions.flatMap(({ choices }) =>
      choices.flatMap(({ columns: of = [] }) => of.map(({ column }) => column)),
    ),
    told: issues.map(({ code, value }) => `${code} ${value ?? ''}`),
  };
}
const HOUSEHOLDS = [31, 44, 52, 27];

describe('counts in tens, hundreds and thousands', () => {
  it.each([
    ['', 'Dân số (trăm người)', 100],
    ['', 'Dân số (ĐVT: 100 người)', 100],
    ['ĐVT: hộ; trăm người', 'Dân số', 100],
    ['Đơn vị tính dân số: trăm người', 'Dân số', 100],
    ['ĐVT số hộ: hộ; dân số: trăm người', 'Dân số', 100],
    ['', 'Số khẩu (chục khẩu)', 10],
    ['', 'Dân số (x100)', 100],
    ['', 'Dân số (× 10 người)', 10],
    ['', 'Dân số x100', 100],
  ])('become plain ones by the unit of the heading or title: %s %s', async (title, heading, times) => {
    const people = [140, 210, 240, 120];
    const { households, population, told } = await load(title, {
      'Số hộ': HOUSEHOLDS,
      [heading]: people.map((count) => String(count / times).replace('.', ',')),
    });
    expect(households).toEqual(HOUSEHOLDS);
    expect(population).toEqual(people);
    expect(told).toContain(`column-multiplied ${heading}`);
  });
  it('become plain ones by the unit that the cells repeat', async () => {
    const { population, told } = await load('', {
      'Số hộ': HOUSEHOLDS,
      'Dân số': ['1,4 trăm', '2,1 trăm', '2,4 trăm', '1,2 trăm'],
    });
    expect(population).toEqual([140, 210, 240, 120]);
    expect(told).toContain('column-multiplied Dân số (trăm)');
  });
  it('become plain ones cell by cell where some cells alone multiply', async () => {
    const { population, told } = await load('', {
      'Số hộ': HOUSEHOLDS,
      'Dân số': ['1,4 trăm', '2 trăm người', '240', 'khoảng 12 chục'],
    });
    expect(population).toEqual([140, 200, 240, 120]);
    expect(told).toContain('cells-multiplied Dân số');
  });
  it('are no rates, and a mast is no hundred', async () => {
    const { population, told } = await load('', {
      'Số hộ': HOUSEHOLDS,
      'Số khẩu': [140, 210, 240, 120],
      'Số khẩu gần trạm (người)': [40, 50, 60, 20],
    });
    expect(population).toEqual([140, 210, 240, 120]);
    expect(told.filter((line) => line.startsWith('column-multiplied'))).toEqual([]);
  });
  it.each([
    ['', 'Nhân khẩu (nghìn khẩu)'],
    ['', 'Số dân (1000 người)'],
    ['', 'Dân số (ngàn)'],
    ['Đơn vị tính: nghìn người', 'Dân số'],
  ])('become plain ones, and are told: %s %s', async (title, heading) => {
    const { households, population, told } = await load(title, {
      'Số hộ': HOUSEHOLDS,
      [heading]: ['0,14', '0,203', '1,204', '0,12'],
    });
    expect(households).toEqual(HOUSEHOLDS);
    expect(population).toEqual([140, 203, 1204, 120]);
    expect(told).toContain(`column-multiplied ${heading}`);
  });
  it('are those whose unit the title names', async () => {
    const { households, population } = await load('ĐVT: 1.000 người', {
      'Số hộ': HOUSEHOLDS,
      'Dân số (người)': [140, 203, 240, 120],
    });
    expect(households).toEqual(HOUSEHOLDS);
    expect(population).toEqual([140, 203, 240, 120]);
  });
});

describe('halves', () => {
  it.each([
    [{ 'Nam giới': [70, 99, 118, 61], 'Nữ giới': [70, 104, 122, 59] }],
    [{ Nữ: [70, 104, 122, 59], Nam: [70, 99, 118, 61] }],
    [{ 'Số người có thẻ': [100, 150, 200, 60], 'Số người chưa có thẻ': [40, 53, 40, 60] }],
  ] as const)('make the people where no column does: %o', async (columns) => {
    const { population, told } = await load('', { 'Số hộ': HOUSEHOLDS, ...columns });
    expect(population).toEqual([140, 203, 240, 120]);
    expect(told.some((line) => line.startsWith('columns-summed'))).toBe(true);
  });
  it('make the households, and only where both are known', async () => {
    const { households } = await load('', {
      'Hộ đã có điện': [30, 40, '', 20],
      'Hộ không có điện': [1, 4, 9, 7],
      'Nhân khẩu': [140, 203, 240, 120],
    });
    expect(households).toEqual([31, 44, null, 27]);
  });
  it('leave the whole alone where a column gives it', async () => {
    const { population, told } = await load('', {
      'Số hộ': HOUSEHOLDS,
      'Nhân khẩu': [140, 203, 240, 120],
      Nam: [1, 2, 3, 4],
      Nữ: [5, 6, 7, 8],
    });
    expect(population).toEqual([140, 203, 240, 120]);
    expect(told.some((line) => line.startsWith('columns-summed'))).toBe(false);
  });
});

it.each(['Mật độ dân số', 'Tỷ lệ dân số nữ', 'Số người dùng điện thoại', 'Nhân khẩu nghèo'])(
  'a part is never offered as the whole, and is told as unread: %s',
  async (heading) => {
    const { population, offered, told } = await load('', {
      'Số hộ': HOUSEHOLDS,
      [heading]: [140, 203, 240, 120],
    });
    expect(population).toEqual([null, null, null, null]);
    expect(offered).not.toContain(heading);
    expect(told).toContain(`counts-unread ${heading}`);
  },
);

it('the noise of a formula is no fraction', () => {
  expect(numberOf(126.99999999999999)).toBe(127);
  expect(numberOf({ kind: 'number', value: 0.1 + 0.2 + 30.7, format: '0', percent: false })).toBe(31);
  expect(numberOf(126.999)).toBe(126.999);
  expect(numberOf(103.0000001)).toBe(103.0000001);
});
