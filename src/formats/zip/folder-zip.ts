import type { ByteSource } from '../../model/basics/bytes.ts';
import { RefusalError } from '../../model/basics/result.ts';
import { isSystemFile } from '../../model/basics/system-files.ts';
import { extensionOf } from '../reading/file-name.ts';
import { isZip } from './zip.ts';
import { ZipArchive } from './archive.ts';
import type { ZipEntry } from './directory.ts';

/** Styles, notes and indexes that accompany map files and hold no features. */
const BESIDE = /\.(shp\.xml|qmd|qml|qlr|sld|lyr|lyrx|mxd|qgs|qgz|cst|url|lnk|log|md|ini)$/i;
/** Parts of a package: one file to whoever made it, although it is stored as several. */
const PACKAGE = /^(\[Content_Types\]\.xml|mimetype|META-INF\/.*|content\.xml|(xl|word|ppt|visio)\/.*)$/i;
const SHAPEFILE_PART = /\.(shp|dbf|shx|prj|cpg|qpj|sbn|sbx|qix|idx|fbn|fbx|ain|aih|atx|ixs|mxs|txt|xml)$/i;
/** What may lie in a KMZ beside its document. */
const KMZ_PART = /\.(kml|png|jpe?g|gif|bmp|webp|svg|dae|txt|xsd)$/i;

/** Whether an entry is known by its name to hold no data. */
export const isNoData = (name: string): boolean => isSystemFile(name) || BESIDE.test(name);

export const isGeodatabase = (names: readonly string[]): boolean =>
  names.some((name) => /\.gdb\/[^/]+\.gdbtabl[ex]$/i.test(name) || /(^|\/)a0000000\d\.gdbtable$/i.test(name));
/** Timetables of public transport: tables of one data set, none of use alone. */
export const isTimetable = (names: readonly string[]): boolean =>
  ['stops.txt', 'trips.txt', 'routes.txt'].every((name) => names.includes(name));
export const isProjectZip = (names: readonly string[]): boolean =>
  names.some((name) => /^([^/]+\/)?project\.json$/.test(name));

/**
 * Whether a zip is a folder of several files that was packed to be sent, by the names in it. A workbook, a document,
 * a KMZ, a project, sets of a shapefile, a geodatabase and a timetable are one file each.
 */
export function isFolder(archive: string, entries: readonly string[]): boolean {
  const names = entries.filter((name) => !isSystemFile(name));
  const only = (pattern: RegExp): boolean => names.every((name) => pattern.test(name));
  const has = (pattern: RegExp): number => names.filter((name) => pattern.test(name)).length;
  if (entries.length === 1) return entries.every((name) => extensionOf(name) === 'zip');
  if (names.length === 0 || extensionOf(archive) === 'kmz') return false;
  if (names.some((name) => PACKAGE.test(name))) return false;
  if (isProjectZip(names) || isGeodatabase(names) || isTimetable(names)) return false;
  if (has(/\.shp$/i) > 0 && only(SHAPEFILE_PART)) return false;
  return !(has(/\.kml$/i) === 1 && only(KMZ_PART));
}

/** Entries of a zip that is a folder, unpacked one at a time; null for any other file, a zip that is one included. */
export async function openFolderZip(source: ByteSource): Promise<readonly ByteSource[] | null> {
  if (!isZip(await source.slice(0, Math.min(4, source.size)))) return null;
  const archive = await ZipArchive.open(source);
  const names = archive.entries.map(({ name }) => name);
  if (!isFolder(source.name, names)) return null;
  const last = new LastRead(archive);
  const byName = new Map<string, ZipEntry[]>();
  for (const entry of archive.entries) {
    const same = byName.get(entry.name);
    if (same) same.push(entry);
    else byName.set(entry.name, [entry]);
  }
  return [...byName].map(([name, entries]) => memberOf(last, entries, `${source.name}/${name}`));
}

/** Holds the entry that was read last, so that forty workbooks never lie in memory together. */
class LastRead {
  #entry: ZipEntry | null = null;
  #content: Promise<Uint8Array> | null = null;

  constructor(readonly archive: ZipArchive) {}

  read(entry: ZipEntry): Promise<Uint8Array> {
    if (this.#entry !== entry || !this.#content) {
      this.#entry = entry;
      this.#content = this.archive.read(entry);
    }
    return this.#content;
  }
}

/** @param entries of the same name; where there are several, which of them counts differs from program to program */
function memberOf(last: LastRead, entries: readonly ZipEntry[], name: string): ByteSource {
  const [entry] = entries as readonly [ZipEntry, ...ZipEntry[]];
  const read = (): Promise<Uint8Array> => {
    if (entries.length > 1) throw new RefusalError({ code: 'zip-double', location: { file: name } });
    return last.read(entry);
  };
  return {
    name,
    size: entry.size,
    slice: async (start, end) => (await read()).subarray(start, end),
    async *stream() {
      const bytes = await read();
      const step = 1 << 20;
      for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
    },
  };
}
