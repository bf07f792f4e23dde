import { isSystemFile } from '../model/basics/system-files.ts';
import type { ByteSource } from '../model/basics/bytes.ts';
import type { TaskContext } from '../model/basics/progress.ts';
import { accept, refuse, RefusalError, type Result } from '../model/basics/result.ts';
import { startsAsPattern } from './antennas/starts.ts';
import { withGeometryColumn } from './geojson/geometry-column.ts';
import { probe } from './probe.ts';
import type { FileFormat, Probe, ParsedFile } from './reading/parsed-file.ts';
import {
  firstText,
  isText,
  isDxf,
  isHtml,
  isMif,
  isOldWorkbook,
  isSpreadsheetXml,
  isTab,
  isTiff,
  refusedKind,
  rootElement,
} from './reading/signatures.ts';
import { openWrapped } from './wrapped.ts';
import { isFolder, isGeodatabase, isProjectZip, isTimetable } from './zip/folder-zip.ts';

interface Registered {
  readonly id: string;
  readonly extensions: readonly string[];
  /** By content. Where no format knows the content, the extension decides. */
  readonly detect: (probe: Probe) => boolean;
  readonly load: () => Promise<FileFormat>;
}

const isJson = ({ head }: Probe): boolean => /^[\x1e\s]*[{[]/.test(firstText(head));
const isTopology = (probe: Probe): boolean =>
  isJson(probe) && /"type"\s*:\s*"Topology"/.test(firstText(probe.head));
/** Words of Esri, Overpass and the Open Fibre Data Standard at the beginning of a file; else the reader of GeoJSON meets them. */
const isOfPrograms = (probe: Probe): boolean =>
  isJson(probe) &&
  /"(geometryType|displayFieldName|fieldAliases|attributes|osm3s|elements|networks)"\s*:/.test(
    firstText(probe.head),
  ) &&
  !/"type"\s*:\s*"(FeatureCollection|Feature)"/.test(firstText(probe.head));
const hasEntry =
  (pattern: RegExp) =>
  ({ entries }: Probe): boolean =>
    entries?.some((name) => pattern.test(name)) ?? false;
const hasElement =
  (name: string) =>
  ({ head }: Probe): boolean =>
    rootElement(firstText(head)) === name;
const starts =
  (text: string) =>
  ({ head }: Probe): boolean =>
    String.fromCharCode(...head.subarray(0, text.length)) === text;

/** In order of detection: the more special first. Adding a format is one file and one line here. */
// prettier-ignore
const FORMATS: readonly Registered[] = [
  { id: 'geotiff', extensions: ['tif', 'tiff'], detect: isTiff, load: async () => (await import('./rasters/geotiff.ts')).geotiff },
  { id: 'hgt', extensions: ['hgt'], detect: ({ extension }) => extension === 'hgt', load: async () => (await import('./rasters/hgt.ts')).hgt },
  { id: 'msi', extensions: ['msi', 'pln'], detect: ({ head }) => isText(head) && startsAsPattern(firstText(head)), load: async () => (await import('./antennas/msi.ts')).msi },
  { id: 'geopackage', extensions: ['gpkg', 'sqlite'], detect: starts('SQLite format 3\0'), load: async () => (await import('./geopackage/geopackage.ts')).geopackage },
  { id: 'flatgeobuf', extensions: ['fgb'], detect: starts('fgb\x03fgb'), load: async () => (await import('./flatgeobuf/flatgeobuf.ts')).flatgeobuf },
  { id: 'geoparquet', extensions: ['parquet', 'geoparquet'], detect: starts('PAR1'), load: async () => (await import('./geoparquet/geoparquet.ts')).geoparquet },
  { id: 'xlsx', extensions: ['xlsx', 'xlsm'], detect: hasEntry(/^xl\/workbook\.xml$/i), load: async () => (await import('./workbooks/xlsx/xlsx.ts')).xlsx },
  { id: 'xlsb', extensions: ['xlsb'], detect: hasEntry(/^xl\/workbook\.bin$/i), load: async () => (await import('./workbooks/xlsb/xlsb.ts')).xlsb },
  { id: 'ods', extensions: ['ods'], detect: hasEntry(/^content\.xml$/i), load: async () => (await import('./workbooks/ods.ts')).ods },
  { id: 'spreadsheet-xml', extensions: [], detect: isSpreadsheetXml, load: async () => (await import('./workbooks/spreadsheet-xml.ts')).spreadsheetXml },
  { id: 'html-table', extensions: ['html', 'htm'], detect: isHtml, load: async () => (await import('./workbooks/html/html-table.ts')).htmlTable },
  { id: 'xls', extensions: ['xls'], detect: isOldWorkbook, load: async () => (await import('./workbooks/xls.ts')).xls },
  { id: 'shapefile', extensions: ['shp'], detect: (probe) => hasEntry(/\.shp$/i)(probe) || starts('\0\0\x27\x0a')(probe), load: async () => (await import('./shapefile/shapefile.ts')).shapefile },
  { id: 'kml', extensions: ['kml', 'kmz'], detect: (probe) => hasEntry(/\.kml$/i)(probe) || hasElement('kml')(probe), load: async () => (await import('./placemarks/kml.ts')).kml },
  { id: 'gpx', extensions: ['gpx'], detect: hasElement('gpx'), load: async () => (await import('./placemarks/gpx.ts')).gpx },
  { id: 'topojson', extensions: ['topojson'], detect: isTopology, load: async () => (await import('./geojson/topojson.ts')).topojson },
  { id: 'json-objects', extensions: [], detect: isOfPrograms, load: async () => (await import('./objects/objects.ts')).objects },
  { id: 'geojson', extensions: ['geojson', 'json', 'ndjson', 'geojsonl', 'jsonl'], detect: isJson, load: async () => (await import('./geojson/geojson.ts')).geojson },
  { id: 'tab', extensions: [], detect: isTab, load: async () => (await import('./mapinfo/tab.ts')).tab },
  { id: 'mif', extensions: ['mif'], detect: isMif, load: async () => (await import('./drawings/mif.ts')).mif },
  { id: 'dxf', extensions: ['dxf'], detect: isDxf, load: async () => (await import('./drawings/dxf.ts')).dxf },
  { id: 'dbf', extensions: ['dbf'], detect: ({ extension }) => extension === 'dbf', load: async () => (await import('./shapefile/dbf-table.ts')).dbf },
  { id: 'csv', extensions: ['csv', 'tsv', 'txt', 'tab', 'psv'], detect: () => false, load: async () => (await import('./csv/csv.ts')).csv },
];
/** What a text turns out to be that the reader of GeoJSON refuses: words that tell it may stand behind all else. */
const LATE: ReadonlyMap<string, Registered['id']> = new Map([
  ['json-is-topology', 'topojson'],
  ['not-geojson', 'json-objects'],
]);

/**
 * Reads a file of any known format: by its content first, by its name where the content is plain text.
 * @param companions other parts of the same file (.dbf, .shx, .prj, .cpg of a .shp)
 * @returns the reading, or a refusal with code and place; never throws for bad input
 * @throws the reason of `work.signal` where the work was cancelled
 */
export async function readFile(
  source: ByteSource,
  companions: readonly ByteSource[] = [],
  task?: TaskContext,
): Promise<Result<ParsedFile>> {
  try {
    const inner = await openWrapped(source);
    const found = await probe(inner);
    const format = findFormat(found);
    if (typeof format === 'string') return refuse(format, { file: source.name });
    const result = await (await format.load()).read(inner, companions, task);
    if (result.ok) return accept(await withGeometryColumn(result.value, source.name));
    const lateId = !isJson(found) ? undefined : LATE.get(result.refusal.code);
    const late = FORMATS.find(({ id }) => id === lateId);
    const again = late ? await (await late.load()).read(inner, companions, task) : result;
    return again.ok ? accept(await withGeometryColumn(again.value, source.name)) : again;
  } catch (error) {
    if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** The format of a file, or the code of the refusal. */
function findFormat(found: Probe): Registered | string {
  if (found.head.length === 0) return 'file-empty';
  const refused = refusedKind(found) ?? refusedPart(found);
  if (refused) return refused;
  return (
    FORMATS.find((format) => format.detect(found)) ??
    FORMATS.find(({ id, extensions }) =>
      isTextAsWorkbook(found) ? id === 'csv' : extensions.includes(found.extension),
    ) ??
    'format-unknown'
  );
}

const WORKBOOKS: ReadonlySet<string> = new Set(['xls', 'xlsx', 'xlsm', 'xlsb', 'ods']);

/**
 * A table as text under the name of a workbook, as many portals send it: a workbook's own reader would guess at it.
 * Texts of Excel's own (SYLK, DIF) are left to that reader.
 */
const isTextAsWorkbook = ({ extension, head }: Probe): boolean =>
  WORKBOOKS.has(extension) && isText(head) && !/^(ID;P|TABLE\r?\n0,1)/.test(firstText(head));

/** A folder is opened by who wants its files one by one; what is left is no data, or one file of a kind that is not read. */
function refusedZip({ name }: Probe, entries: readonly string[], known: boolean): string | null {
  if (entries.some((entry) => /^(word|ppt)\//.test(entry))) return 'not-read-document';
  if (isProjectZip(entries)) return 'zip-is-project';
  if (isGeodatabase(entries)) return 'not-read-gdb';
  if (isTimetable(entries)) return 'not-read-timetable';
  if (entries.every(isSystemFile)) return 'zip-empty';
  return isFolder(name, entries) || !known ? 'zip-several-files' : null;
}

/** Formats of other programs that are told by their names alone, with the refusal that tells the way out. */
const FOREIGN: readonly (readonly [kind: string, endings: readonly string[]])[] = [
  ['tab', ['map', 'id', 'ind', 'dat']],
  ['mid', ['mid']],
  ['dgn', ['dgn']],
  ['dwg', ['dwg']],
  ['gdb', ['gdb', 'gdbtable', 'gdbtablx', 'gdbindexes', 'atx', 'spx', 'freelist']],
  ['mdb', ['mdb', 'accdb']],
  ['grid', ['asc', 'grd', 'nc', 'ecw', 'sid']],
];

/** Parts of a shapefile say nothing alone; other zips and XML files are known by what they hold. */
function refusedPart(found: Probe): string | null {
  const { extension, entries, head } = found;
  if (['shx', 'prj', 'cpg', 'sbn', 'sbx', 'qpj', 'qix', 'idx', 'fbn'].includes(extension))
    return 'part-of-shapefile';
  const known = FORMATS.some((format) => format.detect(found));
  if (entries) return refusedZip(found, entries, known);
  const foreign = FOREIGN.find(([, endings]) => endings.includes(extension));
  if (foreign && !known) return `not-read-${foreign[0]}`;
  const root = rootElement(firstText(head));
  return root !== null && !known && !['kml', 'gpx'].includes(extension) ? 'xml-unknown' : null;
}
