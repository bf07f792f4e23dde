import { addDecoder, BaseDecoder } from 'geotiff';
import { inflateBlock } from '../zip/inflate.ts';
import { unpackLzw } from './lzw.ts';

/** Compressions of TIFF that are read: none, LZW, deflate (two numbers), PackBits, ZSTD. */
const READ: ReadonlySet<number> = new Set([1, 5, 8, 32946, 32773, 50000]);
const NAMES: Readonly<Record<number, string>> = {
  2: 'CCITT',
  3: 'CCITT',
  4: 'CCITT',
  6: 'JPEG',
  7: 'JPEG',
  34712: 'JPEG 2000',
  34887: 'LERC',
  34925: 'LZMA',
  50001: 'WebP',
  50002: 'JPEG XL',
};

/** The name of a compression that is not read; null for the others. */
export const unreadableCompression = (code: number): string | null =>
  READ.has(code) ? null : (NAMES[code] ?? String(code));

type Unpack = (packed: Uint8Array, mostBytes: number) => Uint8Array;

/** A decoder of the library over a function that never gives more bytes than the block can hold. */
function decoderOf(unpack: Unpack): typeof BaseDecoder {
  return class extends BaseDecoder {
    override decodeBlock(buffer: ArrayBufferLike): ArrayBufferLike {
      const { tileWidth, tileHeight, bitsPerSample } = this.parameters;
      const bits = typeof bitsPerSample === 'number' ? [bitsPerSample] : Array.from(bitsPerSample);
      const rowBytes = Math.ceil((tileWidth * bits.reduce((sum, value) => sum + value, 0)) / 8);
      const block = unpack(new Uint8Array(buffer), rowBytes * tileHeight);
      return block.byteLength === block.buffer.byteLength ? block.buffer : block.slice().buffer;
    }
  };
}

/** Zlib data: two bytes of header, deflate, a checksum that is left to whoever compares heights. */
const unpackZlib: Unpack = (packed, most) => inflateBlock(packed.subarray(2), most, {});

let registered = false;

/**
 * Puts bounded decoders in the place of the library's, which believe what a block unpacks to, and fetch their
 * WebAssembly from a `data:` address, which the content policy forbids.
 */
export function registerBlockCodecs(): void {
  if (registered) return;
  registered = true;
  const add = (codes: number[], load: () => Promise<Unpack>): void =>
    addDecoder(codes, async () => decoderOf(await load()), undefined, false);
  add([5], async () => unpackLzw);
  add([8, 32946], async () => unpackZlib);
  add([50000], async () => {
    const { decompressZstd } = await import('hyparquet-compressors');
    return (packed, most) => decompressZstd(packed, new Uint8Array(most));
  });
}
