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

const places = async (rows: string, answers: Record<string, string> = {}) => {
  const { dataset, questions, issues, inputs } = await loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'depressions', path: 'lom.csv', id: 'lom' },
    ]),
    openIn({
      'xa.geojson': collection([[square(103, 21, 0.5), { code: '00011', name: 'Xã A' }]]),
      'lom.csv': `Tên khu vực,Kinh độ,Vĩ độ,Bán kính\n${rows}`,
    }),
    { answers },
  );
  const { geometry } = dataset.depressions[0]!;
  return { geometry, questions, issues, account: inputs[1]!.account };
};

it('a place and a radius are a disc', async () => {
  const { geometry, questions, issues } = await places(
    'Huổi Lót,103,21,khoảng 500 m\nPá Ban,103.1,21,"0,5 km"\n',
  );
  expect([featureCount(geometry), questions]).toEqual([2, []]);
  expect(issues.filter(({ code }) => code === 'depression-as-disc').map(({ context }) => context)).toEqual([
    { meters: 500 },
    { meters: 500 },
  ]);
  // A degree of longitude at 21° N is 103.97 km.
  const east = Math.max(...[...geometry.xy].filter((value) => value > 102 && value < 103.05));
  expect((east - 103) * 103_970).toBeCloseTo(500, 0);
});

it('a radius without a unit waits for one, and a place without any is told', async () => {
  const rows = 'Huổi Lót,103,21,50\nPá Ban,103.1,21,\n';
  const open = await places(rows);
  expect([featureCount(open.geometry), open.questions.length]).toEqual([0, 1]);
  expect(open.account).toMatchObject({ asked: 1, rejected: 1 });
  expect(open.issues).toContainEqual(expect.objectContaining({ code: 'geometry-missing', row: 3 }));
  const { geometry } = await places(rows, { [open.questions[0]!.id]: '1' });
  expect(featureCount(geometry)).toBe(1);
});
