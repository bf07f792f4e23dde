import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { discRing } from '../../src/intake/service/discs.ts';
import type { ProjectFile } from '../../src/model/project.ts';
import { sharedPath } from './shared.ts';

const PROVINCE = '15';
const DISC_METERS = 5000;

interface FeatureCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly GeoJSON.Feature<GeoJSON.Geometry, Record<string, unknown>>[];
}
const readGeoJson = (path: string): FeatureCollection =>
  JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection;

/** One settlement of the reference list, cells as text in the order of `SETTLEMENT_COLUMNS`. */
export type Settlement = string[];
export const SETTLEMENT_COLUMNS = [
  'settlement_code',
  'name',
  'commune_code',
  'lon',
  'lat',
  'population_2019',
  'households_2019',
  'point_inside_commune',
] as const;
export const columnOf = (name: (typeof SETTLEMENT_COLUMNS)[number]): number =>
  SETTLEMENT_COLUMNS.indexOf(name);

/** The reference data that the project is made from, or null where this machine has none. */
export function findLaoCaiData(): { communes: string; settlements: string; masts: string } | null {
  const communes = sharedPath('real/communes-2025.geojson');
  const settlements = sharedPath('real/settlements.csv');
  const masts = sharedPath('real/sapa-masts.geojson');
  return communes && settlements && masts ? { communes, settlements, masts } : null;
}

/** 99 communes of the province. */
export const laoCaiCommunes = (path: string): FeatureCollection => ({
  type: 'FeatureCollection',
  features: readGeoJson(path).features.filter(({ properties }) => properties['province_code'] === PROVINCE),
});

/** Settlements that belong to these communes. The file quotes no cell, which the builder checks. */
export function laoCaiSettlements(path: string, communes: FeatureCollection): Settlement[] {
  const [header, ...lines] = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  if (lines.some((line) => line.includes('"'))) throw new Error('settlements.csv has quoted cells');
  const at = SETTLEMENT_COLUMNS.map((name) => header!.split(',').indexOf(name));
  const codes = new Set(communes.features.map(({ properties }) => String(properties['code'])));
  return lines
    .map((line) => line.split(','))
    .map((cells) => at.map((index) => cells[index] ?? ''))
    .filter((row) => codes.has(row[columnOf('commune_code')]!));
}

const discs = (path: string): FeatureCollection => ({
  type: 'FeatureCollection',
  features: readGeoJson(path).features.flatMap(({ geometry }) => {
    if (geometry.type !== 'Point') return [];
    const [lon, lat] = geometry.coordinates as [number, number];
    const ring = discRing(lon, lat, DISC_METERS).map(([x, y]) => [x, y]);
    return [
      {
        type: 'Feature' as const,
        geometry: { type: 'Polygon' as const, coordinates: [ring] },
        properties: {},
      },
    ];
  }),
});

const PROJECT: ProjectFile = {
  format: 'song-ban-project',
  version: 1,
  title: 'Lào Cai: điểm dân cư 2019, vòng tròn 5 km quanh cột',
  asOf: '2026-09-30',
  synthetic: false,
  province: { code: PROVINCE, name: 'Lào Cai' },
  sources: [
    {
      id: 'communes',
      role: 'communes',
      path: 'communes.geojson',
      columns: { commune_code: 'code', commune: 'full_name' },
      asOf: '2025-07-01',
    },
    {
      id: 'settlements',
      role: 'villages',
      path: 'settlements.csv',
      columns: {
        village_code: 'settlement_code',
        village: 'name',
        population: 'population_2019',
        households: 'households_2019',
      },
      asOf: '2019-04-01',
    },
    {
      id: 'discs',
      role: 'coverage',
      path: 'discs.geojson',
      technology: '4G',
      evidence: 'estimated',
      asOf: '2026-01-01',
    },
  ],
  settings: { operators: ['unspecified'], evidence: ['estimated'] },
};

/** Writes the project into `folder`; `settlements` may have been changed by a test. */
export function writeLaoCaiProject(folder: string, settlements?: readonly Settlement[]): ProjectFile {
  const data = findLaoCaiData();
  if (!data) throw new Error('The reference data are not on this machine');
  mkdirSync(folder, { recursive: true });
  const communes = laoCaiCommunes(data.communes);
  const rows = settlements ?? laoCaiSettlements(data.settlements, communes);
  writeFileSync(join(folder, 'communes.geojson'), JSON.stringify(communes));
  writeFileSync(
    join(folder, 'settlements.csv'),
    [SETTLEMENT_COLUMNS.join(','), ...rows.map((row) => row.join(','))].join('\n') + '\n',
  );
  writeFileSync(join(folder, 'discs.geojson'), JSON.stringify(discs(data.masts)));
  writeFileSync(join(folder, 'project.json'), JSON.stringify(PROJECT, null, 2));
  return PROJECT;
}
