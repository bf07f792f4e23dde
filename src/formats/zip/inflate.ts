import { Gunzip, Inflate, inflateSync } from 'fflate';
import { RefusalError, type SourceLocation } from '../../model/basics/result.ts';

/** Deflate grows at most 1,032 times: a piece of input makes at most 34 MB of output. Each piece costs a copy of the window. */
const PIECE = 32_768;

class PieceList {
  #pieces: Uint8Array[] = [];
  #length = 0;

  /** @param most bytes that may come out */
  constructor(
    readonly most: number,
    readonly tooMuch: () => RefusalError,
  ) {}

  readonly add = (piece: Uint8Array): void => {
    this.#length += piece.length;
    if (this.#length > this.most) throw this.tooMuch();
    if (piece.length > 0) this.#pieces.push(piece);
  };

  join(): Uint8Array {
    const [only] = this.#pieces;
    if (only && this.#pieces.length === 1) return only;
    const all = new Uint8Array(this.#length);
    let at = 0;
    for (const piece of this.#pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  }
}

function pushAll(stream: Inflate | Gunzip, bytes: Uint8Array, location: SourceLocation): void {
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    }
  } catch (error) {
    if (error instanceof RefusalError) throw error;
    throw new RefusalError({ code: 'compressed-data-damaged', location });
  }
}

const bomb = (location: SourceLocation, most: number) => (): RefusalError =>
  new RefusalError({ code: 'zip-bomb', location, context: { megabytes: Math.round(most / 1e6) } });

/**
 * Raw deflate data, at most `most` bytes of it.
 * @throws RefusalError `compressed-data-damaged`, `zip-bomb`
 */
export function inflate(bytes: Uint8Array, most: number, location: SourceLocation): Uint8Array {
  const pieces = new PieceList(most, bomb(location, most));
  if (bytes.length === 0) throw new RefusalError({ code: 'compressed-data-damaged', location });
  pushAll(new Inflate(pieces.add), bytes, location);
  return pieces.join();
}

/** Packed data of up to so many bytes are unpacked at once: what they could grow to at most ends within a second. */
const MOST_AT_ONCE = 262_144;

/**
 * As `inflate`, for blocks that nearly fill the `most` bytes that they may have: at once and without copies where the
 * data are few.
 */
export function inflateBlock(bytes: Uint8Array, most: number, location: SourceLocation): Uint8Array {
  if (bytes.length === 0 || bytes.length > MOST_AT_ONCE) return inflate(bytes, most, location);
  let block: Uint8Array;
  try {
    // The library never writes beyond memory that it is given; one byte more shows that it would have.
    block = inflateSync(bytes, { out: new Uint8Array(most + 1) });
  } catch (error) {
    if (error instanceof RangeError) throw bomb(location, most)();
    throw new RefusalError({ code: 'compressed-data-damaged', location });
  }
  if (block.length > most) throw bomb(location, most)();
  return block;
}

/** A gzip file, at most `most` bytes of it. @throws as `inflate` */
export function gunzip(bytes: Uint8Array, most: number, location: SourceLocation): Uint8Array {
  const pieces = new PieceList(most, bomb(location, most));
  pushAll(new Gunzip(pieces.add), bytes, location);
  return pieces.join();
}
