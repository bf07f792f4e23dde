import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { featureCount } from '../../src/model/geometry.ts';
import type { Layer } from '../../src/model/layer.ts';
import { geojsonOf } from '../../src/geometry/packed/pack.ts';
import type { Contestant, Outcome } from './contestant.ts';

let database: PGlite;

async function fill(
  table: string,
  extra: string,
  rows: Iterable<readonly (string | number)[]>,
  columns: number,
): Promise<void> {
  await database.exec(`CREATE TABLE ${table} (${extra}, g geometry)`);
  const values = Array.from({ length: columns }, (_, k) => `$${k + 1}`).join(',');
  for (const row of rows)
    await database.query(
      `INSERT INTO ${table} SELECT ${values}, ST_SetSRID(ST_GeomFromGeoJSON($${columns + 1}), 4326)`,
      row as unknown[],
    );
}

function* shapes(layer: Layer, prefix: readonly number[]): Iterable<(string | number)[]> {
  for (let f = 0; f < featureCount(layer); f++) yield [...prefix, f, JSON.stringify(geojsonOf(layer, f))];
}

async function number(sql: string): Promise<number> {
  const { rows } = await database.query<{ n: string }>(sql);
  // Seen after long queries: no rows and no error.
  if (rows.length === 0) throw new Error('PGlite gave no answer');
  return Number(rows[0].n);
}

const uncovered = (which: string): Promise<number> =>
  number(`SELECT coalesce(sum(n), 0) n FROM (
    SELECT v.commune, sum(v.pop) n FROM v
    WHERE NOT EXISTS (SELECT 1 FROM cov c WHERE ${which} AND ST_Intersects(c.g, v.g)) GROUP BY v.commune) s`);

/** Zones asked about at a time: one query over thousands ends without an answer. */
const CHUNK = 100;

/** Mean share of the zones covered by operator o: clipped pieces, their union, its part of the zone. */
async function meanShare(zones: string, o: number, count: number): Promise<number> {
  let sum = 0;
  for (let from = 0; from < count; from += CHUNK)
    sum += await number(`SELECT sum(share) n FROM (
      SELECT coalesce((SELECT ST_Area(ST_Union(ST_Intersection(c.g, z.g))) FROM cov c
        WHERE c.op = ${o} AND ST_Intersects(c.g, z.g)), 0) / ST_Area(z.g) share
      FROM ${zones} z WHERE z.id >= ${from} AND z.id < ${from + CHUNK}) s`);
  return sum / count;
}

let operators = 0;
let communes = 0;
let villagePolygons = 0;

async function sharesOfLand(): Promise<Outcome> {
  const figures: Record<string, number> = {};
  for (let o = 0; o < operators; o++) {
    figures[`communes${o}`] = await meanShare('commune', o, communes);
    if (villagePolygons > 0) await meanShare('vp', o, villagePolygons);
  }
  return { figures };
}

export const pglite: Contestant = {
  async load(layers) {
    database = await PGlite.create({ extensions: { postgis } });
    await database.exec('CREATE EXTENSION postgis');
    operators = layers.coverage.length;
    communes = featureCount(layers.communes);
    villagePolygons = layers.villagePolygons ? featureCount(layers.villagePolygons) : 0;
    for (const [o, layer] of layers.coverage.entries()) {
      if (o === 0) await fill('cov', 'op int, id int', shapes(layer, [o]), 2);
      else
        for (const row of shapes(layer, [o]))
          await database.query(
            'INSERT INTO cov SELECT $1, $2, ST_SetSRID(ST_GeomFromGeoJSON($3), 4326)',
            row,
          );
    }
    await fill('commune', 'id int', shapes(layers.communes, []), 1);
    await fill('dep', 'id int', shapes(layers.depressions, []), 1);
    if (layers.villagePolygons) await fill('vp', 'id int', shapes(layers.villagePolygons, []), 1);
    const points = Array.from(layers.population, (people, v) => [
      v,
      layers.commune[v],
      people,
      JSON.stringify({ type: 'Point', coordinates: [layers.villages[2 * v], layers.villages[2 * v + 1]] }),
    ]);
    await fill('v', 'id int, commune int, pop int', points, 3);
    await fill('line', 'id int', shapes(layers.fibre, []), 1);
    for (const table of ['cov', 'commune', 'dep', ...(villagePolygons > 0 ? ['vp'] : [])])
      await database.exec(`UPDATE ${table} SET g = ST_MakeValid(g) WHERE NOT ST_IsValid(g)`);
    await database.exec('CREATE TABLE fibre AS SELECT ST_Subdivide(g, 16)::geography g FROM line');
    for (const table of ['cov', 'commune', 'dep', 'v', 'fibre', ...(villagePolygons > 0 ? ['vp'] : [])])
      await database.exec(`CREATE INDEX ON ${table} USING gist (g); ANALYZE ${table}`);
  },
  tasks: {
    T1: async () => {
      const figures: Record<string, number> = {};
      for (let o = 0; o < operators; o++) figures[`uncovered${o}`] = await uncovered(`c.op = ${o}`);
      return { figures: { ...figures, uncoveredAny: await uncovered('true') } };
    },
    T2: sharesOfLand,
    T3: async () => ({
      figures: {
        meanMeters: await number(`SELECT avg(d) n FROM (
          SELECT (SELECT ST_Distance(f.g, v.g::geography) FROM fibre f ORDER BY f.g <-> v.g::geography LIMIT 1) d FROM v) s`),
      },
    }),
    T4: async () => ({
      figures: {
        areaKm2: await number(
          'SELECT sum(ST_Area(u::geography)) / 1e6 n FROM (SELECT ST_Union(g) u FROM cov GROUP BY op) s',
        ),
      },
    }),
    T5: async () => ({
      figures: {
        people: await number(
          'SELECT coalesce(sum(pop), 0) n FROM v WHERE EXISTS (SELECT 1 FROM dep d WHERE ST_Intersects(d.g, v.g))',
        ),
        areaKm2: await number(`SELECT sum(a) / 1e6 n FROM (
          SELECT ST_Area(ST_Union(ST_Intersection(d.g, c.g))::geography) a
          FROM commune c JOIN dep d ON ST_Intersects(d.g, c.g) GROUP BY c.id) s`),
      },
    }),
  },
};
