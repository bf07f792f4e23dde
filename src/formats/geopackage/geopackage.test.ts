import initSql, { type Database } from 'sql.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { featuresAs, outlineOf } from '../../../test/support/read-text.ts';

let empty: () => Database;
beforeAll(async () => {
  const sql = await initSql();
  empty = () => new sql.Database();
});

/** Header of a GeoPackage geometry without envelope, then WKB of a point. */
function pointBlob(x: number, y: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(29));
  [0x47, 0x50, 0, 1].forEach((byte, i) => view.setUint8(i, byte));
  view.setUint8(8, 1);
  view.setUint32(9, 1, true);
  view.setFloat64(13, x, true);
  view.setFloat64(21, y, true);
  return new Uint8Array(view.buffer);
}

function villages(): Database {
  const database = empty();
  database.run(`PRAGMA page_size=1024;
    CREATE TABLE gpkg_spatial_ref_sys (srs_name, srs_id INTEGER PRIMARY KEY, organization, organization_coordsys_id, definition);
    INSERT INTO gpkg_spatial_ref_sys VALUES ('', 4326, 'EPSG', 4326, '');
    CREATE TABLE gpkg_contents (table_name, data_type);
    INSERT INTO gpkg_contents VALUES ('thon', 'features');
    CREATE TABLE gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id);
    INSERT INTO gpkg_geometry_columns VALUES ('thon', 'geom', 'POINT', 4326);
    CREATE TABLE thon (fid INTEGER PRIMARY KEY, geom BLOB, ten TEXT, dan_so INTEGER);`);
  database.run('INSERT INTO thon VALUES (1, ?, ?, 400)', [pointBlob(103.1, 22.3), 'Nà Hừ']);
  return database;
}
const rowsOf = async (...file: Parameters<typeof featuresAs>) =>
  (await featuresAs(...file)).tables[0]!.properties;

/** A write-ahead log with the pages of `after` that differ; the last frame ends the transaction. */
function logOf(before: Uint8Array, after: Uint8Array, size: number, isCommitted = true): Uint8Array {
  const pages = Array.from({ length: after.length / size }, (_, i) => i).filter(
    (i) =>
      after.subarray(i * size, (i + 1) * size).join() !== before.subarray(i * size, (i + 1) * size).join(),
  );
  const log = new DataView(new ArrayBuffer(32 + pages.length * (24 + size)));
  let [first, second] = [0, 0];
  const sum = (from: number, length: number): void => {
    for (let at = from; at < from + length; at += 8) {
      first = (first + log.getUint32(at) + second) >>> 0;
      second = (second + log.getUint32(at + 4) + first) >>> 0;
    }
  };
  [0x377f0683, 3007000, size, 0, 17, 42].forEach((value, i) => log.setUint32(4 * i, value));
  sum(0, 24);
  log.setUint32(24, first);
  log.setUint32(28, second);
  pages.forEach((page, i) => {
    const at = 32 + i * (24 + size);
    const isLast = isCommitted && i === pages.length - 1;
    [page + 1, isLast ? after.length / size : 0, 17, 42].forEach((value, k) =>
      log.setUint32(at + 4 * k, value),
    );
    new Uint8Array(log.buffer).set(after.subarray(page * size, (page + 1) * size), at + 24);
    sum(at, 8);
    sum(at + 24, size);
    log.setUint32(at + 16, first);
    log.setUint32(at + 20, second);
  });
  return new Uint8Array(log.buffer);
}

describe('a GeoPackage with its log', () => {
  const versions = (): readonly [Uint8Array, Uint8Array] => {
    const database = villages();
    const before = database.export();
    database.run('UPDATE thon SET dan_so = 999');
    database.run('INSERT INTO thon VALUES (2, ?, ?, 300)', [pointBlob(103.2, 22.3), 'Nà Sài']);
    const after = database.export();
    // The form that keeps a log.
    before[18] = before[19] = after[18] = after[19] = 2;
    return [before, after];
  };

  it('holds what was written last', async () => {
    const [before, after] = versions();
    const log = logOf(before, after, 1024);
    expect(await rowsOf('a.gpkg', before, { 'a.gpkg-wal': log })).toMatchObject([
      { ten: 'Nà Hừ', dan_so: 999 },
      { ten: 'Nà Sài', dan_so: 300 },
    ]);
  });

  it('leaves out what was not finished, and what is damaged', async () => {
    const [before, after] = versions();
    const open = logOf(before, after, 1024, false);
    const damaged = logOf(before, after, 1024);
    damaged[200] = damaged[200]! ^ 1;
    for (const log of [open, damaged])
      expect(await rowsOf('a.gpkg', before, { 'a.gpkg-wal': log })).toMatchObject([{ dan_so: 400 }]);
  });

  it('is told of where the log is not there', async () => {
    const [before] = versions();
    const { issues } = await featuresAs('a.gpkg', before);
    expect(issues).toMatchObject([{ code: 'database-log-missing', severity: 'warning' }]);
  });
});

it('rows from before a column was added have its default', async () => {
  const database = villages();
  database.run(`ALTER TABLE thon ADD COLUMN loai TEXT DEFAULT 'thôn ''cũ'''`);
  database.run('ALTER TABLE thon ADD COLUMN dien INTEGER NOT NULL DEFAULT 1');
  database.run('ALTER TABLE thon ADD COLUMN ghi_chu TEXT');
  expect(await rowsOf('a.gpkg', database.export())).toMatchObject([
    { loai: "thôn 'cũ'", dien: 1, ghi_chu: null },
  ]);
});

it('codes of nineteen digits stay what they are', async () => {
  const database = villages();
  database.run('UPDATE thon SET dan_so = 1234567890123456789');
  expect(await rowsOf('a.gpkg', database.export())).toMatchObject([{ dan_so: '1234567890123456789' }]);
});

it('SpatiaLite is read, packed lines included', async () => {
  const line = new DataView(new ArrayBuffer(39 + 8 + 16 + 8 + 16 + 1));
  line.setUint8(1, 1);
  line.setUint8(38, 0x7c);
  line.setUint32(39, 1_000_002, true);
  line.setUint32(43, 3, true);
  line.setFloat64(47, 103, true);
  line.setFloat64(55, 22, true);
  line.setFloat32(63, 0.5, true);
  line.setFloat32(67, -0.25, true);
  line.setFloat64(71, 104, true);
  line.setFloat64(79, 23, true);
  line.setUint8(87, 0xfe);
  const database = empty();
  database.run(`CREATE TABLE spatial_ref_sys (srid, auth_name, auth_srid, srtext);
    INSERT INTO spatial_ref_sys VALUES (32648, 'epsg', 32648, '');
    CREATE TABLE geometry_columns (f_table_name, f_geometry_column, geometry_type, srid);
    INSERT INTO geometry_columns VALUES ('tuyen', 'Geometry', 2, 32648);
    CREATE TABLE tuyen (id INTEGER PRIMARY KEY, Geometry BLOB);`);
  database.run('INSERT INTO tuyen VALUES (7, ?)', [new Uint8Array(line.buffer)]);
  const parsed = await featuresAs('a.sqlite', database.export());
  expect(outlineOf(parsed)).toEqual([['line', [1], [103, 22, 103.5, 21.75, 104, 23]]]);
  expect(parsed.tables[0]).toMatchObject({ crs: 'EPSG:32648', properties: [{ id: 7 }] });
});

describe('a view that is a layer', () => {
  const withView = (sql: string): Uint8Array => {
    const database = villages();
    database.run(`CREATE TABLE dan (ma INTEGER, so_dan INTEGER);
      INSERT INTO dan VALUES (1, 77), (2, 9007199254740993);
      INSERT INTO gpkg_contents VALUES ('dong', 'features');
      INSERT INTO gpkg_geometry_columns VALUES ('dong', 'geom', 'POINT', 4326);
      ${sql}`);
    database.run('INSERT INTO thon VALUES (2, ?, ?, 300)', [pointBlob(103.2, 22.3), 'Nà Sài']);
    return database.export();
  };

  it('holds what its statement says', async () => {
    const file = withView(
      `CREATE VIEW "dong" AS SELECT thon.fid AS fid, geom, ten || '!' AS ten, so_dan FROM thon JOIN dan ON ma = fid WHERE dan_so < 400`,
    );
    const parsed = await featuresAs('a.gpkg', file);
    expect(outlineOf(parsed)).toEqual([
      ['point', [1, 2], [103.1, 22.3, 103.2, 22.3]],
      ['point', [3], [103.2, 22.3]],
    ]);
    expect(parsed.tables[1]!.properties).toEqual([{ fid: 2, ten: 'Nà Sài!', so_dan: '9007199254740993' }]);
  });

  it('is told of where SQLite alone cannot run it', async () => {
    const { issues } = await featuresAs(
      'a.gpkg',
      withView('CREATE VIEW dong AS SELECT fid, ST_Centroid(geom) AS geom FROM thon'),
    );
    expect(issues).toMatchObject([
      {
        code: 'view-not-read',
        severity: 'error',
        value: 'dong',
        context: { reason: expect.stringContaining('ST_Centroid') as unknown },
      },
    ]);
  });
});

it('a view of SpatiaLite is in the system of its table; a code that few know stands beside what it means', async () => {
  const database = empty();
  const text =
    'GEOGCS["Lao 1997",DATUM["Lao_National_Datum_1997",SPHEROID["Krassowsky 1940",6378245,298.3]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]';
  database.run(
    `CREATE TABLE spatial_ref_sys (srid, auth_name, auth_srid, srtext);
    CREATE TABLE geometry_columns (f_table_name, f_geometry_column, geometry_type, srid);
    CREATE TABLE views_geometry_columns (view_name, view_geometry, view_rowid, f_table_name, f_geometry_column, read_only);
    INSERT INTO geometry_columns VALUES ('diem', 'geometry', 1, 4678);
    INSERT INTO views_geometry_columns VALUES ('ban', 'geom', 'rowid', 'diem', 'geometry', 1);
    CREATE TABLE diem (id INTEGER PRIMARY KEY, geometry BLOB, ten TEXT);
    CREATE VIEW ban AS SELECT id, geometry AS geom, ten FROM diem WHERE ten <> 'x';`,
  );
  database.run('INSERT INTO spatial_ref_sys VALUES (4678, ?, 4678, ?)', ['epsg', text]);
  database.run('INSERT INTO diem VALUES (1, ?, ?), (2, ?, ?)', [
    pointBlob(103.1, 22.3),
    'x',
    pointBlob(103.2, 22.3),
    'Nà Sài',
  ]);
  const parsed = await featuresAs('a.sqlite', database.export());
  expect(outlineOf(parsed)).toEqual([
    ['point', [1, 2], [103.1, 22.3, 103.2, 22.3]],
    ['point', [3], [103.2, 22.3]],
  ]);
  expect(parsed.tables.map(({ crs }) => crs)).toEqual([
    text.replace(/\]$/, ',AUTHORITY["EPSG","4678"]]'),
    text.replace(/\]$/, ',AUTHORITY["EPSG","4678"]]'),
  ]);
});
