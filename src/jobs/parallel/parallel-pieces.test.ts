import { describe, expect, it } from 'vitest';
import { randomLayer } from '../../../test/support/random-layers.ts';
import { OverlayTiles, type OverlayRequest } from '../../geometry/overlay/overlay-tiles.ts';
import { repairPolygons } from '../../geometry/polygons/repair.ts';
import { dissolve } from '../../geometry/union/dissolve.ts';
import { ParsedFilesInMemory, parsedFileKey } from '../../intake/files/parsed-file-cache.ts';
import { sourceOfBytes } from '../../model/basics/bytes.ts';
import {
  sizeOfGroup as sizeOf,
  holdsStill,
  measureInPieces,
  measurePiece,
  outlineInPieces,
  outlinePiece,
  readByOther,
  readForOthers,
  readHere,
  type OverlayPiece,
  type SharedOutlinePiece,
} from './parallel-pieces.ts';

/** Sends a piece as to another thread: cloned, but for the memory that all share. */
const across = <T>(piece: T): T => structuredClone(piece);
const turn = () => new Promise((done) => setTimeout(done));

describe('covered land measured in pieces', () => {
  const question = (seed: number): OverlayRequest => ({
    zones: [randomLayer(seed, 6)],
    sets: [[randomLayer(seed + 10, 5)], [randomLayer(seed + 20, 4)]],
    joined: [[0, 1]],
    totals: [0],
  });

  it.each([1, 3, 1000])('in %i: the bits of one thread, in the order of the tiles', async (pieces) => {
    const asked = question(1);
    const { tiles } = new OverlayTiles(asked);
    const sent: OverlayPiece[] = [];
    const measure = measureInPieces(pieces, async (piece) => {
      sent.push(across(piece));
      // The pieces that come first are answered last.
      for (let k = 0; k < 4 - Math.min(sent.length, 4); k++) await turn();
      return measurePiece(across(piece));
    });
    const alone = new OverlayTiles(question(1));
    expect(await measure(asked, tiles)).toEqual(tiles.map((tile) => alone.measure(tile)));
    expect(tiles.length).toBeGreaterThan(pieces === 3 ? 6 : 1);
    expect(sent).toHaveLength(Math.min(pieces, tiles.length));
    expect(sent.flatMap((piece) => piece.tiles)).toEqual(tiles);
    const sizes = sent.map((piece) => piece.tiles.length);
    expect(Math.max(...sizes.slice(0, -1), sizes[0]!)).toBe(Math.ceil(tiles.length / pieces));
  });

  it('of two questions in turns is never that of the other', async () => {
    const [first, second] = [question(1), question(2)];
    const pieces: OverlayPiece[] = [];
    const measure = measureInPieces(2, (piece) => {
      pieces.push(piece);
      return Promise.resolve([]);
    });
    await measure(first, new OverlayTiles(first).tiles);
    await measure(second, new OverlayTiles(second).tiles);
    const [a, , b] = pieces;
    for (const { piece, own } of [
      { piece: a!, own: first },
      { piece: b!, own: second },
      { piece: a!, own: first },
    ])
      expect(measurePiece(across(piece))).toEqual(
        piece.tiles.map((tile) => new OverlayTiles(own).measure(tile)),
      );
  });

  it('lies in memory that all threads share', async () => {
    const asked = question(3);
    let shared = false;
    await measureInPieces(1, (piece) => {
      shared = piece.request.sets.flat().every(({ xy }) => xy.buffer instanceof SharedArrayBuffer);
      return Promise.resolve([]);
    })(asked, new OverlayTiles(asked).tiles);
    expect(shared).toBe(true);
  });
});

describe('a union found in pieces', () => {
  it('is the same for any number of them; a layer is handed over once', async () => {
    const layers = await Promise.all(
      [4, 5].map(async (seed) => (await repairPolygons(randomLayer(seed, 30))).geometry),
    );
    const alone = [await dissolve(layers[0]!), await dissolve(layers[1]!)];
    const sent: SharedOutlinePiece[] = [];
    const threads = outlineInPieces(4, async (piece) => {
      sent.push(piece);
      await turn();
      return outlinePiece(across(piece));
    });
    expect(threads.pieces).toBe(4);
    for (const [k, layer] of [...layers, ...layers].entries()) {
      sent.length = 0;
      const { geometry, by } = await dissolve(layer, threads);
      expect([by, geometry.xy, geometry.parts]).toEqual([
        alone[k % 2]!.by,
        alone[k % 2]!.geometry.xy,
        alone[k % 2]!.geometry.parts,
      ]);
      expect(sent.length).toBeGreaterThan(1);
      expect(new Set(sent.map((piece) => piece.key)).size).toBe(1);
      expect(new Set(sent.map((piece) => piece.layer)).size).toBe(1);
      expect(sent[0]!.layer.xy.buffer).toBeInstanceOf(SharedArrayBuffer);
    }
  });
});

describe('a file read by another thread', () => {
  const text = JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { ten: 'Bản Ảng' },
        // Crosses itself: reading makes it valid and says so.
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 1],
              [1, 0],
              [0, 1],
              [0, 0],
            ],
          ],
        },
      },
    ],
  });
  const group = (content: string) => ({
    main: sourceOfBytes('a.geojson', new TextEncoder().encode(content)),
    companions: [sourceOfBytes('a.prj', new TextEncoder().encode('xyz'))],
  });

  it('is as if it had been read here', async () => {
    const here = await readHere(group(text), undefined);
    const there = readByOther(across(await readForOthers(group(text), undefined)));
    expect(there.sha256).toBe(here.sha256);
    expect(there.reading).toEqual(here.reading);
    expect(here.reading.ok).toBe(true);
  });

  it('that cannot be read is refused alike', async () => {
    const here = await readHere(group('{ "type": '), undefined);
    expect(here.reading.ok).toBe(false);
    expect(readByOther(across(await readForOthers(group('{ "type": '), undefined)))).toEqual(here);
  });

  it('is taken from what is kept, where that thread keeps any', async () => {
    const cache = new ParsedFilesInMemory();
    const first = await readForOthers(group(text), cache);
    expect(await cache.get(parsedFileKey(first.sha256, 'a.geojson'))).not.toBeNull();
    expect(readByOther(await readForOthers(group(text), cache)).reading).toEqual(readByOther(first).reading);
  });

  it('holds still as long as its bytes and its name are those of the key', async () => {
    const { sha256 } = await readHere(group(text), undefined);
    const key = parsedFileKey(sha256, 'a.geojson');
    expect(await holdsStill(group(text), key)).toBe(true);
    expect(await holdsStill(group(`${text} `), key)).toBe(false);
    expect(await holdsStill({ ...group(text), companions: [] }, key)).toBe(false);
    const { main } = group(text);
    expect(await holdsStill({ ...group(text), main: { ...main, name: 'b.geojson' } }, key)).toBe(false);
    const gone = {
      ...main,
      slice: () => Promise.reject(new Error('gone')),
      stream: () => {
        throw new Error('gone');
      },
      sha256: () => Promise.reject(new Error('gone')),
    };
    expect(await holdsStill({ main: gone, companions: [] }, key)).toBe(false);
  });

  it('weighs as much as all its parts', () => {
    expect(sizeOf(group('12345'))).toBe(8);
  });
});
