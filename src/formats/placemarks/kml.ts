import { readAll, type ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, refuse, RefusalError, type Result } from '../../model/basics/result.ts';
import { FeatureCollector } from '../features/feature-collector.ts';
import { baseName, fileName } from '../reading/file-name.ts';
import type { FileFormat, ParsedFile } from '../reading/parsed-file.ts';
import { Placemark } from './placemark.ts';
import { XmlScanner } from '../xml/xml-scanner.ts';
import { decodeXml } from '../xml/xml-text.ts';
import { ZipArchive } from '../zip/archive.ts';
import { isSystemFile } from '../../model/basics/system-files.ts';
import { isZip } from '../zip/zip.ts';

const ROOTS: ReadonlySet<string> = new Set(['kml', 'Document', 'Folder', 'Placemark']);
const OVERLAYS: ReadonlySet<string> = new Set(['GroundOverlay', 'ScreenOverlay', 'PhotoOverlay']);
/** KML is always in degrees WGS84. */
const CRS = 'EPSG:4326';
const MOST_BYTES = 120e6;
/** Of the names of all folders around a placemark, each of which repeats them. */
const LONGEST_FOLDER = 1000;

/**
 * KML, and KMZ: every .kml inside, as one. Placemarks with their texts, their extended data and the names of their
 * folders as `folder`. Links are named and never followed, pictures left out.
 * Refusals: those of zip and XML, `kml-missing`, `kml-root`, `file-too-large`.
 */
export const kml: FileFormat = {
  id: 'kml',
  async read(source: ByteSource, _companions, task?: TaskContext): Promise<Result<ParsedFile>> {
    try {
      const documents = await openDocuments(source);
      const size = documents.reduce((sum, document) => sum + document.size, 0);
      if (size > MOST_BYTES)
        return refuse('file-too-large', { file: source.name }, { megabytes: Math.round(size / 1e6) });
      const collector = new FeatureCollector(source.name, baseName(source.name));
      const names = new Set(documents.map(({ name }) => fileName(name)));
      for (const document of documents) {
        task?.signal?.throwIfAborted();
        const text = decodeXml(await readAll(document), source.name);
        readDocument(new XmlScanner(text, source.name), collector, names);
      }
      return accept(collector.finish(CRS));
    } catch (error) {
      if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
      throw error;
    }
  },
};

/** The documents of a KMZ, the main one first; its links between them need not be followed. */
async function openDocuments(source: ByteSource): Promise<readonly ByteSource[]> {
  if (!isZip(await source.slice(0, Math.min(4, source.size)))) return [source];
  const archive = await ZipArchive.open(source);
  const documents = archive.entries.filter(
    (entry) => /\.kml$/i.test(entry.name) && !isSystemFile(entry.name),
  );
  if (!documents.length) throw new RefusalError({ code: 'kml-missing', location: { file: source.name } });
  const isMain = ({ name }: { readonly name: string }): number => (name.includes('/') ? 1 : 0);
  return Promise.all(documents.sort((a, b) => isMain(a) - isMain(b)).map((entry) => archive.sourceOf(entry)));
}

function readDocument(xml: XmlScanner, collector: FeatureCollector, beside: ReadonlySet<string>): void {
  const folders: { name: string; depth: number }[] = [];
  let overlays = 0;
  for (let event = xml.next(); event !== 'end'; event = xml.next()) {
    if (event === 'close') {
      while (folders.length > 0 && folders.at(-1)!.depth > xml.depth) folders.pop();
      continue;
    }
    if (event !== 'open') continue;
    if (xml.depth === 1 && !ROOTS.has(xml.name)) throw notKml(xml);
    if (xml.name === 'Placemark') addPlacemark(xml, collector, folders);
    else if (xml.name === 'Folder') folders.push({ name: '', depth: xml.depth });
    else if (xml.name === 'name' && folders.at(-1)?.depth === xml.depth - 1)
      folders.at(-1)!.name = xml.innerText().trim();
    else if (xml.name === 'NetworkLink') noteLink(xml, collector, beside);
    else if (OVERLAYS.has(xml.name)) {
      overlays++;
      xml.skip();
    } else if (xml.name === 'Style' || xml.name === 'StyleMap' || xml.name === 'Schema') xml.skip();
  }
  if (overlays > 0) collector.note('overlays-left-out', 'info', 'kept', undefined, { context: { overlays } });
}

const notKml = (xml: XmlScanner): RefusalError =>
  new RefusalError({
    code: 'kml-root',
    location: { file: xml.file },
    context: { element: xml.name.slice(0, 60) },
  });

function addPlacemark(
  xml: XmlScanner,
  collector: FeatureCollector,
  folders: readonly { readonly name: string }[],
): void {
  const number = collector.next();
  const { geometry, named } = new Placemark(xml);
  const folder = folders
    .map(({ name }) => name)
    .filter((name) => name !== '')
    .join(' / ');
  if (folder.length > LONGEST_FOLDER) collector.note('folder-name-cut', 'warning', 'changed', number);
  if (folder !== '') named.add('folder', folder.slice(0, LONGEST_FOLDER));
  geometry.collect(collector, named.values, number);
}

/** @param beside names of the documents that are read anyway */
function noteLink(xml: XmlScanner, collector: FeatureCollector, beside: ReadonlySet<string>): void {
  const depth = xml.depth;
  let href = '';
  for (
    let event = xml.next();
    event !== 'end' && !(event === 'close' && xml.depth < depth);
    event = xml.next()
  ) {
    if (event === 'open' && xml.name === 'href') href = xml.innerText().trim();
  }
  if (beside.has(fileName(href)) && !/^\w+:/.test(href)) return;
  collector.note('network-link-not-followed', 'warning', 'kept', undefined, { value: href.slice(0, 200) });
}
