import Papa from 'papaparse';

/** One record of a file as it stands there, read with nothing of the import. */
export interface RawRecord {
  /** As the import counts: the row of a CSV, the feature of a GeoJSON, from 1. */
  readonly number: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly geometry: GeoJSON.Geometry | null;
}

interface RawFeature {
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: GeoJSON.Geometry | null;
}

/** Features in degrees WGS84; null for what is no plain FeatureCollection. */
function geoJsonRows(text: string): RawRecord[] | null {
  let value: { features?: unknown; crs?: unknown };
  try {
    value = JSON.parse(text) as typeof value;
  } catch {
    return null;
  }
  if (!Array.isArray(value.features) || value.crs) return null;
  return (value.features as RawFeature[]).map(({ properties, geometry }, i) => ({
    number: i + 1,
    values: properties ?? {},
    geometry: geometry ?? null,
  }));
}

/** Rows under a header in the first row. */
function csvRows(text: string): RawRecord[] | null {
  const { data, errors } = Papa.parse<string[]>(text);
  const [header] = data;
  if (!header || errors.some(({ type }) => type === 'Quotes')) return null;
  return data.slice(1).flatMap((cells, i) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const values = Object.fromEntries(header.map((name, column) => [name, cells[column]]));
    return [{ number: i + 2, values, geometry: null }];
  });
}

/** The records of a GeoJSON or CSV file in UTF-8; null for every other file. */
export function readRawFile(path: string, bytes: Uint8Array): RawRecord[] | null {
  const isTable = /\.csv$/i.test(path);
  if (!isTable && !/\.(geo)?json$/i.test(path)) return null;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  return isTable ? csvRows(text) : geoJsonRows(text);
}

/** A number written plainly; null for one whose marks could be read two ways, and for what is none. */
export function plainNumber(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}
