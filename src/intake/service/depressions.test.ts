import { expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../test/support/memory-project.ts';
import { featureCount } from '../../model/geometry.ts';
import { loadDataset } from '../load-dataset.ts';

async function load(column: string, values: readonly unknown[], answers: Record<string, string> = {}) {
  const areas = values.map((value, i) => [square(102.7 + 0.1 * i, 21, 0.02), { [column]: value }] as const);
  const files = {
    'xa.geojson': collection([[square(103, 21, 0.5), { code: '00011', name: 'Xã A' }]]),
    'lom.geojson': collection(areas),
  };
  const { dataset, questions, issues } = await loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'depressions', path: 'lom.geojson', id: 'lom' },
    ]),
    openIn(files),
    { answers },
  );
  return { count: featureCount(dataset.depressions[0]!.geometry), questions, issues };
}

it.each([
  ['Trạng thái', ['Chưa xử lý', 'Đã xử lý xong', 'Đang khắc phục']],
  ['Kết quả', ['còn lõm', 'Hoàn thành', 'còn yếu']],
  ['ghi_chu', ['', 'đã lắp trạm, hết lõm', 'chưa khắc phục']],
  ['da_khac_phuc', [0, 1, 0]],
  ['trang_thai', ['Lõm sóng', 'Không còn lõm', 'Không có sóng']],
  ['trang_thai', ['Còn lõm', 'Hủy', 'Mới phát hiện']],
  ['Tình trạng', ['còn tồn tại', 'không còn', 'Yếu']],
  ['status', ['open', 'resolved', 'not fixed']],
  ['Tình trạng', ['Chưa khắc phục', 'Đã khắc phục 2025', 'Khắc phục xong 2028']],
])('a depression that %s calls mended is none today', async (column, values) => {
  const { count, questions, issues } = await load(column, values);
  expect([count, questions]).toEqual([2, []]);
  expect(issues.filter(({ code }) => code === 'depression-gone')).toMatchObject([{ feature: 2 }]);
});

it('mended in part is asked about', async () => {
  const open = await load('Tình trạng', ['Đã khắc phục một phần', 'Chưa khắc phục']);
  expect([open.count, open.questions.map(({ kind }) => kind)]).toEqual([1, ['depression-state']]);
  expect(
    (await load('Tình trạng', ['Đã khắc phục một phần'], { [open.questions[0]!.id]: 'there' })).count,
  ).toBe(1);
});

it.each(['Dân phản ánh sai', 'Không phải vùng này', 'Có sóng', 'Trùng với điểm 3', 'Chưa xác minh'])(
  'a state that may say that it never was one is asked about: %s',
  async (word) => {
    const open = await load('trang_thai', ['Chưa khắc phục', word]);
    expect([open.count, open.questions.map(({ kind, rows }) => [kind, rows])]).toEqual([
      1,
      [['depression-state', [2]]],
    ]);
  },
);

it('words of other things say nothing', async () => {
  expect((await load('Tên', ['Lõm Hua Tát', 'Pá Hốc'])).count).toBe(2);
});
