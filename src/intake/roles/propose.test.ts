import { describe, expect, it } from 'vitest';
import type { Cell, FeatureTable, ParsedFile } from '../../formats/reading/parsed-file.ts';
import { packLines, packPoints, packPolygons } from '../../geometry/packed/pack.ts';
import type { Layer } from '../../model/layer.ts';
import { SOURCE_ROLES } from '../../model/roles.ts';
import { proposeSource } from './propose.ts';
import { rememberCorrection } from '../columns/templates.ts';
import { toLegacy } from '../text/repair/legacy-tables.ts';

const POLYGON = packPolygons([
  [
    [
      [
        [103, 21],
        [104, 21],
        [104, 22],
        [103, 21],
      ],
    ],
  ],
]);
const LINE = packLines([
  [
    [
      [103, 21],
      [104, 22],
    ],
  ],
]);
const POINT = packPoints([[103, 21]]);

const features = (geometry: Layer, properties: Record<string, unknown>): ParsedFile => {
  const table: FeatureTable = {
    name: '',
    geometry,
    properties: [properties],
    featureNumbers: Int32Array.of(1),
    crs: null,
  };
  return { kind: 'features', tables: [table], read: 1, issues: [] };
};
const sheet = (...rows: Cell[][]): ParsedFile => ({
  kind: 'sheets',
  sheets: [
    {
      name: '',
      rows,
      rowNumbers: Int32Array.from(rows, (_, i) => i + 1),
      merges: [],
      fonts: null,
      hidden: false,
      hiddenRows: [],
    },
  ],
  read: rows.length,
  issues: [],
});

describe('what a dropped file seems to be', () => {
  it.each([
    ['xa.geojson', features(POLYGON, { code: '03127', name: 'Điện Biên Phủ', area_km2: 56 }), 'communes'],
    ['viettel-4g.geojson', features(POLYGON, { technology: '4G' }), 'coverage'],
    ['Vung_phu_song_VNPT_4G_30.9.2026.kml', features(POLYGON, { name: 'v1' }), 'coverage'],
    ['lom-song.geojson', features(POLYGON, { id: 3 }), 'depressions'],
    ['tuyen-cap-quang.geojson', features(LINE, { length: 3 }), 'fibre'],
    ['duong.geojson', features(LINE, { ref: 'QL6' }), 'roads'],
    ['bts.geojson', features(POINT, { 'Mã trạm': 'LCI0471', 'Chiều cao cột': 42 }), 'sites'],
    ['vi-tri-du-kien.geojson', features(POINT, { name: 'Đồi A', 'Kinh phí (tỷ đồng)': 2.5 }), 'candidates'],
    ['thon.csv', sheet(['STT', 'Tên thôn', 'Mã xã', 'Số hộ'], ['1', 'Bản Mới', '03127', '100']), 'villages'],
    [
      'cum.csv',
      sheet(['Mã thôn', 'Cụm dân cư', 'Kinh độ', 'Vĩ độ'], ['A1', 'Trên', '103,9', '21,3']),
      'clusters',
    ],
    ['do-kiem.csv', sheet(['Kinh độ', 'Vĩ độ', 'RSRP (dBm)'], ['103,9', '21,3', '-95']), 'measurements'],
    ['Đường dây 35kV.geojson', features(LINE, { name: 'Lộ 371' }), 'power'],
    ['luoi-dien-trung-the.geojson', features(LINE, { ma: 1 }), 'power'],
    ['duong-giao-thong.geojson', features(LINE, { class: 'car' }), 'roads'],
    [
      'rung-phong-ho.geojson',
      features(POLYGON, { ten: 'a', 'Cơ quan cho phép': 'UBND tỉnh' }),
      'restrictions',
    ],
    ['khu.geojson', features(POLYGON, { kind: 'forest', permitted_by: 'Sở', months: 6 }), 'restrictions'],
    [
      'ds.csv',
      sheet(['Mã thôn', 'Chương trình', 'Năm', 'Hỗ trợ đến'], ['A1', 'VTCI', '2023', '31/12/2027']),
      'supported',
    ],
    [
      'Danh sách thôn đã hỗ trợ.xlsx',
      sheet(['Tên thôn', 'Xã', 'Chương trình', 'Năm'], ['Bản Mới', 'Mường Lạn', 'VTCI', '2023']),
      'supported',
    ],
    ['x.csv', sheet(['old_code', 'old_name', 'new_codes', 'new_names'], ['1', 'A', '2', 'B']), 'crosswalk'],
  ] as const)('%s', (name, parsed, role) => {
    expect(proposeSource(parsed, name).role).toBe(role);
  });

  it('takes no list that only mentions former communes for a crosswalk, whatever it is called', () => {
    const list = sheet(['STT', 'Nơi ở', 'Xã trước sắp xếp', 'Xã sau sắp xếp'], ['1', 'a', 'Mường Sại', 'B']);
    for (const name of ['bc hien trang.xlsx', 'bang chuyen doi sap xep.xlsx']) {
      const { role, choices } = proposeSource(list, name);
      expect(role).not.toBe('crosswalk');
      expect(choices.find((choice) => choice.role === 'crosswalk')!.score).toBe(0);
    }
    const codes = sheet(['Mã xã cũ', 'Xã cũ', 'Mã xã mới'], ['03001', 'Sa Pa', '03006']);
    expect(proposeSource(codes, 'bang chuyen doi.xlsx').role).toBe('crosswalk');
  });

  it('does not hang on the font of a file', () => {
    const header = ['Tên thôn', 'Mã xã', 'Số hộ'].map((text) => toLegacy(text, 'tcvn3'));
    expect(proposeSource(sheet(header, [toLegacy('Bản Mới', 'tcvn3'), '03127', '100']), 'a.csv').role).toBe(
      'villages',
    );
  });

  it('knows a form that people have corrected before', () => {
    const form = ['Ký hiệu', 'Nơi ở'];
    const templates = rememberCorrection({}, 'villages', form, 1, 'village');
    expect(proposeSource(sheet(form, ['1', 'a']), 'a.csv').role).toBeNull();
    expect(proposeSource(sheet(form, ['1', 'a']), 'a.csv', { templates }).role).toBe('villages');
  });

  it('reads operator, technology and date from the name', () => {
    const proposal = proposeSource(features(POLYGON, { name: 'v1' }), 'Vung_phu_song_VNPT_4G_30.9.2026.kml');
    expect(proposal).toMatchObject({
      operator: 'vinaphone',
      technology: '4G',
      evidence: 'declared',
      asOf: '2026-09-30',
    });
  });

  it.each([
    'viettel vung chua phu song 4g.geojson',
    'khu vuc khong co song viettel.geojson',
    'Vùng trắng sóng.geojson',
    'coverage not covered 4g.geojson',
  ])('takes %s for no coverage unasked', (name) => {
    const { role } = proposeSource(features(POLYGON, { operator: 'Viettel', technology: '4G' }), name);
    expect(role).not.toBe('coverage');
    expect(
      proposeSource(features(POLYGON, { operator: 'Viettel', technology: '4G' }), 'a.geojson').role,
    ).toBe('coverage');
  });

  it('takes land without signal for no village, and a list of villages without signal for one', () => {
    const denied = 'khu vuc khong co song viettel';
    expect(
      proposeSource(features(POLYGON, { ten: 'a', 'Công nghệ': '4G' }), `${denied}.geojson`).role,
    ).toBeNull();
    expect(proposeSource(sheet(['STT', 'Tên bản', 'Số hộ'], ['1', 'Mới', '40']), `${denied}.xlsx`).role).toBe(
      'villages',
    );
  });

  it.each(['ref:gso', 'GID_3', 'GID', 'shapeID', 'ADM3_PCODE', 'ma_xa', 'wardCode'])(
    'knows %s of a map of communes as their code',
    (heading) => {
      const layer = features(POLYGON, { [heading]: '03388', name: 'Xã Mới' });
      expect(proposeSource(layer, 'ranh gioi xa.geojson').role).toBe('communes');
    },
  );

  it.each([
    ['N21E105.hgt', 'terrain'],
    ['srtm-lao-cai.tif', 'terrain'],
    ['dsm.tif', 'terrain'],
    ['ETH_GlobalCanopyHeight_10m_2020_N21E102_Map.tif', 'canopy'],
    ['chieu-cao-cay-rung.tif', 'canopy'],
    ['building_heights.tif', 'surface'],
    ['chieu cao nha.tif', 'surface'],
  ])('takes a raster by its name: %s', (name, role) => {
    const grid = {
      columns: 1,
      rows: 1,
      west: 103,
      north: 21,
      stepLon: 1,
      stepLat: 1,
      heights: Int16Array.of(9),
    };
    expect(proposeSource({ kind: 'terrain', grid, issues: [] }, name).role).toBe(role);
  });

  it('leaves the choice to the user where nothing stands out', () => {
    const proposal = proposeSource(features(POLYGON, { a: 1 }), 'du-lieu.geojson');
    expect(proposal.role).toBeNull();
    expect(proposal.choices.map(({ role }) => role).toSorted()).toEqual([...SOURCE_ROLES].toSorted());
  });
});
