import { gunzipSync } from 'fflate';
import { snappyUncompress, type Compressors, type FileMetaData } from 'hyparquet';
import { unpackHadoopLz4, unpackLz4 } from './lz4.ts';

/** A page unpacked: writers make pages of about one megabyte. */
const MOST_PAGE_BYTES = 128e6;

type Decompress = (packed: Uint8Array, length: number) => Uint8Array;

/** Refuses lengths that a forged page header declares, before memory is taken. */
const bounded =
  (decompress: Decompress): Decompress =>
  (packed, length) => {
    if (!(length >= 0 && length <= MOST_PAGE_BYTES)) throw new Error(`page of ${length} bytes`);
    return decompress(packed, length);
  };

const LIGHT: Compressors = {
  SNAPPY: bounded((packed, length) => {
    const out = new Uint8Array(length);
    snappyUncompress(packed, out);
    return out;
  }),
  LZ4: bounded(unpackHadoopLz4),
  LZ4_RAW: bounded(unpackLz4),
  GZIP: bounded((packed, length) => gunzipSync(packed, { out: new Uint8Array(length) })),
};
const HEAVY: ReadonlySet<string> = new Set(['ZSTD', 'BROTLI']);

/** Codecs of the columns of a file. */
const codecsOf = (metadata: FileMetaData): ReadonlySet<string> =>
  new Set(
    metadata.row_groups.flatMap(({ columns }) =>
      columns.map(({ meta_data }) => meta_data?.codec ?? 'UNCOMPRESSED'),
    ),
  );

/**
 * What unpacks the pages of a file; the rarer codecs are loaded where a file needs them.
 * @returns the name of the codec that is not read (LZO), as text
 */
export async function decompressorsFor(metadata: FileMetaData): Promise<Compressors | string> {
  const codecs = codecsOf(metadata);
  const unknown = [...codecs].find(
    (codec) => codec !== 'UNCOMPRESSED' && !(codec in LIGHT) && !HEAVY.has(codec),
  );
  if (unknown !== undefined) return unknown;
  if (![...codecs].some((codec) => HEAVY.has(codec))) return LIGHT;
  const { decompressBrotli, decompressZstd } = await import('hyparquet-compressors');
  return {
    ...LIGHT,
    ZSTD: bounded((packed, length) => decompressZstd(packed, new Uint8Array(length))),
    BROTLI: bounded(decompressBrotli),
  };
}
