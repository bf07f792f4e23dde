import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { utils, write, type WorkBook } from '@e965/xlsx';
import { geojson as flatgeobuf } from 'flatgeobuf';
import { gzipSync } from 'fflate';
import { writeArrayBuffer } from 'geotiff';
import initSql from 'sql.js';
import { writeZip } from '../../src/formats/zip/write-archive.ts';
import { writeParquet, type PageCodec } from './parquet.ts';
import { PAGE_CODECS } from './parquet-codecs.ts';
import { dbfFile, pointShp } from './shapefile.ts';

/**
 * Writes test/fixtures/formats: the same three villages in every format, so that the answer is known from this list
 * alone. Run: node scripts/launch.mjs test/support/build-format-fixtures.ts
 */
const VILLAGES = [
  { ten: 'Nà Hỳ', so_ho: 62, lon: 102.7123, lat: 22.1234 },
  { ten: 'Bản Mới', so_ho: 125, lon: 102.9, lat: 22.2 },
  { ten: 'Đồn Đèn', so_ho: 40, lon: 103.05, lat: 21.95 },
] as const;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const features = VILLAGES.map(({ ten, so_ho, lon, lat }) => ({
  type: 'Feature' as const,
  properties: { ten, so_ho },
  geometry: { type: 'Point' as const, coordinates: [lon, lat] },
}));
const collection = { type: 'FeatureCollection' as const, features };

const KML = `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>Bản</name>
${VILLAGES.map(
  ({ ten, so_ho, lon, lat }) =>
    `<Placemark><name>${ten}</name><ExtendedData><Data name="so_ho"><value>${so_ho}</value></Data></ExtendedData><Point><coordinates>${lon},${lat},650</coordinates></Point></Placemark>`,
).join('\n')}
</Folder></Document></kml>
`;
const GPX = `<?xml version="1.0"?>
<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">
${VILLAGES.map(({ ten, so_ho, lon, lat }) => `<wpt lat="${lat}" lon="${lon}"><name>${ten}</name><cmt>${so_ho}</cmt></wpt>`).join('\n')}
</gpx>
`;
const TOPOJSON = {
  type: 'Topology',
  arcs: [],
  objects: {
    ban: {
      type: 'GeometryCollection',
      geometries: VILLAGES.map(({ ten, so_ho, lon, lat }) => ({
        type: 'Point',
        coordinates: [lon, lat],
        properties: { ten, so_ho },
      })),
    },
  },
};

function wkbPoint(lon: number, lat: number): Uint8Array {
  const bytes = new Uint8Array(21);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 1);
  view.setUint32(1, 1, true);
  view.setFloat64(5, lon, true);
  view.setFloat64(13, lat, true);
  return bytes;
}

async function geopackage(): Promise<Uint8Array> {
  const sql = await initSql();
  const database = new sql.Database();
  database.run(`
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
    INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, '');
    CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, srs_id INTEGER);
    INSERT INTO gpkg_contents VALUES ('ban', 'features', 4326), ('ghi_chu', 'attributes', 0);
    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z TINYINT, m TINYINT);
    INSERT INTO gpkg_geometry_columns VALUES ('ban', 'geom', 'POINT', 4326, 0, 0);
    CREATE TABLE "ban" ("fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "geom" POINT, "ten" TEXT(80), "so_ho" MEDIUMINT, CHECK (so_ho > 0));
    CREATE TABLE ghi_chu (chu TEXT);`);
  for (const { ten, so_ho, lon, lat } of VILLAGES) {
    const blob = Uint8Array.of(0x47, 0x50, 0, 1, 0xe6, 0x10, 0, 0, ...wkbPoint(lon, lat));
    database.run('INSERT INTO ban (geom, ten, so_ho) VALUES (?, ?, ?)', [blob, ten, so_ho]);
  }
  return database.export();
}

const geoparquet = (codec?: PageCodec): Uint8Array =>
  writeParquet(
    [
      { name: 'ten', values: VILLAGES.map(({ ten }) => utf8(ten)), utf8: true },
      { name: 'so_ho', values: VILLAGES.map(({ so_ho }) => so_ho) },
      { name: 'geometry', values: VILLAGES.map(({ lon, lat }) => wkbPoint(lon, lat)) },
    ],
    {
      geo: JSON.stringify({
        version: '1.1.0',
        primary_column: 'geometry',
        columns: { geometry: { encoding: 'WKB', geometry_types: ['Point'] } },
      }),
    },
    codec,
  );

const HEADER = ['Thôn, bản', 'Số hộ', 'Kinh độ', 'Vĩ độ'];
const TABLE = [HEADER, ...VILLAGES.map(({ ten, so_ho, lon, lat }) => [ten, so_ho, lon, lat])];

function workbook(bookType: 'xlsx' | 'biff8' | 'ods' | 'xlsb'): Uint8Array {
  const book: WorkBook = utils.book_new();
  const sheet = utils.aoa_to_sheet([['DANH SÁCH BẢN', null, null, null], ...TABLE]);
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 3 } }];
  utils.book_append_sheet(book, sheet, 'Bản');
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
}

function shapefile(): Map<string, Uint8Array> {
  const rows = VILLAGES.map(({ ten, so_ho }) => [utf8(ten), utf8(String(so_ho).padStart(6))]);
  const fields = [
    { name: 'ten', type: 'C', length: 40 },
    { name: 'so_ho', type: 'N', length: 6 },
  ] as const;
  return new Map([
    ['ban.shp', pointShp(VILLAGES.map(({ lon, lat }) => [lon, lat] as const))],
    ['ban.dbf', dbfFile(fields, rows)],
    ['ban.cpg', utf8('UTF-8')],
    [
      'ban.prj',
      utf8(
        'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]',
      ),
    ],
  ]);
}

async function geotiff(): Promise<Uint8Array> {
  const values = Float32Array.of(650, 700, -32768, 720, 800, 910);
  const tags = {
    width: 3,
    height: 2,
    ModelPixelScale: [0.5, 0.5, 0],
    ModelTiepoint: [0, 0, 0, 102.5, 22.5, 0],
  };
  const keys = {
    SampleFormat: [3],
    BitsPerSample: [32],
    GTModelTypeGeoKey: 2,
    GTRasterTypeGeoKey: 1,
    GeographicTypeGeoKey: 4326,
  };
  return new Uint8Array((await writeArrayBuffer(values, { ...tags, ...keys })) as ArrayBuffer);
}

function hgt(): Uint8Array {
  const bytes = new Uint8Array(1201 * 1201 * 2);
  new DataView(bytes.buffer).setInt16(0, 650);
  return gzipSync(bytes, { mtime: 1 });
}

const csvText = (delimiter: string): string =>
  `\uFEFF${TABLE.map((row) => row.join(delimiter)).join('\r\n')}\r\n`;

async function files(): Promise<Record<string, Uint8Array>> {
  return {
    'geojson/ban.geojson': utf8(JSON.stringify(collection)),
    'geojson-lines/ban.ndjson': utf8(`${features.map((feature) => JSON.stringify(feature)).join('\n')}\n`),
    'topojson/ban.topojson': utf8(JSON.stringify(TOPOJSON)),
    'csv/ban.csv': utf8(csvText(';')),
    'tsv/ban.tsv': utf8(csvText('\t')),
    'xlsx/ban.xlsx': workbook('xlsx'),
    'xls/ban.xls': workbook('biff8'),
    'ods/ban.ods': workbook('ods'),
    'xlsb/ban.xlsb': workbook('xlsb'),
    ...Object.fromEntries([...shapefile()].map(([name, bytes]) => [`shapefile/${name}`, bytes])),
    'shapefile-zip/ban.zip': writeZip(shapefile()),
    'kml/ban.kml': utf8(KML),
    'kmz/ban.kmz': writeZip(new Map([['doc.kml', utf8(KML)]])),
    'gpx/ban.gpx': utf8(GPX),
    'geopackage/ban.gpkg': await geopackage(),
    'flatgeobuf/ban.fgb': flatgeobuf.serialize(collection, 4326),
    'geoparquet/ban.parquet': geoparquet(),
    ...Object.fromEntries(
      Object.entries(PAGE_CODECS).map(([name, codec]) => [
        `geoparquet-${name}/ban.parquet`,
        geoparquet(codec),
      ]),
    ),
    'geotiff/dem.tif': await geotiff(),
    'hgt/N21E102.hgt.gz': hgt(),
  };
}

const root = 'test/fixtures/formats';
rmSync(root, { recursive: true, force: true });
for (const [path, bytes] of Object.entries(await files())) {
  const target = `${root}/${path}`;
  mkdirSync(target.slice(0, target.lastIndexOf('/')), { recursive: true });
  writeFileSync(target, bytes);
}
