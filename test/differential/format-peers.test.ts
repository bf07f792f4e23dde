import { readdirSync, readFileSync } from 'node:fs';
import { kml as peerKml, gpx as peerGpx } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import Papa from 'papaparse';
import initSql from 'sql.js';
import { describe, expect, it } from 'vitest';
import { csv } from '../../src/formats/csv/csv.ts';
import { geojson } from '../../src/formats/geojson/geojson.ts';
import { writeGeoJson } from '../../src/formats/geojson/geojson-writer.ts';
import type { ParsedFeatures, ParsedSheets } from '../../src/formats/reading/parsed-file.ts';
import { readFile } from '../../src/formats/registry.ts';
import { SqliteDatabase } from '../../src/formats/geopackage/database.ts';
import { sourceOfBytes } from '../../src/model/basics/bytes.ts';
import { sharedPath } from '../support/shared.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function features(name: string, bytes: Uint8Array): Promise<ParsedFeatures> {
  const result = await readFile(sourceOfBytes(name, bytes));
  if (!result.ok) throw new Error(`${name}: ${result.refusal.code}`);
  return result.value as ParsedFeatures;
}

describe('GeoJSON beside JSON.parse', () => {
  const position = fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -90, max: 90, noNaN: true }),
  );
  const line = fc.uniqueArray(position, { minLength: 2, maxLength: 6, selector: String });
  const geometry = fc.oneof(
    position.map((coordinates) => ({ type: 'Point', coordinates })),
    line.map((coordinates) => ({ type: 'LineString', coordinates })),
    fc
      .array(line, { minLength: 1, maxLength: 3 })
      .map((coordinates) => ({ type: 'MultiLineString', coordinates })),
  );
  const feature = fc.record({
    type: fc.constant('Feature'),
    properties: fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
    geometry,
  });

  it('gives the same doubles and properties, feature by feature', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(feature, { maxLength: 6 }),
        fc.integer({ min: 0, max: 2 }),
        async (list, indent) => {
          const text = JSON.stringify({ type: 'FeatureCollection', features: list }, null, indent);
          const result = await geojson.read(sourceOfBytes('a.geojson', utf8(text)), []);
          if (!result.ok) throw new Error(result.refusal.code);
          const reading = result.value as ParsedFeatures;
          const parsed = (
            JSON.parse(text) as { features: { properties: object; geometry: { coordinates: unknown[] } }[] }
          ).features;
          const rejected = new Set(
            reading.issues.flatMap((issue) => (issue.did === 'rejected' ? [issue.feature] : [])),
          );
          expect(reading.read).toBe(parsed.length);
          for (const { geometry: packed, featureNumbers, properties } of reading.tables) {
            featureNumbers.forEach((number, i) => {
              const { parts, rings, features: offsets, xy } = packed;
              const from = rings[parts[offsets[i]!]!]!;
              const to = rings[parts[offsets[i + 1]!]!]!;
              const truth = parsed[number - 1]!;
              expect([...xy.subarray(2 * from, 2 * to)]).toEqual(truth.geometry.coordinates.flat(3));
              const own = Object.fromEntries(
                Object.entries(truth.properties).filter(([key]) => key !== '__proto__'),
              );
              expect(JSON.stringify(properties[i])).toBe(
                JSON.stringify(own).replaceAll(/"__proto__":[^,}]*,?/g, ''),
              );
              expect(rejected.has(number)).toBe(false);
            });
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('CSV beside Papa Parse', () => {
  it('gives the same cells', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ộ', '"', ',', ' b', '\n', '1'), maxLength: 6 });
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 15 });
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const text = Papa.unparse([['x', 'y', 'z'], ...list], {
          delimiter: ',',
          newline: '\r\n',
          quotes: true,
        });
        const result = await csv.read(sourceOfBytes('a.csv', utf8(text)), []);
        if (!result.ok) throw new Error(result.refusal.code);
        const own = (result.value as ParsedSheets).sheets[0]!.rows.map((row) =>
          row.map((value) => value ?? ''),
        );
        const peer = Papa.parse<string[]>(text, { delimiter: ',' }).data.map((row) => {
          const cells = row.map((value) => (value.trim() === '' ? '' : value));
          while (cells.length > 0 && cells.at(-1) === '') cells.pop();
          return cells;
        });
        expect(own).toEqual(peer.filter((row) => row.length > 0));
      }),
    );
  });
});

describe('SQLite beside sql.js', () => {
  it('gives the same rows, long ones and deep trees included', async () => {
    const sql = await initSql();
    const value = fc.oneof(
      fc.constant(null),
      fc.integer(),
      fc.double({ noNaN: true }),
      fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !text.includes('\0')),
      fc.integer({ min: 0, max: 9000 }).map((length) => 'ộ'.repeat(length)),
      fc.uint8Array({ maxLength: 3000 }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 60 }), (rows) => {
        const database = new sql.Database();
        database.run(
          'PRAGMA page_size=1024; CREATE TABLE t ("id" INTEGER PRIMARY KEY, a, "b c" TEXT DEFAULT (\'x,y\'), UNIQUE (id))',
        );
        rows.forEach(([a, b]) => database.run('INSERT INTO t (a, "b c") VALUES (?, ?)', [a, b]));
        const truth = database.exec('SELECT * FROM t')[0]!;
        const own = new SqliteDatabase(database.export(), 'a.gpkg');
        expect(own.columns('t')).toEqual(truth.columns);
        expect([...own.rows('t')].map((row) => row.map(comparable))).toEqual(
          truth.values.map((row) => row.map(comparable)),
        );
      }),
      { numRuns: 40 },
    );
  });
  const comparable = (value: unknown): unknown =>
    value instanceof Uint8Array ? `bytes ${[...value].join()}` : value;
});

const kmlFolder = sharedPath('reference/bad-input/kml/togeojson/test/data');

describe.skipIf(!kmlFolder)('KML and GPX beside togeojson', () => {
  const names = kmlFolder ? readdirSync(kmlFolder).filter((name) => /\.(kml|gpx)$/.test(name)) : [];
  it.each(names)('%s: the same number of features and positions', async (name) => {
    const text = readFileSync(`${kmlFolder}/${name}`, 'utf8');
    const document = new DOMParser().parseFromString(text, 'text/xml') as unknown as Document;
    const peer = name.endsWith('.kml') ? peerKml(document) : peerGpx(document);
    const parsed = await features(name, utf8(text));
    // The peer makes outlines of pictures; they are no features here.
    const places = peer.features.filter(
      (feature) => feature.properties?.['@geometry-type'] !== 'groundoverlay',
    );
    // The peer leaves some lines without two points out, silently; here all are told.
    const tooShort = parsed.issues.filter((issue) =>
      /^(too-few-positions|geometry-missing)$/.test(issue.code),
    ).length;
    expect(parsed.read).toBeGreaterThanOrEqual(places.length);
    expect(parsed.read - (name.endsWith('.gpx') ? tooShort : 0)).toBeLessThanOrEqual(places.length);
    const positions = (coordinates: unknown): number =>
      Array.isArray(coordinates)
        ? typeof coordinates[0] === 'number'
          ? 1
          : coordinates.reduce((sum: number, inner) => sum + positions(inner), 0)
        : 0;
    const count = (geometry: GeoJSON.Geometry | null): number =>
      geometry === null
        ? 0
        : geometry.type === 'GeometryCollection'
          ? geometry.geometries.reduce((sum, member) => sum + count(member), 0)
          : positions(geometry.coordinates);
    const rejected = new Set(
      parsed.issues.flatMap((issue) => (issue.did === 'rejected' ? [issue.feature] : [])),
    );
    const repeated =
      parsed.issues.find((issue) => issue.code === 'repeated-points-left-out')?.context?.['points'] ?? 0;
    const closed = parsed.issues.filter((issue) => issue.code === 'ring-closed').length;
    const own = parsed.tables.reduce((sum, table) => sum + table.geometry.xy.length / 2, 0);
    const truth = places.reduce(
      (sum, feature, i) => sum + (rejected.has(i + 1) ? 0 : count(feature.geometry)),
      0,
    );
    expect(own + Number(repeated) - closed).toBe(truth);
  });
});

const shpFolder = sharedPath('reference/bad-input/mixed/loaders.gl/modules/shapefile/test/data/shapefile-js');

describe.skipIf(!shpFolder)('shapefiles beside their published answers', () => {
  const names = shpFolder
    ? readdirSync(shpFolder)
        .filter((name) => name.endsWith('.shp'))
        .map((name) => name.slice(0, -4))
    : [];
  it.each(names)('%s: the same coordinates', async (name) => {
    const open = (extension: string) =>
      sourceOfBytes(
        `${name}.${extension}`,
        new Uint8Array(readFileSync(`${shpFolder}/${name}.${extension}`)),
      );
    const result = await readFile(open('shp'));
    if (!result.ok) throw new Error(result.refusal.code);
    const parsed = result.value as ParsedFeatures;
    const truth = JSON.parse(readFileSync(`${shpFolder}/${name}.json`, 'utf8')) as GeoJSON.FeatureCollection;
    const again = JSON.parse(
      new TextDecoder().decode(writeGeoJson(parsed.tables, { decimals: null })),
    ) as GeoJSON.FeatureCollection;
    // The answers have their rings turned and begun elsewhere.
    const numbers = (list: GeoJSON.Feature[]): string[][] =>
      list.map(({ geometry }) =>
        geometry && 'coordinates' in geometry ? pairs(geometry.coordinates).sort() : [],
      );
    expect(parsed.read).toBe(truth.features.length);
    expect(numbers(again.features)).toEqual(numbers(truth.features));
  });
  const pairs = (coordinates: unknown[]): string[] =>
    typeof coordinates[0] === 'number'
      ? [coordinates.slice(0, 2).join()]
      : coordinates.flatMap((inner) => pairs(inner as unknown[]));
});
