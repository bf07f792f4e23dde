import { collection, projectOf, square } from './memory-project.ts';
import { ringAround, writeKml } from './kml.ts';
import { messyWorkbook, type Mess, type TrueVillage } from './messy-workbook.ts';
import { writeXlsx } from './xlsx-writer.ts';

const MESS: Mess = {
  header: 'threeRows',
  commune: 'mergedName',
  place: 'number',
  text: 'unicode',
  total: 'word',
  letterhead: true,
  contacts: false,
  thousandsAsText: false,
  repeatedHeader: false,
};

type Facts = Partial<Pick<TrueVillage, 'households' | 'population'>>;

const village = (
  name: string,
  communeCode: string,
  [lon, lat]: readonly [number, number],
  { households = 40, population = 180 }: Facts,
  more: TrueVillage['more'] = {},
): TrueVillage => ({ name, communeCode, lon, lat, households, population, poorHouseholds: 5, more });

const facts = (grid: boolean, schools: number, viettel: string | null) => ({
  'Điện lưới': grid ? 'Có' : 'Chưa có điện',
  'Điểm trường': schools,
  Viettel: viettel,
});

/** Viettel covers Bản Mới and Tổ 1; its people say Bản Mới has no Viettel. Nobody knows where Pá Lau lies. */
const NA_LO: readonly TrueVillage[] = [
  village('Bản Mới I', '00011', [103, 21], {}, facts(true, 1, 'không')),
  village('Bản Mới 1', '00011', [103.001, 21], { population: null }, facts(true, 1, null)),
  village('Nà Pó', '00011', [103.05, 21], { households: 25, population: 120 }, facts(true, 1, 'không')),
  village('Tổ 1', '00011', [103.02, 21.01], { households: 60, population: 250 }, facts(true, 2, 'có')),
  village('Pá Xa', '00011', [103.06, 21.02], { households: 15, population: 70 }, facts(false, 0, null)),
  village('Pá Lau', '00011', [NaN, NaN], { households: 12, population: 55 }, facts(true, 1, null)),
];

/** A commune with codes: one row repeats a code, one counts minus three households. */
const PA_HU: readonly TrueVillage[] = [
  village('Tổ 1', '00022', [103.5, 21], { households: 30, population: 140 }, { 'Mã thôn, bản': 'PH-1' }),
  village('Nậm Cắn', '00022', [103.55, 21], { households: -3, population: 90 }, { 'Mã thôn, bản': 'PH-2' }),
  village('Nậm Cắn', '00022', [103.55, 21], { households: 20, population: 90 }, { 'Mã thôn, bản': 'PH-2' }),
  village(
    'Huổi Lếch',
    '00022',
    [103.58, 21.03],
    { households: 18, population: 77 },
    { 'Mã thôn, bản': 'PH-3' },
  ),
];

const bytes = (content: object): Uint8Array => new TextEncoder().encode(JSON.stringify(content));

/** A project of two communes and nothing else. */
export const emptyProject: Readonly<Record<string, Uint8Array>> = {
  'project.json': bytes({
    ...projectOf([{ role: 'communes', path: 'xa.geojson', asOf: '2025-07-01' }]),
    title: 'Thử gộp số liệu',
  }),
  'xa.geojson': bytes(
    collection([
      [square(103, 21, 0.2), { code: '00011', name: 'Nà Lo' }],
      [square(103.5, 21, 0.2), { code: '00022', name: 'Pá Hu' }],
    ]),
  ),
};

/** What comes back: two communes' workbooks, Viettel's areas as KML, VNPT's list of masts without a radius. */
export const returnedFiles: Readonly<Record<string, Uint8Array>> = {
  'danh-sach-thon-ban-na-lo.xlsx': messyWorkbook(NA_LO, 'Xã Nà Lo', MESS),
  'danh-sach-thon-ban-pa-hu.xlsx': messyWorkbook(PA_HU, 'Xã Pá Hu', {
    ...MESS,
    header: 'twoRows',
    total: 'none',
  }),
  'vung-phu-song-viettel-4g-2026-03-31.kml': writeKml('Viettel 4G', [
    ringAround(103.01, 21, 0.03),
    ringAround(103.5, 21, 0.01),
  ]),
  'danh-sach-tram-bts-vnpt.xlsx': writeXlsx([
    {
      name: 'BTS',
      rows: [
        ['TT', 'Mã trạm', 'Nhà mạng', 'Công nghệ', 'Kinh độ', 'Vĩ độ', 'Độ cao cột (m)'],
        [1, 'VNPT001', 'VNPT', '4G', 103.05, 21.005, 42],
        [2, 'VNPT002', 'VNPT', '4G', 103.58, 21.03, 30],
      ],
    },
  ]),
};
