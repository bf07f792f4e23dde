import { file, text, type HostileFile } from './hostile-file.ts';

const little32 = (...values: readonly number[]): Uint8Array =>
  new Uint8Array(Uint32Array.from(values).buffer);
const join = (...parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
};

export const BINARIES: readonly HostileFile[] = [
  file('zero.shp', () => new Uint8Array(0)),
  file('zeros.shp', () => new Uint8Array(100_000)),
  file('huge-record.shp', () =>
    join(
      Uint8Array.of(0, 0, 0x27, 0x0a),
      new Uint8Array(96),
      Uint8Array.of(0, 0, 0, 1, 0x7f, 0xff, 0xff, 0xff),
      little32(5),
      new Uint8Array(32),
      little32(0x7fffffff, 0x7fffffff),
    ),
  ),
  file('huge.dbf', () =>
    join(Uint8Array.of(3, 126, 1, 1), little32(0xffffffff), Uint8Array.of(65, 0, 1, 0), new Uint8Array(200)),
  ),
  file('zero-width.dbf', () =>
    join(
      Uint8Array.of(3, 126, 1, 1),
      little32(0xffffffff),
      Uint8Array.of(33, 0, 0, 0),
      new Uint8Array(20),
      Uint8Array.of(13),
    ),
  ),
  file('self-page.gpkg', () =>
    join(
      text('SQLite format 3\0'),
      Uint8Array.of(2, 0, 1, 1, 0, 64, 32, 32),
      new Uint8Array(76),
      Uint8Array.of(5, 0, 0, 0, 2, 1, 0xf0, 0, 0, 0, 0, 1, 1, 0xf0, 1, 0xf4),
      new Uint8Array(320),
    ),
  ),
  file('huge-header.fgb', () =>
    join(Uint8Array.of(0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0), little32(0xffffffff, 0x7fffffff)),
  ),
  file('thrift.parquet', () =>
    join(text('PAR1'), new Uint8Array(200_000).fill(0x1c), little32(200_000), text('PAR1')),
  ),
  file('zero-thrift.parquet', () =>
    join(text('PAR1'), new Uint8Array(100_000).fill(0x19), little32(100_000), text('PAR1')),
  ),
  file('self.tif', () =>
    join(Uint8Array.of(0x49, 0x49, 42, 0), little32(8), Uint8Array.of(1, 0, 0, 1, 4, 0), little32(1, 8, 8)),
  ),
  file('huge-size.tif', () => tiffOf(0x7fff_ffff, 0x7fff_ffff, new Uint8Array(10))),
  file('compound.xls', () =>
    join(
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      new Uint8Array(16),
      Uint8Array.of(0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0),
      new Uint8Array(10),
      little32(1, 0, 0, 4096, 0, 0, 0, 0xffffff),
      new Uint8Array(460).fill(0),
      new Uint8Array(4096),
    ),
  ),
  file('endless-records.xls', () => join(Uint8Array.of(9, 8, 16, 0, 0, 6, 5, 0), new Uint8Array(2_000_000))),
  file('N21E105.hgt', () => new Uint8Array(7)),
];
/** A TIFF of one strip, deflated, with the size that is given. */
function tiffOf(width: number, height: number, strip: Uint8Array): Uint8Array {
  const fields: [number, number][] = [
    [256, width],
    [257, height],
    [258, 16],
    [259, 8],
    [262, 1],
    [273, 122],
    [277, 1],
    [278, height],
    [279, strip.length],
  ];
  const entries = fields.map(([tag, value]) =>
    join(Uint8Array.of(tag & 255, tag >> 8, 4, 0), little32(1, value)),
  );
  return join(
    Uint8Array.of(0x49, 0x49, 42, 0),
    little32(8),
    Uint8Array.of(fields.length, 0),
    ...entries,
    little32(0),
    strip,
  );
}
