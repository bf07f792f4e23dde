import { unzlibSync } from 'fflate';

/** A PNG of 8 bits as another reader of its specification sees it. */
export interface PngParts {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** Pixels per metre. */
  readonly density: number | null;
  /** Every chunk that holds text, by what it is called. */
  readonly texts: Readonly<Record<string, string>>;
  pixels(): Uint8Array;
}

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };

export function pngParts(bytes: Uint8Array): PngParts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const texts: Record<string, string> = {};
  let density: number | null = null;
  const packed: Uint8Array[] = [];
  for (let at = 8; at < bytes.length; at += view.getUint32(at) + 12) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const content = bytes.subarray(at + 8, at + 8 + view.getUint32(at));
    if (type === 'pHYs') density = view.getUint32(at + 8);
    if (type === 'IDAT') packed.push(content);
    if (/^[tiz][TE]Xt$/i.test(type)) {
      const [keyword, ...rest] = new TextDecoder().decode(content).split('\0');
      texts[keyword!] = rest.join('');
    }
  }
  const [width, height, channels] = [view.getUint32(16), view.getUint32(20), CHANNELS[bytes[25]!]!];
  const pixels = () => unfiltered(unzlibSync(Buffer.concat(packed)), width * channels, height, channels);
  return { width, height, channels, density, texts, pixels };
}

/** Filters none, left and up; others are refused. */
function unfiltered(rows: Uint8Array, stride: number, height: number, channels: number): Uint8Array {
  const pixels = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = rows[row * (stride + 1)]!;
    if (filter > 2) throw new Error(`Filter ${filter}`);
    for (let i = 0; i < stride; i++) {
      const at = row * stride + i;
      const left = filter === 1 && i >= channels ? pixels[at - channels]! : 0;
      const up = filter === 2 ? pixels[at - stride]! : 0;
      pixels[at] = rows[row * (stride + 1) + 1 + i]! + left + up;
    }
  }
  return pixels;
}
