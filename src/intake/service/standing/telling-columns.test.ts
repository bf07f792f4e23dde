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
const area = (i: number) => square(102.7 + 0.1 * i, 21, 0.02);

async function load(files: Files, path: string, answers: Record<string, string> = {}) {
  const coverage = { operator: 'viettel', technology: '4G', evidence: 'declared' } as const;
  const loaded = await loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'coverage', path, id: 'phu', ...coverage },
    ]),
    openIn({ ...communes, ...files }),
    { answers },
  );
  return {
    ...loaded,
    areas: loaded.dataset.coverage.reduce((sum, { geometry }) => sum + featureCount(geometry), 0),
    planned: loaded.dataset.plannedCoverage.reduce((sum, { geometry }) => sum + featureCount(geometry), 0),
    asked: loaded.questions.map(({ id }) => id),
  };
}

/** Areas of one column, one for each value. */
const areasSaying = (column: string, values: readonly unknown[]): Files => ({
  'phu.geojson': collection(values.map((value, i) => [area(i), { [column]: value }] as const)),
});

describe('a column that no field knows', () => {
  it.each([
    ['CoSong4G', [1, 1, 0]],
    ['COPHUSONG', ['1', '1', '0']],
    ['is_served', [true, true, false]],
    ['signal', ['Y', 'Y', 'N']],
    ['Tỷ lệ phủ (%)', [100, 100, 0]],
    ['hien_trang', ['Đã phát', 'Đã phát', 'Chưa có trạm, chưa phủ']],
    ['service_class', ['existing', 'existing', 'no coverage']],
    ['kieu', ['Vùng phủ', 'vùng phủ', 'Khu vực trắng sóng']],
  ])('%s says itself which areas are none', async (column, values) => {
    const { areas, asked, issues } = await load(areasSaying(column, values), 'phu.geojson');
    expect([areas, asked]).toEqual([2, []]);
    expect(issues.filter(({ code }) => code === 'says-no-service')).toMatchObject([{ feature: 3 }]);
  });

  it('of states plans what it calls planned', async () => {
    const files = areasSaying('phase', ['in operation', 'proposed 2028', 'under construction']);
    expect(await load(files, 'phu.geojson')).toMatchObject({ areas: 1, planned: 2, asked: [] });
  });

  it.each([
    ['gridcode', [0, 1]],
    ['b1', [255, 0]],
    ['ma_tinh_trang', [2, 0]],
    ['lop', [true, false]],
    ['loai', ['Hạng A', 'Hạng B']],
  ])('%s sets areas apart by codes that only a person knows', async (column, values) => {
    const files = areasSaying(column, values);
    const open = await load(files, 'phu.geojson');
    expect([open.areas, open.asked.length]).toEqual([0, 2]);
    // What waits is no loss.
    expect(open.inputs[1]!.account).toMatchObject({ asked: 2, rejected: 0 });
    const [first, second] = open.questions;
    const answers = { [first!.id]: 'none', [second!.id]: 'service' };
    expect(await load(files, 'phu.geojson', answers)).toMatchObject({ areas: 1, asked: [] });
  });

  it.each([
    ['fid', [0, 1]],
    ['Diện tích (km2)', [0, 12]],
    ['extrude', [0, 0]],
    ['Tên', ['Bản Tràng', 'Nà Sẻ']],
    ['Layer', ['Viettel', 'Viettel 4G']],
  ])('%s says nothing of service', async (column, values) => {
    expect(await load(areasSaying(column, values), 'phu.geojson')).toMatchObject({ areas: 2, asked: [] });
  });

  it('of levels waits for a threshold', async () => {
    const open = await load(areasSaying('muc_tin', [-90, -118]), 'phu.geojson');
    expect([open.areas, open.asked]).toEqual([1, ['rsrp-threshold/phu']]);
  });
});

describe('names, notes and folders', () => {
  it.each([
    ['ten', ['Vùng 1', 'Khu vực mất sóng Pá Hốc']],
    ['ghi_chu', ['', 'không phủ sóng, cần đầu tư']],
    ['description', ['', 'No coverage']],
  ])('%s of an area that denies signal takes it out', async (column, values) => {
    expect(await load(areasSaying(column, values), 'phu.geojson')).toMatchObject({ areas: 1, asked: [] });
  });

  it('that speak of a plan beside other things are asked about', async () => {
    const files = areasSaying('ten', ['Vùng 1', 'Đề xuất mở rộng vùng 2']);
    const open = await load(files, 'phu.geojson');
    expect([open.areas, open.planned, open.asked.length]).toEqual([1, 0, 1]);
  });

  it('of a KML are read with the words of states', async () => {
    const placemark = (i: number): string => {
      const [ring] = area(i).coordinates;
      const corners = ring!.map(([lon, lat]) => `${lon},${lat}`).join(' ');
      return `<Placemark><name>V${i}</name><Polygon><outerBoundaryIs><LinearRing><coordinates>${corners}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`;
    };
    const kml = `<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>Hiện có</name>${placemark(0)}</Folder><Folder><name>Dự kiến 2028</name>${placemark(1)}</Folder></Document></kml>`;
    expect(await load({ 'vung.kml': kml }, 'vung.kml')).toMatchObject({ areas: 1, planned: 1, asked: [] });
  });

  it.each(['Vina dự kiến phủ sóng 2028.geojson', 'kế hoạch 2027/lop1.geojson', 'phu_4G_QH.geojson'])(
    'over the whole file are asked about: %s',
    async (path) => {
      const files = { [path]: collection([[area(0), { ten: 'A' }]]) };
      const open = await load(files, path);
      expect([open.areas, open.questions[0]?.kind]).toEqual([0, 'planned-name']);
      const there = await load(files, path, { [open.asked[0]!]: 'service' });
      expect([there.areas, there.asked]).toEqual([1, []]);
    },
  );
});

it('an operator whose areas lie in another province is unknown here, and that is said', async () => {
  const { dataset, issues } = await load(
    { 'xa-tinh.geojson': collection([[square(106, 19, 0.1), {}]]) },
    'xa-tinh.geojson',
  );
  expect(dataset.coverage).toEqual([]);
  expect(issues.filter(({ code }) => code === 'coverage-elsewhere')).toMatchObject([{ severity: 'warning' }]);
});
