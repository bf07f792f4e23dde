import { EngineHost } from '../../src/jobs/engine/engine-host.ts';
import type { Snapshot } from '../../src/jobs/protocol.ts';
import type { TaskContext } from '../../src/model/basics/progress.ts';
import { sourceOfBytes } from '../../src/model/basics/bytes.ts';
import { collection, projectOf, type Files } from './memory-project.ts';

const square = (west: number, south: number, size: number): GeoJSON.Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});

const VILLAGES = `village_code,village,commune_code,lon,lat,population,households,electricity,schools
a1,Bản Đông,00001,104.02,21.05,200,40,có,1
a2,Bản Ảng,00001,104.08,21.05,150,30,chưa,0
b1,Bản Âu,00002,104.12,21.05,,25,có,
b2,Bản Dửn,00002,,,90,18,,
`;

/**
 * Two communes that share a border, A west and B east; coverage of Viettel over the western half of A.
 * So a1 is covered, a2 and b1 are not, b2 has no location: known by looking.
 */
export const TWO_COMMUNES: Files = {
  'project.json': projectOf([
    { role: 'communes', path: 'communes.geojson' },
    { role: 'villages', path: 'villages.csv' },
    {
      role: 'coverage',
      path: 'viettel.geojson',
      operator: 'viettel',
      technology: '4G',
      evidence: 'declared',
    },
    {
      role: 'coverage',
      path: 'discs.geojson',
      operator: 'vinaphone',
      technology: '3G',
      evidence: 'estimated',
    },
    { role: 'depressions', path: 'depressions.geojson' },
    { role: 'fibre', path: 'fibre.geojson', operator: 'viettel' },
    { role: 'sites', path: 'sites.csv' },
    { role: 'candidates', path: 'candidates.csv' },
  ]),
  'communes.geojson': collection([
    [square(104, 21, 0.1), { code: '00001', name: 'Mường A' }],
    [square(104.1, 21, 0.1), { code: '00002', name: 'Mường B' }],
  ]),
  'villages.csv': VILLAGES,
  'viettel.geojson': collection([
    [square(104, 21, 0.05), {}],
    [square(104, 21.05, 0.05), {}],
  ]),
  'discs.geojson': collection([[square(104.1, 21, 0.05), {}]]),
  'depressions.geojson': collection([[square(104.01, 21.01, 0.01), {}]]),
  'fibre.geojson': collection([
    [
      {
        type: 'LineString',
        coordinates: [
          [104, 21.02],
          [104.2, 21.02],
        ],
      },
      {},
    ],
  ]),
  'sites.csv': 'site_code,operator,technology,lon,lat\nS1,Viettel,4G,104.02,21.04\n',
  'candidates.csv': 'id,name,lon,lat,cost,radius_m\nC1,Điểm cao,104.1,21.05,1800000000,5000\n',
};

/** Opens a project held in memory with the engine of the screen, without its worker. */
export async function openEngine(files: Files): Promise<{ engine: EngineHost; snapshot: Snapshot }> {
  const encoder = new TextEncoder();
  const sources = Object.entries(files).map(([path, content]) =>
    sourceOfBytes(
      path,
      content instanceof Uint8Array
        ? content
        : encoder.encode(typeof content === 'string' ? content : JSON.stringify(content)),
    ),
  );
  const engine = new EngineHost(() => Promise.reject(new Error('no fonts in this test')));
  const task: TaskContext = {};
  return { engine, snapshot: await engine.openProject(sources, task) };
}
