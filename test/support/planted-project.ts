import type { ProjectFile } from '../../src/model/project.ts';
import { collection, projectOf, type Files } from './memory-project.ts';

type Position = readonly [number, number];

/** What must not leave with a public file, planted where the file formats let people put it. */
export const PLANTED = {
  masts: [
    [104.041234, 21.031877],
    [104.078131, 21.072468],
    [104.133719, 21.044653],
    [104.166183, 21.083291],
  ] as readonly Position[],
  candidates: [
    [104.053911, 21.056327],
    [104.121477, 21.027738],
  ] as readonly Position[],
  /** Where a candidate was put by hand, and where one was added. */
  edited: [
    [104.087431, 21.013629],
    [104.142893, 21.091347],
  ] as readonly Position[],
  measurements: [
    [104.061813, 21.018349],
    [104.149917, 21.061951],
  ] as readonly Position[],
  contacts: ['0912345678', '0213 386 7788', 'Lò Văn Kín'],
  notes: ['ghi chú không được lộ', 'chìa khóa nhà trạm', 'hỏi lại già làng về sóng'],
  /** Names and codes of candidates, and of masts of MobiFone: a summit or a hamlet in them tells where they stand. */
  names: ['Điểm cao 1.245', 'Đỉnh Pu Sam Cáp', 'cao-diem-1245', 'gò mới 1', 'tram-nam-cum', 'tram-pa-tan'],
} as const;

const square = (west: number, south: number, size: number): Position[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const polygon = (ring: readonly Position[]): GeoJSON.Polygon => ({
  type: 'Polygon',
  coordinates: [ring.map((at) => [...at])],
});

/** A circle of so many metres around a mast. */
const disc = ([lon, lat]: Position, meters: number): GeoJSON.Polygon =>
  polygon(
    Array.from({ length: 33 }, (_, i): Position => {
      const angle = (2 * Math.PI * (i % 32)) / 32;
      const step = meters / 111_320;
      return [lon + (step * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180), lat + step * Math.sin(angle)];
    }),
  );

/** Land that follows nothing, around one mast alone. */
const patch = ([lon, lat]: Position): GeoJSON.Polygon =>
  polygon([
    [lon - 0.004, lat - 0.003],
    [lon + 0.007, lat - 0.002],
    [lon + 0.005, lat + 0.006],
    [lon - 0.002, lat + 0.005],
    [lon - 0.004, lat - 0.003],
  ]);

const [first, second, third, fourth] = PLANTED.masts as readonly [Position, Position, Position, Position];
const rows = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;
const at = ([lon, lat]: Position): string => `${lon},${lat}`;

const FILES: Files = {
  'communes.geojson': collection([
    [polygon(square(104, 21, 0.1)), { commune_code: '00001', commune: 'Xã Một' }],
    [polygon(square(104.1, 21, 0.1)), { commune_code: '00002', commune: 'Xã Hai' }],
  ]),
  'villages.csv': rows(
    'village_code,village,commune_code,lon,lat,population,households,Trưởng bản,Số điện thoại,Ghi chú',
    `a1,Bản Đông,00001,104.02,21.02,200,40,${PLANTED.contacts[2]},${PLANTED.contacts[0]},${PLANTED.notes[0]}`,
    `a2,Bản Tây,00001,104.07,21.09,150,30,,${PLANTED.contacts[1]},`,
    `b1,Bản Nam,00002,104.16,21.01,120,25,,,${PLANTED.notes[1]}`,
    'b2,Bản Bắc,00002,104.18,21.08,90,20,,,',
  ),
  'sites.csv': rows(
    'site_code,operator,technology,lon,lat,height_m,Ghi chú',
    `V1,Viettel,4G,${at(first)},42,${PLANTED.notes[1]}`,
    `V2,Viettel,4G,${at(second)},38,`,
    `${PLANTED.names[4]},MobiFone,4G,${at(third)},45,`,
    `${PLANTED.names[5]},MobiFone,4G,${at(fourth)},,`,
    'M3,MobiFone,4G,21.9,104.9,30,',
  ),
  'candidates.csv': rows(
    'Mã vị trí,Tên vị trí,lon,lat,radius_m,cost_vnd',
    `${PLANTED.names[2]},${PLANTED.names[0]},${at(PLANTED.candidates[0]!)},6000,2000000000`,
    `C2,${PLANTED.names[1]},${at(PLANTED.candidates[1]!)},6000,2000000000`,
  ),
  'measurements.csv': rows(
    'lon,lat,operator,technology,rsrp',
    ...PLANTED.measurements.map((place) => `${at(place)},Viettel,4G,-97`),
  ),
  'viettel.geojson': collection([
    [disc(first, 1500), {}],
    [polygon(square(104.06, 21.0601, 0.035)), {}],
  ]),
  'mobifone.geojson': collection([
    [patch(third), {}],
    [polygon(square(104.15, 21.07, 0.03)), {}],
  ]),
  'discs.geojson': collection([[disc(fourth, 2100), {}]]),
};

const layer = (path: string, operator: string, evidence: 'declared' | 'estimated') =>
  ({ role: 'coverage', path, operator, technology: '4G', evidence }) as const;

const PROJECT: ProjectFile = projectOf(
  [
    { role: 'communes', path: 'communes.geojson', asOf: '2025-07-01' },
    { role: 'villages', path: 'villages.csv' },
    { role: 'sites', path: 'sites.csv' },
    { role: 'candidates', path: 'candidates.csv' },
    { role: 'measurements', path: 'measurements.csv' },
    layer('viettel.geojson', 'viettel', 'declared'),
    layer('mobifone.geojson', 'mobifone', 'declared'),
    layer('discs.geojson', 'mobifone', 'estimated'),
  ],
  { evidence: ['declared', 'estimated'], keepContacts: true },
);

/** A small project that holds everything that must not leave; `note` is of a member that no version knows. */
export const plantedProject = (): { readonly project: ProjectFile; readonly files: Files } => ({
  project: {
    ...PROJECT,
    note: PLANTED.notes[0],
    mapEdits: [
      { on: 'candidates', id: 'C2', at: PLANTED.edited[0]! },
      { on: 'candidates', id: PLANTED.names[3], at: PLANTED.edited[1]!, added: true },
    ],
    fieldChecks: [{ village: 'a2', note: PLANTED.notes[2] }],
  } as ProjectFile,
  files: FILES,
});
