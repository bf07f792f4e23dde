import { geojson as library } from 'flatgeobuf';
import { readAll, type ByteSource } from '../model/bytes.ts';
import type { Work } from '../model/progress.ts';
import { accept, refuse, type Result } from '../model/result.ts';
import { FeatureCollector } from './features/feature-collector.ts';
import { addFeature } from './geojson/add-feature.ts';
import { baseName } from './file-name.ts';
import { dropUnsafeKeys } from './json/own-keys.ts';
import type { FileFormat, Reading } from './reading.ts';

const MOST_BYTES = 600e6;
/** Smallest feature: its length alone. */
const LEAST_FEATURE = 4;

interface Header {
  readonly featuresCount: number;
  readonly crs: { readonly org: string | null; readonly code: number; readonly wkt: string | null } | null;
}

/**
 * FlatGeobuf. A file that breaks off keeps the features before the break; the others that its header counts
 * are rejected one by one. Refusals: `flatgeobuf-damaged`, `file-too-large`.
 */
export const flatgeobuf: FileFormat = {
  id: 'flatgeobuf',
  async read(source: ByteSource, _companions, work?: Work): Promise<Result<Reading>> {
    const place = { file: source.name };
    if (source.size > MOST_BYTES)
      return refuse('file-too-large', place, { megabytes: Math.round(source.size / 1e6) });
    const collector = new FeatureCollector(source.name, baseName(source.name));
    let header: Header | null = null;
    try {
      const features = library.deserialize(await readAll(source), {
        headerMetaFn: (found) => (header = found),
      });
      for await (const feature of features) {
        work?.signal?.throwIfAborted();
        dropUnsafeKeys(feature.properties);
        addFeature(collector, feature);
      }
    } catch (error) {
      if (work?.signal?.aborted) throw error;
      // The library throws plain errors of many kinds for broken files.
      if (!header || collector.read === 0)
        return refuse('flatgeobuf-damaged', place, { reason: String(error).slice(0, 200) });
    }
    const { featuresCount, crs } = header as unknown as Header;
    const promised = Math.min(featuresCount, source.size / LEAST_FEATURE);
    while (collector.read < promised) collector.reject('feature-cut-off', collector.next());
    return accept(
      collector.finish(crs ? (crs.code > 0 ? `${crs.org ?? 'EPSG'}:${crs.code}` : crs.wkt) : null),
    );
  },
};
