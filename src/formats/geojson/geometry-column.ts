import { FeatureCollector } from '../features/feature-collector.ts';
import { NamedValues, type MapGeometry } from '../features/map-geometry.ts';
import { readWkb, WkbFault } from '../features/wkb.ts';
import { isWkt, readWkt, systemOfWkt } from '../features/wkt.ts';
import type { Cell, ParsedFeatures, ParsedFile, Sheet } from '../reading/parsed-file.ts';
import { addFeature } from './add-feature.ts';
import { isCellIndex, openCells, type HexagonOutline } from './hexagons.ts';

/** Rows that are looked at for what a column holds. */
const ROWS_TRIED = 200;
const LEAST_SHARE = 0.9;
const HEX_WKB = /^(?:0x|\\x)?0[01](?:[0-9a-f]{2}){8,}$/i;
const GEOJSON = /^\s*\{\s*"(?:type|coordinates|geometries)"\s*:/;

const isGeometry = (text: string): boolean => isWkt(text) || HEX_WKB.test(text) || GEOJSON.test(text);

/** A table one of whose columns holds geometry as text (WKT, WKB in hex, GeoJSON, cells of H3) as features; any other as it is. */
export async function withGeometryColumn(parsed: ParsedFile, file: string): Promise<ParsedFile> {
  if (parsed.kind !== 'sheets') return parsed;
  const [sheet, ...others] = parsed.sheets;
  if (!sheet || others.length > 0) return parsed;
  const written = columnOf(sheet, isGeometry);
  if (written !== null) return featuresOf(sheet, written, { file, issues: parsed.issues, cells: null });
  const index = namesPlaces(sheet) ? null : columnOf(sheet, isCellIndex);
  if (index === null) return parsed;
  return featuresOf(sheet, index, { file, issues: parsed.issues, cells: await openCells() });
}

/** Where rows have places of their own, the cell that they lie in says less. */
const PLACE =
  /^_?(lat|latitude|lon|lng|long|longitude|x|y|vĩ độ|kinh độ|vi_?do|kinh_?do|tọa độ|toạ độ|toa_?do)$/iu;
const namesPlaces = ({ rows }: Sheet): boolean =>
  (rows[0] ?? []).some(
    (heading) => typeof heading === 'string' && PLACE.test(heading.trim().normalize('NFC')),
  );

function columnOf({ rows }: Sheet, isOne: (text: string) => boolean): number | null {
  const [headings = [], ...body] = rows.slice(0, ROWS_TRIED + 1);
  for (const [column, heading] of headings.entries()) {
    if (typeof heading !== 'string' || isOne(heading)) continue;
    const said = body.flatMap((row) => row[column] ?? []);
    const geometries = said.filter((cell) => typeof cell === 'string' && isOne(cell));
    if (geometries.length > 0 && geometries.length >= LEAST_SHARE * said.length) return column;
  }
  return null;
}

/** How the cells of the column are read; `cells` where they are indexes of H3. */
interface Geometries {
  readonly file: string;
  readonly issues: ParsedFile['issues'];
  readonly cells: HexagonOutline | null;
}

function addCell(
  collector: FeatureCollector,
  geometry: MapGeometry | null,
  properties: Readonly<Record<string, unknown>>,
  number: number,
  text: string,
): void {
  if (geometry) geometry.collect(collector, properties, number);
  else collector.reject('cell-index-unknown', number, { value: text.slice(0, 60) });
}

function featuresOf(
  { name, rows, rowNumbers, encoding }: Sheet,
  column: number,
  { file, issues, cells }: Geometries,
): ParsedFeatures {
  const collector = new FeatureCollector(file, name);
  const [headings = [], ...body] = rows;
  let crs: string | null = null;
  body.forEach((row, i) => {
    collector.next();
    const number = rowNumbers[i + 1] ?? i + 1;
    const named = new NamedValues();
    headings.forEach((heading, at) => at !== column && named.add(textOf(heading), plain(row[at] ?? null)));
    const cell = row[column] ?? null;
    if (typeof cell !== 'string') return collector.addWithoutGeometry(named.values, number);
    if (cells) return addCell(collector, cells(cell), named.values, number, cell);
    crs ??= systemOfWkt(cell);
    addRow(collector, cell, named.values, number);
  });
  const { tables, read, issues: found } = collector.finish(crs, encoding);
  return { kind: 'features', tables, read, issues: [...issues, ...found] };
}

function addRow(
  collector: FeatureCollector,
  text: string,
  properties: Readonly<Record<string, unknown>>,
  number: number,
): void {
  if (GEOJSON.test(text)) return addGeoJson(collector, text, properties, number);
  try {
    const geometry = HEX_WKB.test(text) ? readWkb(bytesOfHex(text)) : readWkt(text);
    geometry.collect(collector, properties, number);
  } catch (error) {
    if (!(error instanceof WkbFault)) throw error;
    collector.reject(error.code, number, { value: text.slice(0, 60) });
  }
}

function addGeoJson(
  collector: FeatureCollector,
  text: string,
  properties: Readonly<Record<string, unknown>>,
  number: number,
): void {
  try {
    addFeature(collector, { type: 'Feature', properties, geometry: JSON.parse(text) as unknown }, number);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    collector.reject('geometry-damaged', number, { value: text.slice(0, 60) });
  }
}

function bytesOfHex(text: string): Uint8Array {
  const digits = text.replace(/^(0x|\\x)/i, '');
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) =>
    parseInt(digits.slice(2 * i, 2 * i + 2), 16),
  );
}

const textOf = (cell: Cell): string => (cell === null ? '' : String(plain(cell)));

/** The value of a cell as JSON has them. */
function plain(cell: Cell): unknown {
  if (typeof cell !== 'object' || cell === null) return cell;
  if (cell.kind === 'number') return cell.value;
  return cell.kind === 'date' ? cell.iso : null;
}
