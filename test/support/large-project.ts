import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A frayed outline of `count` vertices about (lon, lat); every fifth star crosses itself. */
function star(lon: number, lat: number, count: number, k: number): number[][][] {
  const ring = Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    const radius = 0.02 + 0.004 * Math.sin(7 * angle + k) + 0.00001 * (i % 3);
    return [lon + radius * Math.cos(angle), lat + radius * Math.sin(angle)].map((x) => Number(x.toFixed(7)));
  });
  if (k % 5 === 0) [ring[100], ring[105]] = [ring[105], ring[100]];
  return [[...ring, ring[0]]];
}

const write = (folder: string, name: string, features: readonly (readonly [object, object])[]): void =>
  writeFileSync(
    join(folder, name),
    JSON.stringify({
      type: 'FeatureCollection',
      features: features.map(([geometry, properties]) => ({ type: 'Feature', geometry, properties })),
    }),
  );

/** Large enough that files are read and land is measured in other threads: 550,000 vertices. */
export function writeLargeProject(folder: string): void {
  const places = Array.from({ length: 10 }, (_, k) => [104 + 0.05 * (k % 5), 21 + 0.05 * Math.floor(k / 5)]);
  write(
    folder,
    'xa.geojson',
    places.map(([w, s], k) => [
      {
        type: 'Polygon',
        coordinates: [
          [
            [w, s],
            [w + 0.05, s],
            [w + 0.05, s + 0.05],
            [w, s + 0.05],
            [w, s],
          ],
        ],
      },
      { code: `0000${k}`, name: `Xã ${k}` },
    ]),
  );
  write(
    folder,
    'ban.geojson',
    places.map(([w, s], k) => [
      { type: 'Point', coordinates: [w + 0.02, s + 0.03] },
      { village_code: `b${k}`, ten_ban: `Bản ${k}`, dan_so: 100 + k },
    ]),
  );
  for (const operator of ['viettel', 'mobifone'])
    write(
      folder,
      `${operator}.geojson`,
      Array.from({ length: 55 }, (_, k) => {
        const [lon, lat] = places[k % 10];
        const shift = 0.001 * k + (operator === 'viettel' ? 0 : 0.01);
        return [{ type: 'Polygon', coordinates: star(lon + shift, lat + 0.02, 5000, k) }, {}];
      }),
    );
  const coverage = ['viettel', 'mobifone'].map((operator) => ({
    ...{ id: operator, role: 'coverage', path: `${operator}.geojson`, operator },
    ...{ technology: '4G', evidence: 'declared' },
  }));
  const communes = { id: 'xa', role: 'communes', path: 'xa.geojson' };
  const columns = { commune_code: 'code', commune: 'name' };
  const villages = { id: 'ban', role: 'villages', path: 'ban.geojson' };
  writeFileSync(
    join(folder, 'project.json'),
    JSON.stringify({
      ...{ format: 'song-ban-project', version: 1, title: 'Thử', asOf: '2026-09-30', synthetic: true },
      province: { code: '14', name: 'Sơn La' },
      sources: [{ ...communes, columns }, villages, ...coverage],
    }),
  );
}
