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
  const systemOf = new Map(
    [...records(database, 'geometry_columns')].map(
      (row) => [textOf(row, 'f_table_name').toLowerCase(), row.get('srid') ?? null] as const,
    ),
  );
  return listed.map((row) => {
    const isView = row.has('view_name');
    // A view of SpatiaLite is in the system of the table that its geometry is from.
    const system = isView
      ? systemOf.get(textOf(row, 'f_table_name').toLowerCase())
      : (row.get('srs_id') ?? row.get('srid'));
    return {
      table: textOf(row, 'view_name', 'table_name', 'f_table_name'),
      column: textOf(row, 'view_geometry', 'column_name', 'f_geometry_column'),
      crs: systems.get(system ?? null) ?? null,
    };
  });
}

const textOf = (row: Row, ...names: readonly string[]): string =>
  String(names.map((name) => row.get(name)).find((value) => typeof value === 'string') ?? '');

function crsOfGeoPackage(system: Row): string | null {
  const code = system.get('organization_coordsys_id');
  const organization = system.get('organization');
  // -1 and 0: undefined Cartesian and geographic systems.
  if (typeof code !== 'number' || code <= 0) return null;
  const text = [system.get('definition'), system.get('definition_12_063')].find(isWkt);
  if (typeof organization === 'string' && /^epsg$/i.test(organization)) return withCode(code, text);
  return text ?? `${String(organization)}:${code}`;
}

const isWkt = (value: SqlValue | undefined): value is string =>
  typeof value === 'string' && /^\s*[A-Z][A-Z_]+\s*\[.*\]\s*$/is.test(value);

/** The code, and beside it what the database says that it stands for: nobody here knows every code. */
function withCode(code: number, text: string | undefined): string {
  if (text === undefined || code === WGS84) return `EPSG:${code}`;
  return new RegExp(`\\[\\s*"EPSG"\\s*,\\s*"?${code}"?\\s*\\]\\s*\\]\\s*$`, 'i').test(text)
    ? text
    : text.trimEnd().replace(/\]$/, `,AUTHORITY["EPSG","${code}"]]`);
}
const WGS84 = 4326;

function crsOfSpatialite(system: Row): string | null {
  const code = system.get('auth_srid');
  const text = [system.get('srtext'), system.get('srs_wkt')].find(isWkt);
  if (typeof code === 'number' && code > 0 && /^epsg$/i.test(String(system.get('auth_name'))))
    return withCode(code, text);
  const proj = system.get('proj4text');
  return text ?? (typeof proj === 'string' && proj !== '' ? proj : null);
}
