import { feature } from 'topojson-client';
import { readAll, type ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, refuse, RefusalError, type Result } from '../../model/basics/result.ts';
import { FeatureCollector } from '../features/feature-collector.ts';
import { mergeParsedFeatures } from '../features/merge-parsed.ts';
import { addFeature } from './add-feature.ts';
import { isRecord } from './plain-geometry.ts';
import { baseName } from '../reading/file-name.ts';
import { parseWhole } from '../json/parse-whole.ts';
import type { ParsedFeatures, FileFormat, ParsedFile } from '../reading/parsed-file.ts';

type Topology = Parameters<typeof feature>[0];
type GeometryObject = Parameters<typeof feature>[1];

/**
 * TopoJSON: one layer per object, each geometry of a collection a feature. A geometry whose arcs are not
 * there is rejected alone. Refusals: those of JSON, `topology-damaged`.
 */
export const topojson: FileFormat = {
  id: 'topojson',
  async read(source: ByteSource, _companions, task?: TaskContext): Promise<Result<ParsedFile>> {
    try {
      const topology = parseWhole(await readAll(source), source.name).value;
      task?.signal?.throwIfAborted();
      if (!isTopology(topology)) return refuse('topology-damaged', { file: source.name });
      const layers = Object.entries(topology.objects).map(([name, object]) =>
        readLayer(source.name, topology, name, object),
      );
      if (layers.length === 0)
        layers.push(new FeatureCollector(source.name, baseName(source.name)).finish(null));
      return accept(mergeParsedFeatures(layers));
    } catch (error) {
      if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
      throw error;
    }
  },
};

const isTopology = (value: unknown): value is Topology =>
  isRecord(value) &&
  value['type'] === 'Topology' &&
  Array.isArray(value['arcs']) &&
  isRecord(value['objects']);

/** Positions that all features may have together: arcs repeated without end unpack to any size. */
const MOST_POSITIONS = 10e6;

/** Positions of the arcs that a geometry names, one level of lists and collections after the other. */
function countPositions(topology: Topology, geometry: unknown): number {
  let count = 0;
  const waiting: unknown[] = [geometry];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'number') count += topology.arcs[next < 0 ? ~next : next]?.length ?? 0;
    else if (Array.isArray(next)) for (const inner of next) waiting.push(inner);
    else if (isRecord(next)) waiting.push(next['arcs'], next['geometries']);
  }
  return count;
}

function readLayer(file: string, topology: Topology, name: string, object: unknown): ParsedFeatures {
  const collector = new FeatureCollector(file, name);
  const members =
    isRecord(object) && object['type'] === 'GeometryCollection' ? object['geometries'] : [object];
  let positions = 0;
  for (const member of Array.isArray(members) ? (members as unknown[]) : []) {
    positions += countPositions(topology, member);
    if (positions > MOST_POSITIONS) {
      const context = { megabytes: Math.round((16 * positions) / 1e6) };
      throw new RefusalError({ code: 'file-too-large', location: { file }, context });
    }
    let unpacked: unknown;
    try {
      unpacked = feature(topology, member as GeometryObject);
    } catch {
      // The library fails in many ways where arcs are missing or no numbers.
      collector.reject('arcs-missing', collector.next());
      continue;
    }
    addFeature(collector, unpacked);
  }
  return collector.finish(null);
}
