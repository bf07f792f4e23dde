import { expect, it } from 'vitest';
import { collection, point, square } from '../../../../test/support/memory-project.ts';
import { loadWithCommunes as load } from '../../../../test/support/two-communes.ts';
import { featureCount } from '../../../model/geometry.ts';
import { rowsRead } from '../../../model/issue.ts';
import { readMonths, readRestrictionKind, saysNever } from './restriction-words.ts';

const line = (...xy: [number, number][]): GeoJSON.LineString => ({ type: 'LineString', coordinates: xy });
const road = (lat: number): GeoJSON.LineString => line([103.5, lat], [103.55, lat]);
const codes = (issues: readonly { code: string }[]): string[] => issues.map(({ code }) => code).toSorted();

it('roads fall into layers by class, and those that nobody knows are of none', async () => {
  const { dataset, issues, inputs } = await load(
    {
      'duong.geojson': collection([
        [road(21), { class: 'car' }],
        [road(21.01), { class: 'xe máy' }],
        [road(21.02), { class: 'bộ' }],
        [road(21.03), { class: 'đường thôn' }],
        [road(21.04), {}],
      ]),
    },
    [{ role: 'roads', path: 'duong.geojson', id: 'duong' }],
  );
  expect(dataset.roads.map((layer) => [layer.id, layer.class, featureCount(layer.geometry)])).toEqual([
    ['duong/car', 'car', 1],
    ['duong/motorbike', 'motorbike', 1],
    ['duong/foot', 'foot', 1],
    ['duong/unknown', null, 2],
  ]);
  expect(issues).toMatchObject([
    { code: 'road-class-unknown', value: 'đường thôn', context: { count: 1 } },
    // Five roads a kilometre apart.
    { code: 'roads-in-pieces', context: { count: 5, meters: 10, longestKm: 5.2, totalKm: 26 } },
  ]);
  expect(inputs[0]).toMatchObject({ read: 5, kept: 5 });
});

it('roads without a column of class stay one layer, whoever keeps them', async () => {
  const { dataset, issues, questions } = await load(
    { 'duong.geojson': collection([[road(21), { 'Đơn vị': 'Sở Xây dựng', cap_duong: 'đường thôn, bản' }]]) },
    [{ role: 'roads', path: 'duong.geojson', id: 'duong' }],
  );
  expect(dataset.roads).toMatchObject([{ id: 'duong', class: null, operator: null }]);
  expect([issues, questions]).toEqual([[], []]);
});

it('power is lines: areas, points and nothing are left out by name', async () => {
  const { dataset, issues, inputs } = await load(
    {
      'dien.geojson': collection([
        [road(21), {}],
        [square(103.5, 21, 0.01), {}],
        [point(103.5, 21), {}],
        [null, {}],
        [{ type: 'LineString', coordinates: [] }, {}],
      ]),
    },
    [{ role: 'power', path: 'dien.geojson', id: 'dien' }],
  );
  expect(dataset.power.map(({ geometry }) => featureCount(geometry))).toEqual([1]);
  expect(inputs[0]).toMatchObject({ read: 5, kept: 1, rejected: 4 });
  expect(rowsRead(inputs[0]!.account)).toBe(5);
  expect(
    issues
      .filter(({ did }) => did === 'rejected')
      .map(({ feature }) => feature)
      .toSorted(),
  ).toEqual([2, 3, 4, 5]);
});

it('a restriction says what it is, who permits and how long that takes', async () => {
  const { dataset, issues, inputs } = await load(
    {
      'hc.geojson': collection([
        [square(103.5, 21, 0.01), { kind: 'forest', permitted_by: 'Sở NN và MT', months: 6 }],
        [square(103.51, 21, 0.01), { 'Loại rừng': 'Rừng đặc dụng', 'Cơ quan cho phép': 'không' }],
        [square(103.52, 21, 0.01), { kind: 'An toàn khu', months: '3-5 tháng' }],
        [square(103.53, 21, 0.01), { kind: 'Hành lang thoát lũ', permitted_by: 'UBND tỉnh' }],
        [square(103.54, 21, 0.01), { months: 'cấm' }],
        [square(103.55, 21, 0.01), { kind: 'di tích', months: 'chưa biết' }],
        [road(21), { kind: 'forest' }],
      ]),
    },
    [{ role: 'restrictions', path: 'hc.geojson', id: 'hc' }],
  );
  expect(dataset.restrictions[0]!.records).toMatchObject([
    { kind: 'forest', permittedBy: 'Sở NN và MT', months: 6, isBarred: false },
    { kind: null, permittedBy: null, months: null, isBarred: null },
    { kind: 'safeZone', permittedBy: null, months: 5, isBarred: false },
    {
      kind: 'other',
      kindAsWritten: 'Hành lang thoát lũ',
      permittedBy: 'UBND tỉnh',
      months: null,
      isBarred: false,
    },
    { kind: null, isBarred: true, months: null },
    { kind: 'heritage', months: null, isBarred: null },
  ]);
  expect(codes(issues)).toEqual([
    'geometry-wrong-kind',
    'restriction-months-range',
    'restriction-open',
    'restriction-open',
    'restriction-without-kind',
    'restriction-without-kind',
    'value-not-understood',
  ]);
  expect(inputs[0]).toMatchObject({ read: 7, kept: 6, rejected: 1 });
});

it.each([
  ['Rừng phòng hộ đầu nguồn', 'forest'],
  ['Vườn quốc gia', 'forest'],
  ['protected_forest', 'forest'],
  ['safe_zone', 'safeZone'],
  ['safeZone', 'safeZone'],
  ['ATK', 'safeZone'],
  ['Di tích lịch sử cấp tỉnh', 'heritage'],
  ['đất quốc phòng', 'defence'],
  ['Vành đai biên giới', 'border'],
  ['hành lang lưới điện', 'other'],
])('%s is %s', (text, kind) => expect(readRestrictionKind(text)).toBe(kind));

it('reads months in any spelling, and no number where there is none', () => {
  expect(['6', '6 tháng', '3-6 tháng', 'khoảng 4 tháng', '1 năm', '2,5'].map(readMonths)).toEqual([
    [6, 6],
    [6, 6],
    [3, 6],
    [4, 4],
    [12, 12],
    [2.5, 2.5],
  ]);
  expect(['lâu', '-3', '', 'quý II'].map(readMonths)).toEqual([null, null, null, null]);
  expect(['Cấm xây dựng', 'không', 'nobody', 'UBND tỉnh', '6 tháng'].map(saysNever)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
