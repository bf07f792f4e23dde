import { zipSync } from 'fflate';
import { compoundFile } from './compound-file.ts';
import { messyWorkbook, PLAIN_MESS, type Mess, type TrueVillage } from './messy-workbook.ts';
import { collection, square } from './memory-project.ts';

/** A commune of the made-up highland province: a square of 0.1°, six villages in it. */
export interface HighlandCommune {
  readonly code: string;
  readonly name: string;
  readonly villages: readonly TrueVillage[];
}

const COMMUNE_NAMES = [
  'Nậm Chảy',
  'Bản Lầu',
  'Lùng Vai',
  'Tả Phời',
  'Nấm Lư',
  'Cao Sơn',
  'La Pán Tẩn',
  'Tung Chung Phố',
  'Lùng Khấu Nhin',
  'Dìn Chin',
  'Tả Gia Khâu',
  'Pha Long',
  'Bản Sen',
  'Nậm Lúc',
  'Cốc Lầu',
  'Bảo Nhai',
];
const VILLAGE_NAMES = ['Na Lin', 'Sả Chải', 'Mào Sao', 'Cốc Râm', 'Lũng Pâu', 'Gia Khâu'];
const [WEST, SOUTH, STEP] = [103.8, 22.2, 0.1];
const COLUMNS = 4;

/** Sixteen communes in four rows; centre of commune i. */
const centreOf = (i: number): readonly [number, number] => [
  WEST + STEP * ((i % COLUMNS) + 0.5),
  SOUTH + STEP * (Math.floor(i / COLUMNS) + 0.5),
];
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

export const HIGHLAND_COMMUNES: readonly HighlandCommune[] = COMMUNE_NAMES.map((name, i) => {
  const [lon, lat] = centreOf(i);
  const code = String(2800 + 3 * i).padStart(5, '0');
  return {
    code,
    name: `Xã ${name}`,
    villages: VILLAGE_NAMES.map((village, v) => ({
      name: `Thôn ${village}`,
      communeCode: code,
      lon: round(lon + 0.012 * (v - 2.5)),
      lat: round(lat + 0.009 * ((v % 3) - 1)),
      // Names come again in each commune, figures do not: a list sent twice would be asked about.
      population: 120 + 10 * v + 3 * i,
      households: 30 + v + (i % 5),
      poorHouseholds: 4 + v,
    })),
  };
});

/** Old communes: one renamed, one merged into the first, one split between the second and the third. */
const CROSSWALK = [
  'old_code,old_name,old_district,new_codes,new_names',
  `02701,Xã Mường Cũ,Huyện Mường Khương,${HIGHLAND_COMMUNES[0]!.code},${HIGHLAND_COMMUNES[0]!.name}`,
  `02704,Xã Bính Xá,Huyện Mường Khương,${HIGHLAND_COMMUNES[1]!.code};${HIGHLAND_COMMUNES[2]!.code},${HIGHLAND_COMMUNES[1]!.name};${HIGHLAND_COMMUNES[2]!.name}`,
  '',
].join('\n');

const bytesOf = (content: string | object): Uint8Array =>
  new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));

/** Boundaries of the communes as a file. */
export const highlandCommunes = (): Uint8Array =>
  bytesOf(
    collection(
      HIGHLAND_COMMUNES.map(({ code, name }, i) => [
        square(...centreOf(i), STEP / 2),
        { commune_code: code, commune: name },
      ]),
    ),
  );

/** The province before anything has come in: boundaries and the table of old and new communes. */
export function highlandProject(): Uint8Array {
  return zipSync({
    'project.json': bytesOf({
      format: 'song-ban-project',
      version: 1,
      title: 'Tỉnh thử vùng cao',
      asOf: '2026-09-30',
      synthetic: true,
      province: { code: '15', name: 'Lào Cai' },
      sources: [
        { id: 'communes', role: 'communes', path: 'communes.geojson' },
        { id: 'crosswalk', role: 'crosswalk', path: 'cu-moi.csv', asOf: '2025-07-01' },
      ],
    }),
    'communes.geojson': highlandCommunes(),
    'cu-moi.csv': bytesOf(CROSSWALK),
  });
}

/** What commune i returns, messed up. */
export function highlandReturn(i: number, mess: Partial<Mess> = {}): { name: string; bytes: Uint8Array } {
  const { name, villages } = HIGHLAND_COMMUNES[i]!;
  return {
    name: `${String(i + 1).padStart(2, '0')}-bieu-01.xlsx`,
    bytes: messyWorkbook(villages, name, { ...PLAIN_MESS, ...mess }),
  };
}

/** A record of the old Excel format: number, length, content. */
const record = (type: number, content: readonly number[]): number[] => [
  type & 255,
  type >> 8,
  content.length & 255,
  content.length >> 8,
  ...content,
];

/** Excel 97 workbook behind a password: BOF, then FILEPASS that says RC4 with its 48 bytes of salt and verifiers. */
export function lockedWorkbook(): Uint8Array {
  const stream = [
    ...record(0x0809, [0, 6, 5, 0, 0xbb, 0x0d, 0xcc, 7, 0, 0, 0, 0, 6, 0, 0, 0]),
    ...record(0x002f, [1, 0, 1, 0, 1, 0, ...Array.from({ length: 48 }, (_, i) => (37 * i) & 255)]),
    ...record(0x000a, []),
  ];
  return compoundFile('Workbook', Uint8Array.from(stream));
}

/** A page that a scanner has photographed: no text in it, only a picture. */
export const scannedPdf = (): Uint8Array =>
  new TextEncoder().encode(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>>>endobj\n' +
      '4 0 obj<</Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>stream\n0\nendstream endobj\n%%EOF\n',
  );
