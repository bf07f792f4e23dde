import { MapGeometry, NamedValues, type FlatPositions } from '../features/map-geometry.ts';
import type { XmlScanner } from '../xml/xml-scanner.ts';

const TEXTS: ReadonlySet<string> = new Set([
  'name',
  'description',
  'address',
  'phoneNumber',
  'Snippet',
  'snippet',
  'when',
  'begin',
  'end',
]);
const CONTAINERS: ReadonlySet<string> = new Set([
  'MultiGeometry',
  'MultiTrack',
  'TimeStamp',
  'TimeSpan',
  'ExtendedData',
  'SchemaData',
]);

/** What a Placemark says, read from just behind its start tag to its end. */
export class Placemark {
  readonly geometry = new MapGeometry();
  readonly named = new NamedValues();

  constructor(readonly xml: XmlScanner) {
    const depth = xml.depth;
    for (let event = xml.next(); !(event === 'close' && xml.depth < depth); event = xml.next()) {
      if (event === 'end') return;
      if (event === 'open') this.#element();
    }
  }

  #element(): void {
    const { xml } = this;
    const { name } = xml;
    if (TEXTS.has(name)) this.#text(name.toLowerCase(), xml.innerText());
    else if (name === 'Data') this.#data(xml.attribute('name') ?? '');
    else if (name === 'SimpleData') this.#text(xml.attribute('name') ?? '', xml.innerText());
    else if (name === 'Point') for (const run of this.#coordinates()) this.geometry.point(run);
    else if (name === 'LineString' || name === 'LinearRing')
      for (const run of this.#coordinates()) this.geometry.line(run);
    else if (name === 'Polygon') this.geometry.area(this.#coordinates());
    else if (name === 'Track') this.#track();
    // Styles, views and regions say nothing about the place; containers are walked into.
    else if (!CONTAINERS.has(name)) xml.skip();
  }

  #text(name: string, text: string): void {
    const value = text.trim();
    if (value !== '') this.named.add(name, value);
  }

  #data(name: string): void {
    const { xml } = this;
    const depth = xml.depth;
    for (let event = xml.next(); !(event === 'close' && xml.depth < depth); event = xml.next()) {
      if (event !== 'open') continue;
      if (xml.name === 'value') this.#text(name, xml.innerText());
      else xml.skip();
    }
  }

  /** All `coordinates` inside the element just opened, in order: for a polygon the outer ring first. */
  #coordinates(): FlatPositions[] {
    const { xml } = this;
    const depth = xml.depth;
    const inner: FlatPositions[] = [];
    let outer: FlatPositions | null = null;
    let inInner = false;
    for (let event = xml.next(); !(event === 'close' && xml.depth < depth); event = xml.next()) {
      if (event !== 'open') continue;
      if (xml.name === 'innerBoundaryIs') inInner = true;
      else if (xml.name === 'outerBoundaryIs') inInner = false;
      else if (xml.name === 'coordinates') {
        const run = this.#run(xml.innerText());
        if (inInner || outer) inner.push(run);
        else outer = run;
      }
    }
    return outer ? [outer, ...inner] : inner;
  }

  #run(text: string): FlatPositions {
    const run: number[] = [];
    for (const tuple of text.replace(/\s*,\s*/g, ',').split(/\s+/)) {
      if (tuple === '') continue;
      const [x, y, z] = tuple.split(',');
      this.#position(run, x, y);
      if (z !== undefined && z !== '') this.geometry.heights(1);
    }
    return run;
  }

  #track(): void {
    const { xml } = this;
    const depth = xml.depth;
    const run: number[] = [];
    for (let event = xml.next(); !(event === 'close' && xml.depth < depth); event = xml.next()) {
      if (event !== 'open') continue;
      if (xml.name !== 'coord') {
        xml.skip();
        continue;
      }
      const [x, y, z] = xml.innerText().trim().split(/\s+/);
      // An empty coord: the position was not known at that time.
      if (x !== undefined && x !== '') this.#position(run, x, y);
      if (z !== undefined) this.geometry.heights(1);
    }
    this.geometry.line(run);
  }

  #position(run: number[], x: string | undefined, y: string | undefined): void {
    const lon = x ? Number(x) : NaN;
    const lat = y ? Number(y) : NaN;
    if (Number.isFinite(lon) && Number.isFinite(lat)) run.push(lon, lat);
    else this.geometry.broken = true;
  }
}
