import { execFileSync } from 'node:child_process';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { PageCodec } from './parquet.ts';

const bytesOf = (...parts: (Uint8Array | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const run = (program: string, args: readonly string[], input: Uint8Array): Uint8Array =>
  new Uint8Array(execFileSync(program, args, { input, stdio: ['pipe', 'pipe', 'ignore'] }));

/** An LZ4 block of literals alone: what is not worth compressing. */
function lz4Literals(page: Uint8Array): Uint8Array {
  const more: number[] = [];
  for (let rest = page.length - 15; rest >= 0; rest -= 255) more.push(Math.min(rest, 255));
  return bytesOf([Math.min(page.length, 15) << 4], more, page);
}

/** The only block of an LZ4 frame: header of seven bytes, length of the block, block, end mark. */
function lz4Block(page: Uint8Array): Uint8Array {
  const frame = run('lz4', ['-9', '--no-frame-crc', '-c'], page);
  const size = new DataView(frame.buffer, frame.byteOffset).getUint32(7, true);
  return size >= 2 ** 31 ? lz4Literals(page) : frame.slice(11, 11 + size);
}

/** Snappy with literals only: the length as a varint, then pieces of at most 60 bytes. */
function snappy(page: Uint8Array): Uint8Array {
  const length: number[] = [];
  for (let rest = page.length; ; rest >>= 7) {
    length.push(rest < 128 ? rest : (rest & 127) | 128);
    if (rest < 128) break;
  }
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < page.length; at += 60) {
    const piece = page.subarray(at, at + 60);
    pieces.push(bytesOf([(piece.length - 1) << 2], piece));
  }
  return bytesOf(length, ...pieces);
}

const four = (value: number): number[] => [
  value >>> 24,
  (value >> 16) & 255,
  (value >> 8) & 255,
  value & 255,
];

/** Codecs by name, numbered as in parquet.thrift; ZSTD and LZ4 by the programs of the same name. */
export const PAGE_CODECS: Readonly<Record<string, PageCodec>> = {
  snappy: { codec: 1, compress: snappy },
  gzip: { codec: 2, compress: (page) => new Uint8Array(gzipSync(page)) },
  brotli: { codec: 4, compress: (page) => new Uint8Array(brotliCompressSync(page)) },
  // LZ4 as Hadoop frames it: both lengths before the block, big-endian.
  lz4: {
    codec: 5,
    compress: (page) => {
      const block = lz4Block(page);
      return bytesOf(four(page.length), four(block.length), block);
    },
  },
  zstd: { codec: 6, compress: (page) => run('zstd', ['-19', '-c'], page) },
  'lz4-raw': { codec: 7, compress: lz4Block },
};
