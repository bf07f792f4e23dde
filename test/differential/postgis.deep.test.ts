import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markCoveredPoints } from '../../src/geometry/points/covered-points.ts';
import { measureOverlay } from '../../src/geometry/overlay/overlay-tiles.ts';
import { NearestLine } from '../../src/geometry/lines/nearest-line.ts';
import { geojsonOf, packLines, packPolygons, selectParts } from '../../src/geometry/packed/pack.ts';
import { PointGrid } from '../../src/geometry/points/point-grid.ts';
import { repairPolygons } from '../../src/geometry/polygons/repair.ts';
import { featureCount } from '../../src/model/geometry.ts';
import type { Layer } from '../../src/model/layer.ts';
import { randomLayer, randomPlaces, seeded } from '../support/random-layers.ts';

const SIDE = 4;

/** Communes as a raster of squares over the random layers. */
const communes = packPolygons(
  Array.from({ length: SIDE * SIDE }, (_, k) => {
    const step = 0.3 / SIDE;
    const west = 104 + step * (k % SIDE);
    const south = 21 + step * Math.floor(k / SIDE);
    return [
      [
        [
          [west, south],
          [west + step, south],
          [west + step, south + step],
          [west, south + step],
          [west, south],
        ],
      ],
    ];
  }),
);

/** Winding lines across the communes. */
function randomLines(seed: number): Layer {
  const random = seeded(seed);
  return packLines(
    Array.from({ length: 12 }, () => {
      let x = 104 + 0.3 * random();
      let y = 21 + 0.3 * random();
      return [
        Array.from({ length: 40 }, (): [number, number] => {
          x += 0.02 * (random() - 0.5);
          y += 0.02 * (random() - 0.5);
          return [x, y];
        }),
      ];
    }),
  );
}

/** The province's five questions, asked of PostGIS on a layer small enough for every run. */
describe('the engine beside PostGIS', () => {
  const operators = [randomLayer(11, 60), randomLayer(12, 60)];
  const depressions = randomLayer(13, 30);
  const fibre = randomLines(14);
  const places = randomPlaces(15, 300, operators[0]);
  const people = Array.from({ length: places.length / 2 }, (_, v) => 30 + ((v * 37) % 400));
  let database: PGlite;

  /** Part by part: parts of a feature that overlap are one land, which MakeValid of the whole would not say. */
  async function fill(table: string, layer: Layer, group = 0): Promise<void> {
    const single = selectParts(layer, Array(layer.parts.length - 1).keys());
    for (let f = 0; f < featureCount(single); f++)
      await database.query(
        `INSERT INTO ${table} SELECT $1, $2, ST_MakeValid(ST_SetSRID(ST_GeomFromGeoJSON($3), 4326))`,
        [group, f, JSON.stringify(geojsonOf(single, f))],
      );
  }

  const numbers = async (sql: string): Promise<number[]> =>
    (await database.query<{ n: string | null }>(sql)).rows.map(({ n }) => Number(n));

  beforeAll(async () => {
    database = await PGlite.create({ extensions: { postgis } });
    await database.exec('CREATE EXTENSION postgis');
    for (const table of ['cov', 'commune', 'dep', 'line'])
      await database.exec(`CREATE TABLE ${table} (op int, id int, g geometry)`);
    await fill('cov', operators[0], 0);
    await fill('cov', operators[1], 1);
    await fill('commune', communes);
    await fill('dep', depressions);
    await fill('line', fibre);
    await database.exec('CREATE TABLE v (id int, pop int, g geometry)');
    for (let v = 0; v < people.length; v++)
      await database.query(
        'INSERT INTO v SELECT $1, $2, ST_SetSRID(ST_MakePoint($3::float8, $4::float8), 4326)',
        [v, people[v], places[2 * v], places[2 * v + 1]],
      );
  }, 300_000);
  afterAll(() => database.close());

  const coveredBy = (layers: readonly Layer[]): Uint8Array => {
    const covered = new Uint8Array(people.length);
    for (const layer of layers) markCoveredPoints(layer, new PointGrid(places), covered);
    return covered;
  };

  it('counts the same people outside coverage, per operator and under any', async () => {
    // GEOS puts middles of bow-tie edges beside edges that it has cut.
    const sure = people.map((_, v) => v % 6 !== 3);
    const uncovered = (layers: readonly Layer[]): number =>
      coveredBy(layers).reduce((sum, inside, v) => (inside || !sure[v] ? sum : sum + people[v]), 0);
    const ask = (which: string): Promise<number[]> =>
      numbers(`SELECT coalesce(sum(pop), 0) n FROM v WHERE id % 6 <> 3
        AND NOT EXISTS (SELECT 1 FROM cov c WHERE ${which} AND ST_Intersects(c.g, v.g))`);
    expect([uncovered([operators[0]])]).toEqual(await ask('c.op = 0'));
    expect([uncovered([operators[1]])]).toEqual(await ask('c.op = 1'));
    expect([uncovered(operators)]).toEqual(await ask('true'));
  });

  it('covers the same part of every commune within 0.02 %, and depressions the same land within 1e-4', async () => {
    const valid = async (layer: Layer) => (await repairPolygons(layer)).geometry;
    const sets = [[await valid(operators[0])], [await valid(operators[1])], [await valid(depressions)]];
    const { zones } = measureOverlay({ zones: [communes], sets, joined: [[0, 1]], totals: [] });
    const [{ share, coveredSquareMeters }] = zones;
    const asked = (from: string): Promise<number[]> =>
      numbers(`SELECT coalesce((SELECT ST_Area(ST_Intersection(ST_Union(c.g), z.g)::geography)
        FROM ${from}), 0) / ST_Area(z.g::geography) n FROM commune z ORDER BY z.id`);
    for (const [u, from] of ['cov c WHERE c.op = 0', 'cov c WHERE c.op = 1', 'dep c', 'cov c'].entries()) {
      const peer = await asked(from);
      expect(peer).toHaveLength(SIDE * SIDE);
      peer.forEach((part, k) => expect(Math.abs(share[u][k] - part)).toBeLessThan(2e-4));
    }
    const areas =
      await numbers(`SELECT ST_Area(ST_Intersection((SELECT ST_Union(d.g) FROM dep d), z.g)::geography) n
      FROM commune z ORDER BY z.id`);
    areas.forEach((area, k) =>
      expect(Math.abs(coveredSquareMeters[2][k] - area)).toBeLessThanOrEqual(1e-4 * area),
    );
  });

  it('is as far from fibre, within a metre', async () => {
    const index = new NearestLine([fibre]);
    const peer = await numbers(`SELECT (SELECT min(ST_Distance(l.g::geography, v.g::geography)) FROM line l) n
      FROM v ORDER BY v.id`);
    peer.forEach((distance, v) => {
      const mine = index.find(places[2 * v], places[2 * v + 1]).distanceMeters;
      expect(Math.abs(mine - distance)).toBeLessThan(1);
    });
  });
});
