import { byteAt, elementAt } from '../../model/basics/elements.ts';
import { zlibSync } from 'fflate';
import { crc32 } from '../zip/crc32.ts';

/** Channels per pixel: 1 gray, 2 gray and alpha, 3 RGB, 4 RGBA. */
export type PngChannels = 1 | 2 | 3 | 4;
type Pixels = Uint8Array | Uint8ClampedArray;
const COLOUR_TYPE = { 1: 0, 2: 4, 3: 2, 4: 6 } as const;
const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** What a PNG says of itself. */
interface PngFacts {
  /** Pixels per inch. */
  readonly dpi?: number;
  /** By the keywords of the PNG specification, 11.3.3.1. */
  readonly texts?: Readonly<Record<string, string>>;
}

/**
 * 8-bit PNG, the same bytes for the same pixels.
 * @param pixels rows from the top, `width * channels` bytes each
 * @throws Error where the length of `pixels` does not fit
 */
export function encodePng(
  width: number,
  height: number,
  pixels: Pixels,
  channels: PngChannels = 4,
  { dpi, texts = {} }: PngFacts = {},
): Uint8Array<ArrayBuffer> {
  if (pixels.length !== width * height * channels)
    throw new Error('Pixels do not fit width, height and channels');
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, COLOUR_TYPE[channels], 0, 0, 0], 8);
  const chunks = [
    SIGNATURE,
    chunk('IHDR', header),
    ...(dpi === undefined ? [] : [chunk('pHYs', density(dpi))]),
    ...Object.entries(texts).map(([keyword, text]) => chunk('iTXt', internationalText(keyword, text))),
    chunk('IDAT', zlibSync(filterRows(width * channels, height, channels, pixels), { level: 6 })),
    chunk('IEND', new Uint8Array(0)),
  ];
  const file = new Uint8Array(chunks.reduce((sum, bytes) => sum + bytes.length, 0));
  let at = 0;
  for (const bytes of chunks) {
    file.set(bytes, at);
    at += bytes.length;
  }
  return file;
}

const METERS_PER_INCH = 0.0254;

/** Pixels per metre across and down. */
function density(dpi: number): Uint8Array {
  const content = new Uint8Array(9);
  const view = new DataView(content.buffer);
  for (const at of [0, 4]) view.setUint32(at, Math.round(dpi / METERS_PER_INCH));
  content[8] = 1;
  return content;
}

/** UTF-8, not compressed, in no named language. */
const internationalText = (keyword: string, text: string): Uint8Array =>
  new TextEncoder().encode(`${keyword}\0\0\0\0\0${text}`);

function chunk(type: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(content.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(content, 8);
  view.setUint32(content.length + 8, crc32(bytes.subarray(4, content.length + 8)));
  return bytes;
}

/** Each row by the filter (none, left, up) with the smallest sum of magnitudes, which packs best. */
function filterRows(stride: number, height: number, channels: number, pixels: Pixels): Uint8Array {
  const filtered = new Uint8Array((stride + 1) * height);
  for (let row = 0; row < height; row++) {
    const from = row * stride;
    const to = row * (stride + 1);
    const filter = bestFilter(pixels, from, stride, channels, row > 0);
    filtered[to] = filter;
    for (let i = 0; i < stride; i++) {
      const before = neighbour(filter, pixels, from + i, i, stride, channels);
      filtered[to + 1 + i] = byteAt(pixels, from + i) - before;
    }
  }
  return filtered;
}

function neighbour(
  filter: number,
  pixels: Pixels,
  at: number,
  i: number,
  stride: number,
  channels: number,
): number {
  if (filter === 1) return i < channels ? 0 : byteAt(pixels, at - channels);
  return filter === 2 ? byteAt(pixels, at - stride) : 0;
}

function bestFilter(
  pixels: Pixels,
  from: number,
  stride: number,
  channels: number,
  hasAbove: boolean,
): number {
  const sums = [0, 0, hasAbove ? 0 : Infinity];
  for (let i = 0; i < stride; i++) {
    for (let filter = 0; filter < (hasAbove ? 3 : 2); filter++) {
      const byte =
        (byteAt(pixels, from + i) - neighbour(filter, pixels, from + i, i, stride, channels)) & 255;
      sums[filter] = elementAt(sums, filter) + (byte < 128 ? byte : 256 - byte);
    }
  }
  return sums.indexOf(Math.min(...sums));
}
