import { createReadStream, readdirSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import { writeGeoJson } from '../src/formats/geojson/geojson-writer.ts';
import type { ParsedFeatures, ParsedFile } from '../src/formats/reading/parsed-file.ts';
import { readFile } from '../src/formats/registry.ts';
import { groupFiles, type FileGroup } from '../src/intake/files/source-files.ts';
import { unpackFiles } from '../src/intake/files/unpack.ts';
import { sourceOfBytes, type ByteSource } from '../src/model/basics/bytes.ts';

/** What became of one file. `failed`: the reader broke its promises. */
export interface Outcome {
  readonly outcome: 'loaded' | 'refused' | 'failed';
  readonly code?: string;
  readonly format?: string;
  readonly read?: number;
  readonly kept?: number;
  readonly reported?: number;
  readonly error?: string;
}

/** Prototypes that a file must not be able to touch. */
const PROTOTYPES = { Object, Array, Function, String, Number, Map, Set, Promise, RegExp } as const;

/** Own keys of all of them, and what stands behind each. */
function prototypeState(): ReadonlyMap<string, unknown> {
  const state = new Map<string, unknown>();
  for (const [name, { prototype }] of Object.entries(PROTOTYPES)) {
    for (const key of Reflect.ownKeys(prototype as object)) {
      const descriptor = Object.getOwnPropertyDescriptor(prototype, key);
      state.set(`${name}.${String(key)}`, descriptor?.value ?? descriptor?.get);
    }
  }
  return state;
}

function prototypeChange(before: ReadonlyMap<string, unknown>): string | null {
  const after = prototypeState();
  for (const [key, value] of after) if (!before.has(key) || before.get(key) !== value) return key;
  return before.size === after.size ? null : 'a key is gone';
}

export function diskSource(path: string, name: string): ByteSource {
  const { size } = statSync(path);
  return {
    name,
    size,
    async slice(start, end) {
      const handle = await open(path, 'r');
      try {
        const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
        return bytes.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
    async *stream() {
      for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) yield piece as Uint8Array;
    },
  };
}

/** The other parts that lie beside a .shp or .dbf, under the same name. */
function companionsOf(path: string): ByteSource[] {
  const extension = extname(path).toLowerCase();
  if (extension !== '.shp' && extension !== '.dbf') return [];
  const stem = basename(path, extname(path)).toLowerCase();
  return readdirSync(dirname(path))
    .filter((name) => /\.(dbf|shx|prj|cpg)$/i.test(name) && name.slice(0, -4).toLowerCase() === stem)
    .map((name) => diskSource(`${dirname(path)}/${name}`, name));
}

const distinct = (numbers: Iterable<number | undefined>): number =>
  new Set([...numbers].filter((number) => number !== undefined)).size;

/** Rows or features kept and rejected; read must be their sum. */
function countRows(parsed: ParsedFile): { read: number; kept: number; reported: number } {
  if (parsed.kind === 'terrain') {
    const cells = parsed.grid.heights.length;
    return { read: cells, kept: cells, reported: 0 };
  }
  const rejected = parsed.issues.filter((issue) => issue.did === 'rejected');
  if (parsed.kind === 'sheets') {
    const kept = parsed.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
    return { read: parsed.read, kept, reported: rejected.length };
  }
  const kept = distinct(parsed.tables.flatMap((table) => [...table.featureNumbers]));
  return { read: parsed.read, kept, reported: distinct(rejected.map((issue) => issue.feature)) };
}

const sameNumbers = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};

/** What was loaded, written as GeoJSON and read again: the same numbers and properties, table by table. */
async function findExportDifference(parsed: ParsedFeatures, name: string): Promise<string | null> {
  for (const table of parsed.tables) {
    const bytes = writeGeoJson([table], { decimals: null });
    const again = await readFile(sourceOfBytes(`${name}.geojson`, bytes));
    if (!again.ok) return `export refused: ${again.refusal.code}`;
    if (again.value.kind !== 'features') return 'export is no map';
    const back = again.value.tables.filter((candidate) => candidate.geometry.kind === table.geometry.kind);
    if (table.properties.length === 0 && again.value.tables.length === 0) continue;
    if (back.length !== 1 || again.value.tables.length !== 1)
      return `${again.value.tables.length} tables instead of 1`;
    const { geometry, properties } = back[0]!;
    for (const part of ['xy', 'rings', 'parts', 'features'] as const) {
      if (!sameNumbers(geometry[part], table.geometry[part])) return `${part} differ`;
    }
    if (JSON.stringify(properties) !== JSON.stringify(table.properties)) return 'properties differ';
  }
  return null;
}

/** Opens a file on the disk as the import does, with the parts that lie beside it. */
export const verifyFile = (path: string, name: string): Promise<Outcome> =>
  verifySource(diskSource(path, name), companionsOf(path));

/** Opens one file as the import does. Never throws for what the file holds. */
export async function verifySource(
  source: ByteSource,
  companions: readonly ByteSource[] = [],
): Promise<Outcome> {
  const before = prototypeState();
  const fetched: string[] = [];
  globalThis.fetch = (target) => {
    fetched.push(String(target));
    return Promise.reject(new Error('no network'));
  };
  const outcome = await openAll(source, companions);
  const changed = prototypeChange(before);
  if (changed) return { ...outcome, outcome: 'failed', error: `prototype changed: ${changed}` };
  if (fetched.length > 0) return { ...outcome, outcome: 'failed', error: `fetched ${fetched[0]}` };
  return outcome;
}

/** A zip that is a folder is opened member by member, any other file as it is. */
async function openAll(source: ByteSource, companions: readonly ByteSource[]): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  try {
    const { files, archives } = await unpackFiles([source]);
    if (archives.length === 0) return await openOne({ main: files[0]!, companions });
    for (const group of groupFiles(files)) outcomes.push(await openOne(group));
  } catch (error) {
    return failure(error);
  }
  const sum = (key: 'read' | 'kept' | 'reported') => outcomes.reduce((all, one) => all + (one[key] ?? 0), 0);
  const failed = outcomes.find(({ outcome }) => outcome === 'failed');
  if (failed) return failed;
  const loaded = outcomes.some(({ outcome }) => outcome === 'loaded');
  return loaded
    ? { outcome: 'loaded', format: 'folder', read: sum('read'), kept: sum('kept'), reported: sum('reported') }
    : { outcome: 'refused', code: outcomes[0]?.code ?? 'zip-empty' };
}

const failure = (error: unknown): Outcome => ({
  outcome: 'failed',
  error: error instanceof Error ? (error.stack ?? error.message) : String(error),
});

async function openOne({ main, companions }: FileGroup): Promise<Outcome> {
  try {
    const result = await readFile(main, companions);
    if (!result.ok) return { outcome: 'refused', code: result.refusal.code };
    const counts = countRows(result.value);
    const loaded: Outcome = { outcome: 'loaded', format: result.value.kind, ...counts };
    if (counts.read !== counts.kept + counts.reported)
      return { ...loaded, outcome: 'failed', error: 'rows lost' };
    if (result.value.kind !== 'features') return loaded;
    const difference = await findExportDifference(result.value, main.name);
    return difference ? { ...loaded, outcome: 'failed', error: `read back: ${difference}` } : loaded;
  } catch (error) {
    return failure(error);
  }
}
