import type { SqliteDatabase } from './database.ts';
import type { SqlValue } from './record.ts';

/** A layer as the database lists it. */
export interface ListedLayer {
  readonly table: string;
  readonly column: string;
  readonly crs: string | null;
}

type Row = ReadonlyMap<string, SqlValue>;

/** Rows of a table by the names of its columns in lower case. */
export function* records(database: SqliteDatabase, table: string): Generator<Row> {
  const names = database.columns(table).map((name) => name.toLowerCase());
  for (const values of database.rows(table)) yield new Map(names.map((name, i) => [name, values[i] ?? null]));
}

/** The layers of a GeoPackage, of SpatiaLite, or of a plain SQLite file as GDAL writes it. */
export function layersOf(database: SqliteDatabase): readonly ListedLayer[] {
  const isGeoPackage = database.has('gpkg_geometry_columns');
  const systems = new Map(
    isGeoPackage
      ? [...records(database, 'gpkg_spatial_ref_sys')].map((row) => [row.get('srs_id'), crsOfGeoPackage(row)])
      : [...records(database, 'spatial_ref_sys')].map((row) => [row.get('srid'), crsOfSpatialite(row)]),
  );
  const listed = isGeoPackage
    ? [...records(database, 'gpkg_geometry_columns')]
    : ['geometry_columns', 'views_geometry_columns'].flatMap((table) => [...records(database, table)]);
  return listed.map((row) => ({
    table: textOf(row, 'table_name', 'f_table_name', 'view_name'),
    column: textOf(row, 'column_name', 'f_geometry_column', 'view_geometry'),
    crs: systems.get(row.get('srs_id') ?? row.get('srid') ?? null) ?? null,
  }));
}

const textOf = (row: Row, ...names: readonly string[]): string =>
  String(names.map((name) => row.get(name)).find((value) => typeof value === 'string') ?? '');

function crsOfGeoPackage(system: Row): string | null {
  const code = system.get('organization_coordsys_id');
  const organization = system.get('organization');
  // -1 and 0: undefined Cartesian and geographic systems.
  if (typeof code !== 'number' || code <= 0) return null;
  if (typeof organization === 'string' && /^epsg$/i.test(organization)) return `EPSG:${code}`;
  const definition = system.get('definition');
  return typeof definition === 'string' ? definition : `${String(organization)}:${code}`;
}

function crsOfSpatialite(system: Row): string | null {
  const code = system.get('auth_srid');
  if (typeof code === 'number' && /^epsg$/i.test(String(system.get('auth_name')))) return `EPSG:${code}`;
  const text = system.get('srtext') ?? system.get('proj4text') ?? system.get('srs_wkt');
  return typeof text === 'string' && text !== '' ? text : null;
}
