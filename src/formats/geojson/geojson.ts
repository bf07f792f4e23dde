import type { ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, RefusalError, type Result } from '../../model/basics/result.ts';
import { GeoJsonReader } from './reader.ts';
import type { FileFormat, ParsedFile } from '../reading/parsed-file.ts';

/**
 * GeoJSON: FeatureCollection, Feature or bare geometry; newline-delimited and RS-separated texts; UTF-8 or
 * UTF-16, with or without mark. Read in pieces; memory is bounded by the largest feature.
 * Refusals: `file-empty`, `json-syntax` and `json-truncated` with the byte, `not-geojson`.
 */
export const geojson: FileFormat = {
  id: 'geojson',
  async read(source: ByteSource, _companions, task?: TaskContext): Promise<Result<ParsedFile>> {
    const reader = new GeoJsonReader(source, task);
    try {
      return accept(await reader.read());
    } catch (error) {
      if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
      throw error;
    } finally {
      await reader.close();
    }
  },
};
