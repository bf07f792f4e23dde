import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { songBan } from '../support/command-line.ts';

const root = mkdtempSync(join(tmpdir(), 'song-ban-threads-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

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

const write = (name: string, features: readonly (readonly [object, object])[]): void =>
  writeFileSync(
    join(root, name),
    JSON.stringify({
      type: 'FeatureCollection',
      features: features.map(([geometry, properties]) => ({ type: 'Feature', geometry, properties })),
    }),
  );

/** Large enough that files are read and land is measured in other threads: 550,000 vertices. */
function writeProject(): void {
  const places = Array.from({ length: 10 }, (_, k) => [104 + 0.05 * (k % 5), 21 + 0.05 * Math.floor(k / 5)]);
  write(
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
    'ban.geojson',
    places.map(([w, s], k) => [
      { type: 'Point', coordinates: [w + 0.02, s + 0.03] },
      { village_code: `b${k}`, ten_ban: `Bản ${k}`, dan_so: 100 + k },
    ]),
  );
  for (const operator of ['viettel', 'mobifone'])
    write(
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
    join(root, 'project.json'),
    JSON.stringify({
      ...{ format: 'song-ban-project', version: 1, title: 'Thử', asOf: '2026-09-30', synthetic: true },
      province: { code: '14', name: 'Sơn La' },
      sources: [{ ...communes, columns }, villages, ...coverage],
    }),
  );
}

function analysed(threads: number): Record<string, string> {
  const out = `out-${threads}`;
  const before = { ...process.env };
  Object.assign(process.env, { SONG_BAN_THREADS: String(threads), SONG_BAN_CACHE: 'off' });
  const ran = songBan(['analyze', 'project.json', '--out', out], root);
  process.env = before;
  expect(ran.stderr).toBe('');
  return Object.fromEntries(
    readdirSync(join(root, out)).map((name) => [name, readFileSync(join(root, out, name), 'utf8')]),
  );
}

it('gives the same bytes with one thread and with three', () => {
  writeProject();
  const alone = analysed(1);
  expect(analysed(3)).toEqual(alone);
  const { issues } = JSON.parse(alone['report.json']) as { issues: { code: string; feature: number }[] };
  expect(issues.filter(({ code }) => code === 'ring-crosses-itself')).toHaveLength(22);
  const shares = alone['communes.csv'].trim().split('\r\n').slice(1);
  expect(shares).toHaveLength(10);
});
