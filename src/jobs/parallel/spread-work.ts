import { findOutlinePiece, type OutlinePiece, type OutlineThreads } from '../../geometry/union/dissolve.ts';
import { LandTiles, type TileAnswer } from '../../geometry/overlay/land-shares.ts';
import {
  questionFromShared,
  shareQuestion,
  type SharedQuestion,
} from '../../geometry/overlay/shared-question.ts';
import { edgeChunks } from '../../geometry/polygons/edge-chunks.ts';
import type { MeasureTiles } from '../../geometry/overlay/land-memory.ts';
import type { Tile } from '../../geometry/measures/share-grid.ts';
import type { Chains } from '../../geometry/union/chains.ts';
import { bytesOf, hashGroup, readOneFile, type FileRead } from '../../intake/files/read-file.ts';
import {
  plainReading,
  readingFromPlain,
  readingKey,
  type PlainReading,
  type ReadingCache,
} from '../../intake/files/reading-cache.ts';
import type { FileGroup } from '../../intake/files/source-files.ts';
import { accept, type Result } from '../../model/basics/result.ts';
import { Layer, type PlainLayer } from '../../model/layer.ts';

/** A piece of covered land to be measured by another thread. Plain data over shared memory. */
export interface LandPiece {
  /** Tells questions apart, so that a thread prepares each once. */
  readonly key: number;
  readonly question: SharedQuestion;
  readonly tiles: readonly Tile[];
}

export { bytesOf, plainReading, readingFromPlain };
/** Reads a file in this very thread. */
export const readHere = readOneFile;

/** Whether the file holds the bytes now that this key of a reading was made from. */
export async function holdsStill(group: FileGroup, key: string): Promise<boolean> {
  const hashed = await hashGroup(group).catch(() => null);
  return hashed?.ok === true && readingKey(hashed.value, group.main.name) === key;
}

/** What a thread answers that has read a file: plain data over shared memory. */
export interface SharedFileRead {
  readonly sha256: string;
  readonly reading: Result<PlainReading>;
}

/** In a thread: reads a file so that what it holds goes to another thread without being copied. */
export async function readForOthers(
  group: FileGroup,
  cache: ReadingCache | undefined,
): Promise<SharedFileRead> {
  const { sha256, reading } = await readOneFile(group, cache);
  if (!reading.ok) return { sha256, reading };
  return { sha256, reading: accept(plainReading(reading.value, 'toShared')) };
}

/** What another thread has read, as if it had been read here. */
export const readByOther = ({ sha256, reading }: SharedFileRead): FileRead => ({
  sha256,
  reading: reading.ok ? accept(readingFromPlain(reading.value)) : reading,
});

let prepared: { readonly key: number; readonly land: LandTiles } | null = null;

/** In a thread: measures its piece. The same bits as in any other thread. */
export function measurePiece({ key, question, tiles }: LandPiece): TileAnswer[] {
  if (prepared?.key !== key) prepared = { key, land: new LandTiles(questionFromShared(question)) };
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
    const question = shareQuestion(given);
    const size = Math.ceil(tiles.length / pieces);
    const sent: Promise<TileAnswer[]>[] = [];
    for (let at = 0; at < tiles.length; at += size)
      sent.push(send({ key, question, tiles: tiles.slice(at, at + size) }));
    return (await Promise.all(sent)).flat();
  };
}

/** A piece of a union to be found by another thread. Plain data over shared memory. */
export interface SharedOutlinePiece extends Pick<OutlinePiece, 'from' | 'to'> {
  /** Tells layers apart, so that a thread prepares each once. */
  readonly key: number;
  readonly layer: PlainLayer;
}

let dissolving: { readonly key: number; readonly layer: Layer } | null = null;

/** In a thread: finds the outline in its piece. The same bits as in any other thread. */
export function outlinePiece({ key, layer, from, to }: SharedOutlinePiece): Chains {
  if (dissolving?.key !== key) dissolving = { key, layer: Layer.fromShared(layer) };
  return findOutlinePiece({ layer: dissolving.layer, from, to });
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
  // Layers are dissolved one after the other.
  let last: { readonly layer: Layer; readonly key: number; readonly shared: PlainLayer } | null = null;
  return {
    pieces,
    find: ({ layer, from, to }) => {
      if (last?.layer !== layer) {
        edgeChunks(layer);
        last = { layer, key: layers++, shared: layer.toShared() };
      }
      return send({ key: last.key, layer: last.shared, from, to });
    },
  };
}
