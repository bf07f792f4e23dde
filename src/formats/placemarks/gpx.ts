import { readAll, type ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, refuse, RefusalError, type Result } from '../../model/basics/result.ts';
import { FeatureCollector } from '../features/feature-collector.ts';
import { baseName } from '../reading/file-name.ts';
import type { FileFormat, ParsedFile } from '../reading/parsed-file.ts';
import { MapGeometry, NamedValues } from '../features/map-geometry.ts';
import { XmlScanner } from '../xml/xml-scanner.ts';
import { decodeXml } from '../xml/xml-text.ts';

const MOST_BYTES = 120e6;
const POINTS: ReadonlySet<string> = new Set(['trkpt', 'rtept']);

/**
 * GPX: waypoints as points, routes and tracks as lines, one line per track segment, each with its own texts.
 * Refusals: those of XML, `gpx-root`, `file-too-large`.
 */
export const gpx: FileFormat = {
  id: 'gpx',
  async read(source: ByteSource, _companions, task?: TaskContext): Promise<Result<ParsedFile>> {
    try {
      if (source.size > MOST_BYTES) {
        return refuse('file-too-large', { file: source.name }, { megabytes: Math.round(source.size / 1e6) });
      }
      const xml = new XmlScanner(decodeXml(await readAll(source), source.name), source.name);
      task?.signal?.throwIfAborted();
      const collector = new FeatureCollector(source.name, baseName(source.name));
      for (let event = xml.next(); event !== 'end'; event = xml.next()) {
        if (event !== 'open') continue;
        if (xml.depth === 1 && xml.name !== 'gpx')
          return refuse('gpx-root', { file: source.name }, { element: xml.name });
        if (xml.name === 'wpt') addWaypoint(xml, collector);
        else if (xml.name === 'rte' || xml.name === 'trk') addLine(xml, collector);
      }
      return accept(collector.finish('EPSG:4326'));
    } catch (error) {
      if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
      throw error;
    }
  },
};

function addWaypoint(xml: XmlScanner, collector: FeatureCollector): void {
  const number = collector.next();
  const geometry = new MapGeometry();
  const run = position(xml, geometry);
  if (run) geometry.point(run);
  const named = new NamedValues();
  const depth = xml.depth;
  for (let event = xml.next(); !(event === 'close' && xml.depth < depth); event = xml.next()) {
    if (event === 'open') readText(xml, named);
  }
  geometry.collect(collector, named.values, number);
}

function addLine(xml: XmlScanner, collector: FeatureCollector): void {
  const number = collector.next();
  const geometry = new MapGeometry();
  const named = new NamedValues();
  const depth = xml.depth;
  let run: number[] = [];
  for (let event = xml.next(); !(event === 'close' && xml.depth < depth); event = xml.next()) {
    if (event === 'close' && xml.name === 'trkseg') {
      geometry.line(run);
      run = [];
    }
    if (event !== 'open') continue;
    if (POINTS.has(xml.name)) {
      const found = position(xml, geometry);
      if (found) run.push(...found);
      xml.skip();
    } else if (xml.name !== 'trkseg') readText(xml, named);
  }
  geometry.line(run);
  geometry.collect(collector, named.values, number);
}

/** A text of the element just opened; extensions are walked into, so that their plain texts are met. */
function readText(xml: XmlScanner, named: NamedValues): void {
  if (xml.name === 'extensions') return;
  const { name } = xml;
  const text = xml.innerText().trim();
  if (text !== '') named.add(name, text);
}

function position(xml: XmlScanner, geometry: MapGeometry): [number, number] | null {
  const lon = xml.attribute('lon');
  const lat = xml.attribute('lat');
  const place: [number, number] = [lon ? Number(lon) : NaN, lat ? Number(lat) : NaN];
  if (Number.isFinite(place[0]) && Number.isFinite(place[1])) return place;
  geometry.broken = true;
  return null;
}
