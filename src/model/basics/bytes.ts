import type { Result } from './result.ts';

/** A file as the core sees it. Only `cli/` and `app/` know whether it lies on disk, in a zip or in a drop. */
export interface ByteSource {
  /** Path relative to the project's folder, `/` as separator; shown to users. */
  readonly name: string;
  readonly size: number;
  slice(start: number, end: number): Promise<Uint8Array>;
  stream(): AsyncIterable<Uint8Array>;
  /** SHA-256 in hex, where the holder of the bytes has a faster way than reading them through. */
  sha256?(): Promise<string>;
}

/** Opens one path of a project: the file, or every file of a folder in the order of their names. */
export type OpenPath = (path: string) => Promise<Result<readonly ByteSource[]>>;

/** The whole content. Only for formats that cannot be read in pieces. */
export const readAll = (source: ByteSource): Promise<Uint8Array> => source.slice(0, source.size);

export function sourceOfBytes(name: string, content: Uint8Array): ByteSource {
  return {
    name,
    size: content.length,
    slice: async (start, end) => content.subarray(start, end),
    async *stream() {
      const step = 1 << 20;
      for (let at = 0; at < content.length; at += step) yield content.subarray(at, at + step);
    },
  };
}

/** The same bytes under another name. */
export const withName = (source: ByteSource, name: string): ByteSource => ({
  name,
  size: source.size,
  slice: (start, end) => source.slice(start, end),
  stream: () => source.stream(),
  ...(source.sha256 && { sha256: () => source.sha256!() }),
});
