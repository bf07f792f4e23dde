import { findOutlinePiece, type OutlinePiece, type OutlineThreads } from '../../geometry/union/dissolve.ts';
import { LandTiles, type LandQuestion, type TileAnswer } from '../../geometry/overlay/land-shares.ts';
import type { MeasureTiles } from '../../geometry/overlay/land-memory.ts';
import type { Tile } from '../../geometry/measures/share-grid.ts';
import type { Chains } from '../../geometry/union/chains.ts';
import {
  bytesOf,
  hashGroup,
  readOneFile,
  recallOutlines,
  type FileRead,
} from '../../intake/files/read-file.ts';
import { readingKey, type ReadingCache } from '../../intake/files/reading-cache.ts';
import type { FileGroup } from '../../intake/files/source-files.ts';
import type { PackedGeometry } from '../../model/geometry.ts';
import {
  sharedGeometry,
  sharedKnowledge,
  sharedQuestion,
  sharedReading,
  takeOverKnowledge,
  type LandFacts,
} from './shared-memory.ts';

/** A piece of covered land to be measured by another thread. Plain data over shared memory. */
export interface LandPiece {
  /** Tells questions apart, so that a thread prepares each once. */
  readonly key: number;
  readonly question: LandQuestion;
  readonly knowledge: LandFacts;
  readonly tiles: readonly Tile[];
}

export { bytesOf };
/** Reads a file in this very thread. */
export const readHere = readOneFile;

/** Whether the file holds the bytes now that this key of a reading was made from. */
export async function holdsStill(group: FileGroup, key: string): Promise<boolean> {
  const hashed = await hashGroup(group).catch(() => null);
  return hashed?.ok === true && readingKey(hashed.value, group.main.name) === key;
}

/** In a thread: reads a file so that what it holds goes to another thread without being copied. */
export async function readForOthers(group: FileGroup, cache: ReadingCache | undefined): Promise<FileRead> {
  const read = await readOneFile(group, cache);
  if (!read.reading.ok) return read;
  return { ...read, reading: { ok: true, value: sharedReading(read.reading.value) } };
}

/** What another thread has read, as if it had been read here. */
export function takeOverRead(read: FileRead): FileRead {
  if (read.reading.ok) recallOutlines(read.reading.value);
  return read;
}

let prepared: { readonly key: number; readonly land: LandTiles } | null = null;

/** In a thread: measures its piece. The same bits as in any other thread. */
export function measurePiece({ key, question, knowledge, tiles }: LandPiece): TileAnswer[] {
  if (prepared?.key !== key) {
    takeOverKnowledge(question, knowledge);
    prepared = { key, land: new LandTiles(question) };
  }
  const { land } = prepared;
  return tiles.map((tile) => land.measure(tile));
}

/**
 * Measures land piece by piece through `send`.
 * @param pieces how many; several per thread, so that none waits long for the slowest
 */
export function measureInPieces(
  pieces: number,
  send: (piece: LandPiece) => Promise<TileAnswer[]>,
): MeasureTiles {
  let questions = 0;
  return async (given, tiles) => {
    const key = questions++;
    const question = sharedQuestion(given);
    const knowledge = sharedKnowledge(given);
    const size = Math.ceil(tiles.length / pieces);
    const sent: Promise<TileAnswer[]>[] = [];
    for (let at = 0; at < tiles.length; at += size)
      sent.push(send({ key, question, knowledge, tiles: tiles.slice(at, at + size) }));
    return (await Promise.all(sent)).flat();
  };
}

/** A piece of a union to be found by another thread. Plain data over shared memory. */
export interface SharedOutlinePiece extends OutlinePiece {
  /** Tells layers apart, so that a thread prepares each once. */
  readonly key: number;
}

let dissolving: { readonly key: number; readonly geometry: PackedGeometry } | null = null;

/** In a thread: finds the outline in its piece. The same bits as in any other thread. */
export function outlinePiece({ key, geometry, from, to }: SharedOutlinePiece): Chains {
  if (dissolving?.key !== key) dissolving = { key, geometry };
  return findOutlinePiece({ geometry: dissolving.geometry, from, to });
}

/**
 * Spreads unions over threads through `send`.
 * @param pieces how many for each union; several per thread, so that none waits long for the slowest
 */
export function outlineInPieces(
  pieces: number,
  send: (piece: SharedOutlinePiece) => Promise<Chains>,
): OutlineThreads {
  let layers = 0;
  const known = new WeakMap<PackedGeometry, { key: number; shared: PackedGeometry }>();
  return {
    pieces,
    find: ({ geometry, from, to }) => {
      const given = known.get(geometry) ?? { key: layers++, shared: sharedGeometry(geometry) };
      known.set(geometry, given);
      return send({ key: given.key, geometry: given.shared, from, to });
    },
  };
}
