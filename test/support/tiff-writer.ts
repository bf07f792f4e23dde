import { zlibSync } from 'fflate';

/** How the same grid is written down; all that differs between makers of elevation files. */
export interface TiffForm {
  readonly littleEndian?: boolean;
  readonly bigTiff?: boolean;
  /** Cells a side of a tile; strips of `rowsPerStrip` without. */
  readonly tile?: number;
  readonly rowsPerStrip?: number;
  readonly compression?: 'none' | 'lzw' | 'deflate' | 'old-deflate' | 'packbits' | 'zstd' | number;
  readonly predictor?: 1 | 2;
  readonly type?: 'int16' | 'float32' | 'float64' | 'int32' | 'uint8';
  readonly noData?: string;
  /** Further fields, in the place of those with the same tag; no values: the field is left out. */
  readonly fields?: readonly (readonly [tag: number, type: number, values: readonly number[]])[];
}

const CODES = { none: 1, lzw: 5, deflate: 8, 'old-deflate': 32946, packbits: 32773, zstd: 50000 } as const;
const TYPES = {
  int16: { bytes: 2, format: 2 },
  int32: { bytes: 4, format: 2 },
  uint8: { bytes: 1, format: 1 },
  float32: { bytes: 4, format: 3 },
  float64: { bytes: 8, format: 3 },
} as const;

/** LZW of TIFF: 9 to 12 bits, high bit first, the width grown one code early. */
function lzw(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let bits = 0;
  let held = 0;
  let width = 9;
  const emit = (code: number): void => {
    held = held * 2 ** width + code;
    bits += width;
    while (bits >= 8) {
      bits -= 8;
      out.push(Math.floor(held / 2 ** bits) & 255);
      held %= 2 ** bits;
    }
  };
  let table = new Map<string, number>();
  let next = 258;
  const codeOf = (text: string): number => (text.length === 1 ? text.charCodeAt(0) : table.get(text)!);
  emit(256);
  let text = '';
  for (const byte of bytes) {
    const longer = text + String.fromCharCode(byte);
    if (longer.length === 1 || table.has(longer)) {
      text = longer;
      continue;
    }
    emit(codeOf(text));
    table.set(longer, next++);
    text = String.fromCharCode(byte);
    if (next + 1 > 1 << width && width < 12) width++;
    if (next >= 4094) {
      emit(256);
      [table, next, width] = [new Map(), 258, 9];
    }
  }
  if (text) emit(codeOf(text));
  emit(257);
  if (bits > 0) out.push((held * 2 ** (8 - bits)) & 255);
  return Uint8Array.from(out);
}

/** PackBits with literal runs only. */
function packBits(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  for (let at = 0; at < bytes.length; at += 128) {
    const run = bytes.subarray(at, at + 128);
    out.push(run.length - 1, ...run);
  }
  return Uint8Array.from(out);
}

/** A Zstandard frame of raw blocks: a frame without checksum, its size in four bytes. */
function zstdFrame(bytes: Uint8Array): Uint8Array {
  const size = [bytes.length & 255, (bytes.length >> 8) & 255, (bytes.length >> 16) & 255, 0];
  const header = (bytes.length << 3) | 1;
  return Uint8Array.from([
    0x28,
    0xb5,
    0x2f,
    0xfd,
    0xa0,
    ...size,
    header & 255,
    (header >> 8) & 255,
    header >> 16,
    ...bytes,
  ]);
}

function pack(bytes: Uint8Array, compression: TiffForm['compression']): Uint8Array {
  if (compression === 'lzw') return lzw(bytes);
  if (compression === 'deflate' || compression === 'old-deflate') return zlibSync(bytes);
  if (compression === 'packbits') return packBits(bytes);
  return compression === 'zstd' ? zstdFrame(bytes) : bytes;
}

/** The cells of one strip or tile as bytes; cells beyond the image are zero. */
function blockBytes(
  grid: Grid,
  form: TiffForm,
  left: number,
  top: number,
  width: number,
  height: number,
): Uint8Array {
  const type = form.type ?? 'int16';
  const { bytes } = TYPES[type];
  const little = form.littleEndian ?? true;
  const view = new DataView(new ArrayBuffer(width * height * bytes));
  for (let row = 0; row < height; row++) {
    for (let column = width - 1; column >= 0; column--) {
      const cell = (x: number): number =>
        left + x < grid.columns && top + row < grid.rows
          ? grid.values[(top + row) * grid.columns + left + x]!
          : 0;
      const value = form.predictor === 2 && column > 0 ? cell(column) - cell(column - 1) : cell(column);
      const at = (row * width + column) * bytes;
      if (type === 'int16') view.setInt16(at, value, little);
      else if (type === 'int32') view.setInt32(at, value, little);
      else if (type === 'float32') view.setFloat32(at, value, little);
      else if (type === 'float64') view.setFloat64(at, value, little);
      else view.setUint8(at, value);
    }
  }
  return new Uint8Array(view.buffer);
}

interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly values: readonly number[];
}

/** A GeoTIFF in degrees WGS84, its north-west corner at 103° E, 22° N, steps of half a degree, one of many forms. */
export function writeTiff(grid: Grid, form: TiffForm): Uint8Array {
  const blocks: Uint8Array[] = [];
  const height = form.tile ?? form.rowsPerStrip ?? grid.rows;
  const width = form.tile ?? grid.columns;
  for (let top = 0; top < grid.rows; top += height)
    for (let left = 0; left < grid.columns; left += width) {
      const rows = form.tile ?? Math.min(height, grid.rows - top);
      blocks.push(pack(blockBytes(grid, form, left, top, width, rows), form.compression));
    }
  const { bytes, format } = TYPES[form.type ?? 'int16'];
  const code = typeof form.compression === 'number' ? form.compression : CODES[form.compression ?? 'none'];
  const shape: [number, number, number[]][] = form.tile
    ? [
        [322, 3, [form.tile]],
        [323, 3, [form.tile]],
        [324, 4, blocks.map(() => 0)],
        [325, 4, blocks.map(({ length }) => length)],
      ]
    : [
        [273, 4, blocks.map(() => 0)],
        [278, 3, [height]],
        [279, 4, blocks.map(({ length }) => length)],
      ];
  const fields: [number, number, number[]][] = [
    [256, 3, [grid.columns]],
    [257, 3, [grid.rows]],
    [258, 3, [bytes * 8]],
    [259, 3, [code]],
    [262, 3, [1]],
    [277, 3, [1]],
    [284, 3, [1]],
    ...(form.predictor ? [[317, 3, [form.predictor]] as [number, number, number[]]] : []),
    ...shape,
    [339, 3, [format]],
    [33550, 12, [0.5, 0.5, 0]],
    [33922, 12, [0, 0, 0, 103, 22, 0]],
    [34735, 3, [1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326]],
    ...(form.noData
      ? [
          [42113, 2, [...`${form.noData}\0`].map((letter) => letter.charCodeAt(0))] as [
            number,
            number,
            number[],
          ],
        ]
      : []),
  ];
  const own = form.fields ?? [];
  const all = [
    ...fields.filter(([tag]) => !own.some(([other]) => other === tag)),
    ...own.flatMap(([tag, type, values]): typeof fields => (values.length ? [[tag, type, [...values]]] : [])),
  ];
  return layOut(
    all.sort((a, b) => a[0] - b[0]),
    blocks,
    form,
  );
}

const SIZES: Readonly<Record<number, number>> = { 2: 1, 3: 2, 4: 4, 12: 8 };

/** Header, directory, long values, blocks. */
function layOut(
  fields: [number, number, number[]][],
  blocks: readonly Uint8Array[],
  form: TiffForm,
): Uint8Array {
  const little = form.littleEndian ?? true;
  const big = form.bigTiff ?? false;
  const [entry, inline, head] = big ? [20, 8, 16] : [12, 4, 8];
  let extra = head + (big ? 8 : 2) + fields.length * entry + (big ? 8 : 4);
  const place = new Map(
    fields.map(([tag, type, values]) => {
      const size = values.length * SIZES[type]!;
      const at = extra;
      if (size > inline) extra += size + (size & 1);
      return [tag, size > inline ? at : -1];
    }),
  );
  const offsets = blocks.map(({ length }) => {
    const at = extra;
    extra += length;
    return at;
  });
  const out = new Uint8Array(extra);
  const view = new DataView(out.buffer);
  const long = (at: number, value: number): void =>
    big ? view.setBigUint64(at, BigInt(value), little) : view.setUint32(at, value, little);
  out.set(little ? [0x49, 0x49] : [0x4d, 0x4d]);
  view.setUint16(2, big ? 43 : 42, little);
  if (big) view.setUint16(4, 8, little);
  long(big ? 8 : 4, head);
  if (big) long(head, fields.length);
  else view.setUint16(head, fields.length, little);
  fields.forEach(([tag, type, given], i) => {
    const at = head + (big ? 8 : 2) + i * entry;
    const values = tag === 273 || tag === 324 ? offsets : given;
    view.setUint16(at, tag, little);
    view.setUint16(at + 2, type, little);
    long(at + 4, values.length);
    const outside = place.get(tag)!;
    const start = outside < 0 ? at + (big ? 12 : 8) : outside;
    if (outside >= 0) long(at + (big ? 12 : 8), outside);
    values.forEach((value, j) => {
      const to = start + j * SIZES[type]!;
      if (type === 2) view.setUint8(to, value);
      else if (type === 3) view.setUint16(to, value, little);
      else if (type === 4) view.setUint32(to, value, little);
      else view.setFloat64(to, value, little);
    });
  });
  blocks.forEach((block, i) => out.set(block, offsets[i]));
  return out;
}
