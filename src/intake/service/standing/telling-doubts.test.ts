import { describe, expect, it } from 'vitest';
import {
  collection,
  openIn,
  projectOf,
  square,
  type Files,
} from '../../../../test/support/memory-project.ts';
import { featureCount } from '../../../model/geometry.ts';
import { loadDataset } from '../../load-dataset.ts';

const communes = { 'xa.geojson': collection([[square(103, 21, 0.5), { code: '00011', name: 'Xã A' }]]) };

/** Areas of Viettel's 4G with these properties: how many are service, and which rows are asked about. */
async function load(
  rows: readonly Readonly<Record<string, unknown>>[],
  answers: Record<string, string> = {},
) {
  const files: Files = {
    ...communes,
    'phu.geojson': collection(rows.map((row, i) => [square(102.7 + 0.05 * i, 21, 0.02), row] as const)),
  };
  const loaded = await loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      {
        role: 'coverage',
        path: 'phu.geojson',
        id: 'phu',
        operator: 'viettel',
        technology: '4G',
        evidence: 'declared',
      },
    ]),
    openIn(files),
    { answers },
  );
  return {
    areas: loaded.dataset.coverage.reduce((sum, { geometry }) => sum + featureCount(geometry), 0),
    asked: loaded.questions.flatMap(({ rows: waiting }) => [...waiting]).sort((a, b) => a - b),
    questions: loaded.questions,
  };
}
const saying = (column: string, ...values: readonly unknown[]) =>
  values.map((value) => ({ [column]: value }));

describe('a column of few kinds of which one denies', () => {
  it.each([
    ['kq', ['Đạt', 'Không đạt', 'Đạt', 'KĐ', 'Chưa đạt', 'Fail'], 2, [2, 4, 5, 6]],
    ['danhgia', ['OK', 'NOK', 'OK', 'NG', 'Lỗi'], 2, [2, 4, 5]],
    ['ket_luan', ['Pass', 'Non-pass'], 0, [1, 2]],
    ['xep', ['Đ', 'KĐ', 'Đ'], 0, [1, 2, 3]],
    ['nhom_vung', ['Đạt', 'Vùng khuất', 'Đạt'], 2, [2]],
  ])('under %s: what is sure counts, the rest is asked', async (column, values, areas, asked) => {
    expect(await load(saying(column, ...values))).toMatchObject({ areas, asked });
  });

  it('of what only looks like a denial without its marks is none', async () => {
    const names = await load(saying('khu', 'Pá Hồng', 'Lối Đi', 'Nà Ngoại'));
    expect(names).toMatchObject({ areas: 3, asked: [] });
  });

  it.each([
    ['Tên', ['Vùng phủ 1', 'Ngoài vùng phủ sóng', 'Không phục vụ', 'Vùng mất liên lạc', 'Bản Ngoài'], 2, [4]],
    ['vung', ['Bản Ngoài', 'Bản Trong', 'Pa Hong'], 3, []],
    ['khu', ['Na Lo', 'Ngoai'], 2, []],
    ['ty_le', [1, 0, 0.5], 2, [2]],
  ])('and names under %s are read for what they say alone', async (column, values, areas, asked) => {
    expect(await load(saying(column, ...values))).toMatchObject({ areas, asked });
  });

  it.each([
    ['muc', ['Phủ tốt', 'Ngoài vùng phục vụ']],
    ['muc', ['Phủ tốt', 'Outside coverage, not served']],
  ])('%s takes out a phrase of service that is turned round', async (column, values) => {
    expect(await load(saying(column, ...values))).toMatchObject({ areas: 1, asked: [] });
  });

  it('asks about names of places that may be without signal', async () => {
    const values = [
      'Vùng phủ xã A',
      'Vùng mù',
      'Điểm đen sóng',
      'Vùng khuất núi',
      'Vùng tối số 3',
      'Bản Mù Cang',
    ];
    expect(await load(saying('Name', ...values))).toMatchObject({ areas: 2, asked: [2, 3, 4, 5] });
  });

  it('of shares: none of it denies, less than a share or no share at all is asked', async () => {
    const values = ['100%', '0%', '0,0', '35%', '<5%', 'không xác định'];
    expect(await load(saying('tyle_phu', ...values))).toMatchObject({ areas: 1, asked: [4, 5, 6] });
  });
});

describe('what is empty or unread where others are told', () => {
  it.each([
    ['coverage', [1, 0, true, false, null, ''], 2, [5, 6]],
    ['co_song', ['x', '', 'k', 'K', 'ko', 'C'], 2, [2]],
    ['level', ['-85 dBm', '> -95', 'No data', 'N/A', '-'], 2, [3, 4, 5]],
    ['RSRP', [-85, -105, 0, 12, -170, null], 2, [3, 4, 5, 6]],
    ['muc_tin', [-85, -95, -100, 0, null], 3, [4, 5]],
    ['Tình trạng sóng', ['Tốt', '-', ''], 1, [2, 3]],
  ])('under %s is a doubt', async (column, values, areas, asked) => {
    expect(await load(saying(column, ...values))).toMatchObject({ areas, asked });
  });

  it('is none where another column surely says service', async () => {
    const rows = [
      { coverage: 1, RSRP: -85 },
      { coverage: '', RSRP: -90 },
      { coverage: 0, RSRP: null },
    ];
    expect(await load(rows)).toMatchObject({ areas: 2, asked: [] });
  });

  it.each([
    [['15/3/2024', '31/02/2025'], 1, [2]],
    [['2019', 'đợt 2'], 1, [2]],
    [['T5-2019', 'năm 2020 và 2021'], 2, []],
  ])('dates on air %s', async (values, areas, asked) => {
    expect(await load(saying('ngay_phat_song', ...values))).toMatchObject({ areas, asked });
  });
});

it('a yes of one column is no answer to the no of another', async () => {
  const rows = [
    { thoai: 'có', data: 'có' },
    { thoai: 'có', data: 'không' },
    { thoai: 'không', data: 'không' },
    { thoai: 'có', data: 'chập chờn' },
  ];
  const open = await load(rows);
  expect(open).toMatchObject({ areas: 0, asked: [1, 2, 3, 4] });
  const yes = open.questions.find(({ rows: [first] }) => first === 1)!;
  // Both columns say yes; the row where one says no waits.
  expect(await load(rows, { [yes.id]: 'service' })).toMatchObject({ areas: 1, asked: [2, 3, 4] });
});
