import type { ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { RefusalError } from '../../model/basics/result.ts';
import { FeatureCollector } from '../features/feature-collector.ts';
import { byteOrNul, ByteWindow } from '../json/byte-window.ts';
import { FeatureScanner } from '../json/feature-scanner.ts';
import { JsonText } from '../json/json-text.ts';
import { MAX_DEPTH, skipBlank, ValueWalker } from '../json/value-end.ts';
import type { ParsedFeatures } from '../reading/parsed-file.ts';
import { baseName, extensionOf } from '../reading/file-name.ts';
import { addBareGeometry, addFeature } from './add-feature.ts';
import { crsName } from './crs-member.ts';
import { isRecord } from './plain-geometry.ts';

const RECORD_SEPARATOR = 0x1e;
const SEQUENCE_EXTENSIONS: ReadonlySet<string> = new Set([
  'ndjson',
  'jsonl',
  'ldjson',
  'geojsonl',
  'geojsons',
  'geojsonseq',
  'ndgeojson',
]);
/** Members whose values are taken; others of a collection are walked over and named in an issue. */
const KNOWN_MEMBERS: ReadonlySet<string> = new Set(['type', 'features', 'crs', 'name', 'bbox']);
const GEOMETRY_TYPES: ReadonlySet<unknown> = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

/** Reads one GeoJSON text from its first to its last byte. */
export class GeoJsonReader {
  readonly #window: ByteWindow;
  readonly #walker = new ValueWalker();
  readonly #text = new JsonText();
  readonly #collector: FeatureCollector;
  readonly #scanner: FeatureScanner;
  /** Position in the window; all before it is done with. */
  #at = 0;
  #crs: string | null = null;

  constructor(source: ByteSource, task?: TaskContext) {
    this.#window = new ByteWindow(source, task);
    this.#collector = new FeatureCollector(source.name, baseName(source.name));
    this.#scanner = new FeatureScanner(this.#collector, this.#walker, this.#text);
  }

  close(): Promise<void> {
    return this.#window.close();
  }

  /** @throws RefusalError where the text as a whole cannot be read */
  async read(): Promise<ParsedFeatures> {
    const window = this.#window;
    await window.open();
    const first = await this.#nextByte();
    if (first < 0) this.#refuse('file-empty');
    const sequence = first === RECORD_SEPARATOR || SEQUENCE_EXTENSIONS.has(extensionOf(window.source.name));
    if (!sequence) {
      if (first !== 123) this.#refuse('not-geojson', this.#at);
      await this.#readCollection();
    }
    await this.#readSequence(sequence);
    return this.#finish();
  }

  #finish(): ParsedFeatures {
    const encoding = this.#text.legacy
      ? { used: 'windows-1252', declared: this.#window.encoding.declared, certain: false }
      : this.#window.encoding;
    if (this.#text.legacy) this.#collector.note('text-not-utf8', 'warning', 'kept');
    if (this.#text.unsafeKeys > 0) {
      const context = { keys: this.#text.unsafeKeys };
      this.#collector.note('unsafe-keys-left-out', 'warning', 'changed', undefined, { context });
    }
    return this.#collector.finish(this.#crs, encoding);
  }

  /** One object with a `features` list, or one whole Feature or geometry. */
  async #readCollection(): Promise<void> {
    const members = new Map<string, unknown>();
    this.#at++;
    if ((await this.#nextByte()) === 125) this.#at++;
    else {
      for (;;) {
        const key = await this.#readKey();
        if (members.has(key) && key === 'features') this.#refuse('json-duplicate-key', this.#at, { key });
        if (key === 'features' && (await this.#nextByte()) === 91) {
          members.set(key, true);
          await this.#readFeatures();
        } else members.set(key, await this.#readValue());
        const next = await this.#nextByte();
        this.#at++;
        if (next === 125) break;
        if (next !== 44) this.#refuseAt(this.#at - 1);
      }
    }
    this.#takeWhole(members);
  }

  #takeWhole(members: ReadonlyMap<string, unknown>): void {
    const type = members.get('type');
    this.#crs ??= crsName(members.get('crs'));
    if (members.get('features') === true) {
      if (type !== 'FeatureCollection') this.#collector.note('collection-type-missing', 'info', 'kept');
      const foreign = [...members.keys()].filter((key) => !KNOWN_MEMBERS.has(key));
      if (foreign.length > 0) {
        const field = foreign.join(', ').slice(0, 200);
        this.#collector.note('foreign-members-left-out', 'info', 'kept', undefined, { field });
      }
      return;
    }
    // Own keys only: `fromEntries` defines, it does not assign.
    const value = Object.fromEntries(members);
    if (type === 'Feature') addFeature(this.#collector, value);
    else if (GEOMETRY_TYPES.has(type)) addBareGeometry(this.#collector, value);
    else if (type === 'Topology') this.#refuse('json-is-topology');
    else this.#refuse('not-geojson', 0);
  }

  async #readFeatures(): Promise<void> {
    this.#at++;
    if ((await this.#nextByte()) === 93) {
      this.#at++;
      return;
    }
    for (;;) {
      await this.#nextByte();
      if (!this.#scanFeatures()) await this.#readOneFeature();
      const next = await this.#nextByte();
      this.#at++;
      if (next === 93) return;
      if (next !== 44) this.#refuseAt(this.#at - 1);
    }
  }

  /** As many features as lie in the window plainly right. @returns whether it ends behind a feature */
  #scanFeatures(): boolean {
    const { bytes, limit } = this.#window;
    for (;;) {
      const end = this.#scanner.scan(bytes, this.#at, limit);
      if (end < 0) return false;
      this.#at = end;
      const comma = skipBlank(bytes, end);
      if (bytes[comma] !== 44) return true;
      const next = skipBlank(bytes, comma + 1);
      if (bytes[next] !== 123) return true;
      this.#at = next;
    }
  }

  /** The feature at hand needs more bytes, or the slow way. */
  async #readOneFeature(): Promise<void> {
    const window = this.#window;
    const length = await this.#valueLength();
    // The scanner walks over members with the same walker.
    const { deepest } = this.#walker;
    const scanned = this.#scanner.scan(window.bytes, this.#at, window.limit);
    if (scanned >= 0) {
      this.#at = scanned;
      return;
    }
    if (deepest > MAX_DEPTH) {
      this.#collector.reject('nesting-too-deep', this.#collector.next());
    } else addFeature(this.#collector, this.#text.parse(window.bytes, this.#at, this.#at + length));
    this.#at += length;
  }

  /** One value after another, by lines or record separators, to the end of the file. */
  async #readSequence(expected: boolean): Promise<void> {
    let allowed = expected;
    for (;;) {
      let byte = await this.#nextByte();
      while (byte === RECORD_SEPARATOR) {
        this.#at++;
        allowed = true;
        byte = await this.#nextByte();
      }
      if (byte < 0) return;
      if (!allowed && byte !== 123) this.#refuse('json-trailing', this.#at);
      allowed = true;
      await this.#readRecord();
    }
  }

  /** A broken record is left out with its number; the next line goes on. */
  async #readRecord(): Promise<void> {
    const window = this.#window;
    const scanned = this.#scanner.scan(window.bytes, this.#at, window.limit);
    if (scanned >= 0) {
      this.#at = scanned;
      return;
    }
    const length = await this.#tryValueLength();
    if (length < 0) {
      const context = { byte: window.base + this.#faultByte() };
      this.#collector.reject('record-broken', this.#collector.next(), { context });
      await this.#skipLine();
      return;
    }
    if (this.#walker.deepest > MAX_DEPTH) this.#collector.reject('nesting-too-deep', this.#collector.next());
    else this.#takeRecord(this.#text.parse(window.bytes, this.#at, this.#at + length));
    this.#at += length;
  }

  #takeRecord(value: unknown): void {
    if (this.#collector.read === 0 && isRecord(value) && typeof value['type'] !== 'string')
      this.#refuse('not-geojson', 0);
    const features = isRecord(value) && value['type'] === 'FeatureCollection' ? value['features'] : null;
    if (Array.isArray(features)) for (const feature of features) addFeature(this.#collector, feature);
    else if (isRecord(value) && GEOMETRY_TYPES.has(value['type'])) addBareGeometry(this.#collector, value);
    else addFeature(this.#collector, value);
  }

  async #skipLine(): Promise<void> {
    for (;;) {
      const end = this.#window.bytes.subarray(0, this.#window.limit).indexOf(10, this.#at);
      if (end >= 0) {
        this.#at = end + 1;
        return;
      }
      this.#at = this.#window.limit;
      if (this.#window.complete) return;
      await this.#fill();
    }
  }

  async #readKey(): Promise<string> {
    if ((await this.#nextByte()) !== 34) this.#refuseAt(this.#at);
    const key = await this.#readValue();
    if ((await this.#nextByte()) !== 58) this.#refuseAt(this.#at);
    this.#at++;
    return String(key);
  }

  async #readValue(): Promise<unknown> {
    const length = await this.#valueLength();
    if (this.#walker.deepest > MAX_DEPTH) this.#refuse('nesting-too-deep', this.#at);
    const value = this.#text.parse(this.#window.bytes, this.#at, this.#at + length);
    this.#at += length;
    return value;
  }

  async #valueLength(): Promise<number> {
    const length = await this.#tryValueLength();
    if (length < 0) this.#refuseAt(this.#faultByte());
    return length;
  }

  /** Length of the value at hand, the window filled as far as it needs; -1 where it is broken. */
  async #tryValueLength(): Promise<number> {
    for (;;) {
      const end = this.#walker.end(this.#window.bytes, this.#at, this.#window.limit);
      if (end >= 0) return end - this.#at;
      if (this.#walker.fault.kind !== 'incomplete' || this.#window.complete) return -1;
      await this.#fill();
    }
  }

  #faultByte(): number {
    const fault = this.#walker.fault;
    return fault.kind === 'syntax' ? fault.byte : this.#window.limit;
  }

  /** The next byte that is no blank, -1 at the end of the file. `#at` is its position. */
  async #nextByte(): Promise<number> {
    for (;;) {
      this.#at = skipBlank(this.#window.bytes, this.#at);
      if (this.#at < this.#window.limit) return byteOrNul(this.#window.bytes, this.#at);
      if (this.#window.complete) return -1;
      await this.#fill();
    }
  }

  async #fill(): Promise<void> {
    this.#at -= await this.#window.fill(this.#at);
  }

  #refuseAt(at: number): never {
    return this.#refuse(at >= this.#window.limit ? 'json-truncated' : 'json-syntax', at);
  }

  #refuse(code: string, at?: number, context?: Record<string, string | number>): never {
    const file = this.#window.source.name;
    const byte = at === undefined ? undefined : this.#window.base + at + 1;
    const feature = this.#collector.read;
    throw new RefusalError({
      code,
      location: { file, ...(byte !== undefined && { byte }), ...(feature > 0 && { feature }) },
      ...(context && { context }),
    });
  }
}
